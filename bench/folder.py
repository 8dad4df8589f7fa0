"""A made-up 903 folder of any size: `python -m bench.folder DIR CHILDREN SEED` writes it, the same for the same seed.

Lives are spread over eleven years to 31 March 2026, reviews over the last nine of them.
"""

import sys
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

FIRST_START, FIRST_REVIEW, LAST_DAY = (np.datetime64(day) for day in ("2015-04-01", "2017-04-01", "2026-03-31"))
ETHNICITIES = ["WBRI", "WIRI", "WOTH", "MWBC", "MOTH", "APKN", "BAFR", "BCRB", "OOTH", "NOBT"]
PLACEMENTS = ["U6/PR1", "U6/PR4", "U4/PR1", "U4/PR4", "U3/PR1", "U1/PR1", "K2/PR4", "K2/PR1", "P1/PR0", "R3/PR4"]
PLACEMENT_SHARES = [0.26, 0.24, 0.11, 0.09, 0.1, 0.05, 0.06, 0.02, 0.05, 0.02]
Table = dict[str, Any]


def children(rng: np.random.Generator, count: int) -> Table:
    """A year of birth that makes the child 0 to 16 at the first start."""
    start = FIRST_START + rng.integers(0, 4010, count)
    return {
        "child": np.arange(count),
        "start": start,
        "dob": start - (rng.beta(0.8, 0.9, count) * 6100).astype(int),
        "sex": rng.choice(["M", "F"], count, p=[0.56, 0.44]),
        "ethnic": rng.choice(ETHNICITIES, count, p=[0.7, 0.02, 0.03, 0.04, 0.04, 0.03, 0.05, 0.03, 0.03, 0.03]),
    }


def periods(rng: np.random.Generator, who: Table) -> Table:
    """One period of care each; one child in nine comes back within the year. Nobody stays past the 18th birthday."""
    count = len(who["child"])
    length = np.maximum(np.exp(rng.normal(6.11, 1.15, count)).astype(int), 1)
    again = np.flatnonzero((rng.random(count) < 0.11) & (length < 1500))
    start = np.concatenate([who["start"], (who["start"] + length)[again] + rng.integers(1, 365, len(again))])
    child = np.concatenate([who["child"], again])
    length = np.concatenate([length, np.maximum(np.exp(rng.normal(5.5, 1.0, len(again))).astype(int), 1)])
    grown = who["dob"][child] + 6570
    end = np.minimum(start + length, grown)
    kept = (start <= LAST_DAY) & (start < grown)
    child, start, end = child[kept], start[kept], end[kept]
    order = np.lexsort((start, child))
    child, start, end = child[order], start[order], end[order]
    return {"child": child, "start": start, "end": end, "kind": kinds(rng, who, child, start, end)}


def kinds(rng: np.random.Generator, who: Table, child: Any, start: Any, end: Any) -> Any:
    """Ordinary, short breaks throughout, from or to short breaks, adoption (young, over a year), remand (over 12)."""
    age, length = (start - who["dob"][child]).astype(int), (end - start).astype(int)
    drawn = rng.random(len(child))
    kind = np.full(len(child), "ordinary", dtype="U10")
    kind[drawn < 0.03] = "short"
    kind[(drawn >= 0.03) & (drawn < 0.035) & (length > 60)] = "from short"
    kind[(drawn >= 0.035) & (drawn < 0.04) & (length > 60)] = "to short"
    kind[(drawn >= 0.1) & (drawn < 0.4) & (age < 1800) & (length > 360)] = "adoption"
    kind[(drawn >= 0.1) & (drawn < 0.15) & (age > 4400)] = "remand"
    return kind


