"""The second half of the oracle: the counts, once every child's periods and reviews have been judged."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from tests.figures.records import Child, Period, age_on, due_after

DAY = timedelta(days=1)
FOSTERING = {"Q1", "Q2", "U1", "U2", "U3", "U4", "U5", "U6"}
CONTRIBUTED = {"PN1", "PN2", "PN3", "PN5", "PN6"}
AGED_FOUR_AND_OVER = {f"PN{n}" for n in range(1, 8)}
LEGAL_STATUS_ROWS = {
    "Accommodated S20 single period": {"V2"},
    "Emergency protection order": {"L2"},
    "Full care order": {"C2"},
    "In care proceedings, no ICO (S20)": set(),
    "Interim care order": {"C1"},
    "On remand/committed for trial/sentenced": {"J1", "J2", "J3"},
    "Placement order": {"E1", "D1"},
    "Police protection": {"L1"},
}
PLACEMENT_ROWS = (
    "External Residential",
    "IFA",
    "In-House Fostering",
    "In-House Residential",
    "Lodgings",
    "Other",
)
ENTERING = ((5, "0-5"), (13, "6-13"), (999, "14+"))
LEAVING = ((4, "under 5"), (9, "5-9"), (15, "10-15"), (17, "16-17"), (999, "18"))  # CHOICE: 18 holds who is older
AGE_GROUPS = ((0, "Under 1"), (4, "1-4"), (9, "5-9"), (15, "10-15"), (17, "16-17"), (999, "18+"))
MINORITIES = {
    "Mixed": ("MWBC", "MWBA", "MWAS", "MOTH"),
    "Asian or Asian British": ("AIND", "APKN", "ABAN", "AOTH", "CHNE"),  # CHOICE: Chinese, as the census has it
    "Black or Black British": ("BCRB", "BAFR", "BOTH"),
    "Other ethnic group": ("OOTH",),
}
SEXES = {"1": "M", "2": "F", "M": "M", "F": "F", "U": "U"}


def ratio(n: int, of: int) -> dict[str, object]:
    if not of:
        return {"n": n, "of": of, "percent": None}
    return {"n": n, "of": of, "percent": str((Decimal(100 * n) / of).quantize(Decimal("0.01"), ROUND_HALF_UP))}


def band(age: int, bands: tuple[tuple[int, str], ...]) -> str:
    return next(name for most, name in bands if age <= most)


def banded(ages: Iterable[int], bands: tuple[tuple[int, str], ...]) -> dict[str, int]:
    counts = Counter(band(age, bands) for age in ages)
    return {name: counts[name] for _, name in bands}


def month_ends(first: date, last: date) -> list[date]:
    """CHOICE: those that lie in the period."""
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return [day for day in days if (day + DAY).day == 1]


def in_care(children: list[Child], day: date) -> list[tuple[Child, Period]]:
    return [(child, period) for child in children for period in child.periods if period.on(day)]


def population(children: list[Child], first: date, last: date) -> dict[str, object]:
    starts = [
        (c, p) for c in children for p in c.periods if p.start_known and first <= p.start <= last
    ]  # in order of time for each child
    ends = [(c, p) for c in children for p in c.periods if p.end is not None and first <= p.end <= last]
    ever = [c for c in children if any(p.start <= last and (p.end is None or p.end >= first) for p in c.periods)]
    first_start: dict[int, int] = {}
    last_end: dict[int, int] = {}
    for child, period in starts:
        first_start.setdefault(id(child), age_on(child.dob, period.start))
    for child, period in ends:
        assert period.end is not None
        last_end[id(child)] = age_on(child.dob, period.end)
    return {
        "looked_after_by_month": {day.isoformat(): len(in_care(children, day)) for day in month_ends(first, last)},
        "ever_in_year": len(ever),
        "starts": len(starts),
        "ends": len(ends),
        "children_entering": len(first_start),
        "entering_by_age": banded(first_start.values(), ENTERING),
        "children_leaving": len(last_end),
        "children_adopted": len({id(c) for c, p in ends if p.reason in {"E11", "E12"}}),
        "leavers_by_reason": dict(Counter(p.reason for _, p in ends)),
        "leavers_by_age": banded(last_end.values(), LEAVING),
    }


def legal_status_row(code: str) -> str:
    return next((row for row, codes in LEGAL_STATUS_ROWS.items() if code in codes), "Other")


def placement_row(place: str, provider: str) -> str:
    if place == "K2":
        return "In-House Residential" if provider == "PR1" else "External Residential"
    if place in FOSTERING and provider == "PR1":
        return "In-House Fostering"
    if place in FOSTERING and provider in {"PR3", "PR4", "PR5"}:
        return "IFA"
    return "Lodgings" if place == "P2" else "Other"


def ethnic_group(code: str) -> str:
    if code in ("WBRI", "WIRI", "WIRT", "WROM", "WOTH"):
        return "White"
    return next((group for group, codes in MINORITIES.items() if code in codes), "Not known")


def snapshot(children: list[Child], last: date) -> dict[str, object]:
    here = in_care(children, last)
    episodes = [period.episode_on(last) for _, period in here]
    legal = Counter(legal_status_row(e.ls) for e in episodes)
    placement = Counter(placement_row(e.place, e.provider) for e in episodes)
    sexes = Counter(SEXES[child.sex] for child, _ in here)
    groups = Counter(ethnic_group(child.ethnic) for child, _ in here)
    return {
        "looked_after_at_end": len(here),
        "legal_status": dict(Counter(e.ls for e in episodes)),
        "legal_status_rows": {row: legal[row] for row in (*LEGAL_STATUS_ROWS, "Other")},
        "age_groups": banded((age_on(child.dob, last) for child, _ in here), AGE_GROUPS),
        "sex": {sex: sexes[sex] for sex in "FMU"},
        "ethnicity": dict(Counter(child.ethnic for child, _ in here)),
        "ethnic_groups": {group: groups[group] for group in ("White", *MINORITIES, "Not known")},
        "black_and_minority_ethnic": ratio(sum(groups[group] for group in MINORITIES), len(here)),
        "place_codes": dict(Counter(f"{e.place}/{e.provider}" for e in episodes)),
        "placement_rows": {row: placement[row] for row in PLACEMENT_ROWS},
    }


def distances(children: list[Child], last: date) -> dict[str, object]:
    texts = [period.episode_on(last).distance for _, period in in_care(children, last)]
    known = [Decimal(text).quantize(Decimal("0.1"), ROUND_HALF_UP) for text in texts if text]
    known = [miles for miles in known if miles != Decimal("999.9")]
    far = sum(miles > 20 for miles in known)
    return {"over_20_miles": ratio(far, len(known)), "over_20_miles_dfe": ratio(far, len(texts))}


def reviews(children: list[Child], first: date, last: date) -> dict[str, object]:
    held = [r for c in children for p in c.periods for r in p.reviews if first <= r.held <= last]
    judged = [r for r in held if r.due is not None]
    special = [r for r in held if r.special and r.special_due is not None]
    codes = Counter(r.code or "not recorded" for r in held)
    return {
        "reviews_held": len(held),
        "unjudged": len(held) - len(judged),
        "timely_reviews": ratio(sum(r.held <= r.due for r in judged if r.due), len(judged)),
        "timely_special": ratio(sum(r.held <= r.special_due for r in special if r.special_due), len(special)),
        "participation_codes": {code: codes[code] for code in (*(f"PN{n}" for n in range(8)), "not recorded")},
        "participation_reviews": ratio(
            sum(r.code in CONTRIBUTED for r in held), sum(r.code in AGED_FOUR_AND_OVER for r in held)
        ),
        "attended": codes["PN1"] + codes["PN2"] + codes["PN3"] + codes["PN4"],
        "advocate": codes["PN5"],
        "other_means": codes["PN6"],
        "none": codes["PN7"],
    }


def on_time(period: Period, first: date, last: date, known_from: date) -> bool:
    if any(first <= r.held <= last and r.due is not None and r.held > r.due for r in period.reviews):
        return False
    due = due_after(period, known_from, [r.held for r in period.reviews if r.held <= last])
    return due is None or due > last


def timeliness_of_children(children: list[Child], first: date, last: date, known_from: date) -> dict[str, object]:
    cohort = [(child, period) for child, period in in_care(children, last) if (last - period.start).days >= 28]
    coded = []
    for child, _ in cohort:
        codes = [r.code for p in child.periods for r in p.reviews if first <= r.held <= last]
        codes = [code for code in codes if code in AGED_FOUR_AND_OVER]
        if codes:
            coded.append(all(code in CONTRIBUTED for code in codes))
    return {
        "timely_children": ratio(sum(on_time(p, first, last, known_from) for _, p in cohort), len(cohort)),
        "participation_children": ratio(sum(coded), len(coded)),
    }


@dataclass(frozen=True)
class Named:
    """Whose IRO a child is, from a day to the day before another."""

    iro: str
    start: date
    end: date | None = None


@dataclass(frozen=True)
class Care:
    """One child's periods of care, each from its first day to the first day after it, and their IROs in order."""

    periods: list[tuple[date, date | None]]
    iros: list[Named]


