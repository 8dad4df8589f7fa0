"""The trail of rows that the database keeps, whichever way they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from footprint.audit import context, reference
from footprint.audit.actions import acting
from footprint.audit.models import AuditEvent
from footprint.audit.queries import changes_of, events_about
from tests.audit_actions import CardAction
from tests.footprint.audit.cards import KEPT, Card, make_tables

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)


@dataclass
class Somebody:
    audit_key: str
    audit_label: str
    audit_role: str = "IRO"


INES = Somebody("0b4c9a5e", "Ines Okafor")
OMAR = Somebody("77aa01c2", "Omar Haddad")


@pytest.fixture(autouse=True)
def _cards(db: None) -> None:
    make_tables()


def sql(statement: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


def test_an_insert_a_change_and_a_removal_leave_who_when_why_before_and_after() -> None:
    with reference.under("K7M2-P9QR"), acting(by=INES, action=CardAction.ISSUE_CARD, reason="New reader", at=NOON):
        card = Card.objects.create(holder="Ada", until_on=date(2026, 12, 31))
    with acting(by=OMAR, action=CardAction.EXTEND_CARD, at=NOON):
        Card.objects.filter(pk=card.pk).update(until_on=date(2027, 12, 31))
    with acting(by=INES, action=CardAction.WITHDRAW_CARD, reason="Moved away", at=NOON):
        Card.objects.filter(pk=card.pk).delete()

    added, changed, removed = changes_of(Card, card.pk)

    assert (added.kind, added.who, added.action, added.reason) == ("added", "Ines Okafor", "issue_card", "New reader")
    assert (added.role, added.reference) == ("IRO", "K7M2-P9QR")
    assert (added.before, added.after["holder"]) == ({}, "Ada")
    assert (changed.kind, changed.who) == ("changed", "Omar Haddad")
    assert (changed.before, changed.after) == ({"until_on": date(2026, 12, 31)}, {"until_on": date(2027, 12, 31)})
    assert (removed.kind, removed.reason, removed.after) == ("removed", "Moved away", {})
    assert removed.before["until_on"] == date(2027, 12, 31)
    assert added.at < changed.at < removed.at


def bulk(card: Card) -> None:
    Card.objects.bulk_update([Card(pk=card.pk, holder="Ben")], ["holder"])


def update(card: Card) -> None:
    Card.objects.update(holder="Ben")


def raw(card: Card) -> None:
    sql("UPDATE audit_card SET holder = 'Ben' WHERE holder LIKE 'Ad%%'")


def many(card: Card) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE audit_card SET holder = %s WHERE id = %s", [("Ben", card.pk)])


@pytest.mark.parametrize("write", [bulk, update, raw, many], ids=lambda write: write.__name__)
def test_a_row_written_in_bulk_or_by_hand_leaves_its_trail_too(write: Callable[[Card], None]) -> None:
    with acting(by=INES, action=CardAction.ISSUE_CARD, at=NOON):
        (card,) = Card.objects.bulk_create([Card(holder="Ada")])
    with acting(by=OMAR, action=CardAction.RENAME, reason="Misspelt", at=NOON):
        write(card)

    added, changed = changes_of(Card, card.pk)
    assert added.who == "Ines Okafor"
    assert (changed.who, changed.action, changed.reason) == ("Omar Haddad", "rename", "Misspelt")
    assert (changed.before, changed.after) == ({"holder": "Ada"}, {"holder": "Ben"})


def test_rows_copied_in_leave_their_trail() -> None:
    copying = "COPY audit_card (id, holder, pin) FROM STDIN"
    with (
        acting(by=INES, action=CardAction.IMPORT_CARDS, at=NOON),
        connection.cursor() as cursor,
        cursor.copy(copying) as copy,
    ):
        copy.write_row(("8d6f3a52-4d8b-4d6c-9a0e-0c1c5f4b7a11", "Ada", "1"))
        copy.write_row(("8d6f3a52-4d8b-4d6c-9a0e-0c1c5f4b7a12", "Ben", "2"))

    assert [event.pgh_context["who_label"] for event in KEPT.objects.all()] == ["Ines Okafor", "Ines Okafor"]


def test_an_action_inside_an_action_is_told_apart() -> None:
    with acting(by=INES, action=CardAction.OUTER, at=NOON):
        Card.objects.create(holder="Ada")
        with acting(by=OMAR, action=CardAction.INNER, at=NOON):
            Card.objects.create(holder="Ben")
        Card.objects.create(holder="Cal")

    actions = {event.holder: event.pgh_context["action"] for event in KEPT.objects.all()}
    assert actions == {"Ada": "outer", "Ben": "inner", "Cal": "outer"}


def test_what_an_action_records_carries_its_actor_name_and_reason() -> None:
    with acting(by=INES, action=CardAction.ISSUE_CARD, reason="New reader", at=NOON) as doing:
        doing.record(("card", 12), after={"holder": "Ada"})

    event = events_about(("card", 12)).get()
    assert (event.who_label, event.action, event.reason, event.at) == ("Ines Okafor", "issue_card", "New reader", NOON)


def test_a_change_that_is_rolled_back_leaves_no_trail() -> None:
    with transaction.atomic(), acting(by=INES, action=CardAction.ISSUE_CARD, at=NOON) as doing:
        Card.objects.create(holder="Ada")
        doing.record(("card", 1))
        transaction.set_rollback(True)

    assert not KEPT.objects.exists()
    assert not AuditEvent.objects.exists()


def test_a_write_outside_any_action_is_attached_to_whoever_sent_the_request() -> None:
    with reference.under("K7M2-P9QR"), context.request_of(lambda: INES):
        Card.objects.create(holder="Ada")

    said = KEPT.objects.get().pgh_context
    assert (said["who_label"], said["action"], said["reference"]) == ("Ines Okafor", "", "K7M2-P9QR")


def test_a_request_that_only_reads_makes_no_query_of_its_own(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    with context.request_of(lambda: INES), django_assert_num_queries(1):  # type: ignore[attr-defined]
        list(Card.objects.all())


def test_a_field_left_out_is_not_kept() -> None:
    card = Card.objects.create(holder="Ada", pin="1234")
    Card.objects.filter(pk=card.pk).update(pin="9999")

    (added,) = changes_of(Card, card.pk)
    assert "pin" not in added.after


@pytest.mark.parametrize("table", ["audit_cardevent", "audit_auditevent", "audit_readevent"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "TRUNCATE {}", "UPDATE {} SET {} = {}"])
def test_the_trail_can_be_added_to_and_nothing_else(table: str, statement: str) -> None:
    column = "pgh_id" if table == "audit_cardevent" else "id"
    with pytest.raises(ProgrammingError, match=f"{table} keeps a trail") as refusal:
        sql(statement.format(table, column, column))
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)
