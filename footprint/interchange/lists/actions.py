"""Taking a list in, in one transaction, and deciding about what it contradicts."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from footprint.accounts.models import Person
from footprint.accounts.queries import people_by_key
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children import bulk_import
from footprint.children.allocations.actions import allocate
from footprint.children.allocations.policies import refusals
from footprint.children.from_lists import actions as children
from footprint.children.from_lists import queries as register
from footprint.children.models import Child
from footprint.database.contention import giving_way
from footprint.interchange.audit_actions import InterchangeAction
from footprint.interchange.lists import again
from footprint.interchange.lists.columns import LEFT_OUT, bare
from footprint.interchange.lists.comparing import ADDED, CONFLICT, FILLED, NAMES, RESTRICTED, Compared, Step, compared
from footprint.interchange.lists.entries import Given, problem, read_through
from footprint.interchange.lists.known import Known, known
from footprint.interchange.lists.queries import LIST
from footprint.interchange.lists.reading import Sheet
from footprint.interchange.models import CarriedDecision, Conflict, Import, ListColumn
from footprint.interchange.spellings import spellings
from footprint.interchange.ssda903.problems import Problem, Refused
from footprint.page.refusals import NotAllowed
from footprint.reviews import bulk_import as reviews_import
from footprint.reviews.from_lists import actions as reviews

REASON = "The council's list"
LISTED = 500


def preview(*, sheet: Sheet, meanings: Sequence[str], add: bool, to: Actor, on: date) -> Compared:
    """What the list would do. Nothing is changed. `add`: children who are not known are added."""
    telling = read_through(sheet, meanings=meanings)
    spelt = spellings()
    for entry in telling.entries:
        entry.child = spelt.get(entry.child, entry.child)
    found_known = known(numbers=[entry.child for entry in telling.entries], to=to, on=on)
    current_compared = compared(telling, known=found_known, add=add)
    _check_allocations(current_compared, found_known)
    return current_compared


def _check_allocations(compared: Compared, by_now: Known) -> None:
    """An IRO who may not be the child's is a fault of the line."""
    steps = [step for step in compared.steps if step.key == "iro" and step.kind in (ADDED, FILLED)]
    groups: dict[tuple[Person, date], list[Step]] = {}
    for step in steps:
        if by_now.of(step.child):
            groups.setdefault(step.value, []).append(step)
    for (person, first), group in groups.items():
        listed = [(step, child) for step in group if (child := by_now.of(step.child))]
        if not refusals(children=[child for _, child in listed], to=person, from_on=first):
            continue
        for step, child in listed:
            for sentence in refusals(children=[child], to=person, from_on=first):
                context = RESTRICTED if step.hidden else sentence
                entry = Given("iro", person, step.offered, step.line, step.column)
                compared.problems.append(problem(compared.file, entry, context, child=step.child))
    faulty = {problem.child for problem in compared.problems}
    compared.steps = [step for step in compared.steps if step.child not in faulty]


def remember(*, columns: Sequence[str], meanings: Sequence[str]) -> None:
    """Keeps what the columns were said to mean, for the next list."""
    stored = {bare(column): ListColumn(header=bare(column)[:200], meaning=meaning)
            for column, meaning in zip(columns, meanings, strict=True) if bare(column)}  # fmt: skip
    ListColumn.objects.bulk_create(
        stored.values(), update_conflicts=True, unique_fields=["header"], update_fields=["meaning"]
    )


def take_in(
    *, sheet: Sheet, meanings: Sequence[str], add: bool, hold_back: bool, by: Actor, on: date, at: datetime
) -> Import:
    """Takes the list in: all of it, or nothing. What it contradicts waits for a person to decide.

    Refused with the faults of its lines; with `hold_back` the children with faults are left out instead. What is
    written is compared again while nobody else can change it: what was typed since the first look waits as a conflict.
    """
    read = partial(preview, sheet=sheet, meanings=meanings, add=add, to=by, on=on)
    with acting(by=by, action=InterchangeAction.IMPORT_LIST, reason=REASON, at=at) as doing:
        before = read()

        def write() -> Import:
            _hold(before)
            by_now = changed_meanwhile(read(), before=before)
            if by_now.problems and not hold_back:
                raise Refused(by_now.problems)
            made = _taken_in(by_now, by=by, on=on, at=at)
            _take_steps(by_now, made, by=by, on=on, at=at)
            return made

        if before.problems and not hold_back:
            raise Refused(before.problems)
        made = giving_way(write)
        remember(columns=sheet.columns, meanings=[meaning or LEFT_OUT for meaning in meanings])
        doing.record(("import", made.pk), after={"file": sheet.file, **made.counts})
    return made


