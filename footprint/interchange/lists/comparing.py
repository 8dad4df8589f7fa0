"""Compares a list with the register: what it adds, fills and repeats, what contradicts, and what can't be taken.

A name fills a blank; a value that differs from one held is a conflict, which a person decides. A holder (IRO, social
worker) with a later first day than the one held is progress, not a conflict. Absence is never deletion.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from footprint.children.models import Child, ProtectionCase
from footprint.interchange.lists.columns import MEANINGS
from footprint.interchange.lists.entries import Entry, Given, Row, Told, problem
from footprint.interchange.lists.known import CHAIRS, IROS, Known, NobodyError
from footprint.interchange.ssda903.problems import Problem
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed

ADDED, FILLED, CONFLICT, SAME = "added", "filled", "conflict", "same"
BEGAN = "is a day to come: give the day it began, or leave it out"
HAPPENED = {
    "born_on": "is a day to come: correct the date of birth",
    "last_review": "is a day to come: a review that was held lies in the past",
    **dict.fromkeys(("iro_from", "social_worker_from", "decision_from", "protection_from"), BEGAN),
    "protection_until": "is a day to come: give the day it ended, or leave it out",
}
NAMES = ("given_names", "family_name", "known_as", "born_on")
UNKNOWN = (
    "no child of this number is in the register: correct the number, take in the return’s files first, or choose to add"
    " children who are not known"
)
RESTRICTED = "can’t be taken in as it stands: ask a lead reviewing officer who may see this record to look at the line"


@dataclass(frozen=True)
class Step:
    """One thing that a list says of one child, `record` telling which of several rows.

    `kind` is added, filled, conflict or same; the last changes nothing.

    `held` and `offered` are in words, `value` is what the register takes. `hidden` where the reader may not know of
    the child.
    """

    child: str
    key: str
    kind: str
    held: str
    offered: str
    value: Any
    line: int
    column: str
    hidden: bool = False
    record: str = ""

    @property
    def label(self) -> str:
        return LABELS.get(self.key) or MEANINGS[self.key].label


LABELS = {
    "child": "The child",
    "iro": "IRO",
    "social_worker": "Social worker",
    "protection": "Child protection",
    "chair": "Chair of the protection conferences",
    "booked_on": "Review booked for",
}


@dataclass
class Compared:
    """What a list would do, child by child. Nothing is taken of a child with a fault."""

    file: str
    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: int = 0
    warnings: list[Problem] = field(default_factory=list)


class CannotTakeError(NotAllowed):
    """A value that can't be taken: where it stands, and a sentence."""

    def __init__(self, given: Given, sentence: str) -> None:
        super().__init__(sentence)
        self.given = given


@dataclass(frozen=True)
class Case:
    """One child of a list beside what is known of them; `child` is None for one who would be added."""

    entry: Entry
    child: Child | None
    known: Known
    add: bool

    def step(self, entry: Given, kind: str, *, held: str = "", offered: str = "", key: str = "", value: Any = None,
             ) -> Step:  # fmt: skip
        taken = entry.value if value is None else value
        hidden = self.known.hides(self.entry.child)
        words, field = offered or entry.text, key or entry.key
        record = taken["from_on"].isoformat() if field in ("chair", "protection_until") else ""
        if self.child and (self.child.pk, field, record, words) in self.known.refused:
            kind = SAME
        return Step(self.entry.child, field, kind, held, words, taken, entry.line, entry.column, hidden, record)


def compared(telling: Told, *, known: Known, add: bool) -> Compared:
    """Every step of the list. `add`: children who are not known are added, where name and date of birth are given."""
    current_compared = Compared(
        telling.file, problems=list(telling.problems), rows=len(telling.entries), warnings=telling.warnings
    )
    for entry in telling.entries:
        child = known.of(entry.child)
        if child is not None and child.sealed:
            continue
        case = Case(entry, child, known, add)
        current_compared.problems += _still_to_come(telling.file, case)
        for look in LOOKS:
            _look(current_compared, case, look)
    faulty = {problem.child for problem in current_compared.problems}
    current_compared.steps = [step for step in current_compared.steps if step.child not in faulty]
    return current_compared


def _still_to_come(file: str, case: Case) -> Iterator[Problem]:
    """A day on which something happened, and which is yet to come."""
    entry = case.entry
    for row in (entry.values, *entry.decisions, *entry.protection):
        for key, sentence in HAPPENED.items():
            if key in row and row[key].value > case.known.on:
                hidden = case.known.hides(entry.child)
                yield problem(file, row[key], RESTRICTED if hidden else sentence, child=entry.child)


def _look(compared: Compared, case: Case, look: "Look") -> None:
    steps = look(case)
    while True:
        try:
            step = next(steps, None)
        except CannotTakeError as fault:
            sentence = RESTRICTED if case.known.hides(case.entry.child) else str(fault)
            compared.problems.append(problem(compared.file, fault.given, sentence, child=case.entry.child))
            return
        if step is None:
            return
        compared.steps.append(step)


