"""The lead gives the children of somebody who left to others: chosen, looked at, confirmed; also many."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from footprint.accounts.models import Person, RoleHeld
from footprint.children.models import AllocatedIRO, Child, Link
from tests import people, register
from tests.acts import MARK, confirm, mark
from tests.acts import send as send_form

APRIL = date(2014, 4, 28)
DAY = {"from_on_day": "28", "from_on_month": "4", "from_on_year": "2014"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    """Ines has left since: Amara, Cleo (restricted) and Dov (sealed) are still hers, and Elin, Amara's sister."""
    today(APRIL)
    found = register.register()
    register.allocated(Child.objects.get(pk=register.ELIN), found["Ines"], since=date(2014, 1, 9))
    Link.objects.create(child_id=register.AMARA, other_id=register.ELIN, kind="sibling")
    RoleHeld.objects.filter(person=found["Ines"]).update(until_on=date(2014, 4, 1))
    return found | {"Ivo": register.team(found)}


@pytest.fixture
def lead(staff: dict[str, Person]) -> Client:
    return people.signed_in("liro")


def address(staff: dict[str, Person], whose: str = "Ines") -> str:
    return f"/team/caseloads/{staff[whose].pk}/share-out/"


def answers(*keys: UUID, **more: str) -> dict[str, Any]:
    return {"children": [str(key) for key in keys], "reason": "Ines has left", **DAY, **more}


def send(lead: Client, staff: dict[str, Person], *keys: UUID, **more: str) -> Any:
    return send_form(lead, address(staff), answers(*keys, **more))


def iro(key: UUID) -> list[str]:
    return list(AllocatedIRO.objects.filter(child=key, until_on=None).values_list("person__name", flat=True))


def test_everybody_of_a_leaver_is_ticked_with_siblings_together(lead: Client, staff: dict[str, Person]) -> None:
    page = lead.get(address(staff)).content.decode()
    assert "2 siblings" in page
    assert page.count("checked>") == 2
    assert "not shown" not in page
    assert "Cleo" not in page
    assert "has left or is no reviewing officer any more" in page
    assert lead.get(address(staff) + "?tick=none").content.decode().count("checked>") == 0
    assert lead.get(address(staff, "Omar")).content.decode().count("checked>") == 0


def test_the_lists_of_leavers_lead_there(lead: Client, staff: dict[str, Person]) -> None:
    register.reviews_to_hold()
    for page in ("/this-week/held-by-leavers/", "/team/caseloads/", f"/team/caseloads/{staff['Ines'].pk}/"):
        assert address(staff) in lead.get(page).content.decode(), page
    assert address(staff) not in lead.get("/this-week/all/").content.decode()


def test_caseloads_before_and_after_and_nothing_is_written_yet(lead: Client, staff: dict[str, Person]) -> None:
    to = str(staff["Ivo"].pk)
    page = send(lead, staff, register.AMARA, register.ELIN, to=to).content.decode()
    assert "Check who gets whom" in page
    assert "Ivo Crane gets 2" in page
    assert "Siblings would have different IROs" not in page
    row = page[page.index("Ivo Crane") :].split("</tr>")[0]
    assert [cell in row for cell in (">0.5<", ">0<", ">2<", ">4.0<", "Below")] == [True] * 5
    assert iro(register.AMARA) == ["Ines Okafor"]


def test_siblings_parted_are_told_before_it_is_confirmed(lead: Client, staff: dict[str, Person]) -> None:
    given = {"to": str(staff["Ivo"].pk), f"to_{register.ELIN}": str(staff["Omar"].pk)}
    page = send(lead, staff, register.AMARA, register.ELIN, **given).content.decode()
    assert "Siblings would have different IROs" in page
    assert "Amara Vale goes to Ivo Crane; the sibling Elin Moss goes to Omar Haddad" in page
    alone = send(lead, staff, register.AMARA, to=str(staff["Ivo"].pk)).content.decode()
    assert "the sibling Elin Moss stays with Ines Okafor" in alone


