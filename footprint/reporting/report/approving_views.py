"""A report sent for approval, approved, published, taken back; its published copies to read and to take away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.page import clock
from footprint.page.access import Hidden, allowed
from footprint.page.acts import Cleaned, Done, act, typed, version_of
from footprint.post import answers, html
from footprint.post.stored_documents import read
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.figure_questions import may
from footprint.reporting.models import AnnualReport, ReportVersion
from footprint.reporting.periods import is_year
from footprint.reporting.permissions import APPROVE_REPORT, VIEW_FIGURES, VIEW_WHOLE_FIGURES, WRITE_REPORT
from footprint.reporting.policies import can_see_whole
from footprint.reporting.report import approving_actions, queries, tables
from footprint.reporting.report.formats import FORMS
from footprint.reporting.report.forms import Nothing, Read, Reason
from footprint.reporting.report.freezing import asked_of, differing_now, drafted
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.pages import act_page, address, may_approve, page
from footprint.reporting.report.published_links import led
from footprint.reporting.report.reading_views import CALLED, TYPES
from footprint.reporting.report.slots import slots_of
from footprint.reporting.report.warned import before_approving
from footprint.reporting.report.writing_actions import about

SEND = (
    "Two people approve it then: each reads it and puts their name to it. A change after the first approval takes it "
    "back."
)


@allowed(WRITE_REPORT)
def send(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)
    passages = list(report.passages.all())
    written = {passage_text.section for passage_text in passages if passage_text.text.strip()}
    empty = [section.title for section in slots_of(asked_of(report)) if section.key not in written]
    caught = [name for names in caught_in(report, passages).values() for name in names if name.is_open]

    def save(cleaned: Cleaned) -> Done:
        approving_actions.send_for_approval(report=report, by=request.user, at=timezone.now())
        return Done("The report waits for approval.", address("outline", report))

    around = act_page(
        request, report, "Send the report for approval", button="Send for approval", before=SEND, name="send",
        context={"empty": empty, "caught": caught},
    )  # fmt: skip
    return act(request, form=Nothing(typed(request)), save=save, page=around)


@allowed(APPROVE_REPORT)
def take_back(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)

    def save(cleaned: Cleaned) -> Done:
        approving_actions.take_back(report=report, by=request.user, at=timezone.now())
        return Done("The report is being written again.", address("outline", report))

    before = "It is written on, and whoever approved it approves it again."
    around = act_page(request, report, "Take the report back", button="Take it back", before=before)
    return act(request, form=Nothing(typed(request)), save=save, page=around)


@allowed(APPROVE_REPORT)
def approve(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    """The whole report as it stands, and below it the approval of just that."""
    report = queries.report_named(report_id)

    def save(cleaned: Cleaned) -> Done:
        approving_actions.approve(
            report=report, seen=report.revision, by=request.user, on=clock.today(), at=timezone.now()
        )
        return Done("Your approval is kept.", address("outline", report))

    published, document = drafted(report, at=timezone.now())
    shown_before = {"to_know": before_approving(report)}
    around = act_page(
        request, report, "Approve the report", button="Approve it", name="approve",
        context={"body": html.body(published.parts), "for_children": html.body(document.parts), **shown_before},
    )  # fmt: skip
    return act(request, form=Read(typed(request)), save=save, page=around, version=version_of(report.revision))


@allowed(APPROVE_REPORT)
def publish(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)

    def save(cleaned: Cleaned) -> Done:
        made = approving_actions.publish(report=report, by=request.user, at=timezone.now())
        return Done(f"The report is published as version {made.number}.", address("outline", report))

    before = (
        "It is frozen with its numbers as they are counted now. Everybody who may see figures reads it, with small "
        "numbers hidden."
    )
    around = act_page(
        request, report, "Publish the report", button="Publish it", before=before, name="publish",
        context={"listing": tables.approvals_table(queries.approvals_of(report))},
    )  # fmt: skip
    return act(request, form=Nothing(typed(request)), save=save, page=around, version=version_of(report.revision))


@allowed(WRITE_REPORT)
def next_version(request: SignedInRequest, report_id: UUID) -> HttpResponse:
    report = queries.report_named(report_id)

    def save(cleaned: Cleaned) -> Done:
        approving_actions.begin_next(report=report, **cleaned, by=request.user, at=timezone.now())
        sentence = "The next version is begun with the words of the last. What is published stays as it is."
        return Done(sentence, address("outline", report))

    around = act_page(request, report, "Begin the next version", button="Begin it")
    return act(request, form=Reason(typed(request)), save=save, page=around)


@allowed(get=VIEW_FIGURES)
def version(request: SignedInRequest, report_id: UUID, number: int) -> HttpResponse:
    """What is published: small numbers are hidden from everybody alike."""
    current_version = _open_version(request, report_id, number)
    whole = _sees_whole(request)
    return _version_page(
        request, current_version, current_version.published, "version", leads=whole and may(request), sees_whole=whole
    )


@allowed(get=VIEW_WHOLE_FIGURES)
def internal(request: SignedInRequest, report_id: UUID, number: int) -> HttpResponse:
    version = _open_version(request, report_id, number)
    if not _sees_whole(request):
        raise Hidden(("annual report", str(report_id)))
    return _version_page(request, version, version.internal, "internal", leads=may(request))


@allowed(get=VIEW_FIGURES)
def for_children(request: SignedInRequest, report_id: UUID, number: int) -> HttpResponse:
    version = _open_version(request, report_id, number)
    return _version_page(request, version, version.for_children, "for-children")


def _sees_whole(request: SignedInRequest) -> bool:
    return can_see_whole(person=request.user, on=clock.today())


def _open_version(request: SignedInRequest, report_id: UUID, number: int) -> ReportVersion:
    """Raises Hidden where there is none, or it was taken back and the reader does not approve reports."""
    version = queries.version_numbered(report_id, number)
    if queries.is_withdrawn(version) and not may_approve(request):
        raise Hidden(("annual report", str(report_id)))
    return version


def _version_page(
    request: SignedInRequest, version: ReportVersion, document: Any, view: str, *, leads: bool = False, **more: Any
) -> HttpResponse:
    """Where it `leads`, to the rows behind its numbers: for those who see every number and may open its rows."""
    current_document = read(document)
    parts = led(version, current_document.parts) if leads else current_document.parts
    files = [
        (name, address("version-file", version.report, version.number, view, form)) for form, name in CALLED.items()
    ]
    return page(
        request, version.report, "version",
        copy=version, document=current_document, body=html.body(parts), view=view, files=files, leads=leads,
        signatures=tables.signatures(version), may_approve=may_approve(request),
        withdrawal=getattr(version, "withdrawal", None), **more,
    )  # fmt: skip


@allowed(get=VIEW_FIGURES)
def version_file(request: SignedInRequest, report_id: UUID, number: int, view: str, form: str) -> HttpResponse:
    """A published copy as a file. Http404 for a form or view that there is none of."""
    version = _open_version(request, report_id, number)
    documents = {"version": version.published, "for-children": version.for_children}
    if _sees_whole(request):
        documents["internal"] = version.internal
    if form not in FORMS or view not in documents:
        raise Http404
    with acting(by=request.user, action=ReportingAction.EXPORT_REPORT, at=timezone.now()) as doing:
        doing.record(about(version.report), after={"version": number, "form": form, "view": view})
    name = f"{_filed_as(version.report)}-{view}-{number}.{form}"
    return answers.attachment(name=name, media_type=TYPES[form], content=FORMS[form](read(documents[view])))


def _filed_as(report: AnnualReport) -> str:
    if is_year(asked_of(report)):
        return f"annual-report-{report.last_day}"
    return f"report-{report.first_day}-to-{report.last_day}"


@allowed(get=VIEW_WHOLE_FIGURES)
def again(request: SignedInRequest, report_id: UUID, number: int) -> HttpResponse:
    """Every figure of a published copy worked out again from the records as they are now."""
    version = _open_version(request, report_id, number)
    if not _sees_whole(request):
        raise Hidden(("annual report", str(report_id)))
    return page(request, version.report, "again", copy=version, table=tables.differing_table(differing_now(version)))


@allowed(APPROVE_REPORT)
def withdraw(request: SignedInRequest, report_id: UUID, number: int) -> HttpResponse:
    version = queries.version_numbered(report_id, number)

    def save(cleaned: Cleaned) -> Done:
        approving_actions.withdraw(version=version, **cleaned, by=request.user, at=timezone.now())
        sentence = "The version is taken back. Only those who approve reports read it now."
        return Done(sentence, address("outline", version.report))

    heading = f"Take version {number} back"
    around = act_page(request, version.report, heading, button="Take it back")
    return act(request, form=Reason(typed(request)), save=save, page=around)
