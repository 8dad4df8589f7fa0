"""Agreeing and ending engagements. Each leaves its audit event, on the engagement."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from footprint.accounts.models import Person
from footprint.audit.actions import acting
from footprint.children.audit_actions import ChildAction
from footprint.children.audit_engagements.policies import check_can_end, check_can_engage, check_sample
from footprint.children.models import Child, EngagedPerson, Engagement, SampledChild


def agree_engagement(
    *, purpose: str, people: Collection[Person], from_on: date, last_on: date, numbers: Sequence[str],
    visible: QuerySet[Child], by: Person, on: date, at: datetime,
) -> Engagement:  # fmt: skip
    """`numbers` are the council's; only children among `visible` can be sampled. On `last_on` they still read."""
    with acting(by=by, action=ChildAction.AGREE_ENGAGEMENT, reason=purpose, at=at) as doing:
        check_can_engage(people=people, from_on=from_on, last_on=last_on, on=on)
        sample = {one.local_id: one for one in visible.filter(local_id__in=numbers)}
        check_sample(numbers=numbers, known=sample)
        made = Engagement.objects.create(purpose=purpose, from_on=from_on, until_on=last_on + timedelta(days=1))
        EngagedPerson.objects.bulk_create([EngagedPerson(engagement=made, person=one) for one in people])
        SampledChild.objects.bulk_create([SampledChild(engagement=made, child=sample[one]) for one in numbers])
        after = {"people": sorted(one.name for one in people), "from": from_on, "last day": last_on,
                 "children": len(numbers)}  # fmt: skip
        doing.record(("engagement", made.pk), after=after)
    return made


def end_engagement(*, engagement: UUID, reason: str, by: Person, on: date, at: datetime) -> Engagement:
    """From now its people read nothing more of the sample."""
    with acting(by=by, action=ChildAction.END_ENGAGEMENT, reason=reason, at=at) as doing:
        kept = Engagement.objects.select_for_update(of=("self",)).get(pk=engagement)
        check_can_end(engagement=kept, on=on)
        before, kept.until_on, kept.end_reason = kept.until_on, max(on, kept.from_on), reason
        kept.save(update_fields=["until_on", "end_reason"])
        doing.record(("engagement", kept.pk), before={"until_on": before}, after={"until_on": kept.until_on})
    return kept
