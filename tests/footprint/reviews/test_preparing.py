"""Preparing Amara's first review, which meets on Tuesday 24 September 2013: papers are in time by Thursday the 19th."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.audit.queries import changes_of, events_about
from footprint.children.models import Contact, PeriodOfCare
from footprint.council.actions import set_value
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions, life
from footprint.reviews.actions import Booking
from footprint.reviews.following_care import reckon
from footprint.reviews.models import Invitation, Meeting, Paper, Review
from footprint.reviews.preparing.actions import (
    Decided,
    PaperTold,
    Talk,
    decide,
    forget_papers,
    keep_papers,
    record_talks,
    take_back_decision,
)
from footprint.reviews.preparing.guest_actions import (
    Attended,
    Guest,
    ask,
    change_guest,
    invite,
    record_attendance,
    remove_guest,
)
from rulebook.review_life import state_of
from tests import register
from tests.people import AT

pytestmark = pytest.mark.django_db
TODAY, MEETS = date(2013, 9, 16), date(2013, 9, 24)
IN_TIME, LATE = date(2013, 9, 19), date(2013, 9, 20)
AFTER = date(2013, 11, 29)


@pytest.fixture
def ines() -> Any:
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=TODAY, at=AT)
    return found["Ines"]


@pytest.fixture
def who(ines: Any) -> dict[str, Any]:
    return {"by": ines, "on": AFTER, "at": AT}


@pytest.fixture
def review(ines: Any) -> Review:
    return Review.objects.get(child=register.AMARA, held_on=None)


@pytest.fixture
def meeting(ines: Any, review: Review) -> Meeting:
    return actions.book(bookings=[Booking(review.pk, MEETS)], by=ines, on=TODAY, at=AT)[0]


@pytest.fixture
def mara(ines: Any) -> Contact:
    return Contact.objects.create(child_id=register.AMARA, name="Mara Vale", relationship="mother")


def now(review: Review) -> Review:
    """As it is kept now, read whole."""
    found = Review.objects.get(pk=review.pk)
    life.read([found])
    return found


def receive(review: Review, who: dict[str, Any], **days: date) -> None:
    keep_papers(papers=[PaperTold(review.pk, kind, received_on=day) for kind, day in days.items()], **who)


def test_a_paper_is_in_time_on_its_last_day(review: Review, meeting: Meeting, who: dict[str, Any]) -> None:
    receive(review, who, care_plan=IN_TIME, social_work=LATE)
    kept = {one.kind: (one.due_on, one.in_time) for one in Paper.objects.all()}
    assert kept == {"care_plan": (IN_TIME, True), "social_work": (IN_TIME, False)}
    assert life.papers_in_on(now(review)) == LATE


def test_the_last_day_of_papers_follows_the_meeting_and_the_councils_setting(
    review: Review, who: dict[str, Any]
) -> None:
    receive(review, who, care_plan=IN_TIME)
    due = lambda: Paper.objects.get().due_on  # noqa: E731
    assert due() is None
    (meeting,) = actions.book(bookings=[Booking(review.pk, MEETS)], by=who["by"], on=TODAY, at=AT)
    assert due() == IN_TIME
    actions.move(meeting=meeting.pk, on_day=date(2013, 9, 26), at_time=None, place="", link="", chair=None,
                 reason="Half term", by=who["by"], on=TODAY, at=AT)  # fmt: skip
    assert due() == date(2013, 9, 23)
    actions.mark_held(review=review.pk, held_on=date(2013, 9, 25), participation="PN1", **who)
    assert due() == date(2013, 9, 20)
    five = {"count": 5, "unit": "working days"}
    set_value(key="papers_before", value=five, from_on=TODAY, reason="Ours", by=who["by"], at=AT)
    receive(review, who, care_plan=IN_TIME)
    assert due() == date(2013, 9, 18)


def test_a_cancelled_meeting_leaves_no_last_day(review: Review, meeting: Meeting, who: dict[str, Any]) -> None:
    receive(review, who, care_plan=IN_TIME)
    actions.cancel(meeting=meeting.pk, reason="Flood", by=who["by"], on=TODAY, at=AT)
    assert (Paper.objects.get().due_on, Paper.objects.get().in_time) == (None, None)


def test_a_paper_told_again_replaces_what_was_known_and_both_stay_in_the_trail(
    review: Review, who: dict[str, Any]
) -> None:
    keep_papers(papers=[PaperTold(review.pk, "education", asked_on=TODAY)], **who)
    keep_papers(papers=[PaperTold(review.pk, "education", not_needed_because="Amara is three")], **who)
    paper = Paper.objects.get()
    assert (paper.asked_on, paper.not_needed_because) == (None, "Amara is three")
    last, first = events_about(("review", review.pk))[:2]
    assert (last.before["asked_on"], last.after["not_needed_because"]) == ("2013-09-16", "Amara is three")
    assert (first.before, first.action) == (None, "keep_papers")
    assert len(changes_of(Paper, paper.pk)) == 2
    forget_papers(papers=[paper], **who)
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"kind": "care_plan", "received_on": date(2013, 11, 30)}, "still to come"),
        ({"kind": "care_plan", "not_needed_because": "None yet"}, "No review goes without a care plan"),
        ({"kind": "health", "not_needed_because": "Well", "received_on": TODAY}, "so it was needed"),
        ({"kind": "other"}, "Say what the other paper is"),
        ({"kind": "poem"}, "no kind of paper"),
    ],
)
def test_a_paper_that_cannot_be_so_is_refused_and_none_is_kept(
    review: Review, who: dict[str, Any], told: dict[str, Any], sentence: str
) -> None:
    sound = PaperTold(review.pk, "social_work", received_on=TODAY)
    with pytest.raises(NotAllowed, match=sentence):
        keep_papers(papers=[sound, PaperTold(review.pk, **told)], **who)
    assert not Paper.objects.exists()
    keep_papers(papers=[sound, PaperTold(review.pk, "other", title="Letter of the court", asked_on=TODAY)], **who)
    assert Paper.objects.count() == 2


def test_a_talk_with_the_child_or_why_not(review: Review, who: dict[str, Any]) -> None:
    record_talks(talks=[Talk(review.pk, TODAY, not_done_because="Amara was in hospital")], **who)
    assert life.consultation_of(now(review)).not_done_because == "Amara was in hospital"
    record_talks(talks=[Talk(review.pk, LATE, "visit", who["by"], alone=True)], **who)
    kept = life.consultation_of(now(review))
    assert (kept.how, kept.person, kept.alone, kept.not_done_because) == ("visit", who["by"], True, "")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"on_day": date(2013, 11, 30), "how": "visit"}, "still to come"),
        ({"on_day": TODAY}, "how the child was spoken with, or why"),
        ({"on_day": TODAY, "how": "visit", "not_done_because": "Away"}, "how the child was spoken with, or why"),
        ({"on_day": TODAY, "how": "visit", "alone": False}, "why the child was not seen alone"),
    ],
)
def test_a_talk_that_cannot_be_so_is_refused(
    review: Review, who: dict[str, Any], told: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        record_talks(talks=[Talk(review.pk, **told)], **who)
    assert life.consultation_of(now(review)) is None


@pytest.fixture
def guests(review: Review, mara: Contact, who: dict[str, Any]) -> dict[str, Invitation]:
    told = [Guest(review.pk, "child", "Amara Vale"), Guest(review.pk, "parent", "Mara Vale", mara.pk),
            Guest(review.pk, "education", "Elm School", asked_on=TODAY, asked_by="email")]  # fmt: skip
    return {one.role: one for one in invite(guests=told, **who)}


def test_the_day_of_invitations_is_that_of_the_last_to_be_asked(
    review: Review, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    assert life.invited_on(now(review)) is None
    keys = [guests["child"].pk, guests["parent"].pk]
    ask(invitations=keys, asked_on=date(2013, 9, 17), asked_by="letter", **who)
    assert life.invited_on(now(review)) == date(2013, 9, 17)
    assert Invitation.objects.get(pk=guests["parent"].pk).asked_by == "letter"


def test_nobody_is_invited_twice_and_no_contact_of_another_child(
    review: Review, mara: Contact, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    twice = [Guest(review.pk, "child", "Amara"), Guest(review.pk, "relative", "Mrs Vale", mara.pk),
             Guest(review.pk, "education", "Elm School")]  # fmt: skip
    for one in twice:
        with pytest.raises(NotAllowed, match="on the list of this review already"):
            invite(guests=[one], **who)
    stranger = Contact.objects.create(child_id=register.BRAM, name="Odd Oke", relationship="father")
    with pytest.raises(NotAllowed, match="no contact of this child"):
        invite(guests=[Guest(review.pk, "parent", "Odd Oke", stranger.pk)], **who)
    assert Invitation.objects.count() == 3


def test_somebody_kept_away_has_a_reason_and_is_not_asked(
    review: Review, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    parent = guests["parent"]
    change = {"role": "parent", "name": "Mara Vale", "asked_on": None, "asked_by": ""}
    change_guest(invitation=parent.pk, excluded_because="Amara asked for it", **change, **who)
    with pytest.raises(NotAllowed, match="Mara Vale is kept away"):
        ask(invitations=[parent.pk], asked_on=TODAY, asked_by="letter", **who)
    with pytest.raises(NotAllowed, match="The child may always come"):
        change_guest(invitation=guests["child"].pk, excluded_because="Too young", **{**change, "role": "child"}, **who)
    assert [one.role for one in life.guests_of(now(review))].count("parent") == 0


def test_who_came_is_recorded_of_a_review_that_met_and_can_be_cleared(
    review: Review, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    told = [Attended(guests["parent"].pk, "attended"), Attended(guests["education"].pk, "absent", "report")]
    with pytest.raises(NotAllowed, match="has not met yet"):
        record_attendance(attended=told, **who)
    actions.mark_held(review=review.pk, held_on=MEETS, participation="PN5", **who)
    record_attendance(attended=told, **who)
    kept = {one.role: (one.came, one.views) for one in Invitation.objects.all()}
    assert kept == {"child": ("", ""), "parent": ("attended", ""), "education": ("absent", "report")}
    with pytest.raises(NotAllowed, match="Clear that first"):
        remove_guest(invitation=guests["parent"].pk, **who)
    record_attendance(attended=[Attended(guests["parent"].pk, "")], **who)
    remove_guest(invitation=guests["parent"].pk, **who)
    assert set(Invitation.objects.values_list("role", flat=True)) == {"child", "education"}


def test_the_childs_attendance_never_contradicts_the_code(
    review: Review, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    actions.mark_held(review=review.pk, held_on=MEETS, participation="PN5", **who)
    with pytest.raises(NotAllowed, match="the code PN5"):
        record_attendance(attended=[Attended(guests["child"].pk, "attended")], **who)
    record_attendance(attended=[Attended(guests["child"].pk, "absent")], **who)
    assert Invitation.objects.get(role="child").came == "absent"


def test_what_is_missing_is_named_and_going_on_without_it_has_a_reason(
    review: Review, meeting: Meeting, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    receive(review, who, care_plan=IN_TIME)
    assert life.missing(now(review)) == [
        "Social worker’s report", "2 people are not asked yet", "The talk with the child is not recorded",
    ]  # fmt: skip
    with pytest.raises(NotAllowed, match="Something is still missing"):
        decide(decisions=[Decided(review.pk, "go_on", TODAY)], **who)
    decide(decisions=[Decided(review.pk, "go_on", TODAY, "The report comes on the day")], **who)
    assert state_of(life.facts_of(now(review))).key == "prepared"
    take_back_decision(review=review.pk, **who)
    assert state_of(life.facts_of(now(review))).key == "planned"


def test_nothing_missing_needs_no_reason_but_an_adjournment_does(
    review: Review, meeting: Meeting, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    receive(review, who, care_plan=IN_TIME, social_work=IN_TIME)
    ask(invitations=[one.pk for one in guests.values()], asked_on=TODAY, asked_by="letter", **who)
    record_talks(talks=[Talk(review.pk, TODAY, "visit", who["by"], alone=True)], **who)
    with pytest.raises(NotAllowed, match="why the review is to be adjourned"):
        decide(decisions=[Decided(review.pk, "adjourn", TODAY)], **who)
    decide(decisions=[Decided(review.pk, "go_on", TODAY)], **who)
    facts = life.facts_of(now(review))
    assert (facts.papers_in_on, facts.invited_on, facts.consulted_on) == (IN_TIME, TODAY, TODAY)


def test_nothing_is_decided_of_a_review_without_a_meeting_or_after_it(review: Review, who: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed, match="No meeting is booked"):
        decide(decisions=[Decided(review.pk, "go_on", TODAY, "Ready")], **who)
    actions.mark_held(review=review.pk, held_on=MEETS, participation="PN1", **who)
    with pytest.raises(NotAllowed, match="too late to decide"):
        decide(decisions=[Decided(review.pk, "go_on", TODAY, "Ready")], **who)


def test_what_was_prepared_goes_with_a_review_that_care_ends_before(
    review: Review, meeting: Meeting, guests: dict[str, Invitation], who: dict[str, Any]
) -> None:
    receive(review, who, care_plan=IN_TIME)
    paper = Paper.objects.get()
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=date(2013, 9, 20))
    reckon(children=[register.AMARA], on=AFTER)
    assert not Paper.objects.exists()
    assert not Invitation.objects.exists()
    assert {one.kind for one in changes_of(Paper, paper.pk)} == {"added", "removed"}


def test_what_was_prepared_for_the_next_review_is_for_the_one_taken_back(
    review: Review, who: dict[str, Any], ines: Any
) -> None:
    actions.mark_held(review=review.pk, held_on=MEETS, participation="PN1", **who)
    after = Review.objects.get(child=register.AMARA, held_on=None)
    receive(after, who, care_plan=AFTER)
    record_talks(talks=[Talk(after.pk, AFTER, "visit", ines, alone=True)], **who)
    actions.undo_held(review=review.pk, reason="Another child’s", **who)
    found = now(review)
    assert life.papers_of(found)["care_plan", ""].received_on == AFTER
    assert life.consultation_of(found).how == "visit"


def test_many_take_as_many_queries_as_one(review: Review, who: dict[str, Any]) -> None:
    other = Review.objects.get(child=register.BRAM, held_on=None)

    def papers(*of: Review) -> None:
        kinds = ("care_plan", "social_work", "health")
        keep_papers(papers=[PaperTold(one.pk, kind, received_on=IN_TIME) for one in of for kind in kinds], **who)

    def guests(*of: Review, name: str) -> list[Invitation]:
        return invite(guests=[Guest(one.pk, role, name) for one in of for role in ("parent", "carer")], **who)

    def queries(act: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    assert queries(lambda: papers(review)) == queries(lambda: papers(review, other))
    assert queries(lambda: guests(review, name="Ann Elm")) == queries(lambda: guests(review, other, name="Bo Fir"))
    actions.mark_held(review=review.pk, held_on=MEETS, participation="PN1", **who)
    actions.mark_held(review=other.pk, held_on=date(2013, 10, 30), participation="", **who)
    to_hold = Review.objects.filter(held_on=None, child__in=[register.AMARA, register.BRAM])
    assert {one.number for one in to_hold} == {2}
    keys = [one.pk for one in Invitation.objects.all()]
    one, all_of_them = keys[:1], keys[1:]
    assert queries(lambda: record_attendance(attended=[Attended(key, "attended") for key in one], **who)) == queries(
        lambda: record_attendance(attended=[Attended(key, "attended") for key in all_of_them], **who)
    )
    assert Invitation.objects.filter(came="attended").count() == 6
