"""A request reads the council's settings once, and again after it changed one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.audit import SYSTEM
from footprint.council.actions import add_holiday, set_value
from footprint.council.models import Setting
from footprint.council.queries import standards, value
from footprint.database.remembered import remembering

MONDAY = date(2026, 3, 30)
AT = datetime(2026, 3, 30, 9, tzinfo=UTC)


def named(name: str) -> None:
    set_value(key="council_name", value=name, from_on=MONDAY, reason="Renamed", by=SYSTEM, at=AT)


@pytest.mark.django_db
def test_a_request_reads_the_settings_of_a_day_once() -> None:
    with CaptureQueriesContext(connection) as made, remembering():
        standards(on=MONDAY)
        value("council_name", on=MONDAY)
    assert len(made) == 1
    with CaptureQueriesContext(connection) as made, remembering():
        standards(on=MONDAY)
        standards(on=date(2026, 4, 1))
    assert len(made) == 2


@pytest.mark.django_db
def test_what_the_request_decides_holds_for_the_rest_of_it() -> None:
    with remembering():
        before = value("council_name", on=MONDAY)
        named("Madeup Borough")
        assert before != value("council_name", on=MONDAY) == "Madeup Borough"


@pytest.mark.django_db
def test_a_decision_is_made_on_what_holds_when_its_turn_comes() -> None:
    """Somebody else adds a holiday after this request has read the settings: both holidays count."""
    theirs, ours = date(2026, 6, 12), date(2026, 6, 15)
    with remembering():
        standards(on=MONDAY)
        Setting.objects.create(
            key="one_off_holidays", value={theirs.isoformat(): "Theirs"}, from_on=MONDAY, set_at=AT, reason="Proclaimed"
        )
        add_holiday(
            day=ours,
            name="Ours",
            from_on=MONDAY,
            reason="Proclaimed",
            by=SYSTEM,
            on=MONDAY,
            at=AT + timedelta(minutes=1),
        )
        assert set(standards(on=MONDAY).one_off_holidays) == {theirs, ours}


@pytest.mark.django_db
def test_another_request_and_none_at_all_read_anew() -> None:
    with remembering():
        value("council_name", on=MONDAY)
    named("Madeup Borough")
    assert value("council_name", on=MONDAY) == "Madeup Borough"
    with remembering():
        assert value("council_name", on=MONDAY) == "Madeup Borough"
