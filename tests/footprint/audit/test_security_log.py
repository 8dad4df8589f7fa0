"""The security log: who came in, who was refused, and nothing about any child."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from footprint import audit
from footprint.accounts.audit_actions import AccountAction
from footprint.audit import queries, security
from footprint.audit.actions import record
from footprint.front.audit_actions import FrontAction
from tests.audit_actions import CardAction

pytestmark = pytest.mark.django_db


@dataclass
class Ines:
    audit_key: str = "0b4c9a5e"
    audit_label: str = "Ines Okafor"
    audit_role: str = "IRO"


def at(hour: int) -> datetime:
    return datetime(2026, 3, 31, hour, tzinfo=UTC)


INES = Ines()


@pytest.fixture(autouse=True)
def _a_day() -> None:
    record(by=INES, action=AccountAction.SIGN_IN, about=("person", "0b4c9a5e"), at=at(8))
    record(by=INES, action=CardAction.MOVE_REVIEW, about=("review", "7"), after={"booked_on": "2026-04-09"}, at=at(9))
    record(
        by=Ines(), action=AccountAction.REFUSED, about=("child", "8d6f3a52"), after={"rule": "not theirs"}, at=at(10)
    )
    record(
        by=Ines(), action=AccountAction.RESET_DEVICE, about=("person", "77aa01c2"), reason="Lost on the bus", at=at(11)
    )
    record(by=audit.SYSTEM, action=FrontAction.BACKUP, about=("database", "all"), at=at(12))


def lines(**asked: Any) -> list[queries.SecurityLine]:
    return [queries.security_line(event) for event in queries.security_events(**asked)]


def test_it_tells_who_came_in_and_who_was_refused_newest_first() -> None:
    found = lines()

    assert [line.what for line in found] == ["Made a backup", "Reset a person's device", "Refused", "Signed in"]
    assert (found[2].who, found[2].role, found[2].about, found[2].rule) == ("Ines Okafor", "IRO", "child", "not theirs")


@pytest.mark.parametrize("content", ["8d6f3a52", "2026-04-09", "Lost on the bus", "review"])
def test_it_holds_nothing_of_any_case(content: str) -> None:
    assert content not in str([asdict(line) for line in lines()])
    assert content not in str(list(queries.security_events()))


@pytest.mark.parametrize(
    ("group", "count"), [(security.SIGN_INS, 1), (security.REFUSALS, 1), (security.PEOPLE, 1), (security.SYSTEM, 1)]
)
def test_one_kind_of_line_can_be_asked_for(group: str, count: int) -> None:
    assert len(lines(group=group)) == count


def test_a_span_of_time_holds_its_first_moment_and_not_its_last() -> None:
    assert [line.at.hour for line in lines(since=at(8), until=at(11))] == [10, 8]


def test_it_is_one_query(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        lines()
