"""What a figure says in words, numbers and tables, whole and with small numbers hidden."""

from datetime import date
from typing import Any

import pytest

from footprint.page.tables import cell
from footprint.reporting.definitions import definitions
from footprint.reporting.figure_tables import chart_of, tables_of
from footprint.reporting.figure_text import Saying
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.periods import with_earlier

YEARS = with_earlier(ReportingPeriod.year_ending(date(2014, 3, 31)))


def says(key: str, *values: Any) -> Saying:
    return Saying(definitions()[key], YEARS[: len(values)], values)


def ratio(n: Any, of: Any, percent: str | None) -> dict[str, Any]:
    return {"n": n, "of": of, "percent": percent}


def quarters(*percents: str | None) -> dict[str, Any]:
    return {f"Q{place}": ratio(17, 20, one) for place, one in enumerate(percents, start=1)}


TIMELY = ratio(273, 292, "93.49"), ratio(294, 304, "96.71"), ratio(271, 283, "95.76")
LEGAL = {"Full care order": 141, "Interim care order": 36}
POSTS = [
    {"post": "IRO", "fte": "1.0", "looked_after": 60, "child_protection": 8, "looked_after_per_fte": "60.0"},
    {"post": "IRO", "fte": "0.5", "looked_after": 27, "child_protection": 0, "looked_after_per_fte": "54.0"},
]


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (says("rate_per_10000", "75.0", "73.0"), "75.0 children of every 10,000: 2.0 more than in 2012/13."),
        (says("rate_per_10000", "c", "73.0"), "The number is small and not shown."),
        (says("looked_after_at_end", 318, 307, 298), "318 children: 11 more than in 2012/13."),
        (says("looked_after_at_end", 1, 2, 2), "1 child: 1 fewer than in 2012/13."),
        (says("looked_after_at_end", 6, 6, 2), "6 children: as many as in 2012/13."),
        (says("looked_after_at_end", 1318, None, None), "1,318 children."),
        (says("looked_after_at_end", 318, "c", 298), "318 children."),
        (says("looked_after_at_end", "c", 307, 298), "The number is small and not shown."),
        (says("timely_children", *TIMELY), "273 of 292 children, 93.49%: 3.22 percentage points less than in 2012/13."),
        (says("timely_children", ratio(7, 7, None)), "7 of 7 children."),
        (says("timely_children", ratio(0, 0, None)), "There are no children to count in this period."),
        (says("timely_children", ratio("c", 292, "c")),
         "The number is small and not shown. The base is 292 children."),
        (says("timely_children", ratio("c", "c", "c")), "The number is small and not shown."),
        (says("timely_children", ratio("c", 7, "c")),
         "Of so few the number is not shown: all or none of them would tell something of each. The base is "
         "7 children."),
        (says("legal_status_rows", LEGAL), "177 children in all; the largest group is Full care order, with 141."),
        (says("legal_status_rows", {"Full care order": 141, "Placement order": "c"}),
         "Of the groups that are shown the largest group is Full care order, with 141."),
        (says("legal_status_rows", {"Full care order": "c", "Placement order": "c"}),
         "The numbers are small and not shown."),
        (says("legal_status_rows", {"Full care order": 0}), "There are no children to show."),
        (says("looked_after_by_month", {"2013-04-30": 304, "2013-05-31": 309}), "From 304 to 309 children: 5 more."),
        (says("looked_after_by_month", {}), "The period holds no month’s last day."),
        (says("progress_health", quarters("85.00", None, "c", "90.00")), "Progressing: Q1 85.00%, Q4 90.00%."),
        (says("progress_health", quarters(None)), "No quarter has a percentage to show."),
        (says("agency_attendance", {"Carer": [71, 2], "Education": [31, 7], "Health": [4, 0]}),
         "Came, of those invited 10 times or more: Carer most often, 97.3%; Education least often, 81.6%."),
        (says("agency_attendance", {"Carer": [3, 2]}), "Came: 3. Did not come: 2."),
        (says("agency_attendance", {"Carer": ["c", "c"]}), "Some numbers are small and not shown."),
        (says("caseloads", POSTS),
         "2 posts, 1.5 of them full time together, carry 87 looked-after children and 8 child-protection cases, 58.0 "
         "looked-after children for each full-time post that holds reviews."),
    ],
)  # fmt: skip
def test_a_figure_in_a_sentence(figure: Saying, sentence: str) -> None:
    assert figure.text == sentence


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ((318, 307), "+11"),
        ((307, 1318), "−1,011"),
        ((6, 6), "no change"),
        ((6, "c"), ""),
        (("c", 6), ""),
        ((6, None), ""),
        ((6,), ""),
    ],
)
def test_a_change_is_told_where_both_numbers_are_shown(values: tuple[Any, ...], change: str) -> None:
    assert says("starts", *values).change == change


def test_the_number_of_a_ratio_is_its_percentage() -> None:
    assert (says("timely_children", *TIMELY).number, says("timely_children", *TIMELY).base) == (
        "93.49%",
        "273 of 292 children",
    )
    hidden = says("timely_children", ratio("c", 292, "c"))
    assert (hidden.number, hidden.base, hidden.hides) == ("c", "c of 292 children", True)