def _hold(compared: Compared) -> None:
    """Nobody changes what the list speaks of, until it is written."""
    reviews_import.hold(bulk_import.hold({step.child for step in compared.steps}, people=True))


def changed_meanwhile(by_now: Compared, *, before: Compared) -> Compared:
    """The steps as compared again; one over a value that somebody changed between the two waits for a person."""
    held = {(step.child, step.key, step.record): step.held for step in before.steps}
    for place, step in enumerate(by_now.steps):
        same = held.get((step.child, step.key, step.record), "") == step.held
        if step.kind in (ADDED, FILLED) and step.key in again.NOW and not same:
            by_now.steps[place] = replace(step, kind=CONFLICT)
    return by_now


def _taken_in(compared: Compared, *, by: Actor, on: date, at: datetime) -> Import:
    person = by if isinstance(by, Person) else None
    words = {kind: [_line(step) for step in compared.steps if step.kind == kind] for kind in (ADDED, FILLED)}
    return Import.objects.create(
        at=at,
        on_day=on,
        by=person,
        by_label=by.audit_label,
        source=LIST,
        folders=[compared.file],
        counts=counts(compared),
        added=words[ADDED][:LISTED],
        filled=words[FILLED][:LISTED],
        held_back=[asdict(problem) for problem in compared.problems],
        warnings=[asdict(one) for one in compared.warnings],
    )


def counts(found: Compared) -> dict[str, int]:
    """How many values are added, filled, contradicted and the same, and how many lines have a fault."""
    by_kind = {kind: sum(step.kind == kind for step in found.steps) for kind in (ADDED, FILLED, CONFLICT, "same")}
    return {**by_kind, "faults": len(found.problems)}


def _line(step: Step) -> dict[str, str]:
    return {"child": step.child, "what": step.label, "to": step.offered}


def _take_steps(compared: Compared, made: Import, **doing: Any) -> None:
    steps = [step for step in compared.steps if step.kind in (ADDED, FILLED)]
    for step in steps:
        if step.key == "child":
            with _refused_as_a_fault(compared, step):
                children.add_child(local_id=step.child, names=step.value, **doing)
    stored = {
        child.local_id: child for child in register.by_number({step.child for step in compared.steps}, on=doing["on"])
    }
    for step in steps:
        with _refused_as_a_fault(compared, step):
            if step.key == "decision":
                CarriedDecision.objects.create(child=stored[step.child], taken_in=made, **step.value)
            elif step.key != "child":
                APPLY[step.key](stored[step.child], step.value, **doing)
    waiting = [_conflict(step, stored[step.child], made) for step in compared.steps if step.kind == CONFLICT]
    Conflict.objects.bulk_create(waiting, ignore_conflicts=True)


@contextmanager
def _refused_as_a_fault(compared: Compared, step: Step) -> Iterator[None]:
    try:
        yield
    except NotAllowed as refusal:
        sentence = RESTRICTED if step.hidden else str(refusal)
        raise Refused([Problem(compared.file, step.line, step.column, step.offered, sentence, step.child)]) from None


def _conflict(step: Step, child: Child, made: Import) -> Conflict:
    return Conflict(
        taken_in=made, child=child, kind=LIST, record=step.record, named=step.label, field=step.key, held=step.held,
        offered=step.offered, row=_kept(step.value), file=made.folders[0], line=step.line,
    )  # fmt: skip


def _kept(value: Any) -> Any:
    """A step's value as JSON: a person by key, days and times as text."""
    if isinstance(value, Person):
        return {"person": str(value.pk)}
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _kept(item) for key, item in value.items()}
    return [_kept(item) for item in value] if isinstance(value, tuple) else value


