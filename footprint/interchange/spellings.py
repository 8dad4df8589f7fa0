"""Children whose number the register holds otherwise than files and lists are read: in small letters, with spaces."""

from footprint.children import bulk_import as register
from footprint.interchange import cells


def spellings() -> dict[str, str]:
    """How the register writes these numbers, by the number as it is read. One query; mostly there is none."""
    return {cells.number(held): held for held in register.numbers_of_their_own() if cells.number(held) != held}
