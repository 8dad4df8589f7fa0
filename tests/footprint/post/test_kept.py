"""A document kept as JSON and read back: the same files come from it, and nothing that JSON can't give back goes in."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from footprint.page.tables import Cell, Column, Table
from footprint.post import html, workbook
from footprint.post.outline import Document
from footprint.post.stored_documents import kept, read
from tests.footprint.post.example import example


def back(document: Document) -> Document:
    return read(json.loads(json.dumps(kept(document))))


def test_the_same_page_and_workbook_come_from_what_is_read_back() -> None:
    assert html.file(back(example())) == html.file(example())
    assert [table.rows for table in back(example()).tables()] == [
        tuple(tuple(row) for row in table.rows) for table in example().tables()
    ]
    assert workbook.file(back(example()))


def test_days_and_fractions_stay_what_they_are() -> None:
    table = Table("Numbers", [Column("A"), Column("B")], [[Cell(Decimal("1.50")), None]])
    document = back(replace(example(), parts=[table]))
    assert (document.made_at, document.as_at) == (example().made_at, example().as_at)
    assert next(document.tables()).rows == ((Cell(Decimal("1.50")), None),)


def test_what_json_cannot_give_back_is_refused() -> None:
    table = Table("Numbers", [Column("A")], [[timedelta(days=1)]])
    with pytest.raises(TypeError, match="timedelta"):
        kept(replace(example(), parts=[table]))
