"""The exception report of a late review: to read, to fill in, to sign."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import Hidden, Permission, allowed
from footprint.page.acts import ActPage, Cleaned, Done, typed, version_of
from footprint.page.forms import Form
from footprint.reviews.access import open_review
from footprint.reviews.lateness import actions, forms
from footprint.reviews.lateness.policies import can_sign, mark_of
from footprint.reviews.lateness.tables import Report, version_table
from footprint.reviews.pages import act_on, act_page, at, show
from footprint.reviews.permissions import SAY_WHY_LATE, SIGN_LATENESS, VIEW_REVIEW


@allowed(get=VIEW_REVIEW)
def report(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    current_report = open_report(request, review_id, VIEW_REVIEW)
    roles = () if request.only_looking else request.user.roles_on(current_report.on)
    signs = bool(SIGN_LATENESS.scopes(roles))
    return show(
        request, current_report.review, "lateness/report", report=current_report,
        may_explain=bool(current_report.late and SAY_WHY_LATE.scopes(roles)),
        may_sign=signs and can_sign(review=current_report.review, waiting=current_report.waiting, on=current_report.on),
    )  # fmt: skip


@allowed(SAY_WHY_LATE)
def why(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    report = open_report(request, review_id, SAY_WHY_LATE)
    exception = report.versions[-1] if report.versions else None
    initial = forms.WhyLate.shown_of(exception) if exception else {}
    if exception and exception.signed_on:
        initial["reason"] = ""
    causes = list(
        dict.fromkeys([*council.value("late_causes", on=report.on), *([exception.cause] if exception else [])])
    )
    form = forms.WhyLate(typed(request), initial=initial, causes=causes, was_signed=bool(report.signed))
    mark = mark_of(report.versions)

    def save(cleaned: Cleaned) -> Done:
        answers: Cleaned = {**cleaned, "avoidable": cleaned["avoidable"] == "yes"}
        row = actions.Told(report.review.pk, **answers, expecting=mark)
        actions.explain(told=[row], by=request.user, on=report.on, at=timezone.now())
        return Done("The reason is kept. The lead IRO signs it.", at(report.review, "lateness"))

    signed = "What is signed never changes. What you write here becomes the next version." if report.signed else ""
    page = _page(
        request, report, "Why the review was late", button="Save the reason",
        before=" ".join([*report.sentences(), signed]).strip(),
    )  # fmt: skip
    return act_on(request, report.review, page, form=form, save=save, version=version_of(mark))


@allowed(SIGN_LATENESS)
def sign(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Back to the report where nothing waits for a signature."""
    report = open_report(request, review_id, SIGN_LATENESS)
    mark, report_page = mark_of(report.versions), at(report.review, "lateness")
    if not report.waiting and request.method == "GET":
        messages.warning(request, "Nothing waits for a signature here.")
        return redirect(report_page)

    def save(cleaned: Cleaned) -> Done:
        by, at_now = request.user, timezone.now()
        actions.sign(reviews=[report.review.pk], by=by, on=report.on, at=at_now, expecting=mark)
        return Done("The report is signed and stays as it is.", report_page)

    table = version_table(report.waiting) if report.waiting else None
    page = _page(
        request, report, "Sign the exception report", button="Sign it", template="reviews/lateness/sign.html",
        context={"report": report, "shown": table},
    )  # fmt: skip
    return act_on(request, report.review, page, form=Form(typed(request)), save=save, version=version_of(mark))


def _page(request: SignedInRequest, report: Report, heading: str, **words: Any) -> ActPage:
    """An act on the report, which leads back to it."""
    review = report.review
    return act_page(request, review, heading, above=("lateness",), back=at(review, "lateness"), **words)


def open_report(request: SignedInRequest, review_id: UUID, permission: Permission) -> Report:
    """Raises Hidden where the review is in time and nobody ever wrote that it was late."""
    review = open_review(request, pk=review_id, permission=permission)
    report = Report(review, list(review.exceptions.order_by("number")), clock.today())
    if not report.is_there:
        raise Hidden(("review", str(review_id)))
    return report
