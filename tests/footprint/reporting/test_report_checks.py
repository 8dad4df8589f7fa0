"""The checks that a report runs on itself: passed, failed with the numbers, and not possible while some are hidden."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from footprint.page.tables import Cell, Column, Table
from footprint.reporting.definitions import groups
from footprint.reporting.figure_tables import tables_of
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Told, telling
from footprint.reporting.report.checks import CANNOT, Check, checks, checks_of_tables
from rulebook.disclosure import published

YEAR, BEFORE = (ReportingPeriod.year_ending(date(year, 3, 31)) for year in (2014, 2013))
VALUES: dict[str, Any] = {
    "looked_after_at_end": 318,
    "starts": 165,
    "ends": 154,
    "sex": {"F": 140, "M": 178, "U": 0},
    "age_groups": {"Under 1": 19, "1-4": 52, "5-9": 73, "10-15": 113, "16-17": 61, "18+": 0},
    "reviews_held": 851,
    "participation_codes": {"PN0": 200, "PN1": 334, "PN5": 230, "PN6": 50, "PN7": 37, "not recorded": 0},
    "attended": 334,
    "advocate": 230,
    "other_means": 50,
    "none": 37,
    "participation_reviews": {"n": 614, "of": 651, "percent": "94.32"},
}
SMALL = {"looked_after_at_end": 318, "sex": {"F": 140, "M": 175, "U": 3}}


def told(changed: Mapping[str, Any] | None = None, *, missing: Mapping[str, str] | None = None) -> Told:
    return Told(YEAR, VALUES | dict(changed or {}), missing or {})


def named(found: list[Check], name: str) -> Check:
    return next(one for one in found if one.name == name)


def test_every_check_of_the_year_passes_and_says_its_numbers() -> None:
    found = checks([told(), Told(BEFORE, {"looked_after_at_end": 307}, {})])

    assert [one.name for one in found] == [
        "Age, 2013/14",
        "Sex, 2013/14",
        "Ways of taking part, 2013/14",
        "How children took part, 2013/14",
        "Contributions to reviews, 2013/14",
        "From the start to the end, 2013/14",
    ]
    assert all(one.passed for one in found)
    assert named(found, "Age, 2013/14").text == (
        "The age groups add to 318: 318 children were looked after on the last day."
    )
    assert found[-1].text == (
        "307 at the start, 165 starts and 154 ends come to 318: 318 children were looked after on the last day."
    )


@pytest.mark.parametrize(
    ("changed", "name", "words"),
    [
        (
            {"sex": {"F": 140, "M": 180}},
            "Sex, 2013/14",
            "add to 320, but 318 children were looked after on the last day.",
        ),
        ({"none": 36}, "How children took part, 2013/14", "add to 850, but 851 reviews were held."),
        (
            {"none": 36},
            "Contributions to reviews, 2013/14",
            "add to 650, but 651 reviews were of children of four or over.",
        ),
        ({"ends": 151}, "From the start to the end, 2013/14", "165 starts and 151 ends come to 321, but 318 children"),
    ],
)
def test_a_check_fails_with_its_numbers(changed: dict[str, Any], name: str, words: str) -> None:
    found = checks([told(changed), Told(BEFORE, {"looked_after_at_end": 307}, {})])
    failed = named(found, name)
    assert failed.passed is False
    assert words in failed.text


def test_what_rests_on_a_hidden_number_cannot_be_checked() -> None:
    hidden = published(SMALL)
    found = checks([Told(YEAR, hidden.values, {})])
    assert found == [Check("Sex, 2013/14", None, CANNOT)]

    why = "not shown while small numbers are hidden: it would give a small number away"
    left_out = Told(YEAR, {"looked_after_at_end": 318}, {"starts": why, "ends": why})
    assert checks([left_out, Told(BEFORE, {"looked_after_at_end": 307}, {})]) == [
        Check("From the start to the end, 2013/14", None, CANNOT)
    ]


def test_a_figure_without_a_number_is_not_checked() -> None:
    assert checks([Told(YEAR, {"sex": {"F": 1}}, {"looked_after_at_end": "there are no files"})]) == []
    gap = replace(BEFORE, last_day=date(2013, 3, 30))
    assert not [one for one in checks([told(), Told(gap, VALUES, {})]) if one.name.startswith("From the start")]


def of_homes(*, other: int = 44, share: str = "13.84%", total: int = 318) -> Table:
    rows = [
        ["Foster care", 241, Cell("75.79", "75.79%"), 238, "+3"],
        ["Residential", 33, Cell("10.38", "10.38%"), 27, "+6"],
        ["Other", other, Cell("13.84", share), 42, "+2"],
    ]
    columns = [Column("Group"), *(Column(name, number=True) for name in ("2013/14", "Share", "2012/13", "Change"))]
    return Table("Homes", columns, rows, total=["Total", total, "", 307, "+11"])


def test_tables_are_checked_as_they_are_printed() -> None:
    right = checks_of_tables([of_homes(), of_homes()])
    assert right == [
        Check("Tables as printed", True, "2 tables were read as printed: totals, changes and shares add up.")
    ]

    assert checks_of_tables([of_homes(total=319)])[0].text.startswith("319 is printed, but the rows above add to 318.")
    wrong = checks_of_tables([of_homes(share="14.84%")])
    assert [(one.name, one.passed) for one in wrong] == [("Homes, row “Other”, column “Share”", False)]
    assert wrong[0].text.startswith("14.84% is printed, but 44 of 318 is 13.84%.")
    assert "from 42 to 45 it is 3" in checks_of_tables([of_homes(other=45)])[1].text


@pytest.mark.usefixtures("cast")
def test_every_table_of_the_register_adds_up() -> None:
    found = telling(YEAR, whole=True)
    says = [one for keys in groups().values() for key in keys if (one := found.saying(key))]
    tables = [table for one in says for table in tables_of(one)]
    assert len(tables) > 20
    assert [one.passed for one in checks_of_tables(tables)] == [True]
    assert {one.passed for one in checks(found.told)} == {True}
    assert len(checks(found.told)) > 12
    assert None in {one.passed for one in checks(telling(YEAR, whole=False).told)}
