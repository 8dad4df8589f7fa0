"""One act on the record or the decisions of a review with its questions, as every page about them asks."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.children.addresses import page_of
from footprint.page import clock
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Review
from footprint.reviews.permissions import VIEW_REVIEW

Asked = dict[str, Any]


def ask(
    request: SignedInRequest,
    review: Review,
    form: Any,
    save: Callable[[Asked], str],
    *,
    words: tuple[str, str],
    back: str = "",
    to: str = "",
    **context: Any,
) -> HttpResponse:
    """`words` are the heading and the button, `save` answers with the sentence that follows it; `back` is the name of
    the review's page that comes next, `to` the address of one that is not the review's.
    """
    to = to or reverse(back, args=[review.pk])
    if request.method == "POST" and form.is_valid():
        try:
            done = save(form.cleaned_data)
        except NotAllowed as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, done)
            return redirect(to)
    leave(request, kind="child", key=review.child_id)
    heading, button = words
    shown = {"form": form, "review": review, "heading": heading, "button": button, "trail": trail(request, review)}
    return render(request, "reviews/record/act.html", {**shown, "back_to": to, **context})


def trail(request: SignedInRequest, review: Review) -> list[dict[str, str]]:
    """The child's page, the review's for those whom it is open to, the record."""
    above = [("The child", page_of(review.child_id))]
    if VIEW_REVIEW.scopes(request.user.roles_on(clock.today())):
        above.append(("The review", reverse("meetings:review", args=[review.pk])))
    above.append(("Record", reverse("meetings:record", args=[review.pk])))
    return [{"label": label, "url": url} for label, url in above]


def page(request: SignedInRequest, review: Review, template: str, **context: Any) -> HttpResponse:
    """A page about a review: whoever looks leaves a trace at the child's record."""
    leave(request, kind="child", key=review.child_id)
    shown = {"review": review, "child": review.child, "trail": trail(request, review)}
    return render(request, f"reviews/record/{template}.html", {**shown, **context})


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None
