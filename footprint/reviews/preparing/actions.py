"""Keeping what is done before a review, and who came. Each act leaves one event for each review or person it is about.

Every act takes many at once, in one transaction and a fixed number of queries for some hundreds of them: all are kept,
or none. `NotAllowed` names what stands against one. A generator of a made-up council calls them for thousands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.refusals import NotAllowed
from footprint.reviews import life
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.locking import BATCH, locked_many
from footprint.reviews.models import Consultation, Paper, Readiness
from footprint.reviews.models.preparing import ReadinessDecision
from footprint.reviews.policies import check_unchanged
from footprint.reviews.preparing.counting_back import last_days
from footprint.reviews.preparing.policies import (
    check_can_decide,
    check_can_keep_paper,
    check_can_record_talk,
    words_of_decision,
    words_of_paper,
    words_of_talk,
)


@dataclass(frozen=True)
class PaperTold:
    """What is known of one paper: when it was asked for and came, or why it is not needed. Empty: not known.

    `expecting` is `words_of_paper` as the page showed it, where one did; so is that of a talk and of a decision.
    """

    review: UUID
    kind: str
    title: str = ""
    asked_on: date | None = None
    received_on: date | None = None
    not_needed_because: str = ""
    expecting: str | None = None


def keep_papers(*, papers: Sequence[PaperTold], by: Actor, on: date, at: datetime) -> None:
    """Keeps each paper as told, in place of what was known of it."""
    with acting(by=by, action=ReviewAction.KEEP_PAPERS, at=at) as doing:
        for one in papers:
            check_can_keep_paper(**_without(one), on=on)
        reviews = locked_many(one.review for one in papers)
        before = {(one.review_id, one.kind, one.title): one for one in Paper.objects.filter(review__in=reviews)}
        for one in papers:
            kept_now = before.get((one.review, one.kind, one.title))
            check_unchanged(Paper(kind=one.kind, title=one.title).named, now=words_of_paper(kept_now),
                            expecting=one.expecting)  # fmt: skip
        due = last_days(reviews=reviews, on=on)
        rows = [Paper(**_without(one), review_id=one.review, due_on=due.get(one.review)) for one in papers]
        kept = ["asked_on", "received_on", "not_needed_because", "due_on"]
        Paper.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["review", "kind", "title"], update_fields=kept
        )
        doing.record_each(
            (("review", one.review_id), _paper(before.get((one.review_id, one.kind, one.title))), _paper(one))
            for one in rows
        )


def forget_papers(*, papers: Sequence[Paper], by: Actor, on: date, at: datetime) -> None:
    """Takes back that papers were asked for, came or are not needed. Those that every review wants stay wanted.

    `papers` are as the page showed them: ChangedMeanwhile where one is another now.
    """
    with acting(by=by, action=ReviewAction.FORGET_PAPERS, at=at) as doing:
        rows = Paper.objects.select_for_update().filter(pk__in=[one.pk for one in papers])
        now = {one.pk: one for one in rows}
        for one in papers:
            check_unchanged(one.named, now=words_of_paper(now.get(one.pk)), expecting=words_of_paper(one))
        rows.delete()
        doing.record_each((("review", one.review_id), _paper(one), {}) for one in papers)


def _paper(one: Paper | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"paper": one.named, "asked_on": _day(one.asked_on), "received_on": _day(one.received_on),
            "not_needed_because": one.not_needed_because}  # fmt: skip


@dataclass(frozen=True)
class Talk:
    """How, when, by whom the child was spoken with, alone or not; or why that was not done, decided on a day."""

    review: UUID
    on_day: date
    how: str = ""
    person: Person | None = None
    alone: bool | None = None
    not_alone_because: str = ""
    not_done_because: str = ""
    expecting: str | None = None


def record_talks(*, talks: Sequence[Talk], by: Actor, on: date, at: datetime) -> None:
    """Keeps for each review that the child was spoken with, or why not, in place of what was kept before."""
    with acting(by=by, action=ReviewAction.RECORD_TALK, at=at) as doing:
        for one in talks:
            check_can_record_talk(**_without(one, "person"), on=on)
        reviews = locked_many(one.review for one in talks)
        before = Consultation.objects.select_related("person").in_bulk(list(reviews))
        for one in talks:
            check_unchanged(
                "The talk with the child", now=words_of_talk(before.get(one.review)), expecting=one.expecting
            )
        rows = [Consultation(**_without(one, "person"), review_id=one.review, person=one.person)
                for one in talks]  # fmt: skip
        kept = ["on_day", "how", "person", "alone", "not_alone_because", "not_done_because"]
        Consultation.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["review"], update_fields=kept
        )
        doing.record_each((("review", one.review_id), _talk(before.get(one.review_id)), _talk(one)) for one in rows)


def _talk(one: Consultation | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"on_day": _day(one.on_day), "how": one.how, "alone": one.alone, "not_done_because": one.not_done_because}


@dataclass(frozen=True)
class Decided:
    """To go on with a review, or to adjourn it when it meets."""

    review: UUID
    decision: str
    decided_on: date
    reason: str = ""
    expecting: str | None = None


def decide(*, decisions: Sequence[Decided], by: Actor, on: date, at: datetime) -> None:
    """Keeps the decision about each review, in place of an earlier one."""
    with acting(by=by, action=ReviewAction.DECIDE_READINESS, at=at) as doing:
        reviews = locked_many(one.review for one in decisions)
        life.read(list(reviews.values()))
        for one in decisions:
            if one.decision not in ReadinessDecision.values or one.decided_on > on:
                raise NotAllowed("Choose whether the review goes on, and a day that is not to come.")
            decided = life.readiness_of(reviews[one.review])
            check_unchanged("The decision", now=words_of_decision(decided), expecting=one.expecting)
            check_can_decide(review=reviews[one.review], decision=one.decision, reason=one.reason)
        rows = [Readiness(**_without(one), review_id=one.review) for one in decisions]
        with life.one_step(reviews):
            Readiness.objects.bulk_create(
                rows, batch_size=BATCH, update_conflicts=True, unique_fields=["review"],
                update_fields=["decision", "decided_on", "reason"],
            )  # fmt: skip
        doing.record_each(
            (("review", one.review), _decided(life.readiness_of(reviews[one.review])), _decided(one))
            for one in decisions
        )


def take_back_decision(*, review: UUID, by: Actor, on: date, at: datetime, expecting: str | None = None) -> None:
    """The review is as before somebody decided that it is ready."""
    with acting(by=by, action=ReviewAction.TAKE_BACK_READINESS, at=at) as doing:
        kept = Readiness.objects.select_for_update().filter(review=review).first()
        check_unchanged("The decision", now=words_of_decision(kept), expecting=expecting)
        if kept is None:
            raise NotAllowed("Nothing is decided about this review. There is nothing to take back.")
        with life.one_step([review]):
            kept.delete()
        doing.record(("review", review), before=_decided(kept), after={})


def _decided(one: Readiness | Decided | None) -> dict[str, Any] | None:
    return None if one is None else {"decision": one.decision, "decided_on": _day(one.decided_on), "reason": one.reason}


def _without(told: Any, *names: str) -> dict[str, Any]:
    """The fields of a row, without these, its review and what its page showed."""
    names = ("review", "expecting", *names)
    return {name: getattr(told, name) for name in told.__dataclass_fields__ if name not in names}


def _day(day: date | None) -> str | None:
    return str(day) if day else None
