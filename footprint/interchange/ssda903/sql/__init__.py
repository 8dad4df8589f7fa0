"""The SQL that DuckDB runs over the files, one statement a file; `:name` stands for what is filled in.

The law's statements are the rulebook's own.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from rulebook.bulk import STATEMENTS

FOLDER = Path(__file__).parent
Given = date | Iterable[str] | str | None


@cache
def _text(name: str) -> str:
    own = FOLDER / f"{name}.sql"
    return (own if own.exists() else STATEMENTS / own.name).read_text()


def statement(name: str, **values: Given) -> str:
    """The statement with what is given filled in: days, codes, or SQL as it is. KeyError when one is not given."""
    return re.sub(r"(?<!:):([a-z_]+)", lambda result: _literal(values[result[1]]), _text(name))


def _literal(value: Given) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, date):
        return f"DATE '{value}'" if value else "NULL::DATE"
    return ", ".join(f"'{code}'" for code in sorted(value))
