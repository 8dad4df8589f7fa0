"""A child's page: what it says, to whom, and that looking leaves a trace."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.audit.models import ReadEvent
from footprint.children.models import Child, Contact, Cover, Episode, Link, PeriodOfCare, Visit
from footprint.reviews.models import Meeting, Review
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.register import AMARA, BRAM, CLEO, DOV, ELIN, register

PAGE = f"/children/{AMARA}/"
MONDAY = date(2014, 4, 28)
Open = Callable[..., Client]


RECORD = "Record and decisions"


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    return register()


@pytest.fixture
def as_(staff: dict[str, Person]) -> Open:
    def open_as(name: str) -> Client:
        client = Client(headers={"host": "localhost"})
        client.force_login(staff[name], backend=people.BACKEND)
        return client

    return open_as


def review(**values: object) -> Review:
    return Review.objects.create(child_id=AMARA, period=PeriodOfCare.objects.get(child=AMARA), **values)


def test_it_says_the_dates_and_the_people(as_: Open) -> None:
    coming = review(number=3, due_on=date(2014, 5, 12))
    Meeting.objects.create(review=coming, on_day=date(2014, 5, 8), place="Willow House")
    Contact.objects.create(child_id=AMARA, name="Grace Vale", relationship="mother", safe="no", address="9 Hidden Lane")

    text = text_of(as_("Ines").get(PAGE))

    assert "Next review due 12 May 2014 In 9 working days" in text
    assert "Meeting 8 May 2014 At risk Willow House" in text
    assert "IRO Ines Okafor Since 6 January 2014" in text
    assert "Social worker Sami Reid Since 6 January 2014, North team" in text
    assert "Mother Grace Vale Not safe to contact" in text
    assert "Hidden Lane" not in text


def test_both_dates_are_shown_where_they_differ(as_: Open) -> None:
    review(number=2, due_on=date(2014, 6, 2), special_due_on=date(2014, 5, 1))
    text = text_of(as_("Ines").get(PAGE))
    assert "Next review due 1 May 2014" in text
    assert "By the plain timetable 2 June 2014" in text


def test_reviews_held_are_in_time_on_the_day_and_late_the_day_after(as_: Open) -> None:
    review(number=1, held_on=date(2013, 9, 30), due_on=date(2013, 9, 30), participation="PN1")
    review(number=2, held_on=date(2014, 1, 2), due_on=date(2014, 1, 1))
    assert rows_of(as_("Ines").get(PAGE), "reviews") == [
        ["Second", "2 January 2014", "1 January 2014 Late by 1 day", "–", RECORD, "Correct"],
        [
            "First",
            "30 September 2013",
            "30 September 2013 In time",
            "Attended and spoke for themselves",
            RECORD,
            "Correct",
        ],
    ]
    assert rows_of(as_("Sami").get(PAGE), "reviews")[0][-2:] == ["–", RECORD]


def test_visits_are_due_six_weeks_after_the_last(as_: Open) -> None:
    assert "No visit on record" in text_of(as_("Ines").get(PAGE))
    Visit.objects.create(child_id=AMARA, on_day=date(2014, 3, 17))
    assert "Next visit due 28 April 2014 Today is the last day Why this date" in text_of(as_("Ines").get(PAGE))
    Visit.objects.all().update(on_day=date(2014, 3, 16))
    assert "Next visit due 27 April 2014 Late" in text_of(as_("Ines").get(PAGE))


def test_a_sibling_whom_the_reader_may_not_know_is_absent(as_: Open) -> None:
    for other in (CLEO, ELIN):
        Link.objects.create(child_id=AMARA, other_id=other, kind="sibling")
    assert "Sibling Cleo Stone Sibling Elin Moss" in text_of(as_("Ines").get(PAGE))
    assert "Cleo" not in text_of(as_("Sami").get(PAGE))


def test_a_placement_says_who_provides_it_how_far_from_home_and_why_the_child_moved_on(as_: Open) -> None:
    left = date(2014, 3, 3)
    Episode.objects.filter(child=AMARA).update(miles="21.4", until_on=left, end_reason="X1", change_reason="CARPL")
    Episode.objects.create(
        child_id=AMARA, from_on=left, new_reason="P", legal_status="C2", place="K2", provider="PR4", miles="999.9"
    )

    text = text_of(as_("Ines").get(PAGE))

    assert "Own provision of the council. 21.4 miles from home. Reason for the change: care plan" in text
    assert "999.9" not in text


def test_the_chronology_can_be_narrowed(as_: Open) -> None:
    review(number=1, held_on=date(2013, 9, 30), due_on=date(2013, 9, 30))
    every, held = text_of(as_("Ines").get(PAGE)), text_of(as_("Ines").get(PAGE + "?kind=review"))
    assert "Came into care" in every
    assert "First review held" in held
    assert "Came into care" not in held


def test_who_is_not_in_care_has_no_next_review_and_no_iro_named_by(as_: Open) -> None:
    PeriodOfCare.objects.filter(child=AMARA).update(until_on=date(2014, 4, 1))
    Episode.objects.filter(child=AMARA).update(until_on=date(2014, 4, 1))
    text = text_of(as_("Ines").get(PAGE))
    assert "Not looked after" in text
    assert "Next review None" in text


def test_a_child_without_an_iro_has_one_by_five_working_days(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=ELIN).update(from_on=date(2014, 4, 22))
    lena = people.signed_in("liro")
    assert "IRO to be named by 29 April 2014 Why this date" in text_of(lena.get(f"/children/{ELIN}/"))


def test_opening_leaves_a_read_and_says_in_whose_stead(as_: Open, staff: dict[str, Person]) -> None:
    Cover.objects.create(
        absent=staff["Omar"], covering=staff["Ines"], from_on=MONDAY, until_on=date(2014, 5, 5), reason="Leave"
    )
    page = as_("Ines").get(f"/children/{BRAM}/")
    assert "Covering for Omar Haddad" in text_of(page)
    assert ReadEvent.objects.get().capacity == "Covering for Omar Haddad"
    assert Child.objects.get(pk=BRAM).name not in page.content.decode().split("</title>")[0]


def test_it_says_who_covers_while_the_iro_is_away(
    as_: Open, staff: dict[str, Person], today: Callable[[date], None]
) -> None:
    Cover.objects.create(
        absent=staff["Ines"], covering=staff["Omar"], from_on=date(2014, 4, 22), until_on=date(2014, 5, 6), reason="L"
    )
    told = "IRO Ines Okafor Since 6 January 2014. Away until 5 May 2014: Omar Haddad covers"
    assert told in text_of(as_("Ines").get(PAGE))
    today(date(2014, 5, 6))
    assert "Omar Haddad" not in text_of(as_("Ines").get(PAGE))


def test_whoever_covers_opens_it_within_twenty_queries(
    as_: Open, staff: dict[str, Person], django_assert_max_num_queries: Callable[[int], AbstractContextManager[Any]]
) -> None:
    review(number=3, due_on=date(2014, 5, 12))
    Link.objects.create(child_id=AMARA, other_id=BRAM, kind="sibling")
    Cover.objects.create(
        absent=staff["Ines"], covering=staff["Omar"], from_on=MONDAY, until_on=date(2014, 5, 5), reason="Leave"
    )
    omar = as_("Omar")
    assert "Covering for Ines Okafor" in text_of(omar.get(PAGE))
    with django_assert_max_num_queries(20):
        assert omar.get(PAGE).status_code == 200


@pytest.mark.parametrize(("name", "child"), [("Ines", BRAM), ("Sami", BRAM), ("Ines", DOV), ("Sami", CLEO)])
def test_whoever_may_not_know_of_a_child_finds_nothing(as_: Open, name: str, child: object) -> None:
    assert as_(name).get(f"/children/{child}/").status_code == 404
    assert not ReadEvent.objects.exists()
