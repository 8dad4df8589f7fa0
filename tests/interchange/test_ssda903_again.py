"""Files that come again: the same twice, the same row twice, and a later folder that says otherwise."""

from pathlib import Path

import pytest

from tests.interchange.folders import (
    EPISODES,
    HEADER,
    REVIEWS,
    clean_figures,
    figures,
    found_in,
    refused,
    said,
    warned,
    write,
)

# The year before: Cal alone, with a placement that the later return has closed, and one review of his own year.
OLDER: dict[str, str | bytes | None] = {
    "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nCAL,M,01/04/2008,WBRI,UN1,,\n",
    "episodes.csv": EPISODES.splitlines()[0] + "\nCAL,10/01/2023,S,V2,N1,K1,PR1,,,,,,,1.0\n",
    "reviews.csv": "CHILD,DOB,REVIEW,REVIEW_CODE\nCAL,01/04/2008,14/08/2024,PN7\nCAL,01/04/2008,14/02/2025,PN5\n",
}


@pytest.mark.slow
def test_the_same_file_twice_is_counted_once_with_a_warning(tmp_path: Path) -> None:
    folder = write(tmp_path / "twice", {"reviews again.csv": REVIEWS})

    assert figures(folder) == clean_figures()
    assert warned(folder) == [
        f'reviews.csv:{line}: CHILD "{child}": the line says the same as an earlier one; counted once'
        for line, child in ((2, "ADA"), (3, "ADA"), (4, "BEN"), (5, "CAL"), (6, "CAL"))
    ]


def test_the_same_row_twice_is_counted_once_with_a_warning(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "twice",
        {
            "header.csv": HEADER + "BEN,M,10/10/2015,MWBC,UN1,,\n",
            "episodes.csv": EPISODES + "BEN,01/12/2025,S,C1,N1,U6,PR4,,,,,,,20.1\n",
            "reviews.csv": REVIEWS + "BEN,10/10/2015,29/12/2025,PN1\n",
        },
    )

    assert figures(folder) == clean_figures()
    assert sorted(warned(folder)) == [
        f'{place}: CHILD "BEN": the line says the same as an earlier one; counted once'
        for place in ("episodes.csv:6", "header.csv:5", "reviews.csv:7")
    ]


def test_in_one_folder_the_later_line_rules_with_a_warning(tmp_path: Path) -> None:
    folder = write(tmp_path, {"reviews.csv": REVIEWS + "BEN,10/10/2015,29/12/2025,PN6\n"})

    assert figures(folder)["other_means"] == 1
    assert warned(folder) == ['reviews.csv:7: REVIEW_CODE "PN6": was "PN1" in an earlier row; this later row rules']


@pytest.mark.slow
def test_the_same_folder_twice_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path)

    assert figures(folder, folder) == figures(folder)
    assert warned(folder, folder) == []


@pytest.mark.parametrize("newer_first", [False, True])
def test_the_later_folder_rules_whatever_the_order_on_the_command_line(tmp_path: Path, newer_first: bool) -> None:
    older, newer = write(tmp_path / "b", OLDER), write(tmp_path / "a")
    folders = [newer, older] if newer_first else [older, newer]

    found = found_in(*folders)

    assert sorted(said(found.warnings, of=newer)) == [
        'episodes.csv:4: PLACE "K2": was "K1" in an earlier row; this later row rules',
        'header.csv:4: ETHNIC "CHNE": was "WBRI" in an earlier row; this later row rules',
        'reviews.csv:5: REVIEW_CODE "PN7": was "PN5" in an earlier row; this later row rules',
    ]
    assert found.values["ethnicity"] == {"CHNE": 1, "MWBC": 1, "WBRI": 1}
    assert found.values["looked_after_at_end"] == 3


@pytest.mark.slow
def test_what_only_the_earlier_folder_holds_stays(tmp_path: Path) -> None:
    older, newer = write(tmp_path / "older", OLDER), write(tmp_path / "newer")

    assert figures(newer, known_from=found_in(older).known_from)["looked_after_at_end"] == 3
    both = found_in(older, newer).as_json()
    assert both["known_from"] == "2024-04-01"
    the_year_before = found_in(older, newer).values["looked_after_by_month"]
    assert isinstance(the_year_before, dict)
    assert the_year_before["2025-04-30"] == 1


def test_an_end_that_a_later_folder_fills_in_is_progress_and_no_warning(tmp_path: Path) -> None:
    files = dict(OLDER) | {"header.csv": OLDER["header.csv"], "episodes.csv": str(OLDER["episodes.csv"])}
    files["episodes.csv"] = str(files["episodes.csv"]).replace("K1", "K2")
    files["header.csv"] = str(files["header.csv"]).replace("WBRI", "CHNE")
    files["reviews.csv"] = str(files["reviews.csv"]).replace("PN5", "PN7")

    assert warned(write(tmp_path / "older", files), write(tmp_path / "newer")) == []


@pytest.mark.slow
def test_a_placement_for_adoption_that_a_later_folder_ends_does_not_stay_open(tmp_path: Path) -> None:
    # Cal's review of 14 August 2025 would be under the adoption timetable, had the placement not ended in May.
    row = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nCAL,01/04/2008,03/03/2025,"
    older = write(tmp_path / "older", OLDER | {"placed.csv": row + ",\n"})
    ended = write(tmp_path / "ended", {"placed.csv": row + "01/05/2025,RD3\n"})
    still_open = write(tmp_path / "open", {"placed.csv": row + ",\n"})

    assert figures(older, ended)["timely_special"] == {"n": 0, "of": 0, "percent": None}
    assert figures(older, still_open)["timely_special"] == {"n": 0, "of": 1, "percent": "0.00"}


def test_an_earlier_folder_alone_still_shows_the_episode_open(tmp_path: Path) -> None:
    assert figures(write(tmp_path, OLDER))["place_codes"] == {"K1/PR1": 1}


def test_every_folder_is_checked_and_the_fault_names_its_own_file(tmp_path: Path) -> None:
    older = write(tmp_path / "older", OLDER | {"reviews.csv": str(OLDER["reviews.csv"]).replace("PN7", "PN9")})
    newer = write(tmp_path / "newer", {"reviews.csv": REVIEWS.replace("PN3", "PN8")})

    assert refused(older, newer, of=tmp_path) == [
        'newer/reviews.csv:6: REVIEW_CODE "PN8": is not a code for participation',
        'older/reviews.csv:2: REVIEW_CODE "PN9": is not a code for participation',
    ]
