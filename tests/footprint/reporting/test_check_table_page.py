"""The page that checks a table: what it finds, what it refuses, who may open it, and that it keeps nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from footprint.audit.models import AuditEvent
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.reporting.conftest import MONDAY

PAGE = "/annual-report/check/"
HOMES = """Fig. 6. Homes
\t31/03/2013\t31/03/2014
External\t13\t14
Foster care\t160\t165
Other\t134\t139
Total\t307\t318"""
SHARES = """\t31/03/2013\t31/03/2014
External\t4.2%\t4.4%
Foster care\t52.1%\t51.9%
Other\t43.6%\t43.7%
Total\t100.0%\t100.0%"""


@pytest.fixture
def lena(db: None, today: Callable[[Any], None]) -> Client:
    today(MONDAY)
    return people.browser_of(people.staff("liro"))


def test_a_table_that_adds_up_is_said_to(lena: Client) -> None:
    page = lena.post(PAGE, {"text": f"{HOMES}\n\n{SHARES}", "claims_text": "Fig. 6, 31/03/2014: 318"})
    assert "Everything adds up in 2 tables." in text_of(page)
    assert "see 1" not in text_of(page)
    assert rows_of(page, "table-1")[0] == ["External", "13", "14"]


def test_where_nothing_could_be_checked_it_is_said(lena: Client) -> None:
    """A count of "<5" is hidden, never 5: 180 and two such are 182 to 188, and 185 is among them."""
    rows = ("Legal status\t31/03/2014", "Full care order\t140", "Interim care order\t40", "Police protection\t<5",
            "On remand\t<5", "Total\t185")  # fmt: skip
    said = text_of(lena.post(PAGE, {"text": "\n".join(rows)}))
    assert "Nothing could be checked in 1 table" in said
    assert "add up" not in said.partition("Nothing could be checked")[2][:80]
    said = text_of(lena.post(PAGE, {"text": "\n".join(rows).replace("<5", "1 to 5")}))
    assert "Nothing could be checked in 1 table" in said
    said = text_of(lena.post(PAGE, {"text": "\n".join(rows).replace("<5", "5")}))
    assert "185 is printed, but the rows above add to 190" in said


def test_what_does_not_add_up_is_named_numbered_and_marked(lena: Client) -> None:
    wrong = HOMES.replace("139", "137")
    page = lena.post(
        PAGE, {"text": f"{wrong}\n\n{SHARES}", "claims_text": "Fig. 6, 31/03/2013: 308\nPeople: 44% + 57%"}
    )
    said = text_of(page)
    assert "4 things do not add up in 2 tables." in said
    assert (
        "Fig. 6. Homes, row “Total”, column “31/03/2014”: 318 is printed, but the rows above add to 316. With 139 "
        "instead of 137 for “Other” it is 318, and 139 of 318 is 43.7%, as is printed." in said
    )
    assert "People: 44% + 57% add to 101%" in said
    assert rows_of(page, "table-1")[-1] == ["Total", "307 see 3", "318 see 1"]
    assert rows_of(page, "table-2")[2] == ["Other", "43.6%", "43.7% see 2"]


def test_statements_are_checked_without_a_table_and_what_fits_is_told(lena: Client) -> None:
    said = text_of(lena.post(PAGE, {"claims_text": "Reviews in time: 93.49% with 19 late"}))
    assert "What is said of the numbers adds up." in said
    assert "Reviews in time: 93.49% with 19 late is 273 of 292 and no other." in said


def test_a_file_is_read(lena: Client) -> None:
    content = HOMES.replace("139", "140").replace("\t", ",").encode()
    page = lena.post(PAGE, {"file": SimpleUploadedFile("homes.csv", content)})
    assert "318 is printed, but the rows above add to 319." in text_of(page)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Paste a table, or choose a file."),
        ({"text": "Nothing but words."}, "There is no table with numbers in it."),
        ({"text": "\t2014\nExternal\t14\t4.4%"}, "The row at line 2, “External”, has 3 cells, but the heads name 2"),
        ({"text": HOMES, "claims_text": "318"}, "Line 1, “318”, is no statement."),
        ({"claims_text": "\n".join(["Homes: 318"] * 101)}, "There are more than 100 statements."),
        ({"file": SimpleUploadedFile("notes.pdf", b"%PDF-1.7")}, "notes.pdf: The file can’t be read for tables."),
        ({"text": HOMES, "file": SimpleUploadedFile("homes.csv", b"a,b")}, "Paste the table or choose a file, not"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_whole(lena: Client, given: dict[str, Any], sentence: str) -> None:
    page = lena.post(PAGE, given)
    assert sentence in text_of(page)
    assert 'id="answer"' not in page.content.decode()
    assert "Error: Check a table" in page.content.decode()


def test_words_of_a_table_are_never_read_as_markup(lena: Client) -> None:
    page = lena.post(PAGE, {"text": "Home\t2014\n<script>x\t14\nOther\t2\nTotal\t17"}).content.decode()
    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_nothing_is_kept_and_who_sees_no_figures_does_not_come_in(lena: Client) -> None:
    before = AuditEvent.objects.count()
    lena.post(PAGE, {"text": HOMES})
    assert AuditEvent.objects.count() == before
    adam = people.browser_of(people.staff("adm"))
    assert adam.get(PAGE).status_code == 403
    assert adam.post(PAGE, {"text": HOMES}).status_code == 403
    assert 'href="/annual-report/check/"' in lena.get("/figures/").content.decode()
