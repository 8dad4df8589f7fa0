"""The floor: what DuckDB needs to read a 903 folder, type it and make one window pass over episodes and reviews.

`python -m bench.duckdb_floor DIR 2026-03-31` prints the two counts that such a pass can give, as JSON.
"""

import json
import sys
from pathlib import Path

import duckdb

READ = "read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"')"
DATE = "strptime({column}, '%d/%m/%Y')::date"
POPULATION = """
    with typed as (
        select CHILD, {decom} as started, {dec} as ended, LS, REC, RNE, PLACE, PLACE_PROVIDER from {episodes}
    ), passed as (
        select *, sum((RNE = 'S')::int) over (partition by CHILD order by started) as period from typed
    )
    select count(distinct h.CHILD), max(p.period), max({dob})
    from passed p join {header} h using (CHILD)
    where started <= $day::date and (ended is null or ended > $day::date) and LS not in ('V3', 'V4')"""
MEETINGS = """
    with typed as (select CHILD, {review} as held, REVIEW_CODE from {reviews}),
    passed as (select *, lag(held) over (partition by CHILD order by held) as previous from typed)
    select count(*) filter (held > $day::date - interval 1 year and held <= $day::date),
        count(*) filter (held <= previous + interval 6 month)
    from passed"""


def figures(folder: Path, year_ending: str) -> dict[str, object]:
    words = {name: READ.format(path=folder / f"{name}.csv") for name in ("header", "episodes", "reviews")}
    words |= {column.lower(): DATE.format(column=column) for column in ("DECOM", "DEC", "REVIEW", "DOB")}
    with duckdb.connect() as db:
        population = db.execute(POPULATION.format(**words), {"day": year_ending}).fetchone()
        meetings = db.execute(MEETINGS.format(**words), {"day": year_ending}).fetchone()
    assert population
    assert meetings
    return {"figures": {"looked_after_at_end": population[0]}, "reviews_read_in_year": meetings[0]}


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]), sys.argv[2])))
