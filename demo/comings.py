"""Who came into care and who left, when and how old: families, drawn so that every year's counts are as wanted."""

import itertools
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from demo import wanted
from demo.lives import Care, age, eighteenth
from demo.repair import repaired

DAY = timedelta(days=1)
LONG_AGO = date(1999, 1, 1)
NOBODY_UNTIL = date(2014, 2, 26)  # nobody came in the days before caseloads were counted
GROWN_AFTER = date(2014, 6, 30)  # who is still in care turns eighteen later
SOON_AFTER_BIRTH = 45  # days within which a baby comes who is born in the year
LATELY = 0.12  # of those who came in the last year, how many came in its last weeks
# Of the children who came in one year and left in another (0: before, and not): how many were how old when they
# left, or are on the last day. Only a draw starts from these; what is wanted decides.
BANDS = ((0, 0), (1, 1), (2, 4), (5, 9), (10, 15), (16, 17), (18, 18))
HOW_OLD = {
    (0, 2012): (0, 8, 10, 10, 15, 20, 25),
    (0, 2013): (0, 2, 10, 8, 10, 10, 22),
    (0, 2014): (0, 0, 9, 3, 4, 4, 18),
    (0, 0): (0, 0, 2, 17, 46, 37, 0),
    (2012, 2012): (3, 2, 4, 5, 4, 6, 2),
    (2012, 2013): (2, 7, 5, 2, 4, 6, 5),
    (2012, 2014): (0, 2, 11, 2, 3, 2, 6),
    (2012, 0): (0, 0, 13, 10, 9, 6, 0),
    (2013, 2013): (7, 5, 3, 2, 3, 5, 2),
    (2013, 2014): (3, 13, 9, 3, 4, 6, 6),
    (2013, 0): (0, 14, 6, 9, 14, 14, 0),
    (2014, 2014): (7, 4, 10, 5, 5, 7, 2),
    (2014, 0): (22, 7, 16, 27, 33, 15, 0),
}
JUST_BEFORE_AN_END = (date(2012, 3, 30), date(2012, 3, 31))  # in police protection, which lasts three days, on the last
SIBLINGS = (1, 2, 3)
HOW_MANY = (66, 24, 10)
APART = 300  # days between the births of siblings, at least
WAYS_OUT = {"E4A": 40, "E4B": 16, "E41": 10, "E43": 16, "E8": 8, "E3": 2}
ADOPTED = ("E11", "E12")
GROWN = {"E5": 3, "E6": 1}
PLACED_LEAST, CARE_LEAST, ADOPTED_UNDER = 80, 330, 9


@dataclass(frozen=True)
class Family:
    """How many children came in one year and left in another, together; `back` is the year's end of a second time."""

    came: int
    left: int
    children: int
    back: int | None = None


@dataclass
class Coming:
    """One child of a family: when born, and each time in care."""

    born: date
    care: list[Care] = field(default_factory=list)


def families(chance: Random) -> Iterator[Family]:
    """Every child there is to be, with brothers and sisters."""
    for (came, left), number in wanted.STAYS.items():
        rest = number
        while rest:
            together = min(rest, chance.choices(SIBLINGS, HOW_MANY)[0])
            yield Family(came, left, together)
            rest -= together
    yield from (Family(came, left, 1, back=2014) for came, left in wanted.BACK_AND_GONE)
    yield from (Family(came, left, 1, back=0) for came, left in wanted.BACK_TO_STAY)


def comings(chance: Random) -> list[list[Coming]]:
    """The families of the council, none of them with a child in care on a day when it was not."""
    cells: dict[Hashable, int] = {
        **{("age", year, band): number for year, bands in wanted.AGES.items() for band, number in bands.items()},
        **{("came", year, band): number for year, bands in wanted.ENTERING.items() for band, number in bands.items()},
        **{("left", year, band): number for year, bands in wanted.LEAVING.items() for band, number in bands.items()},
        **{("adopted", year): number for year, number in wanted.ADOPTED.items()},
        **{("heard", year): of for year, (_, of) in wanted.HEARD_OF.items()},
        "since": wanted.SINCE_COUNTED,
        "left since": wanted.LEFT_SINCE_COUNTED,
        "just come": sum(statuses["L1"] for statuses in wanted.STATUSES.values()),
    }
    found = list(families(chance))
    return repaired(chance, found, draw=lambda one: _draw(chance, one), cells=_cells, wanted=cells)


def _draw(chance: Random, family: Family) -> list[Coming]:
    """A lawful life for each child of a family; tried until it is one."""
    while True:
        end = _day_within(chance, family.left or 2014) if family.left else wanted.ENDS[2014]
        births = [_born(chance, family, end) for _ in range(family.children)]
        start = _start(chance, family, min(births), max(births))
        children = [Coming(born) for born in births]
        if _apart(births) and all(_lived(chance, family, child, start, end) for child in children):
            return children


def _day_within(chance: Random, year: int) -> date:
    day = _weekday(wanted.ENDS[year - 1] + chance.randint(1, 365) * DAY)
    return day - DAY if (day.month, day.day) == (2, 29) else day


def _weekday(day: date) -> date:
    """The Friday before a Saturday or Sunday, but for one that would lie in the month before."""
    return day - (day.weekday() - 4) * DAY if day.weekday() > 4 and day.day > 3 else day


