"""Which reviews each list holds, on literal days, and that its count, its rows and its first rows are the same ones."""

from datetime import date, time
from uuid import UUID

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Cover, PeriodOfCare
from footprint.front.list_reading import Filtered, first_rows, leaf
from footprint.front.worklists import BY_SLUG, FIRST_ROWS, WORKLISTS, ListReader, worklists_of
from footprint.reviews.models import Meeting, Paper, Review
from rulebook.standards import DEFAULT_STANDARDS
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.register import AMARA, BRAM, CLEO, DOV, ELIN, register

MONDAY = date(2014, 4, 28)


@pytest.fixture
def staff(db: None) -> dict[str, Person]:
    return register()


def due(child: UUID, on: date | None) -> Review:
    period = PeriodOfCare.objects.get(child=child)
    review, _ = Review.objects.update_or_create(period=period, held_on=None, defaults={"child_id": child, "due_on": on})
    return review


def asked(person: Person, on: date = MONDAY) -> ListReader:
    return ListReader(Person.objects.get(pk=person.pk), on, DEFAULT_STANDARDS)


def names(slug: str, who: ListReader) -> list[str]:
    return sorted(row.child.given_names for row in leaf(Filtered(BY_SLUG[slug], who)).rows)


def test_late_ends_where_due_begins(staff: dict[str, Person]) -> None:
    due(AMARA, date(2014, 4, 27))
    due(CLEO, date(2014, 4, 28))
    who = asked(staff["Ines"])
    assert names("late", who) == ["Amara"]
    assert names("due", who) == ["Cleo"]


@pytest.mark.parametrize(
    ("on", "held"), [(date(2014, 5, 11), True), (date(2014, 5, 12), False)], ids=["last Sunday", "Monday after"]
)
def test_due_this_week_and_next_ends_on_the_sunday(staff: dict[str, Person], on: date, held: bool) -> None:
    due(AMARA, on)
    for day in (MONDAY, date(2014, 5, 4)):
        assert bool(names("due", asked(staff["Ines"], day))) is held


def test_a_booked_review_is_not_to_book_until_it_is_cancelled(staff: dict[str, Person]) -> None:
    meeting = Meeting.objects.create(review=due(AMARA, date(2014, 5, 6)), on_day=date(2014, 5, 2))
    assert names("not-booked", asked(staff["Ines"])) == []
    meeting.cancelled_on, meeting.cancelled_because = MONDAY, "The child is ill"
    meeting.save()
    assert names("not-booked", asked(staff["Ines"])) == ["Amara"]


def test_a_review_seven_weeks_off_need_not_be_booked_yet(staff: dict[str, Person]) -> None:
    due(AMARA, date(2014, 6, 9))
    due(CLEO, date(2014, 6, 10))
    assert names("not-booked", asked(staff["Ines"])) == ["Amara"]


def test_papers_are_missing_from_their_last_day_until_both_came(staff: dict[str, Person]) -> None:
    soon, later = due(AMARA, date(2014, 5, 6)), due(CLEO, date(2014, 5, 6))
    Meeting.objects.create(review=soon, on_day=date(2014, 5, 1))
    Meeting.objects.create(review=later, on_day=date(2014, 5, 2))
    assert names("papers-missing", asked(staff["Ines"])) == ["Amara"]
    Paper.objects.create(review=soon, kind="care_plan", received_on=MONDAY)
    Paper.objects.create(review=soon, kind="social_work", asked_on=MONDAY)
    assert names("papers-missing", asked(staff["Sami"])) == ["Amara"]
    Paper.objects.filter(kind="social_work").update(received_on=MONDAY)
    assert names("papers-missing", asked(staff["Ines"])) == []


def test_new_to_me_lasts_ten_working_days(staff: dict[str, Person]) -> None:
    due(AMARA, None)
    assert names("new-to-me", asked(staff["Ines"], date(2014, 1, 20))) == ["Amara"]
    assert names("new-to-me", asked(staff["Ines"], date(2014, 1, 21))) == []


def test_a_meeting_booked_with_the_iro_before_is_asked_about_again(staff: dict[str, Person]) -> None:
    ines, omar, lena = staff["Ines"], staff["Omar"], people.staff("liro")
    for child, chair in ((AMARA, omar), (BRAM, ines)):  # another who stands in from the start is nobody's question
        Meeting.objects.create(review=due(child, date(2014, 5, 30)), on_day=date(2014, 5, 20), chair=chair)
    assert names("chair-changed", asked(lena)) == []
    before = AllocatedIRO.objects.filter(child=AMARA)
    before.update(until_on=date(2014, 4, 1), person=omar)
    AllocatedIRO.objects.create(
        child_id=AMARA, person=ines, from_on=date(2014, 4, 1), reason="Moved", allocated_on=date(2014, 4, 1)
    )
    for who in (ines, lena):
        assert names("chair-changed", asked(who)) == ["Amara"]
    Meeting.objects.filter(review__child=AMARA).update(chair=ines)
    assert names("chair-changed", asked(ines)) == []
    Person.objects.filter(pk=ines.pk).update(until_on=MONDAY)
    assert names("chair-changed", asked(lena)) == ["Bram"]


