"""The council's settings: each has a value on every day, decided from a day on, with who and why."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import ProgrammingError

from footprint.audit.queries import events_about
from footprint.council import queries
from footprint.council.actions import add_holiday, remove_holiday, set_value
from footprint.council.models import Setting
from footprint.council.registry import SETTINGS
from footprint.page.refusals import NotAllowed
from rulebook import codes, groupings
from rulebook.calendar import BANK_HOLIDAYS
from rulebook.standards import DEFAULT_STANDARDS
from rulebook.timetables import Limit

pytestmark = pytest.mark.django_db
JUBILEE = date(2026, 6, 12)
NOW = date(2026, 5, 1)
NUMBERS_OF_DAYS = (
    "papers_before", "invitations_before", "consultation_before", "booked_before", "decisions_sent_within",
    "decisions_answered_within",    "plan_updated_within", "record_completed_within", "iro_named_within",
)  # fmt: skip


@dataclass
class Lena:
    audit_key: str = "5f1d2c3b"
    audit_label: str = "Lena Marsh"
    audit_role: str = "Lead IRO"


def at(hour: int, day: date = date(2026, 4, 1)) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def decide(key: str, value: Any, from_on: date, hour: int = 9, reason: str = "Agreed by the board") -> Setting:
    return set_value(key=key, value=value, from_on=from_on, reason=reason, by=Lena(), at=at(hour))


def test_until_somebody_decides_the_council_has_the_defaults_of_the_rule_book() -> None:
    assert queries.standards(on=date(2026, 4, 1)) == DEFAULT_STANDARDS


@pytest.mark.parametrize("key", SETTINGS)
def test_every_setting_has_a_default_that_it_may_have_and_says_what_it_does(key: str) -> None:
    definition = SETTINGS[key]

    assert definition.kind.check(definition.default) == definition.default
    assert definition.kind.check(definition.kind.kept(definition.kind.typed(definition.default))) == definition.default
    assert definition.sentence.endswith(".")
    assert definition.kind.shown(definition.default)


def test_a_value_counts_from_its_day_and_not_before() -> None:
    decide("leap_birthday", "28 February", date(2026, 9, 1))

    assert queries.standards(on=date(2026, 8, 31)).leap_birthday == "1 March"
    assert queries.standards(on=date(2026, 9, 1)).leap_birthday == "28 February"


def test_all_of_the_standards_can_be_chosen(django_assert_num_queries: Any) -> None:
    day = date(2026, 4, 1)
    decide("date_counted", "completed", day)
    decide("record_distributed_within", {"count": 15, "unit": "working days"}, day)
    decide("recording_counted_from", "first_meeting", day)
    for key in NUMBERS_OF_DAYS:
        decide(key, {"count": 9, "unit": "working days"}, day)
    add_holiday(day=JUBILEE, name="A royal wedding", from_on=day, reason="Proclaimed", by=Lena(), on=NOW, at=at(10))

    with django_assert_num_queries(1):
        chosen = queries.standards(on=day)

    assert chosen.date_counted == "completed"
    assert chosen.record_distributed_within == Limit(15, "working days")
    assert chosen.recording_counted_from == "first_meeting"
    assert {getattr(chosen, key) for key in NUMBERS_OF_DAYS} == {Limit(9, "working days")}
    assert chosen.one_off_holidays == {JUBILEE}


def test_a_decision_leaves_who_when_why_before_and_after() -> None:
    setting = decide("council_name", "Harbour Council", date(2026, 4, 1), reason="Renamed")

    event = events_about(("setting", "council_name")).get()
    assert (event.action, event.who_label, event.reason, event.at) == ("set_value", "Lena Marsh", "Renamed", at(9))
    assert event.before == {"value": SETTINGS["council_name"].default}
    assert event.after == {"value": "Harbour Council", "from_on": "2026-04-01", "id": str(setting.pk)}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("council_name", " ", "Enter at least one word"),
        ("council_name", "A" * 61, "60 characters or fewer"),
        ("council_colour", "#ffff00", "too light for white text"),
        ("council_colour", "blue", "is not a colour"),
        ("leap_birthday", "2 March", "Select one of the options"),
        ("papers_before", None, "for example 12 working days"),
        ("papers_before", {"count": 3, "unit": "weeks"}, "Write a number from 1 to 60 and "),
        ("papers_before", {"count": 0, "unit": "months"}, "Write a number from 1"),
        ("papers_before", {"count": True, "unit": "months"}, "Write a number from 1"),
        ("legal_status_rows", {"Care": ["C9"]}, "“C9” in the row “Care” is no code"),
        ("legal_status_rows", {"Care": ["C1"], "Interim": ["C1"]}, "C1 is in the rows “Care” and “Interim”"),
        ("legal_status_rows", {}, "Write at least one row"),
        ("ethnic_groups", {"Welsh": ["WBRI"]}, "“Welsh” is no row of this table. Its rows are White, Mixed"),
        ("local_legal_status", {"FC": "C9"}, "C9 is no code of the return"),
        ("local_legal_status", {"C1": "C2"}, "C1 is a code of the return itself"),
        ("local_legal_status", {"FC": ""}, "needs a code on each side"),
    ],
)
def test_a_value_that_the_setting_cannot_have_is_refused(key: str, value: Any, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        decide(key, value, date(2026, 4, 1))

    assert not Setting.objects.exists()
    assert not events_about(("setting", key)).exists()


def test_a_decision_without_a_reason_is_refused() -> None:
    with pytest.raises(NotAllowed, match="enter a reason"):
        decide("council_name", "Harbour Council", date(2026, 4, 1), reason=" ")


def test_a_value_that_it_has_anyway_is_refused() -> None:
    decide("council_name", "Harbour Council", date(2026, 4, 1))

    with pytest.raises(NotAllowed, match="has this value on 2 April 2026 already"):
        decide("council_name", "Harbour Council", date(2026, 4, 2), hour=10)


def test_nothing_is_overwritten_and_undoing_is_a_new_decision() -> None:
    first = decide("noun_review", "Our meeting", date(2026, 4, 1), hour=9)
    decide("noun_review", "Review", date(2026, 4, 1), hour=10)
    decide("noun_review", "Circle", date(2026, 9, 1), hour=11)
    decide("noun_review", first.value, date(2026, 4, 2), hour=12)

    history = queries.history("noun_review", on=date(2026, 4, 3))

    assert [(one.said, one.state) for one in history] == [
        ("Our meeting", "in force"), ("Circle", "to come"), ("Review", "past"), ("Our meeting", "replaced"),
    ]  # fmt: skip
    assert queries.value("noun_review", on=date(2026, 4, 1)) == "Review"
    assert queries.value("noun_review", on=date(2026, 4, 3)) == "Our meeting"
    assert queries.value("noun_review", on=date(2026, 9, 1)) == "Circle"


def test_a_decision_cannot_be_changed_in_the_database() -> None:
    decide("noun_review", "Our meeting", date(2026, 4, 1))

    with pytest.raises(ProgrammingError, match="council_setting keeps a trail"):
        Setting.objects.update(value="Circle")


def test_a_holiday_added_by_hand_counts_from_the_day_it_was_proclaimed() -> None:
    add_holiday(
        day=JUBILEE, name="A royal wedding", from_on=date(2026, 5, 1), reason="Proclaimed", by=Lena(), on=NOW, at=at(9)
    )

    assert JUBILEE not in queries.standards(on=date(2026, 4, 30)).holidays
    assert JUBILEE in queries.standards(on=date(2026, 5, 1)).holidays
    assert date(2026, 12, 25) in queries.standards(on=date(2026, 4, 30)).holidays


def test_a_second_holiday_leaves_the_first_and_one_can_be_taken_away() -> None:
    for hour, day in ((9, JUBILEE), (10, date(2026, 7, 1))):
        add_holiday(day=day, name="Fair", from_on=date(2026, 4, 1), reason="Proclaimed", by=Lena(), on=NOW, at=at(hour))
    remove_holiday(day=JUBILEE, from_on=date(2026, 4, 2), reason="Called off", by=Lena(), on=NOW, at=at(11))

    assert queries.value("one_off_holidays", on=date(2026, 4, 1)) == {JUBILEE, date(2026, 7, 1)}
    assert queries.value("one_off_holidays", on=date(2026, 4, 2)) == {date(2026, 7, 1)}


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 12, 25), "is a bank holiday already"), (date(2026, 6, 13), "is at a weekend")],
)
def test_a_day_that_is_no_working_day_anyway_is_not_added(day: date, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        add_holiday(day=day, name="Fair", from_on=date(2026, 4, 1), reason="Proclaimed", by=Lena(), on=NOW, at=at(9))


def test_a_holiday_that_was_shipped_cannot_be_taken_away() -> None:
    with pytest.raises(NotAllowed, match="not among the holidays added by hand"):
        remove_holiday(day=date(2026, 12, 25), from_on=date(2026, 4, 1), reason="No", by=Lena(), on=NOW, at=at(9))


def test_a_year_of_the_calendar_says_which_days_were_added_by_hand() -> None:
    add_holiday(
        day=JUBILEE, name="A royal wedding", from_on=date(2026, 4, 1), reason="Proclaimed", by=Lena(), on=NOW, at=at(9)
    )

    year = queries.calendar(year=2026, on=date(2026, 4, 1))

    assert [one.day for one in year] == sorted(one.day for one in year)
    assert [one.name for one in year if one.by_hand] == ["A royal wedding"]
    assert [one.name for one in year if one.day in BANK_HOLIDAYS] == [one.name for one in year if not one.by_hand]


def test_a_local_code_is_read_as_the_code_of_the_return_that_it_stands_for() -> None:
    decide("local_legal_status", {"FCO": "C2"}, date(2026, 4, 1))

    read = queries.value("local_legal_status", on=date(2026, 4, 1))
    assert (read["FCO"], read["C1"]) == ("C2", "C1")
    assert "FCO" not in queries.value("local_legal_status", on=date(2026, 3, 31))


def test_the_rows_of_the_report_are_those_of_the_rule_book_until_somebody_decides() -> None:
    chosen = queries.values(on=date(2026, 4, 1))

    assert queries.groupings_of(chosen).legal_status_rows == groupings.DEFAULT_GROUPINGS.legal_status_rows
    assert queries.groupings_of(chosen).participation_rows == groupings.DEFAULT_GROUPINGS.participation_rows
    assert queries.groupings_of(chosen).ethnic_groups == groupings.DEFAULT_GROUPINGS.ethnic_groups
    assert chosen["placement_rows"].of["K2/PR1"] == "In-House Residential"
    assert all(
        chosen["placement_rows"].of[f"{place}/{provider}"] == groupings.placement_row(place, provider)
        for place in codes.PLACEMENT.codes
        for provider in ("", *codes.PROVIDER.codes)
    )


def test_a_row_may_hold_other_codes_and_the_rest_is_other() -> None:
    decide("legal_status_rows", {"Care orders": ["C2", "C1"]}, date(2026, 4, 1))

    rows = queries.value("legal_status_rows", on=date(2026, 4, 1)).of
    assert (rows["C1"], rows["C2"], rows["V2"]) == ("Care orders", "Care orders", "Other")
