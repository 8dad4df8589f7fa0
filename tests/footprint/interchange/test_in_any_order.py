"""Folders one after the other, all at once, and as the figures read them: the same periods of care and reviews."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from footprint.audit import SYSTEM
from footprint.audit.tracking import event_model
from footprint.children.models import Child, Episode, PeriodOfCare
from footprint.interchange import actions
from footprint.interchange.ssda903 import checks, records, ruling
from footprint.interchange.ssda903.problems import Refused
from footprint.interchange.ssda903.reading import read_folders
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Review
from rulebook import calendar
from tests.figures.strategies import Case, cases, write_folder

pytestmark = pytest.mark.django_db
ON, AT = date(2026, 6, 30), datetime(2026, 6, 30, 9, tzinfo=UTC)
EXAMPLES = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)
Rows = list[tuple[Any, ...]]


class TakenBack(Exception):
    pass


def register() -> dict[str, Rows]:
    """Everything that an import makes, without keys."""
    who = ("local_id", "born_on", "sex", "ethnicity", "uasc_until")
    return {
        "child": list(Child.objects.order_by("local_id").values_list(*who)),
        "period": list(
            PeriodOfCare.objects.order_by("child__local_id", "from_on").values_list(
                "child__local_id", "from_on", "until_on", "end_reason", "start_known", "clock__history_known",
                "clock__first_due_on",
            )
        ),
        "episode": list(
            Episode.objects.order_by("child__local_id", "from_on", "until_on").values_list(
                "child__local_id", "from_on", "until_on", "legal_status", "place", "provider", "end_reason",
                "new_reason", "miles", "period__from_on",
            )
        ),
        "review": list(
            Review.objects.order_by("child__local_id", "held_on", "period__from_on").values_list(
                "child__local_id", "held_on", "number", "due_on", "special_due_on", "next_due_on", "participation",
                "period__from_on",
            )
        ),
        "known_from": list(KnownFrom.objects.order_by("-pk").values_list("day")[:1]),
    }  # fmt: skip


def follows_one_by_one() -> None:
    """Reckoned one by one, every date, rule and clock is what the import wrote."""
    before, why = register(), dict(Review.objects.values_list("pk", "why"))
    trail = event_model(Review).objects.count()
    reckon(children=list(Child.objects.values_list("pk", flat=True)), on=ON)
    assert dict(Review.objects.values_list("pk", "why")) == why
    assert register() == before
    assert event_model(Review).objects.count() == trail


def taken_in(*imports: Sequence[Path]) -> dict[str, Rows]:
    found: dict[str, Rows] = {}
    try:
        with transaction.atomic():
            for folders in imports:
                actions.take_in(folders=folders, by=SYSTEM, on=ON, at=AT, accept_conflicts=True)
            found = register()
            follows_one_by_one()
            for folders in imports:
                assert not actions.preview(folders=folders[-1:], on=ON).counts.get("added")
            raise TakenBack
    except TakenBack:
        return found


def as_figures_read(folders: Sequence[Path]) -> tuple[Rows, Rows]:
    """Periods and held reviews with their dates, as the records of `figures --from` have them."""
    with tempfile.TemporaryDirectory() as scratch:
        tables = read_folders(folders, scratch=Path(scratch))
        ruling.choose_rows(tables, at_most=1)
        if checks.faults(tables):
            raise Refused([])
        known = records.known_from(tables)
        records.make_records(tables, as_at=calendar.LAST_EVENT, known_from=known)
        fetch = tables.connection.execute
        periods = fetch(
            "SELECT c.local_id, started_on, ended_on, coalesce(end_reason, ''), start_known, history_known, "
            "first_due_on FROM period p JOIN child c USING (child_id) ORDER BY 1, 2"
        ).fetchall()
        reviews = fetch(
            "SELECT c.local_id, held_on, due_on, special_due_on, next_due_on, p.started_on FROM review r "
            "JOIN child c USING (child_id) JOIN period p USING (period_id) ORDER BY 1, 2"
        ).fetchall()
    return periods, reviews


def blanked_in_the_newer(case: Case) -> bool:
    """A later row with a blank rules in figures, and takes nothing away from the register."""
    filled: dict[tuple[str, ...], dict[str, str]] = {}
    for folder in case.folders:
        for name, key in (("header.csv", "DOB"), ("episodes.csv", "DECOM"), ("reviews.csv", "REVIEW"),
                          ("placed_for_adoption.csv", "DATE_PLACED")):  # fmt: skip
            for row in folder[name]:
                before = filled.setdefault((name, row["CHILD"], row[key]), {})
                if any(before.get(column) and not value for column, value in row.items()):
                    return True
                before |= {column: value for column, value in row.items() if value}
    return False


def compare(case: Case) -> None:
    """A folder whose files have headings alone is refused by itself, and is nothing to compare. Nor are dates where a
    later folder leaves a year without reviews: the register keeps the day from which it knew reviews before.
    """
    if not all(files["header.csv"] and files["episodes.csv"] for files in case.folders):
        return
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / f"return{number}" for number in range(len(case.folders))]
        for folder, files in zip(folders, case.folders, strict=True):
            write_folder(folder, files)
        try:
            periods, reviews = as_figures_read(folders)
        except Refused:
            return
        together = taken_in(folders)
        one_by_one = taken_in(*[[folder] for folder in folders])
    if one_by_one["known_from"] != together["known_from"]:
        assert min(one_by_one["known_from"]) < min(together["known_from"])
        return
    assert one_by_one == together
    if blanked_in_the_newer(case):
        return
    assert together["period"] == periods
    held = [(r[0], r[1], r[3], r[4], r[5], r[7]) for r in together["review"] if r[1] and r[7]]
    assert held == reviews


@pytest.mark.slow
@settings(EXAMPLES, max_examples=2, derandomize=True, phases=[Phase.generate])
@given(case=cases())
def test_folders_in_turn_are_folders_at_once_and_what_figures_read(case: Case) -> None:
    compare(case)


@pytest.mark.slow
@settings(EXAMPLES, max_examples=20, derandomize=True, phases=[Phase.generate])
@given(case=cases())
def test_folders_in_turn_are_folders_at_once_for_many_more(case: Case) -> None:
    compare(case)