def _names(case: Case) -> Iterator[Step]:
    values, child = {**_split(case.entry.values.get("name")), **case.entry.values}, case.child
    if child is None:
        yield _new(case, values)
        return
    for key in NAMES:
        if key in values:
            held = getattr(child, key)
            kind = FILLED if not held else SAME if held == values[key].value else CONFLICT
            yield case.step(values[key], kind, held=in_words(held), offered=in_words(values[key].value))


def _new(case: Case, values: Row) -> Step:
    place = Given("child", case.entry.child, case.entry.child, case.entry.line, MEANINGS["child"].label)
    if not case.add:
        raise CannotTakeError(place, UNKNOWN)
    if "born_on" not in values or not {"given_names", "family_name"} & set(values):
        raise CannotTakeError(place, "the child is not known yet: give their name and date of birth to add them")
    taken = {key: values[key].value for key in NAMES if key in values}
    name = " ".join(values[key].text for key in ("given_names", "family_name") if key in values)
    return case.step(place, ADDED, offered=f"{name}, born {format_day(taken['born_on'])}", value=taken)


def _split(name: Given | None) -> Row:
    """Given names and family name of a name in one piece: "Vale, Amara", or the last word is the family name."""
    if name is None:
        return {}
    before, comma, after = name.text.partition(",")
    family, values = (before, after) if comma else (name.text.split()[-1], " ".join(name.text.split()[:-1]))
    parts = {"given_names": values.strip(), "family_name": family.strip()}
    return {key: Given(key, text, text, name.line, name.column) for key, text in parts.items() if text}


def in_words(value: Any) -> str:
    return format_day(value) if isinstance(value, date) else str(value or "")


def _iro(case: Case) -> Iterator[Step]:
    entry, since = case.entry.values.get("iro"), case.entry.values.get("iro_from")
    if entry is None:
        return
    person = _staff(case, entry, IROS, "an IRO")
    held = case.child.iros_now[0] if case.child and case.child.iros_now else None  # type: ignore[attr-defined]
    first = _in_role(person, since.value if since else case.known.on, case.known.on)
    if held is not None and held.person_id == person.pk:
        kind = SAME
    elif held is None or (since and since.value > held.from_on):
        kind = FILLED if held is None else ADDED
    else:
        kind = CONFLICT
    offered = person.name + (f" from {format_day(first)}" if since and kind != CONFLICT else "")
    yield case.step(entry, kind, held=held.person.name if held else "", offered=offered, value=(person, first))


def _in_role(person: Any, day: date, today: date) -> date:
    """The day, or the first of the person's role where it is later: nobody is kept as an IRO before they were one."""
    begins = [held.from_on for held in person.roles_held.all() if held.role in IROS and held.from_on <= today]
    return max(day, min(begins, default=day))


def _staff(case: Case, entry: Given, roles: frozenset[str], called: str) -> Any:
    try:
        return case.known.staff.one(entry.text, roles=roles, called=called)
    except NobodyError as fault:
        raise CannotTakeError(entry, str(fault)) from None


def _worker(case: Case) -> Iterator[Step]:
    entry, team = case.entry.values.get("social_worker"), case.entry.values.get("team")
    since = case.entry.values.get("social_worker_from")
    held = case.child.workers_now[0] if case.child and case.child.workers_now else None  # type: ignore[attr-defined]
    if entry is None:
        if team is not None and held is None:
            raise CannotTakeError(team, "a team comes with a social worker: name them on this line too")
        yield from _team(case, team, held)
        return
    try:
        person = case.known.staff.worker(entry.text)
    except NobodyError as fault:
        raise CannotTakeError(entry, str(fault)) from None
    name = person.name if person else entry.text
    same = held is not None and (held.person_id == person.pk if person else held.name.casefold() == name.casefold())
    if held is not None and same:
        yield case.step(entry, SAME, held=held.name, offered=name)
        yield from _team(case, team, held)
        return
    later = held is not None and since is not None and since.value > held.from_on
    kind = FILLED if held is None else ADDED if later else CONFLICT
    value = {"name": name, "person": person, "team": team.text if team else "",
             "from_on": since.value if since else case.known.on}  # fmt: skip
    offered = f"{name} ({team.text})" if team else name
    yield case.step(entry, kind, held=worker_words(held), offered=offered, value=value)


def worker_words(held: Any) -> str:
    return "" if held is None else f"{held.name} ({held.team})" if held.team else held.name


def _team(case: Case, team: Given | None, held: Any) -> Iterator[Step]:
    if team is not None:
        now = held.team.name if held.team else ""
        kind = FILLED if not now else SAME if now.casefold() == team.text.casefold() else CONFLICT
        yield case.step(team, kind, held=now)


