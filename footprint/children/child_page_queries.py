"""All that one child's page shows of the register, read once: one query, and one more where children are linked."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from footprint.accounts.models import Person
from footprint.children.access import not_hidden_from
from footprint.children.models import Child, Contact, Episode, current
from footprint.children.queries import Facts
from footprint.database.gathering import gather
from rulebook.calendar import if_known
from rulebook.reasons import Due
from rulebook.standards import Standards
from rulebook.visits import Placement, next_visit

LEGAL_STATUS_ALONE = "L"  # RNE of an episode in which only the legal status is new
WITH_PARENTS, INTERIM_ORDER, FULL_ORDER = "P1", "C1", "C2"
WHOLE = {
    **dict.fromkeys(("periods", "episodes", "visits", "proceedings", "contacts", "links", "linked_from"), ()),
    "social_workers": ("person", "team__manager"),
    "iros": ("person",),
}


def read_whole(child: Child) -> None:
    """The rows of the child's history, so that what follows asks for none of them again. One query."""
    gather(child, WHOLE)


def read_for_visits(child: Child) -> None:
    """The rows from which `visit_due` is worked out, and no more. One query."""
    gather(child, dict.fromkeys(("periods", "episodes", "visits"), ()))


def facts_within(*, child: Child, on: date) -> Facts:
    """How things stand with a child whose history was read."""
    rows = (child.periods, child.episodes, child.iros, child.social_workers, child.proceedings)
    return Facts(*(_latest(current(row.all(), on)) for row in rows))


def _latest(rows: Sequence[Any]) -> Any:
    return max(rows, key=lambda row: row.from_on, default=None)


def in_order(rows: Iterable[Any]) -> list[Any]:
    """Spans, the latest first."""
    return sorted(rows, key=lambda row: (row.from_on, row.until_on or date.max), reverse=True)


def contacts_now(*, child: Child, on: date) -> list[Contact]:
    """Who counts in the child's life on a day, by name."""
    contacts = [contact for contact in child.contacts.all() if contact.until_on is None or on < contact.until_on]
    return sorted(contacts, key=lambda contact: contact.name)


def linked(*, child: Child, to: Person, on: date) -> list[tuple[Child, str]]:
    """The children linked to this one whom the person may know of, each with what they are to this one, by name.

    Of a child whose history was read. One query where there are any.
    """
    kin = {link.other_id: "Sibling" if link.kind == "sibling" else "Baby" for link in child.links.all()}
    kin |= {link.child_id: "Sibling" if link.kind == "sibling" else "Parent" for link in child.linked_from.all()}
    children = not_hidden_from(to, on=on).filter(pk__in=kin) if kin else ()
    return sorted(((child, kin[child.pk]) for child in children), key=lambda pair: pair[0].name)


def visit_due(*, child: Child, reviews: Iterable[date], on: date, standards: Standards) -> Due | None:
    """The last day for the next visit to a child whose history was read; None out of care."""
    placement = _placement(child, on)
    if placement is None or not current(child.periods.all(), on):
        return None
    visits = [visit.on_day for visit in child.visits.all() if visit.on_day <= on]
    return if_known(next_visit, placement, visits=visits, reviews=reviews, standards=standards)


def _placement(child: Child, on: date) -> Placement | None:
    """The placement in which the child lives, from its first episode: a new legal status alone begins no other."""
    lived = [
        episode
        for episode in sorted(child.episodes.all(), key=lambda episode: episode.from_on)
        if episode.from_on <= on
    ]
    if not lived or (lived[-1].until_on is not None and lived[-1].until_on <= on):
        return None
    now = lived[-1]
    return Placement(
        started_on=_back_through(lived, lambda item: item.new_reason == LEGAL_STATUS_ALONE),
        long_term=now.long_term,
        temporary_approval=now.temporary_approval,
        with_parent=now.place == WITH_PARENTS,
        interim_order=now.legal_status == INTERIM_ORDER,
        ordered_on=_ordered_on(lived) if now.legal_status == FULL_ORDER else None,
    )


def _back_through(lived: Sequence[Episode], goes_on: Any) -> date:
    """The first day of the run of episodes of which each, by `goes_on`, carries on the one before."""
    place = len(lived) - 1
    while place and goes_on(lived[place]) and lived[place - 1].until_on == lived[place].from_on:
        place -= 1
    return lived[place].from_on


def _ordered_on(lived: Sequence[Episode]) -> date:
    place = len(lived) - 1
    while place and lived[place - 1].legal_status == FULL_ORDER:
        place -= 1
    return lived[place].from_on
