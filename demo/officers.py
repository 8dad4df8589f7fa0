"""The reviewing officers of the demo council: their posts, and whose officer each was from when to when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from demo import people, wanted
from demo.cohort import cohort
from demo.lives import Care, Life

DAY = timedelta(days=1)
LOCUMS_CAME, ONE_LEFT = date(2013, 12, 2), date(2014, 4, 1)
WEDNESDAY = 2  # officers are named once a week: five working days are allowed
NAMED_LATE = 29  # one child in so many waits for a week more


@dataclass(frozen=True)
class Officer:
    """A post on the day caseloads were counted, with the children then looked after and the protection cases."""

    name: str
    title: str
    kind: str
    fte: str
    looked_after: int
    protection: int
    since: date = people.SINCE


OFFICERS = (
    Officer("Gwen Abara", "Lead IRO (Manager)", "permanent", "0.50", 6, 16),
    Officer("Maya Lindqvist", "IRO FTE", "permanent", "1.00", 73, 8),
    Officer("Rafe Winterbourne-Oak", "Locum IRO FTE", "locum", "1.00", 73, 0, LOCUMS_CAME),
    Officer("Hester Quayle", "IRO FTE", "permanent", "1.00", 57, 0),
    Officer("Ludo Farthingale", "IRO FTE", "permanent", "1.00", 33, 47),
    Officer("Tamsin Oyster-Bell", "Locum IRO FTE", "locum", "1.00", 30, 29, LOCUMS_CAME),
    Officer("Shirin Daly", "CP Chair", "permanent", "1.00", 1, 121),
    Officer("Bertram Locke", "IRO 0.5", "permanent", "0.50", 29, 10),
)
CHAIR, RETIRES, NEW = "Shirin Daly", "Bertram Locke", "Noor Vasquez-Elm"
BEFORE_LOCUMS = {"Rafe Winterbourne-Oak": "Ambrose Pettigrew-Vane", "Tamsin Oyster-Bell": "Isolde Marchbank"}
OF_THOSE_WHO_LEFT = (
    "Maya Lindqvist",
    "Ambrose Pettigrew-Vane",
    "Hester Quayle",
    "Isolde Marchbank",
    "Ludo Farthingale",
)
OF_NEWCOMERS = ("Hester Quayle", "Tamsin Oyster-Bell", "Ludo Farthingale")
STILL_HELD_BY_RETIRED = 2


@dataclass(frozen=True)
class Turn:
    """The officer of one child from a day to the day before another."""

    child: str
    officer: str
    since: date
    until: date | None
    taken_over: bool = False


def turns() -> list[Turn]:
    """Every turn at the side of every child, in order of day: all who were in care on the day of the count, the
    others who left before, and those who came after it."""
    there, arrived = _on_the_count(), _of_newcomers()
    gone = cycle(OF_THOSE_WHO_LEFT)
    found = list[Turn]()
    for family in cohort().families:
        left_to = next(gone)
        for life in family:
            officer = there.get(life.child) or arrived.get(life.child, left_to)
            if officer:
                found += _of_life(life, officer)
    return sorted(_without_the_retired(found), key=lambda turn: (turn.since, turn.officer, turn.child))


def _on_the_count() -> dict[str, str]:
    """As many children for each officer as were counted, brothers and sisters together, mother and baby apart."""
    room = {one.name: one.looked_after for one in OFFICERS}
    found: dict[str, str] = {}
    families = [[life.child for life in family if _care_on(life, wanted.COUNTED)] for family in cohort().families]
    of_maya = {*cohort().sisters_and_brother, cohort().mother}
    families.sort(key=lambda family: (not of_maya & set(family), -len(family)))
    for family in families:
        if of_maya & set(family):
            officer = "Maya Lindqvist"
        elif cohort().baby in family:
            officer = "Hester Quayle"
        else:
            officer = max(room, key=lambda name: (room[name] >= len(family), room[name]))
        room[officer] -= len(family)
        found |= dict.fromkeys(family, officer)
    return found


def _of_newcomers() -> dict[str, str]:
    """Of who came after the count; two of them have nobody yet."""
    officers = cycle(OF_NEWCOMERS)
    found: dict[str, str] = {}
    for family in cohort().families:
        if family[0].care[-1].since > wanted.COUNTED and not _care_on(family[0], wanted.COUNTED):
            found |= dict.fromkeys((life.child for life in family), next(officers))
    found |= dict.fromkeys([*cohort().arrived("brothers"), *cohort().arrived("new")], NEW)
    found |= dict.fromkeys(cohort().arrived("moved here"), "Maya Lindqvist")
    return found | dict.fromkeys(cohort().arrived("without"), "")


def _care_on(life: Life, day: date) -> Care | None:
    return next((care for care in life.care if care.on(day)), None)


def _of_life(life: Life, officer: str) -> Iterator[Turn]:
    """An officer for each time in care; who works with a locum now had another before."""
    for care in life.care:
        since = _named_on(life, care)
        if care.until and care.until <= since:
            continue
        before = BEFORE_LOCUMS.get(officer)
        if before and since < LOCUMS_CAME and (care.until is None or care.until > LOCUMS_CAME):
            yield Turn(life.child, before, since, LOCUMS_CAME)
            yield Turn(life.child, officer, LOCUMS_CAME, care.until, taken_over=True)
        elif before and since < LOCUMS_CAME:
            yield Turn(life.child, before, since, care.until)
        elif officer in BEFORE_LOCUMS.values() and (care.until is None or care.until > LOCUMS_CAME):
            yield Turn(life.child, "Hester Quayle", since, care.until)
        else:
            yield Turn(life.child, officer, since, care.until)


def _named_on(life: Life, care: Care) -> date:
    """The first Wednesday after the start, but for a few; on the service's first day for those who were there."""
    if care.since < people.SINCE:
        return people.SINCE
    named = care.since + ((WEDNESDAY - care.since.weekday() - 1) % 7 + 1) * DAY
    late = int(life.child[-4:]) % NAMED_LATE == 0 and care.since < wanted.COUNTED - 14 * DAY
    return named + 7 * DAY if late else named


def _without_the_retired(found: Sequence[Turn]) -> Iterator[Turn]:
    """Whose officer retired has the new one since; two have been forgotten. The chair gave up the one child."""
    held = defaultdict(list)
    for turn in found:
        running = turn.until is None or turn.until > ONE_LEFT
        if running and turn.since < ONE_LEFT and turn.officer in (RETIRES, CHAIR):
            held[turn.officer].append(turn)
        else:
            yield turn
    forgotten = held[RETIRES][:STILL_HELD_BY_RETIRED]
    yield from forgotten
    for turn in [*held[RETIRES][STILL_HELD_BY_RETIRED:], *held[CHAIR]]:
        follower = NEW if turn.officer == RETIRES else "Ludo Farthingale"
        yield Turn(turn.child, turn.officer, turn.since, ONE_LEFT)
        yield Turn(turn.child, follower, ONE_LEFT, turn.until, taken_over=True)
