"""The decisions of Amara's reviews: recorded, sent to Tess Morley, answered, judged at the next review, carried on."""

from datetime import date, timedelta
from typing import Any

import pytest

from footprint.audit.queries import events_about
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions as reviews
from footprint.reviews.decisions import actions
from footprint.reviews.decisions.policies import can_answer, standing, undecided_before
from footprint.reviews.models import Afterwards, Decision, Review
from tests.people import AT

LATER = date(2013, 12, 16)


@pytest.fixture
def decide(held: Review, ines: dict[str, Any]) -> Any:
    def decided(text: str = "Find a mentor", **more: Any) -> Decision:
        given = {"owner_role": "social_worker", "owner": "Sami Reid", "by_on": date(2013, 11, 1), **more}
        return actions.decide(review=held, text=text, **given, **ines)

    return decided


@pytest.fixture
def sent(held: Review, decide: Any, ines: dict[str, Any]) -> list[Decision]:
    decide("Find a mentor")
    decide("See the dentist")
    actions.send(review=held, sent_to="Tess Morley", sent_on=ines["on"], **ines)
    return list(Decision.objects.order_by("place"))


@pytest.fixture
def second(sent: list[Decision], held: Review, ines: dict[str, Any]) -> Review:
    to_hold = Review.objects.get(child=held.child_id, held_on=None)
    return reviews.mark_held(review=to_hold.pk, held_on=LATER, participation="PN1", **{**ines, "on": LATER})


def answers(decision: Decision, answer: str, reason: str = "", *, tess: Any, on: date) -> None:
    given = {decision.pk: (answer, reason)}
    actions.answer(review=decision.review, answers=given, by=tess, on=on, at=AT)


def test_decisions_keep_their_order_owner_and_day(decide: Any, held: Review) -> None:
    decide("First")
    decide("Second")
    assert [(one.place, one.text) for one in held.decisions.order_by("place")] == [(1, "First"), (2, "Second")]
    assert events_about(("review", held.pk))[0].after["owner"] == "social_worker Sami Reid"


def test_nothing_is_decided_before_a_review_is_held(held: Review, ines: dict[str, Any]) -> None:
    to_hold = Review.objects.get(child=held.child_id, held_on=None)
    with pytest.raises(NotAllowed, match="not recorded as held"):
        actions.decide(
            review=to_hold, text="Early", owner_role="iro", owner="Ines Okafor", by_on=date(2014, 1, 1), **ines
        )


def test_sending_starts_the_managers_five_working_days(sent: list[Decision], held: Review) -> None:
    assert {one.answer_due_on for one in sent} == {date(2013, 10, 7)}
    clocks = Afterwards.objects.get(review=held)
    assert (clocks.decisions_sent_on, clocks.decisions_sent_to) == (date(2013, 9, 30), "Tess Morley")


@pytest.mark.parametrize(
    ("to", "day", "sentence"),
    [
        ("", date(2013, 9, 30), "to whom"),
        ("Tess Morley", date(2013, 10, 1), "still to come"),
        ("Tess Morley", date(2013, 9, 26), "before the review"),
    ],
)
def test_what_cannot_be_sent_so_is_refused(
    decide: Any, held: Review, ines: dict[str, Any], to: str, day: date, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match="Record one first"):
        actions.send(review=held, sent_to="Tess Morley", sent_on=ines["on"], **ines)
    decide()
    with pytest.raises(NotAllowed, match=sentence):
        actions.send(review=held, sent_to=to, sent_on=day, **ines)
    assert Decision.objects.get().sent_on is None


def test_a_manager_agrees_and_disagrees_with_a_reason(sent: list[Decision], cast: dict[str, Any], held: Review) -> None:
    first, second = sent
    answers(first, "agreed", tess=cast["Tess"], on=date(2013, 10, 7))
    assert Afterwards.objects.get(review=held).decisions_answered_on is None
    with pytest.raises(NotAllowed, match="Say why"):
        answers(second, "disagreed", tess=cast["Tess"], on=date(2013, 10, 7))
    answers(second, "disagreed", "She saw one in May", tess=cast["Tess"], on=date(2013, 10, 7))
    second.refresh_from_db()
    assert (second.answer_reason, second.answered_by) == ("She saw one in May", "Tess Morley")
    assert Afterwards.objects.get(review=held).decisions_answered_on == date(2013, 10, 7)
    with pytest.raises(NotAllowed, match="answered already"):
        answers(second, "agreed", tess=cast["Tess"], on=date(2013, 10, 7))


