"""Statutory visits as a figure: what the register lists is what the rule book says, visit by visit."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from footprint.children.child_page_queries import read_for_visits, visit_due
from footprint.children.models import Child, Episode, PeriodOfCare, Visit
from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.from_register import Register
from footprint.reviews.models import Review
from rulebook.standards import DEFAULT_STANDARDS

pytestmark = pytest.mark.django_db
START, YEAR_ENDING = date(2013, 4, 2), date(2014, 3, 31)
HOME = {"new_reason": "S", "legal_status": "C2", "place": "U4", "need": "N1", "provider": "PR1"}
Days = list[date]


def child(*episodes: dict[str, Any], visits: Days, reviews: Days = []) -> Child:  # noqa: B006
    """A child in care from the first episode on; each goes on until the next begins."""
    number = Child.objects.count()
    made = Child.objects.create(
        local_id=f"V{number}", given_names="Vera", family_name=f"Sample{number}", born_on=date(2008, 5, 4), sex="F",
        ethnicity="WBRI", entered_on=START,
    )  # fmt: skip
    days = [one["from_on"] for one in episodes]
    ends = [*days[1:], episodes[-1].get("until_on")]
    period = PeriodOfCare.objects.create(child=made, from_on=days[0], until_on=ends[-1], entered_on=days[0])
    for one, end in zip(episodes, ends, strict=True):
        Episode.objects.create(child=made, period=period, **{**HOME, **one, "until_on": end})
    Visit.objects.bulk_create(Visit(child=made, on_day=day) for day in visits)
    Review.objects.bulk_create(Review(child=made, period=period, held_on=day) for day in reviews)
    return made


def counted() -> tuple[Any, Any]:
    asked = asked_for(year_ending=YEAR_ENDING)
    found = figures_from_register.work_out(year_ending=YEAR_ENDING, asked=asked, known_from=date(2012, 4, 1)).as_json()
    figure = found["figures"].get("visits_in_time")
    return (figure["n"], figure["of"]) if figure else None, found["not_available"].get("visits_in_time")


def after(*weeks: int) -> Days:
    return [START + timedelta(weeks=count) for count in weeks]


def test_without_a_visit_on_record_it_says_so_and_not_nought() -> None:
    child({"from_on": START}, visits=[])
    assert counted() == (None, "no visit by a social worker is on record")


@pytest.mark.parametrize(
    ("episodes", "visits", "n", "of"),
    [
        # Within a week of the start, then every six weeks; the last one, due in April, is not over.
        (({"from_on": START},), after(1, 7, 13, 19, 25, 31, 37, 43, 49), 9, 9),
        (({"from_on": START},), [*after(1, 7), START + timedelta(weeks=13, days=1)], 2, 4),
        # The end of the placement came first.
        (({"from_on": START, "until_on": START + timedelta(weeks=10)},), after(1, 7), 2, 2),
        (({"from_on": START, "until_on": START + timedelta(weeks=10)},), after(1), 1, 2),
        # Another placement begins anew; another legal status alone does not.
        (({"from_on": START}, {"from_on": after(4)[0], "new_reason": "P"}), after(1, 5), 2, 3),
        (({"from_on": START}, {"from_on": after(4)[0], "new_reason": "L"}), after(1, 5), 2, 3),
        # A year in a placement that is meant to last: three months.
        (({"from_on": date(2012, 4, 2), "long_term": True},), [date(2013, 4, 8), date(2013, 7, 8)], 1, 2),
        (({"from_on": date(2012, 4, 2)},), [date(2013, 4, 8), date(2013, 7, 8)], 0, 2),
    ],
)
def test_each_visit_is_held_to_its_last_day(episodes: Any, visits: Days, n: int, of: int) -> None:
    child(*episodes, visits=visits)
    assert counted()[0] == (n, of)


def listed(of: Child) -> dict[date, date]:
    """What the register lists of a child: the last day by the day from which it is counted."""
    asked = ReportingPeriod(date(2012, 4, 1), YEAR_ENDING, YEAR_ENDING)
    with transaction.atomic():
        records = Register(date(2012, 4, 1), {})
        records.lay_out(asked)
        query = f"SELECT counted_from, due_on FROM visit WHERE child_id = '{of.pk}' ORDER BY visit_id"
        rows = records.cursors.execute(query).fetchall()
        transaction.set_rollback(True)
    return dict(rows)


PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"long_term": True},
    {"temporary_approval": True},
    {"place": "P1", "legal_status": "C1"},
    {"place": "P1", "legal_status": "C2"},
    {"place": "P1", "legal_status": "V2"},
)


@pytest.mark.parametrize("seed", range(12))
def test_the_register_lists_the_days_that_the_rule_book_gives(seed: int) -> None:
    """Whoever looks on the day of a visit, or of a start, is told the day that is listed."""
    chance = Random(seed)
    day, episodes = START - timedelta(days=chance.randrange(300)), list[dict[str, Any]]()
    for number in range(chance.randint(1, 3)):
        reason = "S" if not number else chance.choice("LPB")
        episodes.append({"from_on": day, **chance.choice(PLACES), "new_reason": reason})
        day += timedelta(days=chance.randint(20, 200))
    first = episodes[0]["from_on"]
    visits = sorted({first + timedelta(days=chance.randrange(500)) for _ in range(9)} | {first})
    reviews = [first + timedelta(days=20)] if chance.random() < 0.7 else []
    made = child(*episodes, visits=visits, reviews=reviews)
    rows = listed(made)
    assert rows
    for counted_from, due_on in rows.items():
        read = Child.objects.get(pk=made.pk)
        read_for_visits(read)
        due = visit_due(child=read, reviews=reviews, on=counted_from, standards=DEFAULT_STANDARDS)
        assert due is not None
        assert due.on == due_on, due.why


def test_as_at_an_earlier_day_later_visits_are_not_known(today: Callable[[date], None]) -> None:
    child({"from_on": START}, visits=after(1, 7))
    asked = asked_for(year_ending=YEAR_ENDING, as_at=START + timedelta(weeks=3))
    found = figures_from_register.work_out(year_ending=YEAR_ENDING, asked=asked, known_from=date(2012, 4, 1))
    assert found.as_json()["figures"]["visits_in_time"] == {"n": 1, "of": 1, "percent": "100.00"}
