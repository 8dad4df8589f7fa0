"""The dates kept in the register are those that the files give: relation by relation, day by day."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from footprint.interchange.ssda903.records import known_from as files_known_from
from footprint.reviews.following_care import reckon
from footprint.reviews.models import Clock, KnownFrom, Review
from footprint.reviews.queries import known_from
from rulebook.chain import plain_chain
from rulebook.review_dates import Care, explained, reckon_period
from rulebook.spans import Span
from rulebook.standards import DEFAULT_STANDARDS
from tests.figures.strategies import Case, cases
from tests.figures.test_against_oracle import written
from tests.people import AT
from tests.register_from_files import key, load, period_key, records_of, rows

EXAMPLES = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.generate])


def kept_reviews() -> set[tuple[object, ...]]:
    names = ("id", "period", "held_on", "due_on", "special_due_on", "next_due_on")
    return set(Review.objects.filter(held_on__isnull=False, period__isnull=False).values_list(*names))


def compare(case: Case) -> None:
    as_at = case.question.get("as_at") or case.question["year_ending"]
    with tempfile.TemporaryDirectory() as name, transaction.atomic():
        folders = written(case, Path(name))
        with records_of(folders, as_at=as_at, known_from=case.question.get("known_from")) as tables:
            known = case.question.get("known_from") or files_known_from(tables)
            KnownFrom.objects.create(day=known, set_at=AT)
            reckon(children=load(tables, on=as_at), on=as_at)
            reviews = {
                (key("e", r), period_key(p), *dates)
                for r, p, *dates in rows(
                    tables, "SELECT review_id, period_id, held_on, due_on, special_due_on, next_due_on FROM review"
                )
            }
            periods = {
                (period_key(p), known, first)
                for p, known, first in rows(tables, "SELECT period_id, history_known, first_due_on FROM period")
            }
            open_ = {
                (period_key(p), due)
                for p, due in rows(
                    tables,
                    "SELECT period_id, coalesce((SELECT arg_max(struct_pack(d := next_due_on), held_on) FROM review r "
                    "WHERE r.period_id = p.period_id), struct_pack(d := first_due_on)).d "
                    "FROM period p WHERE ended_on IS NULL",
                )
            }
        assert kept_reviews() == reviews
        assert set(Clock.objects.values_list("period", "history_known", "first_due_on")) == periods
        assert set(Review.objects.filter(held_on=None).values_list("period", "due_on")) == open_
        for review in Review.objects.exclude(why={}):
            assert review.number is not None
            due = explained(review.why, number=review.number, standards=DEFAULT_STANDARDS)
            assert due is not None
            assert due.on == review.governing_on
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db
@settings(EXAMPLES, max_examples=15, derandomize=True)
@given(case=cases())
def test_the_register_gives_the_dates_that_the_files_give(case: Case) -> None:
    compare(case)


@pytest.mark.slow
@pytest.mark.django_db
@settings(EXAMPLES, max_examples=300)
@given(case=cases())
def test_the_register_gives_the_dates_that_many_more_files_give(case: Case) -> None:
    compare(case)


@given(st.dates(date(2020, 1, 1), date(2022, 1, 1)), st.sets(st.integers(0, 900), max_size=6), st.booleans())
@settings(deadline=None, derandomize=True)
def test_the_plain_dates_are_those_of_the_chain(entered: date, offsets: set[int], known: bool) -> None:
    held = [date.fromordinal(entered.toordinal() + offset) for offset in sorted(offsets)]
    since = entered if known else date(2022, 4, 1)
    steps = plain_chain(entered=entered, held=held, known_from=since)
    found = reckon_period(Care(Span(entered)), held, on=date(2026, 1, 1), known_from=since).reviews
    assert [one.due_on for one in found] == [step.due and step.due.on for step in steps]


def test_the_next_review_of_a_child_placed_for_adoption_follows_that_timetable() -> None:
    care = Care(Span(date(2013, 9, 2)), placed=(Span(date(2014, 3, 3)),))
    held = [date(2013, 9, 27), date(2013, 12, 20)]
    found = reckon_period(care, held, on=date(2014, 3, 10), known_from=date(2013, 4, 1)).reviews[-1]
    assert (found.number, found.due_on, found.special_due_on) == (3, date(2014, 6, 20), date(2014, 3, 31))
    assert found.why == {
        "plain": {"rule": "later", "from": "2013-12-20"},
        "special": {"rule": "placed_first", "from": "2014-03-03"},
    }
    due = explained(found.why, number=3, standards=DEFAULT_STANDARDS)
    assert due is not None
    assert "28 days" in due.why
    assert "Friday 20 June 2014" in due.why


@pytest.mark.django_db
def test_without_a_first_known_day_the_earliest_review_says_it() -> None:
    assert known_from() is None
