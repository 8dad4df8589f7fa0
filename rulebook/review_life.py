"""The life of one review: its states, which may follow which, and the clocks that run before and after it.

Sources: regulations 36 to 38 of the 2010 Regulations; IRO Handbook (statutory guidance, 2010). Only the 20 working days
of an adjournment are law; every other limit is a council's setting with the guidance's number as default.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from rulebook import law
from rulebook.meetings import Review, resume_by
from rulebook.reasons import Due, due_before, due_within
from rulebook.standards import DEFAULT_STANDARDS, Standards
from rulebook.timetables import Limit

Verdict = Literal["in time", "late", "running", "overdue", "missed"]
Owner = Literal["IRO", "social worker", "team manager", "business support"]


@dataclass(frozen=True)
class Facts:
    """What is known to have happened. An empty day: not yet.

    `meetings` are the days of its meetings, booked or met and not cancelled. `papers_in_on`: the last of the papers
    asked for came. `invited_on`: the last of those who should come was asked. `prepared_on`: it was decided that
    it is ready. `held_on`: the first meeting. `adjourned_on` and `adjourned_until`: the IRO stopped it, to go on by a
    day. `completed_on`: the last meeting; empty while it is adjourned or goes on in a series. `record_completed_on`:
    the full record is written.
    """

    meetings: tuple[date, ...] = ()
    papers_in_on: date | None = None
    invited_on: date | None = None
    consulted_on: date | None = None
    prepared_on: date | None = None
    held_on: date | None = None
    adjourned_on: date | None = None
    adjourned_until: date | None = None
    completed_on: date | None = None
    decisions_sent_on: date | None = None
    decisions_answered_on: date | None = None
    plan_updated_on: date | None = None
    record_completed_on: date | None = None
    distributed_on: date | None = None


@dataclass(frozen=True)
class State:
    """`reached` says whether a review has come so far. It is in the furthest state that it has reached."""

    key: str
    title: str
    meaning: str
    reached: Callable[[Facts], bool]

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True)
class Step:
    """A state that may follow another, and what makes it follow."""

    before: str
    after: str
    when: str


# What the diagram of these states is of (docs/states.md).
OF = "A review"
ABOUT = (
    "A review is in the furthest state that it has reached. Cancelled is no state of its own: the review is due again."
)
STATES = (
    State("due", "Due", "No meeting is booked.", lambda facts: True),
    State("planned", "Planned", "A meeting is booked.", lambda facts: bool(facts.meetings)),
    State("prepared", "Prepared", "The IRO or the service decided that it is ready to go on.",
          lambda facts: bool(facts.meetings and facts.prepared_on)),
    State("under_way", "Under way", "It has met, and goes on in another meeting.",
          lambda facts: facts.held_on is not None),
    State("adjourned", "Adjourned", "It has met, and the IRO stopped it for want of information.",
          lambda facts: facts.adjourned_on is not None),
    State("held", "Held", "It is complete; what follows from it is still to be written.",
          lambda facts: facts.completed_on is not None),
    State("decisions_sent", "Decisions sent", "The team manager has the decisions.",
          lambda facts: facts.decisions_sent_on is not None),
    State("plan_updated", "Plan updated", "The care plan says what was decided.",
          lambda facts: facts.plan_updated_on is not None),
    State("record_complete", "Record complete", "The full record is written.",
          lambda facts: facts.record_completed_on is not None),
    State("distributed", "Distributed", "Everybody who should have the record has it.",
          lambda facts: facts.distributed_on is not None),
)  # fmt: skip
BY_KEY = {state.key: state for state in STATES}
STEPS = (
    Step("due", "planned", "a meeting is booked"),
    Step("due", "under_way", "a meeting that was never booked took place, and another follows"),
    Step("due", "held", "it is recorded as held though no meeting was booked"),
    Step("due", "adjourned", "it met though no meeting was booked, and was stopped"),
    Step("planned", "due", "the meeting is cancelled, with a reason: the review is due again"),
    Step("planned", "prepared", "it is decided that the review is ready to go on"),
    Step("planned", "under_way", "it meets, and another meeting follows"),
    Step("planned", "adjourned", "it meets, and the IRO stops it"),
    Step("planned", "held", "it meets, and is complete"),
    Step("prepared", "planned", "the decision is taken back"),
    Step("prepared", "due", "the meeting is cancelled, with a reason: the review is due again"),
    Step("prepared", "under_way", "it meets, and another meeting follows"),
    Step("prepared", "adjourned", "it meets, and the IRO stops it"),
    Step("prepared", "held", "it meets, and is complete"),
    Step("under_way", "adjourned", "a further meeting is stopped by the IRO"),
    Step("under_way", "held", "its last meeting took place"),
    Step("under_way", "due", "it is taken back that it met"),
    Step("under_way", "planned", "it is taken back that it met, and a meeting is booked"),
    Step("adjourned", "held", "the meeting that completes it took place"),
    Step("adjourned", "due", "it is taken back that it met"),
    Step("adjourned", "planned", "it is taken back that it met, and a meeting is booked"),
    Step("held", "due", "it is taken back that it was held"),
    Step("held", "planned", "it is taken back that it was held, and a meeting is booked"),
    Step("held", "prepared", "it is taken back that it was held, and the meeting booked is ready to go on"),
    Step("held", "decisions_sent", "the decisions go to the team manager"),
    Step("held", "plan_updated", "the care plan is brought up to date"),
    Step("held", "record_complete", "the full record is finalised"),
    Step("decisions_sent", "held", "another decision is recorded, which the team manager does not have"),
    Step("decisions_sent", "plan_updated", "the care plan is brought up to date"),
    Step("decisions_sent", "record_complete", "the full record is finalised"),
    Step("plan_updated", "record_complete", "the full record is finalised"),
    Step("record_complete", "distributed", "the last of the recipients was sent it"),
)


def state_of(facts: Facts) -> State:
    """The furthest state that the review has reached."""
    return next(state for state in reversed(STATES) if state.reached(facts))


def may_follow(before: State, after: State) -> bool:
    return any((step.before, step.after) == (before.key, after.key) for step in STEPS)


def check_step(before: State, after: State) -> None:
    """Refuses a step that the table does not have. To stay in a state is none."""
    if before != after and not may_follow(before, after):
        raise ValueError(f"This review is “{before.title}”, and can’t become “{after.title}”. Look at its page again.")


@dataclass(frozen=True)
class Clock:
    """One thing owed for a review: by whom, its last day with the reason, and the day it was done."""

    key: str
    title: str
    owner: Owner
    due: Due
    done_on: date | None
    in_time_until: date | None = None
    over_on: date | None = None

    def verdict(self, *, on: date) -> Verdict:
        """Done or due on the last day is in time. `in_time_until` is a later day on which it still is; what was not
        done by `over_on`, the day that ended the review's business, is missed and owed no more."""
        if self.done_on is not None:
            return "in time" if self.done_on <= max(self.due.on, self.in_time_until or self.due.on) else "late"
        if self.over_on is not None and self.over_on <= on:
            return "missed"
        return "running" if on <= self.due.on else "overdue"


