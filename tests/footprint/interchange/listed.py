"""Lists for tests, and how they are read."""

from collections.abc import Mapping, Sequence
from datetime import date

from footprint.audit import SYSTEM, Actor
from footprint.interchange.lists import columns, reading
from footprint.interchange.lists.comparing import Compared, compared
from footprint.interchange.lists.entries import Told, read_through
from footprint.interchange.lists.known import known

TODAY = date(2014, 4, 28)


def a_list(*rows: Mapping[str, str]) -> bytes:
    """A CSV file with the columns that its rows name."""
    heads = list(dict.fromkeys(head for row in rows for head in row))
    lines: list[Sequence[str]] = [heads, *([row.get(head, "") for head in heads] for row in rows)]
    return "\n".join(",".join(f'"{value}"' for value in line) for line in lines).encode()


def told(*rows: Mapping[str, str]) -> Told:
    sheet = reading.read(name="list.csv", content=a_list(*rows))
    return read_through(sheet, meanings=columns.guessed(sheet.columns, remembered={}))


def beside(*rows: Mapping[str, str], to: Actor = SYSTEM, add: bool = False) -> Compared:
    """What a list of these rows would do to the register."""
    read = told(*rows)
    numbers = [entry.child for entry in read.entries]
    return compared(read, known=known(numbers=numbers, to=to, on=TODAY), add=add)
