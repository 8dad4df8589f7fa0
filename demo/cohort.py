"""The children of the demo council: about seven hundred lives in care, always the same; nobody in them exists."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import count, cycle, product
from random import Random

from demo import wanted
from demo.comings import comings
from demo.homes import give_homes
from demo.lives import Care, Life, Stay, age
from demo.names import BOYS, ENDINGS, GIRLS, HOUSES
from demo.orders import TODAY, give_orders
from demo.repair import NeverEqualError
from demo.reviewing import give_reviews
from demo.voices import give_voices
from rulebook.groupings import NOT_MINORITY, WHITE, ethnic_group

SEED = 1
DAY = timedelta(days=1)
ETHNICITIES = {"WBRI": 85, "WIRI": 1, "WOTH": 3, "MWBC": 3, "MWBA": 1, "MOTH": 2, "ABAN": 2, "BAFR": 2, "OOTH": 1}
ONE_MORE = ("AIND", "BCRB", "BAFR")
NEEDS = {"N1": 60, "N2": 4, "N3": 6, "N4": 10, "N5": 14, "N6": 4, "N8": 2}
Families = list[list[Life]]
# Who came in April: three without company, one from another council who was reviewed there before, two brothers.
ARRIVED = (
    ("new", date(2011, 1, 30), "2", date(2014, 4, 10), "V2", "Q1/PR1", "S"),
    ("without", date(2012, 12, 5), "2", date(2014, 4, 16), "C1", "Q2/PR1", "S"),
    ("without", date(1997, 11, 1), "1", date(2014, 4, 22), "V2", "Q2/PR4", "S"),
    ("moved here", date(2001, 8, 8), "1", date(2014, 4, 14), "C2", "Q2/PR4", "P"),
    ("brothers", date(2005, 10, 2), "1", date(2014, 4, 8), "V2", "Q2/PR1", "S"),
    ("brothers", date(2008, 3, 19), "1", date(2014, 4, 8), "V2", "Q2/PR1", "S"),
)


class Cohort:
    """The families, each of one child or more, and those among them of whom the demonstration tells more."""

    def __init__(self, families: Families) -> None:
        self.families = families
        self.lives = sorted((life for family in families for life in family), key=lambda life: life.child)
        self.sisters_and_brother = [life.child for life in next(_three(families))]
        self.mother, self.baby = _mother_and_baby(families, besides=self.sisters_and_brother)

    def arrived(self, kind: str) -> list[str]:
        here = [life for life in self.lives if life.stays[0].decom > wanted.ENDS[2014]]
        return [life.child for life, told in zip(here, ARRIVED, strict=True) if told[0] == kind]

    def together(self) -> list[list[Life]]:
        """Brothers and sisters of whom at least two are in care."""
        found = [[life for life in family if life.in_care] for family in self.families]
        return [family for family in found if len(family) > 1]


@cache
def cohort() -> Cohort:
    """Drawn once a process; about four seconds."""
    chance = Random(SEED)  # noqa: S311
    families: Families = [
        [Life("", child.born, "", "", "", care=child.care) for child in family] for family in comings(chance)
    ]
    families.sort(key=lambda family: (family[0].care[0].since, family[0].dob))
    give_homes(chance, families, give_orders(chance, families))
    _number(family for family in families)
    give_reviews(chance, families)
    give_voices(chance, [life for family in families for life in family])
    families += _arrived(len([life for family in families for life in family]))
    _describe(chance, families)
    return Cohort(families)


def _number(families: Iterable[list[Life]]) -> None:
    number = count(1)
    for family in families:
        for life in family:
            life.child = f"DEMO{next(number):04d}"


def _arrived(before: int) -> Families:
    found: dict[str, list[Life]] = {}
    for number, (kind, dob, sex, since, ls, home, rne) in enumerate(ARRIVED, start=before + 1):
        stay = Stay(since, ls, home, rne=rne, miles="4.2")
        life = Life(f"DEMO{number:04d}", dob, sex, "", "", [Care(since, None)], [stay])
        found.setdefault(kind if kind == "brothers" else life.child, []).append(life)
    return list(found.values())


def _describe(chance: Random, families: Families) -> None:
    """Sex, so that as many girls as are wanted are in care on the last day; ethnicity, the family's; need."""
    last = wanted.ENDS[2014]
    there = [life for family in families for life in family if any(care.on(last) for care in life.care)]
    girls = {life.child for life in chance.sample(there, wanted.GIRLS[2014])}
    known = {life.child for life in there}
    for family in families:
        ethnic, need = _pick(chance, ETHNICITIES), _pick(chance, NEEDS)
        for life in family:
            drawn = "2" if life.child in girls else "1" if life.child in known else chance.choice("12")
            life.sex, life.ethnic, life.need = life.sex or drawn, ethnic, need
    _more_of_minorities(families, known)


def _more_of_minorities(families: Families, known: set[str]) -> None:
    """As many are black and minority ethnic as are wanted: the draw left too few, so that more who came alone are."""
    there = [life for family in families for life in family if life.child in known]
    few = sum(ethnic_group(life.ethnic) not in NOT_MINORITY for life in there)
    alone = [family[0] for family in families if len(family) == 1 and family[0].child in known]
    white = (life for life in alone if ethnic_group(life.ethnic) == WHITE)
    for life, ethnic in zip(white, cycle(ONE_MORE), strict=False):
        if few == wanted.MINORITY_ETHNIC[2014]:
            return
        life.ethnic, few = ethnic, few + 1
    raise NeverEqualError("The draw left too many children who are black and minority ethnic.")


def _pick(chance: Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _three(families: Families) -> Iterator[list[Life]]:
    """Two girls and a boy, or the like, who came together last autumn and are in care."""
    for family in families:
        since = family[0].care[0].since
        if len(family) == 3 and all(life.in_care for life in family) and date(2013, 7, 1) < since < date(2014, 2, 1):
            yield family


def _mother_and_baby(families: Families, *, besides: Iterable[str]) -> tuple[str, str]:
    """A girl of sixteen or so, and a child born to her in care; each is alone in their family."""
    alone = [family[0] for family in families if len(family) == 1 and family[0].in_care and len(family[0].care) == 1]
    babies = [life for life in alone if life.dob > date(2013, 9, 1) and life.care[0].since < wanted.COUNTED]
    baby = min(babies, key=lambda life: (life.care[0].since - life.dob, life.child))
    girls = [
        life for life in alone if life.sex == "2" and life.care[0].since < baby.dob and age(life.dob, baby.dob) >= 15
    ]
    return min(girls, key=lambda life: (age(life.dob, baby.dob), life.child)).child, baby.child


def names() -> dict[str, tuple[str, str]]:
    """The given and family name of each child, by number. Brothers and sisters share the family's."""
    found, house = dict[str, tuple[str, str]](), houses()
    family_of_mother: dict[str, str] = {cohort().baby: cohort().mother}
    for family in cohort().families:
        called = next(house)
        for place, life in enumerate(family):
            found[life.child] = (given_name(life.sex, int(life.child[-4:]) + place), called)
    for baby, mother in family_of_mother.items():
        found[baby] = (found[baby][0], found[mother][1])
    return found


def given_name(sex: str, number: int) -> str:
    listed = (BOYS if sex == "1" else GIRLS).split()
    return listed[number % len(listed)]


def houses() -> Iterator[str]:
    """Names of families, none of them twice, in an order that tells nothing."""
    made = ["".join(parts) for parts in product(HOUSES.split(), ENDINGS.split())]
    Random(SEED).shuffle(made)  # noqa: S311
    return iter(made)


def until(life: Life) -> date:
    return life.care[-1].until or TODAY
