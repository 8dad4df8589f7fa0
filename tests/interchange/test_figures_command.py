"""`./run figures --from`: what goes to which stream, and how the command ends."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from footprint.front.figures_command import main
from tests.interchange.folders import EPISODES, HEADER, REVIEWS, write

YEAR = ["--year-ending", "2026-03-31"]


def test_the_answer_alone_goes_to_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"reviews.csv": REVIEWS.replace(",PN7", ",")})

    assert main([*YEAR, "--from", str(tmp_path), "--format", "json"]) == 0

    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert {key: answer[key] for key in ("year_ending", "from", "to", "as_at", "known_from")} == {
        "year_ending": "2026-03-31",
        "from": "2025-04-01",
        "to": "2026-03-31",
        "as_at": "2026-03-31",
        "known_from": "2024-04-01",
    }
    assert answer["figures"]["looked_after_at_end"] == 3
    assert f'warning: {tmp_path}/reviews.csv:5: REVIEW_CODE "": is missing; counted as not recorded [167]' in err


def test_as_a_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*YEAR, "--from", str(write(tmp_path))]) == 0

    out, err = capsys.readouterr()
    assert out.startswith("Figures from 2025-04-01 to 2026-03-31, as at 2026-03-31")
    assert "4 of 4 = 100.00%" in out
    assert "warning" not in out
    assert "warning: " in err


def test_other_days_than_those_of_the_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    days = [
        "--from-date",
        "2025-10-01",
        "--to-date",
        "2025-12-31",
        "--as-at",
        "2025-12-15",
        "--known-from",
        "2025-04-01",
    ]
    assert main([*YEAR, *days, "--from", str(write(tmp_path)), "--format", "json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["from"], answer["to"], answer["as_at"]) == ("2025-10-01", "2025-12-31", "2025-12-15")
    assert answer["known_from"] == "2025-04-01"
    assert answer["figures"]["starts"] == 1
    assert answer["figures"]["reviews_held"] == 0  # Ben's of 29 December is not yet known on the 15th


def test_faults_end_with_1_and_nothing_is_worked_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"header.csv": HEADER.replace("CHNE", "CNHE"), "reviews.csv": REVIEWS.replace("PN7", "PN9")})

    assert main([*YEAR, "--from", str(tmp_path), "--format", "json"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f'{tmp_path}/header.csv:4: ETHNIC "CNHE": is not a code for ethnicity: did you mean CHNE?',
        f'{tmp_path}/reviews.csv:5: REVIEW_CODE "PN9": is not a code for participation',
    ]


def test_held_back_children_are_named_and_the_rest_is_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"header.csv": HEADER.replace("CHNE", "CNHE")})

    asked = [*YEAR, "--from", str(tmp_path), "--format", "json", "--hold-back-children-with-faults"]
    assert main(asked) == 0

    out, err = capsys.readouterr()
    assert json.loads(out)["figures"]["looked_after_at_end"] == 2
    assert err.startswith(f'held back: {tmp_path}/header.csv:4: ETHNIC "CNHE"')


def test_several_folders_behind_one_from_or_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = write(tmp_path / "one", {"reviews.csv": None})
    two = write(tmp_path / "two")

    assert main([*YEAR, "--format", "json", "--from", str(one), str(two)]) == 0
    together = capsys.readouterr().out
    assert main([*YEAR, "--format", "json", "--from", str(one), "--from", str(two)]) == 0
    assert capsys.readouterr().out == together


def test_a_folder_without_files_of_the_return_ends_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("for Omar\n")

    assert main([*YEAR, "--from", str(tmp_path)]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == f"{tmp_path}: holds no CSV file of an SSDA903 return"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ([*YEAR, "--from", "{tmp}/nowhere"], 'there is no folder "{tmp}/nowhere"'),
        ([*YEAR, "--from", "{tmp}/header.csv"], 'there is no folder "{tmp}/header.csv"'),
        ([*YEAR, "--from"], "--from"),
        (["--from", "{tmp}"], "--year-ending"),
        (["--year-ending", "31/03/2026", "--from", "{tmp}"], '"31/03/2026" is not a date: write it as 2026-03-31'),
        (["--year-ending", "2026-02-30", "--from", "{tmp}"], '"2026-02-30" is not a date'),
        ([*YEAR, "--from", "{tmp}", "--format", "xml"], "--format"),
        ([*YEAR, "--from", "{tmp}", "--from-date", "2026-04-01"], "is after"),
        ([*YEAR, "--from", "{tmp}", "--hold-back"], "--hold-back"),
    ],
)
def test_wrong_usage_ends_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], words: str
) -> None:
    write(tmp_path)

    assert main([part.replace("{tmp}", str(tmp_path)) for part in asked]) == 2

    out, err = capsys.readouterr()
    assert out == ""
    assert words.replace("{tmp}", str(tmp_path)) in err


@pytest.mark.slow
def test_of_what_is_said_of_many_lines_a_hundred_are_listed_and_the_rest_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(110)]
    more = "".join(f"BEN,10/10/2015,{day:%d/%m/%Y},\n" for day in days)
    write(tmp_path, {"reviews.csv": REVIEWS + more, "episodes.csv": EPISODES})

    assert main([*YEAR, "--from", str(tmp_path)]) == 0
    listed = [line for line in capsys.readouterr().err.splitlines() if "counted as not recorded" in line]
    assert len(listed) == 100
    assert listed[-1].endswith("(and 10 more lines like this)")

    assert main([*YEAR, "--from", str(tmp_path), "--all-warnings"]) == 0
    listed = [line for line in capsys.readouterr().err.splitlines() if "counted as not recorded" in line]
    assert len(listed) == 110