def test_no_answer_counts_as_agreed_from_the_day_after_the_last(sent: list[Decision], cast: dict[str, Any]) -> None:
    last = date(2013, 10, 7)
    assert standing(sent[0], on=last)[0] == "With the team manager"
    assert standing(sent[0], on=last + timedelta(days=1))[0] == "Counts as agreed"
    assert can_answer(decision=sent[0], on=last)
    with pytest.raises(NotAllowed, match="counts as agreed"):
        answers(sent[0], "agreed", tess=cast["Tess"], on=last + timedelta(days=1))


def test_a_sent_decision_is_changed_with_a_reason_and_goes_again(sent: list[Decision], ines: dict[str, Any]) -> None:
    new = {"text": "Find a tutor", "owner_role": "school", "owner": "Elm School", "by_on": date(2013, 11, 8)}
    change = {**new, "decision": sent[0].pk, "by": ines["by"], "at": AT}
    with pytest.raises(NotAllowed, match="Say why it is changed"):
        actions.change(**change, reason="", was=actions.words_of(sent[0]))
    with pytest.raises(NotAllowed, match="Somebody changed"):
        actions.change(**change, reason="Better so", was="Find a friend")
    actions.change(**change, reason="Better so", was=actions.words_of(sent[0]))
    changed = Decision.objects.get(pk=sent[0].pk)
    assert (changed.text, changed.sent_on, changed.answer_due_on) == ("Find a tutor", None, None)


def test_only_an_unsent_decision_is_removed(decide: Any, sent: list[Decision], ines: dict[str, Any]) -> None:
    third = decide("A slip")
    actions.remove(decision=third.pk, by=ines["by"], at=AT)
    with pytest.raises(NotAllowed, match="went to the team manager"):
        actions.remove(decision=sent[0].pk, by=ines["by"], at=AT)
    assert Decision.objects.count() == 2


def test_the_next_review_says_what_became_of_each(sent: list[Decision], second: Review, ines: dict[str, Any]) -> None:
    first, other = sent
    given = {"review": second, "by": ines["by"], "on": LATER, "at": AT}
    assert list(undecided_before(second)) == [first, other]
    with pytest.raises(NotAllowed, match="Say why"):
        actions.judge(decision=first.pk, became="not_done", reason="", **given)
    actions.judge(decision=first.pk, became="done", reason="", **given)
    with pytest.raises(NotAllowed, match="by when"):
        actions.judge(decision=other.pk, became="carried_on", reason="No place free", **given)
    actions.judge(decision=other.pk, became="carried_on", reason="No place free", by_on=date(2014, 2, 3), **given)
    carried = Decision.objects.get(review=second)
    assert (carried.text, carried.carried_from, carried.by_on) == ("See the dentist", other, date(2014, 2, 3))
    assert not undecided_before(second)
    with pytest.raises(NotAllowed, match="recorded already"):
        actions.judge(decision=first.pk, became="not_done", reason="Again", **given)


def test_a_decision_is_not_judged_at_its_own_review(sent: list[Decision], held: Review, ines: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="no decision of an earlier review"):
        actions.judge(decision=sent[0].pk, review=held, became="done", reason="", **ines)


def test_removing_what_was_carried_on_opens_the_earlier_one_again(
    sent: list[Decision], second: Review, ines: dict[str, Any]
) -> None:
    given = {"review": second, "by": ines["by"], "on": LATER, "at": AT}
    actions.judge(decision=sent[0].pk, became="carried_on", reason="", by_on=date(2014, 2, 3), **given)
    actions.remove(decision=Decision.objects.get(review=second).pk, by=ines["by"], at=AT)
    assert sent[0] in undecided_before(second)
