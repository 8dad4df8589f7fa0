"""Business support links a brother with the whole group, and keeps a previous name."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


def test_a_brother_is_linked_and_a_name_is_kept(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(date(2014, 4, 28))
    register.register()
    register.kin_and_names()
    bea = people.staff("bs")
    let_in(page, bea, site)
    page.goto(f"/children/{register.AMARA}/")
    page.get_by_role("link", name="Siblings, parent and baby").click()
    page.get_by_label("Name, date of birth or number").fill("Bram Oke")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("Bram Oke, number 1002").check()
    page.get_by_label("Brother or sister", exact=True).check()
    axe(page)
    screenshot(page, "links")
    page.get_by_role("button", name="Link them").click()
    expect(page.locator("#links")).to_contain_text("Bram Oke")

    let_in(phone, bea, site)
    phone.goto(f"/children/{register.AMARA}/names/")
    phone.get_by_label("Family name").fill("Lark")
    phone.get_by_label("How is it known?").fill("Her passport")
    axe(phone)
    fits(phone)
    screenshot(phone, "names")
    phone.get_by_role("button", name="Keep the name").click()
    expect(phone.get_by_text("The child is found by it too.")).to_be_visible()