def test_confirmed_it_is_done_and_said(lead: Client, staff: dict[str, Person]) -> None:
    Child.objects.filter(pk=register.CLEO).update(restricted=False)  # stays, so that there is still a caseload
    given = {"to": str(staff["Ivo"].pk), f"to_{register.ELIN}": str(staff["Omar"].pk)}
    opened_before = mark(lead, address(staff))
    looked = send(lead, staff, register.AMARA, register.ELIN, **given)
    page = confirm(lead, looked, answers(register.AMARA, register.ELIN, **given)).content.decode()
    assert "2 children of Ines Okafor allocated: 1 to Omar Haddad, 1 to Ivo Crane." in page
    assert (iro(register.AMARA), iro(register.ELIN)) == (["Ivo Crane"], ["Omar Haddad"])
    late = answers(register.AMARA, to=str(staff["Omar"].pk), act=opened_before)
    again = lead.post(address(staff), late, follow=True).content.decode()
    assert "somebody has given one of them to another IRO meanwhile" in again
    assert iro(register.AMARA) == ["Ivo Crane"]


def test_to_change_something_everything_typed_is_there(lead: Client, staff: dict[str, Person]) -> None:
    given = {"to": str(staff["Ivo"].pk), f"to_{register.ELIN}": str(staff["Omar"].pk)}
    looked = send(lead, staff, register.AMARA, **given)
    changing = lead.get(f"{address(staff)}?{looked.request['QUERY_STRING']}&change=1")
    page = changing.content.decode()
    assert 'value="Ines has left"' in page
    assert page.count("checked>") == 1
    assert page.count("selected") >= 2
    assert "There is a problem" not in page
    (found,) = MARK.findall(page)
    again = lead.post(address(staff), answers(register.AMARA, **given, act=found), follow=True)
    assert "Check who gets whom" in again.content.decode()  # unchanged, it is looked at once more


def test_a_refusal_stands_beside_its_child(lead: Client, staff: dict[str, Person]) -> None:
    people.also(staff["Sami"], "iro")
    given = {"to": str(staff["Ivo"].pk), f"to_{register.AMARA}": str(staff["Sami"].pk)}
    page = send(lead, staff, register.AMARA, register.ELIN, **given).content.decode()
    assert page.count("Sami Reid is or was the social worker of Amara Vale in this period of care") == 2
    assert f'href="#id_to_{register.AMARA}"' in page
    assert iro(register.ELIN) == ["Ines Okafor"]


def test_what_is_missing_is_asked_for(lead: Client, staff: dict[str, Person]) -> None:
    page = send(lead, staff, register.AMARA).content.decode()
    assert "Choose a new IRO for Amara Vale, or one for all" in page
    assert "Select at least one child" in send(lead, staff, to=str(staff["Ivo"].pk)).content.decode()
    hidden = send(lead, staff, register.CLEO, to=str(staff["Ivo"].pk)).content.decode()
    assert "no longer all on this list" in hidden
    assert "Cleo" not in hidden


def test_a_hundred_and_twenty_children_on_one_page(lead: Client, staff: dict[str, Person]) -> None:
    keys = []
    for number in range(120):
        one = register.child(UUID(int=7_000 + number), f"Nia{number}", "Fern", f"7{number:03d}")
        register.in_care(one, since=date(2013, 5, 1))
        register.allocated(one, staff["Ines"], since=date(2013, 5, 2))
        keys.append(one.pk)
    assert lead.get(address(staff)).content.decode().count("checked>") == 122
    half = {f"to_{key}": str(staff["Omar"].pk) for key in keys[:60]}
    looked = send(lead, staff, *keys, to=str(staff["Ivo"].pk), **half)
    words = "Ivo Crane would carry 120.0 for each full-time post. The range is 50 to 70."
    assert words in looked.content.decode()
    sent = confirm(lead, looked, answers(*keys, to=str(staff["Ivo"].pk), **half))
    assert "120 children of Ines Okafor allocated: 60 to Omar Haddad, 60 to Ivo Crane." in sent.content.decode()


def test_an_iro_gives_nobody_away(staff: dict[str, Person]) -> None:
    omar = people.browser_of(staff["Omar"])
    assert omar.get(address(staff)).status_code == 403
    assert omar.post(address(staff), {}).status_code == 403
    assert "share-out" not in omar.get("/team/caseloads/").content.decode()
