"""One list of every fault and warning, for both commands and the page."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from footprint.front import figures_command
from footprint.interchange import problem_list
from footprint.interchange.ssda903.problems import Problem
from tests.interchange.folders import EPISODES, HEADER, write

MISSING = [
    Problem("episodes.csv", line, "PLACE_PROVIDER", "", "is missing [526]", f"40{line:02}") for line in (2, 3, 4)
]
OVERLAP = Problem("episodes.csv", 9, "DECOM", "01/06/2025", "overlaps the episode that started on 05/06/2023", "4009")
CASES = {"4002": ("South", "Sol Ferris"), "4003": ("North / East", "Mona Birch"), "4009": ("South", "Sol Ferris")}


def test_the_list_begins_with_how_many_there_are_of_a_kind_and_has_every_line() -> None:
    rows = problem_list.listed(faults=[OVERLAP], warnings=MISSING, cases=CASES)

    lines = list(csv.reader(io.StringIO(problem_list.as_csv(rows).removeprefix("\ufeff"))))
    assert lines[1:3] == [
        ["Fault", "DECOM", "", "Overlaps the episode that started on …", "1"],
        ["Warning", "PLACE_PROVIDER", "526", "Is missing […]", "3"],
    ]
    assert lines[4] == list(problem_list.HEADS)
    assert [line[1:4] for line in lines[5:]] == [
        ["4009", "South", "Sol Ferris"], ["4002", "South", "Sol Ferris"], ["4003", "North / East", "Mona Birch"],
        ["4004", "", ""],
    ]  # fmt: skip


def test_the_workbook_has_a_sheet_for_each_team(tmp_path: Path) -> None:
    rows = problem_list.listed(faults=[OVERLAP], warnings=MISSING, cases=CASES)
    problem_list.write(rows, to=tmp_path / "list.xlsx")

    book = load_workbook(tmp_path / "list.xlsx")
    assert book.sheetnames == ["Counts", "All", "No team", "North   East", "South"]
    assert [row[1].value for row in book["South"].iter_rows(min_row=4)] == ["4009", "4002"]


def test_of_a_hidden_child_neither_value_nor_social_worker_is_told() -> None:
    [row] = problem_list.listed(faults=[OVERLAP], warnings=[], cases=CASES, hidden={"4009"})

    assert "01/06/2025" not in row.row
    assert "Sol Ferris" not in row.row


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t"])
def test_nothing_is_worked_out_as_a_formula(sign: str) -> None:
    rows = problem_list.listed(faults=[Problem("a.csv", 2, "PLACE", f"{sign}1+1", "is not a code")], warnings=[])

    assert list(csv.reader(io.StringIO(problem_list.as_csv(rows))))[-1][8] == f"'{sign}1+1"


def test_the_command_writes_every_line_and_prints_how_many_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = range(4000, 4150)
    folder = write(
        tmp_path / "return",
        {
            "header.csv": HEADER + "".join(f"{number},F,14/05/2012,WBRI,,,\n" for number in numbers),
            "episodes.csv": EPISODES + "".join(f"{number},03/06/2025,S,C2,N1,U4,,,,,,,,\n" for number in numbers),
        },
    )
    asked = ["--year-ending", "2026-03-31", "--from", str(folder), "--problems", str(tmp_path / "list.csv")]

    assert figures_command.main(asked) == 0
    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert len([line for line in text.splitlines() if line.startswith("Warning,4") and ",526," in line]) == 150
    assert "more lines like this" not in text
    assert "warning: PLACE_PROVIDER: Is missing […] (150)" in capsys.readouterr().err.splitlines()
