"""Giving one IRO's children to others, as the pages show it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import BoundField

from footprint.accounts.models import Person
from footprint.children.allocations.policies import Shared
from footprint.children.models import Child
from footprint.page.tables import Column, Table
from footprint.team.forms import ShareOut, own
from footprint.team.queries import Moved
from footprint.team.tables import Siblings, against, child_url, children_words, sibling_words
from rulebook.standards import Range


@dataclass(frozen=True)
class ToGive:
    """A child of the one whose caseload is shared out; `elsewhere` are siblings who are not on the list."""

    child: Child
    key: str
    url: str
    ticked: bool
    elsewhere: Sequence[str]
    to: BoundField


@dataclass(frozen=True)
class Family:
    """Siblings on one list, or a child alone. `name` is empty for a child alone."""

    name: str
    rows: Sequence[ToGive]


def families(children: Sequence[Child], siblings: Siblings, form: ShareOut, ticked: Collection[str]) -> list[Family]:
    """Siblings first, together; then everybody else. In the order of the list otherwise."""
    here = {child.pk: child for child in children}
    groups = [[here[key] for key in group] for group in _groups(list(here), siblings)]
    drawn = [_family(group, siblings, form, ticked) for group in groups]
    return sorted(drawn, key=lambda family: not family.name)


def _groups(keys: Sequence[UUID], siblings: Siblings) -> list[list[UUID]]:
    """Who is linked to whom, also through a third."""
    left, result = list(keys), []
    while left:
        group, reached = [], [left[0]]
        while reached:
            key = reached.pop(0)
            if key in left:
                left.remove(key)
                group.append(key)
                reached += [sibling.child.pk for sibling in siblings.get(key, ())]
        result.append([key for key in keys if key in group])
    return result


def _family(group: Sequence[Child], siblings: Siblings, form: ShareOut, ticked: Collection[str]) -> Family:
    here = {child.pk for child in group}
    rows = [
        ToGive(
            child=child,
            key=str(child.pk),
            url=child_url(child),
            ticked=str(child.pk) in ticked,
            elsewhere=[
                sibling_words(sibling) for sibling in siblings.get(child.pk, ()) if sibling.child.pk not in here
            ],
            to=form[own(child.pk)],
        )
        for child in group
    ]
    return Family(f"{len(rows)} siblings" if len(rows) > 1 else "", rows)


def before_and_after(moved: Iterable[Moved], limits: Range) -> Table:
    columns = [
        Column("Person"),
        Column("Part of a full week", number=True),
        Column("Looked after now", number=True),
        Column("Looked after then", number=True),
        Column("Per full-time post now", number=True),
        Column("Per full-time post then", number=True),
        Column(f"Then against {limits}"),
        Column("Child protection", number=True),
    ]
    rows = [
        [
            item.load.person.name,
            float(item.load.fte) if item.load.fte else None,
            item.load.looked_after,
            item.looked_after,
            _number(item.load.per_full_time),
            _number(item.per_full_time),
            against(item.load, item.verdict),
            item.load.protection,
        ]
        for item in moved
    ]
    return Table("Caseloads now and then", columns, rows, id="loads")


def _number(each: object) -> float | None:
    return None if each is None else float(str(each))


def too_many(moved: Iterable[Moved], *, of: Person, limits: Range) -> list[str]:
    """Who of those who get children would carry more than the range; nothing forbids it."""
    return [
        f"{item.load.person} would carry {item.per_full_time} for each full-time post. The range is {limits}."
        for item in moved
        if item.verdict == "above" and item.load.person != of
    ]


def check_words(shared: Shared) -> list[str]:
    """Who goes to whom, in the order of the list."""
    return [f"{to}: {', '.join(str(child) for child in theirs)}" for to, theirs in shared]


def parted_words(shared: Shared, siblings: Siblings) -> list[str]:
    """Each child who would have another IRO than a sibling has then."""
    new = {child.pk: to for to, theirs in shared for child in theirs}
    return [
        f"{child} goes to {to}; the sibling {_then(sibling.child, sibling.iro_name, new)}"
        for to, theirs in shared
        for child in theirs
        for sibling in siblings.get(child.pk, ())
        if (new[sibling.child.pk].pk if sibling.child.pk in new else sibling.iro) != to.pk
    ]


def _then(sibling: Child, now: str, new: dict[UUID, Person]) -> str:
    if sibling.pk in new:
        return f"{sibling} goes to {new[sibling.pk]}"
    return f"{sibling} stays with {now}" if now else f"{sibling} has no IRO"


def done_words(of: Person, shared: Shared) -> str:
    """3 children of Bertram Locke allocated: 2 to Ines Okafor, 1 to Omar Haddad."""
    count = sum(len(theirs) for _, theirs in shared)
    each = ", ".join(f"{len(theirs)} to {to}" for to, theirs in shared)
    return f"{children_words(count)} of {of} allocated: {each}."
