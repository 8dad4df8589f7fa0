"""Children who belong together: siblings of one another, and a looked-after parent with their baby."""

from collections.abc import Collection
from datetime import datetime
from itertools import combinations
from uuid import UUID

from django.db.models import Q

from footprint.audit import Actor
from footprint.audit.actions import Doing, acting
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Child, Link
from footprint.page.refusals import NotAllowed


def link_siblings(*, child: Child, others: Collection[Child], by: Actor, at: datetime) -> list[Link]:
    """Makes every one of `others` a sibling of the child, and leaves those who are. The smaller key is kept first."""
    with acting(by=by, action=ChildAction.LINK_SIBLINGS, at=at) as doing:
        _check_some_other(child, others)
        known = siblings_keys(child)
        pairs = [sorted((child, other), key=lambda each: each.pk) for other in others if other.pk not in known]
        made = [Link.objects.create(child=first, other=second, kind="sibling") for first, second in pairs]
        for link in made:
            _record(doing, link, added=True)
    return made


def link_sibling_group(*, children: Collection[Child], by: Actor, at: datetime) -> list[Link]:
    """Makes all of them siblings of one another, and leaves those who are."""
    with acting(by=by, action=ChildAction.LINK_SIBLINGS, at=at) as doing:
        if len(children) < 2:
            raise NotAllowed("Choose at least one child.")
        keys = [child.pk for child in children]
        known = set(Link.objects.filter(child__in=keys, other__in=keys, kind="sibling").values_list("child", "other"))
        pairs = combinations(sorted(keys), 2)
        made = [Link(child_id=item, other_id=two, kind="sibling") for item, two in pairs if (item, two) not in known]
        Link.objects.bulk_create(made)
        for link in made:
            _record(doing, link, added=True)
    return made


def siblings_keys(child: Child) -> set[UUID]:
    links = Link.objects.filter(Q(child=child) | Q(other=child), kind="sibling")
    return {key for pair in links.values_list("child", "other") for key in pair} - {child.pk}


def link_baby(*, parent: Child, baby: Child, by: Actor, at: datetime) -> Link:
    with acting(by=by, action=ChildAction.LINK_BABY, at=at) as doing:
        _check_some_other(parent, [baby])
        if baby.born_on <= parent.born_on:
            raise NotAllowed(f"{baby} is not younger than {parent}. Choose the parent's page, or another child.")
        if Link.objects.filter(child=parent, other=baby, kind="baby").exists():
            raise NotAllowed(f"{baby} is linked as the baby of {parent} already.")
        link = Link.objects.create(child=parent, other=baby, kind="baby")
        _record(doing, link, added=True)
    return link


def unlink(*, link: Link, reason: str, by: Actor, at: datetime) -> None:
    with acting(by=by, action=ChildAction.UNLINK, reason=reason, at=at) as doing:
        _record(doing, link, added=False)
        link.delete()


def _check_some_other(child: Child, others: Collection[Child]) -> None:
    if not others:
        raise NotAllowed("Choose at least one child.")
    if child.pk in {child.pk for child in others}:
        raise NotAllowed("Nobody is linked with themselves. Choose another child.")


def _record(doing: Doing, link: Link, *, added: bool) -> None:
    """The event stands with both children."""
    for item, other in ((link.child_id, link.other_id), (link.other_id, link.child_id)):
        about = {link.kind: str(other)}
        doing.record(("child", item), **({"after": about} if added else {"before": about, "after": {link.kind: ""}}))
