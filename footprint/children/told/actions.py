"""Taking in what a list tells of a child. Each act leaves its audit event."""

from datetime import date, datetime
from typing import Any

from footprint.accounts.models import Person
from footprint.accounts.policies import NotAllowed
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children.models import Child, ProtectionCase, SocialWorker, Team
from footprint.page.datefield import said
from footprint.page.spans import counting_on


def add_child(*, local_id: str, names: dict[str, Any], by: Actor, on: date, at: datetime) -> Child:
    """Adds a child who need not be looked after; `names` holds given_names, family_name, known_as and born_on."""
    with acting(by=by, action="add_child", at=at) as doing:
        child = Child.objects.create(local_id=local_id, entered_on=on, **names)
        doing.record(("child", child.pk), after={"local_id": local_id, **names})
    return child


def change_names(*, child: Child, names: dict[str, Any], by: Actor, at: datetime) -> None:
    """Sets given_names, family_name, known_as or born_on."""
    with acting(by=by, action="edit_child", at=at) as doing:
        kept = Child.objects.select_for_update().get(pk=child.pk)
        before = {name: getattr(kept, name) for name in names}
        for name, value in names.items():
            setattr(kept, name, value)
        kept.save(update_fields=list(names))
        doing.record(("child", kept.pk), before=before, after=names)


def hold_case(
    *, child: Child, name: str, person: Person | None, team: str, from_on: date, by: Actor, on: date, at: datetime
) -> None:
    """Makes somebody the child's social worker from a day, in a team, which is made where there is none of its name.

    Whoever held the case then ends on that day; one who began on it gives way. NotAllowed where another began later.
    """
    with acting(by=by, action="set_social_worker", at=at) as doing:
        Child.objects.select_for_update().get(pk=child.pk)
        later = SocialWorker.objects.filter(child=child, from_on__gt=from_on).order_by("from_on").first()
        if later is not None:
            raise NotAllowed(f"{later} holds the case from {said(later.from_on)}. Choose a later day.")
        held = SocialWorker.objects.filter(counting_on(from_on), child=child).first()
        if held is not None and held.from_on < from_on:
            held.until_on = from_on
            held.save(update_fields=["until_on"])
        elif held is not None:
            held.delete()
        found = _team(team) if team else None
        SocialWorker.objects.create(child=child, name=name, person=person, team=found, from_on=from_on)
        after = {"social worker": name, "team": team, "from_on": from_on}
        doing.record(("child", child.pk), before={"social worker": held.name if held else ""}, after=after)


def set_team(*, child: Child, team: str, by: Actor, on: date, at: datetime) -> None:
    """Says in which team the child's social worker is; the team is made where there is none of its name."""
    with acting(by=by, action="set_team", at=at) as doing:
        held = SocialWorker.objects.select_for_update().filter(counting_on(on), child=child).first()
        if held is None:
            raise NotAllowed("The child has no social worker any more. Give one first.")
        before = held.team.name if held.team else ""
        held.team = _team(team)
        held.save(update_fields=["team"])
        doing.record(("child", child.pk), before={"team": before}, after={"team": team})


def _team(name: str) -> Team:
    return Team.objects.filter(name__iexact=name).first() or Team.objects.create(name=name)


def add_protection_case(
    *, child: Child, chair: Person | None, from_on: date, until_on: date | None, by: Actor, at: datetime
) -> None:
    """Keeps a child-protection case held by the service; `until_on` is the first day without it."""
    with acting(by=by, action="add_protection_case", at=at) as doing:
        ProtectionCase.objects.create(child=child, chair=chair, from_on=from_on, until_on=until_on)
        after = {"chair": chair.name if chair else "", "from_on": from_on, "until_on": until_on}
        doing.record(("child", child.pk), after=after)


def change_protection_case(*, child: Child, from_on: date, changes: dict[str, Any], by: Actor, at: datetime) -> None:
    """Sets `chair` or `until_on` of the case that began on a day; NotAllowed where there is none any more."""
    with acting(by=by, action="change_protection_case", at=at) as doing:
        case = ProtectionCase.objects.select_for_update().filter(child=child, from_on=from_on).first()
        if case is None:
            raise NotAllowed(f"There is no child-protection case from {said(from_on)} any more. Refuse the value.")
        before = {name: getattr(case, name) for name in changes}
        for name, value in changes.items():
            setattr(case, name, value)
        case.save(update_fields=list(changes))
        doing.record(("child", child.pk), before=_words(before), after=_words(changes))


def _words(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.name if isinstance(value, Person) else value for name, value in values.items()}
