"""How long a session lasts, and what ends it."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.test import Client
from django.utils import timezone

from footprint.accounts import actions
from footprint.accounts.models import Person, Session
from footprint.accounts.sessions import device
from tests.people import AT, BACKEND, signed_in, staff


def known(client: Client) -> bool:
    return client.get("/me/").status_code == 200


def test_a_session_ends_after_a_quarter_of_an_hour_without_a_page() -> None:
    client = signed_in("iro")
    assert known(client)
    session = Session.objects.get()
    assert timedelta(minutes=14) < session.expire_date - timezone.now() <= timedelta(minutes=15)

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    answer = client.get("/me/")
    assert answer["Location"] == "/sign-in/?next=%2Fme%2F&ended=1"
    assert "You have been signed out" in client.get(answer["Location"]).content.decode()


def test_a_session_in_use_is_renewed_but_lasts_twelve_hours_at_the_most() -> None:
    client = signed_in("iro")
    known(client)
    began = timezone.now() - timedelta(hours=11, minutes=50)
    store = client.session
    store.update({"began": began.isoformat(), "seen": (timezone.now() - timedelta(minutes=2)).isoformat()})
    store.save()

    assert known(client)

    assert Session.objects.get().expire_date == began + timedelta(hours=12)


def test_the_id_of_a_session_is_new_at_sign_in_and_its_row_knows_its_person() -> None:
    client = Client(headers={"host": "localhost"})
    store: SessionBase = client.session
    store["something"] = 1
    store.save()
    client.cookies["footprint"] = store.session_key or ""
    before = Session.objects.get()

    ines = staff("iro")
    client.force_login(ines, backend=BACKEND)

    after = Session.objects.get()
    assert after.person == ines
    assert before.session_key != after.session_key
    assert before.id != after.id


def test_sign_out_is_sent_by_a_form_and_leaves_nothing_behind() -> None:
    client = signed_in("iro")
    assert client.get("/sign-out/").status_code == 405
    assert known(client)

    answer = client.post("/sign-out/")

    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not known(client)
    assert not Session.objects.exists()


def test_a_person_ends_another_of_their_own_sessions() -> None:
    here = signed_in("iro")
    there = Client(headers={"host": "localhost"})
    there.force_login(Person.objects.get(), backend=BACKEND)
    other = Session.objects.get(session_key=there.session.session_key)

    assert here.post(f"/me/sessions/{other.id}/end/").status_code == 302

    assert known(here)
    assert not known(there)


def test_ending_a_person_ends_their_sessions_at_once() -> None:
    client = signed_in("iro")
    ines = Person.objects.get()
    actions.end_person(person=ines, reason="Left", by=staff("adm"), on=date(2014, 4, 28), at=AT)
    assert not known(client)


def test_a_confirmed_change_of_role_ends_the_sessions() -> None:
    client = signed_in("iro")
    ines = Person.objects.get(name="Ines Okafor")
    change = actions.ask_to_give_role(
        person=ines, role="liro", from_on=date(2014, 4, 28), until_on=None, reason="Promoted", by=staff("adm"), at=AT
    )
    assert known(client)
    actions.confirm(change=change.pk, by=staff("adm", name="Una Fry"), link=str, at=AT)
    assert not known(client)


def test_a_role_whose_last_day_has_passed_counts_no_more() -> None:
    client = signed_in("adm")
    assert client.get("/people/").status_code == 200
    Person.objects.get().roles_held.update(until_on=date(2014, 2, 1))
    assert client.get("/people/").status_code == 302


def test_resetting_a_device_signs_the_person_out_and_asks_for_another_device() -> None:
    client = signed_in("iro")
    ines = Person.objects.get(name="Ines Okafor")
    actions.reset_device(person=ines, reason="Lost on a train", by=staff("adm"), link=str, at=AT)
    assert not known(client)
    assert not Person.objects.get(pk=ines.pk).has_device


def test_a_device_is_named_as_its_owner_knows_it() -> None:
    edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"
    assert device(edge) == "Edge on Windows"
    assert device("") == "A browser"


def test_a_session_of_the_demo_day_is_kept_by_the_real_clock() -> None:
    client = signed_in("iro")
    known(client)
    assert Session.objects.get().began_at > datetime(2020, 1, 1, tzinfo=UTC)
