"""Under which legal status each child was from when to when: lawful steps, drawn so that every year's end adds up."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo import wanted
from demo.lives import Care, Life, age
from demo.repair import repaired

DAY = timedelta(days=1)
ADOPTED = ("E11", "E12")
TODAY = date(2014, 4, 25)
# Ways through: the statuses in order. Which of them a child may go is for `_ways` to say.
ACCOMMODATED, TO_CARE, STRAIGHT_TO_CARE = ("V2",), ("V2", "C1", "C2"), ("C1", "C2")
TO_PLACEMENT, STRAIGHT_TO_PLACEMENT = ("V2", "C1", "E1"), ("C1", "E1")
POLICE, POLICE_TO_CARE, REMAND = ("L1", "V2"), ("L1", "C1", "C2"), ("J1", "V2")
HOW_LONG = {"V2": (14, 150), "C1": (110, 270), "L1": (2, 3), "J1": (20, 150)}
ADOPTION_UNDER, REMAND_FROM = 9, 12
PLACED_BEFORE_ORDER, LEFT_TO_PLACE = 75, 20
LONG_IN_CARE = date(2010, 1, 1)  # who came earlier, and is still in care, is not to be adopted
APPLYING = (8, 60)  # days between an application and the first order, in section 20 care


@dataclass
class Orders:
    """The first day of each status of a child's times in care, the day of placement for adoption, an application."""

    statuses: list[tuple[date, str]] = field(default_factory=list)
    placed: date | None = None
    applied: date | None = None

    def on(self, day: date) -> str:
        return next(ls for since, ls in reversed(self.statuses) if since <= day)


def give_orders(chance: Random, families: Sequence[Sequence[Life]]) -> list[list[Orders]]:
    """For each child of each family, in their order. Brothers and sisters go the same way where they may."""
    cells: dict[Hashable, int] = {
        (year, ls): number for year, statuses in wanted.STATUSES.items() for ls, number in statuses.items()
    }
    drawn = repaired(chance, families, draw=lambda one: _draw(chance, one), cells=_cells, wanted=cells)
    return [[orders for _, orders in family] for family in drawn]


def _draw(chance: Random, family: Sequence[Life]) -> list[tuple[Life, Orders]]:
    seed = chance.random()
    return [(life, _of_life(Random(seed), life)) for life in family]  # noqa: S311


def _of_life(chance: Random, life: Life) -> Orders:
    found = Orders()
    for care in life.care:
        if care.reason in ADOPTED:
            _adopted(chance, care, found)
        else:
            _ordinary(chance, life, care, found)
    return found


def _adopted(chance: Random, care: Care, found: Orders) -> None:
    """Interim order, placement order, placed, and ten weeks later at the earliest adopted."""
    assert care.until
    days = (care.until - care.since).days
    way = chance.choice((TO_PLACEMENT, STRAIGHT_TO_PLACEMENT))
    first = [care.since, care.since + chance.randint(10, 50) * DAY][: len(way) - 1]
    order = care.since + min(int(chance.uniform(0.45, 0.9) * days), days - PLACED_BEFORE_ORDER - LEFT_TO_PLACE) * DAY
    found.statuses = list(zip([*first, order], way, strict=True))
    found.placed = order + chance.randint(14, max(15, days - (order - care.since).days - PLACED_BEFORE_ORDER)) * DAY


def _ordinary(chance: Random, life: Life, care: Care, found: Orders) -> None:
    until, day = care.until or TODAY, care.since
    way = chance.choice(_ways(chance, life, care))
    steps = []
    for place, ls in enumerate(way):
        if day > until - 3 * DAY and place:
            break
        steps.append((day, ls))
        day += chance.randint(*HOW_LONG.get(ls, (1, 1))) * DAY
    found.statuses += steps
    interim = next((since for since, ls in steps if ls == "C1" and since > care.since), None)
    if way[0] == "V2" and interim:
        found.applied = interim - min(chance.randint(*APPLYING), (interim - care.since).days) * DAY
    order = next((since for since, ls in steps if ls == "E1"), None)
    if order and chance.random() < 0.6:
        placed = order + chance.randint(30, 420) * DAY
        found.placed = placed if placed < TODAY - 30 * DAY else None


def _ways(chance: Random, life: Life, care: Care) -> list[tuple[str, ...]]:
    """The longer in care, the likelier an order. A placement order is for the young who are still in care."""
    ways = [ACCOMMODATED, TO_CARE, STRAIGHT_TO_CARE, STRAIGHT_TO_CARE]
    if care.until is None and care.since > LONG_IN_CARE and age(life.dob, care.since) < ADOPTION_UNDER - 2:
        ways += [*[TO_PLACEMENT] * 2, *[STRAIGHT_TO_PLACEMENT] * 8]
    if age(life.dob, care.since) >= REMAND_FROM and chance.random() < 0.3:
        ways.append(REMAND)
    if len(life.care) == 1:
        ways += [POLICE, POLICE_TO_CARE]
    return ways


def _cells(family: Sequence[tuple[Life, Orders]]) -> Mapping[Hashable, int]:
    found: Counter[Hashable] = Counter()
    for life, orders in family:
        for year in wanted.YEARS:
            last = wanted.ENDS[year]
            if any(care.on(last) for care in life.care):
                ls = orders.on(last)
                applied = ls == "V2" and orders.applied is not None and orders.applied <= last
                found[year, "V2 in proceedings" if applied else ls] += 1
    return found
