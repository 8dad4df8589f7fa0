"""What does not add up: every defect of a published report's tables is found, and nothing in tables that are right."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulebook.adding_up import Finding, Table, check, stated, with_brackets_apart
from rulebook.adding_up.fitting import beyond_rounding, counts, number, rounded, ways, with_misses
from tests.rulebook.adding_up_tables import (
    AGENCIES,
    AGENCY_SHARES,
    AGES,
    ALERTS,
    CAPTIONS,
    CASELOADS,
    CLAIMS,
    ENTERING,
    FAR_AWAY,
    LEGAL_STATUS,
    PARTICIPATION,
    PLACEMENT_SHARES,
    PLACEMENTS,
    PROGRESS,
    TABLES,
    table,
)


def faults(*tables: Table, claims: str = "", captions: Sequence[str] = ()) -> list[Finding]:
    found = check(tables, claims=stated(claims), captions=captions)
    return [one for one in found if one.fault]


def said(*tables: Table, claims: str = "", captions: Sequence[str] = ()) -> list[str]:
    return [str(one) for one in faults(*tables, claims=claims, captions=captions)]


def readings(claims: str, *tables: Table) -> list[str]:
    return [str(one) for one in check(tables, claims=stated(claims)) if not one.fault]


def with_cell(of: Table, row: int, column: int, text: str) -> Table:
    rows = [list(one) for one in of.rows]
    rows[row][column] = text
    return replace(of, rows=rows)


# The tables of the report


@pytest.mark.parametrize("right", [ENTERING, CASELOADS, LEGAL_STATUS, AGES, PARTICIPATION, *PROGRESS])
def test_nothing_is_found_in_its_tables_that_are_right(right: Table) -> None:
    assert check([right]) == []


def test_a_column_that_does_not_add_up_is_closed_by_the_count_that_the_percentage_fits() -> None:
    found = [one for one in faults(PLACEMENTS, PLACEMENT_SHARES) if one.row]

    assert [(one.row, one.column, one.printed) for one in found] == [
        ("Grand Total", "31/03/2014", "318"),
        ("External Residential", "31/03/2014", "5.0%"),
    ]
    assert found[0].wrong == "318 is printed, but the rows above add to 316."
    assert found[0].fits == (
        "With 16 instead of 14 for “External Residential” it is 318, and 16 of 318 is 5.0%, as is printed."
    )
    assert found[1].wrong == "5.0% is printed, but 14 of 318 is 4.4%."
    assert found[1].fits.startswith("16 of 318 is 5.0%")

    mended = with_cell(PLACEMENTS, 0, 3, "16")
    assert [one for one in faults(mended, PLACEMENT_SHARES) if one.row] == []


def test_heads_that_do_not_run_on_are_named_and_those_of_the_same_totals_elsewhere() -> None:
    assert said(FAR_AWAY) == [
        "Fig. 7. Percentage placed 20+ miles from home, column “31/03/2014”: The heads do not run on: 31/03/2011, "
        "31/03/2012, 31/03/2014. One is missing, or headed wrongly."
    ]
    found = [one for one in faults(LEGAL_STATUS, PLACEMENTS) if not one.row]
    assert [(one.column, one.wrong) for one in found] == [
        ("31/03/2011", f"The total 298 stands under 31/03/2011, but in {LEGAL_STATUS.caption} under 11/12."),
        ("31/03/2012", f"The total 307 stands under 31/03/2012, but in {LEGAL_STATUS.caption} under 12/13."),
        ("31/03/2014", "The heads do not run on: 31/03/2011, 31/03/2012, 31/03/2014."),
    ]
    assert {one.fits for one in found[:2]} == {"One of the two is headed a year too early."}
    assert "the same totals (298, 307, 318) stand under 11/12, 12/13, 13/14" in found[2].fits

    right = replace(PLACEMENTS, heads=("", "31/03/2012", "31/03/2013", "31/03/2014"))
    assert [one for one in faults(LEGAL_STATUS, right) if not one.row] == []


def test_totals_of_agencies_lack_a_row_of_seven() -> None:
    found = faults(AGENCIES)

    assert [(one.row, one.column, one.printed, one.wrong) for one in found] == [
        ("Grand Total", "Y", "214", "214 is printed, but the rows above add to 207."),
        ("Grand Total", "Grand Total", "227", "227 is printed, but the rows above add to 220."),
    ]
    assert all(one.fits.startswith("A row of 7 is missing") for one in found)
    rows = [*AGENCIES.rows[:11], ["Social Worker", "7", "0", "7"], AGENCIES.rows[11]]
    assert faults(replace(AGENCIES, rows=rows)) == []


def test_cells_that_cannot_be_read_are_worked_out_from_the_counts() -> None:
    found = [one for one in faults(AGENCIES, AGENCY_SHARES) if one.places[0].table == 1]

    assert [(one.row, one.column, one.printed, one.fits.partition(":")[0]) for one in found] == [
        ("Family Placement Social", "Y", "100.070", "It should be 98.3%"),
        ("Family Placement Social", "N", "0.070", "It should be 1.7%"),
        ("Family Placement Social", "Grand Total", "100.070", "It should be 100.0%"),
        ("Worker", "Percentages", "Worker", ""),
        ("Private Fostering Social", "Y", "400.00/", "It should be 100.0%"),
        ("Private Fostering Social", "N", "0.007", "It should be 0.0%"),
        ("Private Fostering Social", "Grand Total", "400.00/", "It should be 100.0%"),
        ("Team Manager", "Y", "100.0% 100.0%", "It should be 100.0%"),
        ("Grand Total", "Grand Total", "100.0% 100.0%", "It should be 100.0%"),
    ]
    assert found[3].wrong.endswith("has no row of this name.")
    assert all("twice" in one.wrong for one in found[-2:])
    assert "100.070%" in said(with_cell(PLACEMENT_SHARES, 1, 1, "100.070%"))[1]


def test_percentages_of_alerts_add_to_less_and_three_sets_of_counts_fit() -> None:
    assert faults(ALERTS) == []
    assert readings("", ALERTS) == [
        "Fig. 12. Dispute resolution issues, column “Total %”: The percentages add to 99% and one below 1%, which "
        "rounding can explain."
    ]
    assert readings("Fig. 12: 116", ALERTS)[1].endswith(
        "of 116 can be. 3 sets of counts fit: 18, 20, 54, 4, 5, 1, 14; 18, 20, 55, 3, 5, 1, 14; "
        "19, 20, 54, 3, 5, 1, 14."
    )
    assert said(ALERTS, claims="Fig. 12: 40")[0].endswith("and no counts of 40 have them.")
    more = with_cell(ALERTS, 2, 1, "52%")
    assert said(more)[0].endswith("add to 104% and one below 1%, which rounding does not explain.")


def test_the_numbering_of_figures_jumps() -> None:
    assert said(captions=CAPTIONS) == [
        "Fig. 18. Something: The numbers jump from 12 to 18. "
        "13 to 17 are missing, or the later ones are numbered wrongly."
    ]
    assert said(captions=CAPTIONS[:12]) == []
    assert "given twice" in said(captions=("Fig. 1 Age", "Fig. 2 Sex", "Fig. 2 Home", "Fig. 3 Law"))[0]
    assert said(captions=("Fig. 2", "Fig. 4", "Fig. 11")) == []  # a choice out of more


def test_everything_that_its_sentences_claim_is_found() -> None:
    found = said(*TABLES, claims=CLAIMS)

    for words in (
        "“2013/14”: The total is 164, but 165 is stated",
        "“Looked After Children Cases”: The total is 302, but 318 is stated",
        "row “IRO FTE (row 2)”, column “Looked After Children Cases”: 73 is above the range of 50 to 70.",
        "row “Locum IRO FTE (row 3)”, column “Looked After Children Cases”: 73 is above the range of 50 to 70.",
        "60 to 75 is not within 50 to 70: 75 is above 70.",
        "5.5 + 3 x 0.5 is 7, not 6.5. What is claimed is 0.5 less.",
        "Girls and boys: 44% + 57% add to 101%, which rounding does not explain.",
        "no counts that add to 318 have these shares. 44% fits 139 to 141. 57% fits 180 to 182.",
        "No count of 851 is 93.49%.",
        "334 + 230 + 37 is 601, not 651. What is claimed is 50 more.",
        "No count of 298 is 9.0%. It fits 26 of 290",
        "No count of 307 is 10.0%.",
        "No count of 318 is 13.1%.",
        "307 + 165 - 151 is 321, not 318.",
    ):
        assert any(words in one for one in found), words


def test_what_a_percentage_fits_is_told() -> None:
    assert readings("Reviews in time: 93.49% with 19 late") == [
        "Reviews in time: 93.49% with 19 late is 273 of 292 and no other."
    ]
    assert readings("Took part: 94.32% with 37 who did not") == [
        "Took part: 94.32% with 37 who did not is 614 of 651 and no other."
    ]
    assert readings("Took part: 97.54%, 29 not")[0].startswith("Took part: 97.54%, 29 not is one of 5: 1,148 of 1,177")
    assert readings("Parents: 37% of 851") == ["Parents: 37% of 851 is 311 to 319."]
    assert readings("Issue: <1% of 116") == ["Issue: <1% of 116 is 1."]
    assert said(claims="Reviews in time: 93.49% with 1 late") == [
        "Reviews in time: No number that leaves 1 out is 93.49% of its base."
    ]


def test_a_claim_that_names_nothing_says_so_and_one_that_fits_says_nothing() -> None:
    assert check([LEGAL_STATUS], claims=stated("Fig. 4, 13/14: 318\nFig. 4: 307")) == []
    assert readings("Dogs and cats: 12", LEGAL_STATUS) == [
        "Dogs and cats: No table or column of this name is here, so it was compared with none."
    ]


@pytest.mark.parametrize("line", ["318", "Children:", "Children: many", "Children: 12 or 13"])
def test_a_line_that_claims_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"Line 2, “.*”, is no statement. Write a name, a colon and a number"):
        stated(f"Fig. 1: 165\n{line}")


def test_full_time_posts_that_do_not_add_to_the_stated_ones() -> None:
    posts = table(
        "Posts", ("Post", "FTE"), "IROs and chairs | 5.5\nLead, children | 0.5\nLead, protection | 0.5\nLADO | 0.5"
    )
    assert check([posts], claims=stated("Posts, FTE: 7")) == []
    assert said(posts, claims="Posts, FTE: 6.5") == [
        "Posts, column “FTE”: The total is 7, but 6.5 is stated for “Posts, FTE”. The stated one is 0.5 less."
    ]


# Other tables


def test_subtotals_hidden_numbers_and_what_is_part_of_a_row_are_no_faults() -> None:
    text = """
    Girls 0-9   | 10 | 4
    Girls 10-17 | 20 | 6
    Total       | 30 | 10
    Boys        | 12 | c
    of which 16 | 5  | 1
    Total       | 12 | c
    Grand total | 42 | 17
    """
    assert check([table("", ("", "All", "New"), text)]) == []
    assert len(said(table("", ("", "All", "New"), text.replace("| 42", "| 43")))) == 1


def test_a_number_with_its_share_in_brackets_is_read_apart() -> None:
    text = """
    Foster care | 60 (75.0%) | 70
    Residential | 15 (18.8%) | 20
    Other       | 5 (6.3%)   | 4
    Total       | 80 (100.0%)| 94
    """
    heads = ("Home", "2013/14", "2012/13")
    assert check([with_brackets_apart(table("Homes", heads, text))]) == []
    wrong = with_brackets_apart(table("Homes", heads, text.replace("18.8", "17.8")))
    assert said(wrong) == [
        "Homes, row “Residential”, column “2013/14 (%)”: 17.8% is printed, but 15 of 80 is 18.8%. No count of 80 is "
        "17.8%.",
    ]
    alone = replace(wrong, heads=wrong.heads[::2], rows=[row[::2] for row in wrong.rows])
    assert said(alone) == [
        "Homes, row “Total”, column “2013/14 (%)”: 100.0% is printed, but the rows above add to 99.1%, further off "
        "than rounding explains."
    ]


def test_a_percentage_with_its_numbers_behind_it() -> None:
    heads = ("Quarter", "Health")
    assert check([table("", heads, "Q1 | 71.43% (50 of 70)\nQ2 | 50.00% (1 of 2)")]) == []
    assert "49 of 70 is 70.00%" in said(table("", heads, "Q1 | 71.43% (49 of 70)\nQ2 | 50.00% (1 of 2)"))[0]


def test_the_one_count_that_cannot_be_read_follows_from_the_total() -> None:
    found = faults(with_cell(LEGAL_STATUS, 2, 2, "1 25"))
    assert [(one.row, one.column, one.printed) for one in found] == [("FULL CARE ORDER", "12/13", "1 25")]
    assert found[0].fits == "It should be 125: the total is 307, and the others add to 182."


def test_of_two_tables_whose_other_totals_agree_it_is_told() -> None:
    other = with_cell(with_cell(AGES, 6, 3, "319"), 0, 3, "20")
    assert said(LEGAL_STATUS, other) == []
    assert readings("", LEGAL_STATUS, other) == [
        f"{AGES.caption}, row “Sum:”, column “13/14”: The total is 319, but 318 in {LEGAL_STATUS.caption} under 13/14, "
        "while the other totals of the two agree. If both count the same, one is wrong."
    ]


def test_months_and_rows_of_years_run_on() -> None:
    months = "April 2013 | 300\nMay 2013 | 304\nJune 2013 | 301"
    assert check([table("", ("Month", "Children"), months)]) == []
    assert "do not run on" in said(table("", ("Month", "Children"), months.replace("June", "August")))[0]
    assert "do not run on" in said(with_cell(PARTICIPATION, 1, 0, "2010/11"))[0]


def test_a_head_misread_in_one_of_two_tables_does_not_part_them() -> None:
    greek = replace(AGENCY_SHARES, heads=("Percentages", "Υ", "N", "Grand Total"))
    assert len(faults(AGENCIES, greek)) == len(faults(AGENCIES, AGENCY_SHARES))


# Rounding


@pytest.mark.parametrize(
    ("n", "of", "places", "expected"),
    [
        (1, 8, 2, "12.50"),
        (1, 200, 0, "1"),
        (1, 16, 1, "6.3"),
        (-3, 44, 2, "-6.82"),
        (-1, 8, 1, "-12.5"),
        (0, 5, 1, "0.0"),
    ],
)
def test_half_goes_up_and_away_from_nought(n: int, of: int, places: int, expected: str) -> None:
    assert rounded(Fraction(n * 100, of), places=places) == Decimal(expected)


def test_shares_that_rounding_explains_and_those_it_does_not() -> None:
    def percents(*texts: str) -> list[object]:
        return [number(text) for text in texts]

    for fine in (("33%", "33%", "33%"), ("99%", "<1%"), ("99.9%", "0.1%"), ("50%", "50%")):
        assert not beyond_rounding(percents(*fine), total=Fraction(100)), fine  # type: ignore[arg-type]
    for wrong in (("44%", "57%"), ("97%", "<1%"), ("99.9%", "0.3%")):
        assert beyond_rounding(percents(*wrong), total=Fraction(100)), wrong  # type: ignore[arg-type]


@given(st.integers(1, 900), st.integers(0, 900), st.integers(0, 2))
def test_a_count_is_among_those_that_its_percentage_fits(of: int, n: int, places: int) -> None:
    n = min(n, of)
    percent = number(f"{rounded(Fraction(n * 100, of), places=places)}%")
    assert percent is not None
    assert n in counts(percent, of=of)
    assert all(rounded(Fraction(one * 100, of), places=places) == percent.value for one in counts(percent, of=of))
    if 0 < n < of and percent.value < 99:
        assert (n, of) in with_misses(percent, misses=of - n)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=5).filter(any))
def test_the_true_counts_are_among_the_ways(parts: list[int]) -> None:
    percents = [number(f"{rounded(Fraction(n * 100, sum(parts)), places=1)}%") for n in parts]
    assert tuple(parts) in ways([one for one in percents if one], of=sum(parts))


# Tables drawn at random


def row_of(label: str, cells: Sequence[int]) -> list[str]:
    """Three years, the change from the second to the third and the same in per cent."""
    change = cells[2] - cells[1]
    return [label, *map(str, cells), str(change), f"{rounded(Fraction(change * 100, cells[1]), places=2)}%"]


@st.composite
def right_tables(draw: st.DrawFn) -> tuple[Table, Table]:
    """Counts of three years with totals and changes, and their shares under the same heads."""
    cells = draw(st.lists(st.tuples(*[st.integers(1, 400)] * 3), min_size=3, max_size=7))
    totals = [sum(column) for column in zip(*cells, strict=True)]
    labels = [f"Group {letter}" for letter in "ABCDEFG"[: len(cells)]]
    heads = ("Group", "2011/12", "2012/13", "2013/14")
    rows = [*(row_of(label, one) for label, one in zip(labels, cells, strict=True)), row_of("Total", totals)]
    parts = [
        [label, *(f"{rounded(Fraction(n * 100, of), places=1)}%" for n, of in zip(one, totals, strict=True))]
        for label, one in (*zip(labels, cells, strict=True), ("Total", totals))
    ]
    return Table("Fig. 1. Groups", (*heads, "Change", "% change"), rows), Table("Fig. 2. Shares", heads, parts)


@given(right_tables())
def test_nothing_is_found_in_tables_that_are_right(right: tuple[Table, Table]) -> None:
    assert check(right) == []
    assert check(right[:1]) == []


@given(right_tables(), st.data())
def test_one_changed_cell_is_always_found_by_its_row_or_column(right: tuple[Table, Table], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, 1), label="table")
    row = data.draw(st.integers(0, len(right[which].rows) - 1), label="row")
    column = data.draw(st.integers(1, len(right[which].heads) - 1), label="column")
    was = number(right[which].rows[row][column])
    assert was is not None
    more = data.draw(st.integers(1, 30)) * data.draw(st.sampled_from((1, -1)))
    text = str(replace(was, value=was.value + more)).replace(",", "")
    changed = with_cell(right[which], row, column, text)

    found = faults(*(changed if place == which else one for place, one in enumerate(right)))
    label, head = changed.rows[row][0], changed.heads[column]
    assert any(one.row == label or one.column == head for one in found)


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=2, max_size=6), st.data())
def test_yes_and_no_with_totals_at_the_side_and_below(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    totals = tuple(map(sum, zip(*pairs, strict=True)))
    rows = [[f"Role {place}" if place < len(pairs) else "Grand Total", str(yes), str(no), str(yes + no)]
            for place, (yes, no) in enumerate([*pairs, totals])]  # fmt: skip
    right = Table("Who came", ("", "Y", "N", "Total"), rows)
    assert check([right]) == []

    row, column = data.draw(st.integers(0, len(pairs))), data.draw(st.integers(1, 3))
    text = str(int(rows[row][column]) + data.draw(st.integers(1, 20)))
    found = faults(with_cell(right, row, column, text))
    assert any(one.row == rows[row][0] or one.column == right.heads[column] for one in found)


CELLS = st.text("0123456789.,%<-–c /()of", max_size=9)


@given(
    st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6), st.lists(CELLS, min_size=4, max_size=4)
)
def test_whatever_stands_in_a_table_has_an_answer(rows: list[list[str]], heads: list[str]) -> None:
    one = with_brackets_apart(Table("", heads, rows))
    assert all(str(finding) for finding in check([one, Table("Fig. 2", ["", "Total", "%", "Change"], rows)]))


@pytest.mark.parametrize("claim", ["37% of 999,999,999,999", "99.999% with 900000 late", "1% + 2% of 99999999999"])
def test_claims_about_large_numbers_are_answered_at_once(claim: str) -> None:
    assert readings(f"Reviews: {claim}")
