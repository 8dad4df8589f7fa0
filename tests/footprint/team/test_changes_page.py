"""Changes of IRO: on a child's own page, and n of N of the service in a year with the changes behind it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, PeriodOfCare
from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from tests import people, register

APRIL = date(2014, 4, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Amara goes from Ines to Omar in March 2014 and back in April; restricted Cleo to Omar in March."""
    today(APRIL)
    found = register.register()
    move(register.AMARA, found["Omar"], on=date(2014, 3, 3))
    move(register.AMARA, found["Ines"], on=date(2014, 4, 7))
    move(register.CLEO, found["Omar"], on=date(2014, 3, 10))
    return found


def move(key: object, to: Person, *, on: date) -> None:
    AllocatedIRO.objects.filter(child=key, until_on=None).update(until_on=on)
    AllocatedIRO.objects.create(child_id=key, person=to, from_on=on, reason="Moved", allocated_on=on)


def opened(client: Client, year: str = "") -> str:
    return " ".join(client.get("/team/changes/", {"year": year} if year else {}).content.decode().split())


def test_a_child_s_page_counts_the_iros_and_the_changes(staff: dict[str, Person]) -> None:
    lead = people.signed_in("liro")
    amara = lead.get(f"/team/children/{register.AMARA}/").content.decode()
    assert "2, changed 2 times: last on 7 April 2014" in amara
    bram = lead.get(f"/team/children/{register.BRAM}/").content.decode()
    assert "1, never changed" in bram


def test_the_iro_of_an_earlier_time_in_care_is_not_counted(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=register.AMARA).update(from_on=date(2014, 3, 3))
    page = people.signed_in("liro").get(f"/team/children/{register.AMARA}/").content.decode()
    assert "2, changed once: last on 7 April 2014" in page


def test_n_of_all_in_a_year_and_who_may_be_shown(staff: dict[str, Person]) -> None:
    page = opened(people.signed_in("liro"), "2014")
    assert "<strong>1 of 3</strong> (33.33%)" in page
    assert "not shown" not in page
    assert "3 March 2014" in page
    assert "7 April 2014" not in page
    assert "Cleo" not in page


def test_this_year_until_today(staff: dict[str, Person]) -> None:
    page = opened(people.signed_in("hos"))
    assert "<strong>1 of 3</strong> (33.33%)" in page
    assert "looked after on 28 April 2014" in page
    assert "7 April 2014" in page


def test_an_iro_sees_the_changes_of_their_own_children_alone(staff: dict[str, Person]) -> None:
    ines, omar = people.browser_of(staff["Ines"]), people.browser_of(staff["Omar"])
    assert "<strong>1 of 2</strong>" not in opened(omar)  # Bram alone: Cleo is restricted, and not to Omar
    assert "<strong>0 of 1</strong>" in opened(omar)
    assert "<strong>1 of 1</strong>" in opened(ines)
    assert people.signed_in("adm").get("/team/changes/").status_code == 403


def test_many_changes_are_on_several_pages(staff: dict[str, Person]) -> None:
    for number in range(56):
        move(register.BRAM, staff["Omar" if number % 2 else "Ines"], on=date(2014, 2, 1) + timedelta(days=number))
    page = opened(people.signed_in("liro"), "2014")
    assert "<strong>2 of 3</strong>" in page
    assert page.count("Bram Oke") == 49  # and Amara, of fifty
    assert "page=2" in page


def test_the_page_and_the_figure_say_the_same(staff: dict[str, Person]) -> None:
    found = figures_from_register.work_out(
        year_ending=date(2014, 3, 31), asked=asked_for(year_ending=date(2014, 3, 31))
    )
    assert found.values["iro_changes"] == {"n": 2, "of": 5, "percent": "40.00"}
    assert found.values["allocated_in_time"] == {"n": 0, "of": 5, "percent": "0.00"}  # Elin has none, the rest late
