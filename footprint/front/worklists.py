"""The lists of what to do next: each is one definition, from which its count on the first page, its page, its paper
and its Excel sheet are all drawn.

A list says which of the next reviews belong to it. Whose they are is for `children.access` to say: the same list shows
an IRO their own children and a lead IRO the whole service's.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Value

from footprint.accounts.models import Person
from footprint.children.access import covered_by, visible_children
from footprint.children.holders import with_holders
from footprint.children.permissions import VIEW_WORKLIST
from footprint.reviews.next_reviews import reviews_of
from rulebook.calendar import add_working_days
from rulebook.standards import Standards

BOOK_AHEAD = timedelta(days=42)
NEW_FOR = 10
FIRST_ROWS = 5
NOBODY = UUID(int=0)  # one list that can hold nothing must not make Django take the count of all of them for empty


@dataclass(frozen=True)
class Asked:
    """Who asks for lists, and on which day; the days that the lists turn on."""

    person: Person
    on: date
    standards: Standards = field(repr=False)

    @property
    def monday(self) -> date:
        return self.on - timedelta(days=self.on.weekday())

    @property
    def fortnight_until(self) -> date:
        """The first day after the end of next week."""
        return self.monday + timedelta(days=14)

    @property
    def new_since(self) -> date:
        return add_working_days(self.on, -NEW_FOR, holidays=self.standards.holidays)

    @cached_property
    def covered(self) -> list[UUID]:
        return covered_by(self.person, on=self.on)

    @cached_property
    def reviews(self) -> QuerySet[Any]:
        """Every review, held and to hold, of the children whom the person may see on lists."""
        children = visible_children(to=self.person, action=VIEW_WORKLIST, on=self.on)
        return with_holders(reviews_of(children=children), on=self.on, child="child__").select_related("child")

    @property
    def rows(self) -> QuerySet[Any]:
        """The next review of every child: what lists are made of."""
        return self.reviews.filter(held_on=None)


@dataclass(frozen=True)
class Worklist:
    """`holds` says which of the rows asked for belong to it; `roles` are those on whose first page it stands."""

    slug: str
    title: str
    question: str
    roles: tuple[str, ...]
    holds: Callable[[Asked], Q]
    empty: str
    colour: str = ""
    order: str = "due"

    def rows(self, asked: Asked) -> QuerySet[Any]:
        return asked.rows.filter(self.holds(asked))


SERVICE = ("liro", "hos")
BY_WORKERS = ("sw", "tm")
WORKLISTS = (
    Worklist(
        "late", "Late", "Which reviews should have been held by now?",
        ("iro", "liro", "bs", *BY_WORKERS, "hos"), lambda asked: Q(governing_on__lt=asked.on),
        "No review is late.", colour="red",
    ),
    Worklist(
        "due", "Due this week and next", "Which reviews must be held by the end of next week?",
        ("iro", "bs", *BY_WORKERS), lambda asked: Q(governing_on__gte=asked.on, governing_on__lt=asked.fortnight_until),
        "No review is due this week or next.",
    ),
    Worklist(
        "due-within-a-week", "Due within a week", "Which reviews must be held in the next seven days?",
        SERVICE, lambda asked: Q(governing_on__gte=asked.on, governing_on__lte=asked.on + timedelta(days=7)),
        "No review is due in the next seven days.",
    ),
    Worklist(
        "not-booked", "To book", "Which reviews due in the next six weeks have no meeting?",
        ("iro", "liro", "bs"),
        lambda asked: Q(booked_on=None) & (Q(governing_on=None) | Q(governing_on__lte=asked.on + BOOK_AHEAD)),
        "Every review of the next six weeks has its meeting.",
    ),
    Worklist(
        "unknown", "Last review unknown", "Whose last review is on no record?",
        ("iro", "liro", "bs"), lambda asked: Q(governing_on=None) | Q(why__plain__rule="backstop"),
        "The last review of every child is known.", colour="orange", order="child",
    ),
    Worklist(
        "new-to-me", "New to me", "Which children came to me in the last ten working days?",
        ("iro",), lambda asked: Q(iro=asked.person.pk, allocated_from__gte=asked.new_since),
        "Nobody is new to you.",
    ),
    Worklist(
        "cover", "Cover I give", "Whose reviews are mine while a colleague is away?",
        ("iro",), lambda asked: Q(iro__in=[NOBODY, *asked.covered]),
        "You cover for nobody today.",
    ),
    Worklist(
        "unallocated", "Without an IRO", "Which children have no IRO today?",
        ("liro", "hos"), lambda asked: Q(iro=None),
        "Every child has an IRO.", colour="red",
    ),
    Worklist(
        "held-by-leavers", "Held by somebody who left", "Which children’s IRO is no longer one?",
        ("liro",), lambda asked: Q(iro_left=True),
        "Every child’s IRO works here.", colour="red",
    ),
    Worklist(
        "all", "All dates", "When is each child's next review?",
        ("iro", "liro", "bs", *BY_WORKERS, "hos"), lambda asked: Q(),
        "There is no child on your list today.",
    ),
)  # fmt: skip
BY_SLUG = {one.slug: one for one in WORKLISTS}


def leavers(*, asked: Asked) -> list[tuple[UUID, str]]:
    """Those who are no reviewing officer any more and hold children on the list, by name. One query."""
    found = BY_SLUG["held-by-leavers"].rows(asked).values_list("iro", "iro_name")
    return list(found.distinct().order_by("iro_name", "iro"))


def worklists_of(person: Person, *, on: date) -> list[Worklist]:
    """The lists on a person's first page, in their order there; none for a role that has no children to look after."""
    roles = set(person.roles_on(on))
    return [one for one in WORKLISTS if roles & set(one.roles)]


def counts(lists: Iterable[Worklist], *, asked: Asked) -> dict[str, int]:
    """How many rows each list has. One query."""
    wanted = {one.slug.replace("-", "_"): Count("pk", filter=one.holds(asked)) for one in lists}
    found = asked.rows.aggregate(**wanted)
    return {slug.replace("_", "-"): number for slug, number in found.items()}


def first_rows(lists: Sequence[Worklist], *, asked: Asked) -> dict[str, list[Any]]:
    """The first rows of each list that has any. One query."""
    if not lists:
        return {}
    parts = [in_order(one.rows(asked), one.order).annotate(of=Value(one.slug))[:FIRST_ROWS] for one in lists]
    found: dict[str, list[Any]] = {one.slug: [] for one in lists}
    for row in parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]:
        found[row.of].append(row)
    return found


ORDERS: dict[str, tuple[str, ...]] = {
    "child": ("child__family_name", "child__given_names"),
    "number": ("child__local_id",),
    "due": ("governing_on",),
    "meeting": ("booked_on", "booked_at"),
    "iro": ("iro_name",),
    "social-worker": ("worker_name",),
    "team": ("team_name",),
}


def in_order(rows: QuerySet[Any], key: str, *, descending: bool = False) -> QuerySet[Any]:
    """By one of `ORDERS`; what is missing comes last either way, and of two alike the same always comes first."""
    fields = ORDERS.get(key, ORDERS["due"])
    turned = [F(name).desc(nulls_last=True) if descending else F(name).asc(nulls_last=True) for name in fields]
    return rows.order_by(*turned, "governing_on", "child__family_name", "child__given_names", "pk")
