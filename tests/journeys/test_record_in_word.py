"""The lead gives the council's own Word file for records, previews it, uses it, and puts Footprint's form back."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.reviews import actions
from footprint.reviews.models import RecordTemplate, Review
from footprint.reviews.record import draft_actions, version_actions
from tests import people, register
from tests.footprint.reviews.test_record_template import text_of, word_file
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
HELD, MONDAY = date(2014, 1, 31), date(2014, 2, 3)
PAGE = "/reviews/record-in-word/"
OURS = word_file("Record of {{ child }}, {{ review }}", "{{ decisions }}", "{{ on_opinion }}")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def ines(today: Callable[[date], None]) -> Person:
    """The record of Amara's review is finalised."""
    today(MONDAY)
    ines = register.register()["Ines"]
    who: dict[str, Any] = {"by": ines, "at": people.AT}
    actions.set_known_from(day=date(2013, 4, 1), on=MONDAY, **who)
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    held = actions.mark_held(review=to_hold.pk, held_on=HELD, participation="PN1", on=MONDAY, **who)
    draft = draft_actions.begin_draft(review=held, on=MONDAY, **who)
    words = {"opinion": "Settled and proud"}
    draft_actions.save_draft(draft=draft, content=words, version=0, window=UUID(int=1), **who)
    version_actions.finalise(draft=draft, missing_accepted=True, on=MONDAY, **who)
    return ines


def give(page: Page, content: bytes, *, name: str = "record.docx") -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": WORD, "buffer": content})


def taken(page: Page, button: str) -> str:
    """What the Word file says that the button hands over."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return text_of(download.value.path().read_bytes())


def record_in_word(page: Page) -> str:
    review = Review.objects.get(child=register.AMARA, held_on=HELD)
    page.goto(f"/reviews/{review.pk}/record/download/")
    page.get_by_label("Word").check()
    return taken(page, "Download")


def test_records_come_in_the_councils_file_until_footprints_form_is_back(
    page: Page, phone: Page, site: str, ines: Person, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, people.staff("liro"), site)
    page.goto("/")
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="council’s own Word file for records").click()
    axe(page)
    screenshot(page, "record-in-word")
    give(page, OURS)
    assert "Record of Sample Child, number 1001, born 4 May 2008, Third review" in taken(page, "Download a preview")
    assert not RecordTemplate.objects.exists()
    page.get_by_label("Why").fill("Our heading")
    page.get_by_role("button", name="Use this file").click()
    expect(page.get_by_text("Records are downloaded for Word in this file from 3 February 2014 on.")).to_be_visible()
    expect(page.get_by_text("In use")).to_be_visible()
    axe(page)
    screenshot(page, "record-in-word-used")

    let_in(phone, ines, site)
    said = record_in_word(phone)
    assert "Sample Council, Reviewing Service" in said
    assert "Record of Amara Vale, number 1001" in said
    assert "Settled and proud" in said

    page.get_by_role("link", name="Use Footprint’s form again").click()
    axe(page)
    page.get_by_label("Why").fill("It is hard to read")
    screenshot(page, "record-in-word-our-own")
    page.get_by_role("button", name="Use Footprint’s form").click()
    expect(page.get_by_text("Records take Footprint’s form from 3 February 2014 on.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="record.docx").click()
    assert "{{ decisions }}" in text_of(download.value.path().read_bytes())
    said = record_in_word(phone)
    assert "Sample Council, Reviewing Service" not in said
    assert "Settled and proud" in said


def test_on_a_telephone_a_file_that_cannot_be_used_is_refused_and_a_mended_one_taken(
    phone: Page, site: str, ines: Person, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(phone, people.staff("adm"), site)
    phone.goto(PAGE)
    axe(phone)
    fits(phone)
    screenshot(phone, "record-in-word-phone")
    for content, sentence in (
        (word_file("{{ child }} {{ shoe_size }}"), "There is no field {{ shoe_size }}."),
        (b"%PDF-1.7 %%EOF", "The file must be Word (DOCX)."),
    ):
        give(phone, content)
        phone.get_by_label("Why").fill("Our heading")
        phone.get_by_role("button", name="Use this file").click()
        expect(phone.get_by_role("alert").get_by_text(sentence)).to_be_visible()
        expect(phone.get_by_label("Why")).to_have_value("Our heading")
    axe(phone)
    fits(phone)
    screenshot(phone, "record-in-word-refused-phone")
    assert not RecordTemplate.objects.exists()
    give(phone, word_file("{{ child }}"))
    phone.get_by_role("button", name="Use this file").click()
    expect(phone.get_by_text("Records are downloaded for Word in this file")).to_be_visible()
    fits(phone)
    screenshot(phone, "record-in-word-used-phone")
    phone.get_by_role("link", name="Use Footprint’s form again").click()
    axe(phone)
    fits(phone)
    screenshot(phone, "record-in-word-our-own-phone")
