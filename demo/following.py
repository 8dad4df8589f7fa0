"""What follows the reviews of April 2014: decisions on their way to the manager and back, drafts, records to send."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

from demo.decided import DECISIONS, ON_DUTY
from demo.recorded import GOING_WELL
from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, SocialWorker
from footprint.reviews.decisions.actions import answer, decide, send
from footprint.reviews.models import Decision, Review
from footprint.reviews.offices import manager_of
from footprint.reviews.record.draft_actions import begin_draft, save_draft
from footprint.reviews.record.sending_actions import Copy, recipients, send_copies
from footprint.reviews.record.version_actions import finalise
from rulebook.calendar import add_months, add_working_days, last_working_day_on_or_before

FIRST = date(2014, 4, 1)
WRITTEN, SENT, ANSWERED, FINALISED, COPIED = 2, 3, 6, 9, 10  # working days after the review
NOT_WRITTEN, NOT_COPIED = 4, 3  # one in so many waits for its officer, or for business support
DISAGREES = "The school has a mentor for this already; a second one would be too much."
WORDS = {
    "changes": "A new class at school since January, and a new worker at the contact centre.",
    "parents": "Thankful that school goes better. They ask for one more meeting in the holidays.",
    "carers": "Glad to go on. They ask for a weekend of respite in the summer.",
    "legal": "The order is right; nobody asks for another one.",
    "permanence": "To stay with these carers until grown up.",
    "placement": "The right home: known to everybody, near the school.",
    "contact": "Once a month at the centre, and telephone calls in between.",
    "education": "Where one should be at this age; reading is slow, and there is help three times a week.",
    "health": "Well. The dentist was seen in February, eyes in March.",
    "safety": "Safe at home and at school; the carers know whom to call.",
    "plan_up_to_date": "yes",
    "plan_fit": "yes",
    "opinion": "The plan is right, and the home is the right one. The school needs to hear sooner what was decided.",
}
OF_TALKERS = {
    "views": "I like it here. I want to see my gran more, and I want to know when I go to the new school.",
    "views_place": "What was decided about family time is for this; the school is asked for a day to visit.",
    "seen_alone": "yes",
    "understanding": "Told in the meeting and again afterwards, and could say it back.",
}
OF_THE_YOUNGEST = {"seen_alone": "young"}
Staff = Mapping[str, Person]


def follow(staff: Staff, *, on: date) -> None:
    """Each as far as it would be by today, where nobody is behind."""
    iros = {one.child_id: one.person for one in AllocatedIRO.objects.filter(until_on=None).select_related("person")}
    workers = {
        one.child_id: one
        for one in SocialWorker.objects.filter(until_on=None).select_related("team__manager", "person")
    }
    held = Review.objects.filter(held_on__gte=FIRST, child__in=iros).select_related("child")
    for place, review in enumerate(held.order_by("held_on", "child__local_id")):
        if place % NOT_WRITTEN and _day(review, WRITTEN) <= on:
            _decide(review, place, workers.get(review.child_id), by=iros[review.child_id], on=on)
            _write(staff, review, place, by=iros[review.child_id], on=on)


def _decide(review: Review, place: int, worker: SocialWorker | None, *, by: Person, on: date) -> None:
    """The manager of one team answers; the decisions of a team without a manager wait."""
    text, role = DECISIONS[place % len(DECISIONS)][:2]
    owner = worker.name if worker and role == "social_worker" else ON_DUTY
    assert review.held_on
    by_on = last_working_day_on_or_before(add_months(review.held_on, 2))
    decide(review=review, text=text, owner_role=role, owner=owner, by_on=by_on, **_when(review, WRITTEN, by))
    if _day(review, SENT) > on:
        return
    manager = manager_of(review=review, on=_day(review, SENT))
    if manager is None:
        return
    send(review=review, to=manager, sent_on=_day(review, SENT), **_when(review, SENT, by))
    if _day(review, ANSWERED) <= on:
        says = ("disagreed", DISAGREES) if _is_first(review, manager) else ("agreed", "")
        answers = {one.pk: says for one in Decision.objects.filter(review=review)}
        answer(review=review, answers=answers, **_when(review, ANSWERED, manager))


def _is_first(review: Review, manager: Person) -> bool:
    """Whether the manager has answered nothing yet since April began."""
    return not Decision.objects.filter(review__held_on__gte=FIRST, answered_by=manager.audit_label).exists()


def _write(staff: Staff, review: Review, place: int, *, by: Person, on: date) -> None:
    content = {f"progress_{domain}": "yes" for domain in GOING_WELL} | {
        f"progress_{domain}_why": words for domain, words in GOING_WELL.items()
    } | WORDS | (OF_THE_YOUNGEST if review.participation == "PN0" else OF_TALKERS)  # fmt: skip
    written = _when(review, WRITTEN, by)
    draft = begin_draft(review=review, **written)
    save_draft(draft=draft, content=content, version=0, window=uuid4(), by=by, at=written["at"])
    if _day(review, FINALISED) <= on:
        finalise(draft=draft, missing_accepted=True, **_when(review, FINALISED, by))
    if _day(review, COPIED) <= on and place % NOT_COPIED:
        sent_on = _day(review, COPIED)
        known = recipients(review=review, on=sent_on)
        copies = [Copy(one, "post") for one in known if one.safe == "yes" and one.key != "child"]
        send_copies(review=review, copies=copies, sent_on=sent_on, everybody=True,
                    **_when(review, COPIED, staff["Piotr Nowak"]))  # fmt: skip


def _day(review: Review, days: int) -> date:
    assert review.held_on
    return add_working_days(review.held_on, days)


def _when(review: Review, days: int, by: Person) -> dict[str, Any]:
    day = _day(review, days)
    return {"by": by, "on": day, "at": datetime.combine(day, time(15), UTC)}
