"""The administrators' pages, by the forms they send."""

import re

import pytest
from django.test import Client

from footprint.accounts.models import Person, RoleChange, Session
from tests.acts import send
from tests.people import signed_in, staff

MAY = {"from_on_day": "1", "from_on_month": "5", "from_on_year": "2014"}
NEW = {"name": "Noor Amin", "email": "noor@example.gov.uk", "role": "bs", "reason": "New post", **MAY}


@pytest.fixture
def ada() -> Client:
    return signed_in("adm")


@pytest.fixture
def una() -> Client:
    return signed_in("adm", name="Una Fry")


def test_a_person_is_added_by_one_and_confirmed_by_another(ada: Client, una: Client) -> None:
    answer = send(ada, "/people/add/", NEW)
    assert "A second administrator has to confirm" in answer.content.decode()
    change = RoleChange.objects.get()

    own = ada.get(f"/role-changes/{change.pk}/").content.decode()
    assert "Take it back" in own
    assert 'value="confirm"' not in own
    assert "Noor Amin" in una.get("/role-changes/").content.decode()
    page = send(una, f"/role-changes/{change.pk}/", {"answer": "confirm"}).content.decode()

    assert "The change is confirmed" in page
    assert Person.objects.get(name="Noor Amin").roles_now == ("bs",)


def test_confirming_ones_own_wish_by_hand_is_refused(ada: Client) -> None:
    send(ada, "/people/add/", NEW)
    change = RoleChange.objects.get()
    answer = send(ada, f"/role-changes/{change.pk}/", {"answer": "confirm"})
    assert "a second administrator has to confirm it" in answer.content.decode()
    assert Person.objects.get(name="Noor Amin").roles_now == ()


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"email": "noor"}, "Enter an e-mail address in the form"),
        ({"email": "ada.quill@example.gov.uk"}, "Somebody has this e-mail address already"),
        ({"role": ""}, "Select a role"),
        ({"role": "boss"}, "Select a valid choice"),
        ({"until_on_day": "1", "until_on_month": "4", "until_on_year": "2014"}, "The end must be after the first day"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_typed_is_lost(ada: Client, wrong: dict[str, str], complaint: str) -> None:
    page = send(ada, "/people/add/", NEW | wrong).content.decode()
    assert complaint in page
    assert 'value="Noor Amin"' in page
    assert not Person.objects.filter(name="Noor Amin").exists()


def test_a_field_that_no_form_has_changes_nothing(ada: Client) -> None:
    send(ada, "/people/add/", NEW | {"made_up": "1", "password": "x", "id": "1"})
    assert not Person.objects.get(name="Noor Amin").made_up


def test_a_role_is_asked_for_and_its_end_too(ada: Client) -> None:
    ines = staff("iro")
    send(ada, f"/people/{ines.pk}/give-role/", {"role": "liro", "reason": "Promoted", **MAY})
    held = ines.roles_held.get()
    end = {"until_on_day": "1", "until_on_month": "5", "until_on_year": "2014", "reason": "Promoted"}
    send(ada, f"/people/{ines.pk}/roles/{held.pk}/end/", end)
    page = ada.get(f"/people/{ines.pk}/").content.decode()
    assert re.search(r"Lead independent reviewing officer\s+from 1 May 2014", page)
    assert "Independent reviewing officer ends before 1 May 2014" in page
    assert page.count("Waiting") == 2


def test_an_administrator_sees_no_way_to_change_themselves(ada: Client) -> None:
    me = Person.objects.get()
    page = ada.get(f"/people/{me.pk}/").content.decode()
    for words in ("Give a role", "End their access", "Reset a lost device"):
        assert words not in page
    page = send(ada, f"/people/{me.pk}/give-role/", {"role": "igo", "reason": "Mine", **MAY}).content.decode()
    assert "Nobody changes their own roles" in page


def test_sessions_device_and_access_are_taken_away(ada: Client) -> None:
    browser = signed_in("iro")
    browser.get("/me/")
    ines = Person.objects.get(name="Ines Okafor")
    assert "In 1 browser" in ada.get(f"/people/{ines.pk}/").content.decode()

    send(ada, f"/people/{ines.pk}/end-sessions/", page=f"/people/{ines.pk}/")
    assert not Session.objects.filter(person=ines).exists()
    send(ada, f"/people/{ines.pk}/reset-device/", {"reason": "Lost"})
    assert not Person.objects.get(pk=ines.pk).has_device
    page = send(ada, f"/people/{ines.pk}/end/", {"reason": ""}).content.decode()
    assert "Enter why" in page
    send(ada, f"/people/{ines.pk}/end/", {"reason": "Left"})
    assert Person.objects.get(pk=ines.pk).roles_now == ()


def test_a_person_who_is_not_there_is_not_found(ada: Client) -> None:
    nobody = "0b3c5f0e-6f3e-4f57-9a0c-3d8e0a6c1fff"
    for path in ("", "end/", "give-role/", "reset-device/", f"roles/{nobody}/end/"):
        assert ada.get(f"/people/{nobody}/{path}").status_code == 404
    ines, bea = staff("iro"), staff("bs")
    assert ada.get(f"/people/{ines.pk}/roles/{bea.roles_held.get().pk}/end/").status_code == 404
