"""Entering care by hand: episodes follow each other, and periods follow from them."""

from datetime import UTC, date, datetime

import pytest

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.children.care_changes import actions
from footprint.children.models import Child, Episode, PeriodOfCare
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Review
from tests.register import AMARA, register

pytestmark = pytest.mark.django_db
ON = date(2014, 4, 28)
WHO = {"by": SYSTEM, "at": datetime(2014, 4, 28, 9, tzinfo=UTC)}
ACT = {**WHO, "on": ON}


@pytest.fixture
def amara() -> Child:
    """In care since 2 September 2013, C2 in U1."""
    register()
    return Child.objects.get(pk=AMARA)


def episodes(child: Child) -> list[str]:
    rows = child.episodes.order_by("from_on", "until_on")
    return [f"{e.from_on} {e.until_on} {e.new_reason} {e.end_reason} {e.legal_status} {e.place}" for e in rows]


def periods(child: Child) -> list[str]:
    return [f"{p.from_on} {p.until_on} {p.end_reason}".strip() for p in child.periods.order_by("from_on")]


def test_a_change_of_status_ends_the_episode_and_carries_the_placement_over(amara: Child) -> None:
    Episode.objects.filter(child=amara).update(carer="Mrs Unnamed", long_term=True)
    before = amara.periods.get()

    begun = actions.change_legal_status(child=amara, from_on=date(2014, 3, 3), legal_status="E1", **ACT)

    assert episodes(amara) == ["2013-09-02 2014-03-03 S X1 C2 U1", "2014-03-03 None L  E1 U1"]
    assert (begun.carer, begun.long_term) == ("Mrs Unnamed", True)
    assert amara.periods.get() == before
    assert set(amara.episodes.values_list("period", flat=True)) == {before.pk}


def test_a_change_of_placement_leaves_the_old_address_behind(amara: Child) -> None:
    Episode.objects.filter(child=amara).update(carer="Mrs Unnamed", address="1 Nowhere")

    begun = actions.change_placement(
        child=amara, from_on=date(2014, 3, 3), place="K2", provider="PR4", why="CARPL", **ACT
    )

    assert episodes(amara) == ["2013-09-02 2014-03-03 S X1 C2 U1", "2014-03-03 None P  C2 K2"]
    assert (begun.carer, begun.address, begun.need) == ("", "", "N1")
    assert amara.episodes.get(place="U1").change_reason == "CARPL"


def test_care_ends_and_begins_again_in_a_period_of_its_own(amara: Child) -> None:
    PeriodOfCare.objects.filter(child=amara).update(told_on=date(2013, 9, 3))
    actions.end_care(child=amara, until_on=date(2014, 3, 3), reason="E4A", **ACT)
    actions.start_care(child=amara, from_on=date(2014, 4, 1), legal_status="V2", place="Q2", provider="PR1", **ACT)

    assert periods(amara) == ["2013-09-02 2014-03-03 E4A", "2014-04-01 None"]
    assert list(amara.periods.order_by("from_on").values_list("told_on", flat=True)) == [date(2013, 9, 3), None]


def test_a_change_to_short_breaks_ends_the_period_that_day_and_one_from_them_begins_one(amara: Child) -> None:
    actions.change_legal_status(child=amara, from_on=date(2014, 3, 3), legal_status="V4", **ACT)
    assert periods(amara) == ["2013-09-02 2014-03-03 X1"]

    actions.change_legal_status(child=amara, from_on=date(2014, 4, 1), legal_status="V2", **ACT)
    assert periods(amara) == ["2013-09-02 2014-03-03 X1", "2014-04-01 None"]
    assert amara.episodes.get(legal_status="V4").period is None


def test_review_dates_follow_the_periods_that_are_kept(amara: Child) -> None:
    """A review is to be held of each period that is open, and of none that has ended."""
    Review.objects.create(child=amara, period=amara.periods.get(), number=1, due_on=date(2014, 3, 20))

    actions.end_care(child=amara, until_on=date(2014, 3, 3), reason="E4A", **ACT)
    assert not Review.objects.filter(child=amara)

    actions.start_care(child=amara, from_on=date(2014, 4, 1), legal_status="V2", place="Q2", provider="PR1", **ACT)
    to_hold = Review.objects.get(child=amara)
    assert (to_hold.period, to_hold.held_on) == (amara.periods.get(until_on=None), None)


