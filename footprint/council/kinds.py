"""The kinds of value that a setting may have: how each is kept, checked, read, typed and shown."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, cast, get_args

from footprint.page import colour
from footprint.page.datefield import format_day
from rulebook import standards
from rulebook.calendar import BANK_HOLIDAYS
from rulebook.groupings import Rows, rows_of
from rulebook.timetables import Limit, Unit

Json = Any


class WrongValueError(ValueError):
    """A sentence for whoever set the value: what is wrong with it, and what to do."""


class Kind(Protocol):
    """`check` returns the value as it is kept; `read` what the rules take; `typed` and `kept` go to a text box and
    back; `shown` is what a person reads.
    """

    def check(self, value: Json) -> Json: ...
    def read(self, value: Json) -> Any: ...
    def typed(self, value: Json) -> Any: ...
    def kept(self, typed: Any) -> Json: ...
    def shown(self, value: Json) -> str: ...


class Plain:
    """A kind whose value is kept, typed and shown as it is."""

    def read(self, value: Json) -> Any:
        return value

    def typed(self, value: Json) -> Any:
        return value

    def kept(self, typed: Any) -> Json:
        return typed

    def shown(self, value: Json) -> str:
        return str(value)


@dataclass(frozen=True)
class Words(Plain):
    longest: int = 80

    def check(self, value: Json) -> Json:
        if not isinstance(value, str) or not value.strip():
            raise WrongValueError("Enter at least one word.")
        if len(value) > self.longest or not value.isprintable():
            raise WrongValueError(f"Use {self.longest} characters or fewer, on one line.")
        return value.strip()


class Colour(Plain):
    """White text stands on it, so it must be dark enough."""

    def check(self, value: Json) -> Json:
        try:
            ratio = colour.contrast(str(value), "#ffffff")
        except ValueError as wrong:
            raise WrongValueError(str(wrong)) from None
        if ratio < colour.READABLE:
            raise WrongValueError(f"{value} is too light for white text. Choose a darker shade.")
        return str(value).lower()


@dataclass(frozen=True)
class OneOf(Plain):
    options: Mapping[str, str]

    def check(self, value: Json) -> Json:
        if value not in self.options:
            raise WrongValueError("Select one of the options.")
        return value

    def shown(self, value: Json) -> str:
        return self.options[value]


@dataclass(frozen=True)
class Length:
    """A length of time, such as 12 months; kept as {"count": 12, "unit": "months"}."""

    units: tuple[Unit, ...] = cast(tuple[Unit, ...], get_args(Unit))
    most: int = 120

    def check(self, value: Json) -> Json:
        count, unit = (value.get("count"), value.get("unit")) if isinstance(value, dict) else (None, None)
        if unit not in self.units or type(count) is not int or not 1 <= count <= self.most:
            raise WrongValueError(
                f"Write a number from 1 to {self.most} and {self._units()}, for example {self._like()}."
            )
        return {"count": count, "unit": unit}

    def read(self, value: Json) -> Limit:
        return Limit(value["count"], value["unit"])

    def typed(self, value: Json) -> str:
        return str(self.read(value))

    def kept(self, typed: Any) -> Json:
        match = re.fullmatch(r"\s*(\d{1,4})\s+([a-z ]+?)\s*", str(typed).lower())
        if not match:
            return None
        unit = match[2] if match[2].endswith("s") else f"{match[2]}s"
        return {"count": int(match[1]), "unit": unit}

    def shown(self, value: Json) -> str:
        return self.typed(value)

    def _units(self) -> str:
        return " or ".join(self.units)

    def _like(self) -> str:
        return str(Limit(12, self.units[0]))


@dataclass(frozen=True)
class Range:
    """From one whole number to another, such as 50 to 70; kept as {"least": 50, "most": 70}."""

    most: int = 200

    def check(self, value: Json) -> Json:
        least, most = (value.get("least"), value.get("most")) if isinstance(value, dict) else (None, None)
        if type(least) is not int or type(most) is not int or not 1 <= least <= most <= self.most:
            raise WrongValueError(f"Write two numbers from 1 to {self.most}, the lower first, for example 50 to 70.")
        return {"least": least, "most": most}

    def read(self, value: Json) -> standards.Range:
        return standards.Range(value["least"], value["most"])

    def typed(self, value: Json) -> str:
        return str(self.read(value))

    def kept(self, typed: Any) -> Json:
        match = re.fullmatch(r"\s*(\d{1,4})\s*(?:to|-|–)\s*(\d{1,4})\s*", str(typed).lower())
        return {"least": int(match[1]), "most": int(match[2])} if match else None

    def shown(self, value: Json) -> str:
        return self.typed(value)


@dataclass(frozen=True)
class Groups:
    """Rows of a table, each with the codes that count in it; a code counts once. Typed as one row a line. Where `rows`
    are given, a council names none of its own."""

    codes: Collection[str]
    rest: str = ""
    rows: Collection[str] = ()

    def check(self, value: Json) -> Json:
        if not isinstance(value, dict) or not value:
            raise WrongValueError("Write at least one row, for example Full care order: C2.")
        seen: dict[str, str] = {}
        for row, members in value.items():
            if not row.strip():
                raise WrongValueError("Every line needs the name of its row before the colon.")
            if self.rows and row not in self.rows:
                raise WrongValueError(f"“{row}” is no row of this table. Its rows are {', '.join(self.rows)}.")
            for code in members:
                if code not in self.codes:
                    raise WrongValueError(f"“{code}” in the row “{row}” is no code of the return. Check the line.")
                if code in seen:
                    raise WrongValueError(f"{code} is in the rows “{seen[code]}” and “{row}”. Leave it in one of them.")
                seen[code] = row
        return {row: sorted(members) for row, members in value.items()}

    def read(self, value: Json) -> Rows:
        """Rows of a council's own by name: the database does not keep their order."""
        names = self.rows or sorted(row for row in value if row != self.rest)
        return rows_of({row: value.get(row, ()) for row in names}, known=self.codes, rest=self.rest)

    def typed(self, value: Json) -> str:
        return "\n".join(f"{row}: {' '.join(members)}".rstrip() for row, members in value.items())

    def kept(self, typed: Any) -> Json:
        rows: dict[str, list[str]] = {}
        for line in filter(str.strip, str(typed).splitlines()):
            row, _, members = line.partition(":")
            rows.setdefault(row.strip(), []).extend(members.upper().replace(",", " ").split())
        return rows

    def shown(self, value: Json) -> str:
        return f"{len(value)} rows" if len(value) != 1 else "1 row"


