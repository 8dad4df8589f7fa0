"""How files are read: whatever the encoding, the delimiter, the order of columns and the names of the files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from footprint.reporting.definitions import in_print
from tests.few import few
from tests.interchange.folders import (
    CLEAN,
    EPISODES,
    HEADER,
    OF_THE_FIGURES,
    REVIEWS,
    clean_figures,
    figures,
    found_in,
    refused,
    warned,
    write,
)


def rewritten(change: Callable[[str], str | bytes]) -> dict[str, str | bytes | None]:
    return {name: change(text) for name, text in CLEAN.items()}


def other_order(text: str) -> str:
    return "\n".join(",".join(reversed(line.split(","))) for line in text.splitlines())


def test_a_clean_folder_is_counted_without_a_word_on_any_line(tmp_path: Path) -> None:
    found = found_in(write(tmp_path))

    assert len(found.warnings) == OF_THE_FIGURES
    assert found.values["looked_after_at_end"] == 3
    assert found.values["reviews_held"] == 4
    assert found.values["timely_reviews"] == {"n": 4, "of": 4, "percent": "100.00"}
    assert found.values["over_20_miles"] == {"n": 1, "of": 3, "percent": "33.33"}


@pytest.mark.parametrize(
    "change",
    few(
        [
            pytest.param(lambda text: text.encode("utf-8-sig"), id="byte order mark"),
            pytest.param(lambda text: text.replace("UN1", "Zoë").encode(), id="UTF-8"),
            pytest.param(lambda text: text.replace("UN1", "Zoë").encode("cp1252"), id="Windows-1252"),
            pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
            pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
            pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
            pytest.param(lambda text: text.replace("\n", "\r\n", 2), id="CRLF and LF"),
            pytest.param(lambda text: text.rstrip("\n"), id="no last line end"),
            pytest.param(lambda text: text.replace(",", ";"), id="semicolons"),
            pytest.param(lambda text: text.replace(",", "\t"), id="tabs"),
            pytest.param(other_order, id="another order of columns"),
            pytest.param(
                lambda text: text.split("\n", 1)[0].lower() + "\n" + text.split("\n", 1)[1], id="lower-case columns"
            ),
            pytest.param(lambda text: text.replace(",", " , "), id="spaces"),
            pytest.param(lambda text: text.replace("SEX", "GENDER").replace("ETHNIC", "ETHNICITY"), id="older names"),
            pytest.param(lambda text: text.replace("ADA", '"ADA"').replace("CHILD", '"CHILD"'), id="quoted values"),
            pytest.param(lambda text: text.replace("\n", ",\n"), id="a delimiter at the end of every line"),
            pytest.param(lambda text: text.replace("\nCAL", "\n\n\nCAL"), id="blank lines"),
            pytest.param(
                lambda text: text + "," * text.split("\n")[0].count(",") + "\n", id="a line of delimiters alone"
            ),
            pytest.param(lambda text: text.replace(",,\n", "\n"), id="rows shorter than the header"),
        ],
        fast=5,
    ),
)
def test_the_same_records_are_read_however_they_are_written(
    tmp_path: Path, change: Callable[[str], str | bytes]
) -> None:
    written = write(tmp_path / "written", rewritten(change))

    assert figures(written) == clean_figures()
    assert len(found_in(written).warnings) == OF_THE_FIGURES


def test_a_letter_of_windows_1252_in_a_childs_number_is_the_same_in_every_file(tmp_path: Path) -> None:
    files = rewritten(lambda text: text.replace("ADA", "ZOË").encode("cp1252"))
    files["reviews.csv"] = REVIEWS.replace("ADA", "ZOË").encode()  # UTF-8

    assert figures(write(tmp_path, files)) == clean_figures()


def test_files_are_told_apart_by_their_columns_and_not_by_their_names(tmp_path: Path) -> None:
    odd = write(
        tmp_path / "2026 [final] *new*",
        {
            "header.csv": None,
            "episodes.csv": None,
            "reviews.csv": None,
            "A [1].CSV": EPISODES,
            "reviews (old).csv": HEADER,
            "header?.csv": REVIEWS,
        },
    )

    assert figures(odd) == clean_figures()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    few(
        [
            ("staff.csv", "NAME,TEAM\nInes,North\n", "staff.csv: is not a file of the return and was left out"),
            (
                "other.csv",
                "CHILD,SHOE_SIZE\nADA,3\n",
                "other.csv:1: has no column that tells which file it is; left out",
            ),
            ("notes.txt", "for Omar\n", "notes.txt: is not a CSV file and was left out"),
            ("scrap.csv", "", "scrap.csv: is not a file of the return and was left out"),
        ],
        fast=2,
    ),
)
def test_a_file_that_is_none_of_the_return_is_passed_over_with_a_warning(
    tmp_path: Path, name: str, text: str, words: str
) -> None:
    folder = write(tmp_path / "with", {name: text})

    assert warned(folder) == [words]
    assert figures(folder) == clean_figures()


def test_a_file_that_is_empty_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, {"header.csv": ""})

    assert refused(folder) == ["header.csv: holds no table: the first line should name the columns"]


def test_a_file_with_its_header_line_alone_holds_nothing(tmp_path: Path) -> None:
    found = found_in(write(tmp_path, {"reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\n"}))

    assert found.not_available["reviews_held"] == "no review was given"
    assert "timely_children" not in found.values
    assert found.values["looked_after_at_end"] == 3
    assert found.known_from is None


def test_a_misspelt_column_is_named_and_one_given_twice_is_too(tmp_path: Path) -> None:
    misspelt = write(tmp_path / "misspelt", {"header.csv": HEADER.replace("ETHNIC", "ETHNICS")})
    twice = write(tmp_path / "twice", {"header.csv": HEADER.replace("UPN", "SEX")})

    assert refused(misspelt) == ['header.csv:1: ETHNIC "": the column is missing from the file of children']
    assert refused(twice) == ['header.csv:1: SEX "": the column stands twice']


@pytest.mark.slow
def test_a_row_longer_than_the_header_is_refused_unless_what_is_over_is_blank(tmp_path: Path) -> None:
    longer = write(tmp_path / "longer", {"header.csv": HEADER.replace("MWBC,UN1,,", "MWBC,UN1,,,x")})
    blank = write(tmp_path / "blank", {"header.csv": HEADER.replace("MWBC,UN1,,", "MWBC,UN1,,,,")})

    assert refused(longer) == ["header.csv:3: the line has 8 values but the header names 7 columns"]
    assert warned(blank) == []


# Cal stands on line 4 of a clean header file.
@pytest.mark.parametrize(
    ("before_cal", "line"),
    few(
        [
            pytest.param("\n\n", 6, id="blank lines"),
            pytest.param(",,,,,,\n", 5, id="a line of commas"),
            pytest.param("   \n", 5, id="a line of spaces"),
            pytest.param('DAN,M,01/02/2015,WBRI,"UN1, so far",,\n', 5, id="a comma in quotation marks"),
            pytest.param('DAN,M,01/02/2015,WBRI,"UN1\nso far",,\n', 6, id="a new line in quotation marks"),
            pytest.param('DAN,M,01/02/2015,WBRI,"the ""UN1""\n\nso far",,\n\n', 8, id="all at once"),
            pytest.param("DAN,M,01/02/2015,WBRI\n", 5, id="a short row"),
            pytest.param('DAN,M,01/02/2015,WBRI,"UN1\nso far"\n', 6, id="a short row of two lines"),
        ],
        fast=3,
    ),
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_lines_are_numbered_as_an_editor_numbers_them(
    tmp_path: Path, before_cal: str, line: int, line_end: str
) -> None:
    text = HEADER.replace("CAL,", before_cal + "CAL,").replace("CHNE", "XXXX").replace("\n", line_end)

    assert refused(write(tmp_path, {"header.csv": text})) == [
        f'header.csv:{line}: ETHNIC "XXXX": is not a code for ethnicity'
    ]


@pytest.mark.parametrize(
    ("wrong", "line"), [('BEN,"10/10', 4), ('"BEN,10/10', 4), ('BEN,"10"/10', 4)], ids=["value", "row", "inside"]
)
def test_quotation_marks_that_do_not_pair_are_refused_where_they_begin(tmp_path: Path, wrong: str, line: int) -> None:
    text = REVIEWS.replace("BEN,10/10", wrong)

    [said] = refused(write(tmp_path, {"reviews.csv": text}))
    assert said.startswith(f"reviews.csv:{line}: a quotation mark is not closed, or stands inside a value")


def test_without_reviews_their_figures_are_not_available(tmp_path: Path) -> None:
    found = found_in(write(tmp_path / "without", {"reviews.csv": None})).as_json()

    assert found["known_from"] is None
    assert found["not_available"]["timely_reviews"] == "no review was given"
    assert not {"reviews_held", "timely_children", "participation_codes", "none"} & set(found["figures"])
    assert found["figures"]["looked_after_at_end"] == 3


def test_without_episodes_nothing_is_available(tmp_path: Path) -> None:
    found = found_in(write(tmp_path, {"episodes.csv": None})).as_json()

    assert found["figures"] == {}
    assert found["not_available"]["looked_after_at_end"] == "no file of episodes was given"
    assert found["not_available"]["reviews_held"] == "no file of episodes was given"


def test_every_figure_is_printed_or_named_as_not_available(tmp_path: Path) -> None:
    for missing in ("episodes.csv", "reviews.csv", "placed.csv"):
        found = found_in(write(tmp_path / missing, {missing: None})).as_json()
        assert not set(found["figures"]) & set(found["not_available"])
        assert set(found["figures"]) | set(found["not_available"]) == set(in_print())


def test_without_a_file_of_children_the_files_are_refused(tmp_path: Path) -> None:
    [said] = refused(write(tmp_path, {"header.csv": None}))

    assert said.endswith("holds no file of the children (header: columns CHILD, SEX, DOB, ETHNIC)")


@pytest.mark.slow
def test_without_a_column_of_distances_none_is_known(tmp_path: Path) -> None:
    text = "\n".join(line.rsplit(",", 1)[0] for line in EPISODES.splitlines())
    found = found_in(write(tmp_path, {"episodes.csv": text}))

    assert found.values["over_20_miles"] == {"n": 0, "of": 0, "percent": None}
    assert found.values["over_20_miles_dfe"] == {"n": 0, "of": 3, "percent": "0.00"}
    assert any("no distance is known" in problem.message for problem in found.warnings)
    assert found.values["rate_per_10000"] is None


def test_a_folder_with_a_star_in_its_name_does_not_take_in_its_neighbours(tmp_path: Path) -> None:
    write(tmp_path / "return 2", {"header.csv": HEADER.replace("CHNE", "CNHE")})

    assert figures(write(tmp_path / "return*")) == clean_figures()
