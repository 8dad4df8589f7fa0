"""An import of a made-up folder into a database of its own, beside the same rows saved one by one through the ORM.

`python -m bench.importing DIR` prints JSON. The baseline saves a sample of each kind, a transaction a kind, and is
reckoned up to the rows that the import made.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.process import Run, python, run

SAMPLE = 3000
DAY = timedelta(days=1)
BEGAN = date(2020, 1, 1)


def measure(folder: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="footprint-bench-") as data:
        os.environ |= {"FOOTPRINT_DATA": data, "DJANGO_SETTINGS_MODULE": "footprint.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from footprint import database
        from footprint.front import launch

        with database.running(Path(data)):
            launch.bring_up_to_date()
            a_row = {kind: one_by_one(kind) for kind in SAVED}
            first = importing(folder)
            rows = counted()
            again = importing(folder)
    return {
        "seconds": first.seconds,
        "megabytes": max(first.megabytes, again.megabytes),
        "again": again.seconds,
        "rows": rows,
        "a_row": a_row,
        "baseline": sum(a_row[kind] * number for kind, number in rows.items()),
    }


def importing(folder: Path) -> Run:
    return run(python("manage.py", "import_ssda903", str(folder)))


def counted() -> dict[str, int]:
    return {kind: model()._default_manager.count() for kind, (model, _) in SAVED.items()}


def one_by_one(kind: str) -> float:
    """Seconds a row; what was saved is taken back."""
    from django.db import connection, transaction

    model, values = SAVED[kind]
    with transaction.atomic():
        children = SAVED["child"][0]().objects.bulk_create(
            SAVED["child"][0]()(**child(number + SAMPLE, None)) for number in range(SAMPLE)
        )
        periods = SAVED["period"][0]().objects.bulk_create(
            SAVED["period"][0]()(**period(number, children)) for number in range(SAMPLE if kind == "clock" else 0)
        )
        start = time.perf_counter()
        for number in range(SAMPLE):
            model()(**values(number, periods or children)).save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        seconds = time.perf_counter() - start
        transaction.set_rollback(True)
    return seconds / SAMPLE


def models(app: str, name: str) -> Callable[[], Any]:
    def model() -> Any:
        from django.apps import apps

        return apps.get_model(app, name)

    return model


def child(number: int, made: Any) -> dict[str, Any]:
    return {"local_id": f"ONE{number}", "born_on": BEGAN, "sex": "F", "ethnicity": "WBRI", "entered_on": BEGAN}


def period(number: int, made: Any) -> dict[str, Any]:
    return {"child": made[number], "from_on": BEGAN, "until_on": None, "entered_on": BEGAN}


def episode(number: int, made: Any) -> dict[str, Any]:
    codes = {"new_reason": "S", "legal_status": "C2", "need": "N1", "place": "U4", "provider": "PR1"}
    return {"child": made[number], "from_on": BEGAN, **codes}


def review(number: int, made: Any) -> dict[str, Any]:
    why = {"plain": {"rule": "first", "from": str(BEGAN)}}
    due = {"due_on": BEGAN + 28 * DAY, "next_due_on": BEGAN + 110 * DAY, "why": why}
    return {"child": made[number], "held_on": BEGAN + 20 * DAY, "participation": "PN1", "from_files": True, **due}


def clock(number: int, made: Any) -> dict[str, Any]:
    return {"period": made[number], "history_known": True, "first_due_on": BEGAN}


def placed(number: int, made: Any) -> dict[str, Any]:
    return {"child": made[number], "from_on": BEGAN}


def kept(number: int, made: Any) -> dict[str, Any]:
    return {"child": made[number], "kind": "header", "year": 2026, "values": {"UPN": "UN1"}}


SAVED: dict[str, tuple[Callable[[], Any], Callable[[int, Any], dict[str, Any]]]] = {
    "child": (models("children", "Child"), child),
    "period": (models("children", "PeriodOfCare"), period),
    "episode": (models("children", "Episode"), episode),
    "review": (models("reviews", "Review"), review),
    "clock": (models("reviews", "Clock"), clock),
    "placement": (models("children", "AdoptionPlacement"), placed),
    "kept": (models("interchange", "KeptRow"), kept),
}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
