"""From rows and lines as they follow each other to tables with heads and captions.

A caption belongs to the table that it touches, above or below; of two it is the one above that has none yet. Two tables
one after the other above a caption, with the same rows, share it: counts, and what they are in per cent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from footprint.post.sheets import UnreadableSheetError
from rulebook.adding_up import Table, with_brackets_apart
from rulebook.adding_up.printed import figure_number, is_total, period, plain, read

MOST_TABLES = 60
MOST_ROWS = 200
MOST_COLUMNS = 30
MOST_CELLS = 6000  # of all tables: a few seconds' work
LONGEST_CAPTION = 200
A_CAPTION = re.compile(r"\s*(?:fig(?:ure)?|table|chart)s?\b\.?\s*\d{1,3}\s*(?:[.:)–—-]|$|(?=[A-Z0-9“\"%]))", re.I)
LOWER = re.compile(r"\s*\w+\.?\s*\d{1,3}\s+[a-z]")


class UnreadableTableError(UnreadableSheetError):
    """A sentence: where and why what was given can't be read as tables, and what to do."""


@dataclass(frozen=True)
class Row:
    """Cells of a row, and where they stand: "line 7"."""

    at: str
    cells: Sequence[str]


@dataclass(frozen=True)
class Words:
    """What stands between tables. A caption for certain, or one where it begins with the number of a figure."""

    text: str
    caption: bool = False


@dataclass(frozen=True)
class Break:
    """The end of a table where nothing else stands: an empty line, another sheet."""


Item = Row | Words | Break


@dataclass(frozen=True)
class Read:
    """The tables with numbers, and the captions of all figures in their order."""

    tables: Sequence[Table]
    captions: Sequence[str]


@dataclass
class Block:
    rows: list[Row] = field(default_factory=list)
    caption: str = ""


def is_caption(text: str) -> bool:
    """ "Fig. 6. Placement type", but not "Fig. 6 and 7 show"."""
    return len(text) <= LONGEST_CAPTION and bool(A_CAPTION.match(text)) and not LOWER.match(text)


def tables_of(items: Sequence[Item]) -> Read:
    """UnreadableTableError where a row does not fit its heads, where there is too much, or no table at all."""
    sequence = list(_sequence(items))
    _give_captions(sequence)
    blocks = [item for item in sequence if isinstance(item, Block)]
    tables = [table for block in blocks if (table := _table(block))]
    if not tables:
        raise UnreadableTableError(
            "There is no table with numbers in it. The first row should name the columns, and each row begin with its "
            "name."
        )
    if len(tables) > MOST_TABLES:
        raise UnreadableTableError(f"There are more than {MOST_TABLES} tables. Check them in several parts.")
    if sum(len(table.heads) * len(table.rows) for table in tables) > MOST_CELLS:
        raise UnreadableTableError(f"The tables have more than {MOST_CELLS:,} cells. Check them in several parts.")
    captions = [item for item in sequence if isinstance(item, str) and figure_number(item) is not None]
    return Read([with_brackets_apart(table) for table in tables], captions)


def _sequence(items: Sequence[Item]) -> Iterator[Block | str | None]:
    """Blocks of rows, captions as text, and None for other words."""
    block = Block()
    for item in items:
        if isinstance(item, Row) and not (block.rows and _begins_anew(block, item)):
            block.rows.append(item)
            continue
        if block.rows:
            yield block
            block = Block()
        if isinstance(item, Row):
            block.rows.append(item)
        elif isinstance(item, Words):
            yield item.text.strip() if item.caption or is_caption(item.text) else None
    if block.rows:
        yield block


def _begins_anew(block: Block, row: Row) -> bool:
    """Heads after a total: the next table stands right below."""
    total = is_total(block.rows[-1].cells[0], last=False) and _has_number(block.rows[-1].cells)
    return total and not _has_number(row.cells) and any(row.cells[1:])


def _has_number(cells: Sequence[str]) -> bool:
    return any(read(cell.strip()) and not period(cell) for cell in cells[1:])


