"""Restricting, naming readers, lifting, sealing, and personal connections. Each leaves its audit event on the child.

Lifting and sealing are asked for by one person and take place when a second confirms.
"""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from footprint.accounts.models import Person
from footprint.audit.actions import Doing, acting
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child, NamedReader, PersonalConnection, RecordChange, RecordChangeKind
from footprint.children.restrictions.policies import (
    check_can_ask_to_lift,
    check_can_ask_to_seal,
    check_can_confirm,
    check_can_name_reader,
    check_can_note_connection,
    check_can_refuse,
    check_can_restrict,
    check_can_unname_reader,
)
from footprint.page.refusals import NotAllowed
from footprint.page.spans import counting_on


def restrict(
    *, child: Child, readers: Collection[Person], reason: str, by: Person, on: date, at: datetime
) -> list[NamedReader]:
    """From now the record is seen by its named readers alone; for others it does not exist."""
    with acting(by=by, action=ChildAction.RESTRICT_RECORD, reason=reason, at=at) as doing:
        current_child = _locked(child)
        check_can_restrict(child=current_child, readers=readers, on=on)
        named = set(NamedReader.objects.filter(counting_on(on), child=current_child).values_list("person", flat=True))
        made = NamedReader.objects.bulk_create(
            [
                NamedReader(child=current_child, person=person, from_on=on, reason=reason)
                for person in readers
                if person.pk not in named
            ]
        )
        current_child.restricted = True
        current_child.save(update_fields=["restricted"])
        doing.record(
            _about(current_child), before={"restricted": False}, after={"restricted": True, "readers": _names(readers)}
        )
    return made


def name_reader(*, child: Child, person: Person, reason: str, by: Person, on: date, at: datetime) -> NamedReader:
    with acting(by=by, action=ChildAction.NAME_READER, reason=reason, at=at) as doing:
        current_child = _locked(child)
        check_can_name_reader(child=current_child, person=person, on=on)
        reader = NamedReader.objects.create(child=current_child, person=person, from_on=on, reason=reason)
        doing.record(_about(current_child), after={"reader": person.name, "from_on": on})
    return reader


def unname_reader(*, child: Child, person: Person, reason: str, by: Person, on: date, at: datetime) -> None:
    """`on` is the first day on which the person is no named reader."""
    with acting(by=by, action=ChildAction.UNNAME_READER, reason=reason, at=at) as doing:
        current_child = _locked(child)
        named = NamedReader.objects.filter(counting_on(on), child=current_child).select_related("person")
        reader = named.filter(person=person).first()
        if reader is None:
            raise NotAllowed(f"{person.name} is no named reader any more. There is nothing to end.")
        check_can_unname_reader(reader=reader, on=on)
        reader.until_on = on
        reader.save(update_fields=["until_on"])
        doing.record(_about(current_child), before={"reader": person.name}, after={"until_on": on})


def ask_to_lift(*, child: Child, reason: str, by: Person, at: datetime) -> RecordChange:
    with acting(by=by, action=ChildAction.ASK_TO_LIFT, reason=reason, at=at) as doing:
        current_child = _locked(child)
        check_can_ask_to_lift(child=current_child)
        return _ask(current_child, "lift", by, doing)


def ask_to_seal(*, child: Child, reason: str, by: Person, on: date, at: datetime) -> RecordChange:
    with acting(by=by, action=ChildAction.ASK_TO_SEAL, reason=reason, at=at) as doing:
        current_child = _locked(child)
        check_can_ask_to_seal(child=current_child, on=on)
        return _ask(current_child, "seal", by, doing)


def _ask(child: Child, kind: str, by: Person, doing: Doing) -> RecordChange:
    change = RecordChange.objects.create(child=child, kind=kind, reason=doing.reason, asked_by=by, asked_at=doing.at)
    doing.record(_about(child), after={"asked": RecordChangeKind(kind).label})
    return change


def confirm_change(*, change: UUID, by: Person, on: date, at: datetime) -> RecordChange:
    """Lifts or seals. The namings of readers end with the restriction; a sealed record keeps them as they were."""
    with acting(by=by, action=ChildAction.CONFIRM_RECORD_CHANGE, at=at) as doing:
        current_change = _locked_change(change)
        check_can_confirm(change=current_change, by=by)
        child = _locked(current_change.child)
        if current_change.kind == "lift":
            child.restricted = False
            NamedReader.objects.filter(counting_on(on), child=child).update(until_on=on)
        else:
            child.sealed = True
        child.save(update_fields=["restricted", "sealed"])
        _answer(current_change, by, doing, confirmed=True)
    return current_change


def refuse_change(*, change: UUID, by: Person, at: datetime) -> RecordChange:
    """Leaves the record as it is; whoever asked may take it back so."""
    with acting(by=by, action=ChildAction.REFUSE_RECORD_CHANGE, at=at) as doing:
        current_change = _locked_change(change)
        check_can_refuse(change=current_change)
        _answer(current_change, by, doing, confirmed=False)
    return current_change


def _answer(change: RecordChange, by: Person, doing: Doing, *, confirmed: bool) -> None:
    change.answered_by, change.answered_at, change.confirmed = by, doing.at, confirmed
    change.save(update_fields=["answered_by", "answered_at", "confirmed"])
    after = {"asked": RecordChangeKind(change.kind).label, "confirmed": confirmed, "asked because": change.reason}
    doing.record(_about(change.child), after=after)


def note_personal_connection(
    *, child: Child, person: Person, reason: str, by: Person, at: datetime
) -> PersonalConnection:
    """From now the person never sees the record, whatever their role."""
    with acting(by=by, action=ChildAction.NOTE_PERSONAL_CONNECTION, reason=reason, at=at) as doing:
        current_child = _locked(child)
        check_can_note_connection(child=current_child, person=person)
        made = PersonalConnection.objects.create(child=current_child, person=person, reason=reason)
        doing.record(_about(current_child), after={"knows the child": person.name})
    return made


def remove_personal_connection(*, connection: PersonalConnection, reason: str, by: Person, at: datetime) -> None:
    with acting(by=by, action=ChildAction.REMOVE_PERSONAL_CONNECTION, reason=reason, at=at) as doing:
        person, child = connection.person, _locked(connection.child)
        if not PersonalConnection.objects.filter(pk=connection.pk).delete()[0]:
            raise NotAllowed("This note is removed already. There is nothing to remove.")
        doing.record(_about(child), before={"knows the child": person.name})


def _locked(child: Child) -> Child:
    return Child.objects.select_for_update(of=("self",)).get(pk=child.pk)


def _locked_change(change: UUID) -> RecordChange:
    return RecordChange.objects.select_for_update(of=("self",)).select_related("child").get(pk=change)


def _names(people: Collection[Person]) -> list[str]:
    return sorted(person.name for person in people)


def _about(child: Child) -> tuple[str, UUID]:
    return "child", child.pk
