"""The first administrators of a real council, and the invented people of a demonstration."""

import os
import re
import subprocess
import sys
from datetime import date
from html import escape
from io import StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.conf import settings as site
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from demo import people as demo_people
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.mail import alert, notice, send_invitation
from footprint.accounts.models import Person
from footprint.accounts.roles import ROLES
from footprint.page.refusals import NotAllowed
from tests.people import AT, staff

APRIL = date(2014, 4, 28)
TWO = ["--administrator", "Ada Quill", "ada@example.gov.uk", "--administrator", "Una Fry", "una@example.gov.uk"]


def setup(*options: str) -> str:
    said = StringIO()
    call_command("setup", "--council", "Anyshire", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def test_setup_adds_two_administrators_and_prints_a_link_for_each(client: Client) -> None:
    printed = setup(*TWO, "--address", "https://iro.example.org/")
    links = re.findall(r"https://iro\.example\.org(/\S+)", printed)
    assert len(links) == 2
    assert [person.roles_now for person in Person.objects.all()] == [("adm",), ("adm",)]
    assert client.get(client.get(links[0])["Location"]).status_code == 200


def test_after_setup_every_message_and_report_says_the_councils_own_name(mailoutbox: Any, tmp_path: Path) -> None:
    """Also a report of a year that was over by then."""
    setup(*TWO, "--council", "Realtown Council")
    send_invitation(to="una@example.gov.uk", link="https://iro.example.org/x")
    una = Person.objects.get(email="una@example.gov.uk")
    waiting = [alert(to=una, link="https://iro.example.org/y"), notice(to=una, change=AccountAction.PASSWORD_CHANGED)]
    assert all("Footprint, Realtown Council" in text for text in (mailoutbox[0].body, *(one.text for one in waiting)))
    for form in ("html", "docx"):
        out = tmp_path / f"report.{form}"
        call_command("annual_report", year_ending=date(2014, 3, 31), format=form, out=str(out), stdout=StringIO())
    assert "Realtown Council" in (tmp_path / "report.html").read_text()
    assert "Anytown" not in (tmp_path / "report.html").read_text()
    assert docx.Document(str(tmp_path / "report.docx")).core_properties.author == "Realtown Council"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ([*TWO[:3], "--administrator", "Ada Again", "ADA@example.gov.uk"], "two administrators with two addresses"),
        ([*TWO[:3], "--administrator", "Una Fry", "una"], "is no e-mail address"),
    ],
)
def test_setup_refuses_what_is_no_two_people(options: list[str], complaint: str) -> None:
    with pytest.raises(CommandError, match=complaint):
        setup(*options)
    assert not Person.objects.exists()


def test_setup_refuses_a_database_that_has_people() -> None:
    staff("adm")
    with pytest.raises(CommandError, match="has people already"):
        setup(*TWO)


def test_the_demonstration_has_somebody_in_each_role_and_twice_changes_nothing() -> None:
    demo_people.build(on=APRIL, at=AT)
    before = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    demo_people.build(on=APRIL, at=AT)
    assert list(Person.objects.order_by("pk").values_list("pk", flat=True)) == before
    assert {code for person in Person.objects.all() for code in person.roles_on(APRIL)} == set(ROLES)


def test_the_demonstration_is_not_put_among_real_people() -> None:
    staff("adm")
    with pytest.raises(NotAllowed, match="real council"):
        demo_people.build(on=APRIL, at=AT)


def one_click(client: Client, person: Person) -> int:
    client.post("/sign-in/as/", {"person": str(person.pk)})
    return client.get("/").status_code


def test_one_click_signs_in_as_an_invented_person(client: Client, settings: Any) -> None:
    settings.DEMO = True
    demo_people.build(on=APRIL, at=AT)
    page = client.get("/sign-in/").content.decode()
    for role in ROLES.values():
        assert role.name in page
        assert escape(role.sentence) in page
    assert one_click(client, Person.objects.get(name="Maya Lindqvist")) == 200


def test_one_click_does_not_exist_outside_a_demonstration(client: Client) -> None:
    demo_people.build(on=APRIL, at=AT)
    maya = Person.objects.get(name="Maya Lindqvist")
    assert client.post("/sign-in/as/", {"person": str(maya.pk)}).status_code == 404
    assert one_click(client, maya) == 302
    assert "Maya" not in client.get("/sign-in/").content.decode()


def test_one_click_never_signs_in_as_a_real_person_nor_beside_one(client: Client, settings: Any) -> None:
    settings.DEMO = True
    demo_people.build(on=APRIL, at=AT)
    ada = staff("adm")
    assert one_click(client, ada) == 302
    assert one_click(client, Person.objects.get(name="Maya Lindqvist")) == 302
    assert "Maya" not in client.get("/sign-in/").content.decode()


@pytest.mark.slow
def test_a_demonstration_can_not_be_served_over_https() -> None:
    refused = subprocess.run(
        [sys.executable, "manage.py", "demo", "--no-serve"],
        cwd=site.CHECKOUT,
        env={**os.environ, "FOOTPRINT_HTTPS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stderr.startswith("FOOTPRINT_DEMO=1 lets anyone sign in")
