"""What became of every row and value of the files, counted and in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from footprint.interchange.ssda903.importing.kinds import WORDS
from footprint.interchange.ssda903.problems import Problem
from footprint.interchange.ssda903.reading import Tables

DIFFERENCES = (
    "SELECT child, kind, record, named, field, coalesce(held, ''), offered, source, row, what FROM difference "
    "WHERE what = '{}' "
    "QUALIFY row_number() OVER (PARTITION BY child, kind, record, field, offered ORDER BY folder) = 1 "
    "ORDER BY child, kind, named, field, offered"
)
ADDED = {
    "child": "SELECT child, '' FROM m_child WHERE added",
    "episode": "SELECT child, from_on::VARCHAR FROM m_episode WHERE added",
    "review": "SELECT child, held_on::VARCHAR FROM m_review WHERE added",
    "adoption_placement": "SELECT child, from_on::VARCHAR FROM m_adoption_placement WHERE added",
}


@dataclass(frozen=True)
class Offer:
    """A value that a line of a file gives for a field of the register. `field` is the return's column, or `row`."""

    child: str
    kind: str
    record: str
    named: str
    field: str
    held: str
    offered: str
    file: str = ""
    line: int = 0

    @property
    def about(self) -> str:
        """The child and the row, in words."""
        return f"{self.child}, {WORDS[self.kind]}" + (f" {self.named}" if self.named else "")

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.file else ""
        if self.field == "row":
            return f"{where}{self.about}: overlaps {self.held}, so the row waits"
        if not self.held and not self.file:
            return f"{self.about}: is open in the register and in no episode of the files; {self.field} {self.offered}?"
        if not self.held:
            return f"{where}{self.about}: {self.field} filled in with {self.offered}"
        return f"{where}{self.about}: {self.field} is {self.held} in the register, {self.offered} in the file"


@dataclass
class Outcome:
    """What an import did, or would do. `counts` are rows or values by what became of them, then by kind."""

    folders: list[str]
    counts: dict[str, dict[str, int]]
    added: list[str]
    filled: list[str]
    conflicts: list[Offer]
    accepted: list[Offer]
    warnings: list[Problem]
    held_back: list[Problem] = field(default_factory=list)
    import_id: str = ""

    @property
    def changes(self) -> bool:
        """Whether the register differs afterwards, or a person is asked something new."""
        done = ("added", "filled", "accepted", "dates")
        return bool(self.conflicts) or any(sum(self.counts.get(what, {}).values()) for what in done)


def outcome(
    tables: Tables, folders: Sequence[Path], warnings: list[Problem], held_back: list[Problem], *, at_most: int
) -> Outcome:
    """Of what was added and filled in the first `at_most` are named and the rest counted."""
    known = {
        tuple(row)
        for row in tables.connection.execute(
            "SELECT child, kind, record, field, offered FROM m_conflict WHERE accepted IS NULL"
        ).fetchall()
    }
    offers = located(tables, "conflict")
    return Outcome(
        folders=[str(folder) for folder in folders],
        counts=_counts(tables, held_back),
        added=_added(tables, at_most),
        filled=_first([str(offer) for offer in located(tables, "filled", at_most=at_most)], _many(tables, "filled")),
        conflicts=[
            offer
            for offer in offers
            if (offer.child, offer.kind, offer.record, offer.field, offer.offered) not in known
        ],
        accepted=located(tables, "accepted"),
        warnings=warnings,
        held_back=held_back,
    )


def told(done: Outcome, *, from_: Path | None) -> Outcome:
    """The same with its files named from a folder on: `2014/episodes.csv`."""
    if from_ is None:
        return done
    begins = f"{from_}/"

    def short(text: str) -> str:
        return text.removeprefix(begins)

    return replace(
        done,
        folders=[short(folder) if folder != str(from_) else from_.name for folder in done.folders],
        filled=[short(line) for line in done.filled],
        conflicts=[replace(offer, file=short(offer.file)) for offer in done.conflicts],
        accepted=[replace(offer, file=short(offer.file)) for offer in done.accepted],
        warnings=[replace(problem, file=short(problem.file)) for problem in done.warnings],
        held_back=[replace(problem, file=short(problem.file)) for problem in done.held_back],
    )


def located(tables: Tables, what: str, *, at_most: int = 2**31) -> list[Offer]:
    """The differences of which this became, each with its file and line."""
    rows = tables.connection.execute(f"{DIFFERENCES.format(what)} LIMIT {at_most}").fetchall()
    lines: dict[tuple[str, int], tuple[str, int]] = {}
    for source in {row[7] for row in rows}:
        places = tables.places(source, [row[8] for row in rows if row[7] == source and row[8] is not None])
        lines |= {(source, row): (str(place[0].path), place[1]) for row, place in places.items()}
    result = []
    for child, kind, record, named, column, held, offered, source, row, _ in rows:
        file, line = lines.get((source, row), ("", 0))
        result.append(Offer(child, kind, record, named, column, held, offered, file, line))
    return result


def _many(tables: Tables, what: str) -> int:
    return int(tables.scalar(f"SELECT count(*) FROM ({DIFFERENCES.format(what)})"))


def _first(named: list[str], many: int) -> list[str]:
    return [*named, f"and {many - len(named):,} more"] if many > len(named) else named


def _added(tables: Tables, at_most: int) -> list[str]:
    result = []
    for kind, query in ADDED.items():
        rows = tables.connection.execute(f"{query} ORDER BY ALL LIMIT {at_most}").fetchall()
        many = int(tables.scalar(f"SELECT count(*) FROM ({query})"))
        text = [f"{child}, {WORDS[kind]}" + (f" {named}" if named else "") for child, named in rows]
        result += _first(text, many)
    return result


def _counts(tables: Tables, held_back: list[Problem]) -> dict[str, dict[str, int]]:
    """Added and unchanged count rows; filled, conflict, accepted and refused count values."""
    counts: dict[str, dict[str, int]] = {}
    query = (
        "SELECT what, kind, sum(n) FROM (SELECT what, kind, n FROM counted UNION ALL SELECT what, kind, 1 FROM "
        "(SELECT DISTINCT what, kind, child, record, field, offered FROM difference)) GROUP BY ALL ORDER BY ALL"
    )
    for what, kind, number in tables.connection.execute(query).fetchall():
        if number:
            counts.setdefault(what, {})[kind] = int(number)
    if held_back:
        counts["held_back"] = {"child": len({problem.child for problem in held_back if problem.child})}
    return counts
