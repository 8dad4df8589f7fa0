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
        sample = {child.local_id: child for child in visible.filter(local_id__in=numbers)}
        check_sample(numbers=numbers, known=sample)
        made = Engagement.objects.create(purpose=purpose, from_on=from_on, until_on=last_on + timedelta(days=1))
        EngagedPerson.objects.bulk_create([EngagedPerson(engagement=made, person=person) for person in people])
        SampledChild.objects.bulk_create([SampledChild(engagement=made, child=sample[number]) for number in numbers])
        after = {"people": sorted(person.name for person in people), "from": from_on, "last day": last_on,
                 "children": len(numbers)}  # fmt: skip
        doing.record(("engagement", made.pk), after=after)
    return made


def end_engagement(*, engagement: UUID, reason: str, by: Person, on: date, at: datetime) -> Engagement:
    """From now its people read nothing more of the sample."""
    with acting(by=by, action=ChildAction.END_ENGAGEMENT, reason=reason, at=at) as doing:
        current_engagement = Engagement.objects.select_for_update(of=("self",)).get(pk=engagement)
        check_can_end(engagement=current_engagement, on=on)
        before, current_engagement.until_on, current_engagement.end_reason = (
            current_engagement.until_on,
            max(on, current_engagement.from_on),
            reason,
        )
        current_engagement.save(update_fields=["until_on", "end_reason"])
        doing.record(
            ("engagement", current_engagement.pk),
            before={"until_on": before},
            after={"until_on": current_engagement.until_on},
        )
    return current_engagement
