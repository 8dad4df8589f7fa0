"""What people give, read as tables: all of it, or nothing with the place that could not be read."""

from footprint.reporting.checking import files, pasted
from footprint.reporting.checking.blocks import Read, UnreadableTableError, tables_of

__all__ = ["Read", "UnreadableTableError", "read_file", "read_text"]


def read_text(text: str) -> Read:
    """UnreadableTableError names the line."""
    if len(text) > pasted.LONGEST:
        raise UnreadableTableError(f"The text is longer than {pasted.LONGEST:,} characters. Paste the tables alone.")
    return tables_of(list(pasted.items_of(text)))


def read_file(*, name: str, content: bytes) -> Read:
    """UnreadableTableError names the file, and the line or row."""
    try:
        return tables_of(files.items_of(name=name, content=content))
    except UnreadableTableError as fault:
        raise UnreadableTableError(f"{name}: {fault}") from None
