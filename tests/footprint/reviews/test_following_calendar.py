"""A bank holiday added by hand, and taken away again: what Amara's reviews are due by follows at once.

Amara is in care since Monday 2 September 2013; 20 working days later is Monday 30 September.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.council.actions import add_holiday, remove_holiday
from footprint.reviews import actions
from footprint.reviews.decisions import actions as decisions
from footprint.reviews.models import Afterwards, Decision, Meeting, Paper, Review
from tests import register
from tests.people import AT

pytestmark = pytest.mark.django_db
TODAY = date(2013, 9, 16)
PROCLAIMED = date(2013, 9, 20)


@pytest.fixture
def act(today: Callable[[date], None]) -> dict[str, Any]:
    today(TODAY)
    ines: Person = register.register()["Ines"]
    actions.set_known_from(day=date(2013, 4, 1), by=ines, on=TODAY, at=AT)
    return {"reason": "Proclaimed", "by": ines, "on": TODAY, "at": AT, "from_on": TODAY}


def amara() -> Review:
    return Review.objects.get(child=register.AMARA, held_on=None)


def test_the_first_review_is_due_a_day_later_until_the_holiday_is_taken_away(act: dict[str, Any]) -> None:
    assert amara().due_on == date(2013, 9, 30)
    add_holiday(day=PROCLAIMED, name="A royal wedding", **act)
    assert (amara().due_on, amara().governing_on) == (date(2013, 10, 1), date(2013, 10, 1))
    remove_holiday(day=PROCLAIMED, **{**act, "at": AT + timedelta(hours=1)})
    assert amara().due_on == date(2013, 9, 30)


def test_papers_are_wanted_a_day_earlier(act: dict[str, Any]) -> None:
    Meeting.objects.create(review=amara(), on_day=date(2013, 9, 23))
    Paper.objects.create(review=amara(), kind="care_plan", due_on=date(2013, 9, 18))
    add_holiday(day=PROCLAIMED, name="A royal wedding", **act)
    assert Paper.objects.get().due_on == date(2013, 9, 17)


def test_what_a_review_is_followed_by_waits_a_day_longer_unless_it_is_done(act: dict[str, Any]) -> None:
    who = {name: act[name] for name in ("by", "on", "at")}
    held = actions.mark_held(review=amara().pk, held_on=TODAY, participation="PN1", **who)
    assert Afterwards.objects.get(review=held).decisions_due_on == date(2013, 9, 23)
    add_holiday(day=PROCLAIMED, name="A royal wedding", **act)
    assert Afterwards.objects.get(review=held).decisions_due_on == date(2013, 9, 24)
    _decided(held, act)
    add = {**act, "at": AT + timedelta(minutes=1)}
    assert Decision.objects.get().answer_due_on == date(2013, 9, 24)
    remove_holiday(day=PROCLAIMED, **add)
    assert Decision.objects.get().answer_due_on == date(2013, 9, 23)
    add_holiday(day=PROCLAIMED, name="A royal wedding", **{**act, "at": AT + timedelta(minutes=2)})
    Afterwards.objects.update(distributed_on=TODAY)
    remove_holiday(day=PROCLAIMED, **{**act, "at": AT + timedelta(hours=1)})
    assert Afterwards.objects.get(review=held).decisions_due_on == date(2013, 9, 24)


def _decided(review: Review, act: dict[str, Any]) -> None:
    """A decision is with the team manager, who has five working days from today."""
    who = {name: act[name] for name in ("by", "on", "at")}
    words = {"text": "See the dentist", "owner_role": "social_worker", "owner": "Omar Haddad"}
    decisions.decide(review=review, **words, by_on=date(2013, 11, 1), **who)
    Decision.objects.update(sent_on=TODAY, answer_due_on=date(2013, 9, 24))