def iro_changes(children: list[Care], first: date, last: date) -> dict[str, object]:
    """CHOICE: a change lies in one period of care, and a child who left and came back had none before."""
    there = [
        child for child in children if any(start <= last and not (end and end <= last) for start, end in child.periods)
    ]
    return ratio(sum(_changed(child, first, last) for child in there), len(there))


def _changed(child: Care, first: date, last: date) -> bool:
    counted = [one for one in child.iros if one.end != one.start]
    for before, after in pairwise(counted):
        starts = [start for start, _ in child.periods if start <= after.start]
        reaches = not starts or (before.end is not None and before.end > max(starts))
        if first <= after.start <= last and before.iro != after.iro and reaches:
            return True
    return False


def allocated_in_time(
    children: list[Care], needed: Callable[[date], date], first: date, last: date
) -> dict[str, object]:
    """Of those whose last day for it lies in the period, done by that day or not. CHOICE: where care ended within the
    days, without an IRO, nothing is judged."""
    judged: list[bool] = []
    for child in children:
        for start, end in child.periods:
            if not first <= needed(start) <= last:
                continue
            within = [one for one in child.iros if one.end != one.start and not (one.end and one.end <= start)]
            days = [max(one.start, start) for one in within if one.start <= last and not (end and one.start >= end)]
            if days or not (end and end <= needed(start)):
                judged.append(bool(days) and min(days) <= needed(start))
    return ratio(sum(judged), len(judged))


def midways_done(
    midways: Iterable[tuple[date, date | None]], first: date, last: date, as_at: date
) -> dict[str, object]:
    """Of midways, each with its day and the day it was done: of those whose day lies in the period and is no later than
    the as-at day, those done by it."""
    judged = []
    for due, done in midways:
        known = done if done is not None and done <= as_at else None
        if first <= due <= min(last, as_at):
            judged.append(known is not None and known <= due)
    return ratio(sum(judged), len(judged))
