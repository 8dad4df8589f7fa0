"""Each role before a child in each state and each relationship, at every address of a child.

What is to come is worked out here from the cell of the permission table and from words; nothing of the service's own
rules of access is used.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

import pgtrigger
import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Child, PeriodOfCare
from footprint.reviews.models import (
    Afterwards,
    Decision,
    Draft,
    Invitation,
    LatenessException,
    Meeting,
    Midway,
    RecordVersion,
    Review,
    SetAside,
)
from tests import people
from tests.conftest import Making
from tests.everywhere.cases import CASES, TODAY, Case, made
from tests.everywhere.pages import OPENINGS, STAFF, Address, addresses, table
from tests.few import few

WHO_LOOKED, NAMED = "View who looked at a case", "View a restricted record (named list only)"
SERVICE = ("liro", "bs")


SENT = tuple(case for case in CASES if case.word in ("own", "elsewhere", "restricted", "covered"))


def expected(cell: str, role: str, case: Case, row: str = "") -> str:
    """refused (403), missing (404), opens, or asks (for a reason first): what the table's cell says to a role about
    such a child. A record restricted to named readers opens as the row of restricted records says besides."""
    if cell == "-":
        return "refused"
    if case.hidden:
        return "opens" if (role, row, case.word) == ("igo", WHO_LOOKED, "restricted") else "missing"
    named = table()[NAMED][role] if case.word == "named" and (role, row) != ("igo", WHO_LOOKED) else "a"
    if not reaches(named, role, case) or not reaches(cell, role, case):
        return "missing"
    return "asks" if "!" in named and row != NAMED else "opens"


def reaches(cell: str, role: str, case: Case) -> bool:
    reach = cell.rstrip("!2")
    within = {
        "a": True,
        "t": role in SERVICE or (role == "tm" and case.team),
        "o": (role in ("iro", "cpc") and (case.held or case.covered)) or (role == "sw" and case.held),
        "x": case.sampled,
    }
    return within.get(reach, False)


def answered(answer: Any) -> str:
    asks = answer.status_code == 302 and "/reason/?next=" in answer["Location"]
    return "asks" if asks else {403: "refused", 404: "missing"}.get(answer.status_code, "opens")


def of_children() -> list[Address]:
    found = [one for one in addresses() if {"child_id", "review_id"} & set(one.converters)]
    return sorted((one for one in found if one.name in OPENINGS), key=lambda one: one.name)


def arguments(address: Address, case: Case) -> dict[str, Any]:
    """The register's own arguments, and for its records the same of this child."""
    given = OPENINGS[address.name].arguments[0]
    return {name: case.key_of(value) if isinstance(value, UUID) else value for name, value in given.items()}


@pytest.fixture(scope="module")
def cast(making: Making) -> dict[str, Person]:
    """One person for each role, and every case of a child."""
    with making(TODAY):
        return made()


@pytest.fixture
def staff(cast: dict[str, Person], today: Callable[[date], None], db: None) -> dict[str, Person]:
    today(TODAY)
    return cast


@contextmanager
def unchanged() -> Iterator[None]:
    """What is sent within leaves nothing behind, so that the next request meets the same records."""
    mark = transaction.savepoint()
    yield
    transaction.savepoint_rollback(mark)


def wrong_answers(client: Client, role: str, names: list[Address], cells: dict[str, dict[str, str]]) -> list[str]:
    wrong = []
    for address in names:
        opening = OPENINGS[address.name]
        for method, row in (("get", opening.get), ("post", opening.post)):
            if row:
                cell = cells[row][role]
                ruled = [one for one in names if getattr(OPENINGS[one.name], method) == row]
                cases = CASES[:1] if cell == "-" else cases_at(ruled.index(address), method)
                faults = [fault_of(client, address, method, row, cell, role, case) for case in cases]
                wrong += [fault for fault in faults if fault]
    return wrong


def cases_at(place: int, method: str) -> tuple[Case, ...]:
    """Every case at the first address that a row of the table rules. One function lets in at them all, so that at the
    others the child who is held will do, with another in turn who is not."""
    cases = CASES if method == "get" else SENT
    return cases if not place else (cases[0], cases[1 + place % (len(cases) - 1)])


def fault_of(client: Client, address: Address, method: str, row: str, cell: str, role: str, case: Case) -> str:
    path, hoped = reverse(address.name, kwargs=arguments(address, case)), expected(cell, role, case, row)
    with unchanged():
        seen = answered(getattr(client, method)(path))
    return "" if seen == hoped else f"{role} {method} {address.name} {case.word}: {seen}, not {hoped} ({cell})"


