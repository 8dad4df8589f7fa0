"""The lead allocates two siblings, is refused the case's own social worker, and books cover that works."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.audit.models import ReadEvent
from footprint.children.models import AllocatedIRO, Link, PeriodOfCare, SocialWorker
from tests import people, register

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Bram, Elin and Amara wait; Bram and Elin are siblings, and Sami, Amara's social worker, has become an IRO."""
    today(date(2014, 4, 28))
    found = register.register()
    AllocatedIRO.objects.filter(child__in=(register.AMARA, register.BRAM)).delete()
    PeriodOfCare.objects.filter(child=register.ELIN).update(told_on=date(2014, 1, 3))
    Link.objects.create(child_id=register.BRAM, other_id=register.ELIN, kind="sibling")
    people.also(found["Sami"], "iro")
    return found | {"Lena": people.staff("liro"), "Ivo": register.team(found)}


def let_in(page: Page, person: Person, site: str) -> None:
    session = people.browser_of(person).cookies["footprint"]
    page.context.add_cookies([{"name": "footprint", "value": session.value, "url": site}])


def choose(page: Page, to: Person) -> None:
    page.get_by_label("To whom?").select_option(str(to.pk))
    page.get_by_label("Why?").fill("New to care")
    page.get_by_role("button", name="Allocate").click()


def test_two_siblings_together_a_refusal_and_cover(
    page: Page,
    phone: Page,
    site: str,
    staff: dict[str, Person],
    axe: Check,
    fits: Check,
    screenshot: Picture,
) -> None:
    let_in(page, staff["Lena"], site)
    page.goto("/team/unallocated/")
    page.get_by_role("link", name="Choose together with Bram Oke").click()
    expect(page.get_by_label("Bram Oke", exact=True)).to_be_checked()
    expect(page.get_by_label("Elin Moss", exact=True)).to_be_checked()
    axe(page)
    fits(page)
    screenshot(page, "whose-unallocated")

    page.get_by_label("Elin Moss", exact=True).uncheck()
    choose(page, staff["Omar"])
    expect(page.get_by_text("Siblings would have different IROs")).to_be_visible()
    axe(page)
    screenshot(page, "whose-siblings-parted")
    page.get_by_label("Elin Moss", exact=True).check()
    choose(page, staff["Omar"])
    expect(page.get_by_text("2 children allocated to Omar Haddad.")).to_be_visible()

    page.get_by_label("Amara Vale", exact=True).check()
    choose(page, staff["Sami"])
    refusal = "Sami Reid is or was the social worker of Amara Vale in this period of care. Choose somebody else."
    expect(page.get_by_text(refusal)).to_be_visible()
    expect(page.get_by_label("Why?")).to_have_value("New to care")
    axe(page)
    screenshot(page, "whose-refused")
    page.get_by_label("To whom?").select_option(str(staff["Ines"].pk))
    page.get_by_role("button", name="Allocate").click()
    expect(page.get_by_text("Every child shown to you has an IRO")).to_be_visible()

    SocialWorker.objects.filter(child=register.AMARA).update(name="Sol Ferris", person=None)
    page.goto("/team/cover/book/")
    page.get_by_label("Who is away?").select_option(label="Ines Okafor")
    page.get_by_label("Who covers?").select_option(label="Omar Haddad")
    back: Any = page.get_by_role("group", name="First day back")
    for box, typed in (("Day", "5"), ("Month", "5"), ("Year", "2014")):
        back.get_by_label(box).fill(typed)
    page.get_by_label("Why?").fill("Annual leave")
    page.get_by_role("button", name="Book cover").click()
    expect(page.get_by_text("Omar Haddad covers for Ines Okafor from 28 April 2014.")).to_be_visible()
    screenshot(page, "whose-cover")
    page.goto("/team/caseloads/")
    screenshot(page, "whose-caseloads")
    page.goto(f"/team/children/{register.ELIN}/")
    screenshot(page, "whose-child")

    let_in(phone, staff["Omar"], site)
    phone.goto(f"/team/caseloads/{staff['Omar'].pk}/")
    axe(phone)
    fits(phone)
    screenshot(phone, "whose-caseload-phone")
    phone.get_by_role("link", name="Amara Vale").click()
    expect(phone.get_by_role("heading", name="Amara Vale")).to_be_visible()
    screenshot(phone, "whose-child-phone")

    look = ReadEvent.objects.get(about_key=str(register.AMARA))
    assert (look.who_label, look.capacity) == ("Omar Haddad", "Covering for Ines Okafor")
