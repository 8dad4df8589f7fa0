"""Engagements: their sample opens to their auditors and inspectors from the first day to the last, nothing else."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent, ReadEvent
from footprint.children.access import visible_children
from footprint.children.audit_engagements import actions, policies, queries
from footprint.children.models import Engagement, NamedReader, PersonalConnection
from footprint.children.permissions import VIEW
from footprint.page.refusals import NotAllowed
from tests import people, register
from tests.acts import led_to, send

pytestmark = pytest.mark.django_db
ON, AT = date(2014, 4, 28), datetime(2014, 4, 28, 9, tzinfo=UTC)
FIRST, LAST = date(2014, 4, 29), date(2014, 5, 16)
AMARA, BRAM, CLEO = (f"/children/{key}/" for key in (register.AMARA, register.BRAM, register.CLEO))
Pin = Callable[[date], None]


@pytest.fixture
def staff(today: Pin) -> dict[str, Person]:
    today(ON)
    found = register.register()
    roles = {"Lena": "liro", "Hugo": "hos", "Aidan": "aud", "Isla": "ins"}
    return found | {name: people.staff(role) for name, role in roles.items()}


def agree(staff: dict[str, Person], *names: str, numbers: str = "1001", **more: Any) -> Engagement:
    asked: dict[str, Any] = {
        "purpose": "Audit of pathway plans",
        "people": [staff[name] for name in names],
        "from_on": FIRST,
        "last_on": LAST,
        "numbers": policies.numbers_in(numbers),
        "visible": visible_children(to=staff["Lena"], permission=VIEW, on=ON),
    }
    return actions.agree_engagement(**{**asked, **more}, by=staff["Lena"], on=ON, at=AT)


def opens(client: Client, path: str) -> bool:
    status = client.get(path).status_code
    assert status in (200, 404)
    return status == 200


@pytest.mark.parametrize("who", ["Aidan", "Isla"])
def test_the_sample_opens_from_the_first_day_to_the_last_and_not_a_day_more(
    staff: dict[str, Person], today: Pin, who: str
) -> None:
    client = people.browser_of(staff[who])
    agree(staff, who)
    days = (date(2014, 4, 28), FIRST, LAST, date(2014, 5, 17))
    seen = []
    for day in days:
        today(day)
        seen.append((opens(client, AMARA), opens(client, AMARA + "contacts/"), opens(client, BRAM)))
    assert seen == [(False,) * 3, (True, True, False), (True, True, False), (False,) * 3]


def test_it_opens_to_those_whom_it_names_alone_and_is_told_in_the_list_of_looks(
    staff: dict[str, Person], today: Pin
) -> None:
    agree(staff, "Aidan")
    today(FIRST)
    assert opens(people.browser_of(staff["Aidan"]), AMARA)
    assert not opens(people.browser_of(staff["Isla"]), AMARA)
    look = ReadEvent.objects.get()
    assert (look.who_label, look.capacity) == ("Aidan Frost", "Engagement: Audit of pathway plans")


def test_the_first_page_lists_the_sample_and_finding_finds_nobody_else(staff: dict[str, Person], today: Pin) -> None:
    client = people.browser_of(staff["Aidan"])
    assert "None runs today" in client.get("/").content.decode()
    agree(staff, "Aidan", numbers="1001\n1005")
    today(FIRST)
    page = client.get("/").content.decode()
    assert "Amara Vale" in page
    assert "Elin Moss" in page
    assert "until 16 May 2014" in page
    assert "Amara Vale" in client.get(people.looked_for(client, "Amara")).content.decode()
    assert "Bram Oke" not in client.get(people.looked_for(client, "Bram")).content.decode()


def test_nothing_is_changed_and_no_list_taken_out(staff: dict[str, Person], today: Pin) -> None:
    agree(staff, "Aidan", "Isla")
    today(FIRST)
    for name in ("Aidan", "Isla"):
        client = people.browser_of(staff[name])
        sent = ["edit/", "visits/add/", "care/end/", "closed/restrict/"]
        assert {client.post(AMARA + path, {}).status_code for path in sent} == {403}
        taken = ["/this-week/all/list.xlsx", "/this-week/all/export/", "/calendar/meetings.ics"]
        assert {client.get(path).status_code for path in taken} == {403}


def test_a_restricted_record_stays_closed_unless_the_inspector_is_named_and_says_why(
    staff: dict[str, Person], today: Pin
) -> None:
    visible = visible_children(to=staff["Ines"], permission=VIEW, on=ON)
    agree(staff, "Aidan", "Isla", numbers="1003", visible=visible)
    today(FIRST)
    clients = {name: people.browser_of(staff[name]) for name in ("Aidan", "Isla")}
    assert not [name for name, client in clients.items() if opens(client, CLEO)]
    for name in clients:
        NamedReader.objects.create(child_id=register.CLEO, person=staff[name], from_on=ON, reason="Inspection")
    assert not opens(clients["Aidan"], CLEO)
    asked = clients["Isla"].get(CLEO)
    assert asked["Location"] == f"{CLEO}reason/?next=%2Fchildren%2F{register.CLEO}%2F"
    given = send(clients["Isla"], asked["Location"], {"reason": "In the sample"})
    assert led_to(given) == CLEO
    assert opens(clients["Isla"], CLEO)


def test_a_protected_address_opens_to_the_inspector_for_a_reason_and_never_to_the_auditor(
    staff: dict[str, Person], today: Pin
) -> None:
    register.team(staff)
    agree(staff, "Aidan", "Isla")
    today(FIRST)
    for name, shown in (("Aidan", False), ("Isla", True)):
        client = people.browser_of(staff[name])
        assert "7 Elm Row" not in client.get(AMARA + "contacts/").content.decode()
        if shown:
            send(client, AMARA + "contacts/", {"reason": "Is the address kept safe?"})
        client.post(AMARA + "contacts/", {"reason": "Is the address kept safe?"})
        assert ("7 Elm Row" in client.get(AMARA + "contacts/").content.decode()) is shown


def test_an_auditor_who_knows_the_family_reads_nothing(staff: dict[str, Person], today: Pin) -> None:
    agree(staff, "Aidan")
    PersonalConnection.objects.create(child_id=register.AMARA, person=staff["Aidan"], reason="Cousin")
    today(FIRST)
    client = people.browser_of(staff["Aidan"])
    assert not opens(client, AMARA)
    assert "Amara" not in client.get("/").content.decode()


def test_it_is_ended_early_and_closes_at_once(staff: dict[str, Person], today: Pin) -> None:
    made = agree(staff, "Aidan")
    today(date(2014, 5, 6))
    client, lead = people.browser_of(staff["Aidan"]), people.browser_of(staff["Lena"])
    assert opens(client, AMARA)
    page = f"/children/engagements/{made.pk}/end/"
    assert "Enter why" in send(lead, page, {"reason": ""}).content.decode()
    assert "The engagement has ended" in send(lead, page, {"reason": "Put off"}).content.decode()
    assert not opens(client, AMARA)
    event = AuditEvent.objects.get(action="end_engagement")
    assert (event.reason, event.after) == ("Put off", {"until_on": "2014-05-06"})
    assert "has ended already" in send(lead, page, {"reason": "Again"}).content.decode()


def test_the_lead_agrees_one_on_the_page_with_pasted_numbers(staff: dict[str, Person]) -> None:
    lead = people.browser_of(staff["Lena"])
    days = {"from_on_day": "29", "from_on_month": "4", "from_on_year": "2014"}
    days |= {"last_on_day": "16", "last_on_month": "5", "last_on_year": "2014"}
    asked = {
        "purpose": "Inspection",
        "people": [str(staff["Isla"].pk)],
        "numbers": "1001, 9999;1003 1004\n1002",
        **days,
    }
    refused = send(lead, "/children/engagements/add/", asked).content.decode()
    assert "There is no child with the number 9999, 1003, 1004." in refused
    assert "1001, 9999;1003 1004" in refused
    made = send(lead, "/children/engagements/add/", {**asked, "numbers": "1001 1002 1001"})
    assert "The engagement is agreed." in made.content.decode()
    kept = queries.engagements().get()
    assert (kept.children, kept.from_on, kept.until_on) == (2, FIRST, date(2014, 5, 17))
    assert [one.person for one in kept.people.all()] == [staff["Isla"]]
    seen = people.browser_of(staff["Hugo"]).get(f"/children/engagements/{kept.pk}/").content.decode()
    assert "Isla Thorne" in seen
    assert "Bram Oke" in seen
    assert "End it now" not in seen


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"people": []}, "Choose at least one"),
        ({"last_on": date(2014, 4, 28)}, "before the first"),
        ({"from_on": date(2014, 4, 1), "last_on": date(2014, 4, 27)}, "has passed"),
        ({"last_on": date(2014, 10, 30)}, "at most: to 29 October 2014"),
        ({"numbers": " , "}, "at least one child"),
        ({"numbers": " ".join(map(str, range(201)))}, "201 numbers"),
    ],
)
def test_what_cannot_be_agreed(staff: dict[str, Person], changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        agree(staff, "Aidan", **changed)
    assert not Engagement.objects.exists()


def test_only_auditors_and_inspectors_are_engaged_and_the_last_day_of_six_months_is_within(
    staff: dict[str, Person],
) -> None:
    with pytest.raises(NotAllowed, match="Omar Haddad is no auditor"):
        agree(staff, "Omar")
    assert agree(staff, "Isla", last_on=date(2014, 10, 29)).until_on == date(2014, 10, 30)
