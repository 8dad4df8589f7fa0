"""The record of Amara's review of Friday 27 September 2013: drafted, finalised, amended."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions as reviews
from footprint.reviews.decisions import actions as decisions
from footprint.reviews.models import Afterwards, Draft, RecordVersion, Review, SetAside
from footprint.reviews.record import draft_actions, version_actions
from footprint.reviews.series import actions as series
from tests import register
from tests.people import AT

FIRST_WINDOW, SECOND_WINDOW = UUID(int=1), UUID(int=2)
WRITTEN = {
    "opinion": "She is settled.",
    "views": "I like my school.",
    "plan_up_to_date": "yes",
    "progress_health": "no",
}


@pytest.fixture
def draft(held: Review, ines: dict[str, Any]) -> Draft:
    return draft_actions.begin_draft(review=held, **ines)


def save(draft: Draft, version: int, by: Any, *, window: UUID = FIRST_WINDOW, at: datetime = AT, **content: str) -> Any:
    return draft_actions.save_draft(draft=draft, content=content, version=version, window=window, by=by, at=at)


def finished(draft: Draft, ines: dict[str, Any], **content: str) -> RecordVersion:
    save(draft, draft.version, ines["by"], **{**WRITTEN, **content})
    return version_actions.finalise(draft=draft, missing_accepted=True, **ines)


def test_the_clocks_of_a_held_review_run_from_its_day(held: Review) -> None:
    clocks = Afterwards.objects.get(review=held)
    assert (clocks.decisions_due_on, clocks.plan_due_on) == (date(2013, 10, 4), date(2013, 10, 11))
    assert (clocks.record_due_on, clocks.distribution_due_on) == (date(2013, 10, 18), date(2013, 10, 25))


def test_clocks_follow_a_corrected_day_and_end_with_a_review_that_was_not_held(
    held: Review, ines: dict[str, Any]
) -> None:
    reviews.correct_held(review=held.pk, held_on=date(2013, 9, 26), participation="PN1", reason="Misread", **ines)
    assert Afterwards.objects.get().decisions_due_on == date(2013, 10, 3)
    reviews.undo_held(review=held.pk, reason="Another child", **ines)
    assert not Afterwards.objects.exists()


def test_held_for_the_wrong_child_is_taken_back_though_an_empty_draft_was_opened(
    draft: Draft, held: Review, ines: dict[str, Any]
) -> None:
    Draft.objects.update(content={"views": "She likes it here"})
    with pytest.raises(NotAllowed, match="empty the draft of its record and remove its decisions; then take it back"):
        reviews.undo_held(review=held.pk, reason="Another child", **ines)
    Draft.objects.update(content={"views": " "})
    reviews.undo_held(review=held.pk, reason="Another child", **ines)
    assert (Review.objects.get(pk=held.pk).held_on, Draft.objects.count()) == (None, 0)


def test_a_review_has_one_draft(draft: Draft, held: Review, ines: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="begun already"):
        draft_actions.begin_draft(review=held, **ines)
    assert Draft.objects.count() == 1


def test_no_record_is_begun_of_a_review_to_hold(held: Review, ines: dict[str, Any]) -> None:
    to_hold = Review.objects.get(child=held.child_id, held_on=None)
    with pytest.raises(NotAllowed, match="not recorded as held"):
        draft_actions.begin_draft(review=to_hold, **ines)


def test_each_save_is_kept_with_its_time(draft: Draft, ines: dict[str, Any]) -> None:
    later = AT + timedelta(minutes=2)
    assert save(draft, 0, ines["by"], opinion="She").version == 1
    assert save(draft, 1, ines["by"], at=later, opinion="She is settled.").version == 2
    draft.refresh_from_db()
    assert (draft.content, draft.saved_at, draft.saved_by) == ({"opinion": "She is settled."}, later, "Ines Okafor")


def test_a_sitting_leaves_one_event(draft: Draft, cast: dict[str, Any], ines: dict[str, Any]) -> None:
    for version, minutes in enumerate((1, 2, 3, 60)):
        save(draft, version, ines["by"], at=AT + timedelta(minutes=minutes), opinion=f"After {minutes}")
    assert AuditEvent.objects.filter(action="save_record_draft").count() == 2


def test_what_another_window_wrote_is_set_aside_and_nothing_is_lost(draft: Draft, cast: dict[str, Any]) -> None:
    save(draft, 0, cast["Ines"], opinion="From the first window")
    answered = save(draft, 0, cast["Omar"], window=SECOND_WINDOW, opinion="From the second", health="Well")
    assert answered.apart
    draft.refresh_from_db()
    assert (draft.version, draft.content["opinion"]) == (1, "From the first window")
    aside = SetAside.objects.get()
    assert (aside.who, aside.content) == ("Omar Haddad", {"opinion": "From the second", "health": "Well"})


def test_a_window_that_is_behind_but_says_the_same_is_in_no_conflict(draft: Draft, cast: dict[str, Any]) -> None:
    save(draft, 0, cast["Ines"], opinion="Settled")
    assert not save(draft, 0, cast["Omar"], window=SECOND_WINDOW, opinion="Settled").apart
    assert not SetAside.objects.exists()


def test_two_texts_are_settled_by_choosing(draft: Draft, cast: dict[str, Any], ines: dict[str, Any]) -> None:
    save(draft, 0, cast["Ines"], opinion="One", views="Kept")
    save(draft, 0, cast["Omar"], window=SECOND_WINDOW, opinion="Two")
    aside = SetAside.objects.get()
    with pytest.raises(NotAllowed, match="Compare them first"):
        version_actions.finalise(draft=draft, missing_accepted=True, **ines)
    with pytest.raises(NotAllowed, match="saved again meanwhile"):
        draft_actions.settle(aside=aside, chosen={"opinion": "Two"}, version=0, by=cast["Ines"], at=AT)
    draft_actions.settle(aside=aside, chosen={"opinion": "One\n\nTwo"}, version=1, by=cast["Ines"], at=AT)
    draft.refresh_from_db()
    assert draft.content == {"opinion": "One\n\nTwo", "views": "Kept"}
    assert not SetAside.objects.exists()


def test_a_discarded_draft_is_taken_back_whole(draft: Draft, ines: dict[str, Any]) -> None:
    who = {"by": ines["by"], "at": AT}
    save(draft, 0, ines["by"], opinion="Long thought over")
    draft_actions.discard_draft(draft=draft, **who)
    with pytest.raises(NotAllowed, match="was discarded"):
        save(draft, 1, ines["by"], opinion="")
    draft_actions.restore_draft(draft=draft, **who)
    with pytest.raises(NotAllowed, match="Discard it first"):
        draft_actions.remove_discarded(draft=draft, **who)
    draft.refresh_from_db()
    assert draft.content == {"opinion": "Long thought over"}


def test_a_finalised_record_is_frozen_with_what_figures_count(draft: Draft, held: Review, ines: dict[str, Any]) -> None:
    version = finished(draft, ines)
    assert (version.number, version.plan_up_to_date, version.progress_health) == (1, True, False)
    assert version.progress_education is None
    assert Afterwards.objects.get(review=held).record_completed_on == ines["on"]
    assert not Draft.objects.exists()
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        RecordVersion.objects.update(content={})
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        version.delete()


def test_what_is_missing_is_said_before_it_is_finalised(draft: Draft, ines: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="Nothing is written yet"):
        version_actions.finalise(draft=draft, missing_accepted=True, **ines)
    save(draft, 0, ines["by"], **WRITTEN)
    draft.refresh_from_db()
    wanting = version_actions.missing_from(draft)
    assert "What the parents say is not written down." in wanting
    assert "No reason stands beside the judgement about health." in wanting
    assert "Your own opinion is not written down." not in wanting
    with pytest.raises(NotAllowed, match="Something is missing"):
        version_actions.finalise(draft=draft, missing_accepted=False, **ines)
    assert not RecordVersion.objects.exists()


def test_a_review_that_goes_on_is_drafted_and_not_finalised(cast: dict[str, Any], ines: dict[str, Any]) -> None:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    going_on = series.go_on(review=to_hold.pk, met_on=date(2013, 9, 27), **ines)
    draft = draft_actions.begin_draft(review=going_on, **ines)
    save(draft, 0, ines["by"], **WRITTEN)
    with pytest.raises(NotAllowed, match="goes on in another meeting"):
        version_actions.finalise(draft=draft, missing_accepted=True, **ines)
    decisions.decide(
        review=going_on, text="Find a mentor", owner_role="iro", owner="Ines Okafor", by_on=date(2013, 11, 1), **ines
    )
    with pytest.raises(NotAllowed, match="goes on in another meeting"):
        decisions.send(review=going_on, to=Person.objects.get(name="Tess Morley"), sent_on=ines["on"], **ines)


def test_an_amendment_is_another_version_with_its_reason(draft: Draft, held: Review, ines: dict[str, Any]) -> None:
    finished(draft, ines)
    with pytest.raises(NotAllowed, match="Amend it, with a reason"):
        draft_actions.begin_draft(review=held, **ines)
    again = draft_actions.amend(review=held, reason="The school was wrong", by=ines["by"], at=AT)
    assert again.content["opinion"] == "She is settled."
    save(again, 0, ines["by"], education="At Elm School")
    version_actions.finalise(draft=again, missing_accepted=True, **{**ines, "on": date(2013, 10, 8)})
    first, second = RecordVersion.objects.order_by("number")
    assert (second.number, second.reason) == (2, "The school was wrong")
    assert ("education" in first.content, second.content["education"]) == (False, "At Elm School")
    assert Afterwards.objects.get(review=held).record_completed_on == ines["on"]


def test_of_two_who_finalise_at_once_the_second_is_told(draft: Draft, ines: dict[str, Any]) -> None:
    finished(draft, ines)
    with pytest.raises(NotAllowed, match="no longer there"):
        version_actions.finalise(draft=draft, missing_accepted=True, **ines)
    assert RecordVersion.objects.count() == 1


def test_a_record_not_finalised_is_not_amended(draft: Draft, held: Review, ines: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="not finalised yet"):
        draft_actions.amend(review=held, reason="Why not", by=ines["by"], at=AT)


def test_a_review_with_a_record_is_not_taken_back(draft: Draft, held: Review, ines: dict[str, Any]) -> None:
    Draft.objects.update(content={"views": "She likes it here"})
    with pytest.raises(NotAllowed, match="so it was held"):
        reviews.undo_held(review=held.pk, reason="Misread", **ines)
    assert Afterwards.objects.exists()


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2013, 9, 26), "before the review"), (date(2013, 10, 1), "still to come")]
)
def test_a_care_plan_is_not_updated_on_an_impossible_day(
    held: Review, ines: dict[str, Any], day: date, sentence: str
) -> None:
    version_actions.note_plan_updated(review=held, updated_on=date(2013, 9, 30), **ines)
    with pytest.raises(NotAllowed, match=sentence):
        version_actions.note_plan_updated(review=held, updated_on=day, **ines)
    assert Afterwards.objects.get().plan_updated_on == date(2013, 9, 30)
