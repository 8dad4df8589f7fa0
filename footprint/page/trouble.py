"""The database is away or its disk is full: the page that says so, and a log that tells it in few lines."""

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError

from footprint.page.plain import DATABASE_AWAY, DISK_FULL, Plain

FULL = ("53100",)
AWAY = ("08", "57P", "53300")  # the connection, the server stopping, too many connections
LINES, SECONDS = 120, 60  # of one process: what more there is in that time is only counted


def trouble(fault: BaseException | None) -> Plain | None:
    """The page for a fault that is the database's own; None for any other."""
    if isinstance(fault, InterfaceError):
        return DATABASE_AWAY
    if not isinstance(fault, OperationalError):
        return None
    state = getattr(fault.__cause__, "sqlstate", None) or ""
    if state in FULL:
        return DISK_FULL
    return DATABASE_AWAY if not state or state.startswith(AWAY) else None


class Short(logging.Filter):
    """A database that is away, or a request for another host's name, is one line and not its trace."""

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if page := trouble(fault):
            record.exc_info, record.msg, record.args = None, f"{page.title}: {type(fault).__name__}", ()
        elif isinstance(fault, DisallowedHost):
            record.exc_info = None
        return True


class NotOf(logging.Filter):
    """What is answered at one address tells the log nothing: a probe asks there all day, and is told itself."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(getattr(record, "request", None), "path", None) != self.path


class JsonLines(logging.Formatter):
    """A line of JSON for each record. Of a fault its kind and where it was: its own words could quote a record."""

    def format(self, record: logging.LogRecord) -> str:
        text: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[1]:
            fault = record.exc_info[1]
            frames = traceback.extract_tb(fault.__traceback__)
            text |= {
                "fault": type(fault).__name__,
                "where": [
                    f"{frame_summary.filename}:{frame_summary.lineno} {frame_summary.name}" for frame_summary in frames
                ],
            }
        return json.dumps(text)


class Bounded(logging.Filter):
    """So many lines a minute, then how many were left out."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self._since, self._lines = 0.0, 0

    def filter(self, record: logging.LogRecord) -> bool | Any:
        now = time.monotonic()
        if now - self._since >= SECONDS:
            if self._lines > LINES:
                record.msg, record.args = f"({self._lines - LINES} lines were left out) {record.getMessage()}", ()
            self._since, self._lines = now, 0
        self._lines += 1
        return self._lines <= LINES
