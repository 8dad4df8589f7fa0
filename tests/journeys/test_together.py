"""Business support books one meeting for brother and sister; their IRO writes what is true of both once."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Link
from footprint.reviews import actions
from footprint.reviews.models import Draft, Meeting, Review
from tests import people, register
from tests.journeys.test_preparing import day
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
BEFORE, MONDAY, MEETS = date(2014, 1, 6), date(2014, 3, 3), date(2014, 3, 14)
LEGAL, PARENTS = "Is the legal status still right?", "What do the parents say?"
VIEWS = "What does the child say, in their own words?"


@pytest.fixture
def ines(today: Callable[[date], None]) -> Person:
    """Amara, Bram and Cleo are hers. Amara's and Bram's last reviews were on one day; Cleo's record is restricted."""
    today(MONDAY)
    found = register.register()["Ines"]
    AllocatedIRO.objects.filter(child=register.BRAM).update(person=found)
    for sibling in (register.BRAM, register.CLEO):
        Link.objects.create(child_id=register.AMARA, other_id=sibling, kind="sibling")
    actions.set_known_from(day=date(2013, 4, 1), by=found, on=MONDAY, at=people.AT)
    for child in (register.AMARA, register.BRAM):
        hold(child, on=BEFORE, by=found)
    return found


def to_hold(child: Any) -> Review:
    return Review.objects.get(child=child, held_on=None)


def hold(child: Any, *, on: date, by: Person) -> Review:
    return actions.mark_held(
        review=to_hold(child).pk, held_on=on, participation="PN1", by=by, on=MEETS, at=people.AT
    )  # fmt: skip


def test_business_support_books_moves_and_cancels_one_meeting(
    page: Page, phone: Page, site: str, ines: Person, axe: Check, fits: Check, screenshot: Picture
) -> None:
    bea = people.staff("bs")
    for window in (page, phone):
        let_in(window, bea, site)
    phone.goto(f"/children/{register.AMARA}/")
    phone.get_by_role("link", name="Book a meeting").click()
    expect(phone.get_by_label("Bram Oke")).not_to_be_checked()
    expect(phone.get_by_text("Cleo Stone")).to_have_count(0)
    phone.get_by_label("Bram Oke").check()
    phone.get_by_role("button", name="Book").click()
    expect(phone.get_by_role("link", name="Enter the day of the meeting")).to_be_visible()
    expect(phone.get_by_label("Bram Oke")).to_be_checked()
    assert not Meeting.objects.exists()
    day(phone, "On which day?", 14, 3)
    phone.get_by_label("At what time?").fill("14:00")
    phone.get_by_label("Where?").fill("Elm School")
    axe(phone)
    fits(phone)
    screenshot(phone, "together-book-phone")
    phone.get_by_role("button", name="Book").click()
    expect(phone.get_by_text("The meeting is booked for 14 March 2014.")).to_be_visible()
    booked = Meeting.objects.order_by("review__child__local_id").values_list("review__child", "on_day", "place")
    assert list(booked) == [(register.AMARA, MEETS, "Elm School"), (register.BRAM, MEETS, "Elm School")]
    page.goto(f"/children/{register.BRAM}/")
    expect(page.get_by_text("14 March 2014").first).to_be_visible()
    screenshot(page, "together-booked")
    page.get_by_role("link", name="Move the meeting").click()
    expect(page.get_by_label("Amara Vale")).to_be_checked()
    day(page, "On which day?", 17, 3)
    page.get_by_label("Why is it moved?").fill("The school is closed")
    axe(page)
    screenshot(page, "together-move")
    page.get_by_role("button", name="Move").click()
    expect(page.get_by_text("The meeting is moved to 17 March 2014.")).to_be_visible()
    assert set(Meeting.objects.values_list("on_day", flat=True)) == {date(2014, 3, 17)}
    phone.get_by_role("link", name="Cancel the meeting").click()
    expect(phone.get_by_label("Bram Oke")).to_be_checked()
    axe(phone)
    fits(phone)
    screenshot(phone, "together-cancel-phone")
    phone.get_by_label("Bram Oke").uncheck()
    phone.get_by_label("Why is it cancelled?").fill("Amara is ill")
    phone.get_by_role("button", name="Cancel the meeting").click()
    expect(phone.get_by_text("The meeting is cancelled.")).to_be_visible()
    assert Meeting.objects.get(cancelled_on=None).review.child_id == register.BRAM


def test_the_iro_writes_what_is_true_of_both_once(
    page: Page, phone: Page, site: str, ines: Person, today: Callable[[date], None], axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    today(MEETS)
    amara, bram = (hold(child, on=MEETS, by=ines) for child in (register.AMARA, register.BRAM))
    for window in (page, phone):
        let_in(window, ines, site)
    phone.goto(f"/reviews/{bram.pk}/record/")
    phone.get_by_role("button", name="Write the record").click()
    phone.get_by_label(PARENTS).fill("His father is worried.")
    expect(phone.locator("[data-saved]")).to_contain_text("Saved")

    page.goto(f"/reviews/{amara.pk}/record/")
    page.get_by_role("button", name="Write the record").click()
    page.get_by_label(VIEWS).fill("I want to stay with my brother.")
    page.get_by_label(LEGAL).fill("Both are on care orders; that is still right.")
    page.get_by_label(PARENTS).fill("Their mother is glad.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    axe(page)
    page.get_by_role("link", name="Put parts into the records of Bram Oke").click()
    axe(page)
    page.get_by_role("button", name="Put them in").click()
    expect(page.get_by_role("link", name="Select at least one part")).to_be_visible()
    expect(page.get_by_role("link", name="Select at least one child")).to_be_visible()
    axe(page)
    screenshot(page, "together-share-refused")

    phone.goto(page.url)
    axe(phone)
    fits(phone)
    screenshot(phone, "together-share-phone")
    phone.get_by_label("Legal status and permanence").check()
    phone.get_by_label("Parents and carers").check()
    phone.get_by_label("Bram Oke").check()
    screenshot(phone, "together-share-phone-chosen")
    phone.get_by_role("button", name="Put them in").click()
    expect(phone.get_by_text("Bram Oke: 1 answer put in.")).to_be_visible()
    expect(phone.get_by_text(f"something else is written there: {PARENTS}")).to_be_visible()
    fits(phone)
    screenshot(phone, "together-shared-phone")

    phone.get_by_role("link", name="Record of Bram Oke").click()
    phone.get_by_role("link", name="Go on with the draft").click()
    expect(phone.get_by_label(LEGAL)).to_have_value("Both are on care orders; that is still right.")
    expect(phone.get_by_label(PARENTS)).to_have_value("His father is worried.")
    expect(phone.get_by_label(VIEWS)).to_have_value("")
    assert Draft.objects.get(review=amara).content["parents"] == "Their mother is glad."
