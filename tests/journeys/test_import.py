"""Business support takes a year in, decides about what a later file says otherwise, and takes a list in."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from footprint.children.models import Child, Episode
from tests import people
from tests.footprint.interchange.listed import a_list
from tests.interchange.folders import CLEAN, EPISODES, REVIEWS

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
FAULTY = {"reviews.csv": REVIEWS.replace("BEN,10/10/2015,29/12/2025,PN1", "BEN,10/10/2015,29/12/2025,PN8")}
CHANGED = {
    "episodes.csv": EPISODES.replace("ADA,02/06/2025,S,C1,N1,U4", "ADA,02/06/2025,S,C1,N1,K2").replace(
        "BEN,01/12/2025,S,C1,N1,U6", "BEN,01/12/2025,S,C1,N1,U5"
    )
}
LATER = {
    "episodes.csv": EPISODES.replace(
        "ADA,02/06/2025,S,C1,N1,U4,PR1,,,", "ADA,02/06/2025,S,C1,N1,U4,PR1,02/03/2026,E4A,"
    ),
    "reviews.csv": REVIEWS + "BEN,10/10/2015,09/03/2026,PN1\n",
}


def give(page: Page, files: Mapping[str, str]) -> None:
    page.goto("/import/files/")
    given = [{"name": name, "mimeType": "text/csv", "buffer": text.encode()} for name, text in files.items()]
    page.locator("input[name=files]").set_input_files(given)  # type: ignore[arg-type]
    page.get_by_role("button", name="Look at the files").click()


def test_a_year_with_a_fault_a_contradiction_and_a_list(
    page: Page, phone: Page, site: str, today: Callable[[date], None], axe: Check, fits: Check, screenshot: Picture
) -> None:
    today(date(2026, 4, 20))
    bea = people.staff("bs")
    for browser in (page, phone):
        value = people.browser_of(bea).cookies["footprint"].value
        browser.context.add_cookies([{"name": "footprint", "value": value, "url": site}])

    page.goto("/import/")
    expect(page.get_by_text("Nothing has been taken in yet")).to_be_visible()
    axe(page)
    screenshot(page, "import-start")

    give(page, {**CLEAN, **FAULTY})
    expect(page.get_by_text("1 fault in these files.")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, "import-fault")
    page.get_by_role("button", name="Take in without the children with faults").click()
    expect(page.get_by_text("The files are taken in.")).to_be_visible()
    axe(page)
    screenshot(page, "import-done")
    assert set(Child.objects.values_list("local_id", flat=True)) == {"ADA", "CAL"}

    give(page, CLEAN)
    page.get_by_role("button", name="Take in", exact=True).click()
    give(page, {**CLEAN, **CHANGED})
    expect(page.get_by_role("table", name="Values that contradict the register")).to_be_visible()
    axe(page)
    screenshot(page, "import-contradiction")
    phone.goto(page.url)
    fits(phone)
    screenshot(phone, "import-contradiction-phone")
    page.get_by_role("button", name="Take in", exact=True).click()

    page.get_by_role("link", name="2 to decide").click()
    axe(page)
    screenshot(page, "import-conflicts")
    phone.goto("/import/conflicts/")
    fits(phone)
    screenshot(phone, "import-conflicts-phone")
    page.get_by_label("Child ADA").check()
    page.get_by_role("button", name="Accept: take the file’s values").click()
    expect(page.get_by_role("heading", name="Take 1 value into the register?")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, "import-confirm")
    page.get_by_role("button", name="Yes, take it in").click()
    expect(page.get_by_text("1 value taken into the register.")).to_be_visible()
    page.get_by_label("Child BEN").check()
    page.get_by_role("button", name="Refuse: keep the register’s values").click()
    page.get_by_role("button", name="Yes, refuse it").click()
    expect(page.get_by_text("Nothing to decide")).to_be_visible()
    assert Episode.objects.get(child__local_id="ADA").place == "K2"
    assert Episode.objects.get(child__local_id="BEN").place == "U6"
    page.goto("/import/conflicts/?state=decided")
    axe(page)
    screenshot(page, "import-decided")

    page.goto("/import/list/")
    axe(page)
    row = {"CHILD": "ADA", "Forename": "Ada", "Our word for it": "Adele"}
    page.locator("input[name=file]").set_input_files(
        {"name": "names.csv", "mimeType": "text/csv", "buffer": a_list(row)}  # type: ignore[arg-type]
    )
    page.get_by_role("button", name="Next: its columns").click()
    expect(page.get_by_label("Forename")).to_have_value("given_names")
    page.get_by_label("Our word for it").select_option("known_as")
    axe(page)
    screenshot(page, "import-columns")
    page.get_by_role("button", name="Look at what it would do").click()
    axe(page)
    screenshot(page, "import-list")
    phone.goto(page.url)
    fits(phone)
    screenshot(phone, "import-list-phone")
    page.get_by_role("button", name="Take in", exact=True).click()
    expect(page.get_by_text("The list is taken in.")).to_be_visible()
    assert Child.objects.get(local_id="ADA").known_as == "Adele"
    phone.goto("/import/")
    fits(phone)
    screenshot(phone, "import-start-phone")


def test_the_first_year_clean_and_then_a_later_one(
    page: Page, site: str, today: Callable[[date], None], axe: Check, screenshot: Picture
) -> None:
    today(date(2026, 4, 20))
    value = people.browser_of(people.staff("bs")).cookies["footprint"].value
    page.context.add_cookies([{"name": "footprint", "value": value, "url": site}])

    give(page, CLEAN)
    expect(page.get_by_text("fault")).to_have_count(0)
    page.get_by_role("button", name="Take in", exact=True).click()
    expect(page.get_by_text("The files are taken in.")).to_be_visible()
    assert Child.objects.count() == 3

    give(page, {**CLEAN, **LATER})
    page.get_by_text("Blanks that would be filled in").click()
    expect(page.get_by_text("ADA, episode 2025-06-02: DEC filled in with 2026-03-02")).to_be_visible()
    axe(page)
    screenshot(page, "import-later-year")
    page.get_by_role("button", name="Take in", exact=True).click()
    expect(page.get_by_text("The files are taken in.")).to_be_visible()
    assert Episode.objects.get(child__local_id="ADA").end_reason == "E4A"
    page.goto(f"/children/{Child.objects.get(local_id='BEN').pk}/")
    expect(page.get_by_role("table", name="Reviews").get_by_text("9 March 2026", exact=True)).to_be_visible()

    give(page, {**CLEAN, **LATER})
    expect(page.get_by_text("The register holds all of this already")).to_be_visible()
