"""A record as it stands: what is done and owed, its versions, finishing, amending, sending and downloading it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.council import queries as council
from footprint.page import clock
from footprint.page.access import Hidden, Permission, allowed
from footprint.page.acts import ActPage, Cleaned, Done, typed, version_of
from footprint.page.datefield import format_day
from footprint.post import html, pdf, word
from footprint.post.merging import fill
from footprint.reviews.access import may, open_held
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.decisions.policies import can_answer
from footprint.reviews.models import Afterwards, Decision, Draft, RecordVersion, Review
from footprint.reviews.pages import act_on, act_page, at, show
from footprint.reviews.permissions import (
    AMEND,
    ANSWER,
    DOWNLOAD,
    DRAFT,
    FINALISE,
    MARK_RECEIVED,
    SEND_RECORD,
    VIEW_RECORD,
)
from footprint.reviews.record import draft_actions, forms, sending_actions, version_actions
from footprint.reviews.record.outline import document, parts, titled
from footprint.reviews.record.queries import draft_of, version_numbered, versions_of
from footprint.reviews.record.tables import copies_table, not_safe, steps_table, versions_table
from footprint.reviews.record.template_actions import template_in_use
from footprint.reviews.record.template_fields import values_of

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {"docx": (word.file, WORD), "pdf": (pdf.file, "application/pdf")}


@allowed(get=VIEW_RECORD)
def record(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """The latest version with what is done and owed; or that there is none yet."""
    review, on = open_held(request, review_id, VIEW_RECORD), clock.today()
    versions = versions_of(review)
    drafts = may(request.user, DRAFT, review, on=on)
    roles = request.user.roles_on(on)
    to_answer = bool(ANSWER.scopes(roles)) and any(
        can_answer(decision=decision, on=on) for decision in Decision.objects.filter(review=review)
    )
    return show(
        request, review, "record/record", to_answer=to_answer,
        steps=steps_table(review, on=on), versions=versions, body=_body(review, versions[0]) if versions else "",
        table=versions_table(review, versions), copies=copies_table(review), draft=draft_of(review) if drafts else None,
        may_draft=drafts, may_send=bool(SEND_RECORD.scopes(roles)) and bool(versions),
        may_note_plan=bool(MARK_RECEIVED.scopes(roles)), may_download=bool(DOWNLOAD.scopes(roles)) and bool(versions),
    )  # fmt: skip


@allowed(get=VIEW_RECORD)
def version(request: SignedInRequest, review_id: UUID, number: int) -> HttpResponse:
    review = open_held(request, review_id, VIEW_RECORD)
    record_version = version_numbered(review, number)
    return show(
        request, review, "record/version", above=("record",), version=record_version, body=_body(review, record_version)
    )


def _body(review: Review, version: RecordVersion) -> str:
    version.review = review
    return html.body(parts(version))


@allowed(FINALISE)
def finish(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Says what is missing, then freezes the draft."""
    review, on = open_held(request, review_id, FINALISE), clock.today()
    draft = _open_draft(review)
    wanting = version_actions.missing_from(draft)

    def save(cleaned: Cleaned) -> Done:
        version = version_actions.finalise(
            draft=draft, missing_accepted=bool(cleaned.get("without")), by=request.user, on=on, at=timezone.now(),
            expecting=draft.version,
        )  # fmt: skip
        return _done(review, f"The record is finalised as version {version.number}. Next, send it.")

    page = act_page(
        request, review, "Finalise the record", button="Finalise", above=("record",), back=at(review, "draft"),
        template="reviews/record/finish.html", context={"missing": wanting},
    )  # fmt: skip
    form = forms.Finish(typed(request), is_missing=bool(wanting))
    return act_on(request, review, page, form=form, save=save, version=version_of(draft.version, wanting))


