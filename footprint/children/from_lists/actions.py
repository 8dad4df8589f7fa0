"""Taking in what a list tells of a child. Each act leaves its audit event.

Names, dates of birth and social workers are written by the acts of the pages. A team by itself, and child-protection
cases, are told by lists alone so far, and written here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.allocations.policies import CHAIRS
from footprint.children.audit_actions import ChildAction
from footprint.children.care_changes.actions import set_social_worker
from footprint.children.models import Child, ProtectionCase, SocialWorker, Team
from footprint.children.particulars import actions as particulars
from footprint.children.particulars.policies import text_of
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.page.spans import counting_on

REASON = "The council’s list"


def add_child(*, local_id: str, names: dict[str, Any], by: Actor, on: date, at: datetime) -> Child:
    """Adds a child who need not be looked after; `names` holds given_names, family_name, known_as and born_on."""
    values = {"local_id": local_id, **names}
    return particulars.add_child(given=values, visible=Child.objects.none(), by=by, on=on, at=at)


def change_names(*, child: Child, names: dict[str, Any], by: Actor, on: date, at: datetime) -> None:
    """Sets given_names, family_name, known_as or born_on, whatever they are now."""
    context = {name: text_of(value) for name, value in Child.objects.values(*names).get(pk=child.pk).items()}
    particulars.change_child(
        child=child, values=names, expecting=context, reason=REASON, visible=Child.objects.none(), by=by, on=on, at=at
    )


def hold_case(
    *, child: Child, name: str, person: Person | None, team: str, from_on: date, by: Actor, on: date, at: datetime
) -> None:
    """Makes somebody the child's social worker from a day, in a team, which is made where there is none of its name."""
    current_team = _team(team) if team else None
    set_social_worker(
        child=child, name=name, person=person, team=current_team, from_on=from_on, by=by, at=at, replacing=True
    )


def set_team(*, child: Child, team: str, by: Actor, on: date, at: datetime) -> None:
    """Says in which team the child's social worker is; the team is made where there is none of its name."""
    with acting(by=by, action=ChildAction.SET_TEAM, at=at) as doing:
        held = SocialWorker.objects.select_for_update().filter(counting_on(on), child=child).first()
        if held is None:
            raise NotAllowed("The child has no social worker any more. Give one first.")
        before = held.team.name if held.team else ""
        held.team = _team(team)
        held.save(update_fields=["team"])
        doing.record(("child", child.pk), before={"team": before}, after={"team": team})


def _team(name: str) -> Team:
    return Team.objects.filter(name__iexact=name).first() or Team.objects.create(name=name)


@dataclass(frozen=True)
class Case:
    """A child-protection case held by the service; `until_on` is the first day without it."""

    child: Child
    chair: Person | None
    from_on: date
    until_on: date | None = None


def add_protection_case(
    *, child: Child, chair: Person | None, from_on: date, until_on: date | None, by: Actor, at: datetime
) -> None:
    """Keeps a child-protection case held by the service; `until_on` is the first day without it."""
    add_protection_cases(cases=[Case(child, chair, from_on, until_on)], by=by, at=at)


def add_protection_cases(*, cases: Sequence[Case], by: Actor, at: datetime) -> None:
    """Keeps many child-protection cases, or none of them."""
    with acting(by=by, action=ChildAction.ADD_PROTECTION_CASE, at=at) as doing:
        ProtectionCase.objects.bulk_create(
            [ProtectionCase(child=case.child, chair=case.chair, from_on=case.from_on, until_on=case.until_on)
             for case in cases]
        )  # fmt: skip
        doing.record_each(
            (
                ("child", case.child.pk),
                None,
                {"chair": case.chair.name if case.chair else "", "from_on": case.from_on, "until_on": case.until_on},
            )
            for case in cases
        )


def change_protection_case(*, child: Child, from_on: date, changes: dict[str, Any], by: Actor, at: datetime) -> None:
    """Sets `chair` or `until_on` of the case that began on a day; NotAllowed where there is none any more."""
    with acting(by=by, action=ChildAction.CHANGE_PROTECTION_CASE, at=at) as doing:
        case = ProtectionCase.objects.select_for_update().filter(child=child, from_on=from_on).first()
        if case is None:
            raise NotAllowed(
                f"There is no child-protection case from {format_day(from_on)} any more. Refuse the value."
            )
        before = {name: getattr(case, name) for name in changes}
        for name, value in changes.items():
            setattr(case, name, value)
        case.save(update_fields=list(changes))
        doing.record(("child", child.pk), before=_words(before), after=_words(changes))


def give_protection_cases(
    *, of: Person, to: Person, children: Collection[UUID], reason: str, by: Actor, on: date, at: datetime
) -> int:
    """`to` chairs the cases of these children that `of` chairs on a day. How many they were; NotAllowed for none."""
    with acting(by=by, action=ChildAction.CHANGE_PROTECTION_CASE, reason=reason, at=at) as doing:
        if not set(CHAIRS) & set(to.roles_on(on)):
            raise NotAllowed(f"{to} can’t chair conferences today. Choose somebody who can.")
        rows = ProtectionCase.objects.select_for_update().filter(counting_on(on), chair=of, child__in=children)
        cases = list(rows.order_by("pk"))
        if not cases:
            raise NotAllowed(f"{of} chairs none of these cases any more. Look at the caseloads again.")
        ProtectionCase.objects.filter(pk__in=[case.pk for case in cases]).update(chair=to)
        doing.record_each((("child", case.child_id), {"chair": of.name}, {"chair": to.name}) for case in cases)
    return len(cases)


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.name if isinstance(value, Person) else value for name, value in values.items()}
