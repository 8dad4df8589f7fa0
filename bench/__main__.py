"""`./run bench [NAME] [--size la|region|england]`: each row beside its named baseline, measured in the same run."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench import annual_report, distances, pages
from bench.documents import CHAPTERS, FORMS
from bench.process import ROOT, DidNotRunError, Run, interleaved, median_seconds, peak_megabytes, python, run
from bench.table import Line, machine, render

SEED = 903
CHILDREN = {"la": 700, "region": 20_000, "england": 260_000}
RUNS = {"la": 5, "region": 5, "england": 3}
YEAR_ENDING = "2026-03-31"
DATES_A_SECOND = 2_000_000
DOCUMENT_WITHIN = 3  # seconds
OF_PANDAS = 0.5
OF_ONE_BY_ONE, MEGABYTES = 10, 2048


def due_dates(size: str, runs: int) -> tuple[str, list[Line]]:
    found = json.loads(run(python("-m", "bench.due_dates")).output)
    bulk, singly, same = found["bulk_a_second"], found["singly_a_second"], found["different"] == 0
    head = (
        f"due dates: {found['dates']:,} drawn over 2011 to 2035, seed {SEED}; a sample of {found['sample']:,} compared"
    )
    return head, [
        Line("rule asked one by one", f"{singly:,.0f}/s"),
        Line(
            "rulebook.bulk",
            f"{bulk:,.0f}/s",
            "one by one",
            f"{bulk / singly:,.0f} x",
            f">= {DATES_A_SECOND:,}/s",
            verdict=verdict(bulk >= DATES_A_SECOND, same, "same dates", "DATES DIFFER"),
        ),
    ]


def verdict(met: bool, same: bool, agreed: str, differing: str) -> str:
    return f"{'met' if met else 'NOT MET'}, {agreed if same else differing}"


def figures_from_files(size: str, runs: int) -> tuple[str, list[Line]]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as name:
        rows = run(python("-m", "bench.folder", name, str(CHILDREN[size]), str(SEED))).output.strip()
        asked = ["figures", "--year-ending", YEAR_ENDING, "--from", name, "--format", "json"]
        commands = {
            "DuckDB floor": python("-m", "bench.duckdb_floor", name, YEAR_ENDING),
            "pandas": python("-m", "bench.pandas_figures", name, YEAR_ENDING),
            "manage.py figures": python("manage.py", *asked),
            "./run figures": [str(ROOT / "run"), *asked],
        }
        megabytes = sum(file.stat().st_size for file in Path(name).iterdir()) / 1e6
        measured = interleaved(commands, runs)
    head = (
        f"figures from files: size {size}, seed {SEED}, {megabytes:.1f} MB, rows {rows};\n"
        f"  whole processes, wall seconds, median of {runs} interleaved runs"
    )
    return head, [figures_line(name, measured) for name in commands]


def figures_line(name: str, measured: dict[str, list[Run]]) -> Line:
    seconds, baseline = median_seconds(measured[name]), median_seconds(measured["pandas"])
    spread = (
        f"{seconds:.2f} s ({min(r.seconds for r in measured[name]):.2f}-{max(r.seconds for r in measured[name]):.2f})"
    )
    memory = f"{peak_megabytes(measured[name]):.0f} MB"
    if name == "pandas":
        return Line(name, spread, memory=memory)
    differing = disagreements(measured[name][-1], measured["pandas"][-1])
    agreed = "same figures" if len(json.loads(measured[name][-1].output)["figures"]) > 1 else "same children at end"
    ratio, differences = f"{seconds / baseline:.2f} x", f"DIFFER: {', '.join(differing)}"
    if name == "DuckDB floor":
        return Line(name, spread, "pandas", ratio, memory=memory, verdict=differences if differing else agreed)
    return Line(
        name,
        spread,
        "pandas",
        ratio,
        f"<= {OF_PANDAS} x",
        memory,
        verdict(seconds <= OF_PANDAS * baseline, not differing, agreed, differences),
    )


def disagreements(one: Run, other: Run) -> list[str]:
    """Keys that both printed with different values; a code that nobody has may be printed at 0 or left out."""
    left, right = (json.loads(each.output)["figures"] for each in (one, other))
    return [key for key in left if key in right and without_zeros(left[key]) != without_zeros(right[key])]


def without_zeros(value: object) -> object:
    return {key: count for key, count in value.items() if count != 0} if isinstance(value, dict) else value


def from_postcodes(size: str, runs: int) -> tuple[str, list[Line]]:
    return distances.measure(children=CHILDREN[size], seed=SEED, runs=runs, year_ending=YEAR_ENDING)


def importing(size: str, runs: int) -> tuple[str, list[Line]]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as name:
        run(python("-m", "bench.folder", name, str(CHILDREN[size]), str(SEED)))
        found = json.loads(run(python("-m", "bench.importing", name)).output)
    rows, baseline = found["rows"], found["baseline"]
    each = ", ".join(f"{number:,} {kind}" for kind, number in rows.items())
    head = (
        f"import: size {size}, seed {SEED}; rows made: {each};\n"
        "  the baseline is a sample of 3,000 rows of each kind saved one by one, reckoned up to all of them"
    )
    faster, again = baseline / found["seconds"], baseline / found["again"]
    memory, small = f"{found['megabytes']:.0f} MB", found["megabytes"] < MEGABYTES
    met = verdict(faster >= OF_ONE_BY_ONE, small, f"under {MEGABYTES} MB", "TOO MUCH MEMORY")
    return head, [
        Line("saved one by one, reckoned up", f"{baseline:.1f} s"),
        Line("import_ssda903", f"{found['seconds']:.1f} s", "one by one", f"{faster:.1f} x faster",
             f">= {OF_ONE_BY_ONE} x", memory, met),
        Line("the same files again", f"{found['again']:.1f} s", "one by one", f"{again:.1f} x faster"),
    ]  # fmt: skip


def documents(size: str, runs: int) -> tuple[str, list[Line]]:
    """The same document whatever the size."""
    found = [(form, run(python("-m", "bench.documents", form)).output) for form in FORMS for _ in range(runs)]
    first, again = ({form: usual(found, form, key) for form in FORMS} for key in ("first", "again"))
    head = (
        f"documents: one outline of about 20 pages with {CHAPTERS} tables and charts; wall seconds, median of {runs};\n"
        "  the first time, with what is loaded for it, and in brackets again"
    )
    lines = [Line("HTML", f"{first['html']:.2f} s ({again['html']:.2f})")]
    for form in list(FORMS)[1:]:
        ratio = f"{again[form] / again['html']:.0f} x"
        met = "met" if first[form] < DOCUMENT_WITHIN else "NOT MET"
        lines.append(Line(FORMS[form], f"{first[form]:.2f} s ({again[form]:.2f})", "HTML", ratio,
                          f"< {DOCUMENT_WITHIN} s", verdict=met))  # fmt: skip
    return head, lines


def usual(found: list[tuple[str, str]], form: str, key: str) -> float:
    return median(json.loads(output)[key] for other, output in found if other == form)


def under_load(size: str, runs: int) -> tuple[str, list[Line]]:
    """The same council whatever the size."""
    return pages.measure(runs)


def report(size: str, runs: int) -> tuple[str, list[Line]]:
    """The same council whatever the size."""
    return annual_report.measure(runs)


BENCHMARKS: dict[str, Callable[[str, int], tuple[str, list[Line]]]] = {
    "due-dates": due_dates,
    "figures-from-files": figures_from_files,
    "distances": from_postcodes,
    "import": importing,
    "pages": under_load,
    "documents": documents,
    "annual-report": report,
}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=list(BENCHMARKS), help="one benchmark; all of them when left out")
    parser.add_argument("--size", choices=list(CHILDREN), default="la", help="of the made-up folder (default: la)")
    parser.add_argument("--runs", type=int, help="how often each process is measured")
    asked = parser.parse_args(argv)
    print(machine(), flush=True)
    for name in [asked.name] if asked.name else BENCHMARKS:
        try:
            head, lines = BENCHMARKS[name](asked.size, asked.runs or RUNS[asked.size])
        except DidNotRunError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"\n{head}\n{render(lines)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
