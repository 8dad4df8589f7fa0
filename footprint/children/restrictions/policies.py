"""Whether a record can be restricted, opened again or sealed; each refusal is a sentence that says what to do.

Nobody opens or seals a record alone. What protects a child (restricting, noting a connection) waits for nobody.
"""

from collections.abc import Collection
from datetime import date

from footprint.accounts.models import Person
from footprint.accounts.policies import passes
from footprint.children.models import Child, NamedReader, PersonalConnection, RecordChange
from footprint.children.permissions import VIEW_RESTRICTED
from footprint.page.refusals import NotAllowed
from footprint.page.spans import counting_on
from rulebook.codes import ADOPTED


def check_can_restrict(*, child: Child, readers: Collection[Person], on: date) -> None:
    if child.sealed:
        raise NotAllowed("This record is sealed already.")
    if child.restricted:
        raise NotAllowed("This record is restricted already. Name a reader, or end the naming of one.")
    if not readers:
        raise NotAllowed("Name at least one reader, or nobody can open the record.")
    for person in readers:
        _check_can_read(child, person, on)


def _check_can_read(child: Child, person: Person, on: date) -> None:
    if not VIEW_RESTRICTED.scopes(person.roles_on(on)):
        raise NotAllowed(f"{person} holds no role that may open a restricted record. Choose somebody who does.")
    if PersonalConnection.objects.filter(child=child, person=person).exists():
        raise NotAllowed(f"{person} cannot be a reader of this record. Choose somebody else.")


def check_can_name_reader(*, child: Child, person: Person, on: date) -> None:
    if not child.restricted:
        raise NotAllowed("This record is not restricted. Restrict it first.")
    if NamedReader.objects.filter(counting_on(on), child=child, person=person).exists():
        raise NotAllowed(f"{person} is a named reader already.")
    _check_can_read(child, person, on)


def check_can_unname_reader(*, reader: NamedReader, on: date) -> None:
    if reader.until_on is not None and reader.until_on <= on:
        raise NotAllowed(f"{reader.person} is no named reader any more.")
    others = NamedReader.objects.filter(counting_on(on), child=reader.child_id).exclude(pk=reader.pk)
    if not others.exists():
        raise NotAllowed("A restricted record has at least one named reader. Name somebody else first.")


def check_can_ask_to_lift(*, child: Child) -> None:
    if not child.restricted:
        raise NotAllowed("This record is not restricted: there is nothing to lift.")
    _check_nothing_waits(child, "lift")


def check_can_ask_to_seal(*, child: Child, on: date) -> None:
    """The child has left care by adoption (E11, E12 of the return) and has not come back."""
    if child.sealed:
        raise NotAllowed("This record is sealed already.")
    last = child.periods.order_by("-from_on").first()
    if last is None or last.until_on is None or last.until_on > on or last.end_reason not in ADOPTED:
        raise NotAllowed(
            "Only the record of a child who left care by adoption is sealed. Enter that end of care first."
        )
    _check_nothing_waits(child, "seal")


def _check_nothing_waits(child: Child, kind: str) -> None:
    if RecordChange.objects.filter(child=child, kind=kind, answered_at=None).exists():
        raise NotAllowed("Somebody has asked for this already: it waits for a second person.")


def check_can_confirm(*, change: RecordChange, by: Person) -> None:
    check_can_refuse(change=change)
    if change.asked_by_id == by.pk:
        raise NotAllowed("You asked for this: a second person has to confirm it.")


def check_can_refuse(*, change: RecordChange) -> None:
    """Whoever asked may take it back so."""
    if change.answered_at is not None:
        raise NotAllowed("This has been answered already.")


def check_can_note_connection(*, child: Child, person: Person) -> None:
    if PersonalConnection.objects.filter(child=child, person=person).exists():
        raise NotAllowed(f"It is noted already that {person} knows the child.")


def can_ask_to_lift(*, child: Child) -> bool:
    return passes(check_can_ask_to_lift, child=child)


def can_ask_to_seal(*, child: Child, on: date) -> bool:
    return passes(check_can_ask_to_seal, child=child, on=on)
