"""Imports, uploads that wait, and conflicts that wait for a person."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Window

from footprint.accounts.models import Person
from footprint.children.access import visible_children
from footprint.interchange.models import Conflict, Import, Upload
from footprint.interchange.permissions import DECIDE_CONFLICT
from footprint.page.access import Hidden


def imports(*, to: Person, on: date) -> QuerySet[Import]:
    """The newest first, each with the numbers of its conflicts that wait (`waiting`) and that somebody has `decided`:
    of children whom the person may see."""
    seen = Q(conflicts__child__in=visible_children(to=to, permission=DECIDE_CONFLICT, on=on).values("pk"))
    waiting = Count("conflicts", filter=seen & Q(conflicts__accepted=None))
    decided = Count("conflicts", filter=seen & Q(conflicts__accepted__isnull=False))
    return Import.objects.annotate(waiting=waiting, decided=decided).order_by("-at", "pk")


def get_import(*, pk: UUID, to: Person, on: date) -> Import:
    """Raises Hidden."""
    current_import = imports(to=to, on=on).filter(pk=pk).first()
    if current_import is None:
        raise Hidden(("import", str(pk)))
    return current_import


def uploads_waiting() -> QuerySet[Upload]:
    return Upload.objects.filter(taken_in=None).select_related("by").order_by("-at")


def first_of(result: QuerySet[Any], many: int) -> tuple[list[Any], int]:
    """The first rows of a list, and how many it has in all. One query."""
    rows = list(result.annotate(in_all=Window(Count("*")))[:many])
    return rows, rows[0].in_all if rows else 0


def get_upload(*, pk: UUID, kind: str = "") -> Upload:
    """One that may still be taken in, or was. Raises Hidden."""
    upload = Upload.objects.select_related("by").filter(pk=pk).first()
    if upload is None or kind not in ("", upload.kind):
        raise Hidden(("upload", str(pk)))
    return upload


def conflicts(*, to: Person, on: date, decided: bool = False, kind: str = "") -> QuerySet[Conflict]:
    """The last import's first, then as they stand in its files: of children whom the person may see."""
    seen = visible_children(to=to, permission=DECIDE_CONFLICT, on=on)
    current_conflicts = Conflict.objects.filter(child__in=seen).select_related("child", "taken_in", "decided_by")
    current_conflicts = current_conflicts.filter(accepted__isnull=not decided)
    if kind:
        current_conflicts = current_conflicts.filter(kind=kind)
    order = ("-decided_at", "pk") if decided else ("-taken_in__at", "file", "line", "pk")
    return current_conflicts.order_by(*order)


def conflicts_waiting(*, to: Person, on: date) -> QuerySet[Conflict]:
    """What the list shows until somebody decides, on its page and on the first page."""
    return conflicts(to=to, on=on)


def first_conflicts(*, to: Person, on: date, many: int) -> tuple[list[Conflict], int]:
    """The first of those that wait, and how many wait in all. Mostly none does, which is quickly asked."""
    if not Conflict.objects.filter(accepted=None).exists():
        return [], 0
    return first_of(conflicts_waiting(to=to, on=on), many)


def decided_conflict(*, pk: UUID, to: Person, on: date) -> Conflict:
    """One that was decided, of a child whom the person may see. Raises Hidden."""
    conflict = conflicts(to=to, on=on, decided=True).filter(pk=pk).first()
    if conflict is None:
        raise Hidden(("conflict", str(pk)))
    return conflict