@pytest.mark.parametrize("role", few(STAFF, fast=4))
def test_a_childs_page_opens_to_each_role_as_its_cell_says(role: str, staff: dict[str, Person]) -> None:
    page = [one for one in of_children() if one.name == "front:child"]
    assert not wrong_answers(people.browser_of(staff[role]), role, page, table())


def test_every_address_of_a_child_opens_to_their_own_iro(staff: dict[str, Person]) -> None:
    client = people.browser_of(staff["iro"])
    ruled = [(one, OPENINGS[one.name].get) for one in of_children() if OPENINGS[one.name].get]
    faults = [fault_of(client, one, "get", row, table()[row]["iro"], "iro", CASES[0]) for one, row in ruled]
    assert not list(filter(None, faults))


@pytest.mark.slow
@pytest.mark.parametrize("role", STAFF)
def test_every_address_of_a_child_answers_each_role_as_its_cell_says(role: str, staff: dict[str, Person]) -> None:
    assert len(of_children()) > 15
    assert not wrong_answers(people.browser_of(staff[role]), role, of_children(), table())


@pytest.mark.parametrize(
    ("role", "cell"), few([("iro", "a"), ("tm", "-"), ("hos", "o"), ("igo", "a"), ("sw", "t")], fast=2)
)
def test_one_changed_cell_is_noticed(role: str, cell: str, staff: dict[str, Person]) -> None:
    page = [one for one in of_children() if one.name == "front:child"]
    row = OPENINGS["front:child"].get
    flipped = {**table(), row: {**table()[row], role: cell}}
    assert wrong_answers(people.browser_of(staff[role]), role, page, flipped)


@pytest.mark.parametrize("case", few(CASES, fast=1), ids=lambda case: case.word)
def test_a_stranger_is_asked_to_sign_in_whatever_the_child(case: Case, staff: dict[str, Person]) -> None:
    stranger = people.stranger()
    for address in of_children():
        with unchanged():
            answer = stranger.get(reverse(address.name, kwargs=arguments(address, case)))
        assert answer.status_code in (302, 405), address.name
        assert answer.status_code == 405 or answer["Location"].startswith("/sign-in/"), address.name


def lists(role: str) -> list[str]:
    """Every address that is about no one record and that the role may look at, each with its sample arguments."""
    return [
        reverse(one.name, kwargs=given)
        for one in addresses()
        if one.name in OPENINGS and not {"child_id", "review_id"} & set(one.converters)
        for given in OPENINGS[one.name].arguments
        if OPENINGS[one.name].get and table()[OPENINGS[one.name].get][role] != "-"
    ]


def text_of(answer: Any) -> str:
    """A page's words; of an Excel file, those of all its sheets."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    return str(body.decode(errors="replace"))


@pytest.mark.slow
@pytest.mark.parametrize("role", STAFF)
def test_no_list_holds_a_hidden_child(role: str, staff: dict[str, Person]) -> None:
    client, found = people.browser_of(staff[role]), ""
    for path in lists(role):
        with unchanged():
            text = text_of(client.get(path))
        assert not [case.word for case in CASES if case.hidden and case.canary in text], path
        found += text
    assert ("CanaryNamed" in found) is (role in ("iro", "liro", "cpc", "sw", "tm", "hos", "ins"))
    assert "CanaryElsewhere" not in found or role in ("liro", "bs", "hos")


COUNTED = ("/", "/this-week/late/", "/calendar/", "/calendar/meetings.ics")


OF_A_REVIEW: tuple[type[Model], ...] = (
    Afterwards, Decision, Draft, Invitation, LatenessException, Meeting, Midway, RecordVersion, SetAside
)  # fmt: skip


@pytest.mark.parametrize("role", few(["iro", "liro", "hos"], fast=1))
def test_hidden_children_change_no_count(role: str, staff: dict[str, Person]) -> None:
    """The pages say the same, to the letter, where the hidden children are not there at all."""
    client = people.browser_of(staff[role])
    with_them = [said(client, path) for path in COUNTED]
    hidden = [case.key for case in CASES if case.hidden]
    with pgtrigger.ignore():  # versions of a record are kept for good
        for table_of in OF_A_REVIEW:
            table_of._default_manager.filter(review__child__in=hidden).delete()
    Review.objects.filter(child__in=hidden).delete()
    AllocatedIRO.objects.filter(child__in=hidden).delete()
    PeriodOfCare.objects.filter(child__in=hidden).update(from_on=date(2010, 1, 1), until_on=date(2010, 1, 2))
    assert [said(client, path) for path in COUNTED] == with_them
    assert Child.objects.filter(pk__in=hidden).count() == 3


def said(client: Client, path: str) -> str:
    changing = r'nonce-?="?[^"\s>]*|csrfmiddlewaretoken"\s+value="[^"]*|DTSTAMP:\S+'
    return re.sub(changing, "", text_of(client.get(path)))
