"""The figures of some folders, in the form of `./run figures --format json`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from footprint.front.figures_from_files import asked_for, work_out


def figures_from(
    folders: Sequence[Path],
    *,
    year_ending: date,
    from_date: date | None = None,
    to_date: date | None = None,
    as_at: date | None = None,
    known_from: date | None = None,
) -> dict[str, Any]:
    asked = asked_for(year_ending=year_ending, from_date=from_date, to_date=to_date, as_at=as_at)
    return work_out(folders, year_ending=year_ending, asked=asked, known_from=known_from).as_json()
