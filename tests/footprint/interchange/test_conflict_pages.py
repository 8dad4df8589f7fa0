"""Conflicts in the browser: both kinds decided, one or many; hidden children say nothing; an IRO is for the lead."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.audit import SYSTEM
from footprint.children.models import AllocatedIRO, Child
from footprint.interchange.lists import actions as lists
from footprint.interchange.lists import columns, queries, reading
from footprint.interchange.models import Conflict, Import
from tests import people, register
from tests.acts import confirm
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.interchange.listed import TODAY, a_list

pytestmark = pytest.mark.django_db
WHERE = "/import/conflicts/"


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(TODAY)
    return register.register() | {"Bea": people.staff("bs"), "Lena": people.staff("liro")}


def listed(**row: str) -> Conflict:
    """The conflict that a list with this row makes."""
    sheet = reading.read(name="list.csv", content=a_list(row))
    meanings = columns.guessed(sheet.columns, remembered=queries.remembered())
    made = lists.take_in(sheet=sheet, meanings=meanings, add=False, hold_back=False, by=SYSTEM, on=TODAY, at=people.AT)
    return Conflict.objects.get(taken_in=made)


def of_files(child: Any, field: str, held: str, offered: str) -> Conflict:
    made = Import.objects.create(at=people.AT, on_day=TODAY, by_label="Footprint (system)", folders=["2014"])
    return Conflict.objects.create(
        taken_in=made, child_id=child, kind="child", record=str(child), field=field, held=held, offered=offered,
        file="header.csv", line=2,
    )  # fmt: skip


def text(browser: Client, query: str = "") -> str:
    return str(browser.get(WHERE + query).content.decode())


def send(browser: Client, button: str, *found: Conflict, **more: str) -> Any:
    """Sends the button, and that of the page that asks whether one is sure, where it comes."""
    asked = {"conflicts": [str(one.pk) for one in found], button: "yes", **more}
    shown = browser.post(WHERE, asked)
    return confirm(browser, shown, {**asked, "sure": "yes"}) if shown.status_code == 200 else shown


def test_a_file_is_named_with_its_folder_and_no_more_of_the_machine(staff: dict[str, Person]) -> None:
    sex = of_files(register.AMARA, "SEX", "F", "M")
    Conflict.objects.filter(pk=sex.pk).update(file="/srv/kept/2014-15/header.csv")
    shown = text(people.browser_of(staff["Bea"]))
    assert "2014-15/header.csv, line 2" in shown
    assert "srv" not in shown


def test_both_kinds_are_listed_and_accepted_together(staff: dict[str, Person]) -> None:
    name = listed(CHILD="1001", Surname="Dale")
    sex = of_files(register.AMARA, "SEX", "F", "M")
    bea = people.browser_of(staff["Bea"])
    shown = text(bea)
    for words in ("Amara Vale", "1001", "Vale", "Dale", "header.csv, line 2", "list.csv, line 2", "2 to decide"):
        assert words in shown

    assert "2 values taken into the register." in send(bea, "accept", name, sex).content.decode()

    amara = Child.objects.get(pk=register.AMARA)
    assert (amara.family_name, amara.sex) == ("Dale", "M")
    decided = text(bea, "?state=decided")
    assert "Bea Hollis" in decided
    assert "Accepted" in decided


def test_nothing_is_decided_before_it_is_confirmed(staff: dict[str, Person]) -> None:
    sex = of_files(register.AMARA, "SEX", "F", "M")
    bea = people.browser_of(staff["Bea"])
    asked = bea.post(WHERE, {"conflicts": [str(sex.pk)], "accept": "yes"})
    words = text_of(asked)
    assert "Take 1 value into the register?" in words
    assert rows_of(asked, "conflicts") == [["Amara Vale 1001", "Child: SEX", "F", "M"]]
    sex.refresh_from_db()
    assert sex.accepted is None
    assert "and refuse 1?" in text_of(bea.post(WHERE, {"conflicts": [str(sex.pk)], "refuse": "yes"}))


def test_a_refused_value_leaves_the_register_and_is_shown_as_decided(staff: dict[str, Person]) -> None:
    name = listed(CHILD="1001", Surname="Dale")
    bea = people.browser_of(staff["Bea"])

    assert "1 value refused" in send(bea, "refuse", name).content.decode()

    assert Child.objects.get(pk=register.AMARA).family_name == "Vale"
    assert "Nothing to decide" in text(bea)
    assert "Refused" in text(bea, "?state=decided")


def test_all_of_a_page_at_once(staff: dict[str, Person]) -> None:
    found = [of_files(register.AMARA, "SEX", "F", "M"), of_files(register.BRAM, "SEX", "F", "M")]
    keys = [str(one.pk) for one in found]

    asked = people.browser_of(staff["Bea"]).post(WHERE, {"listed": keys, "all": "yes", "refuse": "yes"})
    assert {str(key) for key in asked.context["keys"]} == set(keys)
    send(people.browser_of(staff["Bea"]), "refuse", *found)

    assert not Conflict.objects.filter(accepted=None).exists()


def test_of_a_record_that_may_not_be_seen_there_is_no_conflict_and_none_is_decided(staff: dict[str, Person]) -> None:
    cleo = of_files(register.CLEO, "SEX", "F-HELD", "M-OFFERED")
    bea = people.browser_of(staff["Bea"])
    shown = text(bea)
    assert "Nothing to decide" in shown
    for words in ("restricted", "header.csv", "Cleo", "1003", "F-HELD", "M-OFFERED", str(cleo.pk), str(register.CLEO)):
        assert words not in shown

    imported = f"/import/done/{cleo.taken_in_id}/"
    assert "0 to decide</a>, 0 decided" in " ".join(bea.get(imported).content.decode().split())
    amara = Conflict.objects.create(
        taken_in=cleo.taken_in, child_id=register.AMARA, kind="child", record="1", field="SEX", held="F", offered="M",
        file="header.csv", line=3,
    )  # fmt: skip
    assert "1 to decide</a>, 0 decided" in " ".join(bea.get(imported).content.decode().split())
    amara.delete()

    refused = send(bea, "accept", cleo)
    assert refused.status_code == 422
    cleo.refresh_from_db()
    assert cleo.accepted is None


def test_another_iro_is_for_the_lead_to_accept(staff: dict[str, Person]) -> None:
    iro = listed(CHILD="1001", IRO="Omar Haddad")
    refused = send(people.browser_of(staff["Bea"]), "accept", iro)
    assert "which a lead reviewing officer makes" in refused.content.decode()
    assert "checked" in refused.content.decode()
    assert AllocatedIRO.objects.get(child=register.AMARA, until_on=None).person == staff["Ines"]

    send(people.browser_of(staff["Lena"]), "accept", iro)
    assert AllocatedIRO.objects.get(child=register.AMARA, until_on=None).person == staff["Omar"]


def test_business_support_may_refuse_another_iro(staff: dict[str, Person]) -> None:
    iro = listed(CHILD="1001", IRO="Omar Haddad")

    assert "1 value refused" in send(people.browser_of(staff["Bea"]), "refuse", iro).content.decode()


def test_what_was_decided_meanwhile_is_said_and_nothing_of_the_choice_is_done(staff: dict[str, Person]) -> None:
    one, other = of_files(register.AMARA, "SEX", "F", "M"), of_files(register.BRAM, "SEX", "F", "M")
    Conflict.objects.filter(pk=one.pk).update(accepted=False, decided_at=timezone.now())

    said = send(people.browser_of(staff["Bea"]), "accept", one, other)

    assert "decided one of these meanwhile" in said.content.decode()
    other.refresh_from_db()
    assert other.accepted is None


def test_none_chosen_and_keys_that_are_none(staff: dict[str, Person]) -> None:
    bea = people.browser_of(staff["Bea"])
    assert "Nothing to decide" in text(bea)
    assert "Choose at least one value" in bea.post(WHERE, {"accept": "yes", "conflicts": "x"}).content.decode()


def test_filters_by_what_it_is_about(staff: dict[str, Person]) -> None:
    of_files(register.AMARA, "SEX", "F", "M")
    bea = people.browser_of(staff["Bea"])

    assert "Amara Vale" in text(bea, "?kind=child")
    assert "Amara Vale" not in text(bea, "?kind=list")
