"""Business support and the lead see to what waits: conflicts, the day from which reviews are known, visits."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.children.models import Child
from footprint.interchange.models import Conflict, Import
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom
from tests import people, register
from tests.journeys.test_care_by_hand import day
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
APRIL = date(2014, 4, 28)


@pytest.fixture(autouse=True)
def _records(transactional_db: None, today: Callable[[date], None]) -> None:
    today(APRIL)
    register.team(register.register())
    reckon(children=[register.AMARA, register.BRAM, register.ELIN], on=APRIL)
    made = Import.objects.create(at=people.AT, on_day=APRIL, by_label="Footprint (system)", folders=["2014"])
    Conflict.objects.create(
        taken_in=made, child_id=register.AMARA, kind="child", record=str(register.AMARA), field="SEX", held="F",
        offered="M", file="header.csv", line=2,
    )  # fmt: skip


def test_a_conflict_is_decided_from_the_first_page_and_turned_round(
    page: Page, phone: Page, site: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    bea = people.staff("bs")
    let_in(phone, bea, site)
    phone.goto("/")
    axe(phone)
    fits(phone)
    screenshot(phone, "waiting-first-page-phone")
    phone.get_by_role("link", name="1 Conflicts to decide").click()
    phone.get_by_label("Amara Vale").check()
    phone.get_by_role("button", name="Accept: take the file’s values").click()
    fits(phone)
    screenshot(phone, "waiting-confirm-phone")
    phone.get_by_role("button", name="Yes, take it in").click()
    expect(phone.get_by_text("1 value taken into the register.")).to_be_visible()

    let_in(page, people.staff("liro"), site)
    page.goto("/import/conflicts/?state=decided")
    page.get_by_role("link", name="Decide again").click()
    axe(page)
    screenshot(page, "waiting-again")
    page.get_by_label("Why is it decided again?").fill("The certificate says otherwise")
    page.get_by_role("button", name="Put the register’s value back").click()
    expect(page.get_by_text("The register’s value from before is back.")).to_be_visible()
    assert Child.objects.get(pk=register.AMARA).sex == "F"
    page.goto(f"/children/{register.AMARA}/")
    page.get_by_role("link", name="History of corrections").click()
    expect(page.get_by_text("Why: The certificate says otherwise")).to_be_visible()
    axe(page)
    screenshot(page, "history")
    phone.goto(page.url.replace(site, ""))
    fits(phone)
    screenshot(phone, "history-phone")


def test_the_day_from_which_reviews_are_known_is_tried_and_said(
    page: Page, phone: Page, site: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    reckon(children=[register.AMARA, register.BRAM, register.ELIN], on=APRIL)
    let_in(phone, people.staff("bs"), site)
    phone.goto("/import/")
    phone.get_by_role("link", name="The day from which reviews are known").click()
    axe(phone)
    for label, value in (("Day", "1"), ("Month", "10"), ("Year", "2013")):
        phone.get_by_label(label, exact=True).fill(value)
    phone.get_by_label("Why is this the day?").fill("The files before were lost")
    phone.get_by_role("button", name="Look at what would change").click()
    expect(phone.get_by_text("Nothing is kept until you confirm.")).to_be_visible()
    axe(phone)
    fits(phone)
    screenshot(phone, "known-from-phone")
    phone.get_by_role("button", name="Confirm this day").click()
    expect(phone.get_by_text("Reviews are known from 1 October 2013.")).to_be_visible()
    let_in(page, people.staff("liro"), site)
    page.goto("/import/known-from/")
    expect(page.get_by_role("cell", name="Bea Hollis")).to_be_visible()
    screenshot(page, "known-from")


def test_a_social_worker_sees_when_the_next_visit_is_due_and_enters_one(
    phone: Page, site: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(phone, Person.objects.get(name="Sami Reid"), site)
    phone.goto(f"/children/{register.AMARA}/visits/")
    expect(phone.get_by_text("Late by 14 days")).to_be_visible()
    axe(phone)
    fits(phone)
    screenshot(phone, "visits-due-phone")
    phone.get_by_role("link", name="Record a visit").click()
    day(phone, 27, 4)
    phone.get_by_label("Who visited?").fill("Sami Reid")
    phone.get_by_label("Yes, alone").check()
    phone.get_by_role("button", name="Record the visit").click()
    expect(phone.get_by_text("The visit is recorded.")).to_be_visible()
