"""The day from which reviews are known, as files tell it: no single row moves it, and what sets nothing is told."""

from datetime import date
from pathlib import Path

from tests.interchange.folders import EPISODES, HEADER, REVIEWS, found_in, write

MISTYPED = "BEN,10/10/2015,29/12/2025,PN1"
IN_CARE_SINCE_2023 = "".join(f"C{n},F,01/04/2008,WBRI,UN1,,\n" for n in range(3))
THEIR_EPISODES = "".join(f"C{n},10/01/2023,S,C2,N1,U4,PR1,,,,,,,5.0\n" for n in range(3))
THEIR_REVIEWS = "".join(f"C{n},01/04/2008,14/08/2025,PN3\n" for n in range(3))


def in_care_throughout(folder: Path, *, reviewed_in_2024: int) -> Path:
    """Three more children in care since 2023, each reviewed in 2025, and some of them in 2024 too."""
    earlier = "".join(f"C{n},01/04/2008,13/09/2024,PN3\n" for n in range(reviewed_in_2024))
    return write(
        folder,
        {
            "header.csv": HEADER + IN_CARE_SINCE_2023,
            "episodes.csv": EPISODES + THEIR_EPISODES,
            "reviews.csv": REVIEWS + THEIR_REVIEWS + earlier,
        },
    )


def warned(folder: Path) -> list[str]:
    return [str(one).removeprefix(f"{folder}/") for one in found_in(folder).warnings if one.column == "REVIEW"]


def test_a_review_of_a_mistyped_year_outside_care_moves_nothing_and_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"reviews.csv": REVIEWS.replace(MISTYPED, "BEN,10/10/2015,29/12/2015,PN1")})
    assert found_in(tmp_path).known_from == date(2024, 4, 1)
    assert [line for line in warned(tmp_path) if "lies in" in line] == [
        'reviews.csv:4: REVIEW "29/12/2015": lies in no period of care that counts, so the review is in no figure, and '
        "does not move the day from which reviews are known"
    ]


def test_a_year_in_which_at_least_half_of_the_children_were_reviewed_is_covered(tmp_path: Path) -> None:
    assert found_in(in_care_throughout(tmp_path, reviewed_in_2024=1)).known_from == date(2024, 4, 1)
    assert not [line for line in warned(tmp_path) if "lies in" in line]


def test_one_in_which_fewer_were_is_not_and_its_reviews_are_named(tmp_path: Path) -> None:
    assert found_in(in_care_throughout(tmp_path, reviewed_in_2024=0)).known_from == date(2025, 4, 1)
    assert [line for line in warned(tmp_path) if "lies in" in line] == [
        'reviews.csv:5: REVIEW "14/02/2025": lies in a year of which too few reviews are here: they stay known from '
        "01/04/2025"
    ]


def test_where_somebody_gives_the_day_no_year_is_told_to_be_uncovered(tmp_path: Path) -> None:
    folder = in_care_throughout(tmp_path, reviewed_in_2024=0)
    given = found_in(folder, known_from=date(2024, 4, 1))
    assert given.known_from == date(2024, 4, 1)
    assert not [one for one in given.warnings if "too few reviews" in one.message]


def test_it_is_that_of_the_files_whatever_day_they_are_looked_at(tmp_path: Path) -> None:
    from footprint.front.figures_from_files import asked_for, work_out

    folder, year_ending = in_care_throughout(tmp_path, reviewed_in_2024=0), date(2026, 3, 31)
    early = asked_for(year_ending=year_ending, as_at=date(2025, 4, 30))
    assert work_out([folder], year_ending=year_ending, asked=early).known_from == date(2025, 4, 1)
