"""Backups of every night in one folder: named by their time, the newest of them kept."""

import re
from datetime import datetime
from pathlib import Path

NAME = re.compile(r"footprint-\d{4}-\d\d-\d\d-\d{6}\.footprint")


def named_at(at: datetime) -> str:
    return f"footprint-{at:%Y-%m-%d-%H%M%S}.footprint"


def remove_earlier(folder: Path, *, keep: int) -> list[Path]:
    """Removes all but the newest `keep` of the folder's own backups, and returns them. No other file is touched."""
    ours = sorted((path for path in folder.iterdir() if NAME.fullmatch(path.name)), reverse=True)
    for earlier in ours[keep:]:
        earlier.unlink()
    return ours[keep:]
