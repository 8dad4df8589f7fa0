"""Booking the meetings of several reviews at once: all of them are kept, or none."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, policies
from footprint.reviews.access import open_reviews
from footprint.reviews.meetings.forms import BookMany
from footprint.reviews.meetings.pages import chairs_today, proposed_chairs
from footprint.reviews.permissions import SCHEDULE
from rulebook.reasons import count_of

MOST = 25


@allowed(SCHEDULE)
def book_many(request: SignedInRequest) -> HttpResponse:
    """The reviews are those of `?review=`, as a list hands them over. Each is chaired by the child's IRO."""
    reviews, on = open_reviews(request, keys=_keys(request), permission=SCHEDULE), clock.today()
    chairs = proposed_chairs(reviews, chairs_today()) if reviews else {}
    form, to_book = BookMany(typed(request), reviews=reviews), reverse("front:worklist", args=["not-booked"])
    _check_each(form)

    def save(cleaned: Cleaned) -> Done:
        if not reviews:
            raise NotAllowed("No review is chosen. Choose reviews on the list To book.")
        bookings = [
            actions.Booking(review.pk, **form.answers(review), chair=chairs.get(review.child_id)) for review in reviews
        ]
        actions.book(bookings=bookings, by=request.user, on=on, at=timezone.now())
        return Done(f"{count_of(len(bookings), 'meeting')} booked.", to_book)

    def warn(cleaned: Cleaned) -> list[str]:
        standards = council.standards(on=on)
        return [
            f"{review.child.name}: {sentence}"
            for review in reviews
            for sentence in policies.warnings(
                review=review,
                on_day=form.answers(review)["on_day"],
                at_time=form.answers(review)["at_time"],
                chair=None,
                standards=standards,
            )
        ]

    too_many = len(set(request.GET.getlist("review"))) > MOST
    context = {
        "lines": [(review, chairs.get(review.child_id), form.line(review)) for review in reviews],
        "most": MOST,
        "too_many": too_many,
    }
    page = ActPage(
        "Book several meetings",
        button="Book them all",
        back=to_book,
        template="reviews/book_many.html",
        context=context,
    )
    return act(request, form=form, save=save, page=page, warnings=warn)


def _check_each(form: BookMany) -> None:
    """What stands against one is said beside its day."""
    if not form.is_valid():
        return
    for review in form.reviews:
        try:
            policies.check_can_book(review=review, on_day=form.answers(review)["on_day"], on=clock.today())
        except NotAllowed as refusal:
            form.add_error(form.name_of(review, "on_day"), str(refusal))


def _keys(request: SignedInRequest) -> list[UUID]:
    """Without those that are no keys, and no more than one page takes."""
    keys = []
    for key in request.GET.getlist("review"):
        try:
            keys.append(UUID(key))
        except ValueError:
            continue
    return list(dict.fromkeys(keys))[:MOST]
