from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from footprint.page.tables import Cell, Column, Table, shown, sorted_table

COLUMNS = [Column("Child"), Column("Review due", key="due"), Column("Days late", number=True, sortable=False)]
ROWS: list[list[Any]] = [["ada", date(2014, 1, 9), 3], ["Ben", None, 0], ["Cal", date(2013, 12, 31), 12]]


def names(query: str, default: str = "child") -> list[str]:
    table = sorted_table(params=QueryDict(query), default=default, caption="Reviews", columns=COLUMNS, rows=ROWS)
    return [row[0] for row in table.rows]


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("", ["ada", "Ben", "Cal"]),
        ("sort=due", ["Ben", "Cal", "ada"]),  # nothing comes first
        ("sort=due&order=desc", ["ada", "Cal", "Ben"]),
        ("sort=days-late", ["ada", "Ben", "Cal"]),  # not sortable: the default
        ("sort=password&order=desc", ["ada", "Ben", "Cal"]),
    ],
)
def test_the_address_says_the_order(query: str, order: list[str]) -> None:
    assert names(query) == order


def test_the_default_may_be_descending() -> None:
    assert names("", default="-child") == ["Cal", "Ben", "ada"]


def test_a_head_keeps_the_filters_turns_the_order_and_starts_at_the_first_page() -> None:
    params = QueryDict("office=North&page=3&sort=due")
    table = sorted_table(params=params, default="child", caption="Reviews", columns=COLUMNS, rows=ROWS)

    child, due, late = table.heads(params)

    assert child.url == "?office=North&sort=child&order=asc"
    assert due.url == "?office=North&sort=due&order=desc"
    assert (child.sorted, due.sorted, late.sorted, late.url) == ("none", "ascending", "", "")


def test_a_table_without_an_order_has_plain_heads() -> None:
    assert [head.url for head in Table("Reviews", COLUMNS, ROWS).heads(QueryDict())] == ["", "", ""]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1204, "1,204"), (79.5, "79.5"), (0, "0"), (date(2014, 1, 9), "9 January 2014"), (None, "–"), ("", "–")],
)
def test_a_value_is_shown_as_people_read_it(value: object, text: str) -> None:
    assert shown(value) == text


def test_the_browser_sorts_by_the_value_not_by_the_words() -> None:
    assert Cell(date(2014, 1, 9)).data_sort_value() == "2014-01-09"
    assert Cell("Late", order=2).data_sort_value() == "2"
    assert Cell(None).data_sort_value() == "-1e308"


def test_a_row_that_does_not_fit_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="argument 2 is"):
        Table("Reviews", COLUMNS, [["Ada"]]).lines()
