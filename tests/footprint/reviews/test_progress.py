"""How far decisions are: told by the owner's side, closed by the IRO alone, carried on from review to review."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import Error, transaction

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.models import Child
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions as reviews
from footprint.reviews.decisions import actions, progress_actions
from footprint.reviews.decisions.chains import chains_of
from footprint.reviews.decisions.policies import can_remove, shown_before
from footprint.reviews.models import Decision, Progress, Review
from tests import register
from tests.people import AT

OCTOBER, DECEMBER = date(2013, 10, 21), date(2013, 12, 16)
NOON = datetime(2013, 10, 21, 12, tzinfo=UTC)


@pytest.fixture
def sent(held: Review, ines: dict[str, Any]) -> Decision:
    """Find a mentor, by Sami Reid, until Friday 1 November 2013; Tess Morley has it."""
    owner = {"owner_role": "social_worker", "owner": "Sami Reid", "by_on": date(2013, 11, 1)}
    made = actions.decide(review=held, text="Find a mentor", **owner, **ines)
    actions.send(review=held, to=Person.objects.get(name="Tess Morley"), sent_on=ines["on"], **ines)
    return Decision.objects.select_related("review").get(pk=made.pk)


def report(decision: Decision, by: Person, words: str = "Asked the school", **more: Any) -> Progress:
    given = {"done_on": None, "on": OCTOBER, "at": NOON, **more}
    return progress_actions.report(decision=decision.pk, words=words, by=by, **given)


def confirm(decision: Decision, by: Person, answer: str, words: str = "", **more: Any) -> Decision:
    given = {"done_on": None, "on": OCTOBER, "at": NOON + timedelta(hours=1), **more}
    return progress_actions.confirm(decision=decision.pk, answer=answer, words=words, by=by, **given)


def next_review(child: Child, on: date) -> Review:
    to_hold = Review.objects.get(child=child, held_on=None)
    return reviews.mark_held(
        review=to_hold.pk, held_on=on, participation="PN1", by=Person.objects.get(name="Ines Okafor"), on=on, at=AT
    )


def carry_on(decision: Decision, review: Review, by_on: date) -> Decision:
    given = {"reason": "No place free", "by": Person.objects.get(name="Ines Okafor"), "on": review.held_on, "at": AT}
    actions.judge(decision=decision.pk, review=review, became="carried_on", by_on=by_on, **given)
    return Decision.objects.select_related("review").get(carried_from=decision)


def standing(decision: Decision, on: date) -> str:
    (chain,) = chains_of(child=decision.review.child, unsent=True)
    return chain.standing(on=on)


def test_progress_is_kept_with_who_and_when_and_only_grows(sent: Decision, cast: dict[str, Person]) -> None:
    told = report(sent, cast["Sami"])
    assert (told.says, told.who, told.on_day, told.at) == ("progress", "Sami Reid", OCTOBER, NOON)
    assert "report_progress" in {one.action for one in events_about(("review", sent.review_id))}
    for change in (lambda: Progress.objects.update(words="Nothing"), Progress.objects.all().delete):
        with pytest.raises(Error, match="never changed or removed"), transaction.atomic():
            change()
    assert Progress.objects.get().words == "Asked the school"


def test_a_decision_not_sent_has_no_progress(sent: Decision, cast: dict[str, Person], ines: dict[str, Any]) -> None:
    owner = {"owner_role": "iro", "owner": "Ines Okafor", "by_on": date(2013, 11, 1)}
    unsent = actions.decide(review=sent.review, text="See the dentist", **owner, **ines)
    with pytest.raises(NotAllowed, match="not sent yet"):
        report(unsent, cast["Sami"])
    assert not Progress.objects.exists()


def test_said_to_be_done_needs_a_day_between_the_review_and_today(sent: Decision, cast: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="still to come"):
        report(sent, cast["Sami"], done_on=date(2013, 10, 22))
    with pytest.raises(NotAllowed, match="before the review"):
        report(sent, cast["Sami"], done_on=date(2013, 9, 26))
    with pytest.raises(NotAllowed, match="few words"):
        report(sent, cast["Sami"], words=" ")
    assert report(sent, cast["Sami"], done_on=OCTOBER).done_on == OCTOBER


def test_what_is_said_to_be_done_stays_open_until_the_iro_confirms(sent: Decision, cast: dict[str, Person]) -> None:
    report(sent, cast["Sami"], done_on=OCTOBER)
    assert (Decision.objects.get().became, standing(sent, date(2013, 11, 4))) == ("", "said done")
    closed = confirm(sent, cast["Ines"], "done", done_on=OCTOBER)
    assert (closed.became, closed.became_on, standing(sent, date(2013, 11, 4))) == ("done", OCTOBER, "closed")
    with pytest.raises(NotAllowed, match="recorded already"):
        report(sent, cast["Sami"])
    with pytest.raises(NotAllowed, match="recorded already"):
        confirm(sent, cast["Ines"], "overtaken", "She moved")


@pytest.mark.parametrize(("day", "became"), [(date(2013, 11, 1), "done"), (date(2013, 11, 2), "done_late")])
def test_it_is_late_by_the_day_it_was_done(sent: Decision, cast: dict[str, Person], day: date, became: str) -> None:
    on = date(2013, 11, 20)
    assert confirm(sent, cast["Ines"], "done", done_on=day, on=on).became == became


def test_not_done_yet_gives_it_back_with_why(sent: Decision, cast: dict[str, Person]) -> None:
    report(sent, cast["Sami"], done_on=OCTOBER)
    with pytest.raises(NotAllowed, match="still wanting"):
        confirm(sent, cast["Ines"], "not_yet")
    assert confirm(sent, cast["Ines"], "not_yet", "They met once only").became == ""
    assert standing(sent, date(2013, 11, 1)) == "to do"
    assert standing(sent, date(2013, 11, 2)) == "overdue"
    assert [one.says for one in Progress.objects.order_by("at")] == ["done", "not_yet"]


def test_overtaken_closes_it_with_why(sent: Decision, cast: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="overtook"):
        confirm(sent, cast["Ines"], "overtaken")
    closed = confirm(sent, cast["Ines"], "overtaken", "She moved")
    assert (closed.became, closed.became_reason) == ("overtaken", "She moved")


def test_a_decision_that_somebody_told_of_is_not_taken_out(
    sent: Decision, cast: dict[str, Person], ines: dict[str, Any]
) -> None:
    """Changed and so not sent for now, it is still what Sami Reid told of."""
    report(sent, cast["Sami"])
    new = {"text": "Find a tutor", "owner_role": "school", "owner": "Elm School", "by_on": date(2013, 11, 8)}
    actions.change(decision=sent.pk, **new, reason="Better so", expecting=actions.words_of(sent), by=ines["by"], at=AT)
    assert not can_remove(decision=Decision.objects.get())
    with pytest.raises(NotAllowed, match="told how far"):
        actions.remove(decision=sent.pk, by=ines["by"], at=AT)


def test_each_review_that_carries_it_on_is_counted(sent: Decision, cast: dict[str, Person]) -> None:
    """Decided on 27 September, carried on on 16 December 2013 and 10 June 2014: three reviews took the same."""
    second = carry_on(sent, next_review(sent.review.child, DECEMBER), date(2014, 2, 3))
    (chain,) = chains_of(child=sent.review.child, unsent=True)
    assert (second.rolled_over, chain.is_the_same_again, len(chain.decisions)) == (1, False, 2)
    third = carry_on(second, next_review(sent.review.child, date(2014, 6, 10)), date(2014, 8, 1))
    (chain,) = chains_of(child=sent.review.child, unsent=True)
    assert (third.rolled_over, chain.is_the_same_again, len(chain.decisions)) == (2, True, 3)
    (chain,) = chains_of(child=sent.review.child, unsent=False)
    assert chain.last == sent, "what was not sent yet is for the IRO and the lead alone"


def test_what_was_told_before_it_was_carried_on_no_longer_counts(sent: Decision, cast: dict[str, Person]) -> None:
    report(sent, cast["Sami"], done_on=OCTOBER)
    second = carry_on(sent, next_review(sent.review.child, DECEMBER), date(2014, 2, 3))
    assert standing(second, DECEMBER) == "to do"
    (chain,) = chains_of(child=sent.review.child, unsent=True)
    assert [one.words for one in chain.told] == ["Asked the school"]
    with pytest.raises(NotAllowed, match="recorded already"):
        report(sent, cast["Sami"], on=DECEMBER)


def test_a_carried_on_decision_is_taken_out_only_while_open(sent: Decision, cast: dict[str, Person]) -> None:
    second = carry_on(sent, next_review(sent.review.child, DECEMBER), date(2014, 2, 3))
    carry_on(second, next_review(sent.review.child, date(2014, 6, 10)), date(2014, 8, 1))
    with pytest.raises(NotAllowed, match="It stays"):
        actions.remove(decision=second.pk, by=cast["Ines"], at=AT)


def test_the_next_record_tells_what_was_closed_between(sent: Decision, cast: dict[str, Person]) -> None:
    confirm(sent, cast["Ines"], "done", done_on=OCTOBER)
    second = next_review(sent.review.child, DECEMBER)
    assert list(shown_before(second)) == [sent]
    assert not shown_before(next_review(sent.review.child, date(2014, 6, 10)))


def test_a_history_is_told_at_once(sent: Decision, cast: dict[str, Person]) -> None:
    days = (date(2013, 10, 7), date(2013, 10, 14))
    told = [
        Progress(decision=sent, says="progress", words="Asked", on_day=day, at=NOON, who="Sami Reid") for day in days
    ]
    progress_actions.tell_many(told=told, by=cast["Ines"], at=AT)
    assert [one.on_day for one in Progress.objects.order_by("on_day")] == list(days)
    assert Child.objects.get(pk=register.AMARA) == sent.review.child