def _give_captions(sequence: Sequence[Block | str | None]) -> None:
    for place, caption in enumerate(sequence):
        if not isinstance(caption, str):
            continue
        before = sequence[place - 1] if place else None
        after = sequence[place + 1] if place + 1 < len(sequence) else None
        if isinstance(before, Block) and not before.caption:
            before.caption = caption
            earlier = sequence[place - 2] if place > 1 else None
            if isinstance(earlier, Block) and not earlier.caption and _same_rows(earlier, before):
                earlier.caption = caption
        elif isinstance(after, Block):
            after.caption = caption


def _same_rows(item: Block, other: Block) -> bool:
    names, others = ({plain(row.cells[0]) for row in block.rows if row.cells[0].strip()} for block in (item, other))
    return len(names & others) * 2 >= max(len(names), 1)


def _table(block: Block) -> Table | None:
    """None where it holds no numbers."""
    rows = [Row(row.at, [cell.strip() for cell in row.cells]) for row in block.rows if any(map(str.strip, row.cells))]
    start = next((place for place, row in enumerate(rows) if _has_number(row.cells)), None)
    if start is None:
        return None
    heads_above, below = rows[:start], rows[start:]
    while heads_above and not any(heads_above[-1].cells[1:]) and heads_above[-1].cells[0]:
        below.insert(0, heads_above.pop())  # the first half of a name that goes on in the next row
    title, heads = _heads(heads_above)
    below = _joined(below)
    widths = [_width(row.cells) for row in below]
    if heads and heads[0] and set(widths) == {len(heads) + 1}:
        heads = ["", *heads]  # the names of the rows have no head
    width = len(heads) or max(widths)
    _check(below, width)
    heads = [*heads, *[""] * (width - len(heads))]
    return Table(block.caption or title, heads, [list(row.cells[:width]) for row in below])


def _width(cells: Sequence[str]) -> int:
    """Without the empty ones at the end."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)


def _check(rows: Sequence[Row], width: int) -> None:
    if width > MOST_COLUMNS:
        raise UnreadableTableError(f"The table at {rows[0].at} has more than {MOST_COLUMNS} columns. Take some out.")
    if len(rows) > MOST_ROWS:
        raise UnreadableTableError(f"The table at {rows[0].at} has more than {MOST_ROWS} rows. Check it in parts.")
    for row in rows:
        if _width(row.cells) > width:
            extra = row.cells[_width(row.cells) - 1]
            raise UnreadableTableError(
                f"The row at {row.at}, “{row.cells[0]}”, has {_width(row.cells)} cells, but the heads name {width} "
                f"columns: the last cell is “{extra}”. Give each column a head, or take the cell out."
            )


def _heads(rows: Sequence[Row]) -> tuple[str, list[str]]:
    """A title that stands alone above the heads, and the heads, which may go over several rows."""
    above = list(rows)
    title = ""
    while len(above) > 1 and sum(map(bool, above[0].cells)) == 1 and any(above[0].cells[:2]):
        title = " ".join(filter(None, [title, *above.pop(0).cells]))
    width = max((_width(row.cells) for row in above), default=0)
    heads = [" ".join(filter(None, (row.cells[column] for row in above if column < len(row.cells))))
             for column in range(width)]  # fmt: skip
    return title.strip(), heads


def _joined(rows: Sequence[Row]) -> list[Row]:
    """A name that goes over two rows is one: its first half stands alone, its second half with the numbers."""
    current_rows: list[Row] = []
    begun = ""
    for row in rows:
        if row.cells[0] and not any(row.cells[1:]):
            begun = _together(begun, row.cells[0])
        else:
            current_rows.append(Row(row.at, [_together(begun, row.cells[0]), *row.cells[1:]]))
            begun = ""
    return current_rows


def _together(item: str, other: str) -> str:
    return f"{item}{other}" if item.endswith("-") else f"{item} {other}".strip()