@dataclass(frozen=True)
class Owed:
    """What is owed for every review. `limit` names one of the `Standards`, `done` one of the `Facts`.

    `on_the_day`: done on the day of the meeting, before it, is in time as well.
    """

    key: str
    title: str
    owner: Owner
    words: str
    limit: str
    done: str
    citation: law.Citation
    on_the_day: bool = False


BEFORE = (
    Owed("invitations", "Invitations", "business support", "Those who should come are asked",
         "invitations_before", "invited_on", law.BEFORE_THE_REVIEW),
    Owed("papers", "Care plan and reports", "social worker", "The care plan and the reports are with the IRO",
         "papers_before", "papers_in_on", law.BEFORE_THE_REVIEW),
    Owed("consultation", "Talking with the child", "IRO", "The IRO has spoken with the child",
         "consultation_before", "consulted_on", law.SPEAKING_WITH_THE_CHILD, on_the_day=True),
)  # fmt: skip
DECISIONS = Owed("decisions", "Decisions to the team manager", "IRO", "The decisions go to the team manager",
                 "decisions_sent_within", "decisions_sent_on", law.AFTER_THE_REVIEW)  # fmt: skip
ANSWER = Owed("answer", "Team manager’s answer", "team manager", "The team manager answers the decisions",
              "decisions_answered_within", "decisions_answered_on", law.AFTER_THE_REVIEW)  # fmt: skip
