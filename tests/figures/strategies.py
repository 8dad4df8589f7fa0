"""Small clean 903 folders with nasty lives in them: re-entrants, short breaks, adoption, remand, days on the edge."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.figures.records import add_months
from tests.figures.working_days import add_working_days

Draw = Callable[[Any], Any]
Row = dict[str, str]
DAY = timedelta(days=1)
YEAR_ENDINGS = (date(2024, 3, 31), date(2025, 3, 31), date(2026, 3, 31))
LAST_DAY = date(2026, 6, 30)
# Days on which something turns: year ends, 28 days before them, 29 February, the last day of an unknown history.
EDGES = [
    *(date(2022, 4, 1), date(2022, 9, 30), date(2022, 10, 1), date(2023, 3, 31), date(2023, 4, 1)),
    *(date(2023, 9, 30), date(2023, 10, 1), date(2024, 2, 29), date(2024, 3, 3), date(2024, 3, 4), date(2024, 3, 31)),
    *(date(2024, 4, 1), date(2024, 9, 30), date(2025, 3, 2), date(2025, 3, 3), date(2025, 3, 4), date(2025, 3, 31)),
    *(date(2025, 4, 1), date(2025, 9, 30), date(2025, 10, 1), date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4)),
    *(date(2026, 3, 30), date(2026, 3, 31), date(2026, 4, 1)),
]
STATUSES = ["C1", "C2", "E1", "V2", "L1", "L2", "L3", "J1", "J2", "J3", "V3", "V4"]
PLACEMENTS = [
    *(("U4", "PR1"), ("U4", "PR4"), ("Q1", "PR1"), ("Q2", "PR3"), ("K2", "PR1"), ("K2", "PR4"), ("P2", "PR1")),
    *(("P2", ""), ("T4", ""), ("P1", "PR0"), ("K1", "PR2"), ("U1", "PR2"), ("U6", "PR5")),
]
ADOPTION = [("A3", "PR1"), ("A4", "PR4"), ("A5", "PR1"), ("A6", "PR5")]
ENDS = ["E11", "E12", "E4A", "E4B", "E3", "E5", "E13", "E8", "E15", "E17"]
ETHNICITIES = ["WBRI", "CHNE", "BAFR", "MOTH", "NOBT"]
CODES = ["", *(f"PN{n}" for n in range(8))]
COLUMNS = {
    "header.csv": ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
    "episodes.csv": [
        *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"),
        *("HOME_POST", "PL_POST", "URN"),
    ],
    "reviews.csv": ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
    "placed_for_adoption.csv": ["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    "uasc.csv": ["CHILD", "SEX", "DOB", "DUC"],
}


@dataclass
class Stay:
    """One episode as drawn."""

    decom: date
    dec: date | None
    rne: str
    rec: str
    ls: str
    place: str
    provider: str
    distance: str


@dataclass
class Life:
    child: str
    dob: date
    sex: str
    ethnic: str
    stays: list[Stay] = field(default_factory=list)
    reviews: dict[date, str] = field(default_factory=dict)
    placed: list[tuple[date, date | None]] = field(default_factory=list)
    asylum_until: date | None = None


@dataclass
class Case:
    """Folders as file name -> rows, and what to ask of them."""

    folders: list[dict[str, list[Row]]]
    question: dict[str, Any]


def day_text(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


# Days near an edge as often as anywhere.
days = st.one_of(
    st.builds(lambda edge, off: edge + off * DAY, st.sampled_from(EDGES), st.integers(-2, 2)),
    st.dates(date(2021, 11, 1), date(2026, 4, 30)),
)
lengths = st.one_of(st.integers(1, 40), st.sampled_from([28, 75, 183, 365]), st.integers(40, 700))
distances = st.sampled_from(["", "0.0", "3.4", "20", "20.0", "20.04", "20.06", "20.1", "85.2", "999.9"])


def draw_stays(draw: Draw) -> list[Stay]:
    """One to three periods; the next may start on the day the last ended; only the last may be open."""
    day, stays = draw(days), []
    for number in range(draw(st.integers(1, 3))):
        rne = "S" if number or draw(st.integers(0, 5)) else draw(st.sampled_from("LPTBU"))
        short = draw(st.integers(0, 4)) == 0
        for _ in range(draw(st.integers(1, 4))):
            stays.append(draw_stay(draw, day, rne, short))
            day, rne = stays[-1].dec, draw(st.sampled_from("LPTBU"))
        stays[-1].rec = draw(st.sampled_from(ENDS))
        day += draw(st.sampled_from([0, 0, 1, 5, 60, 200])) * DAY
    kept = [stay for stay in stays if stay.decom < LAST_DAY]
    if kept and ((kept[-1].dec or LAST_DAY) >= LAST_DAY or draw(st.booleans())):
        kept[-1].dec, kept[-1].rec = None, ""
    return kept


def draw_stay(draw: Draw, day: date, rne: str, short: bool) -> Stay:
    if short:
        ls = draw(st.sampled_from(["V3", "V4", "V4", "C2", "V2"]))
    else:
        ls = draw(st.sampled_from([*STATUSES[:-2], "C2", "V2", "V2", "E1"]))
    place, provider = draw(st.sampled_from(ADOPTION if ls == "E1" and draw(st.booleans()) else PLACEMENTS))
    distance = "" if ls in {"V3", "V4"} else draw(distances)
    return Stay(day, day + draw(lengths) * DAY, rne, "X1", ls, place, provider, distance)


def draw_reviews(draw: Draw, stays: list[Stay]) -> dict[date, str]:
    """Chains that aim at the due date and miss it by a little, the day of every change, and a few anywhere."""
    code = st.sampled_from(CODES)
    found: dict[date, str] = {}
    for stay in stays:
        held = add_working_days(stay.decom, 20) + draw(st.sampled_from([-9, -1, 0, 0, 1, 30])) * DAY
        for number in range(draw(st.integers(0, 4))):
            found[held] = draw(code)
            months = draw(st.sampled_from([6 if number else 3, 6, 1]))
            held = add_months(held, months) + draw(st.sampled_from([-20, -1, 0, 0, 1, 15])) * DAY
        if draw(st.integers(0, 3)) == 0:
            found[stay.decom + draw(st.sampled_from([0, 0, 27, 28, 29])) * DAY] = draw(code)
        if stay.dec and draw(st.integers(0, 3)) == 0:
            found[stay.dec] = draw(code)
    for day in draw(st.lists(days, max_size=2)):
        found[day] = draw(code)
    return {day: found[day] for day in sorted(found) if day <= LAST_DAY}


def draw_placed(draw: Draw, stays: list[Stay]) -> list[tuple[date, date | None]]:
    """Rows beside the adoption placements, sometimes from a few days before them."""
    rows: dict[date, date | None] = {}
    for stay in stays:
        if stay.place in {"A3", "A4", "A5", "A6"} and draw(st.booleans()):
            placed = stay.decom - draw(st.sampled_from([0, 0, 0, 7])) * DAY
            rows[placed] = draw(st.sampled_from([None, stay.dec]))
        elif stay.ls == "E1" and draw(st.integers(0, 3)) == 0:
            rows[stay.decom + 3 * DAY] = max(stay.dec, stay.decom + 4 * DAY) if stay.dec else None
    return sorted(rows.items())


@st.composite
def lives(draw: Draw, number: int) -> Life:
    stays = draw_stays(draw)
    first = stays[0].decom if stays else date(2023, 1, 1)
    leap = [day for year in (2004, 2008, 2012, 2016, 2020) if (day := date(year, 2, 29)) <= first]
    born = draw(st.one_of(st.sampled_from(leap), st.integers(0, 6300).map(lambda n: first - n * DAY)))
    born = max(born, date(2008, 2, 29))
    life = Life(f"MADEUP{number}", born, draw(st.sampled_from("MFU")), draw(st.sampled_from(ETHNICITIES)), stays)
    life.reviews = draw_reviews(draw, stays)
    life.placed = draw_placed(draw, stays)
    if draw(st.integers(0, 7)) == 0:
        life.asylum_until = add_months(born, 12 * 18)
    return life


def rows_as_at(lives_: list[Life], since: date, until: date, *, old_sex: bool, distance: bool) -> dict[str, list[Row]]:
    """A return of what was open or held from `since` to `until`, as it stood that day: what ended later is open."""
    files: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for life in lives_:
        stays = [s for s in life.stays if s.decom <= until and (s.dec is None or s.dec >= since)]
        if not stays:
            continue
        sex = {"M": "1", "F": "2"}.get(life.sex, "2") if old_sex else life.sex
        who = {"CHILD": life.child, "DOB": day_text(life.dob)}
        files["header.csv"].append({**who, "SEX": sex, "ETHNIC": life.ethnic, "UPN": "UN1"})
        for stay in stays:
            files["episodes.csv"].append({**who, **episode_row(stay, until, distance=distance)})
        for day, code in life.reviews.items():
            if since <= day <= until:
                files["reviews.csv"].append({**who, "REVIEW": day_text(day), "REVIEW_CODE": code})
        for placed, ceased in life.placed:
            if placed <= until and (ceased is None or ceased >= since):
                ended = day_text(ceased) if ceased and ceased <= until else ""
                files["placed_for_adoption.csv"].append(
                    {
                        **who,
                        "DATE_PLACED": day_text(placed),
                        "DATE_PLACED_CEASED": ended,
                        "REASON_PLACED_CEASED": "RD3" if ended else "",
                    }
                )
        if life.asylum_until:
            files["uasc.csv"].append({**who, "SEX": sex, "DUC": day_text(life.asylum_until)})
    return files


def episode_row(stay: Stay, until: date, *, distance: bool) -> Row:
    ended = stay.dec is not None and stay.dec <= until
    return {
        "DECOM": day_text(stay.decom),
        "RNE": stay.rne,
        "LS": stay.ls,
        "CIN": "N1",
        "PLACE": stay.place,
        "PLACE_PROVIDER": stay.provider,
        "DEC": day_text(stay.dec) if ended else "",
        "REC": stay.rec if ended else "",
        "REASON_PLACE_CHANGE": "CARPL" if ended and stay.rec == "X1" else "",
        **({"PL_DISTANCE": stay.distance} if distance else {}),
    }


def draw_folders(draw: Draw, found: list[Life]) -> list[dict[str, list[Row]]]:
    """Everything in one folder, or one to three yearly returns, or two that overlap."""
    shape = draw(st.sampled_from(["one", "one", "years", "overlap"]))
    old_sex, distance = draw(st.booleans()), draw(st.booleans())
    if shape == "one":
        spans = [(date(2000, 1, 1), LAST_DAY)]
    elif shape == "overlap":
        # The first goes on to where the second begins: what ended in between would be open and overlap.
        spans = [(date(2000, 1, 1), max(draw(days), date(2023, 3, 31))), (date(2023, 4, 1), LAST_DAY)]
    else:
        ends = YEAR_ENDINGS[-draw(st.integers(1, 3)) :]
        spans = [(date(end.year - 1, 4, 1), end) for end in ends]
    folders = []
    for number, (since, until) in enumerate(spans):
        newest = number == len(spans) - 1
        folders.append(rows_as_at(found, since, until, old_sex=old_sex or not newest, distance=distance))
        if not newest:
            disagree(draw, folders[-1])
    return folders


def disagree(draw: Draw, folder: dict[str, list[Row]]) -> None:
    """The older folder may hold a value that the newer one corrects."""
    for name, column, value in (
        ("header.csv", "ETHNIC", "WBRI"),
        ("episodes.csv", "PLACE", "R3"),
        ("reviews.csv", "REVIEW_CODE", "PN7"),
    ):
        if folder[name] and draw(st.integers(0, 3)) == 0:
            draw(st.sampled_from(folder[name]))[column] = value


@st.composite
def cases(draw: Draw) -> Case:
    """Every case has an episode and a review, so that K is known from the files."""
    found = [draw(lives(number)) for number in range(draw(st.integers(1, 6)))]
    folders = draw_folders(draw, found)
    anchor(folders[-1])
    year_ending = draw(st.sampled_from(YEAR_ENDINGS))
    question: dict[str, Any] = {"year_ending": year_ending}
    if draw(st.integers(0, 5)) == 0:
        question["from_date"] = year_ending - draw(st.integers(20, 400)) * DAY
        question["to_date"] = year_ending - draw(st.sampled_from([0, 0, 1, 17])) * DAY
    if draw(st.integers(0, 5)) == 0:
        question["known_from"] = draw(st.sampled_from([date(2020, 4, 1), date(2023, 4, 1), date(2025, 4, 1)]))
    if draw(st.integers(0, 4)) == 0:
        question["as_at"] = year_ending + draw(st.sampled_from([-400, -200, -90, -31, -1, 0, 1, 60])) * DAY
    return Case(folders, question)


def anchor(folder: dict[str, list[Row]]) -> None:
    """One plain child with one review, last in the newest folder."""
    who = {"CHILD": "ANCHOR", "DOB": "01/06/2012"}
    stay = Stay(date(2025, 3, 3), None, "S", "", "C2", "U4", "PR1", "1.0")
    distance = not folder["episodes.csv"] or "PL_DISTANCE" in folder["episodes.csv"][0]
    sex = "2" if any(row["SEX"] in {"1", "2"} for row in folder["header.csv"]) else "F"
    folder["header.csv"].append({**who, "SEX": sex, "ETHNIC": "WBRI", "UPN": "UN1"})
    folder["episodes.csv"].append({**who, **episode_row(stay, LAST_DAY, distance=distance)})
    folder["reviews.csv"].append({**who, "REVIEW": "31/03/2025", "REVIEW_CODE": "PN1"})


def write_folder(folder: Path, files: dict[str, list[Row]]) -> None:
    """Comma-separated, dd/mm/yyyy; PL_DISTANCE only where a row has it; a file without rows is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in files.items():
        if not rows:
            continue
        columns = COLUMNS[name] + (["PL_DISTANCE"] if any("PL_DISTANCE" in row for row in rows) else [])
        with (folder / name).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, columns, restval="", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
