"""When each child was reviewed: chains that keep every limit but for those that are meant to be late.

Days are held as numbers (`date.toordinal`) while they are drawn, for speed.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from random import Random

import numpy as np

from demo import wanted
from demo.lives import Care, Life
from demo.orders import TODAY
from demo.repair import repaired
from rulebook.bulk import due_in_bulk
from rulebook.calendar import last_working_day_on_or_before
from rulebook.timetables import ADOPTION_PLACED, LOOKED_AFTER, Timetable

KNOWN_FROM = date(2010, 4, 1)  # reviews before are on no record
FIRST, LAST = date(1999, 1, 1), date(2014, 12, 31)
HALF_A_YEAR = 178
PACE = ((0.8, 1.0), (0.74, 1.0), (0.74, 1.0))  # how much of the time allowed is taken, by the place in the chain
LATE = 0.13  # of all children, who have one review that is late
LATE_BY = (1, 16)
FOUR = 4
MOVED = (date(2013, 4, 2), date(2013, 4, 5))


@dataclass
class Chain:
    """The reviews of one child, and which of them were late."""

    life: Life
    held: list[int]
    late: list[tuple[int, int]]  # due, held


def give_reviews(chance: Random, families: Sequence[Sequence[Life]]) -> None:
    """Sets the days of the reviews of each child; brothers and sisters are reviewed together.

    How the child took part is for `voices`.
    """
    cells: dict[Hashable, int] = {
        **{(year, "under four"): number for year, number in wanted.UNDER_FOUR.items()},
        **{(year, "four or over"): number for year, number in wanted.FOUR_OR_OVER.items()},
        **{(year, "late"): number for year, number in wanted.LATE.items()},
        **{(year, "children"): of for year, (_, of) in wanted.HEARD_OF.items()},
    }
    for family in repaired(chance, families, draw=lambda one: _draw(chance, one), cells=_cells, wanted=cells):
        for chain in family:
            chain.life.reviews = {date.fromordinal(day): "" for day in chain.held}
    _moved(families)


def _moved(families: Sequence[Sequence[Life]]) -> None:
    """One review is a few days later, so that as many care plans as reviews have their last day in 2013/14."""
    day, later = MOVED
    life = next(life for family in families if len(family) == 1 for life in family if day in life.reviews)
    life.reviews = {later if held == day else held: how for held, how in life.reviews.items()}


@cache
def _limits() -> dict[tuple[str, int], list[int]]:
    """By timetable and place in the chain, the last day of the limit that counts from each day."""
    days = np.arange(np.datetime64(FIRST), np.datetime64(LAST))
    found = {}
    for timetable in (LOOKED_AFTER, ADOPTION_PLACED):
        for place in range(3):
            due = due_in_bulk(timetable, base=days, previous=days, position=np.full(days.size, place))
            found[timetable.key, place] = [int(day) + date(1970, 1, 1).toordinal() for day in due.astype(int)]
    return found


def limit(timetable: Timetable, place: int, day: int) -> int:
    return _limits()[timetable.key, min(place, 2)][day - FIRST.toordinal()]


@cache
def working_day(day: int) -> int:
    """The last working day on or before it."""
    return last_working_day_on_or_before(date.fromordinal(day)).toordinal()


def _draw(chance: Random, family: Sequence[Life]) -> list[Chain]:
    seed = chance.random()
    return [_of_life(Random(seed), life) for life in family]  # noqa: S311


def _of_life(chance: Random, life: Life) -> Chain:
    found = Chain(life, [], [])
    for care in life.care:
        _review(chance, life, care, found)
    return found


def _review(chance: Random, life: Life, care: Care, found: Chain) -> None:
    """Who is placed for adoption has another timetable beside the plain one; the earlier of two dates holds."""
    start, until = care.since.toordinal(), (care.until or TODAY).toordinal()
    placed = life.placed.toordinal() if life.placed and care.on(life.placed) else until
    late_from = chance.randint(start, until) if chance.random() < LATE else until
    birthday = life.dob.replace(year=life.dob.year + FOUR).toordinal()
    before, place, since_placed = start, 0, 0
    while True:
        due = limit(LOOKED_AFTER, place, before)
        if before > placed:
            due = min(due, limit(ADOPTION_PLACED, since_placed, before))
        day = before + int(chance.uniform(*PACE[min(place, 2)]) * (due - before))
        if place == 0 and start < KNOWN_FROM.toordinal():
            day, due = KNOWN_FROM.toordinal() + chance.randint(4, HALF_A_YEAR), LAST.toordinal()
        elif before <= placed < due:
            due = min(due, limit(ADOPTION_PLACED, 0, placed))
            day = max(placed + 1, min(due, placed + chance.randint(17, 27)))
        elif due > late_from and due + LATE_BY[1] < until:
            day, late_from = due + chance.randint(*LATE_BY), until
        held = working_day(day)
        if held <= before or held == birthday:
            held = next(one for one in count(held + 1) if one > before and one == working_day(one))
        if held >= until:
            return
        since_placed += before > placed or before <= placed < held
        if held > limit(LOOKED_AFTER, place, before) and (place or start >= KNOWN_FROM.toordinal()):
            found.late.append((limit(LOOKED_AFTER, place, before), held))
        found.held.append(held)
        before, place = held, place + 1


def _cells(family: Sequence[Chain]) -> Mapping[Hashable, int]:
    found: Counter[Hashable] = Counter()
    for chain in family:
        four = chain.life.dob.replace(year=chain.life.dob.year + FOUR).toordinal()
        for year in wanted.YEARS:
            _count(found, chain, year, four)
    return found


def _count(found: Counter[Hashable], chain: Chain, year: int, four: int) -> None:
    first, last = wanted.ENDS[year - 1].toordinal() + 1, wanted.ENDS[year].toordinal()
    held = [day for day in chain.held if first <= day <= last]
    old = sum(day >= four for day in held)
    found[year, "four or over"] += old
    found[year, "under four"] += len(held) - old
    for care in chain.life.care:
        if care.on(wanted.ENDS[year]) and last - care.since.toordinal() >= 28:
            found[year, "children"] += old > 0
            since = max(first, care.since.toordinal())
            found[year, "late"] += any(held_on >= since and due <= last for due, held_on in chain.late)