def episodes(rng: np.random.Generator, care: Table) -> Table:
    """One to four episodes a period, cut at even distances."""
    length = (care["end"] - care["start"]).astype(int)
    changes = rng.poisson(0.325, len(length)) + np.isin(care["kind"], ["from short", "to short", "adoption"])
    number = np.clip(1 + changes, 1, np.clip(length // 20, 1, 4))
    period = np.repeat(np.arange(len(length)), number)
    place_in = np.arange(len(period)) - np.repeat(np.cumsum(number) - number, number)
    of = number[period]
    decom = care["start"][period] + length[period] * place_in // of
    dec = care["start"][period] + length[period] * (place_in + 1) // of
    last = place_in == of - 1
    kind = care["kind"][period]
    table = {"child": care["child"][period], "decom": decom, "dec": dec, "first": place_in == 0, "last": last}
    table |= statuses(rng, kind, table)
    shown = decom <= LAST_DAY
    return {name: column[shown] for name, column in table.items()}


def statuses(rng: np.random.Generator, kind: Any, table: Table) -> Table:
    size, first, last = len(kind), table["first"], table["last"]
    ls = np.where(first, rng.choice(["V2", "C1"], size, p=[0.56, 0.44]), "C2")
    place = rng.choice(PLACEMENTS, size, p=PLACEMENT_SHARES)
    rec = rng.choice(["E4A", "E4B", "E13", "E41", "E45", "E3", "E5", "E8"], size)
    ls[(kind == "short") | ((kind == "from short") & first) | ((kind == "to short") & last)] = "V4"
    ls[kind == "remand"] = "J1"
    placed = (kind == "adoption") & last & ~first
    ls[placed], place[placed], rec[placed] = "E1", "A4/PR4", "E11"
    rec = np.where(last, rec, "X1")
    ls[(ls == "V2") & (place == "P1/PR0")] = "C2"
    before_ls, before_place = np.roll(ls, 1), np.roll(place, 1)
    moved = np.where(ls == before_ls, "P", "B")
    rne = np.where(first, "S", np.where(place == before_place, "L", moved))
    changed = (np.roll(place, -1) != place) & ~last
    return {
        "ls": ls,
        "place": place,
        "rec": rec,
        "rne": rne,
        "placed": placed,
        "reason": np.where(changed, "CARPL", ""),
    }


def reviews(rng: np.random.Generator, who: Table, care: Table) -> Table:
    """A chain in each period: about one review in thirteen is late. Short breaks have none."""
    alive = np.flatnonzero(care["kind"] != "short")
    held = care["start"][alive] + rng.integers(14, 30, len(alive))
    found: list[tuple[Any, Any]] = []
    for number in range(24):
        going = (held <= care["end"][alive]) & (held <= LAST_DAY)
        alive, held = alive[going], held[going]
        found.append((care["child"][alive], held))
        least, most = (62, 94) if number == 0 else (135, 187)
        held = held + rng.integers(least, most, len(alive))
    child, held = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((held, child))
    child, held = child[order], held[order]
    seen = (held >= FIRST_REVIEW) & np.append(True, (child[1:] != child[:-1]) | (held[1:] != held[:-1]))
    child, held = child[seen], held[seen]
    young = (held - who["dob"][child]).astype(int) < 1461
    spoken = rng.choice(
        ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"], len(held), p=[0.5, 0.05, 0.03, 0.05, 0.12, 0.2, 0.05]
    )
    return {"child": child, "held": held, "code": np.where(young, "PN0", spoken)}


QUERIES = {
    "header.csv": """
        select id(child) as CHILD, sex as SEX, day(dob) as DOB, ethnic as ETHNIC, 'UN1' as UPN,
            null as MOTHER, null as MC_DOB
        from who where child in (select child from stays) order by child""",
    "episodes.csv": """
        select id(child) as CHILD, day(decom) as DECOM, rne as RNE, ls as LS, 'N1' as CIN,
            split_part(place, '/', 1) as PLACE, split_part(place, '/', 2) as PLACE_PROVIDER,
            if(dec <= last_day, day(dec), null) as DEC,
            if(dec <= last_day, rec, null) as REC, if(dec <= last_day, nullif(reason, ''), null) as REASON_PLACE_CHANGE,
            'ZZ1 1ZZ' as HOME_POST, 'ZZ2 2ZZ' as PL_POST, 'SC999999' as URN
        from stays order by child, decom""",
    "reviews.csv": """
        select id(child) as CHILD, day(dob) as DOB, day(held) as REVIEW, code as REVIEW_CODE
        from meetings join who using (child) order by child, held""",
    "placed_for_adoption.csv": """
        select id(child) as CHILD, day(dob) as DOB, day(decom) as DATE_PLACED, null as DATE_PLACED_CEASED,
            null as REASON_PLACED_CEASED
        from stays join who using (child) where placed order by child, decom""",
}


def write(folder: Path, *, count: int, seed: int) -> dict[str, int]:
    """Rows written by file name."""
    rng = np.random.default_rng(seed)
    who = children(rng, count)
    care = periods(rng, who)
    tables = {"who": who, "stays": episodes(rng, care), "meetings": reviews(rng, who, care)}
    folder.mkdir(parents=True, exist_ok=True)
    rows = {}
    with duckdb.connect() as db:
        db.execute("create macro day(d) as strftime(d::date, '%d/%m/%Y')")
        db.execute("create macro id(n) as format('BENCH{:07d}', n)")
        for name, table in tables.items():
            db.register(name, pd.DataFrame(table))
        for name, query in QUERIES.items():
            text = query.replace("last_day", f"date '{LAST_DAY}'")
            path = str(folder / name).replace("'", "''")
            rows[name] = db.execute(f"copy ({text}) to '{path}' (header, delimiter ',')").fetchone()[0]  # type: ignore[index]
    return rows


if __name__ == "__main__":
    print(write(Path(sys.argv[1]), count=int(sys.argv[2]), seed=int(sys.argv[3])))
