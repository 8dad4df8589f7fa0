"""One act on a review with its questions, as the pages around a review ask them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.children.addresses import page_of
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Review

Asked = dict[str, Any]


def ask(
    request: SignedInRequest,
    review: Review,
    form: Any,
    save: Callable[[Asked], str],
    *,
    words: tuple[str, str],
    back: str = "meetings:review",
    above: Sequence[tuple[str, str]] = (),
    folder: str = "preparing",
    template: str = "act",
    **context: Any,
) -> HttpResponse:
    """`words` are the heading and the button; `save` answers with the sentence that follows it; `back` is the name of
    the page that comes next, `above` the pages between the review's and this one.
    """
    if request.method == "POST" and form.is_valid():
        try:
            done = save(form.cleaned_data)
        except NotAllowed as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, done)
            return redirect(back, review.pk)
    leave(request, kind="child", key=review.child_id)
    heading, button = words
    above = [("Invitations", back)] if back == "meetings:guests" else above
    shown = {"form": form, "review": review, "heading": heading, "button": button, "trail": trail(review, *above)}
    return render(request, f"reviews/{folder}/{template}.html", {**shown, **context})


def trail(review: Review, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The child's page, the review's, and the page above where there is one, each by its name."""
    above = [{"label": "The child", "url": page_of(review.child_id)},
             {"label": "The review", "url": reverse("meetings:review", args=[review.pk])}]  # fmt: skip
    return [*above, *({"label": label, "url": reverse(name, args=[review.pk])} for label, name in more)]


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None
