"""An account that nobody has used for 45 days is closed until an administrator opens it again."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.timezone import make_aware

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.council.actions import set_value
from tests.acts import send
from tests.people import AT, SINCE, browser_of, signed_in, staff

PASSWORD = "three odd green kettles"
WRONG = "The e-mail address or the password is wrong"


def ines(*, days: int, signed_in: bool = True) -> Person:
    """Last in so many days ago; or never, and added then."""
    person = staff("iro", password=PASSWORD)
    then = make_aware(datetime.combine(timezone.localdate() - timedelta(days=days), time(12)))
    last = {"last_login": then} if signed_in else {}
    Person.objects.filter(pk=person.pk).update(opened_at=then, **last)
    return person


def enter(client: Client) -> str:
    """Where the right password leads, or what is wrong."""
    answer = client.post("/sign-in/", {"login": "ines.okafor@example.gov.uk", "password": PASSWORD})
    return answer["Location"] if answer.status_code == 302 else WRONG if WRONG in answer.content.decode() else "?"


@pytest.mark.parametrize("ever", [True, False])
@pytest.mark.parametrize(("days", "leads"), [(45, "/sign-in/code/"), (46, WRONG)])
def test_the_right_password_counts_for_45_days(client: Client, ever: bool, days: int, leads: str) -> None:
    ines(days=days, signed_in=ever)
    assert enter(client) == leads
    assert AuditEvent.objects.filter(action="sign_in_dormant").exists() is (leads == WRONG)


def test_the_council_says_how_long(client: Client) -> None:
    ines(days=31)
    thirty = {"count": 30, "unit": "days"}
    set_value(key="account_dormant_after", value=thirty, from_on=SINCE, reason="Our policy", by=staff("adm"), at=AT)
    assert enter(client) == WRONG


def test_a_new_password_does_not_open_it(client: Client) -> None:
    person = Person.objects.get(pk=ines(days=46).pk)
    person.set_password(PASSWORD)
    person.save()
    assert enter(client) == WRONG


def test_an_administrator_opens_it_again_for_a_reason(client: Client) -> None:
    person, adm = ines(days=46), signed_in("adm")
    assert "Closed: not used for long" in adm.get("/people/").content.decode()
    page = f"/people/{person.pk}/open-account/"
    assert page in adm.get(f"/people/{person.pk}/").content.decode()
    assert "Enter why" in send(adm, page, {"reason": ""}).content.decode()
    assert enter(client) == WRONG
    send(adm, page, {"reason": "Back from leave"})
    assert enter(client) == "/sign-in/code/"
    assert AuditEvent.objects.get(action="open_account").reason == "Back from leave"
    assert "there is nothing to open" in send(adm, page, {"reason": "Again"}).content.decode()
    assert page not in adm.get(f"/people/{person.pk}/").content.decode()


def test_nobody_opens_their_own(client: Client) -> None:
    una = staff("adm", name="Una Fry")
    browser = browser_of(una)
    Person.objects.filter(pk=una.pk).update(opened_at=timezone.now() - timedelta(days=90), last_login=None)
    answer = send(browser, f"/people/{una.pk}/open-account/", {"reason": "I am here"})
    assert "Nobody opens their own account again" in answer.content.decode()
