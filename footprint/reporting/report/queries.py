"""What the pages of a report ask."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from footprint.page.access import Hidden
from footprint.page.drafts import Differing, would_lose
from footprint.reporting.models import (
    AnnualReport,
    Approval,
    Comment,
    EarlierWording,
    PassageAside,
    PassageText,
    ReportVersion,
)
from footprint.reporting.periods import is_alike
from footprint.reporting.report.freezing import asked_of
from footprint.reporting.report.sections import Section
from footprint.reporting.report.slots import slot
from footprint.reporting.report.wordings import LABELS


def reports() -> QuerySet[AnnualReport]:
    """The latest period first, each with its passages, its approvals and its number of comments that nobody settled."""
    waiting = Count("comments", filter=Q(comments__settled_at=None))
    result = AnnualReport.objects.annotate(comments_open=waiting).prefetch_related("passages", "approvals")
    return result.order_by("-last_day", "-first_day")


def comments_open(report: AnnualReport) -> dict[str, int]:
    """How many comments wait to be settled, by section."""
    comments = Comment.objects.filter(report=report, settled_at=None).values_list("section")
    return dict(comments.annotate(waiting=Count("pk")))


def comment_named(report: AnnualReport, pk: UUID) -> Comment:
    """Raises Hidden where there is none."""
    comment = Comment.objects.filter(report=report, pk=pk).first()
    if comment is None:
        raise Hidden(("annual report", str(report.pk)))
    return comment


def asides_of(report: AnnualReport) -> QuerySet[PassageAside]:
    """What waits to be compared, in its order."""
    return PassageAside.objects.select_related("passage").filter(passage__report=report).order_by("at")


def report_on(*, first_day: date, last_day: date) -> AnnualReport | None:
    """The one of just this period, if it is begun."""
    return AnnualReport.objects.filter(first_day=first_day, last_day=last_day).prefetch_related("passages").first()


def report_named(pk: UUID) -> AnnualReport:
    """Raises Hidden where there is none."""
    report = AnnualReport.objects.filter(pk=pk).first()
    if report is None:
        raise Hidden(("annual report", str(pk)))
    return report


def section_named(report: UUID, key: str) -> tuple[AnnualReport, Section]:
    """Raises Hidden where there is no such report or section."""
    current_report, section = report_named(report), slot(key)
    if section is None:
        raise Hidden(("annual report", str(report)))
    return current_report, section.told_for(asked_of(current_report))


def approvals_of(report: AnnualReport) -> list[Approval]:
    """Those that count: of the words as they stand, since they were last sent. A change of them leaves none."""
    if report.sent_at is None:
        return []
    approvals = Approval.objects.filter(report=report, revision=report.revision, sent_at=report.sent_at)
    return list(approvals.order_by("at"))


def said_before(report: AnnualReport, section: str) -> PassageText | None:
    """What the latest report on a period of the same kind that ended before this one's says in the section: never what
    one of another length says. None where it says nothing."""
    earlier = AnnualReport.objects.filter(last_day__lt=report.first_day).order_by("-last_day")
    alike = next((item for item in earlier if is_alike(asked_of(item), asked_of(report))), None)
    passage_texts = PassageText.objects.select_related("report").filter(report=alike, section=section) if alike else ()
    return next((passage_text for passage_text in passage_texts if any(passage_text.content.values())), None)


def passage_of(report: AnnualReport, section: str) -> PassageText | None:
    return PassageText.objects.filter(report=report, section=section).first()


def comments_on(report: AnnualReport, section: str) -> list[Comment]:
    """The open ones first, then by time."""
    comments = Comment.objects.filter(report=report, section=section)
    return sorted(comments, key=lambda comment: (comment.settled_at is not None, comment.at))


def aside_named(report: AnnualReport, section: str, pk: UUID) -> PassageAside:
    """Raises Hidden where it is settled already, or never was."""
    passage_asides = PassageAside.objects.select_related("passage__report")
    aside = passage_asides.filter(passage__report=report, passage__section=section, pk=pk).first()
    if aside is None:
        raise Hidden(("annual report", str(report.pk)))
    return aside


def wording_named(report: AnnualReport, section: str, number: int) -> EarlierWording:
    """With its passage as it stands. Raises Hidden where there is none of that number."""
    earlier_wordings = EarlierWording.objects.select_related("passage__report")
    earlier = earlier_wordings.filter(passage__report=report, passage__section=section, number=number).first()
    if earlier is None:
        raise Hidden(("annual report", str(report.pk)))
    return earlier


def differing(aside: PassageAside) -> list[Differing]:
    """Where the section and what was set aside differ so that one of them would lose something."""
    now = aside.passage.content
    pairs = [(part, now[part], aside.content.get(part, "")) for part in LABELS]
    return [
        Differing(part, LABELS[part], ours, theirs)
        for part, ours, theirs in pairs
        if would_lose(ours=ours, theirs=theirs)
    ]


def versions() -> QuerySet[ReportVersion]:
    """The published copies without their contents, the latest first."""
    current_versions = ReportVersion.objects.select_related("report", "withdrawal")
    return current_versions.defer("frozen", "published", "internal", "for_children").order_by("-number")


def version_numbered(report: UUID, number: int) -> ReportVersion:
    """Raises Hidden where there is none of that number."""
    version = ReportVersion.objects.select_related("report", "withdrawal").filter(report=report, number=number).first()
    if version is None:
        raise Hidden(("annual report", str(report)))
    return version


def version_with_key(key: str) -> ReportVersion | None:
    """None where no published copy has this key."""
    try:
        pk = UUID(key)
    except ValueError:
        return None
    return ReportVersion.objects.select_related("report", "withdrawal").filter(pk=pk).first()


def is_withdrawn(version: ReportVersion) -> bool:
    return hasattr(version, "withdrawal")
