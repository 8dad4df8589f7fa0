"""The one way to ask and act: a form is sent once however often it is clicked, and nothing typed is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from footprint.accounts.models import Person, RoleChange, RoleHeld
from footprint.audit.models import AuditEvent
from footprint.children.models import AllocatedIRO, Link
from footprint.page.act_tokens import Token, version_of
from footprint.page.acts import CLAIM
from footprint.page.models import SentForm, StashedForm
from footprint.page.stashes import clear_old
from footprint.team.models import Post
from tests import people, register
from tests.acts import confirm, mark, send

APRIL = date(2014, 4, 28)
DAY = {"from_on_day": "28", "from_on_month": "4", "from_on_year": "2014"}
ADD = "/team/posts/add/"
UNALLOCATED = "/team/unallocated/"


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(APRIL)
    found = register.register()
    return found | {"Ivo": register.team(found)}


@pytest.fixture
def lead(staff: dict[str, Person]) -> Client:
    return people.signed_in("liro")


def post_of(person: Person, **more: str) -> dict[str, Any]:
    return {
        "person": str(person.pk),
        "title": "IRO",
        "kind": "locum",
        "work": "reviews",
        "fte": "0.8",
        "reason": "New",
        **DAY,
        **more,
    }


def test_done_it_leads_on_and_says_so(lead: Client, staff: dict[str, Person]) -> None:
    answer = send(lead, ADD, post_of(staff["Ines"]))
    assert answer.redirect_chain == [("/team/posts/", 302)]
    assert "Ines Okafor holds the post IRO." in answer.content.decode()


def test_the_second_click_shows_the_success_once_and_writes_nothing(staff: dict[str, Person]) -> None:
    adm, address = people.signed_in("adm"), f"/people/{staff['Ines'].pk}/give-role/"
    answers = {"role": "liro", "reason": "Promoted", **DAY, "act": mark(adm, address)}
    adm.post(address, answers)
    again = adm.post(address, answers, follow=True)
    assert again.redirect_chain == [(f"/people/{staff['Ines'].pk}/", 302)]
    assert again.content.decode().count("waits for a second administrator to confirm it.") == 1
    assert "There is a problem" not in again.content.decode()
    assert RoleChange.objects.count() == 1
    send(adm, address, {"role": "liro", "reason": "Promoted", **DAY})
    assert RoleChange.objects.count() == 2  # the form opened anew is another wish


def test_the_second_click_on_a_page_that_the_first_took_away(lead: Client) -> None:
    address = f"/team/children/{register.AMARA}/end/"
    until = {"until_on_day": "28", "until_on_month": "4", "until_on_year": "2014", "reason": "Moved away"}
    answers = until | {"act": mark(lead, address)}
    lead.post(address, answers)
    again = lead.post(address, answers, follow=True)
    assert "Ines Okafor is no longer the IRO." in again.content.decode()
    assert not AuditEvent.objects.filter(action="refused").exists()
    assert lead.get(address).status_code == 404


def test_what_is_refused_leaves_the_form_to_be_sent_again(lead: Client, staff: dict[str, Person]) -> None:
    send(lead, ADD, post_of(staff["Ines"], title="Other"))
    opened = mark(lead, ADD)
    refused = lead.post(ADD, post_of(staff["Ines"]) | {"act": opened}, follow=True)
    assert "Ines Okafor holds the post Other from 28 April 2014 already" in refused.content.decode()
    assert 'value="IRO"' in refused.content.decode()
    done = lead.post(ADD, post_of(staff["Omar"]) | {"act": opened}, follow=True)  # the refusal kept nothing of it
    assert "Omar Haddad holds the post IRO." in done.content.decode()


@pytest.mark.parametrize("forged", ["", "made up", "another", "address", "old"])
def test_a_missing_or_forged_mark_writes_nothing_and_keeps_what_was_typed(
    forged: str, lead: Client, staff: dict[str, Person], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = str(Person.objects.get(name="Lena Marsh").pk)
    marks = {
        "": "",
        "made up": "W10:1abc:xyz",
        "another": Token(str(staff["Omar"].pk), ADD, "0" * 32).signed(),
        "address": Token(key, UNALLOCATED, "0" * 32).signed(),
    }
    if forged == "old":
        with monkeypatch.context() as earlier:
            earlier.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() - 3 * 24 * 3600)
            marks["old"] = mark(lead, ADD)
    answer = lead.post(ADD, post_of(staff["Ines"], title="Kept title") | {"act": marks[forged]}, follow=True)
    assert "This page was open for too long, and nothing was saved" in answer.content.decode()
    assert 'value="Kept title"' in answer.content.decode()
    assert not Post.objects.filter(person=staff["Ines"]).exists()
    done = confirm(lead, answer, post_of(staff["Ines"]))
    assert "Ines Okafor holds the post IRO." in done.content.decode()


def test_back_after_an_error_shows_a_page_and_the_stash_goes_when_it_is_written(
    lead: Client, staff: dict[str, Person]
) -> None:
    wrong = lead.post(ADD, post_of(staff["Ines"], title="") | {"act": mark(lead, ADD)})
    assert wrong.status_code == 302
    shown = lead.get(wrong["Location"])
    assert "Enter what the post is called" in shown.content.decode()
    assert "<title>Error: " in shown.content.decode()
    confirm(lead, shown, post_of(staff["Ines"]))
    assert not StashedForm.objects.exists()


def test_a_stash_is_its_owner_s_alone(lead: Client, staff: dict[str, Person]) -> None:
    wrong = lead.post(ADD, post_of(staff["Ines"], title="", reason="Secret") | {"act": mark(lead, ADD)})
    assert "Secret" in lead.get(wrong["Location"]).content.decode()
    other = people.browser_of(people.staff("liro", name="Una Fry"))
    assert "Secret" not in other.get(wrong["Location"]).content.decode()
    StashedForm.objects.update(stashed_at=timezone.now() - timedelta(hours=25))
    assert "Secret" not in lead.get(wrong["Location"]).content.decode()
    stored = StashedForm.objects.get()
    assert "act" not in stored.fields
    assert "csrfmiddlewaretoken" not in stored.fields


def test_consent_is_to_these_values(lead: Client, staff: dict[str, Person]) -> None:
    Link.objects.create(child_id=register.BRAM, other_id=register.ELIN, kind="sibling")
    answers = {"children": [str(register.ELIN)], "to": str(staff["Ines"].pk), "reason": "New", **DAY}
    warned = send(lead, UNALLOCATED, answers)
    assert "Siblings would have different IROs" in warned.content.decode()
    assert "Allocate all the same" in warned.content.decode()
    other = confirm(lead, warned, answers | {"to": str(staff["Ivo"].pk)})
    assert "Siblings would have different IROs" in other.content.decode()
    assert not AllocatedIRO.objects.filter(child=register.ELIN).exists()
    done = confirm(lead, other, answers | {"to": str(staff["Ivo"].pk)})
    assert "1 child allocated to Ivo Crane." in done.content.decode()


def test_what_somebody_else_changed_stands_beside_what_was_typed(lead: Client, staff: dict[str, Person]) -> None:
    address = f"/team/posts/{register.POST}/"
    opened = mark(lead, address)
    send(lead, address, post_of(staff["Ivo"], fte="0.6", from_on_day="2", from_on_month="1"))
    late = lead.post(address, post_of(staff["Ivo"], title="Senior IRO", fte="0.7") | {"act": opened}, follow=True)
    page = " ".join(late.content.decode().split())
    assert "Somebody else has changed this since you opened the page" in page
    assert "IRO, locum, 0.60 of a full week, from 2 January 2014 </dd>" in page
    assert 'value="Senior IRO"' in page
    assert str(Post.objects.get(pk=register.POST).fte) == "0.60"
    confirm(lead, late, post_of(staff["Ivo"], title="Senior IRO", fte="0.7"))
    assert Post.objects.filter(person=staff["Ivo"], title="Senior IRO").exists()


def test_signed_out_while_writing_the_form_comes_back(lead: Client, staff: dict[str, Person]) -> None:
    answers = post_of(staff["Ines"], title="Typed for long") | {"act": mark(lead, ADD)}
    lead.session.flush()
    answer = Client().post(ADD, answers)
    assert answer["Location"].startswith("/sign-in/?next=%2Fteam%2Fposts%2Fadd%2F%3Fform%3D")
    assert not Post.objects.filter(person=staff["Ines"]).exists()
    back = f"{ADD}?form={StashedForm.objects.get().key}"
    somebody = people.browser_of(people.staff("liro", name="Una Fry"))
    assert "Typed for long" not in somebody.get(back).content.decode()
    again = people.browser_of(Person.objects.get(name="Lena Marsh"))
    shown = again.get(back)
    assert "nothing was saved. What you typed is still here" in shown.content.decode()
    assert 'value="Typed for long"' in shown.content.decode()
    assert "Ines Okafor holds the post" in confirm(again, shown, answers).content.decode()


def test_signed_in_anew_meanwhile_the_form_comes_back(staff: dict[str, Person]) -> None:
    lena = people.staff("liro")
    browser = people.browser_of(lena)
    answers = post_of(staff["Ines"], title="Typed for long") | {"act": mark(browser, ADD)}
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.update(browser.cookies)
    answer = strict.post(ADD, answers)
    assert answer.status_code == 302
    assert 'value="Typed for long"' in strict.get(answer["Location"]).content.decode()
    assert not Post.objects.filter(person=staff["Ines"]).exists()
    assert strict.post(ADD, answers | {"act": "made up"}).status_code == 403


def test_a_button_alone_is_pressed_once(staff: dict[str, Person]) -> None:
    adm, page = people.signed_in("adm"), f"/people/{staff['Ines'].pk}/"
    people.browser_of(staff["Ines"]).get("/me/")
    pressed = {"act": mark(adm, f"{page}end-sessions/", page=page)}
    for _ in range(2):
        answer = adm.post(f"{page}end-sessions/", pressed, follow=True)
        assert answer.content.decode().count("They are signed out everywhere.") == 1
    assert AuditEvent.objects.filter(action="end_sessions").count() == 1
    stale = adm.post(f"{page}end-sessions/", {"act": ""}, follow=True).content.decode()
    assert "nothing was done. Choose the button again." in stale
    assert AuditEvent.objects.filter(action="end_sessions").count() == 1


def test_a_nul_and_a_very_long_text_lose_nothing(lead: Client, staff: dict[str, Person]) -> None:
    odd = send(lead, ADD, post_of(staff["Ines"], title="A\0B", fte="much"))
    assert "A\ufffdB" in odd.content.decode()
    long = lead.post(ADD, post_of(staff["Ines"], title="", reason="x" * 400_001) | {"act": mark(lead, ADD)})
    assert long.status_code == 422
    assert "x" * 400_001 in long.content.decode()


def test_old_rows_are_cleared(db: None) -> None:
    now = timezone.now()
    for days in (0, 1, 3):
        SentForm.objects.create(key=f"{days}", sent_at=now - timedelta(days=days), to="/")
        StashedForm.objects.create(key=f"{days}", stashed_at=now - timedelta(days=days), path="/", person="x")
    clear_old(at=now + timedelta(minutes=1))
    assert set(SentForm.objects.values_list("key", flat=True)) == {"0", "1"}
    assert set(StashedForm.objects.values_list("key", flat=True)) == {"0"}


def test_a_version_differs_where_anything_does() -> None:
    assert version_of(("IRO", APRIL)) == version_of(("IRO", date(2014, 4, 28)))
    assert version_of(("IRO", APRIL)) != version_of(("IRO", date(2014, 4, 29)))
    assert version_of("a", "b") != version_of("ab")


@pytest.mark.django_db(transaction=True)
def test_sixty_four_clicks_at_once_write_once(today: Callable[[date], None]) -> None:
    today(APRIL)
    ines = people.staff("iro")
    browser, address = people.signed_in("adm"), f"/people/{ines.pk}/give-role/"
    answers = {"role": "liro", "reason": "Promoted", **DAY, "act": mark(browser, address)}

    def click(_: int) -> str:
        client = Client()
        client.cookies.update(browser.cookies)
        try:
            return str(client.post(address, answers)["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as threads:
        assert set(threads.map(click, range(64))) == {f"/people/{ines.pk}/"}
    assert RoleChange.objects.count() == 1
    assert AuditEvent.objects.filter(action="ask_for_role_change").count() == 1


@pytest.mark.parametrize(
    ("meanwhile", "written"),
    [
        (lambda: Person.objects.filter(roles_held__role="adm").update(until_on=APRIL), 0),
        (lambda: RoleHeld.objects.filter(role="adm").update(until_on=APRIL), 0),
        (lambda: RoleHeld.objects.filter(role="iro").update(until_on=APRIL), 1),
    ],
    ids=["their access", "their role", "the role of another"],
)
def test_an_act_let_through_before_access_ended_is_not_written_after_it(
    db: None, today: Callable[[date], None], meanwhile: Callable[[], int], written: int
) -> None:
    """It ends once the gate has let the form through, just before its mark is claimed."""
    today(APRIL)
    ines = people.staff("iro")
    browser, address = people.signed_in("adm"), f"/people/{ines.pk}/give-role/"
    answers = {"role": "liro", "reason": "Promoted", **DAY, "act": mark(browser, address)}

    def ending(execute: Callable[..., Any], statement: str, *others: Any) -> Any:
        if statement == CLAIM:
            assert meanwhile() == 1
        return execute(statement, *others)

    with connection.execute_wrapper(ending):
        browser.post(address, answers)

    assert RoleChange.objects.count() == SentForm.objects.count() == written
    assert AuditEvent.objects.filter(action="ask_for_role_change").count() == written