def _last_review(case: Case) -> Iterator[Step]:
    entry = case.entry.values.get("last_review")
    if entry is None:
        return
    period = case.child.periods_now[0] if case.child and case.child.periods_now else None  # type: ignore[attr-defined]
    if case.child is None or period is None:
        raise CannotTakeError(entry, "the child is not looked after, as far as the register knows: take in the return’s"
                              " files first, or leave the review out")  # fmt: skip
    if entry.value < period.from_on:
        raise CannotTakeError(
            entry, f"is before the child came into care on {format_day(period.from_on)}: correct the date"
        )
    latest = max(case.known.held.get(case.child.pk, ()), default=None)
    kind = ADDED if latest is None or entry.value > latest else SAME
    held = format_day(latest) if latest else ""
    yield case.step(entry, kind, held=held, offered=format_day(entry.value))


def _booked(case: Case) -> Iterator[Step]:
    entry, place = case.entry.values.get("booked_on"), case.entry.values.get("place")
    if entry is None:
        return
    day, at_time = entry.value
    if case.child is None or not case.child.periods_now:  # type: ignore[attr-defined]
        raise CannotTakeError(entry, "no review of this child is due, as the child is not looked after: leave it out")
    if day < case.known.on:
        raise CannotTakeError(entry, "lies in the past: a review that was held is given as the last review")
    meeting = case.known.booked.get(case.child.pk)
    value = {"on_day": day, "at_time": at_time, "place": place.text if place else ""}
    if meeting is None:
        kind = FILLED
    else:
        same_time = at_time is None or meeting.at_time == at_time
        kind = SAME if meeting.on_day == day and same_time else CONFLICT
    offered = booked_words(day, at_time, value["place"])
    held = booked_words(meeting.on_day, meeting.at_time, meeting.place) if meeting else ""
    yield case.step(entry, kind, held=held, offered=offered, value=value)


def booked_words(day: date, at_time: Any, place: str) -> str:
    return format_day(day) + (f" at {at_time:%H:%M}" if at_time else "") + (f", {place}" if place else "")


def _decisions(case: Case) -> Iterator[Step]:
    stored = case.known.carried.get(case.child.pk, set()) if case.child else set()
    said_already = set(stored)
    for row in case.entry.decisions:
        text = row["decision"].text
        made, due = row.get("decision_from"), row.get("decision_due")
        if made and due and due.value < made.value:
            raise CannotTakeError(due, "is before the day on which the decision was made: correct one of the two")
        kind = SAME if text in said_already else ADDED
        said_already.add(text)
        value = {"text": text, "owner": row["decision_owner"].text if "decision_owner" in row else "",
                 "due_on": due.value if due else None, "from_on": made.value if made else None}  # fmt: skip
        yield case.step(row["decision"], kind, value=value)


def _protection(case: Case) -> Iterator[Step]:
    held = list(case.child.protection) if case.child else []  # type: ignore[attr-defined]
    for row in case.entry.protection:
        yield from _protection_case(case, row, held)


def _protection_case(case: Case, row: Row, held: list[ProtectionCase]) -> Iterator[Step]:
    first, last, chair = row["protection_from"], row.get("protection_until"), row.get("chair")
    if last and last.value == first.value:
        raise CannotTakeError(last, "is the day on which it began, and a plan can’t start and end on one day [8840]:"
                              " correct one of the two")  # fmt: skip
    if last and last.value < first.value:
        raise CannotTakeError(last, f"is before its beginning on {format_day(first.value)}: correct one of the two")
    person = _staff(case, chair, CHAIRS, "a chair of child-protection conferences") if chair else None
    same = next((protection_case for protection_case in held if protection_case.from_on == first.value), None)
    if same is None:
        _alone(first, last, held)
        taken = {"chair": person, "from_on": first.value, "until_on": last.value if last else None}
        made = ProtectionCase(**taken)
        held.append(made)
        yield case.step(first, ADDED, key="protection", offered=_protection_words(made), value=taken)
        return
    for entry, now, offered, value in (
        (chair, same.chair, person.name if person else "", person),
        (last, same.until_on, in_words(last.value) if last else "", last.value if last else None),
    ):
        if entry is not None:
            kind = FILLED if now is None else SAME if now == value else CONFLICT
            words = in_words(now) if now else ""
            yield case.step(entry, kind, held=words, offered=offered, value={"from_on": first.value, "to": value})


def _alone(first: Given, last: Given | None, held: list[ProtectionCase]) -> None:
    until = last.value if last else date.max
    for protection_case in held:
        if first.value < (protection_case.until_on or date.max) and protection_case.from_on < until:
            raise CannotTakeError(
                first,
                f"overlaps the child-protection case that began on {format_day(protection_case.from_on)}: mend"
                " the dates",
            )


def _protection_words(case: ProtectionCase) -> str:
    chaired = f", chaired by {case.chair.name}" if case.chair else ""
    return (
        f"from {format_day(case.from_on)}" + (f" until {format_day(case.until_on)}" if case.until_on else "") + chaired
    )


Look = Callable[[Case], Iterator[Step]]
LOOKS: tuple[Look, ...] = (_names, _iro, _worker, _last_review, _booked, _decisions, _protection)
