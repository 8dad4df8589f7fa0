"""The statutory visits to a child: one more, one entered wrongly, one that never was."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.act_pages import act_page
from footprint.children.addresses import page_of
from footprint.children.care_changes import actions, corrections, forms, tables
from footprint.children.care_changes.entering import enter
from footprint.children.models import Child, Visit
from footprint.children.permissions import RECORD_VISIT
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed

NEXT = "When the next one is due stands below."


@allowed(RECORD_VISIT)
@records_page_view(kind="child", key="child_id")
def add(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child = open_child(request, pk=child_id, permission=RECORD_VISIT)
    form = forms.AVisit(typed(request))

    def save(cleaned: Cleaned) -> Done:
        actions.record_visit(child=child, **form.said(), by=request.user, on=clock.today(), at=timezone.now())
        return Done(f"The visit is recorded. {NEXT}", page_of(child.pk))

    return act(request, form=form, save=save, page=_page(child, "Record a visit", button="Record the visit"))


@allowed(RECORD_VISIT)
@records_page_view(kind="child", key="child_id")
def correct(request: SignedInRequest, child_id: UUID, visit_id: UUID) -> HttpResponse:
    current_child = open_child(request, pk=child_id, permission=RECORD_VISIT)
    row = _visit(current_child, visit_id)
    form = forms.CorrectVisit(typed(request), initial=forms.CorrectVisit.shown_of(row))

    def do(*, child: Child, **cleaned: Any) -> None:
        corrections.correct_visit(visit=row, **cleaned | form.said())

    page, sentence = _page(current_child, "Correct a visit", button="Correct it"), f"The visit is corrected. {NEXT}"
    return enter(request, current_child, form=form, do=do, page=page, sentence=sentence, of="visits")


@allowed(RECORD_VISIT)
@records_page_view(kind="child", key="child_id")
def take_back(request: SignedInRequest, child_id: UUID, visit_id: UUID) -> HttpResponse:
    current_child = open_child(request, pk=child_id, permission=RECORD_VISIT)
    row = _visit(current_child, visit_id)

    def do(*, child: Child, on: Any, **cleaned: Any) -> None:
        corrections.take_back_visit(visit=row, **cleaned)

    page = _page(current_child, "Take back a visit", button="Take it back", before=tables.visit_to_take_back(row))
    form, sentence = forms.TakeBack(typed(request)), f"The visit is taken back. {NEXT}"
    return enter(request, current_child, form=form, do=do, page=page, sentence=sentence, of="visits")


def _page(child: Child, heading: str, **words: Any) -> ActPage:
    return act_page(child, heading, ("Visits", reverse("front:visits", args=[child.pk])), **words)


def _visit(child: Child, key: UUID) -> Visit:
    visit = child.visits.filter(pk=key).first()
    if visit is None:
        raise Hidden(("visit", str(key)))
    return visit
