"""The demo council's SSDA903 returns of three years, an extract of the month after them, and one that has not come in.

`python -m demo.files DIR` writes them, always the same. `--dirty` writes a folder beside them that holds one of each
fault, to see how faults are told.
"""

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from demo.cohort import Cohort, cohort
from demo.lives import Life, Stay
from demo.reviewing import KNOWN_FROM

YEARS = (2012, 2013, 2014)
YEAR_END, EXTRACT, NEXT_EXTRACT = date(2014, 3, 31), date(2014, 4, 25), date(2014, 5, 2)
HELD_BY_HAND = date(2014, 4, 8)  # reviews from this day on are entered in the service, and are not in the extract
EXTRACT_FOLDER, NEXT_FOLDER = "2014-15-to-25-April", "2014-15-to-2-May"
Row = dict[str, str]
Files = dict[str, list[Row]]
COLUMNS = {
    "header.csv": "CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB",
    "episodes.csv": "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN "
    "PL_DISTANCE",
    "reviews.csv": "CHILD DOB REVIEW REVIEW_CODE",
    "placed_for_adoption.csv": "CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED",
}


def text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def year_of(ending: int) -> Files:
    """A yearly return: what was open or held in the year, as it stood on 31 March.

    The first one that came in tells all that went before, and the reviews of one year more.
    """
    first, last = date(ending - 1, 4, 1), date(ending, 3, 31)
    children = cohort()
    if ending == YEARS[0]:
        return told_of(children.lives, first=date.min, last=last, reviews_from=KNOWN_FROM)
    told = told_of(children.lives, first=first, last=last)
    for row in told["header.csv"]:
        if row["CHILD"] == children.mother and ending == YEARS[-1]:
            baby = next(life for life in children.lives if life.child == children.baby)
            row |= {"MOTHER": "1", "MC_DOB": text(baby.dob)}
    return told


def extract() -> Files:
    """April 2014. It says another ethnicity of one child than the return before, and another provider of a home."""
    children = cohort()
    told = [_as_told_in_april(life, children) for life in children.lives]
    return told_of(told, first=YEAR_END + timedelta(days=1), last=EXTRACT, reviews_to=HELD_BY_HAND - timedelta(days=1))


def _as_told_in_april(life: Life, children: Cohort) -> Life:
    if life.child == children.sisters_and_brother[0]:
        return replace(life, ethnic="MWBC")
    if life.child == children.mother:
        return replace(life, stays=[*life.stays[:-1], replace(life.stays[-1], home=f"{life.stays[-1].home[:3]}PR2")])
    return life


def next_extract() -> Files:
    """What comes in next, to be tried: two children who came on 29 April, a move, an end, a doubt, a contradiction."""
    day = date(2014, 4, 29)
    here = [life for life in cohort().lives if life.in_care and life.stays[-1].home == "Q2/PR1"][40:43]
    moved, gone, other = (replace(life, stays=[replace(stay) for stay in life.stays]) for life in here)
    moved.stays[-1].dec, moved.stays[-1].rec = day, "X1"
    moved.stays.append(Stay(day, moved.stays[-1].ls, "Q2/PR4", rne="P"))
    gone.stays[-1].dec, gone.stays[-1].rec = day, "E4A"
    other.ethnic = "MOTH"
    came = [
        Life("DEMO0801", date(2004, 2, 17), "2", "WBRI", "N1", stays=[Stay(day, "V2", "Q2/PR1", rne="S", miles="3.1")]),
        Life("DEMO0802", date(2006, 9, 5), "1", "WBRI", "N1", stays=[Stay(day, "V2", "Q2/", rne="S", miles="3.1")]),
    ]
    return told_of([moved, gone, other, *came], first=day - timedelta(days=1), last=NEXT_EXTRACT)


def told_of(
    whom: Iterable[Life], *, first: date, last: date, reviews_from: date | None = None, reviews_to: date | None = None
) -> Files:
    """What was open or held between two days, both within, as it stood on the last."""
    files: Files = {name: [] for name in COLUMNS}
    for life in whom:
        stays = [stay for stay in life.stays if stay.decom <= last and (stay.dec is None or stay.dec >= first)]
        if stays:
            held = (reviews_from or first, reviews_to or last)
            add(files, life, stays, first, last, held)
    return files


def add(files: Files, life: Life, stays: list[Stay], first: date, last: date, held_in: tuple[date, date]) -> None:
    who = {"CHILD": life.child, "DOB": text(life.dob)}
    files["header.csv"].append({**who, "SEX": life.sex, "ETHNIC": life.ethnic, "UPN": "UN1"})
    files["episodes.csv"] += [{**who, "CIN": life.need, **episode(stay, life, last)} for stay in stays]
    files["reviews.csv"] += [
        {**who, "REVIEW": text(held), "REVIEW_CODE": code}
        for held, code in life.reviews.items()
        if held_in[0] <= held <= held_in[1]
    ]
    if life.placed and first <= life.placed <= last and any(stay.decom == life.placed for stay in stays):
        files["placed_for_adoption.csv"].append({**who, "DATE_PLACED": text(life.placed)})


def episode(stay: Stay, life: Life, last: date) -> Row:
    place, provider = stay.home.split("/")
    ended = stay.dec is not None and stay.dec <= last
    following = next((other for other in life.stays if other.decom == stay.dec), None)
    moved = ended and stay.rec == "X1" and following is not None and following.rne != "L"
    return {
        "DECOM": text(stay.decom),
        "RNE": stay.rne,
        "LS": stay.ls,
        "PLACE": place,
        "PLACE_PROVIDER": provider,
        "DEC": text(stay.dec) if ended else "",
        "REC": stay.rec if ended else "",
        "REASON_PLACE_CHANGE": "CARPL" if moved else "",
        "PL_DISTANCE": stay.miles,
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
    """One folder a year, in order of time, then the extract of April and the one that is still to come in."""
    yearly = [save(folder / f"{year - 1}-{year % 100}", year_of(year)) for year in YEARS]
    return [*yearly, save(folder / EXTRACT_FOLDER, extract()), save(folder / NEXT_FOLDER, next_extract())]


def came_in(folder: Path) -> list[tuple[date, Path]]:
    """The folders that the council has taken in, with the day of each."""
    days = [date(year, 7, 2) for year in YEARS[:-1]] + [date(2014, 4, 2)]
    yearly = [(day, folder / f"{year - 1}-{year % 100}") for day, year in zip(days, YEARS, strict=True)]
    return [*yearly, (EXTRACT, folder / EXTRACT_FOLDER)]


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
