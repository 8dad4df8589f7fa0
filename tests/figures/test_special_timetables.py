"""Edges of the adoption timetable that a whole council seldom shows. Reviews of one invented child, Mia."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from footprint.front.figures_from_files import figures_from
from tests.figures.oracle import figures_of

Figures = Callable[..., dict[str, Any]]
HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nMIA,F,01/02/2023,WBRI,UN1,,\n"
COLUMNS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"


@pytest.fixture(params=[figures_from, figures_of], ids=["product", "oracle"])
def worked_out(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[list[str], list[str]], dict[str, Any]]:
    def figures(episodes: list[str], held: list[str]) -> dict[str, Any]:
        (tmp_path / "header.csv").write_text(HEADER, encoding="utf-8")
        (tmp_path / "episodes.csv").write_text(
            COLUMNS + "".join(f"MIA,{row},,,\n" for row in episodes), encoding="utf-8"
        )
        rows = "".join(f"MIA,01/02/2023,{day},PN0\n" for day in held)
        (tmp_path / "reviews.csv").write_text("CHILD,DOB,REVIEW,REVIEW_CODE\n" + rows, encoding="utf-8")
        worked: Figures = request.param
        found: dict[str, Any] = worked([tmp_path], year_ending=date(2026, 3, 31))["figures"]
        return found

    return figures


# Looked after from 2 June 2025; placed with adopters twice, each time for a month; back with foster carers; home.
TWO_PLACEMENTS = [
    "02/06/2025,S,E1,N1,U4,PR1,01/08/2025,X1,CARPL",
    "01/08/2025,P,E1,N1,A4,PR4,01/09/2025,X1,CARPL",
    "01/09/2025,P,E1,N1,U4,PR1,01/11/2025,X1,CARPL",
    "01/11/2025,P,E1,N1,A4,PR4,01/12/2025,X1,CARPL",
    "01/12/2025,P,E1,N1,U4,PR1,02/03/2026,E4A,",
]


def test_a_review_on_the_last_day_of_care_is_not_that_of_a_placement_that_ended_before(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "02/03/2026"])

    assert figures["reviews_held"] == 2
    assert figures["timely_special"] == {"n": 0, "of": 0, "percent": None}


def test_each_placement_starts_its_own_four_weeks(worked_out: Callable[..., dict[str, Any]]) -> None:
    # 29 August is the 28th day of the first, 30 November the 29th of the second.
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "29/08/2025", "30/11/2025"])

    assert figures["timely_special"] == {"n": 1, "of": 2, "percent": "50.00"}


def test_a_review_on_the_day_of_the_placement_is_the_first_of_its_timetable(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    # The next is due 3 months after it; the placement ends that day, so the review is no longer its own.
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "01/08/2025", "01/09/2025"])

    assert figures["timely_special"] == {"n": 1, "of": 1, "percent": "100.00"}
