"""What the pages about a child's particulars ask. Whoever asks has been through `children.access` already."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from footprint.children.holders import with_holders
from footprint.children.models import Child, Contact, Episode, Link
from footprint.children.particulars.search import search

SURE = 0.6  # of 1, which is the very same name


def likely_duplicates(*, names: str, born_on: date, within: QuerySet[Child], on: date) -> list[Any]:
    """Children of nearly this name, and of a name a little like it who were born on the same day. One query."""
    if not any(name.isalnum() for name in names):
        return []
    alike = with_holders(search(text=names, within=within, today=on), on=on)[:20]
    return [item for item in alike if item.fit >= SURE or item.born_on == born_on]


def contacts_of(child: Child) -> list[Contact]:
    return list(Contact.objects.filter(child=child))


def contact_of(child: Child, key: UUID) -> Contact | None:
    return Contact.objects.filter(child=child, pk=key).first()


def episodes_of(child: Child) -> list[Episode]:
    return list(Episode.objects.filter(child=child).order_by("from_on"))


def links_of(child: Child, *, within: QuerySet[Child]) -> list[Link]:
    """The child's links with those of `within`, the other child read with each."""
    keys = within.values("pk")
    links = Link.objects.filter(Q(child=child, other__in=keys) | Q(other=child, child__in=keys))
    return list(links.select_related("child", "other").order_by("kind", "pk"))


def sibling_group(children: Collection[Child], *, within: QuerySet[Child]) -> list[Child]:
    """The children, and those of `within` who are kept as brothers and sisters of any of them. Two queries."""
    keys = {child.pk for child in children}
    near = Link.objects.filter(Q(child__in=keys) | Q(other__in=keys), kind="sibling").values_list("child", "other")
    return list(within.filter(pk__in=keys | {key for pair in near for key in pair}))
