"""What a list says of each child: its rows put together by the child's number, each value read and checked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from footprint.interchange import cells
from footprint.interchange.lists import dates
from footprint.interchange.lists.columns import LEFT_OUT, MEANINGS
from footprint.interchange.lists.reading import Sheet
from footprint.interchange.ssda903.problems import Problem

LONGEST = {"child": 20, "place": 200, "decision": 5000}
LONGEST_NAME = 100
READ: Mapping[str, Callable[[str], Any]] = {"date": dates.day, "moment": dates.moment}
DECISION = ("decision", "decision_owner", "decision_due", "decision_from")
PROTECTION = ("chair", "protection_from", "protection_until")
OF_A_ROW = (*DECISION, *PROTECTION)
# A column that says nothing without another, and the sentence that asks for it.
NEEDS = {
    "iro_from": ("iro", "says since when, but no IRO is named on this line: name them or take the date out"),
    "social_worker_from": (
        "social_worker", "says since when, but no social worker is named on this line: name them or take the date out"),
    "place": ("booked_on", "is a place without a booked date: give the date of the review or take the place out"),
    "decision_owner": ("decision", "names who carries out a decision, but there is none on this line"),
    "decision_due": ("decision", "is the date of a decision, but there is none on this line"),
    "decision_from": ("decision", "is the date of a decision, but there is none on this line"),
    "chair": ("protection_from", "names a chair, but there is no day from which child protection runs: give it"),
    "protection_until": ("protection_from", "is an end without a beginning: give the day it began"),
}  # fmt: skip


@dataclass(frozen=True)
class Given:
    """One value of a list, read, with where it stands."""

    key: str
    value: Any
    text: str
    line: int
    column: str


Row = dict[str, Given]


@dataclass
class Entry:
    """All that a list says of one child. `values` holds what a child has once, the others a row for each."""

    child: str
    line: int
    values: Row = field(default_factory=dict)
    decisions: list[Row] = field(default_factory=list)
    protection: list[Row] = field(default_factory=list)


@dataclass
class Told:
    """A list read through: its entries in order, and what is wrong with its lines."""

    file: str
    entries: list[Entry]
    problems: list[Problem]
    warnings: list[Problem] = field(default_factory=list)


def read_through(sheet: Sheet, *, meanings: Sequence[str]) -> Told:
    """The entries of a list whose columns mean these things, in order."""
    telling = Told(sheet.file, [], [])
    by_number: dict[str, Entry] = {}
    for line, values in sheet.rows:
        row = _row(telling, line, dict(_given(telling, sheet, meanings, line, values)))
        if row is None:
            continue
        number = row.pop("child").value
        if number not in by_number:
            by_number[number] = Entry(number, line)
            telling.entries.append(by_number[number])
        _add(telling, by_number[number], row)
    return telling


def _given(
    telling: Told, sheet: Sheet, meanings: Sequence[str], line: int, values: Sequence[str]
) -> Iterator[tuple[str, Given]]:
    """What a line says. What stands for nothing (NULL, #N/A) is told and passed over: it is nobody's name."""
    number = cells.number(next((text for key, text in zip(meanings, values, strict=True) if key == "child"), ""))
    for key, column, text in zip(meanings, sheet.columns, values, strict=True):
        sentence = number if key == "child" else cells.cleaned(text)
        if key != LEFT_OUT and sentence:
            yield key, Given(key, sentence, sentence, line, column)
        elif key != LEFT_OUT and text:
            telling.warnings.append(Problem(telling.file, line, column, text, cells.STANDS_FOR_NOTHING, number))


def _row(telling: Told, line: int, row: Row) -> Row | None:
    """The row with its values read; None, with the fault noted, when it names no child."""
    number = row["child"].text if "child" in row else ""
    if not number:
        telling.problems.append(Problem(telling.file, line, "", "", "the line has no child’s number: fill it in"))
        return None
    read: Row = {}
    for key, entry in row.items():
        try:
            read[key] = Given(key, _value(key, entry.text), entry.text, line, entry.column)
        except ValueError as fault:
            telling.problems.append(problem(telling.file, entry, str(fault), child=number))
    for key, (other, sentence) in NEEDS.items():
        if key in row and other not in row:
            telling.problems.append(problem(telling.file, row[key], sentence, child=number))
            read.pop(key, None)
    return read if "child" in read else None


def _value(key: str, text: str) -> Any:
    kind = MEANINGS[key].kind
    if kind in READ:
        return READ[kind](text)
    longest = LONGEST.get(key, LONGEST_NAME)
    if len(text) > longest:
        raise ValueError(f"is longer than {longest} signs: shorten it")
    return text


def _add(telling: Told, entry: Entry, row: Row) -> None:
    for key, values in row.items():
        before = entry.values.get(key)
        if key in OF_A_ROW:
            continue
        if before is None:
            entry.values[key] = values
        elif before.value != values.value:
            sentence = f"line {before.line} says “{before.text}” of the same child: keep one of the two"
            telling.problems.append(problem(telling.file, values, sentence, child=entry.child))
    if "decision" in row:
        entry.decisions.extend(_decisions(row))
    if "protection_from" in row:
        entry.protection.append({key: row[key] for key in PROTECTION if key in row})


def _decisions(row: Row) -> Iterator[Row]:
    """One for each line in the cell: they share who carries them out, and the dates."""
    entry = row["decision"]
    rest = {key: row[key] for key in DECISION[1:] if key in row}
    for text in filter(None, (splitline.strip(" \t-•*") for splitline in entry.text.splitlines())):
        yield {"decision": Given("decision", text, text, entry.line, entry.column), **rest}


def problem(file: str, given: Given, sentence: str, *, child: str) -> Problem:
    return Problem(file, given.line, given.column, given.text, sentence, child)
