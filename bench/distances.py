"""What distances cost: figures from the same files without postcodes, and with postcodes drawn from the directory.

Homes lie in one letter, as a council's mostly do; placements anywhere in Great Britain, so that most letters are read.
"""

import json
import random
import tempfile
from pathlib import Path

import duckdb

from bench.process import Run, interleaved, median_seconds, peak_megabytes, python, run
from bench.table import Line
from footprint.interchange import postcodes

HOME, LETTERS, DRAWN = "N", "ABCDEGHLMNPRSTWY", 400
SET = """
COPY (SELECT * REPLACE ({home} AS HOME_POST, {placement} AS PL_POST) FROM read_csv('{path}', all_varchar = true))
TO '{path}.new' (HEADER, DELIMITER ',')"""


def measure(*, children: int, seed: int, runs: int, year_ending: str) -> tuple[str, list[Line]]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as name:
        commands = {}
        for kind in ("without postcodes", "with postcodes"):
            folder = Path(name) / kind
            run(python("-m", "bench.folder", str(folder), str(children), str(seed)))
            give_postcodes(folder / "episodes.csv", seed=seed, some=kind == "with postcodes")
            asked = ["--year-ending", year_ending, "--from", str(folder), "--format", "json"]
            commands[kind] = python("manage.py", "figures", *asked)
        measured = interleaved(commands, runs)
    head = (
        f"distances: {children:,} children, seed {seed};\n"
        f"  whole processes, wall seconds, median of {runs} interleaved runs"
    )
    return head, [line(kind, measured) for kind in commands]


def give_postcodes(path: Path, *, seed: int, some: bool) -> None:
    home = placement = "NULL"
    if some:
        rng = random.Random(seed)
        homes, placements = drawn(HOME, rng), [name for letter in LETTERS for name in drawn(letter, rng)]
        home, placement = (
            f"{names}[1 + (hash(CHILD || DECOM || '{place}') % {len(names)})::INTEGER]"
            for names, place in ((homes, "home"), (placements, "placement"))
        )
    with duckdb.connect() as db:
        db.execute(SET.format(home=home, placement=placement, path=path))
    path.with_suffix(".csv.new").rename(path)


def drawn(letter: str, rng: random.Random) -> list[str]:
    return rng.sample(postcodes.directory(letter)["pcd"], DRAWN)


def line(kind: str, measured: dict[str, list[Run]]) -> Line:
    seconds = median_seconds(measured[kind])
    memory = f"{peak_megabytes(measured[kind]):.0f} MB"
    if kind == "without postcodes":
        return Line(kind, f"{seconds:.2f} s", memory=memory)
    ratio = seconds / median_seconds(measured["without postcodes"])
    known = json.loads(measured[kind][-1].output)["figures"]["over_20_miles"]["of"]
    return Line(
        kind, f"{seconds:.2f} s", "without postcodes", f"{ratio:.2f} x", memory=memory, verdict=f"{known:,} known"
    )
