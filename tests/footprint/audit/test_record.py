"""Events of the trail, written by whoever changes something."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from footprint import audit
from footprint.audit import reference
from footprint.audit.actions import OutsideTransactionError, acting, record
from footprint.audit.models import AuditEvent
from tests.audit_actions import CardAction

NOON = datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
REVIEW = UUID("8d6f3a52-4d8b-4d6c-9a0e-0c1c5f4b7a11")


@dataclass
class Ines:
    audit_key: str = "0b4c9a5e"
    audit_label: str = "Ines Okafor"
    audit_role: str = "IRO"


@pytest.mark.django_db
def test_an_event_names_who_when_what_why_and_the_change() -> None:
    with reference.under("K7M2P9QRST"):
        record(
            by=Ines(),
            action=CardAction.MOVE_REVIEW,
            about=("review", REVIEW),
            before={"booked_on": date(2026, 4, 2)},
            after={"booked_on": date(2026, 4, 9)},
            reason="The school could not come.",
            at=NOON,
        )

    event = AuditEvent.objects.get()
    assert (event.who_key, event.who_label, event.role) == ("0b4c9a5e", "Ines Okafor", "IRO")
    assert (event.action, event.about_kind, event.about_key) == ("move_review", "review", str(REVIEW))
    assert (event.before, event.after) == ({"booked_on": "2026-04-02"}, {"booked_on": "2026-04-09"})
    assert (event.reason, event.reference, event.at) == ("The school could not come.", "K7M2P9QRST", NOON)


@pytest.mark.django_db
def test_commands_act_as_the_named_system_user() -> None:
    event = record(by=audit.SYSTEM, action=CardAction.IMPORT_FILES, about=("import", 7), at=NOON)

    assert (event.who_label, event.role, event.about_key) == ("Footprint (system)", "system", "7")
    assert event.reference == ""


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransactionError, match="inside the transaction"):
        record(by=Ines(), action=CardAction.MOVE_REVIEW, about=("review", REVIEW), at=NOON)

    assert not AuditEvent.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_event_goes_with_the_change_that_is_rolled_back() -> None:
    with transaction.atomic():
        record(by=Ines(), action=CardAction.MOVE_REVIEW, about=("review", REVIEW), at=NOON)
        transaction.set_rollback(True)

    assert not AuditEvent.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("nameless", [{"about": ("", "1")}, {"by": Ines(audit_key="")}])
def test_an_event_that_does_not_say_who_or_what_is_refused(nameless: dict[str, object]) -> None:
    given = {"by": Ines(), "action": CardAction.MOVE_REVIEW, "about": ("review", REVIEW), "at": NOON} | nameless
    with pytest.raises(IntegrityError, match="audit_event_names_who_what_and_about"):
        record(**given)  # type: ignore[arg-type]
    assert connection.in_atomic_block


@pytest.mark.django_db
def test_an_action_that_no_app_declares_is_refused() -> None:
    with pytest.raises(TypeError, match="Declare 'move_review'"):
        record(by=Ines(), action="move_review", about=("review", REVIEW), at=NOON)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="Declare ''"), acting(by=Ines(), action="", at=NOON):  # type: ignore[arg-type]
        pytest.fail("It began all the same.")
    assert not AuditEvent.objects.exists()
    record(by=Ines(), action=CardAction.MOVE_REVIEW, about=("review", REVIEW), at=NOON)
    assert AuditEvent.objects.get().action == "move_review"
