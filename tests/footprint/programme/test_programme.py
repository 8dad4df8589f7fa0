"""The work programme for 2014/15: written by Lena Marsh, the lead IRO, told of in the year, carried into the next."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from footprint.accounts.models import Person
from footprint.audit.queries import changes_of, events_about
from footprint.page.refusals import NotAllowed
from footprint.programme import actions, queries
from footprint.programme.actions import Told, Written
from footprint.programme.measures import MEASURES
from footprint.programme.models import Outcome, ProgressNote
from footprint.programme.policies import words_of
from tests import people
from tests.people import AT

pytestmark = pytest.mark.django_db
YEAR, NEXT = date(2015, 3, 31), date(2016, 3, 31)
APRIL, JUNE = date(2014, 4, 28), date(2014, 6, 30)
IN_TIME = Written(
    "Reviews are held in time", "Reviews", "Lead IRO", "100% in time", date(2014, 9, 30), "Warn a week before",
    "timely_reviews", Decimal(100),
)  # fmt: skip
BOOKLETS = Written("New booklets", "Reviews", "Lead IRO", "Agreed", date(2014, 12, 31), "Go through each")


@pytest.fixture
def lena() -> Person:
    return people.staff("liro")


@pytest.fixture
def written(lena: Person) -> list[Outcome]:
    """Reviews in time is number 1, booklets number 2."""
    return add(lena, IN_TIME, BOOKLETS)


def add(by: Person, *written: Written, year: date = YEAR) -> list[Outcome]:
    return actions.add_outcomes(year_ending=year, written=written, by=by, at=AT)


def change(by: Person, outcome: Outcome, written: Written = IN_TIME, number: int = 1, **more: Any) -> Outcome:
    asked = {"expecting": words_of(outcome), **more}
    return actions.change_outcome(outcome=outcome.pk, written=written, number=number, by=by, at=AT, **asked)


def remove(by: Person, outcome: Outcome, reason: str = "Another service does it") -> Outcome:
    return actions.remove_outcome(outcome=outcome.pk, reason=reason, by=by, on=APRIL, at=AT)


def restore(by: Person, outcome: Outcome, reason: str = "It is ours after all") -> Outcome:
    return actions.restore_outcome(outcome=outcome.pk, reason=reason, by=by, at=AT)


def tell(
    by: Person, outcome: Outcome, state: str = "on_course", words: str = "Begun", on: date = APRIL
) -> ProgressNote:
    told = [Told(outcome.pk, state, words)]
    return actions.tell_progress(tellings=told, by=by, on=on, at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC))[0]


def programme(year: date = YEAR) -> list[tuple[int | None, str]]:
    return [(one.number, one.outcome) for one in queries.outcomes(year_ending=year)]


def but(written: Written, **more: Any) -> Written:
    return Written(**{**vars(written), **more})


def test_outcomes_stand_in_the_order_in_which_they_are_written(lena: Person, written: list[Outcome]) -> None:
    add(lena, but(BOOKLETS, outcome="Links to teams"))
    add(lena, but(BOOKLETS, by_on=NEXT), year=NEXT)
    assert programme() == [(1, "Reviews are held in time"), (2, "New booklets"), (3, "Links to teams")]
    assert programme(NEXT) == [(1, "New booklets")]
    assert queries.years() == [NEXT, YEAR]
    event = events_about(("outcome", written[0].pk)).get()
    assert (event.action, event.who_label, event.role) == (
        "add_outcome",
        "Lena Marsh",
        "Lead independent reviewing officer",
    )
    assert event.after is not None
    assert event.after["wanted"] == "100"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"lead": " "}, "its lead officer"),
        ({"actions": ""}, "its actions"),
        ({"by_on": date(2014, 3, 31)}, "for 2014/15. Choose a day from 1 April 2014 to 31 March 2015"),
        ({"by_on": date(2015, 4, 1)}, "Choose a day from 1 April 2014 to 31 March 2015"),
        ({"measure": "age_groups"}, "no figure that a target can rest on"),
        ({"measure": "", "wanted": Decimal(95)}, "Choose the figure"),
        ({"wanted": Decimal("100.01")}, "a percentage from 0 to 100"),
        ({"measure": "none", "wanted": Decimal(-1)}, "0 or more"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_of_it_kept(lena: Person, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        add(lena, BOOKLETS, but(IN_TIME, **more))
    assert not Outcome.objects.exists()


@pytest.mark.parametrize(
    "more",
    [
        {"by_on": date(2014, 4, 1)},
        {"by_on": date(2015, 3, 31)},
        {"wanted": None},
        {"measure": "none", "wanted": Decimal(120)},
        {"measure": "", "wanted": None},
    ],
)
def test_what_is_whole_is_taken(lena: Person, more: dict[str, Any]) -> None:
    (made,) = add(lena, but(IN_TIME, **more))
    assert made.number == 1


def test_a_change_says_what_was_before_and_swaps_places(lena: Person, written: list[Outcome]) -> None:
    change(lena, written[1], but(BOOKLETS, target="Agreed with the children"))  # to place 1
    assert programme() == [(1, "New booklets"), (2, "Reviews are held in time")]
    event = events_about(("outcome", written[1].pk)).first()
    assert event is not None
    assert event.before is not None
    assert event.after is not None
    assert (event.action, event.before["target"], event.after["target"]) == (
        "change_outcome", "Agreed", "Agreed with the children",
    )  # fmt: skip
    _, changed = changes_of(Outcome, written[0].pk)
    assert (changed.who, changed.before, changed.after) == ("Lena Marsh", {"number": 1}, {"number": 2})


def test_a_change_of_what_somebody_else_has_changed_is_refused(lena: Person, written: list[Outcome]) -> None:
    seen = words_of(written[0])
    change(lena, written[0], but(IN_TIME, lead="Head of service"))
    with pytest.raises(NotAllowed, match="Somebody else has changed this outcome"):
        change(lena, written[0], expecting=seen)
    with pytest.raises(NotAllowed, match="Choose a place from 1 to 2"):
        change(lena, Outcome.objects.get(pk=written[0].pk), number=3)
    assert Outcome.objects.get(pk=written[0].pk).lead == "Head of service"


def test_one_is_taken_out_with_a_reason_and_put_back_as_the_last(lena: Person, written: list[Outcome]) -> None:
    tell(lena, written[0])
    with pytest.raises(NotAllowed, match="enter a reason"):
        remove(lena, written[0], reason=" ")
    remove(lena, written[0])
    assert programme() == [(2, "New booklets")]
    assert [one.pk for one in queries.taken_out(year_ending=YEAR)] == [written[0].pk]
    for refused in (lambda: remove(lena, written[0]), lambda: tell(lena, written[0]), lambda: change(lena, written[0])):
        with pytest.raises(NotAllowed, match="taken out"):
            refused()

    with pytest.raises(NotAllowed, match="enter a reason"):
        restore(lena, written[0], reason="")
    restore(lena, written[0])
    assert programme() == [(2, "New booklets"), (3, "Reviews are held in time")]
    assert queries.taken_out(year_ending=YEAR) == []
    with pytest.raises(NotAllowed, match="in the programme already"):
        restore(lena, written[0])
    assert {event.action: event.reason for event in events_about(("outcome", written[0].pk))} == {
        "add_outcome": "", "tell_progress": "", "remove_outcome": "Another service does it",
        "restore_outcome": "It is ours after all",
    }  # fmt: skip


def test_the_latest_note_says_how_it_stands(lena: Person, written: list[Outcome]) -> None:
    first, second = queries.progress_on(year_ending=YEAR)
    assert (first.state, first.last, first.overdue(on=date(2014, 9, 30))) == ("", None, False)
    assert first.overdue(on=date(2014, 10, 1))

    tell(lena, written[0], "slipping", "Two were late", on=JUNE)
    tell(lena, written[0], "on_course", "Begun", on=APRIL)  # told later of an earlier day
    first, second = queries.progress_on(year_ending=YEAR)
    assert first.last is not None
    assert (first.state, first.last.words, first.last.told_by) == ("slipping", "Two were late", "Lena Marsh")
    assert [note.state for note in first.notes] == ["slipping", "on_course"]
    assert second.state == ""
    assert first.overdue(on=date(2014, 10, 1))
    tell(lena, written[0], "done", "All in time", on=date(2015, 4, 14))
    assert not queries.progress_on(year_ending=YEAR)[0].overdue(on=date(2015, 4, 14))


@pytest.mark.parametrize(
    ("state", "words", "sentence"),
    [("lost", "Gone", "on course, slipping, done or not done"), ("done", " ", "in words")],
)
def test_a_note_says_how_and_in_words(
    lena: Person, written: list[Outcome], state: str, words: str, sentence: str
) -> None:
    told = [Told(written[1].pk, "done", "Agreed"), Told(written[0].pk, state, words)]
    with pytest.raises(NotAllowed, match=sentence):
        actions.tell_progress(tellings=told, by=lena, on=APRIL, at=AT)
    assert not ProgressNote.objects.exists()


def test_a_note_stands_as_it_was_written(lena: Person, written: list[Outcome]) -> None:
    note = tell(lena, written[0])
    for act in (lambda: ProgressNote.objects.update(words="All well"), note.delete):
        with pytest.raises(DatabaseError, match="write another"), transaction.atomic():
            act()
    assert ProgressNote.objects.get().words == "Begun"


def test_next_year_begins_from_what_is_chosen_once(lena: Person, written: list[Outcome]) -> None:
    with pytest.raises(NotAllowed, match="at least one outcome"):
        actions.carry_over(outcomes=[], by=lena, at=AT)
    add(lena, but(BOOKLETS, outcome="Somewhere new", by_on=NEXT), year=NEXT)
    (copy,) = actions.carry_over(outcomes=[written[0].pk], by=lena, at=AT)
    assert programme(NEXT) == [(1, "Somewhere new"), (2, "Reviews are held in time")]
    assert (copy.by_on, copy.measure, copy.wanted) == (date(2015, 9, 30), "timely_reviews", Decimal(100))
    assert programme() == [(1, "Reviews are held in time"), (2, "New booklets")]
    assert [one.outcome.outcome for one in queries.to_carry(year_ending=YEAR)] == ["New booklets"]
    with pytest.raises(NotAllowed, match="already: “Reviews are held in time”"):
        actions.carry_over(outcomes=[one.pk for one in written], by=lena, at=AT)
    assert len(programme(NEXT)) == 2


def test_what_was_taken_out_of_the_next_year_is_carried_over_again_and_then_not_put_back(
    lena: Person, written: list[Outcome]
) -> None:
    (first,) = actions.carry_over(outcomes=[written[0].pk], by=lena, at=AT)
    remove(lena, first)
    actions.carry_over(outcomes=[written[0].pk], by=lena, at=AT)
    with pytest.raises(NotAllowed, match="carried over again"):
        restore(lena, first)
    assert len(programme(NEXT)) == 1


def test_the_database_holds_a_place_once_and_a_year_that_ends_in_march(written: list[Outcome]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        Outcome.objects.filter(pk=written[1].pk).update(number=1)
        with pytest.raises(IntegrityError, match="outcome_place_once"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
    with pytest.raises(IntegrityError, match="outcome_year_ends_in_march"), transaction.atomic():
        Outcome.objects.update(year_ending=date(2015, 3, 30))


@pytest.mark.parametrize(
    ("key", "wanted", "words", "values"),
    [
        ("timely_reviews", 100, "100%", {"99.99": False, "100": True}),
        ("parents_contributed", 80, "at least 80%", {"79.99": False, "80.00": True}),
        ("iro_changes", Decimal("12.50"), "at most 12.5%", {"12.51": False, "12.50": True}),
        ("none", 0, "at most 0", {"1": False, "0": True}),
    ],
)
def test_a_target_is_reached_from_its_value_on(key: str, wanted: Any, words: str, values: dict[str, bool]) -> None:
    measure = MEASURES[key]
    assert measure.wants(Decimal(wanted)) == words
    found = {value: measure.reached(value=Decimal(value), wanted=Decimal(wanted)) for value in values}
    assert found == values


def test_a_figure_whose_head_says_which_way_is_better_is_offered_for_targets() -> None:
    shown = {key: (one.title, one.percent, one.more) for key, one in MEASURES.items()}
    assert shown["timely_reviews"] == ("Reviews held in time", True, True)
    assert shown["none"] == ("Reviews without the child and without views", False, False)
    assert "age_groups" not in shown
