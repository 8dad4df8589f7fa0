"""What held reviews still wait for: decisions to send and to answer, care plans, records, their distribution."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.tables import Cell, Column, Table
from footprint.reviews.models import Afterwards, Decision
from footprint.reviews.permissions import VIEW_RECORD

PAGE_SIZE = 50


@allowed(get=VIEW_RECORD)
def after(request: SignedInRequest) -> HttpResponse:
    on = clock.today()
    children = visible_children(to=request.user, permission=VIEW_RECORD, on=on)
    page = Paginator(waiting(children=children, on=on), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "reviews/record/after.html", {"page": page, "shown": after_table(page, on=on)})


def waiting(*, children: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Reviews of these children of which a step is not done, the one first due first; with the answer's last day."""
    unanswered = Decision.objects.filter(review=OuterRef("pk"), answer="", answer_due_on__gte=on).order_by()
    answer = unanswered.values("review").annotate(last=Min("answer_due_on")).values("last")
    disagreed = Decision.objects.filter(review=OuterRef("pk"), answer="disagreed", became="")
    unsent = Decision.objects.filter(review=OuterRef("pk"), sent_on=None, became="")
    silent = Decision.objects.filter(review=OuterRef("pk"), answer="", answer_due_on__lt=on)
    rows = Afterwards.objects.filter(review__child__in=children).select_related("review__child")
    open_still = (
        Q(decisions_sent_on=None) | Q(plan_updated_on=None) | Q(record_completed_on=None) | Q(distributed_on=None)
    )
    return (
        rows.annotate(
            answer_due_on=Subquery(answer), disagreed=Exists(disagreed), unsent=Exists(unsent), silent=Exists(silent)
        )
        .filter(open_still | Q(answer_due_on__isnull=False) | Q(disagreed=True) | Q(unsent=True))
        .order_by("review__held_on", "review__child__family_name", F("pk"))
    )


def after_table(rows: Any, *, on: date) -> Table:
    columns = [Column("Child"), Column("Review held"), Column("Decisions"), Column("Manager’s answer"),
               Column("Care plan"), Column("Record"), Column("With everybody")]  # fmt: skip
    return Table("What reviews wait for", columns, [_row(row, on) for row in rows], id="after", stacked=True,
                 empty="No review waits for anything.")  # fmt: skip


def _row(item: Any, on: date) -> list[Any]:
    review = item.review
    return [
        Cell(review.child.name, url=reverse("reviews:record", args=[review.pk])),
        review.held_on,
        _decisions(item, on),
        _answer(item, on),
        _step(item.plan_due_on, item.plan_updated_on, on),
        _step(item.record_due_on, item.record_completed_on, on),
        _step(item.distribution_due_on, item.distributed_on, on),
    ]


def _decisions(item: Any, on: date) -> Cell:
    """Not done while one of them, changed or added since, is still to be sent."""
    url = reverse("reviews:decisions", args=[item.pk])
    if item.unsent and item.decisions_sent_on:
        return Cell(None, "Not sent yet", url=url, colour="orange")
    return _step(item.decisions_due_on, item.decisions_sent_on, on, url=url)


def _step(due: date | None, done: date | None, on: date, *, url: str = "") -> Cell:
    """Done, or by when; the day it is due is still in time."""
    if done is not None:
        return Cell(None, "Done", url=url) if url else Cell(None, "Done", colour="green")
    if due is None:
        return Cell(None, "No day is known")
    late = due < on
    return Cell(due, url=url, tag="Overdue" if late else "", colour="red" if late else "")


def _answer(item: Any, on: date) -> Cell:
    if item.disagreed:
        return Cell(None, "Disagreed", url=reverse("reviews:decisions", args=[item.pk]), colour="red")
    if item.answer_due_on is not None:
        return Cell(item.answer_due_on, url=reverse("reviews:decisions", args=[item.pk]))
    if item.decisions_answered_on is not None:
        return Cell(None, "Done", colour="green")
    if item.silent:
        return Cell(None, "Deemed agreed", colour="orange")
    return Cell(None, "Nothing to answer" if item.decisions_sent_on else "Not sent yet")
