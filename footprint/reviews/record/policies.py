"""Whether the record of a review may be written, finalised or amended; a refusal says what to do."""

from collections.abc import Iterator
from datetime import date

from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Draft, Review
from footprint.reviews.policies import check_complete
from footprint.reviews.record.sections import DOMAINS, QUESTIONS, Content

STARTED = "A draft of this record is begun already. Go on with that one."


def check_can_begin(*, review: Review) -> None:
    """A first record; an amendment has a check of its own."""
    if review.held_on is None:
        raise NotAllowed("This review is not recorded as held. Record that it was held, then write its record.")
    if review.versions.exists():
        raise NotAllowed("The record of this review is finalised. Amend it, with a reason, to change it.")
    if Draft.objects.filter(review=review).exists():
        raise NotAllowed(STARTED)


def check_can_save(*, draft: Draft) -> None:
    if draft.discarded_at is not None:
        raise NotAllowed("This draft was discarded. Take it back, then go on with it.")


def check_can_amend(*, review: Review) -> None:
    if not review.versions.exists():
        raise NotAllowed("The record of this review is not finalised yet. Finish the draft instead.")
    if Draft.objects.filter(review=review).exists():
        raise NotAllowed(STARTED)


def check_can_finalise(*, draft: Draft, content: Content, is_missing: bool, missing_accepted: bool) -> None:
    check_can_save(draft=draft)
    check_complete(review=draft.review)
    if draft.review.set_aside.exists():
        raise NotAllowed("Two windows wrote different things. Compare them first, so that nothing is lost.")
    if not any(content.get(key, "").strip() for key in QUESTIONS):
        raise NotAllowed("Nothing is written yet. Write the record, then finalise it.")
    if is_missing and not missing_accepted:
        raise NotAllowed("Something is missing. Add it, or say that the record is to be finalised without it.")


def check_can_note_plan(*, review: Review, updated_on: date, on: date) -> None:
    if review.held_on is None:
        raise NotAllowed("This review is not recorded as held. Record that it was held first.")
    if updated_on > on:
        raise NotAllowed("That day is still to come. Choose today or an earlier day.")
    if updated_on < review.held_on:
        raise NotAllowed("That day is before the review was held. Check the day.")


def missing(*, content: Content, participation: str, decisions: int, undecided: int) -> Iterator[str]:
    """What a whole record would hold and this one doesn't, each in a sentence. None of it forbids."""
    if not participation:
        yield "How the child took part is not recorded."
    for key, sentence in WANTED.items():
        if not content.get(key, "").strip():
            yield sentence
    for domain, words in DOMAINS.items():
        if not content.get(f"progress_{domain}"):
            yield f"Nothing is judged about {words}."
        elif not content.get(f"progress_{domain}_why", "").strip():
            yield f"No reason stands beside the judgement about {words}."
    if not decisions:
        yield "No decision is recorded."
    if undecided:
        yield "What became of a decision of the last review is not recorded."


WANTED = {
    "views": "What the child says is not written down.",
    "views_place": "Where the child’s views show in the decisions, or why not, is not written down.",
    "seen_alone": "Whether you saw the child alone is not recorded.",
    "parents": "What the parents say is not written down.",
    "carers": "What the carers say is not written down.",
    "plan_up_to_date": "Whether an up-to-date care plan was at the review is not recorded.",
    "plan_fit": "Whether the care plan is fit is not judged.",
    "opinion": "Your own opinion is not written down.",
}