@allowed(AMEND)
def amend(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review = open_held(request, review_id, AMEND)
    versions = versions_of(review)
    if not versions:
        raise Hidden(("review", str(review_id)))

    def save(cleaned: Cleaned) -> Done:
        draft_actions.amend(review=review, **cleaned, by=request.user, at=timezone.now())
        return Done("A draft of the next version is begun, with the words of the last.", at(review, "draft"))

    page = _page(
        request, review, "Amend the record", button="Begin the amendment",
        before="The version that is finalised stays as it is and can always be read. Yours becomes the next one.",
    )  # fmt: skip
    version = version_of(versions[0].number)
    return act_on(request, review, page, form=forms.Amend(typed(request)), save=save, version=version)


@allowed(MARK_RECEIVED)
def plan_updated(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    review, on = open_held(request, review_id, MARK_RECEIVED), clock.today()
    after = Afterwards.objects.filter(review=review).first()
    day = after.plan_updated_on if after else None

    def save(cleaned: Cleaned) -> Done:
        by, now = request.user, timezone.now()
        version_actions.note_plan_updated(review=review, **cleaned, by=by, on=on, at=now)
        return _done(review, f"The care plan was brought up to date on {format_day(cleaned['updated_on'])}.")

    stored = [("The care plan", f"brought up to date on {format_day(day)}" if day else "nothing is recorded")]
    page = _page(request, review, "The care plan is up to date", stored=stored)
    form = forms.PlanUpdated(typed(request), initial={"updated_on": on})
    return act_on(request, review, page, form=form, save=save, version=version_of(day))


@allowed(SEND_RECORD)
def send(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Notes who was sent the latest version."""
    review, on = open_held(request, review_id, SEND_RECORD), clock.today()
    versions = versions_of(review)
    if not versions:
        raise Hidden(("review", str(review_id)))
    people = sending_actions.recipients(review=review, on=on)
    form = forms.SendRecord(typed(request), people=people, initial={"sent_on": on})

    def save(cleaned: Cleaned) -> Done:
        rows = sending_actions.send_copies(
            review=review, copies=form.copies, sent_on=cleaned["sent_on"], everybody=cleaned["everybody"] == "yes",
            by=request.user, on=on, at=timezone.now(),
        )  # fmt: skip
        return _done(
            review, f"Kept: the record went to {', '.join(sent_copy.name for sent_copy in rows) or 'everybody'}."
        )

    page = _page(
        request, review, "Send the record", button="Save who was sent it", before=not_safe(people),
        template="reviews/record/send.html", context={"listing": copies_table(review)},
        stored=[(recipient.name, recipient.capacity) for recipient in people],
    )  # fmt: skip
    version = version_of(versions[0].number, [(recipient.key, recipient.safe) for recipient in people])
    return act_on(request, review, page, form=form, save=save, version=version)


@allowed(DOWNLOAD)
def download(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """The latest version as a file; for those who do it only for a reason, after giving one."""
    review = open_held(request, review_id, DOWNLOAD)
    versions = versions_of(review)
    if not versions:
        raise Hidden(("review", str(review_id)))
    form = forms.Download(typed(request), asks_reason=asks_reason(request, review))
    if request.method == "POST" and form.is_valid():  # answered by the file, however often it is sent
        versions[0].review = review
        return _file(request, versions[0], form.cleaned_data["form"], form.cleaned_data.get("reason", ""))
    page = _page(request, review, "Download the record", button="Download")
    return act_on(request, review, page, form=form, save=lambda cleaned: Done("", at(review, "record")))


def _page(request: SignedInRequest, review: Review, heading: str, **words: Any) -> ActPage:
    """An act on the record, which leads back to it."""
    return act_page(request, review, heading, above=("record",), back=at(review, "record"), **words)


def _done(review: Review, sentence: str) -> Done:
    return Done(sentence, at(review, "record"))


def asks_reason(request: SignedInRequest, review: Review) -> bool:
    """Whether none of the person's roles may do it without a reason."""
    freely = {role: scope for role, scope in DOWNLOAD.rules.items() if "!" not in scope}
    part = Permission(DOWNLOAD.section, DOWNLOAD.name, freely)
    return not may(request.user, part, review, on=clock.today())


def _file(request: SignedInRequest, version: RecordVersion, form: str, reason: str) -> HttpResponse:
    _, kind = FORMS[form]
    values = council.values(on=clock.today())
    own = template_in_use(on=clock.today()) if form == "docx" else None
    made = _in_own(own, version, values) if own else _in_ours(form, version, values)
    with acting(by=request.user, action=ReviewAction.DOWNLOAD_RECORD, reason=reason, at=timezone.now()) as doing:
        doing.record(("review", version.review_id), after={"version": version.number, "form": form})
    name = f"review-record-{version.review.held_on:%Y-%m-%d}-version-{version.number}.{form}"
    return HttpResponse(made, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _in_ours(form: str, version: RecordVersion, values: Mapping[str, Any]) -> bytes:
    make, _ = FORMS[form]
    return make(document(version=version, council=values, made_at=timezone.now()))


def _in_own(template: bytes, version: RecordVersion, values: Mapping[str, Any]) -> bytes:
    """In the council's own Word file."""
    name = str(values["council_name"])
    description = values_of(version, council=name, on=clock.today())
    return fill(template=template, values=description, title=titled(values), council=name, at=timezone.now()).content


def _open_draft(review: Review) -> Draft:
    draft = draft_of(review)
    if draft is None or draft.discarded_at is not None:
        raise Hidden(("review", str(review.pk)))
    draft.review = review
    return draft
