"""Caseloads: who is whose IRO, who chairs the child-protection cases, and both held to the person's post.

Handbook 7.15 speaks of looked-after children alone, so that cases of child protection are counted apart. Every count
is of the children whom the reader may see.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Prefetch

from footprint.accounts.models import Person
from footprint.accounts.queries import holders_of
from footprint.children.allocations.policies import CHAIRS, OFFICERS
from footprint.children.allocations.queries import Children, Held, covers_running, held_on
from footprint.children.models import Cover
from footprint.page.spans import counting_on
from footprint.team.models import Post, PostWork
from rulebook.caseloads import Verdict, caseload_verdict, per_full_time
from rulebook.standards import Standards

NONE_AT_ALL = Decimal("0.00")


@dataclass(frozen=True)
class Caseload:
    """What one person holds on a day. A child who is looked after and on a protection plan counts in both (`both`).

    `reviewing` is the part of `fte` that is given to reviews. `covering` and `covered_by` are kept apart: cover moves
    the work for a time, not the allocation.
    """

    person: Person
    held: Sequence[Held]
    fte: Decimal
    reviewing: Decimal
    per_full_time: Decimal | None
    verdict: Verdict
    officer: bool
    left: bool
    covering: Sequence[str] = ()
    covered_by: Sequence[str] = ()

    @property
    def looked_after(self) -> int:
        return sum(held.as_iro for held in self.held)

    @property
    def protection(self) -> int:
        return sum(not held.as_iro for held in self.held)

    @property
    def both(self) -> int:
        chaired = {held.child for held in self.held if not held.as_iro}
        return len(chaired & {held.child for held in self.held if held.as_iro})

    @property
    def children(self) -> list[UUID]:
        return [held.child for held in self.held]


def caseloads(*, visible: Children, on: date, standards: Standards) -> list[Caseload]:
    """Of everybody who is a reviewing officer on the day or holds a child, by name. Five queries."""
    held: dict[UUID, list[Held]] = defaultdict(list)
    for item in held_on(visible=visible, on=on):
        held[item.person].append(item)
    away = covers_running(on=on)
    return [_caseload(person, held[person.pk], away, on, standards) for person in _people(set(held), on)]


def _people(holding: set[UUID], on: date) -> list[Person]:
    posts = Prefetch("posts", Post.objects.filter(counting_on(on)), to_attr="posts_on_the_day")
    return list(holders_of(roles=OFFICERS, on=on, besides=holding).prefetch_related(posts))


def _caseload(person: Person, held: list[Held], away: list[Cover], on: date, standards: Standards) -> Caseload:
    posts: list[Post] = person.posts_on_the_day  # type: ignore[attr-defined]
    reviewing = sum((post.fte for post in posts if post.work == PostWork.REVIEWS), NONE_AT_ALL)
    children = sum(item.as_iro for item in held)
    roles = set(person.roles_on(on))
    return Caseload(
        person=person,
        held=held,
        fte=sum((post.fte for post in posts), NONE_AT_ALL),
        reviewing=reviewing,
        per_full_time=per_full_time(children=children, fte=reviewing),
        verdict=caseload_verdict(children=children, fte=reviewing, standards=standards),
        officer=bool(roles & set(OFFICERS)),
        left=any(not roles & set(OFFICERS if item.as_iro else CHAIRS) for item in held),
        covering=[cover.absent.name for cover in away if cover.covering_id == person.pk],
        covered_by=[cover.covering.name for cover in away if cover.absent_id == person.pk],
    )


@dataclass(frozen=True)
class Totals:
    looked_after: int
    protection: int
    both: int
    fte: Decimal
    per_full_time: Decimal | None


def totals(found: Sequence[Caseload]) -> Totals:
    """Of the whole team: a child held as IRO by one and chaired by another is in both once.

    For each full-time post that holds reviews, and only where everybody who holds a looked-after child has a post.
    """
    as_iro = {held.child for load in found for held in load.held if held.as_iro}
    chaired = {held.child for load in found for held in load.held if not held.as_iro}
    fte = sum((load.fte for load in found), NONE_AT_ALL)
    unknown = any(load.looked_after and not load.fte for load in found)
    children = {held.child for load in found if load.reviewing for held in load.held if held.as_iro}
    each = (
        None
        if unknown
        else per_full_time(children=len(children), fte=sum((load.reviewing for load in found), NONE_AT_ALL))
    )
    return Totals(len(as_iro), len(chaired), len(as_iro & chaired), fte, each)


def held_by_somebody_who_left(caseloads: Sequence[Caseload]) -> list[Caseload]:
    """Caseloads of people whose access has ended or who no longer hold the role: to be allocated anew."""
    return [load for load in caseloads if load.left]


def officers(caseloads: Sequence[Caseload]) -> list[Caseload]:
    """Those to whom a child can be allocated."""
    return [load for load in caseloads if load.officer]


@dataclass(frozen=True)
class Moved:
    """A caseload with what it would be after children come to it or go."""

    load: Caseload
    looked_after: int
    per_full_time: Decimal | None
    verdict: Verdict


def after_moving(
    caseloads: Sequence[Caseload], *, of: Person, values: Mapping[UUID, int], standards: Standards
) -> list[Moved]:
    """What the one who gives and each of those who get (`given`: how many, by person) would carry, by name."""
    change = {**values, of.pk: -sum(values.values())}
    return [_moved(load, change[load.person.pk], standards) for load in caseloads if load.person.pk in change]


def _moved(load: Caseload, more: int, standards: Standards) -> Moved:
    children = load.looked_after + more
    each = per_full_time(children=children, fte=load.reviewing)
    return Moved(load, children, each, caseload_verdict(children=children, fte=load.reviewing, standards=standards))


def posts(*, on: date) -> list[Post]:
    """Posts held on a day or beginning later, by the person's name."""
    current_posts = Post.objects.exclude(until_on__lte=on).select_related("person")
    return list(current_posts.order_by("person__name", "from_on"))


def get_post(*, pk: UUID) -> Post | None:
    return Post.objects.select_related("person").filter(pk=pk).first()
