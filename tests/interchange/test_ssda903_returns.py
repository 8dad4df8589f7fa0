"""Whole returns of two years against each other: the later one rules, and says of which child [502]."""

from pathlib import Path
from typing import Any

import pytest

from tests.interchange.folders import figures, found_in, refused, said, write

HEADS = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
BORN = "01/02/2012"


def returned(folder: Path, episodes: str, *, reviews: str) -> Path:
    """A return of Ada and whoever else has an episode, with a review of Ada on a day that tells the year."""
    children = dict.fromkeys(line.split(",")[0] for line in episodes.split())
    return write(
        folder,
        {
            "header.csv": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
            + "".join(f"{child},{'F' if folder.name == '2025-26' else '2'},{BORN},WBRI,,,\n" for child in children),
            "episodes.csv": HEADS + "".join(f"{line},,,\n" for line in episodes.split()),
            "reviews.csv": f"CHILD,DOB,REVIEW,REVIEW_CODE\nADA,{BORN},{reviews},PN1\n",
        },
    )


def two_years(tmp_path: Path, older: str, newer: str) -> tuple[Path, Path]:
    ada = "ADA,05/06/2023,S,V2,N1,U6,PR1,,,"
    return (
        returned(tmp_path / "2024-25", f"{ada} {older}", reviews="20/03/2025"),
        returned(tmp_path / "2025-26", f"{ada} {newer}", reviews="10/09/2025"),
    )


def numbers(*folders: Path) -> dict[str, Any]:
    found = figures(*folders)
    return {key: found[key] for key in ("looked_after_at_end", "starts", "ends")}


def warned_502(*folders: Path, of: Path) -> list[str]:
    return [line for line in said(found_in(*folders).warnings, of=of) if "Ben" in line or "BEN" in line]


def test_a_child_open_in_the_earlier_return_and_not_in_the_later_is_told_and_not_looked_after(
    tmp_path: Path,
) -> None:
    older, newer = two_years(tmp_path, "BEN,05/06/2023,S,V2,N1,U6,PR1,,,", "")

    assert numbers(older, newer) == {"looked_after_at_end": 1, "starts": 0, "ends": 1}
    assert warned_502(older, newer, of=tmp_path) == [
        '2024-25/episodes.csv:3: DEC "": child BEN was looked after in 2024-25 and is in no episode of 2025-26: '
        "counted as not looked after from 01/04/2025 on"
    ]


def test_a_later_folder_that_is_no_whole_return_takes_nobody_out_of_care(tmp_path: Path) -> None:
    older = returned(
        tmp_path / "2024-25",
        " ".join(f"{child},05/06/2023,S,V2,N1,U6,PR1,,," for child in ("ADA", "BEN", "CAL", "DAN")),
        reviews="20/03/2025",
    )
    newer = returned(tmp_path / "2025-26", "ADA,05/06/2023,S,V2,N1,U6,PR1,,,", reviews="10/09/2025")

    assert numbers(older, newer)["looked_after_at_end"] == 4


@pytest.mark.parametrize(
    ("older", "newer", "expected", "words"),
    [
        ("BEN,05/06/2023,S,V2,N1,U6,PR1,,,", "BEN,02/06/2023,S,V2,N1,U6,PR1,,,",
         {"looked_after_at_end": 2, "starts": 0, "ends": 0},
         '2024-25/episodes.csv:3: DECOM "05/06/2023": 2025-26 starts this episode of child BEN on 02/06/2023; the '
         "later return rules [502]"),
        ("BEN,05/06/2023,S,V2,N1,U6,PR1,10/01/2025,X1,OTHER BEN,10/01/2025,P,V2,N1,K2,PR4,,,",
         "BEN,08/01/2025,P,V2,N1,K2,PR4,,,",
         {"looked_after_at_end": 2, "starts": 0, "ends": 0},
         '2024-25/episodes.csv:4: DECOM "10/01/2025": 2025-26 starts this episode of child BEN on 08/01/2025; the '
         "later return rules [502]"),
        ("BEN,05/06/2023,S,V2,N1,U6,PR1,,,", "BEN,10/09/2025,S,V2,N1,U6,PR1,,,",
         {"looked_after_at_end": 2, "starts": 1, "ends": 1},
         '2024-25/episodes.csv:3: DEC "": child BEN starts anew in 2025-26 on 10/09/2025: not looked after from '
         "01/04/2025 on [502]"),
        ("BEN,05/06/2023,S,V2,N1,U6,PR1,20/03/2025,E4A,", "BEN,05/06/2023,S,V2,N1,U6,PR1,20/05/2025,E4A,",
         {"looked_after_at_end": 1, "starts": 0, "ends": 1},
         '2025-26/episodes.csv:3: DEC "20/05/2025": was "20/03/2025" in an earlier row; this later row rules'),
    ],
    ids=["start", "move", "came back", "end"],
)  # fmt: skip
def test_what_the_later_return_corrects_is_taken_with_a_warning(
    tmp_path: Path, older: str, newer: str, expected: dict[str, int], words: str
) -> None:
    folders = two_years(tmp_path, older, newer)

    assert numbers(*folders) == expected
    assert words in said(found_in(*folders).warnings, of=tmp_path)


def test_two_episodes_that_overlap_within_one_return_are_refused_still(tmp_path: Path) -> None:
    folders = two_years(
        tmp_path,
        "BEN,05/06/2023,S,V2,N1,U6,PR1,,,",
        "BEN,05/06/2023,S,V2,N1,U6,PR1,,, BEN,01/06/2025,P,V2,N1,K2,PR4,,,",
    )

    assert any("overlaps the episode that started on 05/06/2023" in line for line in refused(*folders, of=tmp_path))


def test_a_blank_of_a_doubled_line_wipes_no_code(tmp_path: Path) -> None:
    twice = "ADA,05/06/2023,S,V2,N1,U6,PR1,,, ADA,05/06/2023,S,,N1,U6,,,,"
    folder = returned(tmp_path / "2025-26", twice, reviews="10/09/2025")
    reviews = (folder / "reviews.csv").read_text()
    (folder / "reviews.csv").write_text(reviews + f"ADA,{BORN},10/09/2025,\n")

    found = figures(folder)
    assert found["place_codes"] == {"U6/PR1": 1}
    assert found["legal_status"]["V2"] == 1
    assert found["participation_codes"]["PN1"] == 1
