"""From written to published: what may stand, two approvals, and a copy that never changes."""

from datetime import date, datetime
from typing import Any

from footprint.accounts.models import Person
from footprint.accounts.roles import name_of
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.refusals import NotAllowed
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.models import (
    AnnualReport,
    Approval,
    LetStand,
    PassageAside,
    PassageText,
    ReportVersion,
    Withdrawal,
)
from footprint.reporting.permissions import APPROVE_REPORT
from footprint.reporting.report.freezing import frozen
from footprint.reporting.report.names_caught import Caught, caught_in, open_in
from footprint.reporting.report.policies import (
    check_can_approve,
    check_can_begin_next,
    check_can_let_stand,
    check_can_publish,
    check_can_send,
    check_can_take_back,
)
from footprint.reporting.report.queries import approvals_of
from footprint.reporting.report.wordings import wrote_in
from footprint.reporting.report.writing_actions import about, locked


def let_stand(*, passage: PassageText, mark: str, reason: str, by: Person, at: datetime) -> LetStand:
    """Somebody who did not write it says why nobody can be recognised by a word. Until it stands in other words."""
    with acting(by=by, action=ReportingAction.LET_NAME_STAND, reason=reason, at=at) as doing:
        locked(passage.report)
        passage_text = PassageText.objects.select_related("report").get(pk=passage.pk)
        check_can_let_stand(passage=passage_text, wrote=wrote_in(passage_text, who=by.audit_label), reason=reason)
        caughts = caught_in(passage_text.report, [passage_text]).get(passage_text.section, ())
        caught = next((caught for caught in caughts if caught.catch.mark == mark and caught.is_open), None)
        if caught is None:
            raise NotAllowed("The words were changed meanwhile. Read the section again.")
        stands = LetStand.objects.create(
            report=passage_text.report,
            section=passage_text.section,
            mark=mark,
            word=caught.catch.word[:100],
            reason=reason,
            who=by.audit_label,
            at=at,
        )
        doing.record(about(passage_text.report), after={"lets a word stand in": passage_text.section})
    return stands


def send_for_approval(*, report: AnnualReport, by: Actor, at: datetime) -> AnnualReport:
    with acting(by=by, action=ReportingAction.SEND_REPORT_FOR_APPROVAL, at=at) as doing:
        locked_report = locked(report)
        passages = list(locked_report.passages.all())
        check_can_send(
            report=locked_report, passages=passages, apart=_apart(locked_report), caught=_open(locked_report, passages)
        )
        locked_report.sent_at, locked_report.sent_by = at, by.audit_label
        locked_report.save(update_fields=["sent_at", "sent_by"])
        doing.record(about(locked_report), after={"sent for approval": locked_report.revision})
    return locked_report


def take_back(*, report: AnnualReport, by: Actor, at: datetime) -> AnnualReport:
    """To be written on: approvals count no more, whatever becomes of the words."""
    with acting(by=by, action=ReportingAction.TAKE_REPORT_BACK, at=at) as doing:
        locked_report = locked(report)
        check_can_take_back(report=locked_report)
        _open_again(locked_report)
        doing.record(about(locked_report), after={"taken back": locked_report.revision})
    return locked_report


def approve(*, report: AnnualReport, seen: int, by: Person, on: date, at: datetime) -> Approval:
    """One person's signature under the revision that they read."""
    with acting(by=by, action=ReportingAction.APPROVE_REPORT, at=at) as doing:
        locked_report = locked(report)
        passages = list(locked_report.passages.all())
        check_can_approve(
            report=locked_report, approvals=approvals_of(locked_report), by=by, seen=seen, apart=_apart(locked_report),
            caught=_open(locked_report, passages),
        )  # fmt: skip
        assert locked_report.sent_at
        role = ", ".join(name_of(code) for code in by.roles_on(on) if code in APPROVE_REPORT.rules)
        signed = Approval.objects.create(
            report=locked_report,
            revision=locked_report.revision,
            sent_at=locked_report.sent_at,
            person=by,
            who=by.audit_label,
            role=role,
            at=at,
        )
        doing.record(about(locked_report), after={"approved": locked_report.revision})
    return signed


def publish(*, report: AnnualReport, by: Actor, at: datetime) -> ReportVersion:
    """Freezes the report as two people approved it, with the numbers of this moment and how they were counted."""
    with acting(by=by, action=ReportingAction.PUBLISH_REPORT, at=at) as doing:
        locked_report = locked(report)
        approvals = approvals_of(locked_report)
        check_can_publish(report=locked_report, approvals=approvals)
        version = ReportVersion.objects.create(
            report=locked_report, number=locked_report.versions.count() + 1, made_at=at, made_by=by.audit_label,
            signed=[_signed(approval) for approval in approvals], **frozen(locked_report, at=at),
        )  # fmt: skip
        locked_report.published_at = at
        locked_report.save(update_fields=["published_at"])
        doing.record(about(locked_report), after={"published version": version.number})
    return version


def begin_next(*, report: AnnualReport, reason: str, by: Actor, at: datetime) -> AnnualReport:
    """The words are open again for the next version; what is published stays as it is."""
    with acting(by=by, action=ReportingAction.BEGIN_NEXT_VERSION, reason=reason, at=at) as doing:
        locked_report = locked(report)
        check_can_begin_next(report=locked_report)
        _open_again(locked_report)
        doing.record(about(locked_report), after={"next version": locked_report.versions.count() + 1})
    return locked_report


def withdraw(*, version: ReportVersion, reason: str, by: Actor, at: datetime) -> None:
    """Takes a published copy back: only those who approve reports read it from now on."""
    if not reason.strip():
        raise NotAllowed("Say why it is taken back.")
    with acting(by=by, action=ReportingAction.WITHDRAW_REPORT, reason=reason, at=at) as doing:
        locked(version.report)
        if Withdrawal.objects.filter(version=version).exists():
            raise NotAllowed("This version is taken back already.")
        Withdrawal.objects.create(version=version, reason=reason, who=by.audit_label, at=at)
        doing.record(about(version.report), after={"version taken back": version.number})


def _open_again(report: AnnualReport) -> None:
    report.sent_at, report.sent_by, report.published_at = None, "", None
    report.save(update_fields=["sent_at", "sent_by", "published_at"])


def _apart(report: AnnualReport) -> int:
    return PassageAside.objects.filter(passage__report=report).count()


def _open(report: AnnualReport, passages: list[PassageText]) -> list[Caught]:
    return open_in(caught_in(report, passages))


def _signed(approval: Approval) -> dict[str, Any]:
    return {"who": approval.who, "role": approval.role, "at": approval.at}
