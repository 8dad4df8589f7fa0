"""Sending what is due in the outbox, one message in one transaction.

A message that is being sent is locked: another sender passes it over. When the machine stops between the mail server's
yes and ours, the message goes out again, with the same Message-ID.
"""

import smtplib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import close_old_connections, transaction
from django.utils import timezone

from footprint.audit import SYSTEM
from footprint.audit.actions import acting
from footprint.page import clock
from footprint.post.audit_actions import PostAction
from footprint.post.heartbeat import beat
from footprint.post.letters.offices import holder_of
from footprint.post.models import Letter

EVERY = 5  # seconds between two looks into the outbox
MOST_TRIES = 6
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240))
REFUSED = "The mail server refused the address."
NO_MESSAGE = "The message could not be written as an e-mail. Check the address."
NOBODY = "Nobody who can sign in holds what it was for any more."
NOT_REACHED = "The mail server could not be reached, or did not take the message."


@dataclass(frozen=True)
class Round:
    """What came of the messages that were due."""

    sent: int = 0
    put_off: int = 0
    failed: int = 0

    def in_words(self) -> str:
        return f"{self.sent} sent, {self.put_off} to be tried again, {self.failed} failed"

    def with_one_more(self, status: str) -> "Round":
        return Round(
            self.sent + (status == "sent"), self.put_off + (status == "waiting"), self.failed + (status == "failed")
        )


def keep_sending(*, until: threading.Event, tell: Callable[[str], object], every: float = EVERY) -> None:
    """Sends what is due again and again, by the machine's own clock, whatever goes wrong.

    `tell` is given what came of it, in words; the same trouble once.
    """
    trouble = ""
    while not until.wait(every):
        try:
            close_old_connections()
            beat(at=timezone.now())
            done = send_due(at=timezone.now())
        except Exception as fault:  # the next round must come
            if trouble != (trouble := type(fault).__name__):
                tell(f"{trouble}: {str(fault).strip()} It is tried again.")
        else:
            trouble = ""
            if done != Round():
                tell(done.in_words())


def send_due(*, at: datetime) -> Round:
    """Sends every message that is due by `at`, the oldest first. Audited as send_letter."""
    done = Round()
    while status := _send_next(at):
        done = done.with_one_more(status)
    return done


def _send_next(at: datetime) -> str:
    """What the next message became; "" when none is due."""
    with transaction.atomic():
        due = Letter.objects.select_for_update(skip_locked=True).filter(status="waiting", due_at__lte=at)
        letter = due.order_by("due_at", "pk").first()
        if letter is None:
            return ""
        if letter.office and not _readdressed(letter):
            return _settle(letter, at)
        try:
            _message(letter).send()
        except smtplib.SMTPRecipientsRefused:
            _failed(letter, REFUSED)
        except (smtplib.SMTPException, OSError):
            _put_off(letter, at)
        except Exception:  # an address or a text that no e-mail can hold: those behind it must leave
            _failed(letter, NO_MESSAGE)
        else:
            letter.status, letter.sent_at, letter.problem = "sent", at, ""
        return _settle(letter, at)


def _readdressed(letter: Letter) -> bool:
    """Whether somebody holds today what the message is for: it goes to them. With nobody, it is called back."""
    holder = holder_of(office=letter.office, key=letter.about_key, on=clock.today())
    if holder is None:
        letter.status, letter.withdrawn_because = "withdrawn", NOBODY
        return False
    letter.to_name, letter.to_address = holder.name, holder.address
    return True


def _settle(letter: Letter, at: datetime) -> str:
    """Keeps what became of a message, with its trail."""
    with acting(by=SYSTEM, action=PostAction.SEND_LETTER, at=at) as doing:
        letter.save()
        after = {"letter": letter.pk, "to": letter.to_name, "status": letter.status, "problem": letter.problem}
        doing.record((letter.about_kind, letter.about_key), after=after)
    return letter.status


def _message(letter: Letter) -> EmailMessage:
    """To one address. Answers by machines (holidays, absences) are not asked for."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    headers = {"Message-ID": f"<{letter.pk}@{domain}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.text, to=[letter.to_address], headers=headers)


def _put_off(letter: Letter, at: datetime) -> None:
    letter.tries += 1
    if letter.tries >= MOST_TRIES:
        _failed(letter, NOT_REACHED)
        return
    letter.problem, letter.due_at = NOT_REACHED, at + WAITS[letter.tries - 1]


def _failed(letter: Letter, problem: str) -> None:
    letter.status, letter.problem = "failed", problem