def test_an_act_leaves_its_event_without_address_or_carer(amara: Child) -> None:
    actions.change_placement(
        child=amara, from_on=date(2014, 3, 3), place="K2", why="CARPL", carer="Mr Unnamed", address="2 Nowhere", **ACT
    )
    event = AuditEvent.objects.get(action="change_placement", about_key=str(AMARA))
    assert event.before == {"from_on": "2013-09-02", "legal_status": "C2", "place": "U1", "provider": "PR1"}
    assert event.after == {"from_on": "2014-03-03", "legal_status": "C2", "place": "K2", "provider": ""}


def test_care_that_is_refused_says_why_and_changes_nothing(amara: Child) -> None:
    refused = {
        "The child is in care since 2 September 2013 by this record. End that first.": lambda: actions.start_care(
            child=amara, from_on=date(2014, 4, 1), legal_status="V2", place="Q2", **ACT
        ),
        "The last change was on 2 September 2013. Choose a later day.": lambda: actions.change_legal_status(
            child=amara, from_on=date(2013, 9, 2), legal_status="E1", **ACT
        ),
        "That is the child's legal status already. Choose another one.": lambda: actions.change_legal_status(
            child=amara, from_on=date(2014, 3, 3), legal_status="C2", **ACT
        ),
        "1 May 2014 is still to come. Enter it when it has happened.": lambda: actions.end_care(
            child=amara, until_on=date(2014, 5, 1), reason="E4A", **ACT
        ),
        "Choose why the child left care.": lambda: actions.end_care(
            child=amara, until_on=date(2014, 3, 3), reason="X1", **ACT
        ),
    }
    for sentence, act in refused.items():
        with pytest.raises(NotAllowed) as why:
            act()
        assert str(why.value) == sentence
    assert episodes(amara) == ["2013-09-02 None S  C2 U1"]


def test_a_child_is_not_in_care_before_birth(amara: Child) -> None:
    actions.end_care(child=amara, until_on=date(2014, 3, 3), reason="E4A", **ACT)
    Child.objects.filter(pk=AMARA).update(birth="unborn", born_on=date(2014, 6, 1))
    amara.refresh_from_db()
    with pytest.raises(NotAllowed, match="not born yet"):
        actions.start_care(child=amara, from_on=date(2014, 4, 1), legal_status="V2", place="Q2", **ACT)


def test_the_social_worker_changes_on_a_day(amara: Child) -> None:
    actions.set_social_worker(child=amara, name="Sol Ferris", from_on=date(2014, 4, 1), **WHO)

    rows = amara.social_workers.order_by("from_on").values_list("name", "from_on", "until_on")
    assert list(rows) == [
        ("Sami Reid", date(2014, 1, 6), date(2014, 4, 1)),
        ("Sol Ferris", date(2014, 4, 1), None),
    ]
    with pytest.raises(NotAllowed, match="Choose a later day"):
        actions.set_social_worker(child=amara, name="Sol Ferris", from_on=date(2014, 4, 1), **WHO)


def test_proceedings_begin_and_end(amara: Child) -> None:
    actions.set_proceedings(child=amara, running=True, from_on=date(2014, 2, 3), **ACT)
    with pytest.raises(NotAllowed, match="says so already"):
        actions.set_proceedings(child=amara, running=True, from_on=date(2014, 2, 4), **ACT)
    actions.set_proceedings(child=amara, running=False, from_on=date(2014, 3, 3), **ACT)

    assert list(amara.proceedings.values_list("from_on", "until_on")) == [(date(2014, 2, 3), date(2014, 3, 3))]


def test_a_visit_at_which_the_child_was_not_seen_was_not_alone(amara: Child) -> None:
    visit = actions.record_visit(child=amara, on_day=date(2014, 4, 1), seen=False, seen_alone=True, **ACT)
    assert visit.seen_alone is None
    with pytest.raises(NotAllowed, match="still to come"):
        actions.record_visit(child=amara, on_day=date(2014, 5, 1), **ACT)
