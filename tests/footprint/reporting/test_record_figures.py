"""The figures of records: two reviews of Amara's and one of Bram's, in 2013/14, each with what followed it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.reviews import actions
from footprint.reviews.models import Afterwards, RecordVersion, Review
from tests import register
from tests.people import AT

CLOCKS = {
    "decisions_due_on": date(2014, 1, 22),
    "record_due_on": date(2014, 2, 5),
    "distribution_due_on": date(2014, 2, 12),
}


def held(child: Any, day: date, number: int = 1) -> Review:
    period = child and Review.objects.filter(child=child, period__isnull=False).first()
    assert period
    return Review.objects.create(child_id=child, period=period.period, number=number, held_on=day)


def record(review: Review, number: int, finalised_on: date, **judged: bool) -> None:
    RecordVersion.objects.create(
        review=review, number=number, content={}, reason="" if number == 1 else "Typing", finalised_on=finalised_on,
        finalised_at=datetime(2014, 2, 5, 12, tzinfo=UTC), finalised_by="Ines Okafor", **judged,
    )  # fmt: skip


@pytest.fixture
def reviews(db: None) -> dict[str, Review]:
    """Amara's of 15 January in time, hers of 14 November late, Bram's of 20 March not done and due after the year."""
    people = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=people["Ines"], on=date(2014, 4, 28), at=AT)
    first = held(register.AMARA, date(2014, 1, 15))
    late = held(register.AMARA, date(2013, 11, 14), 2)
    later = held(register.BRAM, date(2014, 3, 20))
    Afterwards.objects.create(
        review=first, **CLOCKS, decisions_sent_on=date(2014, 1, 22), record_completed_on=date(2014, 2, 5),
        distributed_on=date(2014, 2, 13),
    )  # fmt: skip
    Afterwards.objects.create(review=late, **CLOCKS, decisions_sent_on=date(2014, 1, 23))
    after = {"decisions_due_on": date(2014, 4, 1), "record_due_on": date(2014, 3, 30)}
    Afterwards.objects.create(review=later, **after, decisions_sent_on=date(2014, 4, 1))
    record(first, 1, date(2014, 2, 5), plan_up_to_date=True, progress_education=True, progress_health=False)
    record(first, 2, date(2014, 2, 20), plan_up_to_date=False, progress_education=True, progress_health=False)
    record(first, 3, date(2014, 4, 2), plan_up_to_date=True, progress_education=False)
    record(late, 1, date(2014, 1, 6), plan_up_to_date=True, progress_education=False)
    return {"first": first, "late": late, "later": later}


def figures(*, as_at: date | None = None, **days: date) -> dict[str, Any]:
    year = date(2014, 3, 31)
    asked = asked_for(year_ending=year, as_at=as_at, **days)
    found: dict[str, Any] = figures_from_register.work_out(year_ending=year, asked=asked).as_json()["figures"]
    return found


def test_clocks_count_those_whose_last_day_has_come(reviews: dict[str, Review]) -> None:
    """Bram's decisions, due on 1 April and sent on it, are the next year's; his record, due on 30 March, is late."""
    found = figures()
    assert found["decisions_in_time"] == {"n": 1, "of": 2, "percent": "50.00"}
    assert found["record_in_time"] == {"n": 1, "of": 3, "percent": "33.33"}
    assert found["distributed_in_time"] == {"n": 0, "of": 2, "percent": "0.00"}


def test_what_was_sent_early_waits_for_its_last_day(reviews: dict[str, Review]) -> None:
    """March looked at on its last day and four weeks later tells the same number, early work or not."""
    later = reviews["later"]
    Afterwards.objects.filter(review=later).update(
        distribution_due_on=date(2014, 4, 17), distributed_on=date(2014, 3, 25), decisions_due_on=date(2014, 3, 31),
        decisions_sent_on=date(2014, 4, 2),
    )  # fmt: skip
    for as_at in (date(2014, 3, 31), date(2014, 4, 28)):
        found = figures(as_at=as_at, from_date=date(2014, 3, 1))
        assert found["distributed_in_time"]["of"] == 0
        assert (found["decisions_in_time"]["n"], found["decisions_in_time"]["of"]) == (0, 1)
    april = figures(as_at=date(2014, 4, 30), from_date=date(2014, 4, 1), to_date=date(2014, 4, 30))
    assert april["distributed_in_time"] == {"n": 1, "of": 1, "percent": "100.00"}


def test_a_last_day_after_the_as_at_day_is_not_counted_yet(reviews: dict[str, Review]) -> None:
    assert figures(as_at=date(2014, 3, 29))["record_in_time"]["of"] == 2
    assert figures(as_at=date(2014, 3, 30))["record_in_time"]["of"] == 3


def test_the_latest_version_by_the_day_is_counted(reviews: dict[str, Review]) -> None:
    assert figures()["plan_up_to_date"] == {"n": 1, "of": 2, "percent": "50.00"}
    assert figures(as_at=date(2014, 4, 28))["plan_up_to_date"] == {"n": 2, "of": 2, "percent": "100.00"}


def test_progress_is_told_by_the_quarter_of_the_review(reviews: dict[str, Review]) -> None:
    nothing = {"n": 0, "of": 0, "percent": None}
    found = figures()
    assert found["progress_education"] == {
        "Q1": nothing,
        "Q2": nothing,
        "Q3": {"n": 0, "of": 1, "percent": "0.00"},
        "Q4": {"n": 1, "of": 1, "percent": "100.00"},
    }
    assert found["progress_health"]["Q4"] == {"n": 0, "of": 1, "percent": "0.00"}
    assert found["progress_contact"]["Q4"] == nothing


def test_a_register_without_records_has_no_such_figure(db: None) -> None:
    people = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=people["Ines"], on=date(2014, 4, 28), at=AT)
    assert not {"decisions_in_time", "plan_up_to_date", "progress_health"} & set(figures())
