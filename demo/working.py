"""What the demo council's people did lately: reviews held and booked in April 2014, and visits."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from uuid import UUID

from footprint.accounts.models import Person
from footprint.audit import SYSTEM
from footprint.children.care_changes.actions import Visited, record_visits
from footprint.children.models import AllocatedIRO, Child, SocialWorker
from footprint.reviews.actions import Booking, book, mark_held
from footprint.reviews.models import Review
from footprint.reviews.next_reviews import reviews_of
from rulebook.calendar import add_months, add_working_days, last_working_day_on_or_before

LATE, TODAY = 8, 2
SEEN = ("PN1", "PN1", "PN5", "PN2", "PN6")
TIMES = (time(10), time(13, 30), time(15, 30), time(9, 30), time(14))
ROOMS = ("Room 2, Lantern House", "The carers' home", "Orchard Centre", "School")
AHEAD = timedelta(days=42)
EVERY = timedelta(days=35)
Staff = Mapping[str, Person]


def work(staff: Staff, *, on: date) -> None:
    iros = {one.child_id: one.person for one in AllocatedIRO.objects.filter(until_on=None).select_related("person")}
    _hold(staff, iros, on)
    _book(staff, iros, on)
    _visit(on)


def _next_reviews() -> list[Review]:
    found = reviews_of(children=Child.objects.all()).filter(held_on=None, governing_on__isnull=False)
    return list(found.exclude(why__plain__rule="backstop").order_by("governing_on", "child__local_id"))


def _hold(staff: Staff, iros: Mapping[UUID, Person], on: date) -> None:
    """What was due by last Friday has been held by now, but for a few."""
    friday = last_working_day_on_or_before(on - timedelta(days=1))
    due = [one for one in _next_reviews() if one.governing_on <= on + timedelta(days=2)]
    late = {one.pk for one in [one for one in due if one.governing_on < on][1 :: max(1, len(due) // LATE)][:LATE]}
    for number, review in enumerate(one for one in due if one.pk not in late):
        day = last_working_day_on_or_before(min(review.governing_on - timedelta(days=number % 4), friday))
        day = max(day, date(2014, 4, 1 + number % 4))
        by = iros.get(review.child_id, staff["Piotr Nowak"])
        voice = "PN0" if day < add_months(review.child.born_on, 48) else SEEN[number % len(SEEN)]
        mark_held(review=review.pk, held_on=day, participation=voice, by=by, on=day, at=_afternoon(day))


def _book(staff: Staff, iros: Mapping[UUID, Person], on: date) -> None:
    """Two in three of those of the next weeks have a meeting, two of them today; of the late ones one has."""
    to_come = [one for one in _next_reviews() if one.governing_on <= on + AHEAD and one.child_id in iros]
    late = [one for one in to_come if one.governing_on < on][:1]
    wanted = [one for number, one in enumerate(one for one in to_come if one.governing_on >= on) if number % 3 != 2]
    bookings = list[Booking]()
    for number, review in enumerate(wanted + late):
        latest = last_working_day_on_or_before(review.governing_on - timedelta(days=number % 5))
        day = on if number < TODAY else max(add_working_days(on, 1 + number % 3), latest)
        bookings.append(Booking(review.pk, day, TIMES[number % 5], ROOMS[number % 4], chair=iros[review.child_id]))
    book(bookings=bookings, by=staff["Piotr Nowak"], on=on, at=_afternoon(date(2014, 4, 25)))


def _visit(on: date) -> None:
    """Every five weeks by each child's social worker; one child has had no visit since February."""
    holding = SocialWorker.objects.filter(until_on=None).select_related("child", "person").order_by("child__local_id")
    visits = list[Visited]()
    for number, worker in enumerate(holding):
        first = max(worker.from_on + timedelta(days=3), date(2014, 1, 6) + number % 20 * timedelta(days=1))
        until = date(2014, 2, 20) if number == 4 else on
        for day in takewhile(until.__gt__, (first + step * EVERY for step in count())):
            went = max(last_working_day_on_or_before(day), worker.from_on)
            alone = worker.child.born_on < date(2010, 1, 1)
            visits.append(Visited(worker.child, went, worker.name, seen_alone=alone))
    record_visits(visits=visits, by=SYSTEM, on=on, at=_afternoon(on))


def _afternoon(day: date) -> datetime:
    return datetime.combine(day, time(15), UTC)
