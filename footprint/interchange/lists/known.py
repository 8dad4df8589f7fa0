"""What the service knows already of the children and people that a list names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from footprint.accounts import queries as accounts
from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.children.access import visible_children
from footprint.children.from_lists import queries as children
from footprint.children.models import Child
from footprint.interchange.lists import queries as kept
from footprint.interchange.permissions import RUN_IMPORT
from footprint.page.refusals import NotAllowed
from footprint.reviews.from_lists import queries as reviews
from footprint.reviews.models import Meeting

IROS, CHAIRS = frozenset({"iro", "liro"}), frozenset({"cpc", "iro", "liro"})


class NobodyError(NotAllowed):
    """A sentence: why the words of a list name no one person, and what to do."""


@dataclass(frozen=True)
class Staff:
    """Everybody who works here on a day, by e-mail and by name."""

    by_email: Mapping[str, Person]
    by_name: Mapping[str, list[Person]]
    on: date

    def called(self, text: str) -> list[Person]:
        """Whoever has this e-mail address, or this name whatever its capitals and spaces."""
        wanted = " ".join(text.casefold().split())
        return [self.by_email[wanted]] if wanted in self.by_email else list(self.by_name.get(wanted, ()))

    def one(self, text: str, *, roles: Collection[str], called: str) -> Person:
        """The one person meant who holds one of the roles; NobodyError when there is none, or more than one."""
        everybody = self.called(text)
        fitting = [person for person in everybody if set(roles) & set(person.roles_on(self.on))]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise NobodyError(f"is the name of {len(fitting)} people who are {called}: give the e-mail address instead")
        if everybody:
            raise NobodyError(f"is somebody who is not {called} today: an administrator gives the role, under People")
        raise NobodyError(
            f"is nobody who is {called} here: correct it, give the e-mail address, or have them added under People"
        )

    def worker(self, text: str) -> Person | None:
        """The person who signs in under this name or address; None for a social worker who doesn't sign in."""
        fitting = self.called(text)
        if len(fitting) > 1:
            raise NobodyError(f"is the name of {len(fitting)} people here: give the e-mail address instead")
        if not fitting and "@" in text:
            raise NobodyError("is the e-mail address of nobody here: give the name, or have them added under People")
        return fitting[0] if fitting else None


@dataclass(frozen=True)
class Known:
    """The register as far as a list speaks of it. `hidden` are children whom the reader of the page may not see."""

    children: Mapping[str, Child]
    hidden: frozenset[UUID]
    held: Mapping[UUID, set[date]]
    booked: Mapping[UUID, Meeting]
    teams: Mapping[str, str]
    staff: Staff
    on: date
    carried: Mapping[UUID, set[str]] = field(default_factory=dict)
    refused: frozenset[tuple[UUID, str, str, str]] = frozenset()

    def of(self, number: str) -> Child | None:
        return self.children.get(number)

    def hides(self, number: str) -> bool:
        child = self.of(number)
        return child is not None and child.pk in self.hidden


def staff(*, on: date) -> Staff:
    by_email: dict[str, Person] = {}
    by_name: dict[str, list[Person]] = {}
    for person in accounts.people(on=on):
        if person.until_on is None or person.until_on > on:
            by_email[person.email] = person
            by_name.setdefault(" ".join(person.name.casefold().split()), []).append(person)
    return Staff(by_email, by_name, on)


def known(*, numbers: Collection[str], to: Actor, on: date) -> Known:
    """What is known of the children with these numbers; a command, which nobody looks over, is shown all but sealed."""
    result = {child.local_id: child for child in children.by_number(numbers, on=on)}
    keys = [child.pk for child in result.values()]
    seen: set[UUID] = {child.pk for child in result.values() if not child.sealed}
    if isinstance(to, Person):
        seen = set(
            visible_children(to=to, permission=RUN_IMPORT, on=on).filter(pk__in=keys).values_list("pk", flat=True)
        )
    return Known(
        children=result,
        hidden=frozenset(set(keys) - seen),
        held=reviews.days_held(children=keys),
        booked=reviews.booked(children=keys),
        teams={name.casefold(): name for name in children.team_names().values()},
        staff=staff(on=on),
        on=on,
        carried=kept.carried(children=keys),
        refused=kept.refused(children=keys),
    )
