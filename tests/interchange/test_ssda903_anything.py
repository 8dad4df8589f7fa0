"""Whatever the files hold, there is an answer, or a refusal that names a file: never a crash."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from footprint.interchange.ssda903.problems import Problem, Refused
from tests.interchange.folders import CLEAN, EPISODES, HEADER, REVIEWS, found_in, write

Draw = Callable[[Any], Any]
EXAMPLES = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
PLACED = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nCAL,01/04/2008,01/05/2025,,\n"
ALL = {**CLEAN, "placed.csv": PLACED}
cells = st.one_of(
    st.sampled_from(
        ["", " ", "ADA", "CAL", "DAN", "S", "X1", "E12", "V4", "C2", "J1", "A4", "PR1", "PN1", "999.9", "-1"]
    ),
    st.sampled_from(["01/01/0001", "31/12/9999", "29/02/2025", "29/02/2024", "01/04/2026", "1/4/25", "2025-04-01"]),
    st.dates().map(lambda day: day.strftime("%d/%m/%Y")),
    st.sampled_from(
        ['"', '""', '"a"b', "a,b", '"a,b"', "a\nb", '"a\nb"', "\r", "\0", "é", "'", "%", ";", "\t", "\ufeff"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=6),
)


@st.composite
def edited(draw: Draw, name: str) -> str:
    """One of the clean files with a few cells, and now and then a whole line, written otherwise."""
    rows = [line.split(",") for line in ALL[name].splitlines()]
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 1, 4]))):
        row = draw(st.sampled_from(rows if draw(st.integers(0, 5)) == 0 else rows[1:]))
        row[draw(st.integers(0, len(row) - 1))] = draw(cells)
    lines = [",".join(row) for row in rows]
    if draw(st.integers(0, 9)) == 0:
        lines.insert(draw(st.integers(0, len(lines))), draw(st.one_of(cells, st.sampled_from(lines))))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


folders = st.fixed_dictionaries({name: edited(name) for name in ALL})


def faults_of(contents: dict[str, bytes], *, hold_back: bool = False) -> list[Problem]:
    """Nothing when there is an answer, which must hold together; else the faults, each of which must name a file."""
    with tempfile.TemporaryDirectory() as name:
        folder = write(Path(name), {**contents})
        try:
            figures = found_in(folder, hold_back=hold_back).values
        except Refused as refused:
            faults = refused.problems
        else:
            assert not figures or sum(dict(figures["sex"]).values()) == figures["looked_after_at_end"]
            return []
    assert faults
    assert all(fault.file.startswith(name) and fault.message for fault in faults)
    return faults


@pytest.mark.slow
@EXAMPLES
@given(contents=folders)
@example(contents={"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS, "placed.csv": PLACED})
def test_edited_cells_are_answered_or_refused(contents: dict[str, str]) -> None:
    faults_of({name: text.encode() for name, text in contents.items()})


@pytest.mark.slow
@EXAMPLES
@given(contents=folders)
def test_edited_cells_are_answered_or_refused_with_children_held_back(contents: dict[str, str]) -> None:
    faults_of({name: text.encode() for name, text in contents.items()}, hold_back=True)


@pytest.mark.slow
@EXAMPLES
@given(
    name=st.sampled_from(sorted(ALL)),
    content=st.one_of(
        st.binary(max_size=400),
        st.text(st.characters(codec="utf-8"), max_size=200).map(lambda text: text.encode("utf-16")),
    ),
    after_clean=st.booleans(),
)
@example(name="header.csv", content=b"", after_clean=False)
@example(name="reviews.csv", content=b'"' + b"x\n" * 2_000_000, after_clean=True)
@example(name="reviews.csv", content=b"x" * 3_000_000, after_clean=True)
def test_any_bytes_are_answered_or_refused(name: str, content: bytes, after_clean: bool) -> None:
    clean = {each: text.encode() for each, text in ALL.items()}
    faults_of(clean | {name: (clean[name] if after_clean else b"") + content})


def test_a_broken_edit_is_indeed_refused_and_a_harmless_one_answered() -> None:
    assert [fault.value for fault in faults_of({"header.csv": HEADER.replace("CHNE", "CNHE").encode()})] == ["CNHE"]
    assert faults_of({"header.csv": HEADER.replace("UN1", "UN2").encode()}) == []
