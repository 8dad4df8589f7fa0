"""The statutory visits to a child: one more, one entered wrongly, one that never was."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child
from footprint.children.care_changes import actions, corrections, forms, shown
from footprint.children.care_changes.asking import ask
from footprint.children.models import Child, Visit
from footprint.children.permissions import RECORD_VISIT
from footprint.page.access import Hidden, allowed

BACK = ("Visits", "front:visits")
NEXT = "When the next one is due stands below."


@allowed(RECORD_VISIT)
@leaves_a_read(kind="child", key="child")
def add(request: SignedInRequest, child: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=RECORD_VISIT)
    form = forms.AVisit(request.POST or None)

    def do(*, expecting: str, **given: Any) -> None:
        actions.record_visit(**given | form.said())

    words = ("Record a visit", "Record the visit", f"The visit is recorded. {NEXT}")
    return ask(request, found, form, do, words=words, of="visits", back=BACK)


@allowed(RECORD_VISIT)
@leaves_a_read(kind="child", key="child")
def correct(request: SignedInRequest, child: UUID, visit: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=RECORD_VISIT)
    row = _visit(found, visit)
    form = forms.CorrectVisit(request.POST or None, initial=forms.CorrectVisit.shown_of(row))

    def do(*, child: Child, **given: Any) -> None:
        corrections.correct_visit(visit=row, **given | form.said())

    words = ("Correct a visit", "Correct it", f"The visit is corrected. {NEXT}")
    return ask(request, found, form, do, words=words, of="visits", back=BACK)


@allowed(RECORD_VISIT)
@leaves_a_read(kind="child", key="child")
def take_back(request: SignedInRequest, child: UUID, visit: UUID) -> HttpResponse:
    found = open_child(request, pk=child, permission=RECORD_VISIT)
    row = _visit(found, visit)

    def do(*, child: Child, on: Any, **given: Any) -> None:
        corrections.take_back_visit(visit=row, **given)

    words = ("Take back a visit", "Take it back", f"The visit is taken back. {NEXT}")
    before = shown.visit_to_take_back(row)
    return ask(request, found, forms.TakeBack(request.POST or None), do, words=words, before=before, of="visits",
               back=BACK)  # fmt: skip


def _visit(child: Child, key: UUID) -> Visit:
    found = child.visits.filter(pk=key).first()
    if found is None:
        raise Hidden(("visit", str(key)))
    return found
