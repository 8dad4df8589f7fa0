"""A lead pastes a table from last year's report, sees what does not add up, and mends it, in a real browser."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import expect

from tests import people

pytestmark = pytest.mark.journey
WRONG = """Fig. 6. Placement type
\t31/03/2012\t31/03/2013\t31/03/2014
External Residential\t6\t13\t14
IFA\t64\t78\t76
In-House Fostering\t172\t160\t165
In-House Residential\t14\t12\t10
Lodgings\t3\t2\t7
Other\t39\t42\t44
Grand Total\t298\t307\t318"""


@pytest.fixture(autouse=True)
def staff(transactional_db, settings, base_url, today):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["localhost"]
    today(date(2014, 4, 28))
    return {"Lena": people.staff("liro")}


def enter(page, site, person):
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    page.context.add_cookies([{"name": "footprint", "value": client.cookies["footprint"].value, "url": site}])


def check(page, text, claims=""):
    page.get_by_label("The table", exact=True).fill(text)
    page.get_by_label("What is said of the numbers elsewhere").fill(claims)
    page.get_by_role("button", name="Check", exact=True).click()


@pytest.mark.parametrize("window", ["page", "phone", "page_without_scripts"])
def test_a_table_is_checked_mended_and_checked_again(window, request, site, staff, axe, fits):
    page = request.getfixturevalue(window)
    enter(page, site, staff["Lena"])
    page.goto("/figures/")
    page.get_by_role("link", name="Check a table").click()
    if window != "page_without_scripts":
        axe(page)
        fits(page)

    check(page, "Only words.")
    expect(page.get_by_role("alert")).to_contain_text("There is no table with numbers in it.")

    check(page, WRONG, "Reviews in time: 93.49% with 19 late")
    expect(page.get_by_role("heading", name="One thing does not add up in 1 table.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="318 is printed")).to_contain_text("add to 316.")
    expect(page.get_by_role("row", name="Grand Total")).to_contain_text("318 see 1")
    expect(page.get_by_text("93.49% with 19 late is 273 of 292 and no other.")).to_be_visible()
    if window != "page_without_scripts":
        axe(page)
        fits(page)

    check(page, WRONG.replace("\t14\nIFA", "\t16\nIFA"))
    expect(page.get_by_role("heading", name="Everything adds up in 1 table.")).to_be_visible()
