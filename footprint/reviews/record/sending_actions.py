"""Sending a finalised record: to the child, their contacts and who was invited, never to one not safe to write to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.models import Contact, Relationship
from footprint.children.queries import contacts_of, worker_of
from footprint.page.refusals import NotAllowed
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.life import one_step
from footprint.reviews.models import Afterwards, Invitation, RecordVersion, Review, SentCopy
from footprint.reviews.models.preparing import CHILD, ROLES
from footprint.reviews.models.record import SendingMeans


@dataclass(frozen=True)
class Recipient:
    """Somebody who may be sent the record. `safe` is yes, no or ask, as the contact says."""

    key: str
    name: str
    capacity: str
    safe: str = "yes"
    contact: UUID | None = None


@dataclass(frozen=True)
class Copy:
    """One copy to be noted: for whom, by which means, and what the social worker said where they had to be asked."""

    recipient: Recipient
    means: str
    asked: str = ""


def recipients(*, review: Review, on: date) -> list[Recipient]:
    """The child, their social worker, their contacts of today, and who else was invited. Three queries."""
    child = review.child
    current_recipients = [Recipient("child", child.name, "The child")]
    worker = worker_of(child=child.pk, on=on)
    if worker:
        current_recipients.append(Recipient("worker", worker.name, "Social worker"))
    current_recipients += [_contact(contact) for contact in contacts_of(child=child.pk, on=on)]
    named = {recipient.name for recipient in current_recipients}
    guests = Invitation.objects.filter(review=review, contact=None, excluded_because="").exclude(role=CHILD)
    others = [invitation for invitation in guests.order_by("name", "pk") if invitation.name not in named]
    return [
        *current_recipients,
        *(Recipient(f"guest-{invitation.pk}", invitation.name, ROLES[invitation.role]) for invitation in others),
    ]


def _contact(contact: Contact) -> Recipient:
    return Recipient(
        f"contact-{contact.pk}", contact.name, Relationship(contact.relationship).label, contact.safe, contact.pk
    )


def check_can_send(*, version: RecordVersion | None, copies: Iterable[Copy], sent_on: date, on: date) -> None:
    if version is None:
        raise NotAllowed("The record is not finalised yet. Finish it, then send it.")
    if sent_on > on:
        raise NotAllowed("That day is still to come. Choose today or an earlier day.")
    if sent_on < version.finalised_on:
        raise NotAllowed("That day is before the record was finalised. Check the day.")
    for copy in copies:
        check_can_receive(copy)


def check_can_receive(copy: Copy) -> None:
    if copy.means not in SendingMeans.values:
        raise NotAllowed(f"Say how {copy.recipient.name} gets it.")
    if copy.recipient.safe == "no":
        raise NotAllowed(f"It is not safe to contact {copy.recipient.name}. Leave them out.")
    if copy.recipient.safe == "ask" and not copy.asked.strip():
        raise NotAllowed(
            f"Ask the social worker before sending to {copy.recipient.name}, and write down what they said."
        )


def send_copies(
    *, review: Review, copies: Sequence[Copy], sent_on: date, everybody: bool, by: Actor, on: date, at: datetime
) -> list[SentCopy]:
    """Notes to whom the latest version went. `everybody`: nobody is left to send it to, which ends its clock."""
    with acting(by=by, action=ReviewAction.SEND_RECORD, at=at) as doing:
        version = RecordVersion.objects.filter(review=review).order_by("number").last()
        check_can_send(version=version, copies=copies, sent_on=sent_on, on=on)
        assert version
        if not copies and not SentCopy.objects.filter(review=review).exists():
            raise NotAllowed("Choose at least one person.")
        made = SentCopy.objects.bulk_create(_row(review, version, copy, sent_on, by) for copy in copies)
        if everybody:
            afterwardses = Afterwards.objects.filter(review=review, distributed_on=None)
            with one_step([review.pk]):
                afterwardses.update(distributed_on=_last(review) if not copies else sent_on)
        after = {"version": version.number, "to": [copy.recipient.name for copy in copies], "everybody": everybody}
        doing.record(("review", review.pk), after=after)
    return made


def _row(review: Review, version: RecordVersion, copy: Copy, sent_on: date, by: Actor) -> SentCopy:
    return SentCopy(
        review=review,
        version=version.number,
        contact_id=copy.recipient.contact,
        name=copy.recipient.name,
        capacity=copy.recipient.capacity,
        means=copy.means,
        sent_on=sent_on,
        sent_by=by.audit_label,
        asked=copy.asked,
    )


def _last(review: Review) -> date:
    return SentCopy.objects.filter(review=review).latest("sent_on").sent_on
