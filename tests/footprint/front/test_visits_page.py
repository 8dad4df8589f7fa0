"""When the next visit is due, with its reason, on the page of visits; and who may enter visits there."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from footprint.children.models import Episode, Visit
from footprint.reviews.models import Review
from tests import people, register
from tests.acts import send
from tests.footprint.children.test_care_pages import on
from tests.footprint.front.conftest import text_of

pytestmark = pytest.mark.django_db
AMARA, BRAM = register.AMARA, register.BRAM


@pytest.fixture
def staff() -> dict[str, Any]:
    """Amara is placed since 2 September 2013, and was seen last on 3 March 2014: the next visit is due by 14 April."""
    found = register.register()
    register.team(found)
    return found


def page(child: Any, *, of: Any) -> Any:
    return people.browser_of(of).get(reverse("front:visits", args=[child]))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2014, 4, 6), "14 April 2014 Why"),
        (date(2014, 4, 7), "14 April 2014 In 7 days"),
        (date(2014, 4, 14), "14 April 2014 Today is the last day"),
        (date(2014, 4, 15), "14 April 2014 Late by 1 day"),
    ],
)
def test_the_next_visit_is_said_to_be_soon_or_late(
    staff: dict[str, Any], today: Callable[[date], None], day: date, words: str
) -> None:
    today(day)
    found = text_of(page(AMARA, of=staff["Sami"]))
    assert words in found
    assert "In the first year of a placement a visit is due within 42 days of the last visit" in found


def test_a_child_never_visited_by_the_record_and_one_out_of_care(
    staff: dict[str, Any], today: Callable[[date], None]
) -> None:
    today(date(2014, 4, 28))
    assert "No visit on record" in text_of(page(BRAM, of=staff["Omar"]))
    ended = register.Episode.objects.filter(child=BRAM)
    ended.update(until_on=date(2014, 4, 1), end_reason="E4A")
    assert "None: not looked after on this day" in text_of(page(BRAM, of=staff["Omar"]))


def test_a_review_held_ends_the_weekly_visits_with_a_connected_person(
    staff: dict[str, Any], today: Callable[[date], None]
) -> None:
    today(date(2014, 3, 5))
    Episode.objects.filter(child=AMARA).update(temporary_approval=True)
    assert "10 March 2014 In 5 days" in text_of(page(AMARA, of=staff["Sami"]))
    Review.objects.create(child_id=AMARA, held_on=date(2013, 9, 30))
    assert "31 March 2014" in text_of(page(AMARA, of=staff["Sami"]))


def test_those_who_visit_enter_visits_and_no_care(staff: dict[str, Any], today: Callable[[date], None]) -> None:
    today(date(2014, 4, 28))
    given = {"visitor": "Sami Reid", "seen": "alone", "note": "", **on("on_day", 2014, 4, 27)}
    for name in ("Sami", "Tess"):
        browser = people.browser_of(staff[name])
        assert "Record a visit" in text_of(page(AMARA, of=staff[name]))
        send(browser, reverse("children:add-visit", args=[AMARA]), given)
        assert browser.get(reverse("children:add-visit", args=[BRAM])).status_code == 404
        for care in ("start-care", "change-status", "change-placement", "end-care", "proceedings", "social-worker"):
            assert browser.get(reverse(f"children:{care}", args=[AMARA])).status_code == 403
        assert "Correct" not in text_of(browser.get(reverse("children:care", args=[AMARA])))
    assert Visit.objects.filter(child=AMARA, on_day=date(2014, 4, 27)).count() == 2


def test_the_head_of_service_reads_visits_and_enters_none(staff: dict[str, Any], today: Callable[[date], None]) -> None:
    today(date(2014, 4, 28))
    hugo = people.staff("hos")
    assert "Record a visit" not in text_of(page(AMARA, of=hugo))
    assert people.browser_of(hugo).get(reverse("children:add-visit", args=[AMARA])).status_code == 403