def test_cover_shows_the_colleagues_children_while_it_lasts(staff: dict[str, Person]) -> None:
    due(BRAM, date(2014, 5, 1))
    Cover.objects.create(
        absent=staff["Omar"], covering=staff["Ines"], from_on=MONDAY, until_on=date(2014, 5, 5), reason="Leave"
    )
    assert names("cover", asked(staff["Ines"])) == ["Bram"]
    assert names("cover", asked(staff["Ines"], date(2014, 5, 5))) == []
    assert names("due", asked(staff["Ines"])) == ["Bram"]


def test_the_lead_sees_who_has_no_iro(staff: dict[str, Person]) -> None:
    for child in (AMARA, BRAM, ELIN):
        due(child, None)
    assert names("unallocated", asked(people.staff("liro"))) == ["Elin"]


def test_restricted_and_sealed_records_are_on_nobody_elses_list(staff: dict[str, Person]) -> None:
    for child in (AMARA, BRAM, CLEO, DOV, ELIN):
        due(child, date(2014, 4, 1))
    assert names("late", asked(people.staff("liro"))) == ["Amara", "Bram", "Elin"]
    assert names("late", asked(staff["Ines"])) == ["Amara", "Cleo"]
    assert names("late", asked(staff["Sami"])) == names("late", asked(staff["Tess"])) == ["Amara"]


@pytest.mark.parametrize("role", ["iro", "liro", "bs", "sw", "tm", "hos"])
def test_counts_and_rows_are_the_same_ones(staff: dict[str, Person], role: str) -> None:
    for child, on in ((AMARA, date(2014, 4, 27)), (BRAM, MONDAY), (CLEO, None), (ELIN, date(2014, 8, 1))):
        due(child, on)
    person = {"iro": staff["Ines"], "sw": staff["Sami"], "tm": staff["Tess"]}.get(role) or people.staff(role)
    who = asked(person)
    lists = worklists_of(person, on=MONDAY)
    first = first_rows(lists, list_reader=who)
    for one in lists:
        rows = [row.pk for row in leaf(Filtered(one, who, sort=one.order)).rows]
        assert (one.slug, first[one.slug].count) == (one.slug, len(rows))
        shown = [] if one.slug == "all" else rows[:FIRST_ROWS]  # the first page shows of the list of all its number
        assert [row.pk for row in first[one.slug].rows] == shown
    assert first["all"].count > 0


def test_every_list_is_on_somebodys_first_page() -> None:
    assert all(one.roles for one in WORKLISTS)


@pytest.fixture
def ines(staff: dict[str, Person], today) -> Client:  # type: ignore[no-untyped-def]
    today(MONDAY)
    client = Client(headers={"host": "localhost"})
    client.force_login(staff["Ines"], backend=people.BACKEND)
    return client


def test_the_page_of_a_list(ines: Client) -> None:
    review = due(AMARA, date(2014, 4, 10))
    Meeting.objects.create(review=review, on_day=date(2014, 5, 2), at_time=time(10, 30), place="Willow House")
    (row,) = rows_of(ines.get("/this-week/late/"), "list")
    assert row[:3] == ["Amara Vale", "1001", "10 April 2014 Late by 10 working days"]
    assert row[3] == "2 May 2014 After the last day 10:30, Willow House"
    assert row[4:] == ["Ines Okafor", "Sami Reid North", ""]


def test_an_empty_list_says_so_and_filters_stay_in_the_address(ines: Client) -> None:
    assert "No review is late." in text_of(ines.get("/this-week/late/"))
    due(AMARA, date(2014, 4, 10))
    page = ines.get("/this-week/late/?meeting=booked&sort=child")
    assert "No review fits these filters" in text_of(page)
    assert 'href="?sort=child"' in page.content.decode()


def test_a_list_of_other_roles_is_not_found(ines: Client) -> None:
    assert ines.get("/this-week/unallocated/").status_code == 404
    assert ines.get("/this-week/no-such-list/").status_code == 404


def test_rows_are_sorted_on_the_server_with_what_is_missing_last(ines: Client) -> None:
    due(AMARA, None)
    due(CLEO, date(2014, 6, 2))
    for order in ("asc", "desc"):
        rows = rows_of(ines.get(f"/this-week/all/?sort=due&order={order}"), "list")
        assert [row[0] for row in rows] == ["Cleo Stone", "Amara Vale"]
    rows = rows_of(ines.get("/this-week/all/?sort=child&order=desc"), "list")
    assert [row[0] for row in rows] == ["Amara Vale", "Cleo Stone"]
