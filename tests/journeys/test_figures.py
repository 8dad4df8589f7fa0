"""From a number to a child, as the lead sees it and as an IRO does, in a real browser."""

from datetime import date

import pytest
from django.test import Client

from footprint.children.models import PeriodOfCare
from footprint.reviews import actions
from footprint.reviews.models import Review
from tests import people
from tests.footprint.reporting.conftest import HELD
from tests.register import register

pytestmark = pytest.mark.journey
MONDAY = date(2014, 4, 28)


@pytest.fixture(autouse=True)
def staff(transactional_db, settings, base_url, today):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["localhost"]
    today(MONDAY)
    found = register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=MONDAY, at=people.AT)
    for place, (child, held_on, due_on, code) in enumerate(HELD, start=1):
        period = PeriodOfCare.objects.get(child=child)
        Review.objects.create(
            child_id=child, period=period, number=place, held_on=held_on, due_on=due_on, participation=code
        )
    return found | {"Lena": people.staff("liro")}


def enter(page, site, person):
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    page.context.add_cookies([{"name": "footprint", "value": client.cookies["footprint"].value, "url": site}])


def seen(page, axe, fits):
    axe(page)
    fits(page)


@pytest.mark.parametrize("window", ["page", "phone"])
def test_the_lead_goes_from_a_number_to_a_child(window, request, site, staff, axe, fits):
    page = request.getfixturevalue(window)
    enter(page, site, staff["Lena"])
    page.goto("/figures/")
    seen(page, axe, fits)
    page.get_by_role("link", name="Reviews held in time").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Reviews held in time"
    assert "3 of 5 reviews, 60.00%." in page.inner_text("main")
    seen(page, axe, fits)

    page.get_by_text("Another period").click()
    page.get_by_label("Year", exact=True).first.select_option("so-far")
    page.get_by_role("button", name="Show this period").click()
    assert "There are no reviews to count in this period." in page.inner_text("main")
    page.get_by_text("Another period").click()
    page.get_by_label("Year", exact=True).first.select_option("2014")
    page.get_by_role("button", name="Show this period").click()

    page.get_by_role("link", name="The rows behind this figure").click()
    assert "4 rows of the children whose records you may open." in page.inner_text("main")
    seen(page, axe, fits)
    page.get_by_text("Filter these rows").click()
    page.get_by_label("Counted").select_option("no")
    page.get_by_role("button", name="Apply filters").click()
    seen(page, axe, fits)
    page.get_by_role("link", name="Amara Vale").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Amara Vale"


def test_wrong_days_are_told_and_kept(page, site, staff, axe, fits):
    enter(page, site, staff["Lena"])
    page.goto("/figures/reviews_held/")
    page.get_by_text("Another period").click()
    first = page.get_by_role("group", name="First day")
    for label, typed in (("Day", "31"), ("Month", "2"), ("Year", "2014")):
        first.get_by_label(label).fill(typed)
    page.get_by_role("button", name="Show this period").click()
    assert "First day must be a real date" in page.inner_text("main")
    assert page.get_by_role("group", name="First day").get_by_label("Day").input_value() == "31"
    seen(page, axe, fits)


@pytest.mark.parametrize("window", ["page", "phone", "page_without_scripts"])
def test_an_iro_sees_no_small_number_but_her_own_children(window, request, site, staff, axe, fits):
    page = request.getfixturevalue(window)
    enter(page, site, staff["Ines"])
    page.goto("/figures/looked_after_at_end/")
    assert "Small numbers are hidden" in page.inner_text("main")
    assert "The number is small and not shown." in page.inner_text("main")
    page.get_by_role("link", name="The rows behind this figure").click()
    assert "The figure counts" not in page.inner_text("main")
    page.get_by_role("link", name="Amara Vale").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Amara Vale"


def test_a_figure_of_every_shape_is_for_everyone(page, site, staff, axe, fits):
    enter(page, site, staff["Lena"])
    for key in ("looked_after_by_month", "legal_status", "caseloads", "record_in_time"):
        page.goto(f"/figures/{key}/")
        seen(page, axe, fits)
