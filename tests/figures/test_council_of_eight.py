from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.figures import council_of_eight as council
from tests.figures.from_files import figures_from
from tests.figures.oracle import figures_of
from tests.figures.test_against_oracle import comparable

Figures = Callable[..., dict[str, Any]]


@pytest.fixture(params=[figures_from, figures_of], ids=["product", "oracle"])
def answer(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    worked_out: Figures = request.param
    return worked_out([council.write(tmp_path)], year_ending=council.YEAR_ENDING)


def test_every_figure_is_the_one_worked_out_by_hand(answer: dict[str, Any]) -> None:
    assert comparable(answer["figures"]) == comparable(council.FIGURES)


def test_history_is_known_from_the_april_before_the_earliest_review(answer: dict[str, Any]) -> None:
    assert answer["known_from"] == "2024-04-01"


def test_parts_add_to_their_wholes() -> None:
    figures: dict[str, Any] = council.FIGURES
    for parts in (
        "legal_status",
        "legal_status_rows",
        "age_groups",
        "sex",
        "ethnicity",
        "ethnic_groups",
        "place_codes",
        "placement_rows",
    ):
        assert sum(figures[parts].values()) == figures["looked_after_at_end"]
    assert sum(figures["participation_codes"].values()) == figures["reviews_held"]
