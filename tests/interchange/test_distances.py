"""Distances worked out from HOME_POST and PL_POST, where no PL_DISTANCE is given.

The postcodes are of public buildings."""

import re
from pathlib import Path
from typing import Any

import pytest

from footprint.front.figures_from_files import FiguresFromFiles
from footprint.interchange.postcodes import places
from rulebook.distances import Place
from tests.interchange.folders import EPISODES, found_in, write

PALACE, CITY_HALL, BRIGHTON, CARDIFF, BELFAST = "SW1A 1AA", "SE1 2AA", "BN1 1JA", "CF10 3NQ", "BT1 1AA"


def folder(path: Path, *, ada: str = ",", ben: str = ",", more: dict[str, str | bytes | None] | None = None) -> Path:
    """The clean files, where Cal has a distance of 5.0, and Ada and Ben have these postcodes and none."""
    episodes = EPISODES.replace("U4,PR1,,,,,,,3.0", f"U4,PR1,,,,{ada},,").replace(
        "U6,PR4,,,,,,,20.1", f"U6,PR4,,,,{ben},,"
    )
    return write(path, {"episodes.csv": episodes} | (more or {}))


def far(found: FiguresFromFiles) -> tuple[Any, Any]:
    """Over 20 miles, of known distances and of all."""
    return tuple((found.values[key]["n"], found.values[key]["of"]) for key in ("over_20_miles", "over_20_miles_dfe"))  # type: ignore[index, call-overload]


def about_postcodes(found: FiguresFromFiles, of: Path) -> list[str]:
    return [
        str(problem).removeprefix(f"{of}/")
        for problem in found.warnings
        if re.search("postcodes? .*not known", problem.message)
    ]


def test_the_distance_of_two_postcodes_is_counted(tmp_path: Path) -> None:
    path = folder(tmp_path, ada=f"{PALACE},{CITY_HALL}", ben=f"sw1a1aa,{BRIGHTON}")

    found = found_in(path)

    assert far(found) == ((1, 3), (1, 3))
    assert about_postcodes(found, path) == []


def test_a_distance_that_is_given_rules_over_the_postcodes(tmp_path: Path) -> None:
    far_away = EPISODES.replace("U4,PR1,,,,,,,3.0", f"U4,PR1,,,,{PALACE},{BRIGHTON},,3.0")

    assert far(found_in(write(tmp_path, {"episodes.csv": far_away}))) == ((1, 3), (1, 3))


def test_a_postcode_that_is_not_known_is_counted_and_its_line_named_but_neither_it_nor_the_child(
    tmp_path: Path,
) -> None:
    path = folder(tmp_path, ada=f"ZZ1 1ZZ,{BRIGHTON}", ben="SW1A,ZZ11ZZ")

    found = found_in(path)

    assert far(found) == ((0, 1), (0, 3))
    assert about_postcodes(found, path) == [
        "episodes: 2 postcodes are not known, so 2 placements are without a distance "
        "(over_20_miles, over_20_miles_dfe)",
        "episodes.csv:2: HOME_POST: postcode not known",
        "episodes.csv:3: HOME_POST and PL_POST: postcode not known",
    ]
    assert not any(
        problem.child or problem.value for problem in found.warnings if "postcode not known" in problem.message
    )


def test_of_many_lines_those_over_what_is_listed_are_counted(tmp_path: Path) -> None:
    found = found_in(folder(tmp_path, ada=f"ZZ1 1ZZ,{BRIGHTON}", ben=f"ZZ1 1ZZ,{BRIGHTON}"), at_most=1)

    assert about_postcodes(found, tmp_path) == [
        "episodes: 1 postcode is not known, so 2 placements are without a distance (over_20_miles, over_20_miles_dfe)",
        "episodes.csv:2: HOME_POST: postcode not known (and 1 more lines like this)",
    ]


@pytest.mark.parametrize("ada", [f"{CARDIFF},{CITY_HALL}", f",{CITY_HALL}", f"{PALACE},"])
def test_home_outside_england_or_a_blank_has_no_distance_and_no_warning(tmp_path: Path, ada: str) -> None:
    found = found_in(folder(tmp_path, ada=ada, ben=f"{PALACE},{CARDIFF}"))

    assert far(found) == ((1, 2), (1, 3))
    assert about_postcodes(found, tmp_path) == []


def test_short_breaks_have_none(tmp_path: Path) -> None:
    path = folder(tmp_path, ada=f"{PALACE},{BRIGHTON}")
    episodes = (path / "episodes.csv").read_text(encoding="utf-8").replace("ADA,02/06/2025,S,C1", "ADA,02/06/2025,S,V4")
    (path / "episodes.csv").write_text(episodes.replace(PALACE, "ZZ1 1ZZ"), encoding="utf-8")

    assert about_postcodes(found_in(path), path) == []


@pytest.mark.parametrize(
    ("until", "counted"),
    [("", (0, 1)), ("01/04/2023", (0, 1)), ("31/03/2023", (1, 2))],
    ids=["still", "lately", "long ago"],
)
def test_a_child_who_was_lately_unaccompanied_has_none(tmp_path: Path, until: str, counted: tuple[int, int]) -> None:
    uasc = f"CHILD,SEX,DOB,DUC\nADA,F,29/02/2012,{until}\n"

    found = found_in(folder(tmp_path, ada=f"{PALACE},{BRIGHTON}", more={"uasc.csv": uasc}))

    assert far(found)[0] == counted


def test_only_places_on_the_grid_of_great_britain_are_known() -> None:
    assert places(["SW1A1AA", "CF103NQ", "BT11AA", "ZZ11ZZ", "SW1A", "É11AA", ""]) == {
        "SW1A1AA": Place(529_090, 179_645, True),
        "CF103NQ": Place(317_989, 177_266, False),
    }
