"""The security log as the information-governance officer reads it."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client

from footprint.audit import SYSTEM
from footprint.audit.actions import record
from footprint.front.audit_actions import FrontAction
from tests import people

pytestmark = pytest.mark.django_db
PAGE = "/security-log/"


def text_of(client: Client, address: str) -> str:
    main = client.get(address).content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_a_refusal_is_there_with_who_and_which_rule() -> None:
    assert people.signed_in("iro").get("/people/").status_code == 403

    page = text_of(people.signed_in("igo"), PAGE)

    assert "Ines Okafor Independent reviewing officer Refused: Create / change users and roles page" in page


def test_one_kind_of_line_is_shown_when_asked_for() -> None:
    record(by=SYSTEM, action=FrontAction.BACKUP, about=("database", "all"), at=datetime(2026, 3, 31, 6, tzinfo=UTC))
    igor = people.signed_in("igo")

    assert "31 March 2026, 07:00:00 Footprint (system) system Made a backup" in text_of(igor, f"{PAGE}?group=system")
    assert "Made a backup" not in text_of(igor, f"{PAGE}?group=refusals")


@pytest.mark.parametrize(("role", "status"), [("igo", 200), ("adm", 200), ("liro", 403), ("hos", 403), ("iro", 403)])
def test_it_is_for_information_governance_and_administrators(role: str, status: int) -> None:
    assert people.signed_in(role).get(PAGE).status_code == status
