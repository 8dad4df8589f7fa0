"""The tables of a document as a workbook: numbers and days to reckon with, nothing hidden, no formula, no author."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from footprint.page.tables import Cell, Column, Table
from footprint.post import workbook
from footprint.post.outline import Document
from tests.footprint.post.example import MADE_AT, TRICKS, example


@pytest.fixture(scope="module")
def made() -> Any:
    return load_workbook(io.BytesIO(workbook.file(example())))


def plain(value: Any) -> Any:
    """A day without the hour that the reader of workbooks gives it."""
    return value.date() if isinstance(value, datetime) else value


def test_the_first_sheet_lists_the_others(made: Any) -> None:
    assert made.sheetnames == ["Contents", "Table 1"]
    lines = [[cell.value for cell in row] for row in made["Contents"].iter_rows()]
    assert lines[0][0] == "Record of a review"
    assert [line[0] for line in lines[1:4]] == ["Anytown Council, as at 28 April 2014", "Confidential", "Copy 7K2Q"]
    assert lines[-1][:2] == ["Table 1", "Who was invited"]


def test_numbers_and_days_are_numbers_and_days(made: Any) -> None:
    rows = {row[0].value: [plain(cell.value) for cell in row[1:]] for row in made["Table 1"].iter_rows()}

    assert rows["Amara Vale"] == ["Child", date(2014, 3, 28), 1204]
    assert rows["Ines Crane"] == ["Mother", "Did not come", None]
    assert rows['=HYPERLINK("x")'] == [TRICKS, date(2014, 4, 3), 79.5]
    assert rows["All"] == [None, None, 1283.5]


def test_no_cell_is_a_formula_and_nothing_is_hidden(made: Any) -> None:
    for sheet in made:
        assert sheet.sheet_state == "visible"
        assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
        assert not any(one.hidden for one in [*sheet.row_dimensions.values(), *sheet.column_dimensions.values()])


def test_it_names_the_council_and_nobody(made: Any) -> None:
    assert made.properties.creator == "Anytown Council"
    assert not made.properties.lastModifiedBy
    with zipfile.ZipFile(io.BytesIO(workbook.file(example()))) as parts:
        assert not [name for name in parts.namelist() if "comment" in name or "externalLink" in name]


def test_what_a_cell_shows_besides_its_value_is_kept_for_text() -> None:
    rows = [[Cell("Amara", tag="Late", note="since May", why=["Held late."])], [True], [Cell(None, text="Unknown")]]
    document = Document("Late", "Anytown Council", [Table("Late", [Column("Child")], rows)], MADE_AT)

    sheet = load_workbook(io.BytesIO(workbook.file(document)))["Table 1"]

    assert [cell.value for cell in sheet["A"]][-3:] == ["Amara (Late)\nsince May\nHeld late.", "True", "Unknown"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("=+-@\t\r|%＝＋－＠ '\x00\n1A!(){}"), max_size=8), min_size=1, max_size=20))
def test_no_text_becomes_a_formula_and_all_comes_back(typed: list[str]) -> None:
    table = Table("Typed", [Column("Words"), Column("Row", number=True)], [[one, 1] for one in typed])
    made = workbook.file(Document("Typed", "Anytown Council", [table], MADE_AT))

    cells = list(load_workbook(io.BytesIO(made))["Table 1"]["A"])[-len(typed) :]
    assert "f" not in {cell.data_type for cell in cells}
    kept = [one.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n") for one in typed]
    assert [(cell.value or "").replace("\r\n", "\n").replace("\r", "\n") for cell in cells] == kept


def test_a_document_without_tables_has_the_sheet_that_says_so() -> None:
    empty = Table("Late reviews", [Column("Child")], [], empty="No review is late.")
    made = load_workbook(io.BytesIO(workbook.file(Document("Late", "Anytown Council", [empty], MADE_AT))))

    assert made.sheetnames == ["Contents"]
    assert [cell.value for cell in list(made["Contents"].iter_rows())[-1]] == [
        "Table 1", "Late reviews", "No review is late.",
    ]  # fmt: skip
