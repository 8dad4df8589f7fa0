"""A scope with `!`: a written reason first, which holds an hour for that person, record and action, and an alert."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Alert, Child, NamedReader
from tests import people, register
from tests.acts import led_to, mark, send

pytestmark = pytest.mark.django_db
CLEO, AMARA = f"/children/{register.CLEO}/", f"/children/{register.AMARA}/"
NAMED = "View a restricted record (named list only)"


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(date(2014, 4, 28))
    found = register.register()
    register.team(found)
    found |= {"Lena": people.staff("liro"), "Una": people.staff("liro", name="Una Fry"), "Bea": people.staff("bs")}
    for name in ("Lena", "Una", "Bea", "Tess", "Sami"):
        NamedReader.objects.create(child_id=register.CLEO, person=found[name], from_on=date(2014, 1, 6), reason="Named")
    return found


def later(**time: int) -> None:
    for one in Alert.objects.all():
        Alert.objects.filter(pk=one.pk).update(until_at=one.until_at - timedelta(**time))


@pytest.mark.parametrize(
    ("who", "status"), [("Ines", 200), ("Sami", 200), ("Lena", 302), ("Tess", 302), ("Bea", 404), ("Omar", 404)]
)
def test_who_opens_a_restricted_record_and_how(staff: dict[str, Person], who: str, status: int) -> None:
    assert people.browser_of(staff[who]).get(CLEO).status_code == status


def test_a_reason_is_asked_once_an_hour_and_leads_back(staff: dict[str, Person]) -> None:
    client = people.browser_of(staff["Lena"])
    asked = client.get(CLEO + "care/")["Location"]
    assert "Enter why you open this record" in send(client, asked, {"reason": " "}).content.decode()
    assert led_to(send(client, asked, {"reason": "Preparing the review"})) == CLEO + "care/"
    assert [client.get(CLEO + path).status_code for path in ("", "care/", "contacts/")] == [200, 200, 200]
    alert = Alert.objects.get()
    assert (alert.person, alert.action, alert.child_id) == (staff["Lena"], NAMED, register.CLEO)
    assert AuditEvent.objects.get(action="opened_restricted").reason == "Preparing the review"
    assert people.browser_of(staff["Una"]).get(CLEO).status_code == 302
    later(minutes=60)
    assert client.get(CLEO).status_code == 302


def test_a_form_that_was_open_when_the_hour_ended_is_still_taken(staff: dict[str, Person]) -> None:
    client = people.browser_of(staff["Lena"])
    send(client, CLEO + "reason/", {"reason": "Preparing the review"})
    open_form = {"act": mark(client, CLEO + "edit/")}
    later(minutes=70)
    assert client.get(CLEO + "edit/").status_code == 302
    assert client.post(CLEO + "edit/", open_form)["Location"].startswith(CLEO + "edit/?form=")
    later(minutes=10)
    assert client.post(CLEO + "edit/", open_form)["Location"].startswith(CLEO + "reason/")


def test_the_page_of_reasons_leads_nowhere_else(staff: dict[str, Person]) -> None:
    lena, omar = people.browser_of(staff["Lena"]), people.browser_of(staff["Omar"])
    away = send(lena, CLEO + "reason/?next=https://example.org/", {"reason": "Preparing the review"})
    assert led_to(away) == CLEO
    assert lena.get(AMARA + "reason/")["Location"] == AMARA
    assert omar.get(CLEO + "reason/").status_code == 404
    assert Alert.objects.count() == 1


def test_restricting_a_record_is_reason_enough_for_the_hour(staff: dict[str, Person]) -> None:
    client = people.browser_of(staff["Lena"])
    readers = [str(staff[name].pk) for name in ("Lena", "Ines")]
    send(client, AMARA + "closed/restrict/", {"readers": readers, "reason": "Her aunt works here"})
    assert Child.objects.get(pk=register.AMARA).restricted
    assert client.get(AMARA).status_code == 200
    assert Alert.objects.get().reason == "Her aunt works here"


def test_an_address_stays_open_for_its_hour_and_no_other_childs_with_it(staff: dict[str, Person]) -> None:
    client = people.browser_of(staff["Una"])
    send(client, AMARA + "contacts/", {"reason": "Invitation came back"})
    assert "7 Elm Row" in client.get(AMARA + "contacts/").content.decode()
    assert {one.action for one in Alert.objects.all()} == {
        "View placement / carer address (protected field)",
        "View family addresses (protected field)",
    }
    assert "7 Elm Row" not in people.browser_of(staff["Lena"]).get(AMARA + "contacts/").content.decode()
    later(minutes=60)
    assert "7 Elm Row" not in client.get(AMARA + "contacts/").content.decode()


def test_a_list_leaves_again_within_the_hour_without_another_reason(staff: dict[str, Person]) -> None:
    client, excel = people.browser_of(staff["Lena"]), "/this-week/late/list.xlsx"
    assert client.get(excel)["Location"] == "/this-week/late/export/"
    assert client.post("/this-week/late/export/", {"reason": "Cover in May"})["Content-Type"].endswith("sheet")
    assert client.get(excel).status_code == 200
    assert client.get("/this-week/all/list.xlsx").status_code == 302
    assert (Alert.objects.get().list_name, Alert.objects.get().child) == ("late", None)
    assert {one.reason for one in AuditEvent.objects.filter(action="export_list")} == {"Cover in May"}
    later(minutes=60)
    assert client.get(excel).status_code == 302
