"""Deciding about the council's settings. Every decision is added; none is changed or removed."""

from datetime import date, datetime
from typing import Any

from django.db import connection

from footprint.audit.actions import acting
from footprint.audit.actors import Actor
from footprint.council.audit_actions import CouncilAction
from footprint.council.following import calendar_changed
from footprint.council.kinds import WrongValueError
from footprint.council.models import PublishedNumber, Setting
from footprint.council.published import KINDS
from footprint.council.queries import kept_values, published_numbers
from footprint.council.registry import SETTINGS
from footprint.database.remembered import forget
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from rulebook.calendar import BANK_HOLIDAYS, SATURDAY

SETTINGS_LOCK = 9031  # one decision at a time: a holiday is added to those that are there


def set_value(*, key: str, value: Any, from_on: date, reason: str, by: Actor, at: datetime) -> Setting:
    """From `from_on` the setting has this value. Audited as set_value.

    NotAllowed without a reason, for a value that the setting can't have, and for the value it has on that day anyway.
    """
    with acting(by=by, action=CouncilAction.SET_VALUE, reason=reason, at=at) as doing:
        _one_at_a_time()
        before = kept_values(on=from_on)[key]
        after = _checked(key, value)
        if not reason.strip():
            raise NotAllowed("Say why: enter a reason.")
        if after == before:
            raise NotAllowed(
                f"It has this value on {format_day(from_on)} already. Choose another value or another day."
            )
        setting = Setting.objects.create(
            key=key,
            value=after,
            from_on=from_on,
            set_at=at,
            set_by_key=str(by.audit_key),
            set_by_label=by.audit_label,
            reason=reason.strip(),
        )
        forget()
        doing.record(
            ("setting", key), before={"value": before}, after={"value": after, "from_on": from_on, "id": setting.pk}
        )
    return setting


def add_holiday(*, day: date, name: str, from_on: date, reason: str, by: Actor, on: date, at: datetime) -> Setting:
    """From `from_on` dates are counted with this bank holiday too; those that are kept follow at once.

    NotAllowed for a day that is a holiday already, for a weekend, and for one not proclaimed yet `on` today.
    """
    _check_proclaimed(from_on, on)
    if day.weekday() >= SATURDAY:
        raise NotAllowed(f"{format_day(day)} is at a weekend, which is no working day anyway.")
    with acting(by=by, action=CouncilAction.ADD_HOLIDAY, reason=reason, at=at):
        _one_at_a_time()
        there = kept_values(on=from_on)["one_off_holidays"]
        if day in BANK_HOLIDAYS or day.isoformat() in there:
            raise NotAllowed(f"{format_day(day)} is a bank holiday already.")
        changed = there | {day.isoformat(): name.strip()}
        decided = set_value(key="one_off_holidays", value=changed, from_on=from_on, reason=reason, by=by, at=at)
        calendar_changed(on=on)
    return decided


def remove_holiday(*, day: date, from_on: date, reason: str, by: Actor, on: date, at: datetime) -> Setting:
    """From `from_on` dates are counted without a holiday that was added by hand; those that are kept follow at once.

    NotAllowed for any other day.
    """
    _check_proclaimed(from_on, on)
    with acting(by=by, action=CouncilAction.REMOVE_HOLIDAY, reason=reason, at=at):
        _one_at_a_time()
        there = kept_values(on=from_on)["one_off_holidays"]
        if day.isoformat() not in there:
            raise NotAllowed(f"{format_day(day)} is not among the holidays added by hand on {format_day(from_on)}.")
        rest = {item: name for item, name in there.items() if item != day.isoformat()}
        decided = set_value(key="one_off_holidays", value=rest, from_on=from_on, reason=reason, by=by, at=at)
        calendar_changed(on=on)
    return decided


def _check_proclaimed(from_on: date, on: date) -> None:
    """Dates that are kept follow when a holiday is entered, so that it cannot be entered for later."""
    if from_on > on:
        raise NotAllowed(
            f"It counts from today at the latest: {format_day(on)}. Enter it again when {format_day(from_on)} has come."
        )


def set_published(*, kind: str, year_ending: date, value: str, source: str, by: Actor, at: datetime) -> PublishedNumber:
    """A number that others published of the year that ends on a 31 March; without a value it is taken back. Audited as
    set_published.

    NotAllowed without a source, for a value of another form, for the value that is there anyway, and for a day that
    ends no year.
    """
    about, value, source = KINDS[kind], KINDS[kind].kept(value), source.strip()
    if (year_ending.month, year_ending.day) != (3, 31):
        raise NotAllowed(f"A year ends on 31 March, not on {format_day(year_ending)}.")
    if value and not about.form.fullmatch(value):
        raise NotAllowed(f"“{value}” can’t be read. {about.hint}.")
    if not source:
        raise NotAllowed("Say where it was published: enter the source.")
    with acting(by=by, action=CouncilAction.SET_PUBLISHED, reason=source, at=at) as doing:
        _one_at_a_time()
        there = published_numbers().get((kind, year_ending))
        before = there.value if there else ""
        if value == before and (not there or there.source == source):
            raise NotAllowed("It is there already, with this source." if value else "There is no number to take back.")
        number = PublishedNumber.objects.create(
            kind=kind, year_ending=year_ending, value=value, source=source, set_at=at, set_by_key=str(by.audit_key),
            set_by_label=by.audit_label,
        )  # fmt: skip
        about_it = {"year_ending": year_ending, "id": number.pk}
        doing.record(("published", kind), before={"value": before}, after={"value": value, **about_it})
    return number


def _checked(key: str, value: Any) -> Any:
    try:
        return SETTINGS[key].kind.check(value)
    except WrongValueError as wrong:
        raise NotAllowed(str(wrong)) from None


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SETTINGS_LOCK])
    forget()  # what was read before the lock may have changed
