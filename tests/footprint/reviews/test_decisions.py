"""The decisions of Amara's reviews: recorded, sent to Tess Morley, answered, judged at the next review, carried on."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from footprint.accounts.models import Person, RoleHeld
from footprint.audit.queries import events_about
from footprint.children.models import AllocatedIRO
from footprint.page.refusals import NotAllowed
from footprint.post.letters.sending import send_due
from footprint.post.models import Letter
from footprint.reviews import actions as reviews
from footprint.reviews.decisions import actions
from footprint.reviews.decisions.policies import can_answer, standing, undecided_before
from footprint.reviews.decisions.tables import sent_to_words
from footprint.reviews.models import Afterwards, Decision, Review
from footprint.reviews.offices import manager_of
from footprint.reviews.record.tables import steps_table
from tests.people import AT

MONDAY = date(2013, 9, 30)
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
    actions.send(review=held, to=Person.objects.get(name="Tess Morley"), sent_on=ines["on"], **ines)
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
        ("Omar Haddad", date(2013, 9, 30), "Omar Haddad can’t answer the decisions of this child"),
        ("Tess Morley", date(2013, 10, 1), "still to come"),
        ("Tess Morley", date(2013, 9, 26), "before the review"),
    ],
)
def test_what_cannot_be_sent_so_is_refused(
    decide: Any, held: Review, ines: dict[str, Any], to: str, day: date, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match="Record one first"):
        actions.send(review=held, to=Person.objects.get(name="Tess Morley"), sent_on=ines["on"], **ines)
    decide()
    with pytest.raises(NotAllowed, match=sentence):
        actions.send(review=held, to=Person.objects.get(name=to), sent_on=day, **ines)
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
    assert standing(sent[0], on=last + timedelta(days=1))[0] == "Deemed agreed"
    assert can_answer(decision=sent[0], on=last)
    with pytest.raises(NotAllowed, match="counts as agreed"):
        answers(sent[0], "agreed", tess=cast["Tess"], on=last + timedelta(days=1))


def test_a_sent_decision_is_changed_with_a_reason_and_goes_again(sent: list[Decision], ines: dict[str, Any]) -> None:
    new = {"text": "Find a tutor", "owner_role": "school", "owner": "Elm School", "by_on": date(2013, 11, 8)}
    change = {**new, "decision": sent[0].pk, "by": ines["by"], "at": AT}
    with pytest.raises(NotAllowed, match="Say why it is changed"):
        actions.change(**change, reason="", expecting=actions.words_of(sent[0]))
    with pytest.raises(NotAllowed, match="Somebody else has changed"):
        actions.change(**change, reason="Better so", expecting="Find a friend")
    actions.change(**change, reason="Better so", expecting=actions.words_of(sent[0]))
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


def to_tess() -> Person:
    return Person.objects.get(name="Tess Morley")


def test_a_manager_who_left_is_not_written_to_and_one_who_is_here_is(
    decide: Any, held: Review, ines: dict[str, Any]
) -> None:
    decide()
    RoleHeld.objects.filter(person=to_tess()).update(until_on=MONDAY)
    assert manager_of(review=held, on=MONDAY) is None
    with pytest.raises(NotAllowed, match="Tess Morley can’t answer"):
        actions.send(review=held, to=to_tess(), sent_on=MONDAY, **ines)
    assert not Letter.objects.exists()
    RoleHeld.objects.filter(person=to_tess()).update(until_on=None)
    assert manager_of(review=held, on=MONDAY) == to_tess()
    actions.send(review=held, to=to_tess(), sent_on=MONDAY, **ines)
    assert Letter.objects.get().to_name == "Tess Morley"


def test_decisions_sent_to_a_slip_go_again_to_the_manager_and_no_clock_starts_anew(
    sent: list[Decision], held: Review, ines: dict[str, Any]
) -> None:
    with pytest.raises(NotAllowed, match="sent already"):
        actions.send(review=held, to=to_tess(), sent_on=MONDAY, **ines)
    Afterwards.objects.filter(review=held).update(decisions_sent_to="Tes Morly")
    assert sent_to_words(held, on=MONDAY) == ("Sent to Tes Morly", "Not a person here")
    Letter.objects.all().delete()
    later = date(2013, 10, 3)
    actions.send(review=held, to=to_tess(), sent_on=later, **{**ines, "on": later})
    assert {(one.sent_on, one.answer_due_on) for one in Decision.objects.all()} == {(MONDAY, date(2013, 10, 7))}
    assert "7 October 2013" in Letter.objects.get().text
    assert sent_to_words(held, on=later) == ("Sent to Tess Morley", "")
    assert Afterwards.objects.get(review=held).decisions_sent_on == MONDAY


def test_a_disagreement_comes_back_to_the_iro_and_an_agreement_writes_to_nobody(
    sent: list[Decision], cast: dict[str, Any]
) -> None:
    Letter.objects.all().delete()
    answers(sent[0], "agreed", tess=cast["Tess"], on=date(2013, 10, 1))
    assert not Letter.objects.exists()
    answers(sent[1], "disagreed", "She saw one in May", tess=cast["Tess"], on=date(2013, 10, 1))
    letter = Letter.objects.get()
    assert (letter.to_name, "Manager disagrees" in letter.text) == ("Ines Okafor", True)
    assert "May" not in letter.text


def test_a_decision_added_after_sending_is_not_sent_in_time_anywhere(
    sent: list[Decision], decide: Any, held: Review, ines: dict[str, Any]
) -> None:
    added = decide("Ask the school")
    assert Afterwards.objects.get(review=held).decisions_sent_on is None
    answer = next(row for row in steps_table(held, on=MONDAY).rows if row[0].startswith("Decisions sent"))
    assert answer[2].text == "Not yet"
    actions.remove(decision=added.pk, by=ines["by"], at=AT)
    assert Afterwards.objects.get(review=held).decisions_sent_on == MONDAY


def test_the_record_shows_what_the_manager_said(sent: list[Decision], held: Review, cast: dict[str, Any]) -> None:
    def shown(on: date) -> str:
        return next(row[2].text for row in steps_table(held, on=on).rows if row[0] == "Team manager’s answer")

    assert (shown(date(2013, 10, 7)), shown(date(2013, 10, 8))) == ("With the team manager", "Deemed agreed")
    answers(sent[0], "disagreed", "He has one", tess=cast["Tess"], on=date(2013, 10, 1))
    assert shown(date(2013, 10, 1)) == "Disagreed"


def test_a_message_that_waits_goes_to_the_iro_of_the_day_it_leaves(
    sent: list[Decision], cast: dict[str, Any], ines: dict[str, Any], today: Callable[[date], None]
) -> None:
    Letter.objects.all().delete()
    answers(sent[0], "disagreed", "He has one", tess=cast["Tess"], on=MONDAY)
    AllocatedIRO.objects.filter(child=sent[0].review.child_id).update(person=cast["Omar"])
    send_due(at=AT + timedelta(minutes=5))
    assert (mail.outbox[0].to, Letter.objects.get().to_name) == ([cast["Omar"].email], "Omar Haddad")
    answers(sent[1], "disagreed", "No need", tess=cast["Tess"], on=MONDAY)
    Person.objects.filter(pk=cast["Omar"].pk).update(until_on=MONDAY)
    send_due(at=AT + timedelta(minutes=5))
    assert (len(mail.outbox), Letter.objects.get(status="withdrawn").to_name) == (1, "Omar Haddad")
