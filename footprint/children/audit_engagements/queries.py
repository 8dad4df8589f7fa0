"""Which engagements there are, and what somebody reads in theirs."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet

from footprint.accounts.models import Person
from footprint.accounts.queries import people
from footprint.children.access import visible_children
from footprint.children.audit_engagements.policies import ENGAGED
from footprint.children.models import Child, EngagedPerson, Engagement, SampledChild
from footprint.children.permissions import VIEW
from footprint.page.access import Hidden
from footprint.page.spans import counting_on


@dataclass(frozen=True)
class Reading:
    """One engagement of a person, with the children of its sample whom they may open."""

    engagement: Engagement
    children: list[Child]


def engagements() -> QuerySet[Engagement]:
    """All of them, the latest to begin first, each with its people and `children`, how many its sample holds."""
    named = Prefetch("people", EngagedPerson.objects.select_related("person").order_by("person__name"))
    result = Engagement.objects.annotate(children=Count("sample", distinct=True)).prefetch_related(named)
    return result.order_by("-from_on", "pk")


def get_engagement(*, pk: UUID) -> Engagement:
    engagement = engagements().filter(pk=pk).first()
    if engagement is None:
        raise Hidden(("engagement", str(pk)))
    return engagement


def sample(*, engagement: Engagement, to: Person, on: date) -> QuerySet[Child]:
    """The children of the sample of whom the person may know, by name."""
    sampled = SampledChild.objects.filter(engagement=engagement).values("child")
    children = visible_children(to=to, permission=VIEW, on=on).filter(pk__in=sampled)
    return children.order_by("family_name", "given_names", "local_id")


def readings_of(person: Person, *, on: date) -> list[Reading]:
    """What somebody reads on a day, the first to end first. Two queries."""
    running = Engagement.objects.filter(counting_on(on), people__person=person).order_by("until_on", "pk")
    result = {engagement.pk: Reading(engagement, []) for engagement in running}
    visible = visible_children(to=person, permission=VIEW, on=on)
    rows = SampledChild.objects.filter(engagement__in=list(result), child__in=visible).select_related("child")
    for row in rows.order_by("child__family_name", "child__given_names", "child__local_id"):
        result[row.engagement_id].children.append(row.child)
    return list(result.values())


def is_engaged(person: Person, *, on: date) -> bool:
    """Whether an engagement of theirs runs on a day."""
    return Engagement.objects.filter(counting_on(on), people__person=person).exists()


def to_engage(*, on: date) -> list[Person]:
    """Auditors and inspectors who may sign in on a day, by name."""
    return [person for person in people(on=on, state="active") if set(ENGAGED) & set(person.roles_on(on))]
