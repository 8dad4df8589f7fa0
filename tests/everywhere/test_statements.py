"""A page makes as many statements for many rows as for few."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from footprint.accounts.models import Person
from tests import people
from tests.everywhere.many import many_more
from tests.everywhere.pages import Opening, pages
from tests.few import slow

SIGNED_IN = [(path, opening) for path, opening in pages() if not opening.public()]


@pytest.mark.parametrize(
    ("path", "opening"),
    [one if one[1].kind == "list" else slow(one) for one in SIGNED_IN],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_makes_no_more_statements_for_many_rows(
    path: str, opening: Opening, readers: dict[str, Person], db: None
) -> None:
    browser = people.browser_of(readers[opening.reader()])
    browser.get(path)  # the first request notes that the session is in use
    few = statements(browser, path)
    many_more()
    many = statements(browser, path)
    often, statement = max((many.count(one), one) for one in many)
    assert len(many) <= max(len(few), opening.queries), f"{often} times: {statement}"


def statements(browser: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as made:
        assert browser.get(path).status_code == 200
    return [re.sub(r"'[^']*'", "?", query["sql"]) for query in made]
