"""The distance that an import stores with an episode: worked out from its two postcodes where none is given."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from footprint.audit import SYSTEM
from footprint.children.models import Child, Episode
from footprint.interchange import actions
from footprint.interchange.models import Conflict
from footprint.interchange.ssda903.importing.result import Outcome
from tests.interchange.folders import EPISODES, write

pytestmark = pytest.mark.django_db
ON, AT = date(2026, 4, 20), datetime(2026, 4, 20, 9, tzinfo=UTC)
WITHOUT = EPISODES.replace("U4,PR1,,,,,,,3.0", "U4,PR1,,,,,,,")


def returned(folder: Path, *, home: str = "SW1A 1AA", placement: str = "SE1 2AA", miles: str = "") -> Path:
    """The clean files, where Ada's placement has these."""
    ada = EPISODES.replace("U4,PR1,,,,,,,3.0", f"U4,PR1,,,,{home},{placement},,{miles}")
    return write(folder, {"episodes.csv": ada})


def take(folder: Path, *, accept_conflicts: bool = False) -> Outcome:
    return actions.take_in(folders=[folder], by=SYSTEM, on=ON, at=AT, accept_conflicts=accept_conflicts)


def miles() -> str:
    return str(Episode.objects.get(child__local_id="ADA").miles)


def test_it_is_stored_and_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    take(returned(tmp_path / "a"))
    again = take(tmp_path / "a")

    assert miles() == "2.7"
    assert not again.changes


def test_one_that_is_given_rules(tmp_path: Path) -> None:
    take(returned(tmp_path / "a", miles="7.5"))
    take(returned(tmp_path / "b"))

    assert miles() == "7.5"


@pytest.mark.parametrize(("before", "after", "conflicts"), [("", "2.5", 0), ("2.4", "2.4", 1)])
def test_one_that_is_given_later_takes_the_place_of_one_worked_out_but_not_of_one_given(
    tmp_path: Path, before: str, after: str, conflicts: int
) -> None:
    take(returned(tmp_path / "a", miles=before))
    take(returned(tmp_path / "b", miles="2.5"))
    again = take(tmp_path / "b")

    assert (miles(), Conflict.objects.filter(accepted=None).count()) == (after, conflicts)
    assert not again.changes


def test_it_fills_an_episode_that_had_none(tmp_path: Path) -> None:
    take(write(tmp_path / "a", {"episodes.csv": WITHOUT}))
    done = take(returned(tmp_path / "b"))

    assert miles() == "2.7"
    assert any("PL_DISTANCE filled in with 2.7" in line for line in done.filled)


def test_a_postcode_not_known_is_told_and_stores_none(tmp_path: Path) -> None:
    done = take(returned(tmp_path / "a", placement="ZZ1 1ZZ"))

    assert miles() == "None"
    assert [problem.message for problem in done.warnings if "postcode" in problem.message] == [
        "1 postcode is not known, so 1 placement is without a distance (over_20_miles, over_20_miles_dfe)",
        "PL_POST: postcode not known",
    ]


def test_a_child_who_is_unaccompanied_has_none(tmp_path: Path) -> None:
    take(write(tmp_path / "a", {"episodes.csv": WITHOUT}))
    Child.objects.filter(local_id="ADA").update(uasc=True)
    take(returned(tmp_path / "b"))

    assert miles() == "None"


@pytest.mark.parametrize(("placement", "expected"), [("BN1 1JA", "47"), ("ZZ1 1ZZ", "None")])
def test_it_follows_a_postcode_that_is_accepted(tmp_path: Path, placement: str, expected: str) -> None:
    take(returned(tmp_path / "a"))
    take(returned(tmp_path / "b", placement=placement))
    assert miles() == "2.7"  # the changed postcode waits

    actions.decide_conflicts(conflicts=list(Conflict.objects.all()), accept=True, by=SYSTEM, on=ON, at=AT)

    assert miles().removesuffix(".0") == expected


def test_it_follows_a_postcode_that_is_accepted_with_the_import(tmp_path: Path) -> None:
    take(returned(tmp_path / "a"))
    take(returned(tmp_path / "b", placement="BN1 1JA"), accept_conflicts=True)

    assert miles() == "47.0"
