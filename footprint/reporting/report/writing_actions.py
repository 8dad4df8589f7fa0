"""Beginning a report and writing in it. None of these loses what is typed; a sitting leaves one audit event."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from footprint.audit import Actor
from footprint.audit.actions import About, acting
from footprint.page.datefield import format_day
from footprint.page.drafts import NO_VERSION, Saved, is_another_sitting
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reporting.audit_actions import ReportingAction
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import AnnualReport, Comment, EarlierWording, PassageAside, PassageText
from footprint.reporting.report.policies import check_can_bring_back, check_can_write
from footprint.reporting.report.slots import slot
from footprint.reporting.report.wordings import begins_another, keep_earlier

Words = Mapping[str, str]  # of a section: its text, and what is being done about it
PARTS = ("text", "doing")


def about(report: AnnualReport) -> About:
    return "annual report", report.pk


def begin_report(
    *, reporting_period: ReportingPeriod, by: Actor, at: datetime, caseloads_on: date | None = None
) -> AnnualReport:
    """NotAllowed where there is one of the period, and where caseloads are told of a day outside it."""
    if caseloads_on and not reporting_period.first_day <= caseloads_on <= reporting_period.last_day:
        raise NotAllowed(f"Caseloads are told of a day of the period, which {format_day(caseloads_on)} is not.")
    try:
        with acting(by=by, action=ReportingAction.BEGIN_REPORT, at=at) as doing:
            days = {
                "first_day": reporting_period.first_day,
                "last_day": reporting_period.last_day,
                "as_at": reporting_period.as_at,
            }
            if caseloads_on:
                days["caseloads_on"] = caseloads_on
            report = AnnualReport.objects.create(**days, begun_at=at, begun_by=by.audit_label)
            doing.record(about(report), after={name: str(day) for name, day in days.items()})
    except IntegrityError:
        raise NotAllowed("The report of this period is begun already. Go on with that one.") from None
    return report


def save_passage(
    *, report: AnnualReport, section: str, words: Words, version: int, window: UUID, by: Actor, at: datetime
) -> Saved:
    """Keeps what a window holds where nobody saved since the version it shows; else sets it aside beside it.

    What is kept makes another revision of the report: who approved an earlier one has not approved this.
    """
    with acting(by=by, action=ReportingAction.SAVE_PASSAGE, at=at) as doing:
        locked_report = locked(report)
        check_can_write(report=locked_report)
        passage = _passage(locked_report, section, by, at)
        whole = {**passage.content, **{part: words[part] for part in PARTS if part in words}}
        if whole == passage.content:
            return Saved(passage.version, passage.saved_at)
        if version not in (passage.version, NO_VERSION if not passage.version else passage.version):
            PassageAside.objects.update_or_create(
                passage=passage, window=window, defaults={"content": whole, "who": by.audit_label, "at": at}
            )
            return Saved(passage.version, passage.saved_at, apart=True)
        another_sitting = is_another_sitting(
            saved_by=passage.saved_by, saved_at=passage.saved_at, version=passage.version, by=by.audit_label, at=at
        )
        if begins_another(passage, whole, by=by.audit_label, at=at):
            keep_earlier(passage, passage.content, who=passage.saved_by, at=passage.saved_at)
        _keep(passage, whole, by, at)
        if another_sitting:
            doing.record(about(locked_report), after={"written on": section})
    return Saved(passage.version, at)


def settle_passage(*, aside: PassageAside, chosen: Words, version: int, by: Actor, at: datetime) -> None:
    """Keeps what was chosen of two texts. Both stay among the section's earlier wordings, whatever was chosen.

    NotAllowed where the section was saved again while they were compared.
    """
    with acting(by=by, action=ReportingAction.SETTLE_PASSAGE, at=at) as doing:
        report = locked(aside.passage.report)
        check_can_write(report=report)
        passage = PassageText.objects.select_related("report").get(pk=aside.passage_id)
        if version != passage.version:
            raise ChangedMeanwhile("The section was saved again meanwhile. Compare the two once more.")
        keep_earlier(passage, aside.content, who=aside.who, at=aside.at, set_aside=True)
        if chosen:
            keep_earlier(passage, passage.content, who=passage.saved_by, at=passage.saved_at)
            _keep(passage, {**passage.content, **chosen}, by, at)
        PassageAside.objects.filter(pk=aside.pk).delete()
        doing.record(about(report), after={"compared": passage.section})


def bring_back(*, wording: EarlierWording, version: int, by: Actor, at: datetime) -> None:
    """What a section said earlier, said again: a wording of its own, after that which it takes the place of.

    `version` is that of the words which were looked at. NotAllowed where the section was saved again since.
    """
    with acting(by=by, action=ReportingAction.BRING_WORDING_BACK, at=at) as doing:
        report = locked(wording.passage.report)
        passage = PassageText.objects.select_related("report").get(pk=wording.passage_id)
        check_can_bring_back(passage=passage, wording=wording, seen=version)
        keep_earlier(passage, passage.content, who=passage.saved_by, at=passage.saved_at)
        _keep(passage, wording.content, by, at)
        doing.record(about(report), after={"brought back": passage.section, "wording": wording.number})


def comment(*, report: AnnualReport, section: str, words: str, by: Actor, at: datetime) -> Comment:
    _check_is_a_section(section)
    if not words.strip():
        raise NotAllowed("Write your comment first.")
    with acting(by=by, action=ReportingAction.COMMENT_ON_REPORT, at=at) as doing:
        current_comment = Comment.objects.create(report=report, section=section, words=words, who=by.audit_label, at=at)
        doing.record(about(report), after={"comment on": section})
    return current_comment


def settle_comment(*, comment: Comment, by: Actor, at: datetime) -> None:
    """Once: a second time changes nothing."""
    with acting(by=by, action=ReportingAction.SETTLE_COMMENT, at=at) as doing:
        current_comment = Comment.objects.select_for_update(of=("self",)).select_related("report").get(pk=comment.pk)
        if current_comment.settled_at is not None:
            return
        current_comment.settled_at, current_comment.settled_by = at, by.audit_label
        current_comment.save(update_fields=["settled_at", "settled_by"])
        doing.record(about(current_comment.report), after={"comment settled in": current_comment.section})


def locked(report: AnnualReport) -> AnnualReport:
    return AnnualReport.objects.select_for_update().get(pk=report.pk)


def _passage(report: AnnualReport, section: str, by: Actor, at: datetime) -> PassageText:
    """That of the section, made where nothing was written in it yet. The report is locked."""
    _check_is_a_section(section)
    passage, _ = PassageText.objects.get_or_create(
        report=report, section=section, defaults={"saved_at": at, "saved_by": by.audit_label}
    )
    passage.report = report
    return passage


def _keep(passage: PassageText, words: Words, by: Actor, at: datetime) -> None:
    passage.text, passage.doing, passage.version = words["text"], words["doing"], passage.version + 1
    passage.saved_at, passage.saved_by = at, by.audit_label
    passage.save(update_fields=["text", "doing", "version", "saved_at", "saved_by"])
    passage.report.revision += 1
    passage.report.save(update_fields=["revision"])


def _check_is_a_section(key: str) -> None:
    if slot(key) is None:
        raise NotAllowed("The report has no such section. Open the report and choose one.")
