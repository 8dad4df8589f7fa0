"""Which rule sets a child's next review when more than one could, and why the others lost.

The plain timetable of regulation 33 is worked out for every child. Adoption and short breaks have timetables that take
its place; a trigger of regulation 33(3), or the end of a remand, can only bring the date forward.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rulebook import law
from rulebook.calendar import last_working_day_on_or_before
from rulebook.chain import Step, in_order, plain_chain
from rulebook.reasons import Considered, Due, due_under, in_words
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import ADOPTION_AUTHORISED, ADOPTION_DISRUPTED, ADOPTION_PLACED, SHORT_BREAKS, Timetable

SPECIAL = {each.key: each for each in (ADOPTION_AUTHORISED, ADOPTION_PLACED, ADOPTION_DISRUPTED, SHORT_BREAKS)}


@dataclass(frozen=True)
class Status:
    """A stretch in which a special timetable applies. `key` is the timetable's; the span's start is its event."""

    key: str
    span: Span

    def timetable(self, standards: Standards) -> Timetable:
        timetable = SPECIAL[self.key]
        if timetable is ADOPTION_DISRUPTED:
            return replace(timetable, first=standards.disruption_review_within)
        return timetable


@dataclass(frozen=True)
class Remand:
    """Accommodation after police detention or remand, or detention of a child in care; its span's end, if known."""

    span: Span
    words: str = "the remand"


# Regulation 33(3) first, then guidance and practice. The words complete "A review is needed early because ...".
TRIGGERS: dict[str, str] = {
    "iro_asks": "the IRO asks for one",
    "placement_unsafe": "a visit found that the placement does not safeguard the child's welfare (regulation 30)",
    "remand_ending": "accommodation after police detention or on remand is about to end",
    "release": "a child in care is about to be released from detention",
    "ceasing": "the authority proposes to stop accommodating a child who will not go to a parent",
    "plan_change": "a significant change to the care plan is proposed",
    "placement_move": "a move from the agreed placement is proposed, or happened unplanned",
    "school_move": "a change of school at key stage 4 is proposed",
    "contact_change": "there is a major change in contact",
    "enquiry_or_charge": "there is a section 47 enquiry or a criminal charge",
    "independent_living": "a young person of 16 or 17 is to move to independent living",
    "asked": "the child or a parent asks and the IRO agrees",
}


@dataclass(frozen=True)
class BroughtForward:
    """An earlier review is required. Statute gives no number of days: `target` is the IRO's, None until they set it."""

    trigger: str
    known_on: date
    target: date | None = None

    def __post_init__(self) -> None:
        if self.trigger not in TRIGGERS:
            raise ValueError(
                f"{self.trigger!r} is not a reason for an early review. Use one of: {', '.join(TRIGGERS)}."
            )
        if self.target is not None and self.target < self.known_on:
            raise ValueError(
                f"The target {self.target:%d/%m/%Y} is before the reason was known on {self.known_on:%d/%m/%Y}. "
                "Give a later target."
            )


def governing_due(
    *,
    entered: date,
    held: Iterable[date],
    on: date,
    statuses: Iterable[Status] = (),
    remands: Iterable[Remand] = (),
    brought_forward: Iterable[BroughtForward] = (),
    known_from: date | None = None,
    standards: Standards = DEFAULT_STANDARDS,
) -> Due | None:
    """The next review as things stand on `on`, with every other rule that was considered.

    None only where the period's history is unknown and no review is known to be due.
    """
    days = in_order(entered, held)
    due = plain_chain(entered=entered, held=days, known_from=known_from, standards=standards)[-1].due
    for status in sorted(statuses, key=lambda each: each.span.start):
        if on in status.span:
            due = _replaced(due, status, days, standards)
    for early, silent in _early(days, on, remands, brought_forward, standards):
        due = _earlier(due, early, silent)
    return due


