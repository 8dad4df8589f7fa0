"""Who is usually invited to a review: the child, those around the child as the register has them, the case line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from footprint.children.models import Relationship, SafeToContact
from footprint.children.queries import contacts_of, worker_of
from footprint.reviews.models import Review
from footprint.reviews.models.preparing import CHILD, ROLES

ROLE_OF = {
    "mother": "parent", "father": "parent", "other_parent": "parent", "grandparent": "relative",
    "relative": "relative", "carer": "carer", "adopter": "carer", "advocate": "other_worker", "visitor": "other_worker",
    "school": "education", "health": "health", "guardian": "other_worker", "other": "relative",
}  # fmt: skip


@dataclass(frozen=True)
class Suggestion:
    """Somebody to be invited. `note` says what to think of first: then nobody chooses them beforehand."""

    role: str
    name: str
    more: str = ""
    note: str = ""
    contact: UUID | None = None

    @property
    def words(self) -> str:
        return f"{self.name}, {self.more or ROLES[self.role]}"


def suggested(review: Review, *, on: date) -> list[Suggestion]:
    """Those who are not on the review's list yet; `review.child` and its invitations were read. Two queries."""
    there = {(invitation.role, invitation.name) for invitation in review.invitations.all()}
    contacts = {invitation.contact_id for invitation in review.invitations.all() if invitation.contact_id}
    has_child = any(invitation.role == CHILD for invitation in review.invitations.all())
    return [
        suggestion
        for suggestion in _everybody(review, on)
        if (suggestion.role, suggestion.name) not in there
        and (suggestion.contact is None or suggestion.contact not in contacts)
        and not (suggestion.role == CHILD and has_child)
    ]


def _everybody(review: Review, on: date) -> Iterator[Suggestion]:
    yield Suggestion(CHILD, review.child.name)
    for contact in contacts_of(child=review.child_id, on=on):
        note = "" if contact.safe == "yes" else SafeToContact(contact.safe).label
        yield Suggestion(
            ROLE_OF[contact.relationship], contact.name, Relationship(contact.relationship).label, note, contact.pk
        )
    worker = worker_of(child=review.child_id, on=on)
    if worker:
        yield Suggestion("social_worker", worker.name)
        if worker.team and worker.team.manager:
            yield Suggestion("team_manager", worker.team.manager.name)
