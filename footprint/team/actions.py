"""Posts of the team: adding, changing and ending them. Each leaves its audit event about the person."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from footprint.accounts.models import Person
from footprint.accounts.queries import lock_people
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.page.datefield import format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.team.audit_actions import TeamAction
from footprint.team.models import Post, PostKind, PostWork
from footprint.team.policies import check_can_end_post, check_can_hold_post


def add_post(
    *, person: Person, title: str, kind: str, fte: Decimal, from_on: date, until_on: date | None, reason: str,
    by: Actor, at: datetime, work: str = PostWork.REVIEWS,
) -> Post:  # fmt: skip
    with acting(by=by, action=TeamAction.ADD_POST, reason=reason, at=at) as doing:
        lock_people(keys=[person.pk])
        check_can_hold_post(person=person, fte=fte, from_on=from_on, until_on=until_on)
        post = Post.objects.create(
            person=person, title=title, kind=kind, work=work, fte=fte, from_on=from_on, until_on=until_on
        )
        doing.record(("person", person.pk), after=state_of(post))
    return post


def change_post(
    *, post: Post, title: str, kind: str, fte: Decimal, from_on: date, reason: str, by: Actor, at: datetime,
    expecting: str, work: str = PostWork.REVIEWS,
) -> Post:  # fmt: skip
    """Puts the post and its part of a week anew from a day: the one before ends on it, and caseloads of then stay.

    From the day the post began it is put right instead. `expecting` is `words_of` as the page showed the post.
    """
    with acting(by=by, action=TeamAction.CHANGE_POST, reason=reason, at=at) as doing:
        lock_people(keys=[post.person_id])
        current_post = Post.objects.select_related("person").get(pk=post.pk)
        _check_unchanged(current_post, expecting)
        if from_on < current_post.from_on or (current_post.until_on is not None and from_on >= current_post.until_on):
            raise NotAllowed(
                f"The post runs from {format_day(current_post.from_on)}. Choose a day on which it is held."
            )
        before, until_on = state_of(current_post), current_post.until_on
        check_can_hold_post(
            person=current_post.person, fte=fte, from_on=from_on, until_on=until_on, besides=current_post
        )
        if from_on == current_post.from_on:
            current_post.title, current_post.kind, current_post.work, current_post.fte = title, kind, work, fte
            current_post.save(update_fields=["title", "kind", "work", "fte"])
            changed = current_post
        else:
            current_post.until_on = from_on
            current_post.save(update_fields=["until_on"])
            changed = Post.objects.create(
                person=current_post.person,
                title=title,
                kind=kind,
                work=work,
                fte=fte,
                from_on=from_on,
                until_on=until_on,
            )
        doing.record(("person", current_post.person_id), before=before, after=state_of(changed))
    return changed


def end_post(*, post: Post, until_on: date, reason: str, by: Actor, at: datetime, expecting: str) -> None:
    """`until_on` is the first day on which the post is not held; `expecting` is `words_of` it as the page showed it."""
    with acting(by=by, action=TeamAction.END_POST, reason=reason, at=at) as doing:
        current_post = Post.objects.select_for_update().get(pk=post.pk)
        _check_unchanged(current_post, expecting)
        check_can_end_post(post=current_post, until_on=until_on)
        before = state_of(current_post)
        current_post.until_on = until_on
        current_post.save(update_fields=["until_on"])
        doing.record(("person", current_post.person_id), before=before, after=state_of(current_post))


def _check_unchanged(post: Post, expecting: str) -> None:
    now = words_of(post)
    if now != expecting:
        raise ChangedMeanwhile(
            f"Somebody else has changed this post meanwhile. It is now {now}.", now={"The post": now}
        )


def state_of(post: Post) -> dict[str, Any]:
    return {
        "title": post.title,
        "kind": post.kind,
        "work": post.work,
        "fte": str(post.fte),
        "from_on": post.from_on,
        "until_on": post.until_on,
    }


def words_of(post: Post) -> str:
    """The post in words, by which a page knows that it is still as it was shown."""
    ends = f" until {format_day(post.until_on)}" if post.until_on else ""
    work = "" if post.work == PostWork.REVIEWS else f"{PostWork(post.work).label.lower()}, "
    kind = PostKind(post.kind).label.lower()
    return f"{post.title}, {kind}, {work}{post.fte} of a full week, from {format_day(post.from_on)}{ends}"
