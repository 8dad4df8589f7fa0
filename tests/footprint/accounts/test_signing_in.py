"""Signing in: password and one-time code for everyone, nothing learnt from a wrong answer, no way round."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client
from django.utils import timezone

from footprint.accounts import actions
from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.post.letters.sending import send_due
from tests.people import AT, SECRET, SINCE, recovery_code, staff

PASSWORD = "three odd green kettles"


def code_of(secret: str = SECRET) -> str:
    counter = int(time.time()) // 30
    assert counter in set(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counter)))


def enter(client: Client, email: str, password: str):
    return client.post("/sign-in/", {"login": email, "password": password})


def first_page(client: Client) -> int:
    return client.get("/").status_code


def test_password_and_code_open_the_first_page(client: Client) -> None:
    ines = staff("iro", password=PASSWORD)

    answer = enter(client, "INES.okafor@example.gov.uk", PASSWORD)
    assert answer["Location"] == "/sign-in/code/"
    assert first_page(client) == 302
    client.post("/sign-in/code/", {"code": code_of()})

    page = client.get("/").content.decode()
    assert ines.name in page
    assert "Independent reviewing officer" in page


def test_a_wrong_code_opens_nothing(client: Client) -> None:
    staff("iro", password=PASSWORD)
    enter(client, "ines.okafor@example.gov.uk", PASSWORD)

    page = client.post("/sign-in/code/", {"code": "000000"}).content.decode()

    assert "The code is wrong or was used already" in page
    assert first_page(client) == 302


def test_a_code_counts_once(client: Client) -> None:
    staff("iro", password=PASSWORD)
    code = code_of()
    for browser, status in ((client, 200), (Client(headers={"host": "localhost"}), 302)):
        enter(browser, "ines.okafor@example.gov.uk", PASSWORD)
        browser.post("/sign-in/code/", {"code": code})
        assert first_page(browser) == status


def test_a_recovery_code_counts_once(client: Client) -> None:
    code = recovery_code(staff("iro", password=PASSWORD))
    for browser, status in ((client, 200), (Client(headers={"host": "localhost"}), 302)):
        enter(browser, "ines.okafor@example.gov.uk", PASSWORD)
        browser.post("/sign-in/code/", {"code": code})
        assert first_page(browser) == status


def test_without_a_device_nothing_but_setting_it_up_can_be_opened(client: Client) -> None:
    staff("adm", password=PASSWORD, device=False)
    enter(client, "ada.quill@example.gov.uk", PASSWORD)

    for path in ("/", "/people/", "/me/", "/me/recovery-codes/"):
        assert client.get(path)["Location"] == "/me/device/"
    page = client.get("/me/device/").content.decode()
    secret = re.findall(r'id="key">([A-Z2-7]+)<', page)[0]
    assert client.post("/me/device/", {"code": code_of(secret)})["Location"] == "/me/recovery-codes/"
    assert client.get("/people/").status_code == 200
    assert len(re.findall(r"<li>\s*\d{8}\s*</li>", client.get("/me/recovery-codes/").content.decode())) == 10


@pytest.mark.parametrize("email", ["ines.okafor@example.gov.uk", "nobody@example.gov.uk", "ended@example.gov.uk"])
def test_wrong_password_unknown_address_and_ended_person_get_one_answer(client: Client, email: str) -> None:
    staff("iro", password=PASSWORD)
    ended = staff("bs", password="another five brown jugs")
    Person.objects.filter(pk=ended.pk).update(email="ended@example.gov.uk", until_on=SINCE)

    page = enter(client, email, "another five brown jugs").content.decode()

    assert "The e-mail address or the password is wrong" in page
    assert first_page(client) == 302


def test_somebody_without_a_role_can_not_sign_in(client: Client) -> None:
    person = actions.add_person(name="Noor Amin", email="noor@example.gov.uk", by=staff("adm"), on=SINCE, at=AT)
    person.set_password(PASSWORD)
    person.save()
    assert "is wrong" in enter(client, "noor@example.gov.uk", PASSWORD).content.decode()


@pytest.mark.parametrize("email", ["ines.okafor@example.gov.uk", "nobody@example.gov.uk"])
def test_five_wrong_passwords_lock_an_address_whether_or_not_somebody_has_it(client: Client, email: str) -> None:
    staff("iro", password=PASSWORD)
    answers = [enter(client, email, f"wrong guess number {n}").status_code for n in range(5)]
    assert answers == [200, 200, 200, 200, 429]

    locked = enter(client, email, PASSWORD)
    assert locked.status_code == 429
    assert "Wait 15 minutes" in locked.content.decode()
    staff("bs", password=PASSWORD)
    assert enter(client, "bea.hollis@example.gov.uk", PASSWORD).status_code == 302


def test_wrong_passwords_and_the_lockout_are_in_the_trail_without_what_was_typed(client: Client) -> None:
    ines = staff("iro", password=PASSWORD)
    enter(client, "secret@typed.example", "x")
    for n in range(6):
        enter(client, ines.email, f"wrong guess number {n}")

    events = list(AuditEvent.objects.filter(action__in=("sign_in_failed", "locked_out")).order_by("pk"))
    assert [event.action for event in events] == ["sign_in_failed"] * 5 + ["locked_out"] * 2
    assert [event.about_key for event in events] == ["nobody's"] + [str(ines.pk)] * 6
    assert "secret" not in str([vars(event) for event in events])


def test_nobody_signs_up(client: Client) -> None:
    for path in ("/signup/", "/accounts/signup/", "/sign-up/"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("email", ["ines.okafor@example.gov.uk", "nobody@example.gov.uk"])
def test_a_forgotten_password_is_answered_alike(client: Client, email: str) -> None:
    staff("iro", password=PASSWORD)
    answer = client.post("/password/forgotten/", {"email": email})
    assert answer["Location"] == "/password/forgotten/sent/"
    assert [message.to for message in mail.outbox] == ([[email]] if email.startswith("ines") else [])


def test_the_link_of_a_message_sets_a_password_once_and_does_not_sign_in(client: Client) -> None:
    staff("iro", password=PASSWORD)
    client.post("/password/forgotten/", {"email": "ines.okafor@example.gov.uk"})
    link = re.findall(r"http://localhost(/\S+)", mail.outbox[0].body)[0]
    assert "Ines" not in mail.outbox[0].body + mail.outbox[0].subject

    form = client.get(link)["Location"]
    new = {"password1": "seven slow purple boats", "password2": "seven slow purple boats"}
    assert client.post(form, new)["Location"] == "/password/chosen/"

    assert first_page(client) == 302
    assert "This link can’t be used" in Client(headers={"host": "localhost"}).get(link).content.decode()
    assert enter(client, "ines.okafor@example.gov.uk", new["password1"])["Location"] == "/sign-in/code/"


@pytest.mark.parametrize(
    ("password", "complaint"),
    [("short", "too short"), ("password1234", "too common"), ("ines.okafor@example.gov.uk", "too similar")],
)
def test_a_weak_password_is_refused(client: Client, password: str, complaint: str) -> None:
    form = client.get(actions.password_path(staff("iro")))["Location"]
    assert complaint in client.post(form, {"password1": password, "password2": password}).content.decode()


def test_the_way_back_is_kept_but_leads_to_no_other_site(client: Client) -> None:
    staff("adm", password=PASSWORD)
    assert client.get("/people/?name=Ada")["Location"] == "/sign-in/?next=%2Fpeople%2F%3Fname%3DAda"
    for asked, led in (("/people/", "/people/"), ("https://example.org/", "/")):
        browser = Client(headers={"host": "localhost"})
        browser.post("/sign-in/", {"login": "ada.quill@example.gov.uk", "password": PASSWORD, "next": asked})
        answer = browser.post("/sign-in/code/", {"code": recovery_code(Person.objects.get())})
        assert answer["Location"] == led


def test_a_refusal_is_a_page_that_says_what_to_do_and_a_line_in_the_trail(client: Client) -> None:
    ines = staff("iro")
    client.force_login(ines, backend="footprint.accounts.backends.PeopleBackend")

    answer = client.get("/people/")

    assert answer.status_code == 403
    assert "ask your administrator" in answer.content.decode()
    event = AuditEvent.objects.get(action="refused")
    assert (event.who_key, event.about_key) == (str(ines.pk), "/people/")


def test_what_is_somebody_elses_is_not_found_and_the_attempt_is_in_the_trail(client: Client) -> None:
    client.force_login(staff("bs"), backend="footprint.accounts.backends.PeopleBackend")
    theirs = Person.objects.get().sessions.get()
    client.force_login(staff("iro"), backend="footprint.accounts.backends.PeopleBackend")
    client.force_login(Person.objects.get(name="Ines Okafor"), backend="footprint.accounts.backends.PeopleBackend")

    assert client.post(f"/me/sessions/{theirs.id}/end/").status_code == 404
    assert AuditEvent.objects.get(action="refused").about_key == str(theirs.id)


def trail_of(person: Person) -> list[str]:
    return list(AuditEvent.objects.filter(who_key=str(person.pk)).order_by("pk").values_list("action", flat=True))


def test_signing_in_and_out_is_in_the_trail(client: Client) -> None:
    ines = staff("iro", password=PASSWORD)
    enter(client, ines.email, PASSWORD)
    assert trail_of(ines) == []
    client.post("/sign-in/code/", {"code": code_of()})
    client.post("/sign-out/")
    assert trail_of(ines) == ["sign_in", "sign_out"]


@pytest.mark.django_db(transaction=True)
def test_a_changed_password_is_told_to_its_owner_and_ends_the_other_sessions(client: Client) -> None:
    ines = staff("iro", password=PASSWORD)
    elsewhere = Client(headers={"host": "localhost"})
    for browser in (client, elsewhere):
        browser.force_login(ines, backend="footprint.accounts.backends.PeopleBackend")
    new = {"oldpassword": PASSWORD, "password1": "seven slow purple boats", "password2": "seven slow purple boats"}

    assert "That is not your password" in client.post("/me/password/", new | {"oldpassword": "x"}).content.decode()
    assert not mail.outbox
    assert client.post("/me/password/", new)["Location"] == "/me/"

    send_due(at=timezone.now())
    assert [(message.to, message.subject) for message in mail.outbox] == [([ines.email], "Your password was changed")]
    assert trail_of(ines) == ["password_changed"]
    assert first_page(client) == 200
    assert first_page(elsewhere) == 302
