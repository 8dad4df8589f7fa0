"""What was written in one draft, put into those of brothers and sisters reviewed in the same meeting."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.refusals import NotAllowed
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import Draft, Review
from footprint.reviews.record.draft_actions import begin_draft, save_draft
from footprint.reviews.record.queries import draft_of
from footprint.reviews.record.sections import SECTIONS, Content, Section

OF_ONE_CHILD = ("child", "opinion")  # sections that are never the same for two
SHARED = tuple(section for section in SECTIONS if section.key not in OF_ONE_CHILD)


@dataclass(frozen=True)
class Put:
    """One draft that was written into: how many answers, and those that said something else and stay as they are."""

    review: Review
    answers: int
    left: tuple[str, ...]


def said_in(content: Content) -> list[Section]:
    """The sections with something in them that may be true of several children."""
    return [section for section in SHARED if _answers(section, content)]


def _answers(section: Section, content: Content) -> Content:
    keys = (question.key for question in section.questions if question.kind != "day")
    return {key: content[key] for key in keys if content.get(key, "").strip()}


def share_parts(
    *, draft: Draft, sections: Collection[str], reviews: Sequence[Review], by: Actor, on: date, at: datetime
) -> list[Put]:
    """Fills what is blank in the drafts of these reviews with the draft's answers in these sections.

    Where somebody wrote something else it stays: nothing is overwritten. A draft that is not begun is begun. NotAllowed
    where a record can't be written. Audited as share_record_parts.
    """
    description = {
        key: words
        for section in said_in(draft.content) if section.key in sections
        for key, words in _answers(section, draft.content).items()
    }  # fmt: skip
    with acting(by=by, action=ReviewAction.SHARE_RECORD_PARTS, at=at) as doing:
        done = [_put(review, description, by, on, at) for review in reviews]
        doing.record_each(
            (("review", put.review.pk), None, {"from": str(draft.review_id), "answers": put.answers}) for put in done
        )
    return done


def _put(review: Review, description: Content, by: Actor, on: date, at: datetime) -> Put:
    theirs = draft_of(review) or begin_draft(review=review, by=by, on=on, at=at)
    if theirs.discarded_at is not None:
        name = review.child.name
        raise NotAllowed(f"The draft for {name} was discarded. Take it back first, or leave {name} out.")
    new = {key: words for key, words in description.items() if not theirs.content.get(key, "").strip()}
    left = tuple(key for key, words in description.items() if key not in new and theirs.content[key] != words)
    if new:
        save_draft(draft=theirs, content=new, version=theirs.version, window=uuid4(), by=by, at=at)
    return Put(review, len(new), left)
