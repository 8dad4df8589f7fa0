"""Only what a figure reads refuses the files; the same elsewhere is told, and the line is kept."""

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
    warned,
    write,
)

OC3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("oc2.csv", "CHILD,DOB,SDQ_SCORE,SDQ_REASON\nADA,29/02/2012,,SDQ6\n",
         'oc2.csv:2: SDQ_REASON "SDQ6": is not a code for reason for no SDQ score'),
        ("oc2.csv", "CHILD,DOB,SDQ_SCORE\nADA,28/02/2012,\n",
         'oc2.csv:2: DOB "28/02/2012": differs from the date of birth in the header, 29/02/2012'),
        ("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\nEVE,01/02/2015,M,01/12/2025,02/12/2025\n",
         'missing.csv:2: CHILD "EVE": is in no header'),
        ("missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\nADA,29/02/2012,M,03/12/2025,02/12/2025\n",
         'missing.csv:2: MIS_END "02/12/2025": is before the start on the same line'),
        ("ad1.csv", "CHILD,DOB,DATE_INT,DATE_MATCH\nADA,29/02/2012,soon,\n",
         'ad1.csv:2: DATE_INT "soon": is not a date; dates are day/month/year with a four-figure year, as 31/12/2025'),
        ("sw_episodes.csv", "CHILD,SW_DECOM\nADA,02/06/2025\n",
         'sw_episodes.csv:1: SW_DEC "": the column is missing from the file of social worker episodes'),
        ("header.csv", HEADER.replace("BEN,M,10/10/2015,MWBC,UN1,,", "BEN,M,10/10/2015,MWBC,UN1,,31/02/2025"),
         'header.csv:3: MC_DOB "31/02/2025": is not a date; dates are day/month/year with a four-figure year, as '
         "31/12/2025"),
        ("episodes.csv", EPISODES.replace("C1,N1,U6", "C1,N9,U6"),
         'episodes.csv:3: CIN "N9": is not a code for category of need'),
    ],
)  # fmt: skip
def test_a_fault_in_what_no_figure_reads_is_a_warning(tmp_path: Path, name: str, text: str, words: str) -> None:
    folder = write(tmp_path, {name: text})

    assert figures(folder) == clean_figures()
    assert words in warned(folder)
    assert not found_in(folder, hold_back=True).held_back


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("header.csv", "CHNE", "CNHE"),
        ("episodes.csv", "C1,N1,U6", "C9,N1,U6"),
        ("reviews.csv", "PN7", "PN8"),
        ("reviews.csv", "CAL,01/04/2008,14/02", "CAL,02/04/2008,14/02"),
    ],
)
def test_the_same_in_what_a_figure_reads_is_refused(tmp_path: Path, name: str, old: str, new: str) -> None:
    clean = {"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS}[name]

    assert len(refused(write(tmp_path, {name: clean.replace(old, new, 1)}))) == 1


def test_a_code_is_held_to_the_year_of_its_own_return(tmp_path: Path) -> None:
    leaver = "DAN,{sex},05/11/2001,WBRI,UN1,,\n"
    row = "DAN,05/11/2001,YES,F3,K1\n"
    of_2021 = write(
        tmp_path / "2021",
        {
            "header.csv": HEADER.splitlines()[0] + "\nADA,2,29/02/2012,WBRI,,,\n" + leaver.format(sex="1"),
            "episodes.csv": EPISODES.splitlines()[0] + "\nADA,03/06/2020,S,V2,N1,U6,PR1,04/06/2020,E4A,,,,,\n",
            "reviews.csv": None,
            "oc3.csv": OC3 + row,
        },
    )
    of_2026 = write(tmp_path / "2026", {"header.csv": HEADER + leaver.format(sex="M"), "oc3.csv": OC3 + row})

    assert warned(of_2021) == []
    assert warned(of_2021, of_2026, of=of_2026) == [
        'oc3.csv:2: ACTIV "F3": was retired: in use for activity up to the year 2020/21'
    ]


def test_the_first_known_episode_is_asked_for_a_start_only_in_the_year_of_the_return(tmp_path: Path) -> None:
    before = write(tmp_path / "before", {"episodes.csv": EPISODES.replace("10/01/2023,S", "10/01/2023,P")})
    within = write(tmp_path / "within", {"episodes.csv": EPISODES.replace("02/06/2025,S", "02/06/2025,P")})

    assert warned(before) == []
    assert [line.split(":")[1] for line in warned(within) if "[357]" in line] == ["2"]


def test_a_care_leaver_has_no_episode_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    dan = "DAN,M,05/11/2006,WBRI,UN1,,\n"
    leaver = write(tmp_path / "leaver", {"header.csv": HEADER + dan, "oc3.csv": OC3 + "DAN,05/11/2006,YES,F1,K1\n"})
    nobody = write(tmp_path / "nobody", {"header.csv": HEADER + dan})

    assert warned(leaver) == []
    assert warned(nobody) == ['header.csv:5: CHILD "DAN": has no episode']


def test_a_start_typed_on_the_day_after_which_care_went_on_is_no_new_care(tmp_path: Path) -> None:
    went_on = write(tmp_path / "on", {"episodes.csv": EPISODES.replace("31/03/2025,P,C2", "31/03/2025,S,C2")})
    came_back = write(
        tmp_path / "back",
        {"episodes.csv": EPISODES.replace("31/03/2025,P,C2", "31/03/2025,S,C2").replace("X1,CARPL", "E4A,")},
    )

    assert figures(went_on) == clean_figures()
    assert [line for line in warned(went_on) if "[431]" in line]
    assert figures(came_back)["timely_reviews"] != clean_figures()["timely_reviews"]
