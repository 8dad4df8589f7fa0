"""What is wrong with a row: said with its file, line, column and value, so that it can be found and mended."""

import re
from dataclasses import dataclass

LONGEST_SHOWN = 80
RULE = re.compile(r"\[([^\]]+)\]")
EVERY = 2**31  # as many lines of a kind as there are


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong. `line` counts the header line as 1, and is 0 when the whole file is meant.

    `more` counts the further lines of which the same could be said and which are not listed one by one.
    """

    file: str
    line: int
    column: str
    value: str
    message: str
    child: str = ""
    more: int = 0

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        what = f': {self.column} "{_printable(self.value)}"' if self.column else ""
        return f"{where}{what}: {self.message}{self._more()}"

    @property
    def sentence(self) -> str:
        """What is wrong, without where."""
        return self.message[:1].upper() + self.message[1:] + self._more()

    @property
    def rule(self) -> str:
        """The number of the Department for Education's rule, where what is wrong names one."""
        named = RULE.search(self.message)
        return named[1] if named else ""

    def _more(self) -> str:
        return f" (and {self.more:,} more lines like this)" if self.more else ""


def _printable(value: str) -> str:
    """The value as it may be shown on a terminal: one line, no control signs, not longer than need be."""
    context = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value[:LONGEST_SHOWN])
    return context + ("…" if len(value) > LONGEST_SHOWN else "")


class Refused(Exception):
    """The files were not taken. `problems` says why, one for each fault."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"The files were refused: {len(problems)} fault{'s' if len(problems) != 1 else ''}.")
        self.problems = sorted(problems)
