"""A list in the browser: its columns explained once, looked at, taken in; hidden children say nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import Child
from footprint.interchange.lists import reading, sample
from footprint.interchange.models import Conflict, Import, Upload
from tests import people, register
from tests.acts import led_to, send, twice
from tests.footprint.interchange.listed import TODAY, a_list

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(TODAY)
    return register.register()


@pytest.fixture
def bea(staff: dict[str, Person]) -> Client:
    return people.signed_in("bs")


def give(bea: Client, content: bytes, name: str = "list.csv") -> str:
    """The address of the list, once it is given."""
    response = send(bea, "/import/list/", {"file": SimpleUploadedFile(name, content)})
    return led_to(response).removesuffix("columns/")


def mapped(bea: Client, content: bytes, *meanings: str, **more: str) -> str:
    at = give(bea, content)
    asked = {f"column_{number}": meaning for number, meaning in enumerate(meanings)}
    response = send(bea, f"{at}columns/", {**asked, **more})
    assert response.redirect_chain[0][0] == at
    return at


def text(bea: Client, at: str) -> str:
    return str(bea.get(at).content.decode())


def test_columns_are_guessed_said_and_remembered(bea: Client) -> None:
    row = {"CHILD": "1001", "What we call": "Mari"}
    at = give(bea, a_list(row))
    shown = text(bea, f"{at}columns/")
    assert '<option value="child" selected>' in shown
    assert "For example: Mari" in shown
    assert bea.get(at)["Location"] == f"{at}columns/"

    at = mapped(bea, a_list(row), "child", "known_as")
    assert "Mari" in text(bea, at)
    send(bea, f"{at}take-in/", page=at)
    assert Child.objects.get(pk=register.AMARA).known_as == "Mari"
    assert '<option value="known_as" selected>' in text(bea, f"{give(bea, a_list(row))}columns/")


def test_a_choice_that_cannot_be_read_is_refused_and_kept(bea: Client) -> None:
    at = give(bea, a_list({"CHILD": "1001", "Other": "Mari"}))

    shown = send(bea, f"{at}columns/", {"column_0": "-", "column_1": "known_as"}).content.decode()

    assert "Say which column holds the child’s number" in shown
    assert '<option value="known_as" selected>' in shown
    assert Upload.objects.get().meanings is None


def test_a_contradiction_waits_and_the_import_has_a_page(bea: Client) -> None:
    at = mapped(bea, a_list({"CHILD": "1001", "Surname": "Dale"}), "child", "family_name")
    shown = text(bea, at)
    assert "Values that contradict the register" in shown
    assert "Dale" in shown

    done = twice(bea, f"{at}take-in/", page=at).content.decode()
    assert "The list is taken in." in done
    assert "1 to decide" in done
    assert Child.objects.get(pk=register.AMARA).family_name == "Vale"
    assert Conflict.objects.get().offered == "Dale"
    assert bea.get(at)["Location"] == f"/import/done/{Import.objects.get().pk}/"


def test_a_fault_keeps_the_list_out_unless_its_child_is_left_out(bea: Client) -> None:
    rows = ({"CHILD": "1002", "Known as": "Bramwell", "IRO": ""}, {"CHILD": "1005", "Known as": "", "IRO": "Nobody"})
    at = mapped(bea, a_list(*rows), "child", "known_as", "iro")
    assert "1 fault in this list" in text(bea, at)

    send(bea, f"{at}take-in/", page=at)
    assert Child.objects.get(pk=register.BRAM).known_as == ""

    done = send(bea, f"{at}take-in/", {"without": "yes"}, page=at).content.decode()
    assert Child.objects.get(pk=register.BRAM).known_as == "Bramwell"
    assert "Held back" in done


def test_a_hidden_child_is_a_number_with_no_values(bea: Client) -> None:
    at = mapped(bea, a_list({"CHILD": "1003", "Surname": "Pebble"}), "child", "family_name")

    for page in (at, f"{at}columns/"):
        assert "Pebble" not in text(bea, page)
        assert "Stone" not in text(bea, page)
    assert "a restricted record" in text(bea, at)


def test_children_are_added_when_that_is_asked_for(bea: Client) -> None:
    row = {"CHILD": "2009", "Given names": "Wren", "Surname": "Sparrow", "Date of birth": "09/08/2011"}
    meanings = ("child", "given_names", "family_name", "born_on")
    assert "no child of this number" in text(bea, mapped(bea, a_list(row), *meanings)).lower()

    at = mapped(bea, a_list(row), *meanings, add="yes")
    send(bea, f"{at}take-in/", page=at)
    assert Child.objects.get(local_id="2009").family_name == "Sparrow"


def test_what_cannot_be_read_is_refused_and_nothing_kept(bea: Client) -> None:
    for name, content in (("list.pdf", b"%PDF"), ("list.csv", b"one"), ("list.xlsx", b"PK\x03\x04 broken")):
        shown: Any = send(bea, "/import/list/", {"file": SimpleUploadedFile(name, content)})
        assert "govuk-error-summary" in shown.content.decode(), name
    assert "Select the list" in send(bea, "/import/list/").content.decode()
    assert not Upload.objects.exists()


def test_the_made_up_lists_can_be_read(bea: Client) -> None:
    for kind in ("csv", "xlsx"):
        content = bea.get(f"/import/list/made-up.{kind}").content
        assert reading.read(name=f"list.{kind}", content=content).columns == tuple(sample.HEADERS)
    assert bea.get("/import/list/made-up.txt").status_code == 404


def test_a_list_is_dropped_and_its_kind_has_its_own_pages(bea: Client) -> None:
    at = give(bea, a_list({"CHILD": "1001", "Surname": "Dale"}))
    key = at.split("/")[-2]
    assert f'href="{at}"' in text(bea, "/import/")
    assert bea.get(f"/import/{key}/").status_code == 404

    send(bea, f"{at}columns/", {"column_0": "child", "column_1": "family_name"})
    send(bea, f"/import/{key}/drop/", page=at)
    assert not Upload.objects.exists()
