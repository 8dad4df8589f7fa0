"""Every step of the table of states (docs/states.md), taken by what people do; Amara's first review, of 2013."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from footprint.accounts.models import Person
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, life
from footprint.reviews.actions import Booking
from footprint.reviews.decisions import actions as decisions
from footprint.reviews.models import BOOKED, Afterwards, Meeting, Review
from footprint.reviews.preparing import actions as preparing
from footprint.reviews.record import draft_actions, sending_actions, version_actions
from footprint.reviews.record.sending_actions import Copy, Recipient
from footprint.reviews.series import actions as series
from rulebook.review_life import STEPS, state_of
from tests import register

FRIDAY, MONDAY, UNTIL = date(2013, 9, 27), date(2013, 9, 30), date(2013, 10, 8)
WHY = {"reason": "No health plan", "delay_weighed": "She is settled", "consulted": "Her mother agrees"}
# What is done from the beginning; the last of it takes the step.
STORIES = {
    ("due", "planned"): "book",
    ("due", "under_way"): "go_on",
    ("due", "held"): "hold",
    ("due", "adjourned"): "adjourn",
    ("planned", "due"): "book cancel",
    ("planned", "prepared"): "book ready",
    ("planned", "under_way"): "book go_on",
    ("planned", "adjourned"): "book adjourn",
    ("planned", "held"): "book hold",
    ("prepared", "planned"): "book ready unready",
    ("prepared", "due"): "book ready cancel",
    ("prepared", "under_way"): "book ready go_on",
    ("prepared", "adjourned"): "book ready adjourn",
    ("prepared", "held"): "book ready hold",
    ("under_way", "adjourned"): "go_on adjourn",
    ("under_way", "held"): "go_on complete",
    ("under_way", "due"): "go_on undo",
    ("under_way", "planned"): "book ready go_on book undo",
    ("adjourned", "held"): "adjourn complete",
    ("adjourned", "due"): "adjourn undo",
    ("adjourned", "planned"): "book ready adjourn book undo",
    ("held", "due"): "hold undo",
    ("held", "planned"): "book hold undo",
    ("held", "prepared"): "book ready hold undo",
    ("held", "decisions_sent"): "hold send",
    ("held", "plan_updated"): "hold update",
    ("held", "record_complete"): "hold write",
    ("decisions_sent", "held"): "hold send decide",
    ("decisions_sent", "plan_updated"): "hold send update",
    ("decisions_sent", "record_complete"): "hold send write",
    ("plan_updated", "record_complete"): "hold update write",
    ("record_complete", "distributed"): "hold write distribute",
}


class Story:
    """What Ines does with one review, each act by its name."""

    def __init__(self, ines: dict[str, Any]) -> None:
        self.who = ines
        self.key = Review.objects.get(child=register.AMARA, held_on=None).pk

    @property
    def review(self) -> Review:
        return Review.objects.get(pk=self.key)

    @property
    def state(self) -> str:
        review = self.review
        life.read([review])
        return state_of(life.facts_of(review)).key

    def do(self, *acts: str) -> None:
        for act in acts:
            self.acts[act]()

    @property
    def acts(self) -> dict[str, Callable[[], object]]:
        key, who = self.key, self.who
        because = {**who, "reason": "Another child’s"}
        return {
            "book": lambda: actions.book(bookings=[Booking(key, MONDAY)], **who),
            "cancel": lambda: actions.cancel(meeting=Meeting.objects.get(BOOKED, review=key).pk, **because),
            "ready": lambda: preparing.decide(decisions=[preparing.Decided(key, "go_on", MONDAY, "It can")], **who),
            "unready": lambda: preparing.take_back_decision(review=key, **who),
            "go_on": lambda: series.go_on(review=key, met_on=FRIDAY, **who),
            "adjourn": lambda: series.adjourn(review=key, met_on=FRIDAY, until_on=UNTIL, **WHY, **who),
            "complete": lambda: series.complete(review=key, met_on=MONDAY, participation="PN1", **who),
            "hold": lambda: actions.mark_held(review=key, held_on=FRIDAY, participation="PN1", **who),
            "undo": lambda: actions.undo_held(review=key, **because),
            "decide": self.decide,
            "send": self.send,
            "update": lambda: version_actions.note_plan_updated(review=self.review, updated_on=MONDAY, **who),
            "write": self.write,
            "distribute": self.distribute,
        }

    def decide(self) -> None:
        owner = {"owner_role": "iro", "owner": "Ines Okafor", "by_on": date(2013, 11, 1)}
        decisions.decide(review=self.review, text="See the dentist", **owner, **self.who)

    def send(self) -> None:
        self.decide()
        tess = Person.objects.get(name="Tess Morley")
        decisions.send(review=self.review, to=tess, sent_on=MONDAY, **self.who)

    def write(self) -> None:
        draft = draft_actions.begin_draft(review=self.review, **self.who)
        told = {"version": 0, "window": UUID(int=1), "by": self.who["by"], "at": self.who["at"]}
        draft_actions.save_draft(draft=draft, content={"opinion": "Settled"}, **told)
        version_actions.finalise(draft=draft, missing_accepted=True, **self.who)

    def distribute(self) -> None:
        copies = [Copy(Recipient("child", "Amara Vale", "The child"), "hand")]
        sending_actions.send_copies(review=self.review, copies=copies, sent_on=MONDAY, everybody=True, **self.who)


@pytest.fixture
def story(ines: dict[str, Any]) -> Story:
    return Story(ines)


@pytest.mark.parametrize(
    ("step", "acts"), STORIES.items(), ids=lambda one: " ".join(one) if isinstance(one, tuple) else ""
)
def test_each_step_of_the_table_is_taken_by_what_people_do(story: Story, step: tuple[str, str], acts: str) -> None:
    *first, last = acts.split()
    story.do(*first)
    assert story.state == step[0]
    story.do(last)
    assert story.state == step[1]


def test_every_step_has_its_story() -> None:
    assert set(STORIES) == {(step.before, step.after) for step in STEPS}


def test_a_step_that_the_table_does_not_have_is_refused_and_nothing_is_stored(story: Story) -> None:
    """Of a review without a record or a decision, after which the plan was brought up to date all the same."""
    story.do("hold", "update")
    with pytest.raises(NotAllowed, match="This review is “Plan updated”, and can’t become “Due”"):
        story.do("undo")
    assert (story.state, story.review.held_on) == ("plan_updated", FRIDAY)
    assert Afterwards.objects.get(review=story.key).plan_updated_on == MONDAY


def test_what_leaves_a_review_in_its_state_is_no_step(story: Story) -> None:
    story.do("adjourn", "go_on", "book")
    assert story.state == "adjourned"
    story.do("complete", "write", "send", "update")
    assert story.state == "record_complete"


def test_a_meeting_booked_anew_is_not_ready_because_the_one_before_was(story: Story) -> None:
    story.do("book", "ready", "cancel", "book")
    assert story.state == "planned"
