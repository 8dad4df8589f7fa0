"""The lead gives the thirty children of somebody who left to two others: from the list, looked at, put right, done."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person, RoleHeld
from footprint.children.models import AllocatedIRO, Child, Link
from footprint.reviews.models import Review
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
LEFT = date(2014, 4, 1)


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Rona Pike has left with thirty children: the first two are sisters; Sami is the third one's worker."""
    today(date(2014, 4, 28))
    found = register.register() | {"Lena": people.staff("liro"), "Rona": people.staff("iro", name="Rona Pike")}
    found["Ivo"] = register.team(found)
    for number in range(30):
        one = register.child(UUID(int=9_000 + number), f"Nia{number:02d}", "Fern", f"9{number:03d}")
        period = register.in_care(one, since=date(2013, 9, 2))
        register.allocated(one, found["Rona"], since=date(2013, 9, 4))
        Review.objects.create(child=one, period=period, number=1, due_on=date(2014, 6, 2))
    first, second, third = Child.objects.filter(family_name="Fern").order_by("given_names")[:3]
    Link.objects.create(child=first, other=second, kind="sibling")
    third.social_workers.create(name="Sami Reid", person=found["Sami"], from_on=date(2013, 9, 2))
    people.also(found["Sami"], "iro")
    RoleHeld.objects.filter(person=found["Rona"]).update(until_on=LEFT)
    return found


@pytest.mark.parametrize("window", ["page", "phone", "page_without_scripts"])
def test_thirty_children_go_to_two(
    window: str,
    request: pytest.FixtureRequest,
    site: str,
    staff: dict[str, Person],
    axe: Check,
    fits: Check,
    screenshot: Picture,
) -> None:
    page: Page = request.getfixturevalue(window)
    let_in(page, staff["Lena"], site)
    page.goto(f"{site}/this-week/held-by-leavers/")
    page.get_by_role("link", name="Give the children of Rona Pike to other IROs").click()
    expect(page.locator("input[name=children]:checked")).to_have_count(30)
    expect(page.get_by_text("2 siblings")).to_be_visible()
    if window != "page_without_scripts":
        axe(page)
        fits(page)

    page.get_by_label("To whom?").select_option(label="Omar Haddad: 1 child, no post")
    page.get_by_label("New IRO of Nia01 Fern").select_option(str(staff["Ivo"].pk))
    page.get_by_label("New IRO of Nia02 Fern").select_option(str(staff["Sami"].pk))
    page.get_by_label("Why?").fill("Rona has left")
    look = page.get_by_role("button", name="Look at the caseloads before and after")
    look.click()
    refusal = "Sami Reid is or was the social worker of Nia02 Fern in this period of care. Choose somebody else."
    expect(page.get_by_text(refusal)).to_have_count(2)
    expect(page.get_by_label("Why?")).to_have_value("Rona has left")

    page.get_by_label("New IRO of Nia02 Fern").select_option("")
    look.click()
    expect(page.get_by_text("Nia00 Fern goes to Omar Haddad; the sibling Nia01 Fern goes to Ivo Crane")).to_be_visible()
    if window != "page_without_scripts":
        axe(page)
        fits(page)
        screenshot(page, f"leaver-check-{window}")
    page.get_by_role("link", name="Change something").click()
    page.get_by_label("New IRO of Nia01 Fern").select_option("")
    look.click()
    expect(page.get_by_text("Siblings would have different IROs")).to_have_count(0)
    page.get_by_role("button", name="Allocate 30 children").click()
    expect(page.get_by_text("30 children of Rona Pike allocated: 30 to Omar Haddad.")).to_be_visible()
    assert not AllocatedIRO.objects.filter(person=staff["Rona"], until_on=None).exists()
