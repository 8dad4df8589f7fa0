"""Files written as databases, spreadsheets and people write them: read as the return means them, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.interchange.ssda903.problems import EVERY
from tests.few import few
from tests.interchange.folders import (
    CLEAN,
    EPISODES,
    HEADER,
    REVIEWS,
    clean_figures,
    figures,
    found_in,
    refused,
    warned,
    write,
)

Files = dict[str, str | bytes | None]


def below_heads(change: Callable[[str], str]) -> Files:
    """The clean files with everything below the column names changed."""
    parted = {name: text.partition("\n") for name, text in CLEAN.items()}
    return {name: f"{heads}\n{change(rows)}" for name, (heads, _, rows) in parted.items()}


@pytest.mark.parametrize(
    "files",
    few(
        [
            pytest.param(below_heads(str.lower), id="lower case"),
            pytest.param({"reviews.csv": REVIEWS.replace("ADA,", "ADA\u00a0,", 1)}, id="no-break space"),
            pytest.param({"reviews.csv": REVIEWS.replace("ADA,", "\u200bada\t ,", 1)}, id="no width, tab, lower case"),
            pytest.param({"header.csv": HEADER.replace(",F,", ",Female,").replace(",M,", ",male,")}, id="sex in words"),
            pytest.param({"header.csv": HEADER.replace("MWBC", " mwbc ")}, id="one code in lower case"),
            pytest.param({"episodes.csv": "Our episodes 2025-26,,\n" + EPISODES}, id="a title"),
            pytest.param({"episodes.csv": "\n,,,\nRun on,28/04/2026\n\n" + EPISODES}, id="blank lines and a date"),
            pytest.param({"header.csv": "sep=,\n" + HEADER}, id="sep="),
            pytest.param({"header.csv": "sep=;\r\n" + HEADER.replace(",", ";")}, id="sep= of semicolons"),
            pytest.param({"header.csv": '"Two\nlines",\n' + HEADER}, id="a title of two lines"),
        ],
        fast=5,
    ),
)
def test_the_same_records_are_read_without_a_word(tmp_path: Path, files: Files) -> None:
    folder = write(tmp_path, files)

    assert figures(folder) == clean_figures()
    assert warned(folder) == []


def test_days_written_otherwise_are_read_and_told_once_a_column(tmp_path: Path) -> None:
    text = REVIEWS.replace("30/06/2025", "2025-06-30 00:00:00").replace("14/08/2025", "14-Aug-2025")
    folder = write(tmp_path, {"reviews.csv": text, "episodes.csv": EPISODES.replace("01/12/2025", "2025-12-01")})

    assert figures(folder) == clean_figures()
    assert warned(folder) == [
        'episodes.csv:3: DECOM "2025-12-01": is not written as 31/12/2025; read as 01/12/2025',
        'reviews.csv:2: REVIEW "2025-06-30 00:00:00": is not written as 31/12/2025; read as 30/06/2025 '
        "(and 1 more lines like this)",
    ]


@pytest.mark.parametrize("nothing", ["NULL", "#N/A", "None", "-", "#REF!"])
def test_what_stands_for_nothing_is_taken_as_blank_and_told(tmp_path: Path, nothing: str) -> None:
    blank = "ADA,02/06/2025,S,C1,N1,U4,PR1,,,,,,,3.0"
    folder = write(
        tmp_path, {"episodes.csv": EPISODES.replace(blank, blank.replace("PR1,,,", f"PR1,{nothing},{nothing},"))}
    )

    assert figures(folder) == clean_figures()
    assert warned(folder) == [
        f'episodes.csv:2: {column} "{nothing}": stands for nothing; taken as blank' for column in ("DEC", "REC")
    ]


def test_every_such_line_is_told_where_all_are_asked_for(tmp_path: Path) -> None:
    folder = write(tmp_path, {"header.csv": HEADER.replace("UN1,,", "UN1,NULL,")})

    found = found_in(folder, at_most=EVERY)
    assert [problem.child for problem in found.warnings if problem.value == "NULL"] == ["ADA", "BEN", "CAL"]


def test_a_value_that_is_no_code_in_any_spelling_is_refused_as_it_stands(tmp_path: Path) -> None:
    folder = write(tmp_path, {"header.csv": HEADER.replace("CHNE", "cnhe").replace(",F,", ",fem,")})

    assert refused(folder) == [
        'header.csv:2: SEX "fem": is not a code for sex',
        'header.csv:4: ETHNIC "cnhe": is not a code for ethnicity: did you mean CHNE?',
    ]


def test_one_child_under_two_spellings_in_two_years_is_one(tmp_path: Path) -> None:
    heads = EPISODES.splitlines()[0]
    older = write(
        tmp_path / "older",
        {
            "header.csv": HEADER.splitlines()[0] + "\n0417.0,2,01/04/2012,WBRI,,,\n",
            "episodes.csv": heads + "\n0417.0,05/06/2023,S,V2,N1,U6,PR1,,,,,,,\n",
            "reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\n0417.0,01/04/2012,28/06/2023,PN1\n",
        },
    )
    newer = write(
        tmp_path / "newer",
        {
            "header.csv": HEADER.splitlines()[0] + "\n0417,F,01/04/2012,WBRI,,,\n",
            "episodes.csv": heads + "\n\u00a00417,05/06/2023,S,V2,N1,U6,PR1,,,,,,,\n",
            "reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\n0417,01/04/2012,29/09/2025,PN1\n",
        },
    )

    assert figures(older, newer)["looked_after_at_end"] == 1
    assert not [line for line in warned(older, newer) if "CHILD" in line]


def test_numbers_that_differ_in_noughts_at_the_front_alone_are_told(tmp_path: Path) -> None:
    rows = "0417,F,01/04/2012,WBRI,UN1,,\n417,F,01/04/2012,WBRI,UN1,,\n"
    told = write(tmp_path / "told", {"header.csv": HEADER + rows})
    twins = write(tmp_path / "others", {"header.csv": HEADER + rows.replace("417,F,01/04/2012", "417,F,02/04/2012", 2)
                                        .replace("0417,F,02", "0417,F,03")})  # fmt: skip

    words = (
        'header.csv:6: CHILD "417": differs in noughts at the front alone from the number 0417 with the same date of'
    )
    assert [line for line in warned(told) if "noughts" in line] == [words + " birth: is it one child?"]
    assert not [line for line in warned(twins) if "noughts" in line]


def test_heads_without_rows_are_a_fault_and_not_figures_of_nought(tmp_path: Path) -> None:
    words = "names columns but has no rows below them: the file was not written to its end"
    for name in ("header.csv", "episodes.csv"):
        folder = write(tmp_path / name, {name: CLEAN[name].splitlines()[0] + "\n"})
        assert f"{name}:1: {words}" in refused(folder)

    without_reviews = write(tmp_path / "reviews", {"reviews.csv": REVIEWS.splitlines()[0] + "\n"})
    assert warned(without_reviews) == [f"reviews.csv:1: {words}"]


def test_the_line_numbers_below_a_title_are_those_of_the_file(tmp_path: Path) -> None:
    text = '"Children,\nlooked after"\n\n' + HEADER.replace("MWBC", "XXXX")

    assert refused(write(tmp_path, {"header.csv": text})) == [
        'header.csv:6: ETHNIC "XXXX": is not a code for ethnicity'
    ]


def test_several_years_in_one_folder_are_read_as_a_folder_for_each(tmp_path: Path) -> None:
    older = {
        "header.csv": HEADER.replace(",F,", ",2,").replace(",M,", ",1,"),
        "episodes.csv": EPISODES.splitlines()[0] + "\nCAL,10/01/2023,S,V2,N1,K2,PR1,,,,,,,1.0\n",
        "reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\nCAL,01/04/2008,14/02/2025,PN7\n",
    }
    parted = [write(tmp_path / "2024", {**older}), write(tmp_path / "2025")]
    together = tmp_path / "together"
    together.mkdir()
    for year, files in (("2024", older), ("2025", CLEAN)):
        for name, text in files.items():
            (together / f"{year}-{name}").write_text(text)

    assert figures(together) == figures(*parted)
    assert [line for line in warned(together) if "overlaps" in line] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("return.xml", "is the return as XML, which is not read: save the return as CSV files, one for each of its "
         "tables, and give those"),
        ("return.xlsx", "is an Excel workbook, which is not read as a return: save each of its sheets as a CSV file, "
         "and give those"),
    ],
)  # fmt: skip
def test_a_return_in_another_form_is_named_in_one_sentence(tmp_path: Path, name: str, words: str) -> None:
    alone, beside = tmp_path / "alone", write(tmp_path / "beside", {name: "<x/>"})
    alone.mkdir()
    (alone / name).write_text("<x/>")

    assert refused(alone) == [f"{name}: {words}"]
    assert warned(beside) == [f"{name}: {words}"]
