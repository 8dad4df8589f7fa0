"""The exception report of a late review: to read, to fill in, to sign."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leave
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import Hidden, Permission, allowed
from footprint.reviews.access import open_review
from footprint.reviews.asking import Asked, ask, sent, trail
from footprint.reviews.lateness import actions, forms
from footprint.reviews.lateness.policies import can_sign, mark_of
from footprint.reviews.lateness.shown import Report, version_table
from footprint.reviews.permissions import SAY_WHY_LATE, SIGN_LATENESS, VIEW_REVIEW

BACK = "meetings:lateness"
ABOVE = ("Exception report", BACK)


@allowed(get=VIEW_REVIEW)
def report(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_report(request, review, VIEW_REVIEW)
    leave(request, kind="child", key=found.review.child_id)
    roles = () if request.only_looking else request.user.roles_on(found.on)
    signs = bool(SIGN_LATENESS.scopes(roles))
    return render(request, "reviews/lateness/report.html", {
        "report": found, "review": found.review, "child": found.review.child, "trail": trail(found.review),
        "may_explain": bool(found.late and SAY_WHY_LATE.scopes(roles)),
        "may_sign": signs and can_sign(review=found.review, waiting=found.waiting, on=found.on),
    })  # fmt: skip


@allowed(SAY_WHY_LATE)
def why(request: SignedInRequest, review: UUID) -> HttpResponse:
    found = open_report(request, review, SAY_WHY_LATE)
    kept = found.versions[-1] if found.versions else None
    initial = forms.WhyLate.shown_of(kept) if kept else {}
    if kept and kept.signed_on:
        initial["reason"] = ""
    causes = list(dict.fromkeys([*council.value("late_causes", on=found.on), *([kept.cause] if kept else [])]))
    form = forms.WhyLate(sent(request), initial=initial, causes=causes, was_signed=bool(found.signed))

    def save(asked: Asked) -> str:
        given: dict[str, Any] = {**asked, "avoidable": asked["avoidable"] == "yes"}
        told = actions.Told(found.review.pk, **given)
        actions.explain(told=[told], by=request.user, on=found.on, at=timezone.now())
        return "The reason is kept. The lead IRO signs it."

    words = ("Why the review was late", "Save the reason")
    return ask(request, found.review, form, save, words=words, back=BACK, above=[ABOVE],
               folder="lateness", template="why", report=found)  # fmt: skip


@allowed(SIGN_LATENESS)
def sign(request: SignedInRequest, review: UUID) -> HttpResponse:
    """Raises Hidden where nothing waits for a signature."""
    found = open_report(request, review, SIGN_LATENESS)
    if not found.waiting and request.method == "GET":
        raise Hidden(("review", str(review)))
    seen = request.POST.get("was") or (mark_of(found.waiting) if found.waiting else "")

    def save(asked: Asked) -> str:
        actions.sign(reviews=[found.review.pk], by=request.user, on=found.on, at=timezone.now(), seen=seen)
        return "The report is signed and stays as it is."

    shown = version_table(found.waiting) if found.waiting else None
    words = ("Sign the exception report", "Sign it")
    return ask(request, found.review, forms.SignIt(sent(request)), save, words=words, back=BACK, above=[ABOVE],
               folder="lateness", template="sign", report=found, was=seen, shown=shown)  # fmt: skip


def open_report(request: SignedInRequest, review: UUID, permission: Permission) -> Report:
    """Raises Hidden where the review is in time and nobody ever wrote that it was late."""
    found = open_review(request, pk=review, permission=permission)
    report = Report(found, list(found.exceptions.order_by("number")), clock.today())
    if not report.is_there:
        raise Hidden(("review", str(review)))
    return report
