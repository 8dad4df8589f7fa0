"""What stands around a page or an act about one review: the pages above it, and the trace that looking leaves."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import record_page_view
from footprint.children.addresses import page_of
from footprint.page import clock
from footprint.page.acts import ActPage, Save, Warn, act
from footprint.reviews.models import Review
from footprint.reviews.permissions import VIEW_REVIEW

TITLES = {"review": "The review", "record": "Record", "guests": "Invitations", "lateness": "Exception report"}


def at(review: Review, page: str = "review") -> str:
    """The address of one of a review's pages."""
    return reverse(f"reviews:{page}", args=[review.pk])


def trail(request: SignedInRequest, review: Review, *above: str) -> list[dict[str, str]]:
    """The child's page, the review's for those whom it is open to, and the pages above where there are some."""
    if VIEW_REVIEW.scopes(request.user.roles_on(clock.today())):
        above = ("review", *above)
    child = {"label": review.child.name, "url": page_of(review.child_id)}
    return [child, *({"label": TITLES[page], "url": at(review, page)} for page in above)]


def show(
    request: SignedInRequest, review: Review, template: str, *, above: tuple[str, ...] = (), **context: Any
) -> HttpResponse:
    record_page_view(request, kind="child", key=review.child_id)
    around = {"review": review, "child": review.child, "trail": trail(request, review, *above)}
    return render(request, f"reviews/{template}.html", {**around, **context})


def act_page(
    request: SignedInRequest,
    review: Review,
    heading: str,
    *,
    above: tuple[str, ...] = (),
    back: str = "",
    context: Mapping[str, Any] | None = None,
    **words: Any,
) -> ActPage:
    """An act on one review, which leads back to its page where `back` is no other address."""
    return ActPage(
        heading,
        trail=trail(request, review, *above),
        back=back or at(review),
        context={"review": review, "child": review.child, **(context or {})},
        **words,
    )


def act_on(
    request: SignedInRequest,
    review: Review,
    page: ActPage,
    *,
    form: forms.BaseForm,
    save: Save,
    version: str = "",
    warnings: Warn | None = None,
) -> HttpResponse:
    """`act`, of which every page that is shown leaves its trace at the child's record."""
    answer = act(request, form=form, save=save, page=page, version=version, warnings=warnings)
    if answer.status_code in (200, 422):
        record_page_view(request, kind="child", key=review.child_id)
    return answer
