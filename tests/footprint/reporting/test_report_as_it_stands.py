"""The report as it stands: its numbers lead to just their rows; small ones are hidden from who may not see them."""

import re
from html import unescape

import pytest
from django.test import Client
from lxml import html

from footprint.audit.models import AuditEvent
from footprint.children.models import Child

PAGE = "/annual-report/as-it-stands/"
COUNTS = re.compile(r"([\d,]+|No) rows? of the children whose records")


def links(client: Client, address: str = PAGE) -> list[tuple[str, str]]:
    """Each number of a table that leads somewhere, and where."""
    page = html.fromstring(client.get(address).content.decode())
    return [(one.text_content().strip(), one.get("href")) for one in page.iterfind(".//main//table//a")]


@pytest.mark.slow
def test_behind_each_number_are_as_many_rows_as_it_says(lena: Client) -> None:
    Child.objects.update(restricted=False, sealed=False)  # every row opens to her
    found = [one for one in links(lena) if "%" not in one[0]]
    wanted = {"legal_status_rows", "looked_after_at_end", "looked_after_by_month", "timely_reviews", "reviews_held"}
    assert wanted <= {address.split("/")[2] for _, address in found}
    some = {address.split("/")[2]: (number, address) for number, address in found if number != "0"}
    differing = []
    for number, address in some.values():
        counted = COUNTS.search(unescape(lena.get(address).content.decode()))
        if counted is None or counted[1] != number:
            differing.append((number, counted and counted[1], address))
    assert len(some) > 10
    assert differing == []


def test_whoever_may_not_open_rows_has_no_way_to_them(lena: Client, cora: Client) -> None:
    assert links(cora) == []
    assert links(lena, f"{PAGE}?view=published") == []


def test_small_numbers_are_for_those_alone_who_may_see_them(lena: Client, cora: Client) -> None:
    """Five children are looked after on the last day."""
    said = "5 children: 5 more than in 2012/13."
    assert said in lena.get(PAGE).content.decode()
    for client, address in ((lena, f"{PAGE}?view=published"), (cora, PAGE), (cora, f"{PAGE}?view=internal")):
        assert said not in client.get(address).content.decode(), address


@pytest.mark.slow
def test_it_is_taken_away_as_it_is_read_and_the_trail_says_so(lena: Client, cora: Client) -> None:
    whole, hidden = lena.get(f"{PAGE}docx/"), cora.get(f"{PAGE}docx/")
    assert whole["Content-Disposition"] == 'attachment; filename="report-2014-03-31.docx"'
    assert hidden["Content-Disposition"] == 'attachment; filename="report-published-2014-03-31.docx"'
    left = AuditEvent.objects.filter(action="export_report").order_by("at")
    assert [one.after for one in left] == [{"form": "docx", "whole": True}, {"form": "docx", "whole": False}]
    assert lena.get(f"{PAGE}odt/").status_code == 404
    assert lena.get(f"{PAGE}pdf/?year=1914").status_code == 404