def lines(figure: Saying, place: int = 0) -> list[list[str]]:
    return [[cell(one).shown() for one in row] for row in tables_of(figure)[place].rows]


def test_the_table_of_a_ratio_has_a_line_for_each_year() -> None:
    assert lines(says("timely_children", *TIMELY)) == [
        ["2013/14", "273", "292", "93.49%", "−3.22 points"],
        ["2012/13", "294", "304", "96.71%", "+0.95 points"],
        ["2011/12", "271", "283", "95.76%", "–"],
    ]


def test_the_table_of_groups_has_shares_and_years_and_a_total() -> None:
    figure = says("legal_status_rows", LEGAL, {"Full care order": 125, "Police protection": 2})
    assert lines(figure) == [
        ["Full care order", "141", "79.7%", "125", "+16", "+12.80%"],
        ["Interim care order", "36", "20.3%", "0", "+36", "–"],
        ["Police protection", "0", "0.0%", "2", "−2", "−100.00%"],
    ]
    assert [cell(one).shown() for one in tables_of(figure)[0].total] == ["Total", "177", "–", "127", "+50", "+39.37%"]


def test_where_a_row_is_hidden_there_is_no_total_and_no_share() -> None:
    figure = says("legal_status_rows", {"Full care order": 141, "Placement order": "c", "Police protection": "c"})
    assert lines(figure)[0] == ["Full care order", "141", "–"]
    assert not tables_of(figure)[0].total
    assert "Placement order: c" in str(chart_of(figure).svg())


def test_codes_come_with_their_meaning() -> None:
    assert lines(says("participation_codes", {"PN7": 12}))[0][:3] == [
        "PN7", "did not attend and gave no views", "12",
    ]  # fmt: skip


def test_months_quarters_and_roles_stand_year_beside_year() -> None:
    months = says("looked_after_by_month", {"2013-04-30": 304}, {"2012-04-30": "c"})
    assert lines(months) == [["Apr", "304", "c"]]
    health = says("progress_health", quarters("85.00"), None)
    assert lines(health) == [["Q1", "85.00%", "–"]]
    came = says("agency_attendance", {"Carer": [71, "c"]}, {"Carer": [60, 0]})
    assert lines(came) == [["Carer", "71", "c", "60", "0"]]
    assert lines(says("agency_attendance", {"Carer": [71, 2]}, {"Carer": [0, 0]})) == [["Carer", "71", "2"]]


def test_caseloads_come_with_all_posts_together() -> None:
    figure = says("caseloads", POSTS, None)
    assert lines(figure)[1] == ["IRO", "0.5", "27", "0", "54.0"]
    assert lines(figure, 1) == [["2013/14", "2", "1.5", "87", "8", "58.0"], ["2012/13", "–", "–", "–", "–", "–"]]


@pytest.mark.parametrize("key", sorted(definitions()))
def test_every_figure_is_drawn_with_its_text(key: str) -> None:
    shapes: dict[str, Any] = {
        "count": 318, "rate": "75.0", "ratio": TIMELY[0], "quarters": quarters("85.00"), "caseloads": POSTS,
        "pairs": {"Carer": [71, 2]}, "breakdown": {"2013-04-30": 304},
    }  # fmt: skip
    figure = says(key, shapes[definitions()[key].shape])
    drawn = str(chart_of(figure).svg())
    assert "<desc" in drawn
    assert definitions()[key].title.replace("'", "&#x27;") in drawn


def test_the_chair_of_conferences_is_in_neither_part_of_cases_for_each_post() -> None:
    """As printed for 3 March 2014: 301 children by 6 posts, not 302 by 7."""
    chair = {"post": "CP Chair", "work": "conferences", "fte": "1.0", "looked_after": 1, "child_protection": 121}
    loads = (("0.5", 6), ("1.0", 73), ("1.0", 73), ("1.0", 57), ("1.0", 33), ("1.0", 30), ("0.5", 29))
    posts = [{"post": "IRO", "work": "reviews", "fte": fte, "looked_after": children, "child_protection": 0}
             for fte, children in loads]  # fmt: skip
    each = ", 50.2 looked-after children for each full-time post that holds reviews."
    assert says("caseloads", [*posts, chair]).text.endswith(each)


def test_nobody_is_named_as_coming_least_while_any_number_is_hidden() -> None:
    figure = says("agency_attendance", {"Carer": [71, "c"], "Education": [31, 7], "Health": ["c", "c"]})
    assert figure.text == "Some numbers are small and not shown."
    drawn = str(chart_of(figure).svg())
    assert ">0</text>" not in drawn
    assert drawn.count(">c</text>") == 2
    assert ">38</text>" in drawn


def test_all_who_came_most_often_are_named() -> None:
    figure = says("agency_attendance", {"Carer": [20, 0], "Health": [15, 0], "Education": [10, 10], "Other": [3, 0]})
    assert figure.text == (
        "Came, of those invited 10 times or more: Carer and Health most often, 100.0%; Education least often, 50.0%."
    )
