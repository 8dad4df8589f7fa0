"""Giving a reason, breaking glass, judging. Each leaves its audit event.

`at` is the real time, from which a reason holds for an hour; `on` the business date, from which an alert grows old.
"""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from footprint.accounts import mail
from footprint.accounts.actions import Link
from footprint.accounts.models import Person
from footprint.accounts.queries import people
from footprint.audit.actions import acting
from footprint.children.access import behind_glass, visible_children
from footprint.children.alerts.policies import (
    NOT_THERE,
    check_can_break_glass,
    check_can_judge,
    check_says_something,
)
from footprint.children.audit_actions import ChildAction
from footprint.children.models import Alert, Child, PersonalConnection
from footprint.children.permissions import BREAK_GLASS, VIEW
from footprint.page.access import Permission
from footprint.page.refusals import NotAllowed
from footprint.post.letters.actions import notify
from rulebook.standards import GLASS_OPEN_FOR, REASON_HOLDS, Standards


def give_reason(
    *, event: ChildAction, permissions: Sequence[Permission], child: Child | None = None, list_name: str = "",
    reason: str, by: Person, on: date, at: datetime,
) -> list[Alert]:  # fmt: skip
    """The reason holds for the person, each of the permissions and the record; `event` names it in the trail."""
    with acting(by=by, action=event, reason=reason, at=at) as doing:
        made = Alert.objects.bulk_create(
            [
                Alert(
                    person=by,
                    action=permission.name,
                    child=child,
                    list_name=list_name,
                    reason=reason,
                    on_day=on,
                    at=at,
                    until_at=at + REASON_HOLDS,
                )
                for permission in permissions
            ]
        )
        about = ("child", child.pk) if child else ("worklist", list_name)
        doing.record(about, after={"for": [permission.name for permission in permissions], "until": made[0].until_at})
    return made


def break_glass(
    *, number: str, reason: str, by: Person, link: Link, on: date, at: datetime, standards: Standards
) -> Alert:
    """Opens one restricted record to the person, to look at, and tells those who watch over it."""
    check_can_break_glass(by=by, on=on, standards=standards)
    check_says_something(reason=reason)
    with acting(by=by, action=ChildAction.BROKE_GLASS, reason=reason, at=at) as doing:
        if visible_children(to=by, permission=VIEW, on=on).filter(local_id=number).exists():
            raise NotAllowed("You may open this record as it is: find the child by the number.")
        child = behind_glass(by, on=on).filter(local_id=number).first()
        if child is None:
            raise NotAllowed(NOT_THERE)
        made = Alert.objects.create(
            person=by, action=BREAK_GLASS.name, child=child, reason=reason, on_day=on, at=at,
            until_at=at + GLASS_OPEN_FOR,
        )  # fmt: skip
        doing.record(("child", child.pk), after={"until": made.until_at})
        _tell(child, by=by, link=link, on=on, at=at)
    return made


def _tell(child: Child, *, by: Person, link: Link, on: date, at: datetime) -> None:
    """An e-mail each, without a word about the child, to the leads and officers who do not know the family.

    The invented people of a demonstration have no mailbox.
    """
    known = {by.pk, *PersonalConnection.objects.filter(child=child).values_list("person", flat=True)}
    pages: dict[Person, str] = {}
    for role, page in (("liro", "children:broken-glass"), ("igo", "children:alerts")):
        watching = people(on=on, role=role, state="active").exclude(Q(pk__in=known) | Q(made_up=True))
        pages |= dict.fromkeys(watching, link(reverse(page)))
    for person, address in pages.items():
        notify(draft=mail.alert(to=person, link=address), about=("child", child.pk), by=by, at=at)


def judge(*, alert: UUID, judgement: str, by: Person, at: datetime) -> Alert:
    """A decision in words, which stays."""
    with acting(by=by, action=ChildAction.JUDGE_ALERT, reason=judgement, at=at) as doing:
        current_alert = Alert.objects.select_for_update(of=("self",)).get(pk=alert)
        check_can_judge(alert=current_alert, by=by)
        current_alert.judged_by, current_alert.judged_at, current_alert.judgement = by, at, judgement
        current_alert.save(update_fields=["judged_by", "judged_at", "judgement"])
        doing.record(("alert", current_alert.pk), after={"action": current_alert.action})
    return current_alert