@dataclass(frozen=True)
class CodeMap:
    """The council's own codes and the code of the return that each stands for. Typed as one code a line."""

    codes: Mapping[str, str]

    def check(self, value: Json) -> Json:
        if not isinstance(value, dict):
            raise WrongValueError("Write one code a line, for example FC = C2.")
        for local, code in value.items():
            if not local or not code:
                raise WrongValueError(f"“{local or code}” needs a code on each side of =, for example FC = C2.")
            if code not in self.codes:
                raise WrongValueError(f"{local} = {code}: {code} is no code of the return. Check the line.")
            if local in self.codes and local != code:
                raise WrongValueError(f"{local} is a code of the return itself and can't stand for {code}.")
        return dict(sorted(value.items()))

    def read(self, value: Json) -> dict[str, str]:
        return {code: code for code in self.codes} | dict(value)

    def typed(self, value: Json) -> str:
        return "\n".join(f"{local} = {code}" for local, code in value.items())

    def kept(self, typed: Any) -> Json:
        result: dict[str, str] = {}
        for line in filter(str.strip, str(typed).splitlines()):
            local, _, code = line.partition("=")
            if local.strip().upper() in result:
                raise WrongValueError(f"{local.strip()} is there twice. Leave one of the lines.")
            result[local.strip().upper()] = code.strip().upper()
        return result

    def shown(self, value: Json) -> str:
        return {0: "None", 1: "1 local code"}.get(len(value), f"{len(value)} local codes")


@dataclass(frozen=True)
class WordList:
    """Things to choose from, in order; kept as a list. Typed as one a line. What was chosen keeps its words."""

    longest: int = 100
    reserved: Collection[str] = ()

    def check(self, value: Json) -> Json:
        if not isinstance(value, list) or not value:
            raise WrongValueError("Write at least one line.")
        seen = {word.casefold() for word in self.reserved}
        for line in value:
            if not isinstance(line, str) or not line.strip() or len(line) > self.longest or not line.isprintable():
                raise WrongValueError(f"Write one thing a line, each in {self.longest} characters or fewer.")
            if line.casefold() in seen:
                raise WrongValueError(f"“{line}” is there twice, or has another meaning here. Leave that line out.")
            seen.add(line.casefold())
        return value

    def read(self, value: Json) -> tuple[str, ...]:
        return tuple(value)

    def typed(self, value: Json) -> str:
        return "\n".join(value)

    def kept(self, typed: Any) -> Json:
        return [" ".join(line.split()) for line in str(typed).splitlines() if line.strip()]

    def shown(self, value: Json) -> str:
        return f"{len(value)} lines" if len(value) != 1 else "1 line"


class Holidays(Plain):
    """Bank holidays beyond those shipped: {"2026-06-15": "Name"}. Added and removed on the calendar page."""

    def check(self, value: Json) -> Json:
        for day, name in value.items():
            if not name.strip():
                raise WrongValueError(f"Give the holiday of {format_day(date.fromisoformat(day))} a name.")
            if date.fromisoformat(day) in BANK_HOLIDAYS:
                raise WrongValueError(f"{format_day(date.fromisoformat(day))} is a bank holiday already.")
        return dict(sorted(value.items()))

    def read(self, value: Json) -> frozenset[date]:
        return frozenset(map(date.fromisoformat, value))

    def shown(self, value: Json) -> str:
        return ", ".join(f"{format_day(date.fromisoformat(day))} ({name})" for day, name in value.items()) or "None"
