"""What the pages of a record ask. Whoever asks has been through the door to the review."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from footprint.page.access import Hidden
from footprint.page.drafts import Differing, would_lose
from footprint.reviews.models import Draft, RecordVersion, Review, SetAside
from footprint.reviews.record.sections import QUESTIONS, Content, Question


def draft_of(review: Review) -> Draft | None:
    return Draft.objects.filter(review=review).first()


def versions_of(review: Review) -> list[RecordVersion]:
    """The finalised versions, the latest first."""
    return list(RecordVersion.objects.filter(review=review).order_by("-number"))


def versions_finalised() -> QuerySet[RecordVersion]:
    """Every version of every record, with its review and child, in the order of children, reviews and versions.

    No door of a person's: a command hands them to the council's own system.
    """
    record_versions = RecordVersion.objects.select_related("review__child")
    return record_versions.order_by("review__child__local_id", "review__held_on", "number")


def version_numbered(review: Review, number: int) -> RecordVersion:
    """Raises Hidden where there is none of that number."""
    record_version = RecordVersion.objects.filter(review=review, number=number).first()
    if record_version is None:
        raise Hidden(("review", str(review.pk)))
    return record_version


def aside_of(review: Review, key: UUID) -> SetAside:
    """Raises Hidden where it is settled already, or never was."""
    set_aside = SetAside.objects.select_related("review__draft").filter(review=review, pk=key).first()
    if set_aside is None or not hasattr(review, "draft"):
        raise Hidden(("review", str(review.pk)))
    return set_aside


def last_content(review: Review) -> tuple[date | None, dict[str, Any]]:
    """The day and the words of the child's last finalised record before this review; none: nothing. One query."""
    earlier = RecordVersion.objects.filter(review__child=review.child_id, review__held_on__lt=review.held_on)
    last = earlier.select_related("review").order_by("-review__held_on", "-number").first()
    return (last.review.held_on, last.content) if last else (None, {})


def differing(*, draft: Content, aside: Content) -> list[Differing]:
    """Where the two texts differ so that one of them would lose something."""
    pairs = [(question, _whole(question, draft), _whole(question, aside)) for question in QUESTIONS.values()]
    return [
        Differing(question.key, question.label, ours, theirs, question.kind == "text", dict(question.choices))
        for question, ours, theirs in pairs
        if would_lose(ours=ours, theirs=theirs)
    ]


def _whole(question: Question, content: Content) -> str:
    if question.kind == "day":
        return "/".join(filter(None, (content.get(f"{question.key}_{part}", "") for part in ("day", "month", "year"))))
    return content.get(question.key, "")
