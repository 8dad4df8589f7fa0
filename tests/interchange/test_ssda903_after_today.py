"""What happened lies by today, in every file; what is agreed for later may lie after it."""

from datetime import date
from pathlib import Path

import pytest

from tests.interchange.folders import EPISODES, REVIEWS, found_in, refused, write

TODAY = date(2026, 4, 10)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("reviews.csv", REVIEWS.replace("29/12/2025", "11/04/2026"), 'reviews.csv:4: REVIEW "11/04/2026"'),
        ("episodes.csv", EPISODES.replace("ADA,02/06/2025", "ADA,11/04/2026"), 'episodes.csv:2: DECOM "11/04/2026"'),
        ("episodes.csv", EPISODES.replace("PR4,,", "PR4,11/04/2026,E4A"), 'episodes.csv:3: DEC "11/04/2026"'),
        ("placed.csv", "CHILD,DATE_PLACED,DATE_PLACED_CEASED\nCAL,11/04/2026,\n",
         'placed.csv:2: DATE_PLACED "11/04/2026"'),
    ],
)  # fmt: skip
def test_a_day_after_today_of_what_a_figure_reads_is_a_fault(tmp_path: Path, name: str, text: str, words: str) -> None:
    folder = write(tmp_path, {name: text})

    assert f"{words}: is after today: only what has happened is taken" in refused(folder, today=TODAY)
    assert words not in "".join(map(str, found_in(folder, today=date(2026, 4, 11)).warnings))


def test_of_what_no_figure_reads_it_is_a_warning_and_an_end_agreed_for_later_is_neither(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "missing.csv": "CHILD,MISSING,MIS_START,MIS_END\nADA,M,11/04/2026,\n",
            "uasc.csv": "CHILD,DUC\nBEN,10/10/2033\n",
        },
    )

    lines = [str(problem).rsplit("/", 1)[-1] for problem in found_in(folder, today=TODAY).warnings]
    assert [line for line in lines if "after today" in line] == [
        '2026": is after today: only what has happened is taken'
    ]
