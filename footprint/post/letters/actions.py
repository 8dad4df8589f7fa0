"""Messages into the outbox, where each is held back for a while.

One message has one recipient: there is no copy to anybody, seen or unseen. Neither its subject nor its text names a
child or says what a review found: a telephone shows them to whoever holds it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from footprint.audit import Actor
from footprint.audit.actions import About, acting
from footprint.page.refusals import NotAllowed
from footprint.post.audit_actions import PostAction
from footprint.post.models import Letter

HELD = timedelta(minutes=2)  # how long a message waits before it leaves
LONGEST_SUBJECT = 120


@dataclass(frozen=True)
class Draft:
    """A message as it is to be sent, and to whom: with an `office`, to whoever holds it when it leaves."""

    to_name: str
    to_address: str
    subject: str
    text: str
    office: str = ""


def write_letters(
    *, drafts: Sequence[Draft], about: About, unsaid: Collection[str], by: Actor, at: datetime
) -> list[Letter]:
    """Puts messages into the outbox: all of them, or none. They leave two minutes later. Audited as write_letters.

    `about` is the record that they are about, `unsaid` what none may say: the names of the child and the family.
    NotAllowed for an address that is not one address, an empty or long subject or text, and what is not to be said.
    """
    with acting(by=by, action=PostAction.WRITE_LETTERS, at=at) as doing:
        for draft in drafts:
            _check(draft, unsaid)
        letters = Letter.objects.bulk_create(
            Letter(
                about_kind=about[0],
                about_key=str(about[1]),
                to_name=draft.to_name,
                to_address=draft.to_address,
                office=draft.office,
                subject=draft.subject.strip(),
                text=draft.text.strip(),
                asked_at=at,
                asked_by_key=str(by.audit_key),
                asked_by_label=by.audit_label,
                due_at=at + HELD,
            )
            for draft in drafts
        )
        doing.record(about, after={"letters": [{"id": letter.pk, "to": letter.to_name} for letter in letters]})
    return letters


def notify(*, draft: Draft, about: About, by: Actor, at: datetime) -> Letter:
    """A message that an act brings with it, in the act's own transaction, whose line in the trail tells of both.

    It leaves with the next look into the outbox, whether or not the mail server is there now.
    """
    return Letter.objects.create(
        about_kind=about[0],
        about_key=str(about[1]),
        to_name=draft.to_name,
        to_address=draft.to_address,
        subject=draft.subject,
        text=draft.text,
        asked_at=at,
        asked_by_key=str(by.audit_key),
        asked_by_label=by.audit_label,
        due_at=at,
    )


def _check(draft: Draft, unsaid: Collection[str]) -> None:
    try:
        validate_email(draft.to_address)
    except ValidationError:
        raise NotAllowed(f"“{draft.to_address}” is no e-mail address. Use the form name@example.gov.uk.") from None
    subject = draft.subject.strip()
    if not subject or len(subject) > LONGEST_SUBJECT or not subject.isprintable():
        raise NotAllowed(f"Give the message a subject of {LONGEST_SUBJECT} characters or fewer, on one line.")
    if not draft.text.strip():
        raise NotAllowed("The message is empty. Write what the recipient is to know.")
    for name in unsaid:
        if name.strip() and re.search(rf"(?<!\w){re.escape(name.strip())}(?!\w)", f"{subject}\n{draft.text}", re.I):
            raise NotAllowed(f"The message names {name.strip()}. Leave names out: others may see it on a telephone.")
