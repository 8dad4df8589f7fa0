"""The demo council's files reproduce the annual report of 2013/14 and the two years before, cell by cell."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from demo import files
from demo.cohort import cohort
from demo.lives import age, eighteenth
from rulebook.calendar import is_working_day
from tests.few import few
from tests.figures.from_files import figures_from
from tests.figures.seed_figures import CELLS

FLAGGED = "In care proceedings, no ICO (S20)"  # a flag of the council's own, which no file of the return holds
ACCOMMODATED = "Accommodated S20 single period"


def cells(wanted: dict[str, Any], found: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    """Each cell by name: what is wanted, and what was found."""
    for key, value in wanted.items():
        if isinstance(value, dict):
            yield from ((f"{key}: {row}", number, found[key].get(row, 0)) for row, number in value.items())
        elif isinstance(value, tuple):
            yield from zip(
                (f"{key}: {part}" for part in ("n", "of", "percent")), value, found[key].values(), strict=True
            )
        else:
            yield key, value, found[key]


@pytest.fixture
def folders(demo_files: Path) -> list[Path]:
    return [demo_files / f"{year - 1}-{year % 100}" for year in files.YEARS]


@pytest.mark.parametrize("year", few(CELLS, fast=1))
def test_every_cell_of_the_report_comes_out_of_the_files(folders: list[Path], year: int) -> None:
    said = figures_from(folders, year_ending=date(year, 3, 31))
    wanted = {key: dict(value) if isinstance(value, dict) else value for key, value in CELLS[year].items()}
    statuses = wanted["legal_status_rows"]
    statuses[ACCOMMODATED] += statuses.pop(FLAGGED)

    assert [cell for cell in cells(wanted, said["figures"]) if cell[1] != cell[2]] == []
    assert said["figures"]["unjudged"] == 0
    assert said["known_from"] == "2010-04-01"


@pytest.mark.slow
def test_the_files_hold_nothing_doubtful(folders: list[Path]) -> None:
    from footprint.front.figures_from_files import asked_for, work_out

    last = date(2014, 3, 31)
    found = work_out(folders, year_ending=last, asked=asked_for(year_ending=last))
    assert {problem.file for problem in found.warnings} == {"figures"}


def test_lives_hang_together() -> None:
    for life in cohort().lives:
        assert life.stays[0].decom == life.care[0].since >= life.dob
        for before, stay in zip(life.stays, life.stays[1:], strict=False):
            assert before.dec is not None
            assert before.dec <= stay.decom
            assert (before.dec == stay.decom) == (before.rec == "X1")
        until = life.care[-1].until
        assert until is None or until <= eighteenth(life.dob)
        assert until or age(life.dob, date(2014, 4, 28)) < 18
        for held, code in life.reviews.items():
            assert is_working_day(held)
            assert (code == "PN0") == (age(life.dob, held) < 4)
            assert any(care.on(held) for care in life.care)


def test_brothers_and_sisters_came_together_and_were_reviewed_together() -> None:
    shared, children = 0, 0
    for family in cohort().families:
        assert len({life.care[0].since for life in family}) == 1
        for first, other in itertools.pairwise(family):
            children += 1
            shared += len(first.reviews.keys() & other.reviews.keys()) * 2 >= len(first.reviews)
    assert children > 200
    assert shared > children // 2


def test_siblings_share_their_name_and_no_two_other_children_do() -> None:
    from demo.cohort import names

    found = names()
    families = [{found[life.child][1] for life in family} for family in cohort().families]
    assert all(len(called) == 1 for called in families)
    assert len({called.pop() for called in families}) == len(families) - 1, "a mother and her baby are called the same"
    assert len(set(found.values())) == len(found)
