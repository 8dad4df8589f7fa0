"""The annual report of the made-up council, each form as a whole process beside an empty command of the same run."""

import os
import tempfile
from pathlib import Path
from statistics import median

from bench.process import python, run
from bench.table import Line

WITHIN = 3  # seconds
YEAR, TODAY = "2014-03-31", "2014-04-28"
FORMS = {"html": "HTML", "pdf": "PDF", "docx": "Word", "xlsx": "Excel"}


def measure(runs: int) -> tuple[str, list[Line]]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as name:
        os.environ |= {"FOOTPRINT_DATA": name, "FOOTPRINT_TODAY": TODAY}
        run(python("manage.py", "demo", "--no-serve"))
        empty = _seconds(["figures", "--year-ending", YEAR], runs)
        asked = {form: ["--year-ending", YEAR, "--format", form, "--out", str(Path(name) / form)] for form in FORMS}
        found = {form: _seconds(["annual_report", *words], runs) for form, words in asked.items()}
    head = (
        f"annual report of one council: whole processes, the database's start in them, seconds, median of {runs};\n"
        "  the baseline counts the same figures of one year and prints them"
    )
    return head, [
        Line("./run figures", f"{empty:.2f} s"),
        *(
            Line(FORMS[form], f"{seconds:.2f} s", "figures", f"{seconds / empty:.2f} x", f"< {WITHIN} s",
                 verdict="met" if seconds < WITHIN else "NOT MET")
            for form, seconds in found.items()
        ),
    ]  # fmt: skip


def _seconds(words: list[str], runs: int) -> float:
    return median(run(python("manage.py", *words)).seconds for _ in range(runs))
