"""The history of a child's record: what each act changed, by whom and why, and what stays protected in it."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.allocations.actions import allocate
from footprint.children.care_changes import actions as care
from footprint.children.care_changes import corrections
from footprint.children.models import AllocatedIRO, Child, Contact, Episode, Visit
from footprint.children.particulars import actions as particulars
from footprint.children.particulars import contact_actions, link_actions
from footprint.reviews import actions as reviews
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Review
from tests import people, register
from tests.footprint.front.conftest import text_of

pytestmark = pytest.mark.django_db
AMARA, APRIL, AT = register.AMARA, date(2014, 4, 28), people.AT
PAGE = reverse("front:history", args=[AMARA])


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(APRIL)
    found = register.register()
    register.team(found)
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=AT)
    reckon(children=[AMARA], on=APRIL)
    return {**found, "Bea": people.staff("bs"), "Lena": people.staff("liro")}


def amara() -> Child:
    return Child.objects.get(pk=AMARA)


def lines(person: Person, about: str = "", page: str = PAGE) -> list[Any]:
    return list(people.browser_of(person).get(f"{page}?about={about}").context["lines"])


def change(line: Any) -> list[list[str]]:
    return [list(row) for row in line.table.rows]


def test_a_correction_says_who_when_why_before_and_after(staff: dict[str, Person]) -> None:
    given = {"family_name": "Dale", "born_on": date(2004, 5, 18)}
    shown = {"family_name": "Vale", "born_on": "2004-05-17"}
    particulars.change_child(
        child=amara(), values=given, expecting=shown, reason="Birth certificate seen", visible=Child.objects.all(),
        by=staff["Bea"], on=APRIL, at=AT,
    )  # fmt: skip
    last = lines(staff["Lena"], "particulars")[0]
    assert last.title == "Particulars changed"
    assert last.who.startswith("Bea Hollis")
    assert last.why == "Birth certificate seen"
    assert change(last) == [["Family name", "Vale", "Dale"], ["Date of birth", "17 May 2004", "18 May 2004"]]


def test_every_kind_of_change_is_told_newest_first(staff: dict[str, Person]) -> None:
    bea, lena = staff["Bea"], staff["Lena"]
    particulars.add_previous_name(
        child=amara(), given_names="Amara", family_name="Brook", until_on=None, reason="As registered", by=bea, at=AT
    )
    link = link_actions.link_siblings(child=amara(), others=[Child.objects.get(pk=register.ELIN)], by=bea, at=AT)[0]
    link_actions.unlink(link=link, reason="No sister", by=bea, at=AT)
    care.change_legal_status(child=amara(), from_on=date(2014, 2, 3), legal_status="C1", by=bea, on=APRIL, at=AT)
    visit = Visit.objects.get(pk=register.AMARA_VISIT)
    corrections.take_back_visit(visit=visit, reason="It was her brother", by=bea, at=AT)
    allocate(children=[amara()], to=staff["Omar"], from_on=APRIL, reason="Caseloads", by=lena, on=APRIL, at=AT)
    review = Review.objects.get(child=AMARA, held_on=None).pk
    booking = reviews.Booking(review, date(2014, 4, 30), time(10), "Town Hall", chair=staff["Omar"])
    meeting = reviews.book(bookings=[booking], by=bea, on=APRIL, at=AT)[0]
    reviews.cancel(meeting=meeting.pk, reason="The child is ill", by=bea, on=APRIL, at=AT)
    reviews.mark_held(review=review, held_on=date(2014, 4, 25), participation="PN1", by=bea, on=APRIL, at=AT)

    told = [one.title for one in lines(lena)]

    told[6:8] = sorted(told[6:8], reverse=True)  # two rows of one act: which stands first says nothing
    assert told[:11] == [
        "Review added: 25 April 2014",
        "Meeting changed: 30 April 2014",
        "Meeting added: 30 April 2014",
        "IRO added: Omar Haddad",
        "IRO changed: Ines Okafor",
        "Visit removed: 3 March 2014",
        "Legal status and placement changed: 2 September 2013",
        "Legal status and placement added: 3 February 2014",
        "Link removed: Elin Moss",
        "Link added: Elin Moss",
        "Previous name added: Brook",
    ]


def test_one_act_that_writes_a_row_more_than_once_is_one_change(staff: dict[str, Person]) -> None:
    episode = Episode.objects.get(child=AMARA)
    corrections.correct_episode(
        episode=episode, values={"from_on": date(2013, 9, 9)}, reason="Misread", by=staff["Bea"], on=APRIL, at=AT
    )
    first, *others = lines(staff["Lena"], "care")
    assert change(first) == [["From", "2 September 2013", "9 September 2013"]]
    assert [one.title for one in others] == ["Legal status and placement added: 2 September 2013"]


@pytest.mark.slow
def test_protected_addresses_are_masked_for_whoever_may_not_see_them(staff: dict[str, Person]) -> None:
    contact = Contact.objects.get(pk=register.CONTACT)
    given = {"address": "9 Oak Row", "name": "Mara Dale"}
    contact_actions.change_contact(
        contact=contact, given=given, expecting={"address": "7 Elm Row", "name": "Mara Vale"}, reason="She moved",
        by=staff["Ines"], at=AT,
    )  # fmt: skip
    care.change_placement(
        child=amara(), from_on=date(2014, 2, 3), place="K2", why="CARPL", carer="Elm House", address="1 Far Lane",
        postcode="AN1 2ZZ", by=staff["Bea"], on=APRIL, at=AT,
    )  # fmt: skip
    for reader, seen in (("Ines", True), ("Lena", False), ("Bea", False)):
        page = people.browser_of(staff[reader]).get(PAGE).content.decode()
        for secret in ("7 Elm Row", "9 Oak Row", "Elm House", "1 Far Lane", "AN1 2ZZ"):
            assert (secret in page) is seen, (reader, secret)
        assert "Mara Dale" in page
        assert ("Protected" in text_of(people.browser_of(staff[reader]).get(PAGE))) is not seen
    contact_actions.change_contact(
        contact=contact, given={"address_protected": False, "address": "3 Open Road"},
        expecting={"address_protected": "True", "address": "9 Oak Row"}, reason="She agreed", by=staff["Ines"], at=AT,
    )  # fmt: skip
    contact_actions.change_contact(
        contact=contact, given={"address": "4 Open Road"}, expecting={"address": "3 Open Road"}, reason="Moved again",
        by=staff["Ines"], at=AT,
    )  # fmt: skip
    page = people.browser_of(staff["Lena"]).get(PAGE).content.decode()
    assert "4 Open Road" in page
    assert "9 Oak Row" not in page


def test_a_link_with_a_hidden_child_is_not_told(staff: dict[str, Person]) -> None:
    link_actions.link_siblings(child=amara(), others=[Child.objects.get(pk=register.CLEO)], by=staff["Ines"], at=AT)
    assert [one.title for one in lines(staff["Ines"], "links")] == ["Link added: Cleo Stone"]
    assert lines(staff["Lena"], "links") == []


def test_it_is_for_those_who_may_edit_the_record(staff: dict[str, Person]) -> None:
    for name, status in (("Ines", 200), ("Bea", 200), ("Omar", 404), ("Sami", 403), ("Tess", 403)):
        assert people.browser_of(staff[name]).get(PAGE).status_code == status, name
    assert people.browser_of(staff["Lena"]).get(reverse("front:history", args=[register.CLEO])).status_code == 404
    child = people.browser_of(staff["Bea"]).get(reverse("front:child", args=[AMARA])).content.decode()
    assert PAGE in child
    assert PAGE not in people.browser_of(staff["Sami"]).get(reverse("front:child", args=[AMARA])).content.decode()


@pytest.mark.slow
def test_a_long_history_has_pages_and_costs_no_more(staff: dict[str, Person]) -> None:
    browser = people.browser_of(staff["Lena"])
    browser.get(PAGE)
    with CaptureQueriesContext(connection) as short:
        browser.get(PAGE)
    for number in range(60):
        day = date(2014, 3, 1 + number % 28)
        care.record_visit(child=amara(), on_day=day, visitor=f"Visitor {number}", by=staff["Bea"], on=APRIL, at=AT)
    with CaptureQueriesContext(connection) as long:
        page = browser.get(PAGE + "?page=2")
    assert len(long) == len(short)
    assert [one.table.caption.split(".")[0] for one in page.context["lines"]] == [str(at) for at in range(26, 51)]
    assert "Visitor 34" in text_of(page)


def test_what_was_written_without_an_act_is_told_too(staff: dict[str, Person]) -> None:
    AllocatedIRO.objects.filter(child=AMARA).update(reason="By hand")
    first = lines(staff["Lena"], "iro")[0]
    assert first.who.startswith("Not recorded")
    assert change(first) == [["Reason", "New to care", "By hand"]]
