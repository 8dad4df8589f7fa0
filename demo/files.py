"""The demo council's SSDA903 returns for 2012/13 and 2013/14: `python -m demo.files DIR` writes them, always the same.

`--dirty` writes a third folder beside them that holds one of each fault, to see how faults are told.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from demo.lives import Life, Stay, lives

YEARS = (2013, 2014)
Row = dict[str, str]
Files = dict[str, list[Row]]
COLUMNS = {
    "header.csv": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes.csv": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
    "reviews.csv": "CHILD DOB REVIEW REVIEW_CODE",
    "placed_for_adoption.csv": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
}


def text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def year_of(ending: int) -> Files:
    """A yearly return: what was open or held in the year, as it stood on 31 March."""
    return told_of(lives(), first=date(ending - 1, 4, 1), last=date(ending, 3, 31))


def told_of(whom: Iterable[Life], *, first: date, last: date) -> Files:
    """What was open or held between two days, both within, as it stood on the last."""
    files: Files = {name: [] for name in COLUMNS}
    for life in whom:
        stays = [stay for stay in life.stays if stay.decom <= last and (stay.dec is None or stay.dec >= first)]
        if stays:
            add(files, life, stays, first, last)
    return files


def add(files: Files, life: Life, stays: list[Stay], first: date, last: date) -> None:
    who = {"CHILD": life.child, "DOB": text(life.dob)}
    files["header.csv"].append({**who, "SEX": life.sex, "ETHNIC": life.ethnic, "UPN": "UN1"})
    files["episodes.csv"] += [{**who, "CIN": life.need, **episode(stay, life, last)} for stay in stays]
    files["reviews.csv"] += [
        {**who, "REVIEW": text(held), "REVIEW_CODE": code}
        for held, code in life.reviews.items()
        if first <= held <= last
    ]
    if life.placed and first <= life.placed <= last and any(stay.decom == life.placed for stay in stays):
        files["placed_for_adoption.csv"].append({**who, "DATE_PLACED": text(life.placed)})


def episode(stay: Stay, life: Life, last: date) -> Row:
    place, provider = stay.home.split("/")
    ended = stay.dec is not None and stay.dec <= last
    following = next((other for other in life.stays if other.decom == stay.dec), None)
    moved = ended and stay.rec == "X1" and following is not None and following.home != stay.home
    return {
        "DECOM": text(stay.decom),
        "RNE": stay.rne,
        "LS": stay.ls,
        "PLACE": place,
        "PLACE_PROVIDER": provider,
        "DEC": text(stay.dec) if ended else "",
        "REC": stay.rec if ended else "",
        "REASON_PLACE_CHANGE": "CARPL" if moved else "",
    }


def save(folder: Path, files: Files) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, COLUMNS[name].split(), restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write(folder: Path) -> list[Path]:
    """One folder a year, in order of time."""
    return [save(folder / f"{year - 1}-{year % 100}", year_of(year)) for year in YEARS]


def write_dirty(folder: Path) -> Path:
    """The return of 2013/14 with one of each fault in it, and a few things that are only doubtful."""
    files = year_of(YEARS[-1])
    header, episodes, reviews = files["header.csv"], files["episodes.csv"], files["reviews.csv"]
    header[0]["ETHNIC"] = "CNHE"  # a misprint of CHNE
    header[3]["DOB"] = "31/02/2009"  # no such day
    reviews[0]["REVIEW"] = "2013-13-01"  # unreadable
    reviews[60]["DOB"] = "01/01/1999"  # not the header's
    reviews.append(
        {"CHILD": "DEMO9999", "DOB": "01/01/2005", "REVIEW": "01/10/2013", "REVIEW_CODE": "PN1"}
    )  # no header
    reviews.append({"CHILD": "", "DOB": "01/01/2005", "REVIEW": "02/10/2013", "REVIEW_CODE": "PN1"})  # whose?
    episodes[8]["LS"] = "C9"  # no such status
    episodes[12]["DECOM"] = ""  # a key left out
    ended = [row for row in episodes if row["DEC"] and row["REC"] != "X1"]
    ended[2]["DEC"] = text(date(2001, 5, 6))  # before it began
    still = [row for row in episodes if not row["DEC"]][20]
    episodes.append({**still, "DECOM": "01/03/2014", "RNE": "P"})  # overlaps the one that is still open
    doubtful = [row for row in episodes if row["PLACE"] == "Q2"][30]
    doubtful["PLACE_PROVIDER"] = ""  # a warning: taken
    return save(folder, files)


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m demo.files", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dirty", action="store_true", help="a folder with one of each fault too")
    asked = parser.parse_args(argv)
    folders = write(asked.folder)
    if asked.dirty:
        folders.append(write_dirty(asked.folder / "dirty"))
    sys.stdout.writelines(f"{folder}\n" for folder in folders)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
