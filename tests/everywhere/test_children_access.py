"""Each role before a child in each state and each relationship, at every address of a child.

What is to come is worked out here from the cell of the permission table and from words; nothing of the service's own
rules of access is used.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.models import (
    AllocatedIRO,
    Child,
    Cover,
    EngagedPerson,
    Engagement,
    NamedReader,
    PeriodOfCare,
    PersonalConnection,
    ProtectionCase,
    SampledChild,
    SocialWorker,
    Team,
)
from footprint.reviews.models import Meeting, Review
from tests import people, register
from tests.conftest import Making
from tests.everywhere.pages import OPENINGS, STAFF, Address, addresses, records, table
from tests.few import few

TODAY, SINCE = date(2014, 4, 28), date(2014, 1, 6)
WHO_LOOKED, NAMED = "View who looked at a case", "View a restricted record (named list only)"
KEPT = {"iro": "Ines Okafor", "sw": "Sami Reid", "tm": "Tess Morley"}  # who stand in the register already
SERVICE = ("liro", "bs")


@dataclass(frozen=True)
class Case:
    """A child, by what the one who looks has to do with them.

    `held` by the looking IRO, chair and social worker, in the looking manager's team; `covered`, held by an IRO and a
    chair for whom they stand in; `team`, in the looking manager's team alone; `sampled`, in an engagement of the
    looking auditor and inspector.
    """

    word: str
    held: bool = False
    covered: bool = False
    team: bool = False
    hidden: bool = False
    sampled: bool = False

    @property
    def key(self) -> UUID:
        return (
            register.AMARA if self.word == "own" else UUID(int=(0x22 << 120) + (1 << 62) + CASES.index(self) * 0x1000)
        )

    @property
    def canary(self) -> str:
        return f"Canary{self.word.title()}"


CASES = (
    Case("own", held=True, team=True, sampled=True),
    Case("team", team=True),
    Case("elsewhere"),
    Case("restricted", held=True, team=True, hidden=True, sampled=True),
    Case("named", held=True, team=True, sampled=True),
    Case("sealed", held=True, team=True, hidden=True, sampled=True),
    Case("known", held=True, team=True, hidden=True, sampled=True),
    Case("covered", covered=True),
)

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
    found = [one for one in addresses() if {"child", "review"} & set(one.converters)]
    return sorted((one for one in found if one.name in OPENINGS), key=lambda one: one.name)


def arguments(address: Address, case: Case) -> dict[str, Any]:
    """The register's own arguments for what else an address asks, which are of the child who is held."""
    given = dict(OPENINGS[address.name].arguments[0])
    review = review_key(case, held=address.name in NEED_A_HELD_REVIEW)
    own = {"child": case.key, "review": register.AMARA_REVIEW if case.word == "own" else review}
    return given | {name: value for name, value in own.items() if name in address.converters}


def review_key(case: Case, *, held: bool = False) -> UUID:
    return UUID(int=case.key.int + (0x500 if held else 0x400))


@pytest.fixture(scope="module")
def cast(making: Making) -> dict[str, Person]:
    """One person for each role, and every case of a child."""
    with making(TODAY):
        return made()


@pytest.fixture
def staff(cast: dict[str, Person], today: Callable[[date], None], db: None) -> dict[str, Person]:
    today(TODAY)
    return cast


def made() -> dict[str, Person]:
    """The register of every page, with a child for each case; the people by their role."""
    records()
    found = {role: Person.objects.filter(name=KEPT.get(role, "")).first() or people.staff(role) for role in STAFF}
    others = {"iro": people.staff("iro", name="Olga Away"), "cpc": people.staff("cpc", name="Otto Away")}
    for role, away in others.items():
        Cover.objects.create(
            absent=away, covering=found[role], from_on=SINCE, until_on=date(2014, 6, 2), reason="Leave"
        )
    ProtectionCase.objects.create(child_id=register.AMARA, chair=found["cpc"], from_on=SINCE)
    engaged = Engagement.objects.create(purpose="Audit", from_on=TODAY, until_on=date(2014, 4, 29))
    for role in ("aud", "ins"):
        EngagedPerson.objects.create(engagement=engaged, person=found[role])
    for case in CASES[1:]:
        make(case, found, others)
    SampledChild.objects.bulk_create(
        [SampledChild(engagement=engaged, child_id=case.key) for case in CASES if case.sampled]
    )
    return found


