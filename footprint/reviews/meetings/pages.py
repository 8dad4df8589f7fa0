"""What the pages about a meeting share: where they lead back to, who may chair, and what is to be known of a day."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.utils.http import url_has_allowed_host_and_scheme

from footprint.accounts import queries as accounts
from footprint.accounts.request import SignedInRequest
from footprint.children.addresses import page_of
from footprint.children.allocations.queries import iros_of
from footprint.page import clock
from footprint.page.datefield import format_day
from footprint.reviews.models import Review


def came_from(request: SignedInRequest, review: Review) -> str:
    """Where the person came from, where the address says so; else the child's page."""
    address = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return address
    return page_of(review.child_id)


def due_words(review: Review) -> str:
    due = review.governing_on
    return f"The review is due by {format_day(due)}." if due else "The day the review is due is not known."


def chairs_today() -> dict[str, Any]:
    officers = accounts.people(on=clock.today(), role="iro").prefetch_related(None)  # their other roles are not asked
    return {str(person.pk): person for person in officers}


def proposed_chairs(reviews: Sequence[Review], chairs: dict[str, Any]) -> dict[UUID, Any]:
    """By the child's key, their IRO, who chairs where practicable (regulation 36); left out where no longer an IRO."""
    iros = iros_of(children=[review.child_id for review in reviews], on=clock.today())
    return {child: iro for child, iro in iros.items() if str(iro.pk) in chairs}
