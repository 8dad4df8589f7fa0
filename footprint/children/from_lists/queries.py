"""What the register holds of many children on a day, for what compares files and lists with it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from footprint.children.models import AllocatedIRO, Child, PeriodOfCare, ProtectionCase, SocialWorker, Team
from footprint.page.spans import counting_on


def by_number(numbers: Collection[str], *, on: date) -> QuerySet[Child]:
    """Children by the council's number, sealed ones too: not for a page. Five queries, whatever their number.

    Each has `workers_now`, `iros_now`, `periods_now` (open on the day) and every one of `protection`.
    """
    now = counting_on(on)
    return Child.objects.filter(local_id__in=numbers).prefetch_related(
        Prefetch("social_workers", SocialWorker.objects.filter(now).select_related("team"), to_attr="workers_now"),
        Prefetch("iros", AllocatedIRO.objects.filter(now).select_related("person"), to_attr="iros_now"),
        Prefetch("periods", PeriodOfCare.objects.filter(now), to_attr="periods_now"),
        Prefetch("protection_cases", ProtectionCase.objects.select_related("chair"), to_attr="protection"),
    )


def team_names() -> dict[UUID, str]:
    return dict(Team.objects.values_list("pk", "name"))
