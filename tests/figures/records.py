"""The oracle's reading of SSDA903 files: children, their counted periods of care, their reviews with due dates.

Written from the written definitions alone, without sight of the product's code. CHOICE marks what they leave open.
"""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.figures.working_days import add_working_days

DAY = timedelta(days=1)
SHORT_BREAKS = {"V3", "V4"}
ADOPTION_PLACEMENTS = {"A3", "A4", "A5", "A6"}
REMAND = {"J1", "J2"}


@dataclass
class Episode:
    decom: date
    rne: str
    ls: str
    place: str
    provider: str
    dec: date | None
    rec: str
    distance: str


@dataclass
class Review:
    held: date
    code: str
    due: date | None = None  # None: cannot be judged
    special_due: date | None = None
    special: bool = False


@dataclass
class Period:
    """A counted period of care: a run of episodes that are not short breaks; `end` is the first day out of care."""

    start: date
    start_known: bool
    episodes: list[Episode]
    end: date | None
    reason: str
    reviews: list[Review] = field(default_factory=list)

    def on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)

    def episode_on(self, day: date) -> Episode:
        """The one whose status held that day; on the day the period ended, its last."""
        for episode in self.episodes:
            if episode.decom <= day and (episode.dec is None or episode.dec > day):
                return episode
        return self.episodes[-1]


@dataclass
class Child:
    dob: date
    sex: str
    ethnic: str
    periods: list[Period]


# ---- reading -------------------------------------------------------------------------------------------------------


def day_of(text: str) -> date | None:
    return datetime.strptime(text.strip(), "%d/%m/%Y").date() if text and text.strip() else None  # noqa: DTZ007


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines)]


def latest_date(folder: Path) -> date:
    """The latest DECOM, DEC or REVIEW of the folder puts it in order."""
    found = [date.min]
    for name in ("episodes.csv", "reviews.csv"):
        for row in rows_of(folder, name):
            for column in ("DECOM", "DEC", "REVIEW"):
                if day := day_of(row.get(column, "")):
                    found.append(day)
    return max(found)


def merged(folders: list[Path], name: str, *keys: str) -> list[dict[str, str]]:
    """CHOICE: the whole row of the later folder wins, its blanks too; on equal dates the order given decides."""
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    for folder in sorted(folders, key=latest_date):
        for row in rows_of(folder, name):
            rows[tuple(row[key] for key in keys)] = row
    return list(rows.values())


def episode_of(row: dict[str, str], as_at: date) -> Episode:
    """As it stood on `as_at`: an end after that day was not yet known, nor its reason."""
    decom, dec = day_of(row["DECOM"]), day_of(row["DEC"])
    assert decom is not None
    ended = dec is not None and dec <= as_at
    return Episode(
        decom=decom,
        rne=row["RNE"],
        ls=row["LS"],
        place=row["PLACE"],
        provider=row["PLACE_PROVIDER"],
        dec=dec if ended else None,
        rec=row["REC"] if ended else "",
        distance=row.get("PL_DISTANCE", ""),
    )


def by_child(rows: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["CHILD"], []).append(row)
    return found


# ---- periods of care -----------------------------------------------------------------------------------------------


def whole_periods(episodes: list[Episode]) -> list[list[Episode]]:
    """From an episode with RNE S (or the first known) to the one whose REC is not X1.

    An S on the day on which the episode before ended with X1 was typed for another code: care went on.
    """
    periods: list[list[Episode]] = []
    over, goes_on_from = True, None
    for episode in sorted(episodes, key=lambda e: e.decom):
        if over or (episode.rne == "S" and episode.decom != goes_on_from):
            periods.append([])
        periods[-1].append(episode)
        over = episode.dec is not None and episode.rec != "X1"
        goes_on_from = episode.dec if episode.rec == "X1" else None
    return periods


def counted_periods(whole: list[Episode], *, first: bool) -> list[Period]:
    """The runs without V3 and V4; the day of a change from them is a start, the day of a change to them an end.

    CHOICE: only the child's first known episode can have begun earlier; what follows an ended period began on its day.
    """
    found: list[Period] = []
    run: list[Episode] = []
    after_break = False
    for episode in whole:
        if episode.ls in SHORT_BREAKS:
            if run:
                found.append(
                    Period(run[0].decom, after_break or not first or run[0].rne == "S", run, episode.decom, "X1")
                )
            run, after_break = [], True
        else:
            run.append(episode)
    if run:
        # An X1 with nothing after it has not ended the period (it is no clean file).
        last = run[-1]
        end, reason = (None, "") if last.rec == "X1" else (last.dec, last.rec)
        found.append(Period(run[0].decom, after_break or not first or run[0].rne == "S", run, end, reason))
    return found


def give_reviews(periods: list[Period], reviews: list[Review]) -> None:
    """The earlier period first, so that a review on the day one ends and the next starts belongs to the ended one.

    CHOICE: only counted periods are asked; a review on the day a whole short-break period ended and a counted one
    started belongs to the counted one.
    """
    for review in sorted(reviews, key=lambda r: r.held):
        for period in periods:
            if period.start <= review.held and (period.end is None or review.held <= period.end):
                period.reviews.append(review)
                break


# ---- due dates -----------------------------------------------------------------------------------------------------


