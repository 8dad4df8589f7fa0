"""Booking the meetings of several reviews at once: all of them are kept, or none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.forms import Together
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, policies
from footprint.reviews.access import open_reviews
from footprint.reviews.meetings.forms import MeetingLine
from footprint.reviews.meetings.views import chairs_today, proposed_chairs, sent
from footprint.reviews.models import Review
from footprint.reviews.permissions import SCHEDULE
from rulebook.reasons import count_of
from rulebook.standards import Standards

MOST = 25


@dataclass
class Line:
    """One review, its questions and who chairs it: the child's IRO. `knowing` is what to know before it is saved."""

    review: Review
    form: Any
    chair: Person | None
    knowing: Sequence[str] = field(default=())


@allowed(SCHEDULE)
def book_many(request: SignedInRequest) -> HttpResponse:
    """The reviews are those of `?review=`, as a list hands them over."""
    reviews = open_reviews(request, keys=_keys(request), permission=SCHEDULE)
    lines = _lines(request, reviews)
    fault = ""
    if request.method == "POST" and lines and _sound(lines):
        knowing = " ".join(sentence for line in lines for sentence in line.knowing)
        if knowing == request.POST.get("knowing", ""):
            try:
                actions.book(bookings=_bookings(lines), by=request.user, on=clock.today(), at=timezone.now())
            except NotAllowed as refused:
                fault = str(refused)
            else:
                messages.success(request, f"{count_of(len(lines), 'meeting')} booked.")
                return redirect(_to_book())
    return render(request, "reviews/book_many.html", {
        "lines": lines, "together": Together([line.form for line in lines], fault), "back": _to_book(),
        "knowing": " ".join(sentence for line in lines for sentence in line.knowing), "most": MOST,
        "too_many": len(set(request.GET.getlist("review"))) > MOST,
    })  # fmt: skip


def _lines(request: SignedInRequest, reviews: Sequence[Review]) -> list[Line]:
    chairs = proposed_chairs(reviews, chairs_today()) if reviews else {}
    return [Line(one, MeetingLine(sent(request), prefix=f"line-{one.pk}"), chairs.get(one.child_id)) for one in reviews]


def _sound(lines: Sequence[Line]) -> bool:
    """Every line is whole and may be booked; what stands against one is said beside it."""
    on = clock.today()
    standards = council.standards(on=on)
    answers = [_may_be_booked(line, standards) for line in lines]
    return all(answers)


def _may_be_booked(line: Line, standards: Standards) -> bool:
    if not line.form.is_valid():
        return False
    asked = line.form.cleaned_data
    try:
        policies.check_can_book(review=line.review, on_day=asked["on_day"], on=clock.today())
    except NotAllowed as fault:
        line.form.add_error("on_day", str(fault))
        return False
    line.knowing = policies.warnings(
        review=line.review, on_day=asked["on_day"], at_time=asked["at_time"], chair=None, standards=standards
    )
    return True


def _bookings(lines: Sequence[Line]) -> list[actions.Booking]:
    return [actions.Booking(line.review.pk, **line.form.cleaned_data, chair=line.chair) for line in lines]


def _keys(request: SignedInRequest) -> list[UUID]:
    """Without those that are no keys, and no more than one page takes."""
    found = []
    for given in request.GET.getlist("review"):
        try:
            found.append(UUID(given))
        except ValueError:
            continue
    return list(dict.fromkeys(found))[:MOST]


def _to_book() -> str:
    return reverse("front:worklist", args=["not-booked"])
