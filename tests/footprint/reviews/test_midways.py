"""Midways: set with a review, moved with it, gone with the end of care; recorded by the IRO, and never a review.

Amara's first review was held on Friday 27 September 2013, the next is due on 27 December: half-way is 11 November.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.care_changes.actions import end_care
from footprint.council.actions import set_value
from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions as reviews
from footprint.reviews.following_care import reckon
from footprint.reviews.midways import actions
from footprint.reviews.models import Midway, Review
from footprint.reviews.record import draft_actions, version_actions
from footprint.reviews.series import actions as series
from tests import register
from tests.people import AT

HALF_WAY = date(2013, 11, 11)
DAY = timedelta(days=1)


def midway() -> Midway:
    return Midway.objects.select_related("review__period").get()


def look(by: Person, **more: Any) -> Midway:
    given = {"done_on": HALF_WAY, "looked_at": ["read_record"], "outcome": "on_track", "words": "", "on": HALF_WAY}
    return actions.look_between(midway=midway(), by=by, at=AT, **{**given, **more})


def next_held(on: date, by: Person) -> Review:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    return reviews.mark_held(review=to_hold.pk, held_on=on, participation="PN1", by=by, on=on, at=AT)


def test_a_held_review_sets_its_midway_half_way(held: Review) -> None:
    assert (midway().review_id, midway().due_on, midway().chosen) == (held.pk, HALF_WAY, False)


def test_it_moves_when_the_review_is_corrected(held: Review, ines: dict[str, Any]) -> None:
    given = {"participation": "PN1", "reason": "Typing", **ines}
    reviews.correct_held(review=held.pk, held_on=date(2013, 9, 20), **given)
    assert midway().due_on == date(2013, 11, 4)  # next due on 20 December: the middle is 4 November


def test_it_goes_when_the_review_is_taken_back(held: Review, ines: dict[str, Any]) -> None:
    reviews.undo_held(review=held.pk, reason="Was not held", **ines)
    assert not Midway.objects.exists()


def test_a_review_is_not_taken_back_once_its_midway_is_recorded(held: Review, cast: dict[str, Person]) -> None:
    look(cast["Ines"])
    with pytest.raises(NotAllowed, match="midway after this review"):
        reviews.undo_held(review=held.pk, reason="Typing", by=cast["Ines"], on=HALF_WAY, at=AT)


@pytest.mark.parametrize(("ends", "there"), [(HALF_WAY, False), (HALF_WAY + DAY, True)], ids=["on it", "after it"])
def test_it_goes_when_care_ends_by_its_day(held: Review, cast: dict[str, Person], ends: date, there: bool) -> None:
    end_care(child=held.child, until_on=ends, reason="E4A", by=cast["Ines"], on=ends, at=AT)
    assert Midway.objects.exists() is there


@pytest.mark.parametrize(("day", "there"), [(HALF_WAY, False), (HALF_WAY + DAY, True)], ids=["on it", "after it"])
def test_it_goes_when_the_next_review_is_held_by_its_day(
    held: Review, cast: dict[str, Person], day: date, there: bool
) -> None:
    next_held(day, cast["Ines"])
    assert Midway.objects.filter(review=held).exists() is there
    assert Midway.objects.exclude(review=held).exists()


def test_a_review_that_goes_on_has_none_until_it_is_complete(cast: dict[str, Person], ines: dict[str, Any]) -> None:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    series.go_on(review=to_hold.pk, met_on=date(2013, 9, 27), **ines)
    assert not Midway.objects.exists()
    series.complete(review=to_hold.pk, met_on=date(2013, 9, 30), participation="PN1", **ines)
    assert midway().due_on == HALF_WAY


def test_a_day_that_is_past_when_first_worked_out_sets_none(held: Review) -> None:
    Midway.objects.all().delete()
    reckon(children=[register.AMARA], on=HALF_WAY + DAY)
    assert not Midway.objects.exists()
    reckon(children=[register.AMARA], on=HALF_WAY)
    assert midway().due_on == HALF_WAY


@pytest.mark.parametrize(("choice", "day"), [("none", None), ("three_months", date(2014, 3, 28))])
def test_a_council_may_set_it_otherwise(cast: dict[str, Person], choice: str, day: date | None) -> None:
    """Bram's second review, held on 30 December 2013: the one after it is due on 30 June 2014."""
    set_value(key="midway", value=choice, from_on=date(2013, 9, 1), reason="Agreed", by=cast["Ines"], at=AT)
    for on in (date(2013, 11, 1), date(2013, 12, 30)):
        Midway.objects.all().delete()
        to_hold = Review.objects.get(child=register.BRAM, held_on=None)
        reviews.mark_held(review=to_hold.pk, held_on=on, participation="PN1", by=cast["Omar"], on=on, at=AT)
    assert list(Midway.objects.values_list("due_on", flat=True)) == ([day] if day else [])


def test_the_iro_s_own_day_in_the_record_stays(held: Review, ines: dict[str, Any]) -> None:
    draft = draft_actions.begin_draft(review=held, **ines)
    day = {"midway_on_day": "25", "midway_on_month": "10", "midway_on_year": "2013", "opinion": "Settled"}
    draft_actions.save_draft(draft=draft, content=day, version=0, window=held.pk, by=ines["by"], at=AT)
    version_actions.finalise(draft=draft, missing_accepted=True, **ines)
    assert (midway().due_on, midway().chosen) == (date(2013, 10, 25), True)
    reviews.correct_held(review=held.pk, held_on=date(2013, 9, 20), participation="PN1", reason="Typing", **ines)
    assert midway().due_on == date(2013, 10, 25)


