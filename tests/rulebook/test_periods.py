"""Periods of care from episodes: a table of literal dates, and the same answers as the SQL that reads files."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from footprint.interchange.ssda903 import records, ruling
from footprint.interchange.ssda903.reading import Tables, read_folders
from rulebook.periods import Episode, Period, periods_of_care
from tests.figures.strategies import LAST_DAY, Case, cases, write_folder
from tests.rulebook.chapters import Chapter, Example, Rule

RETURN = "SSDA903 return, RNE and REC"
EXAMPLES = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)


def episodes(text: str) -> list[Episode]:
    """One a line: first day, first day after it or "-", RNE, REC or "-", legal status."""
    found = []
    for line in text.split(";"):
        first, end, rne, rec, status = line.split()
        until = None if end == "-" else date.fromisoformat(end)
        found.append(Episode(date.fromisoformat(first), until, rne.strip("-"), rec.strip("-"), status))
    return found


def said(period: Period) -> str:
    end = f"to {period.span.end} ({period.end_reason})" if period.span.end else "open"
    return f"{period.span.start} {end}" + ("" if period.start_known else ", start not known")


def periods(words: str, text: str, expected: str) -> Example:
    return Example(words, lambda: "; ".join(map(said, periods_of_care(episodes(text)))) or "none", expected)


CHAPTER = Chapter(
    "periods",
    "Periods of care",
    (
        Rule(
            "One stay in care",
            "A period of care starts with an episode of RNE S and ends with one whose REC is not X1.",
            RETURN,
            "confirmed",
            (
                periods("one open episode", "2013-12-02 - S - C2", "2013-12-02 open"),
                periods(
                    "moved on 2014-01-20, home on 2014-03-03",
                    "2013-12-02 2014-01-20 S X1 C2; 2014-01-20 2014-03-03 P E4A C2",
                    "2013-12-02 to 2014-03-03 (E4A)",
                ),
                periods(
                    "home on 2014-03-03, back the same day",
                    "2013-12-02 2014-03-03 S E4A C2; 2014-03-03 - S - V2",
                    "2013-12-02 to 2014-03-03 (E4A); 2014-03-03 open",
                ),
            ),
        ),
        Rule(
            "Where the return leaves something out",
            "An X1 with nothing after it leaves the period open. An end without a reason ends the period where days "
            "lie between it and the next episode. Only the first known episode may have begun before the records do.",
            RETURN,
            "reading",
            (
                periods("X1 and nothing after it", "2013-12-02 2014-01-20 S X1 C2", "2013-12-02 open"),
                periods(
                    "no reason, and the next the same day",
                    "2013-12-02 2014-01-20 S - C2; 2014-01-20 - P - C2",
                    "2013-12-02 open",
                ),
                periods(
                    "no reason, and the next a day later",
                    "2013-12-02 2014-01-20 S - C2; 2014-01-21 - P - C2",
                    "2013-12-02 to 2014-01-20 (not recorded); 2014-01-21 open",
                ),
                periods("first known episode is a move", "2013-12-02 - P - C2", "2013-12-02 open, start not known"),
            ),
        ),
        Rule(
            "Short breaks",
            "A run of V3 or V4 is no period of care. A change from it to another status starts a period that day; a "
            "change to it ends one that day.",
            RETURN,
            "reading",
            (
                periods("short breaks only", "2013-12-02 - S - V4", "none"),
                periods(
                    "short breaks, then accommodated from 2014-02-03",
                    "2013-12-02 2014-02-03 S X1 V4; 2014-02-03 - L - V2",
                    "2014-02-03 open",
                ),
                periods(
                    "accommodated, then short breaks from 2014-02-03",
                    "2013-12-02 2014-02-03 S X1 V2; 2014-02-03 - L - V3",
                    "2013-12-02 to 2014-02-03 (X1)",
                ),
                periods(
                    "home on 2014-02-03, short breaks later",
                    "2013-12-02 2014-02-03 S E4A V2; 2014-03-03 - S - V3",
                    "2013-12-02 to 2014-02-03 (E4A)",
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_periods(example):
    assert example.answer() == example.expected


def test_each_episode_lasts_to_the_next_of_its_period():
    (period,) = periods_of_care(episodes("2013-12-02 2014-01-20 S X1 C2; 2014-01-20 2014-03-03 P E4A C2"))
    assert [(span.start.isoformat(), str(span.end)) for span in period.spans] == [
        ("2013-12-02", "2014-01-20"),
        ("2014-01-20", "2014-03-03"),
    ]


def by_sql(tables: Tables) -> tuple[list[tuple], list[tuple]]:
    ended = tables.connection.execute(
        "SELECT child_id, started_on, ended_on, coalesce(end_reason, ''), start_known FROM period_end ORDER BY ALL"
    ).fetchall()
    lasted = tables.connection.execute("SELECT child_id, from_on, to_on FROM status ORDER BY ALL").fetchall()
    return ended, lasted


def by_rule(tables: Tables, as_at: date) -> tuple[list[tuple], list[tuple]]:
    """The rule over the same rows, as they stood on the day: what ends later is open."""
    rows = tables.connection.execute(
        "SELECT child_id, decom_on, dec_on, rne, rec, ls FROM episode_rows WHERE decom_on <= ?", [as_at]
    ).fetchall()
    ended, lasted = [], []
    for child in sorted({row[0] for row in rows}):
        mine = [
            Episode(first, *((end, rne or "", rec or "") if end and end <= as_at else (None, rne or "", "")), ls or "")
            for who, first, end, rne, rec, ls in rows
            if who == child
        ]
        for one in periods_of_care(mine):
            ended.append((child, one.span.start, one.span.end, one.end_reason, one.start_known))
            lasted += [(child, span.start, span.end) for span in one.spans]
    return sorted(ended, key=repr), sorted(lasted, key=repr)


def compare(case: Case) -> None:
    as_at = case.question.get("as_at", LAST_DAY)
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name) / f"return{number}" for number in range(len(case.folders))]
        for folder, files in zip(folders, case.folders, strict=True):
            write_folder(folder, files)
        tables = read_folders(folders, scratch=Path(name))
        ruling.choose_rows(tables, at_most=1)
        records.make_records(tables, since=date(2013, 4, 1), as_at=as_at, known_from=records.known_from(tables))
        ended, lasted = by_sql(tables)
        rule_ended, rule_lasted = by_rule(tables, as_at)
        tables.connection.close()
    assert rule_ended == sorted(ended, key=repr)
    assert rule_lasted == sorted(lasted, key=repr)


@settings(EXAMPLES, max_examples=8, derandomize=True, phases=[Phase.generate])
@given(case=cases())
def test_the_rule_and_the_sql_find_the_same_periods(case):
    compare(case)


@pytest.mark.slow
@settings(EXAMPLES, max_examples=400, phases=[Phase.generate])
@given(case=cases())
def test_the_rule_and_the_sql_find_the_same_periods_in_many_more(case):
    compare(case)


def test_a_child_without_an_episode_has_no_period() -> None:
    assert periods_of_care([]) == []
