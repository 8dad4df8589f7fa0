"""The children with a child-protection plan: most of them live at home, a few are looked after as well."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random

from demo.cohort import SEED, cohort, given_name, houses
from demo.officers import OFFICERS

DAY = timedelta(days=1)
ALSO_LOOKED_AFTER = 12
LOOKED_AFTER_SINCE = date(2013, 6, 1)
FIRST_PLAN, LAST_PLAN = date(2012, 6, 1), date(2014, 2, 24)
TOGETHER = (1, 2, 3)
HOW_MANY = (50, 30, 20)


@dataclass(frozen=True)
class Plan:
    """A child's plan: the council's number, when it began, who chairs the conferences."""

    child: str
    since: date
    chair: str


@dataclass(frozen=True)
class AtHome:
    child: str
    given_names: str
    family_name: str
    born_on: date


def plans() -> tuple[list[AtHome], list[Plan]]:
    """The children who are not looked after, and every plan; as many for each chair as were counted."""
    chance = Random(SEED)  # noqa: S311
    chairs = [one.name for one in OFFICERS for _ in range(one.protection)]
    looked_after = list(islice(_looked_after(), ALSO_LOOKED_AFTER))
    at_home, found = list[AtHome](), list[Plan]()
    house = islice(houses(), len(cohort().families), None)
    while len(at_home) + len(looked_after) < len(chairs):
        together = min(chance.choices(TOGETHER, HOW_MANY)[0], len(chairs) - len(at_home) - len(looked_after))
        called, since = next(house), FIRST_PLAN + chance.randint(0, (LAST_PLAN - FIRST_PLAN).days) * DAY
        for place in range(together):
            number = len(at_home) + 1
            born = since - chance.randint(20, 900) * DAY - place * 700 * DAY
            child = AtHome(f"DEMO1{number:03d}", given_name(chance.choice("12"), number * 7 + place), called, born)
            at_home.append(child)
            found.append(Plan(child.child, since, ""))
    found += [Plan(child, since, "") for child, since in looked_after]
    found.sort(key=lambda plan: plan.since)
    chairs.sort(key=lambda name: (name != "Shirin Daly", name))
    return at_home, [Plan(plan.child, plan.since, chair) for plan, chair in zip(found, chairs, strict=True)]


def _looked_after() -> Iterator[tuple[str, date]]:
    """The baby and the brothers and sisters of last autumn first; each plan began before the child came into care."""
    known = [cohort().baby, *cohort().sisters_and_brother]
    lives = {life.child: life for life in cohort().lives}
    others = [life.child for life in cohort().lives if life.in_care and life.care[0].since > LOOKED_AFTER_SINCE
              and life.care[0].since < LAST_PLAN and life.child not in known]  # fmt: skip
    for child in [*known, *others[::3]]:
        yield child, min(max(lives[child].dob, lives[child].care[0].since - 40 * DAY), LAST_PLAN)


def names() -> dict[str, tuple[str, str]]:
    """Of those who are not looked after."""
    return {one.child: (one.given_names, one.family_name) for one in plans()[0]}
