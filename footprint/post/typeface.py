"""The typeface of PDFs and of charts in Word files: Liberation Sans, shipped in fonts/, as wide as Arial.

No typeface of the machine is used: a document looks the same wherever it is made.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FAMILY = "Liberation Sans"
FOLDER = Path(__file__).parent / "fonts"
FILES = tuple(sorted(str(file) for file in FOLDER.glob("*.ttf")))
UPRIGHT = str(FOLDER / "LiberationSans-Regular.ttf")
MISSING = "□"  # WHITE SQUARE, which the typeface has
KEPT = "\n\t"
UNSEEN = ("Cc", "Cf", "Cn", "Cs", "Mn")  # control and joining characters, and accents that stand alone
FONTS_OF_CHARTS = "arial, sans-serif"  # as footprint/page/charts.py names them


@cache
def covered() -> frozenset[str]:
    """Every character that all four styles have."""
    return frozenset.intersection(*(_characters(Path(file).read_bytes()) for file in FILES))


def printable(text: str) -> str:
    """The text with a square for each character that the typeface has not; those that are never seen go."""
    whole = unicodedata.normalize("NFC", text)
    if whole.isascii() and whole.isprintable():
        return whole
    return "".join(map(_shown, whole))


def _shown(item: str) -> str:
    kind = unicodedata.category(item)
    if item in KEPT or (item in covered() and kind != "Cf"):
        return item
    return "" if kind in UNSEEN else MISSING


def _characters(font: bytes) -> frozenset[str]:
    """Those in the table "cmap" for Unicode (platform 3, encoding 1, format 4; OpenType 1.9, cmap)."""
    tables = (struct.unpack(">4s4xII", font[place : place + 16]) for place in range(12, 12 + 16 * _short(font, 4), 16))
    start = next(offset for tag, offset, _ in tables if tag == b"cmap")
    records = (
        struct.unpack(">HHI", font[place : place + 8])
        for place in range(start + 4, start + 4 + 8 * _short(font, start + 2), 8)
    )
    table = start + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    segments = _short(font, table + 6)  # twice their number: also the length of each array in bytes
    ends = struct.unpack_from(f">{segments // 2}H", font, table + 14)
    starts = struct.unpack_from(f">{segments // 2}H", font, table + 16 + segments)
    spans = zip(starts, ends, strict=True)
    return frozenset(chr(item) for first, last in spans for item in range(first, min(last, 0xFFFE) + 1))


def _short(font: bytes, place: int) -> int:
    return int(struct.unpack_from(">H", font, place)[0])
