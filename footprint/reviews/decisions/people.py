"""Who answers a review's decisions, and who is named to carry one out: people here, never names that were typed."""

from datetime import date

from footprint.accounts.queries import staff
from footprint.children.models import Child
from footprint.children.queries import contacts_of, worker_of
from footprint.page.forms import Choices
from footprint.reviews.decisions.policies import sent_elsewhere
from footprint.reviews.models import Review
from footprint.reviews.offices import manager_of

NOBODY_YET = "Nobody yet"
NOT_HERE = "Not a person here"


def is_here(name: str, *, on: date) -> bool:
    """Whether somebody of this name can sign in on a day. Decisions of older files name whoever was typed."""
    return any(person.roles_on(on) for person in staff(on=on).filter(name=name).prefetch_related("roles_held"))


def can_send_again(review: Review, *, on: date) -> bool:
    """Whether decisions that nobody answered lie with another than the manager who can answer on the day."""
    manager = manager_of(review=review, on=on)
    return manager is not None and sent_elsewhere(review, to=manager)


def owners_for(*, child: Child, on: date, stored: str = "") -> Choices:
    """Who may be named to carry out a decision: the child, those around them, their worker, and who works here.

    `stored`, the name that a decision has, stays a choice and says so where it is none of them.
    """
    worker = worker_of(child=child.pk, on=on)
    around = [contact.name for contact in contacts_of(child=child.pk, on=on)]
    here = [person.name for person in staff(on=on).prefetch_related("roles_held") if person.roles_on(on)]
    names = [*([worker.name] if worker else []), child.name, *around, *here]
    older = [(stored, f"{stored}: {NOT_HERE.lower()}")] if stored and stored not in names else []
    return [*older, *((name, name) for name in dict.fromkeys(names))]
