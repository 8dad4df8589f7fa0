"""Changes of April 2014 after which a review may have to come earlier: some wait for a choice, some have theirs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Child
from footprint.reviews.early.actions import Chosen, Noted, choose, note
from footprint.reviews.models import Review
from rulebook.calendar import last_working_day_on_or_before

KNOWN = (date(2014, 4, 22), date(2014, 4, 23), date(2014, 4, 24), date(2014, 4, 25))
CHANGES = (
    ("placement-move", "The carers have given notice for the end of May."),
    ("contact-change", "The father is back, and asks to see the child every week."),
    ("plan-change", "The team proposes a special guardianship order to the grandmother."),
    ("education-change", "The school has reduced the timetable."),
    ("child-or-parent-asks", "The child asks to talk about where they will live."),
    ("accommodation-stops", "The plan is to end accommodation; the child would go to an aunt."),
)
WAITING, WORKER = 2, "Yusuf Carter"  # the first two of Maya Lindqvist's wait for her
Staff = Mapping[str, Person]


def change(staff: Staff, *, on: date) -> None:
    """Of children of one officer, and of one social worker, whose next review is some weeks off."""
    maya, at = staff["Maya Lindqvist"], datetime.combine(on - timedelta(days=3), time(15), UTC)
    children = _with_time(maya, on)[: len(CHANGES)]
    noted = [
        Noted(child, code, KNOWN[place % len(KNOWN)], words)
        for place, (child, (code, words)) in enumerate(zip(children, CHANGES, strict=False))
    ]
    note(changes=noted, by=staff[WORKER], on=on, at=at)
    choose(chosen=[_chosen(one, place, on) for place, one in enumerate(noted[WAITING:])], by=maya, on=on, at=at)


def _chosen(one: Noted, place: int, on: date) -> Chosen:
    """The first is brought forward, as are those by law; then one stays, and one is for midway."""
    choice = "forward" if one.code == "accommodation-stops" else ("forward", "no", "midway")[place % 3]
    target = last_working_day_on_or_before(on + timedelta(days=14 + place)) if choice == "forward" else None
    because = "The review of the summer is soon enough, and the school has agreed to wait." if choice == "no" else ""
    return Chosen(one.child, one.code, one.known_on, choice, because, target)


def _with_time(officer: Person, on: date) -> Sequence[Child]:
    theirs = AllocatedIRO.objects.filter(person=officer, until_on=None).values("child")
    reviews = Review.objects.filter(held_on=None, child__in=theirs, governing_on__gt=on + timedelta(days=60))
    reviews = reviews.exclude(child__reviews__held_on__gte=KNOWN[0]).select_related("child")
    return [one.child for one in reviews.order_by("child__local_id")]
