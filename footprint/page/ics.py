"""Calendar files (iCalendar, RFC 5545) that name nobody: they travel to telephones and other people's diaries."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
LONGEST_LINE = 75  # octets, RFC 5545 section 3.1
TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """One meeting; without a time it takes the whole day. `uid` stays the same when it moves."""

    uid: str
    summary: str
    on: date
    at: time | None = None
    place: str = ""
    url: str = ""
    cancelled: bool = False
    lasts: timedelta = timedelta(hours=1)


def calendar_file(entries: Iterable[Entry], *, at: datetime) -> str:
    """`at` is the real time of its making. A cancelled meeting is taken out of the calendar it was in."""
    entries = list(entries)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Footprint//Reviews//EN", "CALSCALE:GREGORIAN"]
    if any(entry.cancelled for entry in entries):
        lines.append("METHOD:CANCEL")
    for entry in entries:
        lines += _event(entry, at)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _folded(line))


def _event(entry: Entry, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{_utc(at)}"
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{entry.on + timedelta(days=1):%Y%m%d}"
    else:
        start = datetime.combine(entry.on, entry.at, LONDON)
        yield f"DTSTART:{_utc(start)}"
        yield f"DTEND:{_utc(start.astimezone(UTC) + entry.lasts)}"
    yield f"SUMMARY:{_text(entry.summary)}"
    if entry.place:
        yield f"LOCATION:{_text(entry.place)}"
    if entry.url:
        yield f"URL:{entry.url}"
    if entry.cancelled:
        yield "STATUS:CANCELLED"
        yield "SEQUENCE:1"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "")):
        words = words.replace(plain, written)
    return words


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of 75 octets at most, each but the first behind a space; no letter is cut."""
    piece, room = "", LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if len(piece.encode()) + size > room:
            yield piece
            piece = " "
        piece += letter
    yield piece
