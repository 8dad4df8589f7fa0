"""Where each child lived from when to when, and how far from home: drawn so that every year's end adds up."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import wanted
from demo.lives import Care, Life, Stay, age
from demo.orders import TODAY, Orders
from demo.repair import repaired
from rulebook.groupings import placement_row

DAY = timedelta(days=1)
YOUNG = {"Q2/PR1": 56, "Q1/PR1": 10, "Q2/PR4": 18, "Q2/PR5": 6, "P1/PR0": 5, "R3/PR4": 2}
MIDDLE = {"Q2/PR1": 44, "Q1/PR1": 8, "Q2/PR4": 22, "Q2/PR5": 6, "K2/PR4": 6, "K2/PR1": 6, "P1/PR0": 4, "S1/PR4": 1}
OLDER = {"Q2/PR1": 36, "Q2/PR4": 18, "Q2/PR5": 4, "K2/PR4": 8, "K2/PR1": 8, "P2/PR1": 9, "H5/PR4": 6, "P1/PR0": 4}
ADOPTERS = {"A6/PR1": 5, "A6/PR5": 2, "A5/PR1": 3}
BETWEEN_MOVES = 520  # days on average
OF_A_WHOLE_LIFE = 6  # moves at most that are told
UNKNOWN, FAR = 0.03, 0.09
FAR_AWAY = ("A6", "K2", "S1")
OUTSIDE_FOSTERING = ("Q2/PR4", "Q2/PR5")


@dataclass(frozen=True)
class Home:
    """A placement from a day on; `miles` is empty where the distance is not known."""

    since: date
    place: str
    miles: str

    @property
    def row(self) -> str:
        return placement_row(*self.place.split("/"))


def give_homes(chance: Random, families: Sequence[Sequence[Life]], orders: Sequence[Sequence[Orders]]) -> None:
    """Sets the episodes of each child. Brothers and sisters live together where their ages allow."""
    cells: dict[Hashable, int] = {
        (year, row): number for year, rows in wanted.HOMES.items() for row, number in rows.items()
    }
    for year, (far, known) in wanted.FAR_OF_KNOWN.items():
        cells |= {(year, "far"): far, (year, "known"): known}
    pairs = [list(zip(*pair, strict=True)) for pair in zip(families, orders, strict=True)]
    for family in repaired(chance, pairs, draw=lambda pair: _draw(chance, pair), cells=_cells, wanted=cells):
        for life, found, homes in family:
            life.placed, life.applied = found.placed, found.applied
            life.stays = [stay for care in life.care for stay in _stays(care, homes, found)]


def _draw(chance: Random, family: Sequence[tuple[Life, Orders]]) -> list[tuple[Life, Orders, list[Home]]]:
    seed = chance.random()
    return [(life, orders, _of_life(Random(seed), life, orders)) for life, orders in family]  # noqa: S311


def _of_life(chance: Random, life: Life, orders: Orders) -> list[Home]:
    return [home for care in life.care for home in _of_care(chance, life, care, orders)]


def _of_care(chance: Random, life: Life, care: Care, orders: Orders) -> list[Home]:
    until = care.until or TODAY
    placed = orders.placed if orders.placed and care.since < orders.placed < until else None
    day, found = care.since, list[Home]()
    while day < (placed or until) - 6 * DAY or not found:
        found.append(_home(chance, day, _place(chance, life, day, orders)))
        day += int(chance.expovariate(1 / BETWEEN_MOVES) + 20) * DAY
        if len(found) == OF_A_WHOLE_LIFE:
            break
    if placed:
        adopters = chance.choices(list(ADOPTERS), list(ADOPTERS.values()))[0]
        return [home for home in found if home.since < placed] + [_home(chance, placed, adopters)]
    return found


def _place(chance: Random, life: Life, day: date, orders: Orders) -> str:
    """With parents only under a care order that lasts; in lodgings and semi-independent from sixteen."""
    years, ls = age(life.dob, day), orders.on(day)
    homes = YOUNG if years < 9 else MIDDLE if years < 16 else OLDER
    while True:
        place = chance.choices(list(homes), list(homes.values()))[0]
        orders_then = {status for since, status in orders.statuses if since >= day} | {ls}
        if (place == "P1/PR0" and not orders_then <= {"C2"}) or (place == "R3/PR4" and (years >= 1 or ls != "C1")):
            continue
        return place


def _home(chance: Random, day: date, place: str) -> Home:
    far = chance.random() < (FAR * 3 if place[:2] in FAR_AWAY else FAR * 1.6 if place in OUTSIDE_FOSTERING else FAR / 2)
    miles = f"{chance.uniform(20.1, 96) if far else chance.triangular(0.4, 20, 3.0):.1f}"
    return Home(day, place, "" if chance.random() < UNKNOWN else miles)


def _cells(family: Sequence[tuple[Life, Orders, list[Home]]]) -> Mapping[Hashable, int]:
    found: Counter[Hashable] = Counter()
    for life, _, homes in family:
        for year in wanted.YEARS:
            last = wanted.ENDS[year]
            if any(care.on(last) for care in life.care):
                home = next(one for one in reversed(homes) if one.since <= last)
                found[year, home.row] += 1
                found[year, "known"] += bool(home.miles)
                found[year, "far"] += bool(home.miles) and float(home.miles) > 20
    return found


def _stays(care: Care, homes: Sequence[Home], orders: Orders) -> list[Stay]:
    """An episode from each day on which the status or the home changed to the next, with why each began and ended."""
    changes = {home.since for home in homes} | {since for since, _ in orders.statuses}
    days = sorted(day for day in changes if care.since <= day < (care.until or TODAY))
    found = list[Stay]()
    for day in days:
        home = next(one for one in reversed(homes) if one.since <= day)
        stay = Stay(day, orders.on(day), home.place, miles=home.miles)
        before = found[-1] if found else None
        if before and (before.ls, before.home, before.miles) == (stay.ls, stay.home, stay.miles):
            continue
        stay.rne = _why(before, stay)
        if before:
            before.dec, before.rec = day, "X1"
        found.append(stay)
    found[-1].dec, found[-1].rec = care.until, care.reason
    return found


def _why(before: Stay | None, stay: Stay) -> str:
    if before is None:
        return "S"
    moved = (before.home, before.miles) != (stay.home, stay.miles)
    if before.ls == stay.ls:
        return "P"
    return "B" if moved else "L"