AFTER = (
    Owed("plan", "Updated care plan", "social worker", "The care plan is brought up to date",
         "plan_updated_within", "plan_updated_on", law.AFTER_THE_REVIEW),
    Owed("record", "Full record", "IRO", "The full record is written",
         "record_completed_within", "record_completed_on", law.AFTER_THE_REVIEW),
    Owed("distribution", "Record to everybody", "business support", "Everybody who should have the record has it",
         "record_distributed_within", "distributed_on", law.AFTER_THE_REVIEW),
)  # fmt: skip
MEETS, FIRST_MET = "the day the review meets", "the day the review first met"
COMPLETED, RECEIVED = "the day the review was completed", "the day the team manager received the decisions"


def clocks(facts: Facts, *, standards: Standards = DEFAULT_STANDARDS) -> tuple[Clock, ...]:
    """Every clock that has a day to count from: those before the review, of its adjournment, and after it.

    `OutsideCalendarError` where the calendar does not reach.
    """
    return (*_before(facts, standards), *_adjourned(facts, standards), *_after(facts, standards))


def papers_by(*, meets_on: date, standards: Standards = DEFAULT_STANDARDS) -> Due:
    """The last day for the papers of a review that first meets on a day. `OutsideCalendarError` as `clocks`."""
    return next(clock.due for clock in _before(Facts(meetings=(meets_on,)), standards) if clock.key == "papers")


def _before(facts: Facts, standards: Standards) -> Iterator[Clock]:
    """Counted back from the first meeting."""
    meets_on = facts.held_on or min(facts.meetings, default=None)
    if meets_on is not None:
        for owed in BEFORE:
            event = FIRST_MET if facts.held_on else MEETS
            clock = _clock(owed, due_before, "before", event, meets_on, facts, standards)
            yield replace(clock, in_time_until=meets_on if owed.on_the_day else None, over_on=facts.distributed_on)


def _adjourned(facts: Facts, standards: Standards) -> Iterator[Clock]:
    if facts.adjourned_on is not None:
        due = resume_by(Review((facts.adjourned_on,), completed=False), standards=standards)
        yield Clock("adjournment", "Completing the adjourned review", "IRO", due, facts.completed_on)


def _after(facts: Facts, standards: Standards) -> Iterator[Clock]:
    """Counted from the last meeting, or the first where the council says so; the answer from its receipt."""
    if facts.completed_on is None:
        return
    day, event = facts.completed_on, COMPLETED
    if standards.recording_counted_from == "first_meeting" and facts.held_on is not None:
        day, event = facts.held_on, FIRST_MET
    sent = facts.decisions_sent_on
    yield _clock(DECISIONS, due_within, "of", event, day, facts, standards)
    if sent is not None:
        yield _clock(ANSWER, due_within, "of", RECEIVED, sent, facts, standards)
    for owed in AFTER:
        yield _clock(owed, due_within, "of", event, day, facts, standards)


def _clock(
    owed: Owed, count: Callable[..., Due], word: str, event: str, day: date, facts: Facts, standards: Standards
) -> Clock:
    limit: Limit = getattr(standards, owed.limit)
    within = "within " if word == "of" else ""
    due = count(
        limit,
        name=owed.title,
        rule=f"{owed.words} {within}{limit} {word} {event}",
        citation=owed.citation,
        event=event,
        counted_from=day,
        standards=standards,
    )
    return Clock(owed.key, owed.title, owed.owner, due, getattr(facts, owed.done))
