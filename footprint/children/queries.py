"""What the register says about children on a day, in bulk; and everything that happened to one, in order.

Whoever asks has been through `children.access` already: nothing here asks who may see.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from footprint.accounts.models import Person
from footprint.children.models import (
    AllocatedIRO,
    Child,
    Contact,
    Episode,
    Link,
    PeriodOfCare,
    Proceedings,
    SocialWorker,
    Team,
)
from footprint.children.wording import care_words, place_words, reason_words, status_words, visit_words
from footprint.page.spans import counting_on


@dataclass(frozen=True)
class Facts:
    """How things stand with one child on a day. What is not so, or not recorded, is None."""

    period: PeriodOfCare | None
    episode: Episode | None
    allocated: AllocatedIRO | None
    worker: SocialWorker | None
    proceedings: Proceedings | None

    @property
    def looked_after(self) -> bool:
        return self.period is not None

    @property
    def status(self) -> str:
        """The legal status in words; "" where there is none."""
        return status_words(self.episode.legal_status) if self.episode else ""

    @property
    def place(self) -> str:
        """The kind of placement in words. Where it is and with whom is protected and not here."""
        return place_words(self.episode.place) if self.episode else ""

    @property
    def iro(self) -> Person | None:
        return self.allocated.person if self.allocated else None

    @property
    def team(self) -> Team | None:
        return self.worker.team if self.worker else None


def siblings_of(child: UUID) -> frozenset[UUID]:
    """The keys of a child's brothers and sisters, hidden ones among them. One query."""
    links = Link.objects.filter(Q(child=child) | Q(other=child), kind="sibling")
    return frozenset(key for pair in links.values_list("child", "other") for key in pair) - {child}


def only(*, child: UUID) -> QuerySet[Child]:
    """One child, for what asks about several."""
    return Child.objects.filter(pk=child)


def contacts_of(*, child: UUID, on: date) -> QuerySet[Contact]:
    """Those around a child on a day or after it, by name."""
    return Contact.objects.filter(child=child).exclude(until_on__lte=on).order_by("name", "pk")


def children_of_contacts(*, keys: Collection[UUID]) -> dict[UUID, UUID]:
    """By the key of each contact its child's. One query, or none."""
    return dict(Contact.objects.filter(pk__in=keys).values_list("pk", "child")) if keys else {}


def worker_of(*, child: UUID, on: date) -> SocialWorker | None:
    """The child's social worker on a day, with the team and its manager. One query."""
    return SocialWorker.objects.filter(counting_on(on), child=child).select_related("team__manager").first()


def teams(*, on: date) -> QuerySet[Team]:
    """The teams of social workers that stand on a day, by name."""
    return Team.objects.exclude(until_on__lte=on).order_by("name")


@dataclass(frozen=True)
class Happening:
    """One line of a child's chronology. `kind` is care, status, placement, worker, iro, visit, proceedings."""

    day: date
    kind: str
    title: str
    words: str = ""


KINDS = {
    "care": "Care",
    "status": "Legal status",
    "placement": "Placement",
    "worker": "Social worker",
    "iro": "IRO",
    "visit": "Visit",
    "proceedings": "Proceedings",
}


def chronology(*, child: Child) -> list[Happening]:
    """Everything that the register knows to have happened to a child, the earliest first. Six queries, unless read.

    No address and no carer's name is in it: those are protected.
    """
    workers, iros = SocialWorker.objects.select_related("team"), AllocatedIRO.objects.select_related("person")
    prefetch_related_objects([child], Prefetch("social_workers", workers), Prefetch("iros", iros))
    happenings = [happening for item in TOLD for happening in item(child)]
    order = list(KINDS)
    return sorted(happenings, key=lambda happening: (happening.day, order.index(happening.kind)))


def _care(child: Child) -> Iterable[Happening]:
    for period in child.periods.all():
        begun = "Came into care" if period.start_known else "In care already when the records begin"
        yield Happening(period.from_on, "care", begun)
        if period.until_on:
            yield Happening(period.until_on, "care", "Care ended", care_words(period.end_reason))


def _episodes(child: Child) -> Iterable[Happening]:
    before = Episode()
    for episode in sorted(child.episodes.all(), key=lambda episode: (episode.from_on, episode.until_on or date.max)):
        follows = before.until_on == episode.from_on and before.end_reason == "X1"
        if not follows or before.legal_status != episode.legal_status:
            yield Happening(episode.from_on, "status", status_words(episode.legal_status))
        if not follows or episode.new_reason not in ("", "L"):
            why = reason_words(before.change_reason) if follows else ""
            yield Happening(episode.from_on, "placement", place_words(episode.place), why)
        before = episode


def _workers(child: Child) -> Iterable[Happening]:
    for worker in child.social_workers.all():
        yield Happening(worker.from_on, "worker", worker.name, worker.team.name if worker.team else "")


def _iros(child: Child) -> Iterable[Happening]:
    for allocated in child.iros.all():
        yield Happening(allocated.from_on, "iro", allocated.person.name, allocated.reason)


def _visits(child: Child) -> Iterable[Happening]:
    for visit in child.visits.all():
        yield Happening(visit.on_day, "visit", "Visit" if visit.seen else "Visit, child not seen", visit_words(visit))


def _proceedings(child: Child) -> Iterable[Happening]:
    for span in child.proceedings.all():
        yield Happening(span.from_on, "proceedings", "Proceedings began")
        if span.until_on:
            yield Happening(span.until_on, "proceedings", "Proceedings ended")


TOLD: tuple[Callable[[Child], Iterable[Happening]], ...] = (
    _care,
    _episodes,
    _workers,
    _iros,
    _visits,
    _proceedings,
)
