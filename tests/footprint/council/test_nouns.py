"""The council's nouns for children and reviews, in headings, the menu, records and letters."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from footprint.audit import SYSTEM
from footprint.council import queries
from footprint.council.actions import set_value
from footprint.page import clock
from footprint.page.nouns import Nouns
from footprint.reviews.record.outline import titled
from tests import people, register

ASSESSMENT, OURS = Nouns(review="Assessment"), Nouns("Our children", "Our meeting")


@pytest.mark.parametrize(
    ("nouns", "text", "said"),
    [
        (Nouns(), "Record of a review", "Record of a review"),
        (ASSESSMENT, "Record of a review", "Record of an assessment"),
        (ASSESSMENT, "Reviews held in time", "Assessments held in time"),
        (ASSESSMENT, "The review’s page", "The assessment’s page"),
        (ASSESSMENT, "The reviewing service", "The reviewing service"),
        (OURS, "Record of a review", "Record of our meeting"),
        (OURS, "After reviews", "After our meetings"),
        (OURS, "Looked-after children for each post", "Our children for each post"),
        (Nouns("Children in care"), "Sex of children looked after, by year", "Sex of children in care, by year"),
    ],
)
def test_a_heading_in_the_councils_nouns(nouns: Nouns, text: str, said: str) -> None:
    assert nouns.worded(text) == said


def choose(children: str, review: str, on: date) -> None:
    for key, value in (("noun_children", children), ("noun_review", review)):
        set_value(key=key, value=value, from_on=on, reason="Children asked for it", by=SYSTEM, at=timezone.now())


@pytest.fixture
def lena(db: None) -> Client:
    register.register()
    return people.signed_in("liro")


def page(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_menu_titles_headings_and_tables_are_in_them(lena: Client) -> None:
    assert "After reviews" in page(lena, "/")
    assert ">Looked-after children</th>" in page(lena, "/team/caseloads/")
    choose("in_care", "<Assessment>", clock.today())

    assert "After &lt;Assessment&gt;s" in page(lena, "/")
    assert "<title>After &lt;Assessment&gt;s – Footprint" in page(lena, "/reviews/after/")
    shown = page(lena, "/team/caseloads/")
    assert ">Children in care</th>" in shown
    assert ">Looked-after children</th>" not in shown
    assert "<Assessment>" not in shown


def test_records_and_letters_are_in_them(db: None) -> None:
    choose("ours", "Our meeting", date(2026, 4, 1))
    before, after = (queries.values(on=day) for day in (date(2026, 3, 31), date(2026, 4, 1)))
    assert (titled(before), titled(after)) == ("Record of a review", "Record of our meeting")
    assert queries.nouns(on=date(2026, 4, 1)).worded("Decisions of a review wait") == "Decisions of our meeting wait"
