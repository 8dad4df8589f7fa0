"""Made-up lives in care for the demo council's files: entered, moved, reviewed, left. Nobody in them exists."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

DAY = timedelta(days=1)
FIRST_START, LAST_DAY = date(2003, 4, 1), date(2014, 3, 31)
STARTS = 1800
SEED = 2014
ETHNICITIES = {"WBRI": 82, "WIRI": 1, "WOTH": 4, "MWBC": 3, "MWBA": 1, "MOTH": 3, "ABAN": 2, "BAFR": 3, "OOTH": 1}
NEEDS = {"N1": 60, "N2": 4, "N3": 6, "N4": 10, "N5": 14, "N6": 4, "N8": 2}
HOMES = {"Q2/PR1": 46, "Q1/PR1": 14, "Q2/PR4": 18, "Q2/PR5": 6, "K2/PR4": 5, "K2/PR1": 4, "P1/PR0": 4, "R3/PR4": 2}
OLDER_HOMES = {"Q2/PR1": 30, "Q2/PR4": 18, "K2/PR4": 9, "K2/PR1": 6, "P2/PR1": 8, "H5/PR4": 4}
WAYS_OUT = {"E4A": 40, "E4B": 15, "E41": 8, "E43": 10, "E3": 2, "E8": 6}
VOICES = {"PN1": 45, "PN2": 4, "PN3": 2, "PN4": 3, "PN5": 30, "PN6": 10, "PN7": 6}


@dataclass
class Stay:
    decom: date
    ls: str
    home: str
    dec: date | None = None
    rec: str = ""
    rne: str = ""


@dataclass
class Life:
    child: str
    dob: date
    sex: str
    ethnic: str
    need: str
    stays: list[Stay] = field(default_factory=list)
    reviews: dict[date, str] = field(default_factory=dict)
    placed: date | None = None


def pick(chance: Random, weights: dict[str, int]) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def eighteenth(dob: date) -> date:
    """The birthday; nobody is born on 29 February here."""
    return dob.replace(year=dob.year + 18)


def lives() -> Iterator[Life]:
    chance = Random(SEED)  # noqa: S311
    for number in range(STARTS):
        start = FIRST_START + chance.randrange((LAST_DAY - FIRST_START).days) * DAY
        life = born_before(chance, start, f"DEMO{number + 1:04d}")
        live(chance, life, start)
        if life.stays[-1].dec and chance.random() < 0.08:
            back = (life.stays[-1].dec or start) + chance.randint(5, 200) * DAY
            if back < min(LAST_DAY, eighteenth(life.dob) - 60 * DAY) and life.placed is None:
                live(chance, life, back)
        yield life


def born_before(chance: Random, start: date, child: str) -> Life:
    least, most = chance.choices([(0, 5), (6, 13), (14, 17)], [46, 29, 25])[0]
    dob = start - chance.randint(least * 365 + 1, most * 365 + 200) * DAY
    if (dob.month, dob.day) == (2, 29):
        dob += DAY
    return Life(child, dob, chance.choice("12"), pick(chance, ETHNICITIES), pick(chance, NEEDS))


def live(chance: Random, life: Life, start: date) -> None:
    """One period of care, with its moves, changes of status, reviews and, for most, its end."""
    age, kind = (start - life.dob).days // 365, chance.random()
    length = chance.choices([chance.randint(4, 90), chance.randint(90, 540), chance.randint(600, 2600)], [30, 34, 36])[
        0
    ]
    if age >= 13 and kind < 0.06:
        stays = [Stay(start, "J1", "K2/PR4")]
        length, out = chance.randint(5, 50), "E14" if start >= date(2013, 4, 1) else "E8"
    elif age >= 3 and kind > 0.97:
        stays, length, out = [Stay(start, "V4", "Q2/PR1")], length + 300, "E8"
    elif age <= 4 and kind < 0.45:
        stays, length = towards_adoption(chance, life, start)
        out = chance.choice(["E11", "E12"])
    else:
        stays, out = ordinary(chance, start, length, age), pick(chance, WAYS_OUT)
    settle(life, stays, start + length * DAY, out)
    review(chance, life, stays)


def towards_adoption(chance: Random, life: Life, start: date) -> tuple[list[Stay], int]:
    care, order, placed = (chance.randint(20, 60), chance.randint(200, 320), chance.randint(380, 560))
    life.placed = start + placed * DAY
    stays = [
        Stay(start, "V2", "Q2/PR1"),
        Stay(start + care * DAY, "C1", "Q2/PR1"),
        Stay(start + order * DAY, "E1", "Q2/PR1"),
        Stay(life.placed, "E1", chance.choice(["A4/PR1", "A6/PR5"])),
    ]
    return stays, placed + chance.randint(150, 420)


def ordinary(chance: Random, start: date, length: int, age: int) -> list[Stay]:
    homes = OLDER_HOMES if age >= 13 else HOMES
    accommodated = chance.random() < 0.5
    ls = "V2" if accommodated else "C1"
    stays = [Stay(start, ls, home_for(chance, homes, ls))]
    day = start
    while (day := day + chance.randint(60, 900) * DAY) < start + (length - 30) * DAY:
        ls = "C2" if not accommodated or chance.random() < 0.15 else ls
        home = stays[-1].home if chance.random() < 0.4 and ls != stays[-1].ls else home_for(chance, homes, ls)
        if (ls, home) != (stays[-1].ls, stays[-1].home):
            stays.append(Stay(day, ls, home))
    return stays


def home_for(chance: Random, homes: dict[str, int], ls: str) -> str:
    """Who is accommodated under section 20 cannot be placed with parents."""
    home = pick(chance, homes)
    return "Q2/PR1" if home == "P1/PR0" and ls != "C2" else home


def settle(life: Life, stays: list[Stay], end: date, out: str) -> None:
    """Close each stay by the next, the last by the end; who turns 18 leaves that day."""
    grown = eighteenth(life.dob)
    kept = [stay for stay in stays if stay.decom < min(grown, end) and stay.decom <= LAST_DAY]
    for number, stay in enumerate(kept):
        before = kept[number - 1] if number else None
        stay.rne = reason(before, stay)
        if before:
            before.dec, before.rec = stay.decom, "X1"
    if min(end, grown) <= LAST_DAY and len(kept) == len([s for s in stays if s.decom < min(grown, end)]):
        kept[-1].dec, kept[-1].rec = min(end, grown), "E5" if grown <= end else out
    stays[:] = kept
    life.stays += kept


def reason(before: Stay | None, stay: Stay) -> str:
    if before is None:
        return "S"
    if before.ls == stay.ls:
        return "P"
    return "L" if before.home == stay.home else "B"


def review(chance: Random, life: Life, stays: list[Stay]) -> None:
    """About one in twenty-five is late; short breaks have none; a child placed for adoption has one in four weeks."""
    if not stays or stays[0].ls == "V4":
        return
    end = stays[-1].dec or LAST_DAY
    held, number = stays[0].decom + chance.randint(17, 26) * DAY, 0
    while held <= min(end, LAST_DAY):
        life.reviews[held] = voice(chance, life, held)
        ahead = held + (chance.randint(70, 88) if number == 0 else chance.randint(150, 180)) * DAY
        if chance.random() < 0.04:
            ahead = held + (92 if number == 0 else 184) * DAY + chance.randint(2, 25) * DAY
        placed = life.placed if life.placed and held < life.placed <= ahead else None
        held, number = (placed + chance.randint(18, 27) * DAY, 0) if placed else (ahead, number + 1)


def voice(chance: Random, life: Life, held: date) -> str:
    birthday = life.dob.replace(year=life.dob.year + 4)
    return "PN0" if held < birthday else pick(chance, VOICES)
