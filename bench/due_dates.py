"""Due dates in bulk beside the rule asked one date at a time: `python -m bench.due_dates` prints JSON."""

import json
import random
import time
from datetime import date

import numpy as np

from rulebook.bulk import due_in_bulk
from rulebook.timetables import LOOKED_AFTER

SEED = 903
IN_BULK, ONE_BY_ONE, SAMPLE = 4_000_000, 40_000, 20_000
FIRST, LAST = date(2011, 4, 1), date(2035, 12, 31)


def one_by_one(base: date, previous: date, position: int) -> date:
    return LOOKED_AFTER.limit(position).end(previous if position else base)


def measure() -> dict[str, float | int]:
    """Dates a second each way, and how many of a sample came out differently."""
    rng = np.random.default_rng(SEED)
    base = np.datetime64(FIRST) + rng.integers(0, (LAST - FIRST).days, IN_BULK)
    previous = base + rng.integers(10, 200, IN_BULK)
    position = rng.integers(0, 6, IN_BULK)
    due_in_bulk(
        LOOKED_AFTER, base=base[:1], previous=previous[:1], position=position[:1]
    )  # the calendar is worked out once
    start = time.perf_counter()
    bulk = due_in_bulk(LOOKED_AFTER, base=base, previous=previous, position=position)
    bulk_seconds = time.perf_counter() - start

    rows = list(
        zip(base[:ONE_BY_ONE].tolist(), previous[:ONE_BY_ONE].tolist(), position[:ONE_BY_ONE].tolist(), strict=True)
    )
    start = time.perf_counter()
    singly = [one_by_one(*row) for row in rows]
    single_seconds = time.perf_counter() - start

    sample = random.Random(SEED).sample(range(ONE_BY_ONE), SAMPLE)
    different = sum(bulk[place].item() != singly[place] for place in sample)
    return {
        "bulk_a_second": IN_BULK / bulk_seconds,
        "singly_a_second": ONE_BY_ONE / single_seconds,
        "different": different,
        "sample": SAMPLE,
        "dates": IN_BULK,
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
