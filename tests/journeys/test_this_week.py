"""An IRO's Monday morning, and what the others find on theirs, in a real browser."""

from datetime import date

import pytest

from footprint.children.models import PeriodOfCare
from footprint.reviews.models import Meeting, Review
from tests import people
from tests.register import AMARA, BRAM, CLEO, ELIN, register

pytestmark = pytest.mark.journey
MONDAY = date(2014, 4, 28)
DUE = {AMARA: date(2014, 4, 10), CLEO: date(2014, 5, 7), BRAM: date(2014, 7, 7), ELIN: None}


@pytest.fixture(autouse=True)
def staff(transactional_db, settings, base_url, today):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["localhost"]
    today(MONDAY)
    found = register()
    for child, due_on in DUE.items():
        Review.objects.create(child_id=child, period=PeriodOfCare.objects.get(child=child), due_on=due_on)
    Meeting.objects.create(review=Review.objects.get(child=CLEO), on_day=date(2014, 5, 6), place="Willow House")
    return found


def enter(page, site, person):
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    page.context.add_cookies([{"name": "footprint", "value": client.cookies["footprint"].value, "url": site}])


@pytest.mark.parametrize("window", ["page", "phone"])
def test_monday_morning(window, request, site, staff, axe, fits, screenshot):
    page = request.getfixturevalue(window)
    enter(page, site, staff["Ines"])
    page.goto("/")
    axe(page)
    fits(page)
    screenshot(page, f"this-week-{window}")
    page.get_by_role("link", name="All dates").click()
    axe(page)
    fits(page)
    screenshot(page, f"all-dates-{window}")
    page.get_by_role("link", name="Amara Vale").click()
    axe(page)
    fits(page)
    screenshot(page, f"child-{window}")
    page.goto("/calendar/?month=2014-05")
    axe(page)
    fits(page)
    screenshot(page, f"calendar-{window}")
    enter(page, site, people.staff("liro"))
    page.goto("/")
    screenshot(page, f"lead-{window}")
    page.goto("/this-week/all/?meeting=not")
    screenshot(page, f"lead-all-{window}")
