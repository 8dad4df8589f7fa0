"""The one reader of a cell, in a file of the return as in a list: spaces, blanks, numbers, codes, days."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time

# Spaces other than the plain one, which stand for it, and signs of no width, which stand for nothing.
WIDE = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
NO_WIDTH = (
    "\u00ad\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
PLAIN_SPACES = str.maketrans(dict.fromkeys(WIDE, " ") | dict.fromkeys(NO_WIDTH))
# What programs write where there is nothing: databases, Excel's errors and too narrow columns, dashes.
EMPTY = re.compile(
    r"N/A|N\.A\.|[(\[<]?(NULL|NONE|NAN|NAT|BLANK|EMPTY)[)\]>]?|<NA>|[-\u2010-\u2015]+|#+|#[A-Z][A-Z0-9/_]*[!?]?",
    re.IGNORECASE,
)
WORDS_FOR_NOTHING = frozenset({"BLANK", "EMPTY", "NAT"})  # words of their own when no bracket stands around them
STANDS_FOR_NOTHING = "stands for nothing; taken as blank"
WHOLE = re.compile(r"(\d+)\.0+")
SHAPES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d/%b/%Y")
CLOCK = re.compile(
    r"(?P<day>.*?\d{4}|\d{4}-\d\d?-\d\d?)(?:[ ,]+(?:at )?|T)(?P<hour>\d{1,2})[:.](?P<minute>\d\d)"
    r"(?:[:.]\d\d)?(?:[.,]\d+)? ?(?P<half>[ap]m)?(?:Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
SEX_IN_WORDS = {"MALE": "M", "BOY": "M", "FEMALE": "F", "GIRL": "F", "UNKNOWN": "U",
                "NOT KNOWN": "U"}  # fmt: skip


def trimmed(text: str) -> str:
    """Without the spaces around it, of whatever kind; a space of another kind inside becomes a plain one."""
    return (text if text.isascii() else text.translate(PLAIN_SPACES)).strip()


def says_nothing(text: str) -> bool:
    """Whether a text that is not blank stands for a blank: NULL, N/A, a dash, an error of Excel."""
    return bool(EMPTY.fullmatch(text)) and text.upper() not in WORDS_FOR_NOTHING


def cleaned(text: str) -> str:
    """What a cell says; nothing where it stands for a blank."""
    plain = trimmed(text)
    return "" if says_nothing(plain) else plain


def is_blank(row: Iterable[str]) -> bool:
    return not any(map(cleaned, row))


def number(text: str) -> str:
    """A child's or a placement's number: in capitals, without the `.0` that a spreadsheet adds to figures."""
    plain = " ".join(cleaned(text).upper().split())
    whole = WHOLE.fullmatch(plain)
    return whole[1] if whole else plain


def code(text: str) -> str:
    """A code of the return; a sex in words is its letter."""
    plain = number(text)
    return SEX_IN_WORDS.get(plain, plain)


def day(text: str) -> date | None:
    """The day that a text names, whatever time stands behind it; None where it names none. A year has four figures."""
    dates = moment(text)
    return dates[0] if dates else None


def moment(text: str) -> tuple[date, time | None] | None:
    """The day and the time of day behind it, midnight being none."""
    plain = " ".join(cleaned(text).split())
    clock = CLOCK.fullmatch(plain)
    named = _day(clock["day"] if clock else plain)
    if named is None or not clock:
        return (named, None) if named else None
    hour, minute = int(clock["hour"]), int(clock["minute"])
    if half := (clock["half"] or "").lower():
        hour = hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else 24
    if hour > 23 or minute > 59:
        return None
    return named, None if hour == minute == 0 else time(hour, minute)


def _day(plain: str) -> date | None:
    for shape in SHAPES:
        try:
            return datetime.strptime(plain, shape).date()  # noqa: DTZ007 (a day, of no time zone)
        except ValueError:
            continue
    return None


def day_as_in_the_return(text: str) -> str:
    """A day as the return writes it, 31/12/2025; what names none stays as it is."""
    named = day(text)
    return f"{named:%d/%m/}{named.year:04d}" if named else cleaned(text)
