"""A head of service breaks glass and it is judged; an auditor opens a sampled case and is refused another."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
AMARA, BRAM, CLEO = (f"/children/{key}/" for key in (register.AMARA, register.BRAM, register.CLEO))


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(date(2014, 4, 28))
    found = register.register()
    roles = {"Lena": "liro", "Hugo": "hos", "Igor": "igo", "Aidan": "aud"}
    return found | {name: people.staff(role) for name, role in roles.items()}


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_glass_is_broken_and_judged(
    page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, staff["Hugo"], site)
    page.goto(CLEO)
    heading(page, "Page not found")
    page.goto("/")
    page.get_by_role("link", name="Open a restricted record").click()
    page.get_by_label("The child’s number").fill("9999")
    page.get_by_label("Why do you need").fill("Missing since this morning")
    page.get_by_role("button", name="Open the record").click()
    expect(page.get_by_role("link", name="There is no restricted record")).to_have_count(0)
    expect(page.get_by_text("There is no restricted record").first).to_be_visible()
    expect(page.get_by_label("Why do you need")).to_have_value("Missing since this morning")
    axe(page)
    fits(page)
    screenshot(page, "glass-form")
    page.get_by_label("The child’s number").fill("1003")
    page.get_by_role("button", name="Open the record").click()
    heading(page, "Cleo Stone")
    expect(page.get_by_text("open to you for an hour")).to_be_visible()
    expect(page.get_by_text("Broke glass, because: Missing since this morning")).to_be_visible()
    axe(page)
    screenshot(page, "glass-child")

    let_in(phone, staff["Lena"], site)
    phone.goto("/")
    phone.get_by_role("link", name="1 restricted record opened in an emergency").click()
    expect(phone.locator("#glass")).to_contain_text("Hugo Brandt")
    axe(phone)
    fits(phone)
    screenshot(phone, "glass-lead")

    let_in(phone, staff["Igor"], site)
    phone.goto("/")
    phone.get_by_role("link", name="1 alert to judge").click()
    axe(phone)
    fits(phone)
    screenshot(phone, "glass-alerts")
    phone.locator("#alerts").get_by_role("link").first.click()
    phone.get_by_label("What do you decide").fill("It was needed: she was found at noon.")
    axe(phone)
    fits(phone)
    screenshot(phone, "glass-judge")
    phone.get_by_role("button", name="Keep the judgement").click()
    expect(phone.get_by_text("Your judgement is kept")).to_be_visible()
    phone.goto("/children/alerts/")
    phone.locator("#alerts").get_by_role("link").first.click()
    phone.get_by_role("link", name="Who looked at this child").click()
    expect(phone.locator("#looks")).to_contain_text("Hugo Brandt")
    expect(phone.get_by_text("Cleo")).to_have_count(0)


def test_an_auditor_reads_the_sample_alone(
    page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, staff["Lena"], site)
    page.goto("/")
    page.get_by_role("link", name="Engagements").click()
    page.get_by_role("link", name="Agree an engagement").click()
    page.get_by_label("What is read").fill("Audit of pathway plans")
    page.get_by_label("Aidan Frost").check()
    last = page.get_by_role("group", name="Last day")
    for part, value in (("Day", "16"), ("Month", "5"), ("Year", "2014")):
        last.get_by_label(part).fill(value)
    page.get_by_label("Which children?").fill("1001\n9999")
    page.get_by_role("button", name="Agree it").click()
    expect(page.get_by_text("There is no child with the number 9999").first).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, "engagement-form")
    page.get_by_label("Which children?").fill("1001")
    page.get_by_role("button", name="Agree it").click()
    expect(page.get_by_text("The engagement is agreed")).to_be_visible()
    axe(page)
    screenshot(page, "engagement")

    let_in(phone, staff["Aidan"], site)
    phone.goto("/")
    expect(phone.get_by_text("Yours to read until 16 May 2014")).to_be_visible()
    axe(phone)
    fits(phone)
    screenshot(phone, "engagement-auditor")
    phone.get_by_role("link", name="Amara Vale").click()
    heading(phone, "Amara Vale")
    expect(phone.get_by_text("Engagement: Audit of pathway plans")).to_be_visible()
    phone.goto(BRAM)
    heading(phone, "Page not found")

    page.get_by_role("link", name="End it now").click()
    page.get_by_label("Why?").fill("Put off to June")
    page.get_by_role("button", name="End it").click()
    expect(page.get_by_text("The engagement has ended")).to_be_visible()
    phone.goto(AMARA)
    heading(phone, "Page not found")
