"""Somebody works in the register while files are taken in: what they type between the reading and the writing stays."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections

from footprint.audit import SYSTEM
from footprint.children.care_changes.actions import end_care, set_social_worker
from footprint.children.from_lists.actions import add_child, change_names
from footprint.children.models import Child, Episode
from footprint.interchange import actions
from footprint.interchange.lists import actions as lists
from footprint.interchange.lists import columns, reading
from footprint.interchange.models import Conflict, Import
from footprint.interchange.ssda903.importing.result import Outcome
from tests.footprint.interchange.listed import a_list
from tests.interchange.folders import EPISODES, HEADER, write

pytestmark = pytest.mark.django_db(transaction=True)
ON, AT = date(2026, 4, 20), datetime(2026, 4, 20, 9, tzinfo=UTC)
BY: dict[str, Any] = {"by": SYSTEM, "at": AT}
HOLDS_OR_WRITES = ("FOR NO KEY UPDATE", "INSERT INTO", "CREATE TEMPORARY TABLE")
BEN_ENDS = {
    "episodes.csv": EPISODES.replace(
        "BEN,01/12/2025,S,C1,N1,U6,PR4,,,", "BEN,01/12/2025,S,C1,N1,U6,PR4,02/03/2026,E4A,"
    )
}
DAY_NEEDED = {"header.csv": HEADER + "DAY,M,05/05/2014,WBRI,UN1,,\n",
              "episodes.csv": EPISODES + "DAY,02/02/2026,S,C1,N1,U4,PR1,,,,,,,2.0\n"}  # fmt: skip


@contextmanager
def meanwhile(edit: Callable[[], object]) -> Iterator[None]:
    """Has another connection edit and commit, once the import has read the register, before it holds or writes."""
    done: list[object] = []

    def edited() -> None:
        try:
            edit()
        finally:
            connections.close_all()

    def between(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not done and any(text in sql for text in HOLDS_OR_WRITES):
            done.append(sql)
            with ThreadPoolExecutor(1) as threads:
                threads.submit(edited).result(timeout=20)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        yield
    assert done


def take(folder: Path, **more: Any) -> Outcome:
    return actions.take_in(folders=[folder], on=ON, **BY, **more)


def take_list(*rows: dict[str, str]) -> Import:
    sheet = reading.read(name="list.csv", content=a_list(*rows))
    meanings = columns.guessed(sheet.columns, remembered={})
    return lists.take_in(sheet=sheet, meanings=meanings, add=True, hold_back=False, on=ON, **BY)


def child(number: str) -> Child:
    return Child.objects.get(local_id=number)


def waiting() -> list[tuple[str, str, str, str]]:
    rows = Conflict.objects.filter(accepted=None).order_by("child__local_id", "field")
    return list(rows.values_list("child__local_id", "field", "held", "offered"))


def ben_goes_home() -> None:
    end_care(child=child("BEN"), until_on=date(2026, 3, 9), reason="E4A", on=ON, **BY)


@pytest.fixture
def held(tmp_path: Path) -> Path:
    take(write(tmp_path / "first"))
    return tmp_path


@pytest.mark.parametrize("accept", [False, True])
def test_a_folder_leaves_an_end_that_was_typed_meanwhile(held: Path, accept: bool) -> None:
    more = BEN_ENDS["episodes.csv"].replace(
        "ADA,02/06/2025,S,C1,N1,U4,PR1,,,", "ADA,02/06/2025,S,C1,N1,U4,PR1,10/03/2026,E4A,"
    )
    folder = write(held / "second", {"episodes.csv": more})

    with meanwhile(ben_goes_home):
        take(folder, accept_conflicts=accept)

    assert Episode.objects.get(child__local_id="BEN").until_on == date(2026, 3, 9)
    assert Episode.objects.get(child__local_id="ADA").until_on == date(2026, 3, 10)
    assert waiting() == [("BEN", "DEC", "2026-03-09", "2026-03-02")]
    assert child("BEN").periods.get().until_on == date(2026, 3, 9)


def test_the_same_folder_again_asks_nothing_twice(held: Path) -> None:
    folder = write(held / "second", BEN_ENDS)
    with meanwhile(ben_goes_home):
        take(folder)

    again = take(folder)

    assert (again.changes, len(waiting())) == (False, 1)


def test_a_child_whom_somebody_adds_meanwhile_is_the_child_of_the_folder(held: Path) -> None:
    names = {"given_names": "Day", "family_name": "Rush", "born_on": date(2014, 5, 6)}

    with meanwhile(lambda: add_child(local_id="DAY", names=names, on=ON, **BY)):
        take(write(held / "second", DAY_NEEDED))

    assert child("DAY").born_on == date(2014, 5, 6)
    assert child("DAY").episodes.get().from_on == date(2026, 2, 2)
    assert waiting() == [("DAY", "DOB", "2014-05-06", "2014-05-05")]


def test_a_list_leaves_what_was_typed_meanwhile(held: Path) -> None:
    rows = ({"CHILD": "ADA", "Known as": "Addie", "Social worker": "Mona Birch"},
            {"CHILD": "BEN", "Known as": "Benny", "Social worker": "Mona Birch"})  # fmt: skip

    def type_it() -> None:
        change_names(child=child("ADA"), names={"known_as": "Adele"}, on=ON, **BY)
        set_social_worker(child=child("ADA"), name="Sol Ferris", from_on=date(2026, 4, 1), **BY)

    with meanwhile(type_it):
        made = take_list(*rows)

    assert (child("ADA").known_as, child("BEN").known_as) == ("Adele", "Benny")
    assert child("ADA").social_workers.get().name == "Sol Ferris"
    assert child("BEN").social_workers.get().name == "Mona Birch"
    assert waiting() == [("ADA", "known_as", "Adele", "Addie"), ("ADA", "social_worker", "Sol Ferris", "Mona Birch")]
    assert made.counts == {"added": 0, "filled": 2, "conflict": 2, "same": 0, "faults": 0}

    take_list(*rows)
    assert len(waiting()) == 2


def test_a_later_holder_on_the_list_waits_where_somebody_gave_the_case_on_meanwhile(held: Path) -> None:
    set_social_worker(child=child("ADA"), name="Sol Ferris", from_on=date(2026, 1, 5), **BY)
    row = {"CHILD": "ADA", "Social worker": "Mona Birch", "Social worker since": "10/04/2026"}

    with meanwhile(lambda: set_social_worker(child=child("ADA"), name="Petra Vale", from_on=date(2026, 4, 1), **BY)):
        take_list(row)

    assert [held.name for held in child("ADA").social_workers.order_by("from_on")] == ["Sol Ferris", "Petra Vale"]
    assert waiting() == [("ADA", "social_worker", "Petra Vale", "Mona Birch")]
