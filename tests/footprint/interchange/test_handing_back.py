"""Finished records go back to the council's case system: each version once, with a manifest that can be checked."""

import csv
import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.children.models import Child
from footprint.interchange.handing_back import actions
from footprint.interchange.models import HandedBack
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import RecordVersion
from tests import people, register
from tests.people import AT

pytestmark = pytest.mark.django_db
APRIL = date(2014, 4, 28)
DOING: dict[str, Any] = {"by": SYSTEM, "on": APRIL, "at": AT}


@pytest.fixture(autouse=True)
def _records(today: Callable[[date], None]) -> None:
    """Elin Moss has the record of one review."""
    today(APRIL)
    register.register()
    register.reviews_to_hold()
    register.a_record()


def rows_of(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_folder_holds_each_record_and_says_what_it_holds(tmp_path: Path) -> None:
    done = actions.hand_back(to=tmp_path / "out", forms=["docx", "pdf"], **DOING)
    assert (done.records, done.left_out) == (1, 0)
    rows = rows_of(tmp_path / "out")
    elin = Child.objects.get(pk=register.ELIN)
    assert [(row["child"], row["review_held_on"], row["version"], row["replaces_version"]) for row in rows] == [
        (elin.local_id, "2014-01-20", "1", ""), (elin.local_id, "2014-01-20", "1", ""),
    ]  # fmt: skip
    for row in rows:
        assert (row["finalised_on"], row["finalised_by"]) == ("2014-02-03", "Omar Haddad")
        content = (tmp_path / "out" / row["file"]).read_bytes()
        assert (row["bytes"], row["sha256"]) == (str(len(content)), hashlib.sha256(content).hexdigest())
        assert "Elin" not in row["file"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"manifest.csv", *(row["file"] for row in rows)}
    assert AuditEvent.objects.get(action="hand_back_records").after == {"records": 1, "left_out": 0}


def test_each_version_goes_once_and_an_amended_one_says_which_it_replaces(tmp_path: Path) -> None:
    actions.hand_back(to=tmp_path / "first", forms=["docx"], **DOING)
    again = actions.hand_back(to=tmp_path / "second", forms=["docx"], **DOING)
    assert (again.records, rows_of(tmp_path / "second")) == (0, [])
    first = RecordVersion.objects.get()
    RecordVersion.objects.create(
        review=first.review, number=2, content=first.content, reason="A name was wrong", finalised_on=APRIL,
        finalised_at=AT, finalised_by="Omar Haddad",
    )  # fmt: skip
    actions.hand_back(to=tmp_path / "third", forms=["docx"], **DOING)
    assert [(row["version"], row["replaces_version"]) for row in rows_of(tmp_path / "third")] == [("2", "1")]


@pytest.mark.parametrize("state", ["restricted", "sealed"])
def test_a_closed_file_is_left_out_until_it_opens(tmp_path: Path, state: str) -> None:
    Child.objects.filter(pk=register.ELIN).update(**{state: True})
    assert actions.hand_back(to=tmp_path / "first", forms=["docx"], **DOING) == actions.Handed(0, 1)
    Child.objects.filter(pk=register.ELIN).update(**{state: False})
    assert actions.hand_back(to=tmp_path / "second", forms=["docx"], **DOING) == actions.Handed(1, 0)


def test_a_folder_that_is_there_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(NotAllowed, match="is there already"):
        actions.hand_back(to=tmp_path / "out", forms=["docx"], **DOING)
    assert list(tmp_path.rglob("*")) == [tmp_path / "out"]
    assert not HandedBack.objects.exists()


def test_when_a_file_cannot_be_written_nothing_counts_as_handed_back(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        actions.hand_back(to=tmp_path / "file" / "out", forms=["docx"], **DOING)
    assert not HandedBack.objects.exists()
    assert not AuditEvent.objects.filter(action="hand_back_records").exists()


def test_the_command_says_how_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people.staff("bs")
    call_command("hand_back_records", out=str(tmp_path / "out"), form="docx")
    assert "1 record handed back" in capsys.readouterr().out
    with pytest.raises(CommandError, match="is there already") as refused:
        call_command("hand_back_records", out=str(tmp_path / "out"))
    assert refused.value.returncode == 1