def add_months(day: date, months: int) -> date:
    """The corresponding date, or the last day of a month that has none."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError


def backstop(known_from: date) -> date:
    return add_months(known_from - DAY, 6)


def chain_unknown(period: Period, known_from: date) -> bool:
    """CHOICE: a period whose true start is unknown is treated as begun before K, wherever its first known day lies."""
    return not period.start_known or period.start < known_from


def due_without_review(period: Period, known_from: date) -> date | None:
    """When the first (known) review of a period was due; None where nobody can say.

    CHOICE: "still open on that day" reads the first known day as the start, so that a period of unknown start first
    seen after the 30 September has no due date.
    """
    if not chain_unknown(period, known_from):
        return add_working_days(period.start, 20)
    return backstop(known_from) if period.on(backstop(known_from)) else None


def due_after(period: Period, known_from: date, held: list[date]) -> date | None:
    """The plain chain's next due date after the reviews held so far in the period."""
    if not held:
        return due_without_review(period, known_from)
    months = 3 if len(held) == 1 and not chain_unknown(period, known_from) else 6
    return add_months(held[-1], months)


def judge(period: Period, known_from: date) -> None:
    held: list[date] = []
    for review in period.reviews:
        due = due_after(period, known_from, held)
        if not held and chain_unknown(period, known_from) and due is not None and review.held <= due:
            due = None  # in time for the 30 September, but for its own due date nobody can say
        review.due = due
        held.append(review.held)


def placed_for_adoption(period: Period, rows: list[dict[str, str]]) -> list[tuple[date, date]]:
    """Spells placed for adoption within the period, last day excluded; those that touch or overlap are one spell."""
    end = period.end or date.max
    spells = [(e.decom, e.dec or end) for e in period.episodes if e.place in ADOPTION_PLACEMENTS]
    for row in rows:
        placed = day_of(row["DATE_PLACED"])
        if placed:
            spells.append((placed, day_of(row["DATE_PLACED_CEASED"]) or date.max))
    clipped = sorted((max(a, period.start), min(b, end)) for a, b in spells if a < end and b > period.start)
    joined: list[tuple[date, date]] = []
    for first, last in clipped:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def judge_special(period: Period, known_from: date, rows: list[dict[str, str]]) -> None:
    """Adoption: 28 days from the placement, 3 months after the first, then 6 months. Remand: the plain date.

    A review on the day of the placement belongs to the time before it; one on its last day is still its own, as is one
    on the last day of care that of a remand which ended with it.
    """
    for review in period.reviews:
        if period.episode_on(review.held).ls in REMAND:
            review.special, review.special_due = True, review.due
    for first, last in placed_for_adoption(period, rows):
        held: list[date] = []
        for review in period.reviews:
            if first < review.held <= last:
                review.special = True
                review.special_due = adoption_due(first, known_from, held, review)
                held.append(review.held)


def adoption_due(placed: date, known_from: date, held: list[date], review: Review) -> date | None:
    """Of a placement made before K the first known review is not judged; what was overdue before it stays due."""
    before = placed < known_from
    if held:
        return add_months(held[-1], 3 if len(held) == 1 and not before else 6)
    if review.due is not None and review.due < placed:
        return review.due
    return None if before else placed + 28 * DAY


# ---- children ------------------------------------------------------------------------------------------------------


def year_of(day: date) -> int:
    """The calendar year in which the reporting year of a day begins."""
    return day.year if day >= date(day.year, 4, 1) else day.year - 1


def known_from_of(folders: list[Path]) -> date:
    """Walk back from the year of the latest review inside care while a year is covered.

    CHOICE: from the files as they are, whatever day they are looked at as at.
    """
    children = children_of(folders, date(2000, 4, 1), date.max)
    periods = [(child, period) for child in children for period in child.periods]
    reviewed = {(id(child), year_of(review.held)) for child, period in periods for review in period.reviews}
    years = {year for _, year in reviewed}
    year = max(years)
    while year - 1 in years:
        first, last = date(year - 1, 4, 1), date(year, 3, 31)
        whole = {id(child) for child, p in periods if p.start <= first and (p.end is None or p.end > last)}
        if 2 * len([child for child in whole if (child, year - 1) in reviewed]) < len(whole):
            break
        year -= 1
    return date(year, 4, 1)


def children_of(folders: list[Path], known_from: date, as_at: date) -> list[Child]:
    """As the records stood on `as_at`: what began or was held later is not there."""
    episodes = by_child(merged(folders, "episodes.csv", "CHILD", "DECOM"))
    reviews = by_child(merged(folders, "reviews.csv", "CHILD", "REVIEW"))
    placed = by_child(merged(folders, "placed_for_adoption.csv", "CHILD", "DATE_PLACED"))
    found = []
    for header in merged(folders, "header.csv", "CHILD"):
        name = header["CHILD"]
        mine = [e for row in episodes.get(name, []) if (e := episode_of(row, as_at)).decom <= as_at]
        wholes = whole_periods(mine)
        periods = [period for whole in wholes for period in counted_periods(whole, first=whole is wholes[0])]
        held = [Review(d, r["REVIEW_CODE"]) for r in reviews.get(name, []) if (d := day_of(r["REVIEW"])) and d <= as_at]
        give_reviews(periods, held)
        for period in periods:
            judge(period, known_from)
            judge_special(period, known_from, placed.get(name, []))
        born = day_of(header["DOB"])
        assert born is not None
        found.append(Child(born, header["SEX"], header["ETHNIC"], periods))
    return found


def age_on(born: date, day: date) -> int:
    """Completed years; who was born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