def _born(chance: Random, family: Family, end: date) -> date:
    """The birthday; who leaves when grown leaves on the eighteenth one."""
    least, most = chance.choices(BANDS, HOW_OLD[family.came, family.left])[0]
    born = (
        end.replace(year=end.year - least)
        if least == 18
        else end - chance.randint(least * 365 + 2, most * 365 + 364) * DAY
    )
    return born + DAY if (born.month, born.day) == (2, 29) else born


def _start(chance: Random, family: Family, eldest: date, youngest: date) -> date:
    """A weekday in the year in which the family came, all of them born."""
    if not family.came:
        start = max(LONG_AGO, wanted.ENDS[2011] - int(chance.expovariate(1 / 1100) + 20) * DAY)
    elif family.left == 0 and family.came == 2014 and chance.random() < LATELY:
        start = wanted.COUNTED + chance.randint(1, 28) * DAY
    else:
        start = _day_within(chance, family.came)
    return _weekday(start) if start > youngest else youngest + chance.randint(1, SOON_AFTER_BIRTH) * DAY


def _apart(births: list[date]) -> bool:
    born = sorted(births)
    return all((later - earlier).days >= APART for earlier, later in itertools.pairwise(born))


def _lived(chance: Random, family: Family, child: Coming, start: date, end: date) -> bool:
    """Whether the child can have been in care for as long as the family's; how each time ended."""
    if (family.came and not wanted.ENDS[family.came - 1] < start <= wanted.ENDS[family.came]) or (
        not family.came and start > wanted.ENDS[2011]
    ):
        return False
    if family.back is not None:
        return _back(chance, family, child, start)
    grown = eighteenth(child.born)
    if not family.left:
        child.care = [Care(start, None)]
        return grown > GROWN_AFTER and not NOBODY_UNTIL <= start <= wanted.COUNTED
    if family.left == 2014 and family.came == 2014 and start > NOBODY_UNTIL - 30 * DAY:
        return False
    end = grown if grown <= end or (grown - end).days < 100 else end
    child.care = [Care(start, end, _reason(chance, child.born, start, end))]
    return wanted.ENDS[family.left - 1] < end <= wanted.ENDS[family.left] and start < end - 4 * DAY


def _back(chance: Random, family: Family, child: Coming, start: date) -> bool:
    """Left, and came back some weeks later in the same year."""
    left = max(start, wanted.ENDS[2013]) + chance.randint(20, 120) * DAY
    again = left + chance.randint(25, 80) * DAY
    gone = again + chance.randint(25, 90) * DAY if family.back else None
    child.care = [Care(start, left, "E4A"), Care(again, gone, "E4B" if gone else "")]
    until = gone or NOBODY_UNTIL
    return age(child.born, start) >= 3 and eighteenth(child.born) > GROWN_AFTER and again < until <= NOBODY_UNTIL


def _reason(chance: Random, born: date, start: date, end: date) -> str:
    if end == eighteenth(born):
        return chance.choices(list(GROWN), list(GROWN.values()))[0]
    if age(born, end) < ADOPTED_UNDER and (end - start).days > CARE_LEAST and chance.random() < 0.6:
        return chance.choice(ADOPTED)
    return chance.choices(list(WAYS_OUT), list(WAYS_OUT.values()))[0]


def _cells(children: list[Coming]) -> Mapping[Hashable, int]:
    found: Counter[Hashable] = Counter()
    for child in children:
        for year in wanted.YEARS:
            found.update(_of_year(child, year))
        last = child.care[-1]
        found["just come"] += (
            child.care[0].since in JUST_BEFORE_AN_END and last.reason not in ADOPTED and len(child.care) == 1
        )
        found["since"] += last.until is None and last.since > wanted.COUNTED
        found["left since"] += any(one.until and one.since <= wanted.COUNTED < one.until <= wanted.ENDS[2014]
                                   for one in child.care)  # fmt: skip
    return found


def _of_year(child: Coming, year: int) -> Iterator[Hashable]:
    first, last = wanted.ENDS[year - 1] + DAY, wanted.ENDS[year]
    came = [one.since for one in child.care if first <= one.since <= last]
    ended = [one for one in child.care if one.until and first <= one.until <= last]
    there = [one.since for one in child.care if one.on(last)]
    if came:
        yield ("came", year, _entering_band(age(child.born, came[0])))
    if ended:
        assert ended[-1].until
        yield ("left", year, _leaving_band(age(child.born, ended[-1].until)))
        if ended[-1].reason in ADOPTED:
            yield ("adopted", year)
    if there:
        yield ("age", year, _band(age(child.born, last)))
        # About who had a review as a child of four or over; which of them exactly is seen to with the reviews.
        if (last - there[0]).days >= 28 and age(child.born, last - 75 * DAY) >= 4:
            yield ("heard", year)


def _band(years: int) -> str:
    return (
        "Under 1" if years < 1 else "1-4" if years < 5 else "5-9" if years < 10 else "10-15" if years < 16 else "16-17"
    )


def _entering_band(years: int) -> str:
    return "0-5" if years <= 5 else "6-13" if years <= 13 else "14+"


def _leaving_band(years: int) -> str:
    return "under 5" if years < 5 else "18" if years >= 18 else "between"
