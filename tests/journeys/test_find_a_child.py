"""Business support finds a child by a misspelt name, searches a new one in vain, and adds them."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.children.models import Child
from tests import people, register

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def bea(today: Callable[[date], None]) -> Person:
    today(date(2014, 4, 28))
    register.team(register.register())
    return people.staff("bs")


def let_in(page: Page, person: Person, site: str) -> None:
    session = people.browser_of(person).cookies["footprint"]
    page.context.add_cookies([{"name": "footprint", "value": session.value, "url": site}])


def looked(page: Page, typed: str) -> None:
    page.get_by_label("Name, date of birth or number").fill(typed)
    page.get_by_role("button", name="Search").click()


def test_found_by_a_misspelt_name_and_a_new_child_added(
    page: Page, phone: Page, site: str, bea: Person, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, bea, site)
    page.goto("/")
    page.get_by_role("link", name="Find a child").click()
    screenshot(page, "find-empty")
    looked(page, "Amra Vail")
    axe(page)
    screenshot(page, "find-found")
    page.get_by_role("link", name="Amara Vale").click()
    expect(page.get_by_role("heading", name="Amara Vale")).to_be_visible()
    page.get_by_role("link", name="Contacts and where the child lives").click()
    axe(page)
    screenshot(page, "find-contacts")

    page.get_by_role("link", name="Find a child").click()
    looked(page, "Nia Fell 1/7/2010")
    page.get_by_role("link", name="Add a child").click()
    expect(page.get_by_label("Family name")).to_have_value("Fell")
    page.get_by_label("Number in the council’s system").fill("1001")
    page.get_by_role("radio", name="Female").check()
    axe(page)
    screenshot(page, "find-add")
    page.get_by_role("button", name="Add the child").click()
    expect(page.get_by_text("Amara Vale has the number of the council 1001 already").first).to_be_visible()
    page.get_by_label("Number in the council’s system").fill("2001")
    page.get_by_role("button", name="Add the child").click()
    expect(page.get_by_role("heading", name="Nia Fell", exact=True)).to_be_visible()
    assert Child.objects.get(local_id="2001").born_on == date(2010, 7, 1)

    let_in(phone, bea, site)
    phone.goto("/children/")
    looked(phone, "Amra Vail")
    assert "Amra" not in phone.url
    fits(phone)
    screenshot(phone, "find-phone-found")
    found = {"contacts": f"{register.AMARA}/contacts/", "edit": f"{register.AMARA}/edit/"}
    for name, path in found.items():
        phone.goto(f"/children/{path}")
        fits(phone)
        screenshot(phone, f"find-phone-{name}")
