"""How children took part in their reviews: the codes of the return, so that every year's counts are as wanted.

A child keeps to their own way: who comes to a meeting comes to most, who sends an advocate sends one again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo import wanted
from demo.lives import Life, age

FOUR = 4
PRESENT = {"PN1": 78, "PN2": 14, "PN3": 8}
OFTEN = 0.25  # how far a child strays from their way, as part of all there is
SILENT_OF_THE_GONE = {2012: 8}


@dataclass(frozen=True)
class Said:
    """One review of a child of four or over."""

    life: Life
    held: date


def give_voices(chance: Random, lives: Sequence[Life]) -> None:
    way = {life.child: chance.random() for life in lives}
    for life in lives:
        for held in life.reviews:
            life.reviews[held] = "PN0" if age(life.dob, held) < FOUR else _by(way[life.child], chance, 0.55, 0.36, 0.07)
    for year in wanted.YEARS:
        _speak(chance, lives, year, way)


def _speak(chance: Random, lives: Sequence[Life], year: int, way: dict[str, float]) -> None:
    first, last = wanted.ENDS[year - 1] + timedelta(days=1), wanted.ENDS[year]
    all_of = [Said(life, day) for life in lives for day, code in life.reviews.items()
              if first <= day <= last and code != "PN0"]  # fmt: skip
    silent = _silent(chance, all_of, lives, year)
    for one in silent:
        one.life.reviews[one.held] = "PN7"
    kept = set(_keys(silent))
    rest = [one for one in all_of if (one.life.child, one.held) not in kept]
    rest.sort(key=lambda one: way[one.life.child] + OFTEN * chance.random())
    counts = wanted.VOICES.get(year)
    present = counts["attended"] if counts else int(0.57 * len(rest))
    advocate = counts["PN5"] if counts else int(0.34 * len(rest))
    for place, one in enumerate(rest):
        if place < present:
            code = chance.choices(list(PRESENT), list(PRESENT.values()))[0]
        else:
            code = "PN5" if place < present + advocate else "PN6"
        one.life.reviews[one.held] = code


def _silent(chance: Random, all_of: Sequence[Said], lives: Sequence[Life], year: int) -> list[Said]:
    """Reviews without the child and without views: all of some children's, and as many of those who were not there
    for the year's end as are wanted."""
    heard, of = wanted.HEARD_OF[year]
    cohort = {life.child for life in lives if _in_cohort(life, wanted.ENDS[year])}
    staying = sorted({one.life.child for one in all_of} & cohort)
    assert len(staying) == of, year
    whom = set(chance.sample(staying, of - heard))
    theirs = [one for one in all_of if one.life.child in whom]
    others = [one for one in all_of if one.life.child not in cohort]
    number = wanted.VOICES[year]["PN7"] if year in wanted.VOICES else len(theirs) + SILENT_OF_THE_GONE[year]
    return _one_each(theirs, number) + chance.sample(others, max(0, number - len(theirs)))


def _one_each(theirs: Sequence[Said], number: int) -> list[Said]:
    """As many as are wanted, of each child at least one."""
    seen: set[str] = set()
    first = [one for one in theirs if one.life.child not in seen and not seen.add(one.life.child)]  # type: ignore[func-returns-value]
    more = [one for one in theirs if one not in first]
    return [*first, *more][:number]


def _in_cohort(life: Life, last: date) -> bool:
    return any(care.on(last) and (last - care.since).days >= 28 for care in life.care)


def _keys(said: Iterable[Said]) -> Iterable[tuple[str, date]]:
    return ((one.life.child, one.held) for one in said)


def _by(way: float, chance: Random, present: float, advocate: float, other: float) -> str:
    drawn = way * (1 - OFTEN) + OFTEN * chance.random()
    if drawn < present:
        return "PN1"
    return "PN5" if drawn < present + advocate else "PN6" if drawn < present + advocate + other else "PN7"
