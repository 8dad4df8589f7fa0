"""A lead restricts a record, another IRO finds nothing, a second lead lifts it, and the list says who looked."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
CHILD = f"/children/{register.AMARA}/"


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Amara is Omar's; Ines is her IRO no more."""
    today(date(2014, 4, 28))
    found = register.register()
    AllocatedIRO.objects.filter(child=register.AMARA).update(person=found["Omar"])
    return found | {"Lena": people.staff("liro"), "Una": people.staff("liro", name="Una Fry")}


def test_a_record_is_restricted_and_opened_again(
    page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, staff["Lena"], site)
    page.goto(CHILD)
    page.get_by_role("link", name="Who may know of this record").click()
    page.get_by_role("link", name="Restrict this record").click()
    expect(page.get_by_label("Lena Marsh")).to_be_checked()
    expect(page.get_by_label("Omar Haddad")).to_be_checked()
    page.get_by_role("button", name="Restrict the record").click()
    expect(page.get_by_role("link", name="Enter why")).to_be_visible()
    screenshot(page, "closed-restrict")
    page.get_by_label("Why?").fill("Her aunt works here")
    page.get_by_role("button", name="Restrict the record").click()
    expect(page.get_by_text("Restricted record", exact=True)).to_be_visible()
    axe(page)
    screenshot(page, "closed-record")

    for name, found in (("Ines", "Page not found"), ("Una", "Page not found"), ("Omar", "Amara Vale")):
        let_in(phone, staff[name], site)
        phone.goto(CHILD)
        expect(phone.get_by_role("heading", level=1)).to_have_text(found)

    page.get_by_role("link", name="Ask to lift the restriction").click()
    page.get_by_label("Why?").fill("The aunt has left")
    page.get_by_role("button", name="Ask a second person").click()
    let_in(phone, staff["Una"], site)
    phone.goto("/children/waiting/")
    expect(phone.get_by_text("Amara")).to_have_count(0)
    axe(phone)
    fits(phone)
    screenshot(phone, "closed-waiting")
    phone.get_by_role("button", name="Confirm for number 1001").click()
    expect(phone.get_by_text("It is confirmed")).to_be_visible()
    phone.goto(CHILD)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Amara Vale")

    page.goto(CHILD)
    page.get_by_role("link", name="Who looked at this child").click()
    looks = page.locator("#looks")
    expect(looks).to_contain_text("Una Fry")
    expect(looks).to_contain_text("Omar Haddad")
    expect(looks).not_to_contain_text("Ines Okafor")
    axe(page)
    fits(page)
    screenshot(page, "closed-looks")
