"""Restricting, naming readers, lifting and sealing with a second person, and who knows the child in private life."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.models import Child, NamedReader, PeriodOfCare, PersonalConnection, RecordChange
from footprint.children.restrictions import actions
from footprint.page.refusals import NotAllowed
from tests import people, register
from tests.acts import led_to, send, twice

pytestmark = pytest.mark.django_db
ON, AT = date(2014, 4, 28), datetime(2014, 4, 28, 9, tzinfo=UTC)
WHEN: dict[str, Any] = {"on": ON, "at": AT}


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(ON)
    found = register.register()
    return found | {
        "Lena": people.staff("liro"),
        "Una": people.staff("liro", name="Una Fry"),
        "Bea": people.staff("bs"),
    }


def amara() -> Child:
    return Child.objects.get(pk=register.AMARA)


def opens(client: Client) -> int:
    return client.get(f"/children/{register.AMARA}/closed/").status_code


def says_why(client: Client) -> Client:
    """A lead among the named readers opens the record for a reason only."""
    send(client, f"/children/{register.AMARA}/reason/", {"reason": "Preparing the review"})
    return client


def restricted(staff: dict[str, Person], *names: str) -> None:
    readers = [staff[name] for name in names]
    actions.restrict(child=amara(), readers=readers, reason="Her aunt works here", by=staff["Lena"], **WHEN)


def test_a_restricted_record_is_there_for_its_named_readers_alone(staff: dict[str, Person]) -> None:
    una, ines = people.browser_of(staff["Una"]), people.browser_of(staff["Ines"])
    assert (opens(una), opens(ines)) == (200, 200)
    restricted(staff, "Lena", "Ines")
    assert (opens(una), opens(ines)) == (404, 200)
    event = events_about(("child", register.AMARA)).get(action="restrict_record")
    assert event.reason == "Her aunt works here"
    assert event.after == {"restricted": True, "readers": ["Ines Okafor", "Lena Marsh"]}


def test_the_page_proposes_whoever_restricts_and_the_iro(staff: dict[str, Person]) -> None:
    page = people.browser_of(staff["Lena"]).get(f"/children/{register.AMARA}/closed/restrict/")
    assert set(page.context["form"]["readers"].value()) == {str(staff["Lena"].pk), str(staff["Ines"].pk)}
    assert page.content.decode().count(" checked") == 2


@pytest.mark.parametrize(
    ("names", "sentence"),
    [((), "Name at least one reader"), (("Bea",), "Bea Hollis holds no role"), (("Omar",), "cannot be a reader")],
)
def test_a_restriction_is_refused(staff: dict[str, Person], names: tuple[str, ...], sentence: str) -> None:
    PersonalConnection.objects.create(child=amara(), person=staff["Omar"], reason="Neighbour")
    with pytest.raises(NotAllowed, match=sentence):
        restricted(staff, *names)
    assert not amara().restricted


def test_a_reader_is_named_and_unnamed_and_the_last_one_stays(staff: dict[str, Person]) -> None:
    restricted(staff, "Lena")
    una = people.browser_of(staff["Una"])
    asked: dict[str, Any] = {"child": amara(), "reason": "Covers", "by": staff["Lena"], **WHEN}
    with pytest.raises(NotAllowed, match="Name somebody else first"):
        actions.unname_reader(person=staff["Lena"], **asked)
    actions.name_reader(person=staff["Una"], **asked)
    assert opens(una) == 302
    assert opens(says_why(una)) == 200
    with pytest.raises(NotAllowed, match="a named reader already"):
        actions.name_reader(person=staff["Una"], **asked)
    actions.unname_reader(person=staff["Una"], **asked)
    assert opens(una) == 404


def test_a_second_person_lifts_without_learning_the_name(staff: dict[str, Person]) -> None:
    restricted(staff, "Lena")
    lena, una = says_why(people.browser_of(staff["Lena"])), people.browser_of(staff["Una"])
    send(lena, f"/children/{register.AMARA}/closed/lift/", {"reason": "The aunt has left"})
    change = RecordChange.objects.get()
    page = una.get("/children/waiting/").content.decode()
    assert "The aunt has left" in page
    assert "number 1001" in page
    assert "Amara" not in page

    own = send(lena, "/children/waiting/", {"confirm": str(change.pk)}).content.decode()
    assert "You asked for this" in own
    assert amara().restricted
    done = twice(una, "/children/waiting/", {"confirm": str(change.pk)})
    assert "It is confirmed and counts from now." in done.content.decode()
    assert not amara().restricted
    assert NamedReader.objects.get(child=register.AMARA).until_on == ON
    assert opens(una) == 200


def test_a_refused_lift_leaves_the_record_restricted(staff: dict[str, Person]) -> None:
    restricted(staff, "Lena")
    change = actions.ask_to_lift(child=amara(), reason="Left", by=staff["Lena"], at=AT)
    with pytest.raises(NotAllowed, match="waits for a second person"):
        actions.ask_to_lift(child=amara(), reason="Left", by=staff["Lena"], at=AT)
    actions.refuse_change(change=change.pk, by=staff["Una"], at=AT)
    assert amara().restricted
    with pytest.raises(NotAllowed, match="answered already"):
        actions.confirm_change(change=change.pk, by=staff["Una"], **WHEN)


def test_only_an_adopted_child_is_sealed_and_then_nobody_opens_the_record(staff: dict[str, Person]) -> None:
    asked: dict[str, Any] = {"child": amara(), "reason": "Order of 3 April", "by": staff["Lena"], **WHEN}
    with pytest.raises(NotAllowed, match="left care by adoption"):
        actions.ask_to_seal(**asked)
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=date(2014, 4, 3), end_reason="E11")
    change = actions.ask_to_seal(**asked)
    lena = people.browser_of(staff["Lena"])
    assert opens(lena) == 200
    actions.confirm_change(change=change.pk, by=staff["Una"], **WHEN)
    assert opens(lena) == 404
    assert amara().sealed


def test_the_head_of_service_lifts_but_does_not_seal(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=date(2014, 4, 3), end_reason="E12")
    change = actions.ask_to_seal(child=amara(), reason="Order", by=staff["Lena"], **WHEN)
    hugo = people.signed_in("hos")
    assert "number 1001" not in hugo.get("/children/waiting/").content.decode()
    hugo.post("/children/waiting/", {"confirm": str(change.pk)})
    assert not amara().sealed


def test_whoever_knows_the_child_never_sees_the_record_nor_decides_on_it(staff: dict[str, Person]) -> None:
    una, lena = people.browser_of(staff["Una"]), people.browser_of(staff["Lena"])
    address = f"/children/{register.AMARA}/closed"
    given = {"person": str(staff["Una"].pk), "reason": "Her neighbour"}
    send(lena, f"{address}/connection/", given)
    assert opens(una) == 404
    assert "It is noted already" in send(lena, f"{address}/connection/", given).content.decode()
    restricted(staff, "Lena")
    actions.ask_to_lift(child=amara(), reason="Left", by=staff["Lena"], at=AT)
    assert "number 1001" not in una.get("/children/waiting/").content.decode()
    send(says_why(lena), f"{address}/no-connection/", given)
    assert "number 1001" in una.get("/children/waiting/").content.decode()


def test_noting_oneself_leads_away_from_the_record(staff: dict[str, Person]) -> None:
    ines = people.browser_of(staff["Ines"])
    given = {"person": str(staff["Ines"].pk), "reason": "My niece"}
    sent = send(ines, f"/children/{register.AMARA}/closed/connection/", given)
    assert led_to(sent) == "/"
    assert opens(ines) == 404