def make(case: Case, staff: dict[str, Person], away: dict[str, Person]) -> None:
    states = {"restricted": case.word in ("restricted", "named"), "sealed": case.word == "sealed"}
    child = register.child(case.key, "Una", case.canary, f"9{CASES.index(case)}", **states)
    period = register.in_care(child, since=date(2013, 11, 4))
    elsewhere = {"iro": Person.objects.get(name="Omar Haddad"), "cpc": None}
    holder = staff if case.held else away if case.covered else elsewhere
    register.allocated(child, holder["iro"], since=SINCE)  # type: ignore[arg-type]
    ProtectionCase.objects.create(child=child, chair=holder["cpc"], from_on=SINCE)
    team = Team.objects.get(name="North" if case.team else "South")
    worker = staff["sw"] if case.held else None
    SocialWorker.objects.create(child=child, name="Wanda Fell", person=worker, team=team, from_on=SINCE)
    held, due = review_key(case, held=True), date(2013, 12, 2)
    Review.objects.create(pk=held, child=child, period=period, number=1, due_on=due, held_on=date(2013, 11, 29))
    Review.objects.create(pk=review_key(case), child=child, period=period, number=2, due_on=date(2014, 4, 4))
    Meeting.objects.create(review_id=review_key(case), on_day=date(2014, 4, 29), at_time=time(10), place="Town Hall")
    for person in staff.values():
        if case.word == "named":
            NamedReader.objects.create(child=child, person=person, from_on=SINCE, reason="Named")
        if case.word == "known":
            PersonalConnection.objects.create(child=child, person=person, reason="Neighbour")


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
                cases = CASES[:1] if cell == "-" else CASES if method == "get" else SENT
                faults = [fault_of(client, address, method, row, cell, role, case) for case in cases]
                wrong += [fault for fault in faults if fault]
    return wrong


def fault_of(client: Client, address: Address, method: str, row: str, cell: str, role: str, case: Case) -> str:
    path, hoped = reverse(address.name, kwargs=arguments(address, case)), expected(cell, role, case, row)
    if hoped == "opens" and not answerable(address, case):
        return ""
    with unchanged():
        seen = answered(getattr(client, method)(path))
    return "" if seen == hoped else f"{role} {method} {address.name} {case.word}: {seen}, not {hoped} ({cell})"


def answerable(address: Address, case: Case) -> bool:
    """Pages that need more of the child than every case has are opened for the child who has it."""
    if address.name in OF_A_RECORD:
        return False
    if case.word != "own" and address.name in NEED_AN_EXCEPTION:
        return False
    if case.word == "own":
        return address.name not in NEED_A_MEETING | NEED_A_HELD_REVIEW
    return set(address.converters) in ({"child"}, {"review"})


NEED_A_MEETING = {"meetings:move", "meetings:cancel", "meetings:file"}  # the child of the register has none booked
NEED_A_HELD_REVIEW = {"meetings:correct", "meetings:take-back"}
NEED_AN_EXCEPTION = {"meetings:sign-lateness"}  # only of the register's own child is it said why a review is late
# Pages of a record, which only the register's own review has: here they are refused or missing, or not looked at.
OF_A_RECORD = {name for name, one in OPENINGS.items() if register.ELIN_REVIEW in one.arguments[0].values()}


@pytest.mark.parametrize("role", few(STAFF, fast=4))
def test_a_childs_page_opens_to_each_role_as_its_cell_says(role: str, staff: dict[str, Person]) -> None:
    page = [one for one in of_children() if one.name == "front:child"]
    assert not wrong_answers(people.browser_of(staff[role]), role, page, table())


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
        if one.name in OPENINGS and not {"child", "review"} & set(one.converters)
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


@pytest.mark.parametrize("role", few(["iro", "liro", "hos"], fast=1))
def test_hidden_children_change_no_count(role: str, staff: dict[str, Person]) -> None:
    """The pages say the same, to the letter, where the hidden children are not there at all."""
    client = people.browser_of(staff[role])
    with_them = [said(client, path) for path in COUNTED]
    hidden = [case.key for case in CASES if case.hidden]
    Meeting.objects.filter(review__child__in=hidden).delete()
    Review.objects.filter(child__in=hidden).delete()
    AllocatedIRO.objects.filter(child__in=hidden).delete()
    PeriodOfCare.objects.filter(child__in=hidden).update(from_on=date(2010, 1, 1), until_on=date(2010, 1, 2))
    assert [said(client, path) for path in COUNTED] == with_them
    assert Child.objects.filter(pk__in=hidden).count() == 3


def said(client: Client, path: str) -> str:
    changing = r'nonce-?="?[^"\s>]*|csrfmiddlewaretoken"\s+value="[^"]*|DTSTAMP:\S+'
    return re.sub(changing, "", text_of(client.get(path)))
