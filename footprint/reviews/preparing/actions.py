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
        for paper_told in papers:
            check_can_keep_paper(**_without(paper_told), on=on)
        reviews = locked_many(paper_told.review for paper_told in papers)
        before = {
            (paper.review_id, paper.kind, paper.title): paper for paper in Paper.objects.filter(review__in=reviews)
        }
        for paper_told in papers:
            kept_now = before.get((paper_told.review, paper_told.kind, paper_told.title))
            check_unchanged(Paper(kind=paper_told.kind, title=paper_told.title).named, now=words_of_paper(kept_now),
                            expecting=paper_told.expecting)  # fmt: skip
        due = last_days(reviews=reviews, on=on)
        rows = [
            Paper(**_without(paper_told), review_id=paper_told.review, due_on=due.get(paper_told.review))
            for paper_told in papers
        ]
        stored = ["asked_on", "received_on", "not_needed_because", "due_on"]
        Paper.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["review", "kind", "title"],
            update_fields=stored,
        )
        doing.record_each(
            (("review", paper.review_id), _paper(before.get((paper.review_id, paper.kind, paper.title))), _paper(paper))
            for paper in rows
        )


def forget_papers(*, papers: Sequence[Paper], by: Actor, on: date, at: datetime) -> None:
    """Takes back that papers were asked for, came or are not needed. Those that every review wants stay wanted.

    `papers` are as the page showed them: ChangedMeanwhile where one is another now.
    """
    with acting(by=by, action=ReviewAction.FORGET_PAPERS, at=at) as doing:
        rows = Paper.objects.select_for_update().filter(pk__in=[paper.pk for paper in papers])
        now = {paper.pk: paper for paper in rows}
        for paper in papers:
            check_unchanged(paper.named, now=words_of_paper(now.get(paper.pk)), expecting=words_of_paper(paper))
        rows.delete()
        doing.record_each((("review", paper.review_id), _paper(paper), {}) for paper in papers)


def _paper(paper: Paper | None) -> dict[str, Any] | None:
    if paper is None:
        return None
    return {"paper": paper.named, "asked_on": _day(paper.asked_on), "received_on": _day(paper.received_on),
            "not_needed_because": paper.not_needed_because}  # fmt: skip


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
        for talk in talks:
            check_can_record_talk(**_without(talk, "person"), on=on)
        reviews = locked_many(talk.review for talk in talks)
        before = Consultation.objects.select_related("person").in_bulk(list(reviews))
        for talk in talks:
            check_unchanged(
                "The talk with the child", now=words_of_talk(before.get(talk.review)), expecting=talk.expecting
            )
        rows = [Consultation(**_without(talk, "person"), review_id=talk.review, person=talk.person)
                for talk in talks]  # fmt: skip
        stored = ["on_day", "how", "person", "alone", "not_alone_because", "not_done_because"]
        Consultation.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["review"], update_fields=stored
        )
        doing.record_each(
            (("review", consultation.review_id), _talk(before.get(consultation.review_id)), _talk(consultation))
            for consultation in rows
        )


def _talk(consultation: Consultation | None) -> dict[str, Any] | None:
    if consultation is None:
        return None
    return {
        "on_day": _day(consultation.on_day),
        "how": consultation.how,
        "alone": consultation.alone,
        "not_done_because": consultation.not_done_because,
    }


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
        reviews = locked_many(decided.review for decided in decisions)
        life.read(list(reviews.values()))
        for decision in decisions:
            if decision.decision not in ReadinessDecision.values or decision.decided_on > on:
                raise NotAllowed("Choose whether the review goes on, and a day that is not to come.")
            decided = life.readiness_of(reviews[decision.review])
            check_unchanged("The decision", now=words_of_decision(decided), expecting=decision.expecting)
            check_can_decide(review=reviews[decision.review], decision=decision.decision, reason=decision.reason)
        rows = [Readiness(**_without(decided), review_id=decided.review) for decided in decisions]
        with life.one_step(reviews):
            Readiness.objects.bulk_create(
                rows, batch_size=BATCH, update_conflicts=True, unique_fields=["review"],
                update_fields=["decision", "decided_on", "reason"],
            )  # fmt: skip
        doing.record_each(
            (("review", decided.review), _decided(life.readiness_of(reviews[decided.review])), _decided(decided))
            for decided in decisions
        )


def take_back_decision(*, review: UUID, by: Actor, on: date, at: datetime, expecting: str | None = None) -> None:
    """The review is as before somebody decided that it is ready."""
    with acting(by=by, action=ReviewAction.TAKE_BACK_READINESS, at=at) as doing:
        readiness = Readiness.objects.select_for_update().filter(review=review).first()
        check_unchanged("The decision", now=words_of_decision(readiness), expecting=expecting)
        if readiness is None:
            raise NotAllowed("Nothing is decided about this review. There is nothing to take back.")
        with life.one_step([review]):
            readiness.delete()
        doing.record(("review", review), before=_decided(readiness), after={})


def _decided(item: Readiness | Decided | None) -> dict[str, Any] | None:
    return (
        None
        if item is None
        else {"decision": item.decision, "decided_on": _day(item.decided_on), "reason": item.reason}
    )


def _without(description: Any, *names: str) -> dict[str, Any]:
    """The fields of a row, without these, its review and what its page showed."""
    names = ("review", "expecting", *names)
    return {name: getattr(description, name) for name in description.__dataclass_fields__ if name not in names}


def _day(day: date | None) -> str | None:
    return str(day) if day else None
