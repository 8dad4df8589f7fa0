"""Who sees whose caseload, and which posts are possible; a refusal is a sentence for the lead."""

from datetime import date
from decimal import Decimal

from footprint.accounts.models import Person
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.team.models import Post

EVERY_CASELOAD = ("liro", "bs", "hos")
MOST = Decimal("1.00")
LEAST = Decimal("0.05")


def sees_every_caseload(*, person: Person, on: date) -> bool:
    """Those whose scope is the reviewing service or the whole authority; anybody else sees their own."""
    return bool(set(EVERY_CASELOAD) & set(person.roles_on(on)))


def check_can_hold_post(
    *, person: Person, fte: Decimal, from_on: date, until_on: date | None, besides: Post | None = None
) -> None:
    """One post at a time, no more than a full week. `besides` is the post that is being changed."""
    if not LEAST <= fte <= MOST:
        raise NotAllowed(f"The part of a full week is from {LEAST} to {MOST}, for example 0.50 for half of it.")
    if until_on is not None and until_on <= from_on:
        raise NotAllowed("The post ends after it begins. Choose a later day for its end.")
    others = Post.objects.filter(person=person)
    if besides is not None:
        others = others.exclude(pk=besides.pk)
    for post in others.order_by("from_on"):
        if (until_on is None or post.from_on < until_on) and (post.until_on is None or from_on < post.until_on):
            raise NotAllowed(
                f"{person} holds the post {post.title} from {format_day(post.from_on)} already. End "
                "that one first, or choose "
                "other days."
            )


def check_can_end_post(*, post: Post, until_on: date) -> None:
    if until_on <= post.from_on:
        raise NotAllowed(f"The post began on {format_day(post.from_on)}. Choose a later day for its end.")
    if post.until_on is not None and post.until_on <= until_on:
        raise NotAllowed(f"The post ends on {format_day(post.until_on)} already. Choose an earlier day.")
