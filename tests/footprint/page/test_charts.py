import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from itertools import combinations

import pytest

from footprint.page import charts, colour

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ["North & South", "<Both>"]


def bar() -> charts.Chart:
    return charts.bar(title="In time", text="North leads.", labels=LABELS, values=[94, 79.5], name="Share", unit="%")


def stacked() -> charts.Chart:
    series = [charts.Series("Spoke", [3, 0]), charts.Series("Absent", [1, None])]
    return charts.stacked(title="Took part", text="Most spoke.", labels=LABELS, series=series)


def line() -> charts.Chart:
    series = [charts.Series("North", [1, 2]), charts.Series("South", [None, 4])]
    return charts.line(title="Over time", text="Both rise.", labels=LABELS, series=series)


every = pytest.mark.parametrize("build", [bar, stacked, line])


@every
def test_a_chart_says_what_it_is_and_names_every_mark(build: Callable[[], charts.Chart]) -> None:
    chart = build()
    picture = ET.fromstring(chart.svg())

    assert picture.get("role") == "img"
    named = (picture.get("aria-labelledby") or "").split()
    assert [picture.find(f"{SVG}{part}").get("id") for part in ("title", "desc")] == named  # type: ignore[union-attr]
    titles = [title.text for title in picture.iterfind(f".//{SVG}title")][1:]
    values = [value for one in chart.series for value in one.values]
    assert len(titles) >= len([value for value in values if value is not None])


@every
def test_a_chart_has_its_numbers_as_a_table(build: Callable[[], charts.Chart]) -> None:
    chart = build()
    table = chart.table()

    assert [row[0] for row in table.rows] == LABELS
    assert [row[1] for row in table.rows] == list(chart.series[0].values)


@every
def test_a_chart_carries_no_style_that_the_policy_forbids(build: Callable[[], charts.Chart]) -> None:
    assert not re.search(r"style=|<style|<script", build().svg())


def test_a_bar_is_as_long_as_its_share_of_the_whole_scale() -> None:
    north, both = (float(mark.get("width", "")) for mark in ET.fromstring(bar().svg()).iterfind(f".//{SVG}rect"))

    assert round(north / both, 2) == round(94 / 79.5, 2)
    assert round(north / (charts.WIDTH - charts.LEFT - charts.RIGHT), 2) == 0.94


def test_a_gap_in_a_line_stays_a_gap() -> None:
    joined = [line for line in ET.fromstring(line().svg()).iterfind(f".//{SVG}line") if line.get("stroke-width") == "3"]

    assert len(joined) == 2 + 1  # two samples in the key, and north's one stretch


@pytest.mark.parametrize(("largest", "top"), [(0, 1), (3, 4), (7, 8), (94, 100), (120, 200), (0.4, 0.4)])
def test_the_scale_ends_on_a_round_number(largest: float, top: float) -> None:
    chart = charts.line(title="T", text="T", labels=["Q1"], series=[charts.Series("A", [largest])])

    assert chart.top() == pytest.approx(top)


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    empty = charts.bar(title="None", text="No reviews.", labels=[], values=[], name="Reviews")

    assert ET.fromstring(empty.svg()).get("role") == "img"


def test_the_colours_stand_out_from_the_paper() -> None:
    assert all(colour.contrast(paint, "#ffffff") >= 4.5 for paint in charts.COLOURS)
    assert len(set(charts.COLOURS)) == len(charts.COLOURS)
    assert all(first != second for first, second in combinations(charts.DASHES, 2))
