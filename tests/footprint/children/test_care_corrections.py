"""Taking back and correcting what was entered about care: nothing overlaps, and review dates follow at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.children.care_changes import actions, corrections
from footprint.children.care_changes.period_sync import state_of
from footprint.children.models import Child, Episode, PeriodOfCare
from footprint.page.refusals import NotAllowed
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Meeting, Review
from rulebook import periods as rule
from tests.people import AT
from tests.register import AMARA, register

ON = date(2014, 4, 28)
WHO: dict[str, Any] = {"by": SYSTEM, "at": datetime(2014, 4, 28, 9, tzinfo=UTC), "on": ON}
WHY: dict[str, Any] = {**WHO, "reason": "Entered by mistake"}
SHORT = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=15, phases=[Phase.generate])


@pytest.fixture
def amara(db: None) -> Child:
    """In care since 2 September 2013, C2 in U1; her first review is due by 30 September 2013."""
    register()
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=AT)
    reckon(children=[AMARA], on=ON)
    return Child.objects.get(pk=AMARA)


def episodes(child: Child) -> list[str]:
    rows = child.episodes.order_by("from_on", "until_on")
    return [f"{e.from_on} {e.until_on} {e.new_reason} {e.end_reason} {e.legal_status} {e.place}" for e in rows]


def to_hold(child: Child) -> list[date | None]:
    return [one.governing_on for one in Review.objects.filter(child=child, held_on=None)]


def test_the_end_of_care_is_taken_back_and_the_next_review_stands_again(amara: Child) -> None:
    before = amara.periods.get().pk
    actions.end_care(child=amara, until_on=date(2014, 3, 3), reason="E4A", **WHO)
    assert to_hold(amara) == []

    corrections.undo_last_change(child=amara, **WHY)

    assert episodes(amara) == ["2013-09-02 None S  C2 U1"]
    assert (amara.periods.get().pk, amara.periods.get().until_on) == (before, None)
    assert to_hold(amara) == [date(2013, 9, 30)]
    event = AuditEvent.objects.get(action="undo_care_change")
    assert (event.reason, event.before["end_reason"]) == ("Entered by mistake", "E4A")


def test_a_change_is_taken_back_and_the_placement_before_runs_on(amara: Child) -> None:
    actions.change_placement(child=amara, from_on=date(2014, 3, 3), place="K2", provider="PR4", why="CARPL", **WHO)

    corrections.undo_last_change(child=amara, **WHY)

    assert episodes(amara) == ["2013-09-02 None S  C2 U1"]
    assert amara.episodes.get().change_reason == ""


def test_a_start_is_taken_back_with_its_period_unless_a_meeting_was_booked(amara: Child) -> None:
    review = Review.objects.get(child=amara)
    meeting = Meeting.objects.create(review=review, on_day=date(2014, 5, 6))
    with pytest.raises(NotAllowed, match="A meeting was booked"):
        corrections.undo_last_change(child=amara, **WHY)
    assert episodes(amara) == ["2013-09-02 None S  C2 U1"]

    meeting.delete()
    corrections.undo_last_change(child=amara, **WHY)
    assert not amara.periods.exists()
    assert not amara.episodes.exists()
    assert to_hold(amara) == []


def test_a_start_stays_where_a_review_was_held_since(amara: Child) -> None:
    Review.objects.create(child=amara, period=amara.periods.get(), held_on=date(2013, 9, 25))
    with pytest.raises(NotAllowed, match="A review was held in this time in care"):
        corrections.undo_last_change(child=amara, **WHY)
    assert amara.periods.count() == 1


def test_a_corrected_start_moves_the_first_review_and_keeps_the_period(amara: Child) -> None:
    PeriodOfCare.objects.filter(child=amara).update(told_on=date(2013, 9, 3))
    before = amara.periods.get().pk

    corrections.correct_episode(episode=amara.episodes.get(), values={"from_on": date(2013, 9, 9)}, **WHY)

    kept = amara.periods.get()
    assert (kept.pk, kept.from_on, kept.told_on) == (before, date(2013, 9, 9), date(2013, 9, 3))
    assert to_hold(amara) == [date(2013, 10, 7)]


def test_a_neighbour_moves_only_when_asked_and_what_would_overlap_is_named(amara: Child) -> None:
    actions.change_legal_status(child=amara, from_on=date(2014, 3, 3), legal_status="E1", **WHO)
    second = amara.episodes.get(legal_status="E1")
    with pytest.raises(NotAllowed) as why:
        corrections.correct_episode(episode=second, values={"from_on": date(2014, 2, 3)}, **WHY)
    assert str(why.value) == (
        "What runs from 2 September 2013 until 3 March 2014 would overlap what begins on 3 February 2014. "
        "Correct that as well, or choose other days."
    )

    corrections.correct_episode(episode=second, values={"from_on": date(2014, 2, 3)}, neighbours=True, **WHY)
    assert episodes(amara) == ["2013-09-02 2014-02-03 S X1 C2 U1", "2014-02-03 None L  E1 U1"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"from_on": date(2014, 5, 1)}, "is still to come"),
        ({"from_on": date(2004, 5, 16)}, "The child was born on 17 May 2004"),
        ({"until_on": date(2014, 3, 3)}, "Give both the day of the end and why it ended"),
        ({"until_on": date(2013, 9, 1), "end_reason": "E8"}, "It would end before it begins"),
        ({"place": "XX"}, "XX is no placement"),
        ({"legal_status": ""}, "Nothing is no legal status"),
        ({"child_id": None}, "can't be corrected here"),
    ],
)
def test_what_cannot_be_is_refused(amara: Child, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        corrections.correct_episode(episode=amara.episodes.get(), values=values, **WHY)
    assert episodes(amara) == ["2013-09-02 None S  C2 U1"]


def test_nothing_is_taken_back_without_a_reason_or_after_somebody_elses_change(amara: Child) -> None:
    seen = state_of(child=amara)
    with pytest.raises(NotAllowed, match="Enter why"):
        corrections.undo_last_change(child=amara, **{**WHY, "reason": " "})
    actions.change_legal_status(child=amara, from_on=date(2014, 3, 3), legal_status="E1", expecting=seen, **WHO)
    for act in (
        lambda: corrections.undo_last_change(child=amara, expecting=seen, **WHY),
        lambda: actions.end_care(child=amara, until_on=ON, reason="E8", expecting=seen, **WHO),
    ):
        with pytest.raises(NotAllowed, match="Somebody else has changed"):
            act()
    assert amara.episodes.count() == 2


def test_placed_for_adoption_as_decided_or_by_placement_brings_the_review_forward(amara: Child) -> None:
    Review.objects.create(child=amara, held_on=date(2014, 2, 3))
    reckon(children=[AMARA], on=ON)
    assert to_hold(amara) == [date(2014, 5, 3)]

    placed = corrections.place_for_adoption(child=amara, from_on=date(2014, 4, 1), **WHO)
    assert to_hold(amara) == [date(2014, 4, 29)]
    with pytest.raises(NotAllowed, match="since 1 April 2014 by this record already"):
        corrections.place_for_adoption(child=amara, from_on=date(2014, 4, 2), **WHO)

    with pytest.raises(NotAllowed, match="Choose why"):
        corrections.end_adoption_placement(placement=placed, until_on=ON, end_reason="", **WHO)
    corrections.end_adoption_placement(placement=placed, until_on=date(2014, 4, 1), end_reason="RD1", **WHO)
    actions.change_placement(child=amara, from_on=date(2014, 4, 2), place="A3", provider="PR1", why="CARPL", **WHO)
    assert to_hold(amara) == [date(2014, 4, 30)]


def test_a_visit_is_corrected_with_a_reason(amara: Child) -> None:
    visit = actions.record_visit(child=amara, on_day=date(2014, 4, 1), **WHO)
    with pytest.raises(NotAllowed, match="Enter why"):
        corrections.correct_visit(visit=visit, on_day=date(2014, 4, 2), **{**WHY, "reason": ""})
    corrections.correct_visit(visit=visit, on_day=date(2014, 4, 2), seen=False, seen_alone=True, **WHY)
    assert list(amara.visits.values_list("on_day", "seen", "seen_alone")) == [(date(2014, 4, 2), False, None)]


DAYS = st.dates(date(2013, 8, 1), ON)
ACTS = st.lists(st.tuples(st.sampled_from("sLPEUCc"), DAYS, DAYS, st.sampled_from(["C2", "V2", "V4"])), max_size=8)


def act(child: Child, what: str, day: date, other: date, status: str) -> None:
    if what == "s":
        actions.start_care(child=child, from_on=day, legal_status=status, place="K2", provider="PR1", **WHO)
    elif what == "L":
        actions.change_legal_status(child=child, from_on=day, legal_status=status, **WHO)
    elif what == "P":
        actions.change_placement(child=child, from_on=day, place="A5", provider="PR1", why="CARPL", **WHO)
    elif what == "E":
        actions.end_care(child=child, until_on=day, reason="E8", **WHO)
    elif what == "U":
        corrections.undo_last_change(child=child, **WHY)
    elif episode := Episode.objects.filter(child=child).order_by("?").first():
        later = day + timedelta(days=abs((other - day).days))
        values = {"from_on": day} if episode.until_on is None else {"from_on": day, "until_on": later}
        corrections.correct_episode(episode=episode, values=values, neighbours=what == "c", **WHY)


@SHORT
@given(acts=ACTS)
@pytest.mark.slow
@pytest.mark.django_db
def test_whatever_is_entered_periods_are_those_of_the_rule_and_dates_are_settled(acts: list[Any]) -> None:
    with transaction.atomic():
        register()
        KnownFrom.objects.create(day=date(2013, 4, 1), set_at=AT)
        child = Child.objects.get(pk=AMARA)
        for one in acts:
            try:
                act(child, *one)
            except NotAllowed:
                continue
        names = ("from_on", "until_on", "new_reason", "end_reason", "legal_status", "pk")
        found = rule.periods_of_care(rule.Episode(*row) for row in child.episodes.values_list(*names))
        wanted = [(one.span.start, one.span.end, one.end_reason) for one in found]
        assert wanted == list(
            child.periods.order_by("from_on", "until_on").values_list("from_on", "until_on", "end_reason")
        )
        if acts:
            reckon(children=[AMARA], on=ON)
            dates = sorted(Review.objects.filter(child=child).values_list("pk", "due_on", "next_due_on", "period"))
            reckon(children=[AMARA], on=ON)
            again = Review.objects.filter(child=child).values_list("pk", "due_on", "next_due_on", "period")
            assert dates == sorted(again)
        transaction.set_rollback(True)
