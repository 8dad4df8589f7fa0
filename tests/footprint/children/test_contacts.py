"""Contacts and where the child lives: protected addresses reach nobody who is not entitled, and then with a reason."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Alert, Contact, Episode
from footprint.children.particulars.protected import ASKED, CLOSED, SEEN, Reach, reach
from footprint.children.permissions import VIEW_FAMILY_ADDRESS, VIEW_PLACEMENT_ADDRESS
from tests import people, register
from tests.acts import send, twice
from tests.few import few

APRIL = date(2014, 4, 28)
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)
CANARIES = (b"7 Canary Row", b"0199 555", b"canary@example.com", b"9 Heron Yard", b"Wren Carer", b"CN1 1NC")
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(APRIL)
    found = register.register()
    Contact.objects.create(
        pk=register.CONTACT, child_id=register.AMARA, name="Mara Vale", relationship="mother", safe="no",
        parental_responsibility=True, telephone="0199 555", email="canary@example.com", address="7 Canary Row",
    )  # fmt: skip
    Episode.objects.filter(child=register.AMARA).update(
        carer="Wren Carer", address="9 Heron Yard", postcode="CN1 1NC", home_postcode="CN1 1NC"
    )
    return found | {"Lena": people.staff("liro"), "Bea": people.staff("bs"), "Hugo": people.staff("hos")}


def child_of(key: Any) -> Any:
    return Contact.objects.get(pk=register.CONTACT).child


def url(name: str, **more: Any) -> str:
    return reverse(f"children:{name}", kwargs={"child_id": register.AMARA, **more})


@pytest.mark.parametrize(
    ("who", "reached"),
    [
        ("Ines", Reach(SEEN, SEEN)),
        ("Sami", Reach(SEEN, SEEN)),
        ("Lena", Reach(ASKED, ASKED)),
        ("Tess", Reach(ASKED, ASKED)),
        ("Hugo", Reach(ASKED, ASKED)),
        ("Bea", Reach(CLOSED, CLOSED)),
        ("Omar", Reach(CLOSED, CLOSED)),
    ],
)
def test_who_comes_to_protected_addresses_and_how(staff: dict[str, Person], who: str, reached: Reach) -> None:
    found = reach(child=child_of(register.AMARA), person=staff[who], on=APRIL, at=AT)
    assert found == reached


def test_her_iro_sees_them_at_once(staff: dict[str, Person]) -> None:
    page = people.browser_of(staff["Ines"]).get(url("contacts"))
    assert b"7 Canary Row" in page.content
    assert b"9 Heron Yard" in page.content
    assert b"Show addresses" not in page.content


@pytest.mark.parametrize("who", few(["Lena", "Tess", "Hugo", "Bea"], fast=1))
def test_no_page_lets_them_out_to_others(staff: dict[str, Person], who: str) -> None:
    browser = people.browser_of(staff[who])
    pages = ["edit", "contacts", "add-contact"]
    addresses = [url(name) for name in pages]
    addresses += [url("change-contact", contact_id=register.CONTACT), url("end-contact", contact_id=register.CONTACT)]
    addresses += [reverse("front:child", args=[register.AMARA]), people.looked_for(browser, "Amara")]
    for address in addresses:
        shown = browser.get(address)
        assert not [one for one in CANARIES if one in shown.content], address
    assert b"Protected" in browser.get(url("contacts")).content


def test_the_lead_gives_a_reason_and_sees_them_for_its_hour(staff: dict[str, Person]) -> None:
    browser = people.browser_of(staff["Lena"])
    assert b"7 Canary Row" not in send(browser, url("contacts"), {"reason": " "}).content
    answer = send(browser, url("contacts"), {"reason": "Invitation came back"})
    assert all(one in answer.content for one in CANARIES)
    event = AuditEvent.objects.get(action="opened_address")
    assert (event.about_key, event.reason) == (str(register.AMARA), "Invitation came back")
    assert event.after is not None
    assert event.after["for"] == [VIEW_FAMILY_ADDRESS.name, VIEW_PLACEMENT_ADDRESS.name]
    assert b"7 Canary Row" in browser.get(url("contacts")).content
    for alert in Alert.objects.all():
        Alert.objects.filter(pk=alert.pk).update(until_at=alert.at)
    assert b"7 Canary Row" not in browser.get(url("contacts")).content


def test_a_reason_opens_nothing_to_those_without_scope(staff: dict[str, Person]) -> None:
    answer = people.browser_of(staff["Bea"]).post(url("contacts"), {"reason": "I would like to know"}, follow=True)
    assert b"7 Canary Row" not in answer.content
    assert not AuditEvent.objects.filter(action="opened_address").exists()


def sent(**more: Any) -> dict[str, Any]:
    about = {"name": "Mara Vale", "relationship": "mother", "safe": "ask", "parental_responsibility": "on"}
    return about | {"seen": '{"name": "Mara Vale", "safe": "no"}', "reason": "Told by phone"} | more


def test_a_box_left_empty_by_somebody_who_cannot_see_leaves_the_address(staff: dict[str, Person]) -> None:
    browser = people.browser_of(staff["Bea"])
    shown = browser.get(url("change-contact", contact_id=register.CONTACT))
    assert b"One is kept. Leave this empty to leave it as it is." in shown.content
    send(browser, url("change-contact", contact_id=register.CONTACT), sent(seen=shown.context["form"]["seen"].value()))
    kept = Contact.objects.get(pk=register.CONTACT)
    assert (kept.safe, kept.address, kept.address_protected) == ("ask", "7 Canary Row", True)
    assert b"Canary" not in b"".join(str(one.after).encode() for one in AuditEvent.objects.all())


def test_a_page_made_to_lie_about_what_it_showed_lets_no_address_out(staff: dict[str, Person]) -> None:
    lie = sent(address="1 New Street", seen='{"address": "none", "telephone": "none"}', telephone="1")
    answer = send(people.browser_of(staff["Bea"]), url("change-contact", contact_id=register.CONTACT), lie)
    assert not [one for one in CANARIES if one in answer.content]


def test_what_another_changed_meanwhile_is_shown_and_the_second_sending_counts(staff: dict[str, Person]) -> None:
    browser = people.browser_of(staff["Ines"])
    Contact.objects.filter(pk=register.CONTACT).update(safe="yes", note="Likes post")
    whole = {"telephone": "0199 555", "email": "canary@example.com", "address": "7 Canary Row"}
    seen = '{"safe": "no", "note": "", "address_protected": "True"}'
    first = send(
        browser, url("change-contact", contact_id=register.CONTACT), sent(**whole, seen=seen, address_protected="on")
    )
    assert "somebody has entered “yes” meanwhile, yours is “ask”" in first.content.decode()
    again = first.context["form"]["seen"].value()
    send(browser, url("change-contact", contact_id=register.CONTACT), sent(**whole, seen=again, address_protected="on"))
    kept = Contact.objects.get(pk=register.CONTACT)
    assert (kept.safe, kept.note) == ("ask", "Likes post")


def test_a_contact_is_added_protected_and_ended(staff: dict[str, Person]) -> None:
    browser = people.browser_of(staff["Lena"])
    new = {
        "name": "Gus Vale",
        "relationship": "grandparent",
        "safe": "yes",
        "address": "3 Elm",
        "address_protected": "on",
    }
    twice(browser, url("add-contact"), new)
    made = Contact.objects.get(name="Gus Vale")
    assert made.address_protected
    day = {"until_on_day": "1", "until_on_month": "4", "until_on_year": "2014", "reason": "Moved abroad"}
    send(browser, url("end-contact", contact_id=made.pk), day)
    assert b"Earlier contacts" in browser.get(url("contacts")).content
    assert b"has ended already" in send(browser, url("end-contact", contact_id=made.pk), day).content
