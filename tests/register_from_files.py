"""The rows of SSDA903 files put into the register by hand, to compare what both say. No import: facts, as read."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from footprint.children.models import AdoptionPlacement, Child, Episode, PeriodOfCare
from footprint.interchange.ssda903 import checks, records, ruling
from footprint.interchange.ssda903.reading import Tables, read_folders
from footprint.reviews.models import Review


@contextmanager
def records_of(folders: Sequence[Path], *, as_at: date, known_from: date | None = None) -> Iterator[Tables]:
    """The records made of the files as on a day; of everybody's reviews."""
    with tempfile.TemporaryDirectory() as scratch:
        tables = read_folders(folders, scratch=Path(scratch))
        ruling.choose_rows(tables, at_most=1)
        assert not checks.faults(tables)
        known = known_from or records.known_from(tables)
        records.make_records(tables, as_at=as_at, known_from=known)
        yield tables


def rows(tables: Tables, sql: str) -> list[tuple[Any, ...]]:
    return list(tables.connection.execute(sql).fetchall())


def key(of: str, number: int) -> UUID:
    """The key in the register of a row of the files: `of` is a letter of 0 to f."""
    return UUID(f"{of}0000000-0000-4000-8000-{number:012d}")


def child_key(number: int) -> UUID:
    return key("c", number)


def period_key(number: int) -> UUID:
    return key("d", number)


def load(tables: Tables, *, on: date) -> list[UUID]:
    """Puts children, periods, episodes, adoption placements and reviews into the register; the children's keys."""
    children = [
        Child(pk=child_key(n), local_id=local, born_on=born, sex=sex, ethnicity=eth, entered_on=on)
        for n, local, born, eth, sex in rows(tables, "SELECT child_id, local_id, born_on, ethnicity, sex FROM child")
    ]
    Child.objects.bulk_create(children)
    PeriodOfCare.objects.bulk_create(
        PeriodOfCare(pk=period_key(p), child_id=child_key(c), from_on=start, until_on=end, end_reason=why or "",
                     start_known=known, entered_on=on)
        for p, c, start, end, why, known in rows(
            tables, "SELECT period_id, child_id, started_on, ended_on, end_reason, start_known FROM period"
        )
    )  # fmt: skip
    Episode.objects.bulk_create(
        Episode(child_id=child_key(c), period_id=period_key(p), from_on=start, until_on=end, legal_status=ls,
                place=place or "", provider=provider or "", miles=miles)
        for p, c, start, end, ls, place, provider, miles in rows(
            tables,
            "SELECT period_id, child_id, from_on, to_on, legal_status, place, provider, miles FROM status",
        )
    )  # fmt: skip
    if tables.has("placed_for_adoption"):
        AdoptionPlacement.objects.bulk_create(
            AdoptionPlacement(child_id=child_key(c), from_on=start, until_on=end)
            for c, start, end in rows(
                tables,
                "SELECT h.child_id, a.date_placed_on, a.date_placed_ceased_on FROM placed_for_adoption a "
                "JOIN header_ruling h ON h.child = a.child WHERE a.rowid IN "
                "(SELECT max(rowid) FROM placed_for_adoption GROUP BY child, date_placed_on)",
            )
        )
    if tables.has("reviews"):
        Review.objects.bulk_create(
            Review(pk=key("e", r), child_id=child_key(c), held_on=day, participation=code or "", from_files=True)
            for r, c, day, code in rows(
                tables,
                f"SELECT row, child_id, review_on, review_code FROM review_rows "
                f"WHERE place >= 0 AND review_on <= DATE '{on}'",
            )
        )
    return [child.pk for child in children]
