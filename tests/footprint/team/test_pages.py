"""The lead's pages: allocating many, one child's IRO, caseloads, cover, posts; and what an IRO sees of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from footprint.accounts.models import Person, RoleHeld
from footprint.audit.models import ReadEvent
from footprint.children.models import AllocatedIRO, Cover, Link, PeriodOfCare, ProtectionCase
from footprint.team.models import Post
from tests import people, register
from tests.acts import confirm, mark
from tests.acts import send as send_form

APRIL = date(2014, 4, 28)
DAY = {"from_on_day": "28", "from_on_month": "4", "from_on_year": "2014"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(APRIL)
    found = register.register()
    return found | {"Ivo": register.team(found)}


@pytest.fixture
def lead(staff: dict[str, Person]) -> Client:
    return people.signed_in("liro")


def address(key: Any, rest: str = "") -> str:
    return f"/team/children/{key}/{rest}"


def iro(key: Any) -> list[str]:
    return list(AllocatedIRO.objects.filter(child=key, until_on=None).values_list("person__name", flat=True))


def send(lead: Client, staff: dict[str, Person], to: str, *keys: Any, **more: str) -> Any:
    asked = {"children": [str(key) for key in keys], "to": str(staff[to].pk), "reason": "New to care", **DAY, **more}
    return send_form(lead, "/team/unallocated/", asked)


def test_who_has_no_iro_since_when_and_by_when(lead: Client) -> None:
    page = lead.get("/team/unallocated/").content.decode()
    assert "Elin Moss" in page
    assert "2 January 2014" in page
    assert "9 January 2014" in page
    assert "Late" in page
    assert "Amara" not in page
    assert "Omar Haddad: 1 child, no post" in page


def test_siblings_are_asked_about_before_they_are_parted(lead: Client, staff: dict[str, Person]) -> None:
    Link.objects.create(child_id=register.BRAM, other_id=register.ELIN, kind="sibling")

    assert f"to={staff['Omar'].pk}" in lead.get("/team/unallocated/").content.decode()
    shown = send(lead, staff, "Ines", register.ELIN)
    asked = shown.content.decode()
    assert "Siblings would have different IROs" in asked
    assert 'value="New to care"' in asked
    assert iro(register.ELIN) == []
    other = {"children": [str(register.ELIN)], "to": str(staff["Ines"].pk), "reason": "They wish it", **DAY}
    again = confirm(lead, shown, other)
    assert "Siblings would have different IROs" in again.content.decode()  # it was agreed to for another reason
    confirm(lead, again, other)
    assert iro(register.ELIN) == ["Ines Okafor"]


def test_a_refusal_is_shown_and_nothing_typed_is_lost(lead: Client, staff: dict[str, Person]) -> None:
    AllocatedIRO.objects.filter(child=register.AMARA).delete()
    sami = staff["Sami"]
    people.also(sami, "iro")

    page = send(lead, staff, "Sami", register.AMARA, register.ELIN).content.decode()

    assert "Sami Reid is or was the social worker of Amara Vale in this period of care" in page
    assert 'value="New to care"' in page
    assert page.count("checked") == 2
    assert iro(register.ELIN) == []


def test_a_change_with_its_reason_stands_in_the_history(lead: Client, staff: dict[str, Person]) -> None:
    asked = {"to": str(staff["Omar"].pk), "reason": "Ines goes part time", **DAY}
    opened_before = mark(lead, address(register.AMARA))
    send_form(lead, address(register.AMARA), asked)
    page = lead.get(address(register.AMARA)).content.decode()
    assert page.count("Ines goes part time") == 2  # why Omar's began, and why Ines's ended
    asked |= {"to": str(staff["Ivo"].pk), "act": opened_before}
    stale = lead.post(address(register.AMARA), asked, follow=True).content.decode()
    assert "Somebody else has changed this since you opened the page" in stale
    assert "Stored now" in stale
    assert f'value="{staff["Ivo"].pk}" selected' in stale
    assert iro(register.AMARA) == ["Omar Haddad"]


def test_an_allocation_ends_without_another(lead: Client) -> None:
    until = {"until_on_day": "28", "until_on_month": "4", "until_on_year": "2014"}
    send_form(lead, address(register.AMARA, "end/"), {"reason": "Moved away", **until})
    assert iro(register.AMARA) == []
    assert lead.get(address(register.AMARA, "end/")).status_code == 404


def test_an_allocation_from_a_wrong_day_is_refused_or_taken_back(lead: Client, staff: dict[str, Person]) -> None:
    page = address(register.ELIN)
    answers = {"to": str(staff["Ivo"].pk), "reason": "Shared out", "from_on_day": "2", "from_on_month": "5"}
    refused = send_form(lead, page, {**answers, "from_on_year": "2114"}).content.decode()
    assert "must be on or before 28 April 2015. Wednesday 2 May 2114 is still to come, in 100 years." in refused
    done = send_form(lead, page, {**answers, "from_on_year": "2014"}).content.decode()
    assert "Ivo Crane is the IRO from Friday 2 May 2014, in 4 days." in done

    AllocatedIRO.objects.filter(child=register.ELIN).update(from_on=date(2114, 5, 2))
    assert "Take back the allocation to Ivo Crane from Wednesday 2 May 2114" in lead.get(page).content.decode()
    until = {"until_on_day": "2", "until_on_month": "5", "until_on_year": "2114"}
    send_form(lead, address(register.ELIN, "end/"), {"reason": "Typed for 2014", **until})
    send_form(lead, page, {**answers, **DAY})
    assert iro(register.ELIN) == ["Ivo Crane"]


def test_an_iro_sees_the_history_of_their_own_children_and_changes_none(staff: dict[str, Person]) -> None:
    ines = people.browser_of(staff["Ines"])
    page = ines.get(address(register.AMARA)).content.decode()
    assert "Ines Okafor from 6 January 2014" in page
    assert "Change the IRO" not in page
    assert ines.post(address(register.AMARA), {}).status_code == 403
    assert ines.get(address(register.BRAM)).status_code == 404
    assert ines.get("/team/unallocated/").status_code == 403


def test_when_the_service_was_told(lead: Client) -> None:
    told = {"told_on_day": "2", "told_on_month": "1", "told_on_year": "2014", "reason": "By telephone"}
    opened_before = mark(lead, address(register.ELIN, "told/"))
    send_form(lead, address(register.ELIN, "told/"), told)
    assert PeriodOfCare.objects.get(child=register.ELIN).told_on == date(2014, 1, 2)
    asked = told | {"told_on_day": "3", "act": opened_before}
    stale = " ".join(lead.post(address(register.ELIN, "told/"), asked, follow=True).content.decode().split())
    assert '<dd class="govuk-summary-list__value page-any-break"> 2 January 2014 </dd>' in stale
    assert 'value="3"' in stale
    assert PeriodOfCare.objects.get(child=register.ELIN).told_on == date(2014, 1, 2)


def test_caseloads_of_all_for_the_lead_and_of_oneself_for_an_iro(lead: Client, staff: dict[str, Person]) -> None:
    every = lead.get("/team/caseloads/").content.decode()
    assert "Omar Haddad" in every
    assert "The numbers count the children whose records you may open." in every
    own = people.browser_of(staff["Ines"]).get("/team/caseloads/").content.decode()
    assert "Omar Haddad" not in own
    assert "Ines Okafor" in own


def test_a_chair_of_conferences_has_not_left_and_is_held_to_no_range(lead: Client, staff: dict[str, Person]) -> None:
    chair = people.staff("cpc", name="Cora Chair")
    RoleHeld.objects.filter(person=staff["Omar"]).update(until_on=APRIL)
    ProtectionCase.objects.create(child_id=register.AMARA, chair=chair, from_on=date(2014, 2, 3))
    rows = [row.split("</tr>")[0] for row in lead.get("/team/caseloads/").content.decode().split("<tr")]
    (hers,) = [row for row in rows if "Cora Chair</a></th>" in row]
    (his,) = [row for row in rows if "Omar Haddad</a></th>" in row]
    assert ("Left" in hers, "Not an IRO" in hers) == (False, True)
    assert ("Left" in his, "Not an IRO" in his) == (True, False)


def test_a_caseload_on_another_day(lead: Client, staff: dict[str, Person]) -> None:
    page = lead.get("/team/caseloads/?on_day=5&on_month=1&on_year=2014").content.decode()
    assert "Caseloads on 5 January 2014" in page


def test_the_list_of_one_person_and_nobody_elses(lead: Client, staff: dict[str, Person]) -> None:
    ines, omar = staff["Ines"], staff["Omar"]
    page = lead.get(f"/team/caseloads/{ines.pk}/").content.decode()
    assert "Amara Vale" in page
    assert "Cleo" not in page
    assert "IRO of 1 child " in page
    assert "not shown" not in page
    assert people.browser_of(omar).get(f"/team/caseloads/{ines.pk}/").status_code == 404
    assert people.browser_of(ines).get(f"/team/caseloads/{ines.pk}/").status_code == 200


def test_cover_moves_the_work_to_the_covers_list_and_is_seen_in_the_access_history(
    lead: Client, staff: dict[str, Person]
) -> None:
    asked = {"absent": str(staff["Ines"].pk), "covering": str(staff["Ivo"].pk), "reason": "Leave", **DAY}
    until = {"until_on_day": "5", "until_on_month": "5", "until_on_year": "2014"}
    refused = send_form(lead, "/team/cover/book/", asked | until).content.decode()
    assert "Omar Haddad covers for Ivo Crane" in refused  # who is covered does not cover

    asked["covering"] = str(staff["Omar"].pk)
    send_form(lead, "/team/cover/book/", asked | until)

    omar = people.browser_of(staff["Omar"])
    mine = omar.get(f"/team/caseloads/{staff['Omar'].pk}/").content.decode()
    assert "Covering for Ines Okafor" in mine
    assert "Amara Vale" in mine
    assert omar.get(address(register.AMARA)).status_code == 200
    look = ReadEvent.objects.get(about_key=str(register.AMARA))
    assert (look.who_label, look.capacity) == ("Omar Haddad", "Covering for Ines Okafor")


def test_cover_is_called_off(lead: Client) -> None:
    until = {"until_on_day": "28", "until_on_month": "4", "until_on_year": "2014"}
    send_form(lead, f"/team/cover/{register.COVER}/end/", {"reason": "Not away", **until})
    assert Cover.objects.get(pk=register.COVER).until_on == APRIL
    assert "Nobody is away" in lead.get("/team/cover/").content.decode()


def test_posts_are_added_changed_from_a_day_and_ended(lead: Client, staff: dict[str, Person]) -> None:
    asked = {
        "person": str(staff["Ines"].pk),
        "title": "IRO",
        "kind": "locum",
        "work": "reviews",
        "fte": "0.8",
        "reason": "New",
        **DAY,
    }
    send_form(lead, "/team/posts/add/", asked)
    again = send_form(lead, "/team/posts/add/", asked).content.decode()
    assert "Ines Okafor holds the post IRO from 28 April 2014 already" in again
    page = lead.get(f"/team/posts/{register.POST}/").content.decode()
    assert "IRO, permanent, 0.50 of a full week, from 2 January 2014" in page
    opened_before = mark(lead, f"/team/posts/{register.POST}/")
    send_form(lead, f"/team/posts/{register.POST}/", asked)
    wrong = lead.post(f"/team/posts/{register.POST}/", asked | {"fte": "1", "act": opened_before}, follow=True)
    assert "Somebody else has changed this" in wrong.content.decode()
    rows = Post.objects.filter(person=staff["Ivo"]).order_by("from_on").values_list("fte", "until_on")
    assert [(str(fte), until) for fte, until in rows] == [("0.50", APRIL), ("0.80", None)]


def test_a_leavers_conference_cases_are_given_to_another_chair(lead: Client, staff: dict[str, Person]) -> None:
    for key in (register.AMARA, register.BRAM, register.DOV):  # Dov's record is sealed: not hers to give
        ProtectionCase.objects.create(child_id=key, chair=staff["Tess"], from_on=date(2014, 2, 3))
    give = f"/team/caseloads/{staff['Tess'].pk}/cases/"
    assert give in lead.get("/team/caseloads/").content.decode()
    shown = send_form(lead, give, {"to": str(staff["Omar"].pk), "reason": "Tess has left"}).content.decode()
    assert "Omar Haddad chairs 2 child-protection cases of Tess Morley now." in shown
    chairs = dict(ProtectionCase.objects.values_list("child", "chair__name"))
    assert chairs == {register.AMARA: "Omar Haddad", register.BRAM: "Omar Haddad", register.DOV: "Tess Morley"}
    assert lead.get(give).status_code == 404, "What she may not know of is no caseload to her."
