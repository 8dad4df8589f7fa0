"""Find, add, correct: pages."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from footprint.children.models import Child
from tests import people, register
from tests.acts import confirm, led_to, send, twice

APRIL = date(2014, 4, 28)
NEW = {
    "given_names": "Nia", "family_name": "Fell", "local_id": "2001", "birth": "known", "born_on_day": "1",
    "born_on_month": "7", "born_on_year": "2010", "sex": "F",
}  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(today: Callable[[date], None]) -> Any:
    """Bea Hollis, business support."""
    today(APRIL)
    register.register()
    return people.signed_in("bs")


def to_add(browser: Any, typed: str) -> str:
    """The page that adds a child, as a search leads to it."""
    return people.looked_for(browser, typed).replace(reverse("children:find"), reverse("children:add"))


def test_what_was_typed_stands_in_no_address_and_is_nobody_elses(browser: Any) -> None:
    address = people.looked_for(browser, "Amara Vale")
    page = browser.get(address).content.decode()
    assert "1 found" in page
    assert not re.findall(r'(?:href|action)="[^"]*(?:Amara|Vale)', page + address)
    other = people.signed_in("liro", name="Noor Amin").get(address).content.decode()
    assert "What can be typed" in other
    assert "1 found" not in other
    assert "What can be typed" in browser.get("/children/?q=Amara+Vale").content.decode()


def test_a_misspelt_name_is_found_with_who_holds_the_child(browser: Any) -> None:
    page = browser.get(people.looked_for(browser, "Amra Vail")).content.decode()
    assert reverse("front:child", args=[register.AMARA]) in page
    assert "Ines Okafor" in page
    assert "North" in page
    nobody = browser.get(people.looked_for(browser, "Cleo Stone"))
    assert nobody.context["page"].paginator.count == 0


def test_an_empty_search_says_what_can_be_typed(browser: Any) -> None:
    page = browser.get(reverse("children:find")).content.decode()
    assert "What can be typed" in page
    assert "Add a child" not in page


def test_adding_begins_with_a_search_and_takes_what_was_typed(browser: Any) -> None:
    assert browser.get(reverse("children:add")).url == reverse("children:find")
    form = browser.get(to_add(browser, "Nia Ruth Fell 1/7/2010")).context["form"]
    assert (form["given_names"].value(), form["family_name"].value()) == ("Nia Ruth", "Fell")
    assert form["born_on"].value() == ("1", "7", "2010")


def test_a_child_who_may_be_there_already_is_shown_once_more(browser: Any) -> None:
    address = to_add(browser, "Ammara Vale")
    alike = NEW | {"given_names": "Ammara", "family_name": "Vale"}
    shown = send(browser, address, alike)
    assert "May be the same child" in shown.content.decode()
    assert not Child.objects.filter(given_names="Ammara").exists()
    confirm(browser, shown, alike | {"local_id": "2002"})  # it was agreed to with another number
    assert not Child.objects.filter(given_names="Ammara").exists()
    confirm(browser, send(browser, address, alike), alike)
    assert Child.objects.filter(local_id="2001").exists()


def test_a_new_child_is_added_at_once_and_a_taken_number_is_refused(browser: Any) -> None:
    address = to_add(browser, "Nia Fell")
    made = twice(browser, address, NEW)
    assert led_to(made) == reverse("front:child", args=[Child.objects.get(local_id="2001").pk])
    again = confirm(browser, send(browser, address, NEW), NEW).content.decode()
    assert "Nia Fell has the number of the council 2001 already" in again


def test_a_correction_needs_a_reason_and_is_kept(browser: Any) -> None:
    address = reverse("children:edit", args=[register.AMARA])
    seen = browser.get(address).context["form"]["seen"].value()
    given = NEW | {"given_names": "Amara", "family_name": "Vail", "local_id": "1001", "seen": seen}
    assert "Enter why" in send(browser, address, given).content.decode()
    send(browser, address, given | {"reason": "Birth certificate"})
    assert Child.objects.get(pk=register.AMARA).family_name == "Vail"
    assert browser.get(reverse("children:edit", args=[register.CLEO])).status_code == 404


@pytest.mark.parametrize(("role", "adds"), [("bs", True), ("liro", True), ("hos", False)])
def test_only_those_who_may_add_are_offered_it(browser: Any, role: str, adds: bool) -> None:
    other = people.signed_in(role, name="Noor Amin")
    page = other.get(people.looked_for(other, "Nia Fell")).content.decode()
    assert (reverse("children:add") in page) is adds
