"""One act on the record or the decisions of a review with its questions, as every page about them asks."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from footprint.accounts.policies import NotAllowed
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.reviews.models import Review

Asked = dict[str, Any]


def ask(
    request: SignedInRequest,
    review: Review,
    form: Any,
    save: Callable[[Asked], str],
    *,
    words: tuple[str, str],
    back: str,
    **context: Any,
) -> HttpResponse:
    """`words` are the heading and the button, `save` answers with the sentence that follows it; `back` is the page's
    name that comes next.
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
    shown = {"form": form, "review": review, "heading": heading, "button": button, "trail": trail(review)}
    return render(request, "reviews/record/act.html", {**shown, "back_to": reverse(back, args=[review.pk]), **context})


def trail(review: Review, *more: tuple[str, str]) -> list[dict[str, str]]:
    """The child's page, the record, and the page above where there is one."""
    above = [("The child", reverse("front:child", args=[review.child_id])),
             ("Record", reverse("meetings:record", args=[review.pk]))]  # fmt: skip
    return [{"label": label, "url": url} for label, url in (*above, *more)]


def page(request: SignedInRequest, review: Review, template: str, **context: Any) -> HttpResponse:
    """A page about a review: whoever looks leaves a trace at the child's record."""
    leave(request, kind="child", key=review.child_id)
    shown = {"review": review, "child": review.child, "trail": trail(review)}
    return render(request, f"reviews/record/{template}.html", {**shown, **context})


def sent(request: SignedInRequest) -> Any:
    return request.POST if request.method == "POST" else None
