"""The children of the demo council, as its SSDA903 returns tell of them: about sixty, always the same."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from demo import files
from demo.lives import Life, Stay, eighteenth, lives, review, voice
from demo.names import BOYS, FAMILIES, GIRLS
from rulebook.calendar import last_working_day_on_or_before

SEED = 28
DUE_SOON, DUE_LATER, LEFT = 22, 23, 6
FIRST_DAY, LONG_AGO, LATELY, SUMMER = date(2012, 4, 2), date.min, date(2013, 9, 1), date(2014, 8, 31)
LAST_AUTUMN = {date(2013, 9, 25) + timedelta(days=one) for one in range(50)}
YEAR_END, EXTRACT = date(2014, 3, 31), date(2014, 4, 25)
SISTERS_AND_BROTHER = ("DEMO2001", "DEMO2002", "DEMO2003")
MOTHER, BABY = "DEMO2004", "DEMO2005"
BROTHERS = ("DEMO2011", "DEMO2012")
NEW_TO_MAYA = "DEMO2013"
WITHOUT_IRO = ("DEMO2014", "DEMO2015")
NEVER_REVIEWED = "DEMO2006"
FAMILY_OF = dict.fromkeys(SISTERS_AND_BROTHER, "DEMO2001") | dict.fromkeys(BROTHERS, "DEMO2011") | {BABY: MOTHER}
BEGUN = (
    (SISTERS_AND_BROTHER[0], date(2003, 6, 12), "2", date(2013, 9, 16), "C1", "Q2/PR1"),
    (SISTERS_AND_BROTHER[1], date(2006, 2, 3), "2", date(2013, 9, 16), "C1", "Q2/PR1"),
    (SISTERS_AND_BROTHER[2], date(2009, 11, 25), "1", date(2013, 9, 16), "C1", "Q2/PR4"),
    (MOTHER, date(1997, 7, 9), "2", date(2013, 5, 20), "V2", "Q2/PR1"),
    (BABY, date(2014, 1, 14), "1", date(2014, 1, 16), "C1", "Q2/PR1"),
    (NEVER_REVIEWED, date(2001, 8, 8), "1", date(2010, 3, 1), "C2", "Q2/PR4"),
    (BROTHERS[0], date(2005, 10, 2), "1", date(2014, 4, 8), "V2", "Q2/PR1"),
    (BROTHERS[1], date(2008, 3, 19), "1", date(2014, 4, 8), "V2", "Q2/PR1"),
    (NEW_TO_MAYA, date(2011, 1, 30), "2", date(2014, 4, 10), "V2", "Q1/PR1"),
    (WITHOUT_IRO[0], date(2012, 12, 5), "2", date(2014, 4, 16), "C1", "Q2/PR1"),
    (WITHOUT_IRO[1], date(1997, 11, 1), "1", date(2014, 4, 22), "V2", "Q2/PR4"),
)


def cohort() -> list[Life]:
    """In the order of their numbers."""
    chance = Random(SEED)  # noqa: S311
    plain = [life for life in lives() if life.reviews and not {stay.ls for stay in life.stays} & {"V4", "J1"}]
    here = [life for life in plain if life.stays[-1].dec is None and eighteenth(life.dob) > SUMMER]
    soon = [life for life in here if max(life.reviews) in LAST_AUTUMN]
    others = [life for life in here if max(life.reviews) not in LAST_AUTUMN]
    gone = [life for life in plain if (life.stays[-1].dec or LONG_AGO) > LATELY]
    drawn = [*chance.sample(soon, DUE_SOON), *chance.sample(others, DUE_LATER), *chance.sample(gone, LEFT)]
    for life in drawn:
        life.reviews = on_working_days(life.reviews)
    return sorted(drawn, key=lambda life: life.child) + _families(chance)


def on_working_days(reviews: dict[date, str]) -> dict[date, str]:
    return {last_working_day_on_or_before(held): code for held, code in reviews.items() if held >= FIRST_DAY}


def _families(chance: Random) -> list[Life]:
    """Siblings are reviewed on the same days."""
    found = [_begun(chance, *one) for one in BEGUN]
    together = [life for life in found if life.child in SISTERS_AND_BROTHER]
    for life in together[1:]:
        life.reviews = {held: voice(chance, life, held) for held in together[0].reviews}
    return found


def _begun(chance: Random, child: str, dob: date, sex: str, start: date, ls: str, home: str) -> Life:
    stay = Stay(start, ls, home, rne="S")
    life = Life(child, dob, sex, "WBRI", "N1", [stay])
    if child != NEVER_REVIEWED:
        review(chance, life, [stay])
        life.reviews = on_working_days(life.reviews)
    return life


def names() -> dict[str, tuple[str, str]]:
    """The given and family name of each child, by number. Siblings, and a mother and her baby, share the family's."""
    given = {"1": iter(BOYS.split()), "2": iter(GIRLS.split())}
    family, found = iter(FAMILIES.split()), dict[str, tuple[str, str]]()
    for life in cohort():
        relative = FAMILY_OF.get(life.child)
        called = found[relative][1] if relative in found else next(family)
        found[life.child] = (next(given[life.sex]), called)
    return found


def save(folder: Path) -> list[tuple[date, Path]]:
    """Writes two yearly returns and an extract of April 2014; each with the day on which it comes in.

    The extract says another ethnicity of one child than the return before it, and another provider of one placement.
    """
    children = cohort()
    yearly = [
        (date(year, 7, 1) if year == 2013 else date(2014, 4, 2), year, date(year - 1, 4, 1), date(year, 3, 31))
        for year in files.YEARS
    ]
    found = []
    for day, year, first, last in yearly:
        told = files.told_of(children, first=first, last=last)
        for row in told["header.csv"]:
            if row["CHILD"] == MOTHER and year == 2014:
                row |= {"MOTHER": "1", "MC_DOB": "14/01/2014"}
        found.append((day, files.save(folder / f"{year - 1}-{year % 100}", told)))
    return [*found, (EXTRACT, files.save(folder / "2014-15-to-25-April", _extract(children)))]


def _extract(children: list[Life]) -> files.Files:
    arrived = [life for life in children if life.stays[0].decom > YEAR_END]
    group = [life for life in children if life.child in SISTERS_AND_BROTHER]
    changed = [
        replace(group[0], ethnic="MWBC"),
        replace(group[2], stays=[replace(group[2].stays[0], home="Q2/PR5")]),
    ]
    return files.told_of([*changed, *arrived], first=YEAR_END + timedelta(days=1), last=EXTRACT)