def _replaced(due: Due | None, status: Status, days: Sequence[date], standards: Standards) -> Due:
    special = _under(status, days, standards)
    if due is None:
        return special
    started = in_words(status.span.start)
    if due.on < status.span.start:
        return due.having_considered(
            special.lost(f"the review was already overdue when this timetable began on {started}, and stays due.")
        )
    lost = due.lost(f"{special.citation} takes its place from {started}.")
    return special.having_considered(*due.others, lost)


def _under(status: Status, days: Sequence[date], standards: Standards) -> Due:
    """A review on the day the status began belongs to the time before it."""
    since = [day for day in days if day > status.span.start]
    counted_from = since[-1] if since else status.span.start
    return due_under(status.timetable(standards), len(since), counted_from=counted_from, standards=standards)


def _early(
    days: Sequence[date],
    on: date,
    remands: Iterable[Remand],
    brought_forward: Iterable[BroughtForward],
    standards: Standards,
) -> list[tuple[Due | None, Considered | None]]:
    """Each call for an early review that is still open: a date, or why it gives none."""
    last = days[-1] if days else None
    open_remands = [each for each in remands if on in each.span and (last is None or last < each.span.start)]
    open_calls = [each for each in brought_forward if each.known_on <= on and (last is None or last < each.known_on)]
    return [_before_end(each, standards) for each in open_remands] + [
        _by_target(each, standards) for each in open_calls
    ]


def _before_end(remand: Remand, standards: Standards) -> tuple[Due | None, Considered | None]:
    name = f"Before {remand.words} ends"
    if remand.span.end is None:
        return None, Considered(name, None, "the day it ends is not known.")
    last = max(remand.span.end - timedelta(days=1), remand.span.start)
    rule = f"A review must be held before {remand.words} ends on {in_words(remand.span.end)}"
    return _early_due(name, rule, f"the day {remand.words} began", remand.span.start, last, standards), None


def _by_target(call: BroughtForward, standards: Standards) -> tuple[Due | None, Considered | None]:
    name = "Early review"
    words = TRIGGERS[call.trigger]
    if call.target is None:
        return None, Considered(name, None, f"needed because {words}, but the IRO has not set a day.")
    rule = (
        f"A review is needed early because {words}: the IRO set {in_words(call.target)}, from the day it became known"
    )
    return _early_due(name, rule, "the day the reason became known", call.known_on, call.target, standards), None


def _early_due(name: str, rule: str, event: str, counted_from: date, last: date, standards: Standards) -> Due:
    act_by = last_working_day_on_or_before(last, holidays=standards.holidays)
    return Due(last, name, rule, law.EARLIER_REVIEWS, event, counted_from, act_by, timetable="brought_forward")


def _earlier(due: Due | None, early: Due | None, silent: Considered | None) -> Due | None:
    if due is None:
        return early
    if early is None:
        return due if silent is None else due.having_considered(silent)
    if early.on < due.on:
        return early.having_considered(*due.others, due.lost("the review is needed before then."))
    return due.having_considered(early.lost("the limit is no later, so nothing is brought forward."))


def governing_chain(
    *,
    entered: date,
    held: Iterable[date],
    on: date,
    statuses: Sequence[Status] = (),
    remands: Sequence[Remand] = (),
    brought_forward: Sequence[BroughtForward] = (),
    known_from: date | None = None,
    standards: Standards = DEFAULT_STANDARDS,
) -> list[Step]:
    """Each review held with the day the governing rule gave it, as things stood the day before, then the next."""
    days = in_order(entered, held)
    eves = [max(entered, day - timedelta(days=1)) for day in days]
    dues = [
        governing_due(
            entered=entered,
            held=days[:position],
            on=moment,
            statuses=statuses,
            remands=remands,
            brought_forward=brought_forward,
            known_from=known_from,
            standards=standards,
        )
        for position, moment in enumerate([*eves, on])
    ]
    plain = plain_chain(entered=entered, held=days, known_from=known_from, standards=standards)
    return [
        replace(step, due=step.due if due and due.name == "Last review unknown" else due)
        for step, due in zip(plain, dues, strict=True)
    ]
