"""Writing the draft of a record. None of these loses what is typed; a sitting leaves one audit event, not each save."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.drafts import Saved, is_another_sitting
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.clocks import start_clocks
from footprint.reviews.models import Draft, RecordVersion, Review, SetAside
from footprint.reviews.record.policies import check_can_amend, check_can_begin, check_can_save
from footprint.reviews.record.sections import Content


def begin_draft(*, review: Review, by: Actor, on: date, at: datetime) -> Draft:
    """The one draft of a review's first record. Its clocks run from now at the latest."""
    with acting(by=by, action=ReviewAction.BEGIN_RECORD, at=at) as doing:
        locked = _locked_review(review.pk)
        check_can_begin(review=locked)
        start_clocks(reviews=[locked], on=on)
        draft = Draft.objects.create(review=locked, saved_at=at, saved_by=by.audit_label)
        doing.record(("review", review.pk), after={"record": "begun"})
    return draft


def amend(*, review: Review, reason: str, by: Actor, at: datetime) -> Draft:
    """A draft of the next version, which begins with the words of the last."""
    with acting(by=by, action=ReviewAction.AMEND_RECORD, reason=reason, at=at) as doing:
        locked = _locked_review(review.pk)
        check_can_amend(review=locked)
        last = RecordVersion.objects.filter(review=locked).latest("number")
        draft = Draft.objects.create(
            review=locked,
            content=last.content,
            amends=last.number,
            reason=reason,
            saved_at=at,
            saved_by=by.audit_label,
        )
        doing.record(("review", review.pk), after={"amends version": last.number})
    return draft


def save_draft(
    *, draft: Draft, content: Mapping[str, str], version: int, window: UUID, by: Actor, at: datetime
) -> Saved:
    """Keeps what a window holds where nobody saved since the version it shows; else sets it aside beside the draft."""
    with acting(by=by, action=ReviewAction.SAVE_RECORD_DRAFT, at=at) as doing:
        current_draft = locked_draft(draft)
        check_can_save(draft=current_draft)
        whole = {**current_draft.content, **content}
        if version != current_draft.version and whole != current_draft.content:
            SetAside.objects.update_or_create(
                review_id=current_draft.review_id, window=window,
                defaults={"content": dict(content), "who": by.audit_label, "at": at},
            )  # fmt: skip
            return Saved(current_draft.version, current_draft.saved_at, apart=True)
        if whole == current_draft.content:
            return Saved(current_draft.version, current_draft.saved_at)
        another_sitting = is_another_sitting(
            saved_by=current_draft.saved_by,
            saved_at=current_draft.saved_at,
            version=current_draft.version,
            by=by.audit_label,
            at=at,
        )
        _keep(current_draft, whole, by, at)
        if another_sitting:
            doing.record(("review", current_draft.review_id), after={"record": "written on"})
    return Saved(current_draft.version, at)


def settle(*, aside: SetAside, chosen: Mapping[str, str], version: int, by: Actor, at: datetime) -> Draft:
    """Keeps what was chosen of two texts, and puts the one set aside away.

    ChangedMeanwhile where the draft was saved again while they were compared.
    """
    with acting(by=by, action=ReviewAction.SETTLE_RECORD_DRAFT, at=at) as doing:
        draft = locked_draft(aside.review.draft)
        check_can_save(draft=draft)
        if version != draft.version:
            raise ChangedMeanwhile("The draft was saved again meanwhile. Compare the two once more.")
        _keep(draft, {**draft.content, **chosen}, by, at)
        SetAside.objects.filter(pk=aside.pk).delete()
        doing.record(("review", draft.review_id), after={"compared": sorted(chosen)})
    return draft


def discard_draft(*, draft: Draft, by: Actor, at: datetime) -> None:
    """Puts a draft away; it can be taken back until another is begun."""
    with acting(by=by, action=ReviewAction.DISCARD_RECORD_DRAFT, at=at) as doing:
        current_draft = locked_draft(draft)
        check_can_save(draft=current_draft)
        current_draft.discarded_at = at
        current_draft.save(update_fields=["discarded_at"])
        doing.record(("review", current_draft.review_id), after={"record": "draft discarded"})


def restore_draft(*, draft: Draft, by: Actor, at: datetime) -> None:
    with acting(by=by, action=ReviewAction.RESTORE_RECORD_DRAFT, at=at) as doing:
        current_draft = locked_draft(draft)
        current_draft.discarded_at = None
        current_draft.save(update_fields=["discarded_at"])
        doing.record(("review", current_draft.review_id), after={"record": "draft taken back"})


def remove_discarded(*, draft: Draft, by: Actor, at: datetime) -> None:
    """For good, so that another can be begun. NotAllowed for a draft that was not discarded."""
    with acting(by=by, action=ReviewAction.REMOVE_RECORD_DRAFT, at=at) as doing:
        current_draft = locked_draft(draft)
        if current_draft.discarded_at is None:
            raise NotAllowed("This draft is being written. Discard it first.")
        SetAside.objects.filter(review=current_draft.review_id).delete()
        current_draft.delete()
        doing.record(("review", draft.review_id), after={"record": "discarded draft removed"})


def _keep(draft: Draft, content: Content, by: Actor, at: datetime) -> None:
    draft.content, draft.version = dict(content), draft.version + 1
    draft.saved_at, draft.saved_by = at, by.audit_label
    draft.save(update_fields=["content", "version", "saved_at", "saved_by"])


def locked_draft(draft: Draft) -> Draft:
    """Raises NotAllowed where it was finalised or removed meanwhile."""
    drafts = Draft.objects.select_for_update(of=("self",)).select_related("review__child")
    current_draft = drafts.filter(pk=draft.pk).first()
    if current_draft is None:
        raise NotAllowed(
            "This draft is no longer there: the record was finalised. Amend it, with a reason, to change it."
        )
    return current_draft


def _locked_review(key: UUID) -> Review:
    return Review.objects.select_for_update(of=("self",)).select_related("child", "period").get(pk=key)
