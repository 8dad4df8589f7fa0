"""A record that its IRO finalised in the browser goes back to the case system, by `./run hand_back_records`."""

import csv
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdf
import pytest
from django.db import connection
from playwright.sync_api import Page, expect

from footprint.reviews import actions
from footprint.reviews.models import Review
from tests import people, register
from tests.footprint.reviews.test_record_template import text_of
from tests.footprint.test_database import CHECKOUT
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
HELD, MONDAY = date(2014, 1, 31), date(2014, 2, 3)


@pytest.fixture
def write(page: Page, site: str, today: Callable[[date], None]) -> Callable[..., None]:
    """`write(child=, opinion=, finalised=)`: Ines Okafor writes the record of a child's review in the browser."""
    today(MONDAY)
    ines = register.register()["Ines"]
    who: dict[str, Any] = {"by": ines, "on": MONDAY, "at": people.AT}
    actions.set_known_from(day=date(2013, 4, 1), **who)
    let_in(page, ines, site)

    def record(*, child: Any, opinion: str, finalised: bool = True) -> None:
        to_hold = Review.objects.get(child=child, held_on=None)
        held = actions.mark_held(review=to_hold.pk, held_on=HELD, participation="PN1", **who)
        page.goto(f"/reviews/{held.pk}/record/")
        page.get_by_role("button", name="Write the record").click()
        page.get_by_label("What do you, the IRO, think?").fill(opinion)
        expect(page.locator("[data-saved]")).to_contain_text("Saved")
        if finalised:
            page.get_by_role("button", name="Save and finalise").click()
            page.get_by_label("Yes, finalise the record").check()
            page.get_by_role("button", name="Finalise").click()
            expect(page.get_by_text("The record is finalised as version 1.")).to_be_visible()

    return record


def hand_back(to: Path) -> subprocess.CompletedProcess[str]:
    """The command, in a process of its own, at the database that the browser wrote into."""
    place = {name: quote(str(connection.settings_dict[name]), safe="") for name in ("USER", "PASSWORD", "NAME", "HOST")}
    port = connection.settings_dict["PORT"]
    address = f"postgres://{place['USER']}:{place['PASSWORD']}@:{port}/{place['NAME']}?host={place['HOST']}"
    environment = {**os.environ, "DATABASE_URL": address, "FOOTPRINT_CALLED_FROM": str(to.parent)}
    return subprocess.run(
        [sys.executable, "manage.py", "hand_back_records", "--out", to.name],
        cwd=CHECKOUT, text=True, capture_output=True, check=False, timeout=300, env=environment,
    )  # fmt: skip


def opened(folder: Path) -> dict[str, dict[str, str]]:
    """The lines of the manifest by the ending of their file, each held to the file that it names."""
    with (folder / "manifest.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        content = (folder / row["file"]).read_bytes()
        assert (row["bytes"], row["sha256"]) == (str(len(content)), hashlib.sha256(content).hexdigest())
    assert {one.name for one in folder.iterdir()} == {"manifest.csv", *(row["file"] for row in rows)}
    return {Path(row["file"]).suffix: row for row in rows}


def test_what_is_finalised_is_handed_back_once_and_can_be_read(write: Callable[..., None], tmp_path: Path) -> None:
    write(child=register.AMARA, opinion="Settled and proud")
    write(child=register.CLEO, opinion="Of a restricted file")
    done = hand_back(tmp_path / "first")
    assert done.returncode == 0, done.stderr
    assert "1 record handed back." in done.stdout
    assert "left out: 1 of restricted or sealed files" in done.stderr
    rows = opened(tmp_path / "first")
    assert set(rows) == {".docx", ".pdf"}
    for row in rows.values():
        assert (row["child"], row["review_held_on"], row["version"]) == ("1001", "2014-01-31", "1")
        assert (row["finalised_on"], row["finalised_by"]) == ("2014-02-03", "Ines Okafor")
    word = text_of((tmp_path / "first" / rows[".docx"]["file"]).read_bytes())
    pdf = "\n".join(one.extract_text() for one in pypdf.PdfReader(tmp_path / "first" / rows[".pdf"]["file"]).pages)
    for said in (word, pdf):
        assert "Amara Vale" in said
        assert "Settled and proud" in said
    again = hand_back(tmp_path / "second")
    assert "0 records handed back." in again.stdout
    assert opened(tmp_path / "second") == {}


def test_a_draft_stays_here_and_a_folder_that_is_there_is_refused(
    write: Callable[..., None], tmp_path: Path
) -> None:  # fmt: skip
    write(child=register.AMARA, opinion="Not ready", finalised=False)
    assert "0 records handed back." in hand_back(tmp_path / "first").stdout
    refused = hand_back(tmp_path / "first")
    assert refused.returncode == 1
    assert "is there already. Name a folder that is not there yet." in refused.stderr
