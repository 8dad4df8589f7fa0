"""Every figure of made-up 903 folders, worked out by the product and by the oracle."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.figures.from_files import figures_from
from tests.figures.oracle import figures_of
from tests.figures.strategies import Case, cases, write_folder

# Rows by code: whether a code that nobody has is printed at 0 is the product's to say.
BY_CODE = {"legal_status", "legal_status_rows", "ethnicity", "place_codes", "leavers_by_reason"}
EXAMPLES = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None)


def comparable(figures: dict[str, Any]) -> dict[str, Any]:
    return {
        key: {row: count for row, count in value.items() if count} if key in BY_CODE else value
        for key, value in figures.items()
    }


def written(case: Case, into: Path) -> list[Path]:
    folders = [into / f"return{number}" for number in range(len(case.folders))]
    for folder, files in zip(folders, case.folders, strict=True):
        write_folder(folder, files)
    return folders


def compare(case: Case) -> None:
    with tempfile.TemporaryDirectory() as name:
        folders = written(case, Path(name))
        expected = figures_of(folders, **case.question)
        answer = figures_from(folders, **case.question)
    assert answer["known_from"] == expected["known_from"]
    assert comparable(answer["figures"]) == comparable(expected["figures"])


@settings(EXAMPLES, max_examples=4, derandomize=True, phases=[Phase.generate])
@given(case=cases())
def test_the_product_and_the_oracle_agree(case: Case) -> None:
    compare(case)


@pytest.mark.slow
@settings(EXAMPLES, max_examples=600, phases=[Phase.generate])
@given(case=cases())
def test_the_product_and_the_oracle_agree_on_many_more(case: Case) -> None:
    compare(case)
