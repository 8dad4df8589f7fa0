"""Numbers typed in a passage of the report of 2013/14, and which figures they are."""

from datetime import date
from typing import Any

import pytest

from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling, Told
from footprint.reporting.report.number_hints import hints, numbers_in

NOW: dict[str, Any] = {
    "timely_children": {"n": 273, "of": 292, "percent": "93.49"},
    "looked_after_at_end": 318,
    "reviews_held": 1204,
    "sex": {"Girls": 150, "Boys": 168},
    "participation_children": {"n": "c", "of": 292, "percent": "c"},
}
TELLING = Telling(
    [
        Told(ReportingPeriod.year_ending(date(2014, 3, 31)), NOW, {}),
        Told(ReportingPeriod.year_ending(date(2013, 3, 31)), {"looked_after_at_end": 307}, {}),
    ],
    None,
)
TIMELY = "“Children with every review in time”, 2013/14"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We did 93.49% in time.", [f"“93.49%” is {TIMELY}."]),
        ("93.5 per cent, or 93%", [f"“93.5 per cent” is {TIMELY}.", f"“93%” is {TIMELY}."]),
        ("Our aim is 95%.", ["“95%” is no figure of this report."]),
        (
            "318 looked-after children",
            ["“318 looked-after children” is “Children looked after on the last day”, 2013/14."],
        ),
        ("307 children before", ["“307 children” is “Children looked after on the last day”, 2012/13."]),
        ("1,204 reviews", ["“1,204 reviews” is “Reviews held”, 2013/14."]),
        ("320 children, and 320 children", ["“320 children” is no figure of this report."]),
        ("168 children", ["“168 children” is “Sex of children looked after on the last day”, Boys, 2013/14."]),
    ],
)
def test_a_number_is_told_by_its_figure_or_as_none(text: str, said: list[str]) -> None:
    assert hints(text, TELLING) == said


@pytest.mark.parametrize(
    "text",
    ["On 31 March 2014", "since 2013 reviews are booked", "2013/14 reviews", "section 26 of the Act", "one of 3"],
)
def test_days_years_and_the_law_are_let_be(text: str) -> None:
    assert numbers_in(text) == []
    assert hints(text, TELLING) == []


LATE: dict[str, Any] = {
    "timely_children": {"n": 273, "of": 292, "percent": "93.49"},
    "timely_reviews": {"n": 800, "of": 851, "percent": "94.01"},
    "leavers_by_reason": {"E11": 19, "E4A": 30},
    "participation_children": {"n": 216, "of": 229, "percent": "94.32"},
}
OF_LATE = Telling([Told(ReportingPeriod.year_ending(date(2014, 3, 31)), LATE, {})], None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("For 19 children a review was late.", "“19 children” is “Children with every review in time”, Late, 2013/14."),
        ("94% of reviews were in time.", "“94%” is “Reviews held in time”, 2013/14."),
        ("94% of children contributed.", "“94%” is “Children who contributed to every review”, 2013/14."),
        ("51 reviews were late.", "“51 reviews” is “Reviews held in time”, Late, 2013/14."),
        ("94.32% of reviews were in time.", "“94.32%” is no figure of this report."),
    ],
)
def test_a_number_is_credited_to_what_its_sentence_is_about(text: str, said: str) -> None:
    assert hints(text, OF_LATE) == [said]
