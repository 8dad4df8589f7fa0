"""What lists told before: decisions carried over, what a column means, values that somebody refused."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from footprint.interchange.models import CarriedDecision, Conflict, ListColumn

LIST = "list"


def carried(*, children: Collection[UUID]) -> dict[UUID, set[str]]:
    """The words of each child's carried decisions. One query."""
    result: dict[UUID, set[str]] = defaultdict(set)
    for child, text in CarriedDecision.objects.filter(child__in=children).values_list("child", "text"):
        result[child].add(text)
    return result


def refused(*, children: Collection[UUID]) -> frozenset[tuple[UUID, str, str, str]]:
    """Child, field, row and offered value of what a person refused: it is not asked again."""
    conflicts = Conflict.objects.filter(kind=LIST, child__in=children, accepted=False)
    return frozenset(conflicts.values_list("child", "field", "record", "offered"))


def remembered() -> dict[str, str]:
    """What each column was last said to mean, by its bare header."""
    return dict(ListColumn.objects.values_list("header", "meaning"))
