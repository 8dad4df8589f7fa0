"""Edges of the adoption timetable that a whole council seldom shows. Reviews of one invented child, Mia."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.figures import council_of_eight as council
from tests.figures.from_files import figures_from
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


@pytest.mark.slow
def test_a_review_on_the_day_of_the_placement_belongs_to_the_time_before(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "01/08/2025"])

    assert figures["timely_special"] == {"n": 0, "of": 0, "percent": None}


@pytest.mark.slow
def test_the_last_day_of_a_placement_is_still_its_own_and_the_day_after_is_not(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    # 1 September is the 31st day: late. 2 September is with foster carers again.
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "01/08/2025", "01/09/2025", "02/09/2025"])

    assert figures["timely_special"] == {"n": 0, "of": 1, "percent": "0.00"}


@pytest.mark.slow
def test_a_review_overdue_when_the_placement_began_stays_due(worked_out: Callable[..., dict[str, Any]]) -> None:
    # Due 20 September, three months after the first; held on the 20th day of the placement of 1 November.
    figures = worked_out(TWO_PLACEMENTS, ["20/06/2025", "21/11/2025"])

    assert figures["timely_special"] == {"n": 0, "of": 1, "percent": "0.00"}


@pytest.mark.slow
def test_the_first_known_review_of_a_placement_made_before_history_is_known_is_not_judged(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    # K is 1 April 2025. The next is due 6 months after the first known: 15 October 2025.
    long_placed = ["03/03/2025,S,E1,N1,A4,PR4,,,"]
    assert worked_out(long_placed, ["15/04/2025"])["timely_special"] == {"n": 0, "of": 0, "percent": None}
    figures = worked_out(long_placed, ["15/04/2025", "15/10/2025"])
    assert figures["timely_special"] == {"n": 1, "of": 1, "percent": "100.00"}
    figures = worked_out(long_placed, ["15/04/2025", "16/10/2025"])
    assert figures["timely_special"] == {"n": 0, "of": 1, "percent": "0.00"}


# Remanded from 28 April 2025 and accommodated from 23 May; or remanded to the end of care on 23 May.
REMANDED_THEN_ACCOMMODATED = [
    "28/04/2025,S,J1,N1,K1,PR2,23/05/2025,X1,CARPL",
    "23/05/2025,L,V2,N1,U4,PR1,,,",
]
REMANDED = ["28/04/2025,S,J1,N1,K1,PR2,23/05/2025,E4A,"]


@pytest.mark.slow
def test_the_day_a_remand_ends_is_its_own_only_when_care_ends_with_it(
    worked_out: Callable[..., dict[str, Any]],
) -> None:
    goes_on = worked_out(REMANDED_THEN_ACCOMMODATED, ["23/05/2025"])
    assert goes_on["timely_special"] == {"n": 0, "of": 0, "percent": None}
    over = worked_out(REMANDED, ["23/05/2025"])
    assert over["timely_special"] == {"n": 1, "of": 1, "percent": "100.00"}


def test_what_the_files_tell_of_days_after_the_as_at_day_is_not_yet_known(tmp_path: Path) -> None:
    council.write(tmp_path)
    days = {"year_ending": date(2026, 3, 31), "as_at": date(2025, 12, 31)}
    for worked_out in (figures_from, figures_of):
        figures: dict[str, Any] = worked_out([tmp_path], **days)["figures"]
        # Not known yet: that Eli will be adopted, that Hal and Ida will come, the reviews of the new year.
        assert figures["looked_after_at_end"] == 7
        assert figures["children_adopted"] == 0
        assert figures["starts"] == 5
        assert figures["reviews_held"] == 13
