"""What is refused, and what is taken with a warning: each with its file, line, column and value."""

from pathlib import Path

import pytest

from tests.few import few
from tests.interchange.folders import EPISODES, HEADER, REVIEWS, figures, found_in, refused, said, warned, write

NOT_A_DATE = "is not a date; dates are day/month/year with a four-figure year, as 31/12/2025"
CAL_CLOSED = "CAL,10/01/2023,S,V2,N1,K2,PR1,31/03/2025,X1,CARPL"


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    few([
        ("header.csv", "29/02/2012", "30/02/2012", f'header.csv:2: DOB "30/02/2012": {NOT_A_DATE}'),
        ("episodes.csv", "01/12/2025", "12-01-25", f'episodes.csv:3: DECOM "12-01-25": {NOT_A_DATE}'),
        ("episodes.csv", "01/12/2025", "01/12/25", f'episodes.csv:3: DECOM "01/12/25": {NOT_A_DATE}'),
        ("reviews.csv", "29/12/2025", "soon", f'reviews.csv:4: REVIEW "soon": {NOT_A_DATE}'),
        ("header.csv", "CHNE", "CNHE", 'header.csv:4: ETHNIC "CNHE": is not a code for ethnicity: did you mean CHNE?'),
        ("header.csv", "ADA,F", "ADA,X", 'header.csv:2: SEX "X": is not a code for sex'),
        ("episodes.csv", "S,V2", "S,V9", 'episodes.csv:4: LS "V9": is not a code for legal status'),
        ("episodes.csv", "U6", "U9", 'episodes.csv:3: PLACE "U9": is not a code for placement'),
        ("reviews.csv", "PN7", "PN8", 'reviews.csv:5: REVIEW_CODE "PN8": is not a code for participation'),
        ("episodes.csv", "BEN,01/12/2025", "BEN,", 'episodes.csv:3: DECOM "": is missing'),
        ("reviews.csv", "29/12/2025", "", 'reviews.csv:4: REVIEW "": is missing'),
        ("header.csv", "10/10/2015", "", 'header.csv:3: DOB "": is missing'),
        ("reviews.csv", "CAL,01/04/2008,14/02", ",,14/02", 'reviews.csv:5: CHILD "": is missing'),
        (
            "reviews.csv",
            "BEN,10/10/2015",
            "BEN,11/10/2015",
            'reviews.csv:4: DOB "11/10/2015": differs from the date of birth in the header, 10/10/2015',
        ),
        (
            "episodes.csv",
            "31/03/2025,X1",
            "09/01/2023,X1",
            'episodes.csv:4: DEC "09/01/2023": is before the start on the same line',
        ),
        (
            "episodes.csv",
            "CAL,31/03/2025",
            "CAL,30/03/2025",
            'episodes.csv:5: DECOM "30/03/2025": overlaps the episode that started on 10/01/2023 and '
            "ended on 31/03/2025",
        ),
        (
            "episodes.csv",
            CAL_CLOSED,
            "CAL,10/01/2023,S,V2,N1,K2,PR1,,,",
            'episodes.csv:5: DECOM "31/03/2025": overlaps the episode that started on 10/01/2023 and '
            "has no end (DEC)",
        ),
    ], fast=6),
)  # fmt: skip
def test_a_fault_is_refused_with_its_place_and_value(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    clean = {"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS}[name]

    assert refused(write(tmp_path, {name: clean.replace(old, new, 1)})) == [words]


def test_a_child_of_a_file_that_figures_read_must_be_in_a_header(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        {
            "episodes.csv": EPISODES + "DAN,01/12/2025,S,C1,N1,U6,PR4,,,,,,,\n",
            "reviews.csv": REVIEWS + "DAN,01/02/2015,29/12/2025,PN1\n",
            "missing.csv": "CHILD,DOB,MISSING,MIS_START,MIS_END\nEVE,01/02/2015,M,01/12/2025,02/12/2025\n",
        },
    )

    assert refused(folder) == [
        'episodes.csv:6: CHILD "DAN": is in no header',
        'reviews.csv:7: CHILD "DAN": is in no header',
    ]


# Ada's own header line is at fault, Dan has none, and Ben's rows are at fault in every file.
MANY_FAULTS: dict[str, str | bytes | None] = {
    "header.csv": HEADER.replace("29/02/2012", "30/02/2012").replace("MWBC", "XXXX"),
    "episodes.csv": EPISODES.replace("ADA,02/06/2025,S,C1", "ADA,02/06/2025,Z,C9").replace("01/12/2025", "32/12/2025")
    + "DAN,01/12/2025,S,C9,N1,U6,PR4,,,,,,,\n",
    "reviews.csv": REVIEWS.replace("30/09/2025,PN1", "31/09/2025,PN9").replace("29/12/2025,PN1", ",PN"),
}


def test_every_fault_is_told_at_once_even_of_a_child_whose_header_is_refused(tmp_path: Path) -> None:
    said = refused(write(tmp_path, MANY_FAULTS))

    assert [line.split('": ')[0] for line in said] == [
        'episodes.csv:2: LS "C9',
        'episodes.csv:2: RNE "Z',
        'episodes.csv:3: DECOM "32/12/2025',
        'episodes.csv:6: CHILD "DAN',
        'episodes.csv:6: LS "C9',
        'header.csv:2: DOB "30/02/2012',
        'header.csv:3: ETHNIC "XXXX',
        'reviews.csv:3: REVIEW "31/09/2025',
        'reviews.csv:3: REVIEW_CODE "PN9',
        'reviews.csv:4: REVIEW "',
        'reviews.csv:4: REVIEW_CODE "PN',
    ]


def test_only_the_children_with_faults_are_held_back(tmp_path: Path) -> None:
    files = dict(MANY_FAULTS)
    files["episodes.csv"] = str(files["episodes.csv"]).replace("P,C2,N1,U4,PR1", "P,C2,N1,U4,")
    folder = write(tmp_path / "faulty", files)
    cal_alone = write(
        tmp_path / "cal",
        {
            "header.csv": "\n".join(line for line in HEADER.splitlines() if line[:3] not in {"ADA", "BEN"}),
            "episodes.csv": "\n".join(line for line in EPISODES.splitlines() if line[:3] not in {"ADA", "BEN"}),
            "reviews.csv": "\n".join(line for line in REVIEWS.splitlines() if line[:3] not in {"ADA", "BEN"}),
        },
    )

    found = found_in(folder, hold_back=True)

    expected = figures(cal_alone)
    expected["place_codes"] = {"U4/": 1}
    expected["placement_rows"] |= {"In-House Fostering": 0, "Other": 1}
    assert found.values == expected
    assert {problem.child for problem in found.held_back} == {"ADA", "BEN", "DAN"}
    assert said(found.warnings, of=folder) == ['episodes.csv:5: PLACE_PROVIDER "": is missing [526]']


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("header.csv", None),
        ("header.csv", HEADER.replace("ETHNIC", "ETHNICS")),
        ("episodes.csv", EPISODES.replace("RNE", "RNF")),
        ("reviews.csv", REVIEWS.replace("BEN", '"BEN')),
    ],
    ids=["no header", "no ethnicity", "no reason for the episode", "an open quotation mark"],
)
def test_holding_children_back_does_not_mend_a_whole_file(tmp_path: Path, name: str, text: str | None) -> None:
    folder = write(tmp_path, {name: text})
    if text is not None:
        assert any(line.startswith(name) for line in refused(folder, hold_back=True))
    else:
        [said] = refused(folder, hold_back=True)
        assert "holds no file of the children" in said


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    few([
        (
            "episodes.csv", "U6", "Q1",
            'episodes.csv:3: PLACE "Q1": was retired: in use for placement up to the year 2014/15',
        ),
        (
            "header.csv", "ADA,F", "ADA,2",
            'header.csv:2: SEX "2": was retired: in use for sex up to the year 2023/24',
        ),
        ("episodes.csv", "U6,PR4", "U6,", 'episodes.csv:3: PLACE_PROVIDER "": is missing [526]'),
        (
            "episodes.csv", "2025,S,C1,N1,U6", "2025,P,C1,N1,U6",
            'episodes.csv:3: RNE "P": the first known episode is not a start (S); '
            "the period of care began on or before that day [357]",
        ),
        ("header.csv", "CAL,", "DAN,M,01/02/2015,WBRI,UN1,,\nCAL,", 'header.csv:4: CHILD "DAN": has no episode'),
        ("episodes.csv", "2025,S,C1,N1,U6", "2025,S,J1,N1,U6", None),
        ("header.csv", "10/10/2015", "10/10/2016", 'episodes.csv:3: LS "J1": the child is under 10 [358]'),
        (
            "reviews.csv", "PN7", "PN0",
            'reviews.csv:5: REVIEW_CODE "PN0": says under four, but the child was four or over [440]',
        ),
        ("reviews.csv", ",PN7", ",", 'reviews.csv:5: REVIEW_CODE "": is missing; counted as not recorded [167]'),
        (
            "episodes.csv", ",20.1", ",far",
            'episodes.csv:3: PL_DISTANCE "far": is not a distance in miles; counted as not known',
        ),
        (
            "reviews.csv", "29/12/2025", "28/11/2025",
            'reviews.csv:4: REVIEW "28/11/2025": lies in no period of care that counts, so the review is in no figure, '
            'and does not move the day from which reviews are known',
        ),
    ], fast=4),
)  # fmt: skip
def test_what_looks_wrong_is_listed_but_taken(tmp_path: Path, name: str, old: str, new: str, words: str | None) -> None:
    texts = {"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS}
    if words and "J1" in words:  # Ben, on remand, is made younger in every file
        texts = {key: text.replace(old, new).replace("S,C1,N1,U6", "S,J1,N1,U6") for key, text in texts.items()}
    files: dict[str, str | bytes | None] = {**texts, name: texts[name].replace(old, new, 1)}
    folder = write(tmp_path, files)

    assert warned(folder) == ([words] if words else [])
    assert figures(folder)["looked_after_at_end"] == 3