def decide(*, conflicts: Collection[Conflict], accept: bool, by: Person, on: date, at: datetime) -> None:
    """Accepts or refuses what lists offered, all of them or none. NotAllowed for one that was decided meanwhile."""
    action = InterchangeAction.ACCEPT_CONFLICT if accept else InterchangeAction.REFUSE_CONFLICT
    with acting(by=by, action=action, at=at) as doing:
        locked = Conflict.objects.select_for_update(of=("self",)).select_related("child")
        for conflict in locked.filter(kind=LIST, pk__in=[conflict.pk for conflict in conflicts]).order_by("line", "pk"):
            if conflict.accepted is not None:
                raise NotAllowed("Somebody has decided one of these meanwhile. Look at the list again.")
            if accept:
                apply(conflict, by=by, on=on, at=at)
            conflict.accepted, conflict.decided_by, conflict.decided_at = accept, by, at
            conflict.save(update_fields=["accepted", "decided_by", "decided_at"])
            text = {conflict.named: conflict.offered}
            doing.record(("child", conflict.child_id), before={conflict.named: conflict.held}, after=text)


def apply(conflict: Conflict, *, by: Person, on: date, at: datetime) -> None:
    """Gives the register what a list offered."""
    row: Any = conflict.row
    value = READ.get(conflict.field, lambda stored: stored)(row)
    if conflict.field == "iro":
        value = (value[0], on)
    if conflict.field == "social_worker":
        value["from_on"] = on
    APPLY[conflict.field](conflict.child, value, by=by, on=on, at=at)


def _person(stored: Any) -> Person | None:
    if not stored:
        return None
    key = UUID(stored["person"])
    return people_by_key(keys=[key])[key]


def _protection(stored: Any) -> dict[str, Any]:
    to = _person(stored["to"]) if isinstance(stored["to"], dict) else date.fromisoformat(stored["to"])
    return {"from_on": date.fromisoformat(stored["from_on"]), "to": to}


def _booking(stored: Any) -> dict[str, Any]:
    at_time = time.fromisoformat(stored["at_time"]) if stored["at_time"] else None
    return {**stored, "on_day": date.fromisoformat(stored["on_day"]), "at_time": at_time}


READ: Mapping[str, Callable[[Any], Any]] = {
    "born_on": date.fromisoformat,
    "iro": lambda stored: [_person(stored[0]), None],
    "social_worker": lambda stored: {**stored, "person": _person(stored["person"])},
    "booked_on": _booking,
    "chair": _protection,
    "protection_until": _protection,
}


def _name(key: str) -> Callable[..., None]:
    def set_it(child: Child, value: Any, *, by: Actor, on: date, at: datetime) -> None:
        children.change_names(child=child, names={key: value}, by=by, on=on, at=at)

    return set_it


def _iro(child: Child, value: Any, *, by: Actor, on: date, at: datetime) -> None:
    person, first = value
    allocate(children=[child], to=person, from_on=first, reason=REASON, by=by, on=on, at=at)


def _change_case(key: str) -> Callable[..., None]:
    def set_it(child: Child, value: Any, *, by: Actor, on: date, at: datetime) -> None:
        changes = {key: value["to"]}
        children.change_protection_case(child=child, from_on=value["from_on"], changes=changes, by=by, at=at)

    return set_it


APPLY: Mapping[str, Callable[..., Any]] = {
    **{key: _name(key) for key in NAMES},
    "iro": _iro,
    "social_worker": lambda child, value, **doing: children.hold_case(child=child, **value, **doing),
    "team": lambda child, value, **doing: children.set_team(child=child, team=value, **doing),
    "last_review": lambda child, value, **doing: reviews.note_last_review(child=child, held_on=value, **doing),
    "booked_on": lambda child, value, **doing: reviews.book(child=child, **value, **doing),
    "protection": lambda child, value, *, by, on, at: children.add_protection_case(child=child, **value, by=by, at=at),
    "chair": _change_case("chair"),
    "protection_until": _change_case("until_on"),
}
