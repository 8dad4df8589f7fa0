"""The team's month and its calendar file."""

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import PeriodOfCare
from footprint.reviews.models import Meeting, Review
from tests import people
from tests.footprint.front.conftest import text_of
from tests.register import AMARA, BRAM, CLEO, DOV, register

MONDAY = date(2014, 4, 28)


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    found = register()
    for child in (AMARA, BRAM, CLEO, DOV):
        period = PeriodOfCare.objects.get(child=child)
        review = Review.objects.create(child_id=child, period=period, due_on=date(2014, 5, 9))
        Meeting.objects.create(review=review, on_day=date(2014, 5, 6), at_time=time(14), place="Willow House")
    return found


def signed_in(person: Person) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=people.BACKEND)
    return client


def test_an_iro_sees_their_own_month_with_its_bank_holidays(staff: dict[str, Person]) -> None:
    text = text_of(signed_in(staff["Ines"]).get("/calendar/?month=2014-05"))
    assert "Monday 5 May May Day" in text
    assert "Tuesday 6 May 14:00 Cleo Stone Willow House 14:00 Amara Vale Willow House" in text
    assert "Friday 9 May Last day Cleo Stone Last day Amara Vale" in text
    assert "Bram" not in text
    assert "Dov" not in text


def test_the_month_around_it_and_a_month_that_is_none(staff: dict[str, Person]) -> None:
    client = signed_in(staff["Ines"])
    page = client.get("/calendar/?month=2014-01").content.decode()
    assert "month=2013-12" in page
    assert "month=2014-02" in page
    assert "<h1" in page
    assert "April 2014" in text_of(client.get("/calendar/?month=2014-13"))


def test_the_lead_chooses_one_iro(staff: dict[str, Person]) -> None:
    lena = people.signed_in("liro")
    assert "Amara" in text_of(lena.get("/calendar/?month=2014-05"))
    chosen = text_of(lena.get(f"/calendar/?month=2014-05&iro={staff['Omar'].pk}"))
    assert "Bram Oke" in chosen
    assert "Amara" not in chosen


def test_a_cancelled_meeting_leaves_its_last_day(staff: dict[str, Person]) -> None:
    Meeting.objects.update(cancelled_on=MONDAY, cancelled_because="Ill")
    text = text_of(signed_in(staff["Ines"]).get("/calendar/?month=2014-05"))
    assert "14:00" not in text
    assert "Last day Amara Vale" in text


def test_the_file_names_nobody_and_is_in_the_trail(staff: dict[str, Person]) -> None:
    answer = signed_in(staff["Ines"]).get("/calendar/meetings.ics")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.count("BEGIN:VEVENT") == text.count("SUMMARY:Review") == 2
    assert f"http://localhost/children/{AMARA}/" in text.replace("\r\n ", "")
    assert not [name for name in ("Amara", "Vale", "Cleo", "Stone", "Ines") if name in text]
    event = AuditEvent.objects.get(action="export_calendar")
    assert event.after == {"rows": 2, "form": "ics"}


@pytest.mark.parametrize(("month", "count"), [("2014-05", 2), ("2014-06", 0)])
def test_the_file_of_a_month(staff: dict[str, Person], month: str, count: int) -> None:
    answer = signed_in(staff["Ines"]).get(f"/calendar/meetings.ics?month={month}")
    assert answer.content.decode().count("BEGIN:VEVENT") == count
