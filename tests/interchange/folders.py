"""A clean little return of three invented children, and what the product says of it once something is changed in it."""

import tempfile
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest

from footprint.front.figures_from_files import FiguresFromFiles, asked_for, work_out
from footprint.interchange.ssda903.problems import Problem, Refused

YEAR_ENDING = date(2026, 3, 31)
HEADER = """CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
ADA,F,29/02/2012,WBRI,UN1,,
BEN,M,10/10/2015,MWBC,UN1,,
CAL,M,01/04/2008,CHNE,UN1,,
"""
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_DISTANCE
ADA,02/06/2025,S,C1,N1,U4,PR1,,,,,,,3.0
BEN,01/12/2025,S,C1,N1,U6,PR4,,,,,,,20.1
CAL,10/01/2023,S,V2,N1,K2,PR1,31/03/2025,X1,CARPL,,,,1.0
CAL,31/03/2025,P,C2,N1,U4,PR1,,,,,,,5.0
"""
REVIEWS = """CHILD,DOB,REVIEW,REVIEW_CODE
ADA,29/02/2012,30/06/2025,PN1
ADA,29/02/2012,30/09/2025,PN1
BEN,10/10/2015,29/12/2025,PN1
CAL,01/04/2008,14/02/2025,PN7
CAL,01/04/2008,14/08/2025,PN3
"""
CLEAN = {"header.csv": HEADER, "episodes.csv": EPISODES, "reviews.csv": REVIEWS}
# What is said of every folder, whatever stands in it.
OF_THE_FIGURES = 2


def write(folder: Path, files: dict[str, str | bytes | None] | None = None, /) -> Path:
    """The clean files with some of them given otherwise; None leaves one out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**CLEAN, **(files or {})}.items():
        if content is not None:
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def found_in(*folders: Path, **more: Any) -> FiguresFromFiles:
    """What the product says of these folders; of the same files in the same place it is asked once."""
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    written = tuple((file, file.read_bytes()) for file in files)
    return _found(folders, written, tuple(more.items()))


@lru_cache(maxsize=4)
def _found(folders: tuple[Path, ...], written: Any, more: tuple[tuple[str, Any], ...]) -> FiguresFromFiles:
    return work_out(folders, year_ending=YEAR_ENDING, asked=asked_for(year_ending=YEAR_ENDING), **dict(more))


@cache
def clean_figures() -> dict[str, Any]:
    """Those of the clean files."""
    with tempfile.TemporaryDirectory() as folder:
        return figures(write(Path(folder)))


def figures(*folders: Path, **more: Any) -> dict[str, Any]:
    return dict(found_in(*folders, **more).values)


def said(problems: list[Problem], *, of: Path) -> list[str]:
    """What is said of lines and files, each without the name of the folder `of`; not what is said of the figures."""
    return [str(problem).removeprefix(f"{of}/") for problem in problems if problem.file != "figures"]


def warned(*folders: Path, of: Path | None = None) -> list[str]:
    return said(found_in(*folders).warnings, of=of or folders[0])


def refused(*folders: Path, of: Path | None = None, **more: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        found_in(*folders, **more)
    return said(caught.value.problems, of=of or folders[0])