def test_a_day_before_the_review_chooses_nothing(held: Review, ines: dict[str, Any]) -> None:
    actions.choose(review=held, day=date(2013, 9, 27), on=ines["on"])
    actions.choose(review=held, day=None, on=ines["on"])
    assert (midway().due_on, midway().chosen) == (HALF_WAY, False)


def test_it_is_recorded_with_what_was_looked_at_and_by_whom(held: Review, cast: dict[str, Person]) -> None:
    look(cast["Ines"], looked_at=["spoke_child", "read_record"], outcome="drift", words="No school place yet")
    kept = midway()
    assert (kept.done_on, kept.done_by, kept.outcome) == (HALF_WAY, "Ines Okafor", "drift")
    assert kept.looked_at == ["Spoke with the child", "Read the record"]
    assert "record_midway" in {one.action for one in events_about(("review", held.pk))}
    look(cast["Ines"], looked_at=["spoke_worker"])
    assert (midway().looked_at, midway().outcome) == (["Spoke with the social worker"], "on_track")


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"done_on": HALF_WAY + DAY}, "still to come"),
        ({"done_on": date(2013, 9, 26)}, "before the review"),
        ({"looked_at": []}, "at what you looked"),
        ({"outcome": "drift"}, "not on track"),
        ({"outcome": "challenge", "words": " "}, "not on track"),
    ],
)
def test_what_is_wrong_with_it_is_said(held: Review, cast: dict[str, Person], told: dict[str, Any], wrong: str) -> None:
    with pytest.raises(NotAllowed, match=wrong):
        look(cast["Ines"], **told)
    assert midway().done_on is None


def test_it_lies_before_the_next_review(held: Review, cast: dict[str, Person]) -> None:
    """Recorded late, for a day before it, it still counts."""
    on = date(2013, 12, 16)
    next_held(on, cast["Ines"])
    kept = Midway.objects.get(review=held)
    given = {"looked_at": ["read_record"], "outcome": "on_track", "words": "", "by": cast["Ines"], "on": on, "at": AT}
    with pytest.raises(NotAllowed, match="next review was held"):
        actions.look_between(midway=kept, done_on=on, **given)
    assert actions.look_between(midway=kept, done_on=on - DAY, **given).done_on == on - DAY


def test_what_was_recorded_stays_when_the_review_moves(held: Review, cast: dict[str, Person]) -> None:
    look(cast["Ines"])
    given = {"participation": "PN1", "reason": "Typing", "by": cast["Ines"], "on": HALF_WAY, "at": AT}
    reviews.correct_held(review=held.pk, held_on=date(2013, 9, 20), **given)
    assert (midway().due_on, midway().done_on) == (HALF_WAY, HALF_WAY)


def test_a_midway_is_never_a_review(held: Review, cast: dict[str, Person]) -> None:
    """Every figure about reviews and every review's dates are the same with it as without."""
    before = (_reviews(), _figures())
    look(cast["Ines"], outcome="bring_forward", words="The carers give notice")
    after = (_reviews(), _figures())
    assert before[0] == after[0]
    assert before[1]["midways_done"] == {"n": 0, "of": 1, "percent": "0.00"}
    assert after[1]["midways_done"] == {"n": 1, "of": 1, "percent": "100.00"}
    assert {**before[1], "midways_done": ""} == {**after[1], "midways_done": ""}
    assert after[1]["reviews_held"] == 1


def _reviews() -> list[dict[str, Any]]:
    return list(Review.objects.order_by("pk").values())


def _figures() -> dict[str, Any]:
    year = date(2014, 3, 31)
    found: dict[str, Any] = figures_from_register.work_out(
        year_ending=year, asked=asked_for(year_ending=year)
    ).as_json()["figures"]
    return found


def test_a_history_is_told_at_once(held: Review, cast: dict[str, Person]) -> None:
    """One that is kept already is told what was done of it; another is added."""
    to_hold = Review.objects.get(child=register.BRAM, held_on=None)
    other = reviews.mark_held(
        review=to_hold.pk, held_on=date(2013, 11, 1), participation="PN1", by=cast["Omar"], on=date(2014, 4, 28), at=AT
    )
    done = {"done_on": HALF_WAY, "looked_at": ["read_record"], "outcome": "on_track", "by": "Ines Okafor"}
    told = [actions.Told(held, date(2013, 10, 1), **done), actions.Told(other, date(2013, 12, 16))]
    actions.tell_many(midways=told, by=cast["Ines"], at=AT)
    first, second = Midway.objects.order_by("due_on")
    assert (first.due_on, first.done_on, first.done_by) == (HALF_WAY, HALF_WAY, "Ines Okafor")
    assert (second.review, second.due_on, second.done_on) == (other, date(2013, 12, 16), None)


def test_a_register_without_midways_says_so_and_not_nought(cast: dict[str, Person]) -> None:
    year = date(2014, 3, 31)
    found = figures_from_register.work_out(year_ending=year, asked=asked_for(year_ending=year)).as_json()
    assert found["not_available"]["midways_done"] == "no midway between two reviews is set"
