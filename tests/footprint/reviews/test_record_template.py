"""The council's own Word file for records: Lena Marsh gives one, and Ines Okafor's records come in it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.post.models import StoredFile
from footprint.reviews.models import RecordTemplate, RecordVersion, Review
from footprint.reviews.record import draft_actions, template_actions, version_actions
from footprint.reviews.record.sections import SECTIONS
from footprint.reviews.record.template_fields import FIELDS
from tests import people
from tests.acts import send
from tests.people import AT, browser_of, signed_in

FEBRUARY = date(2014, 2, 3)
FROM = {"from_on_day": "10", "from_on_month": "2", "from_on_year": "2014", "reason": "Our heading"}
LETTERHEAD = "Sample Council, Reviewing Service"


def word_file(*lines: str) -> bytes:
    made, kept = docx.Document(), BytesIO()
    for line in (LETTERHEAD, *lines):
        made.add_paragraph(line)
    made.save(kept)
    return kept.getvalue()


def text_of(content: bytes) -> str:
    read = docx.Document(BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in read.paragraphs), *cells])


OURS = word_file(
    "{{ child }}, {{ review }}", "{{ child }}", "{{ decisions }}", "{{ on_opinion }}", "{{ amended_because }}"
)


def given(content: bytes, **more: str) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("record.docx", content), **FROM, **more}


@pytest.fixture
def lena(cast: dict[str, Person], today: Callable[[date], None]) -> Client:
    today(FEBRUARY)
    return signed_in("liro")


@pytest.fixture
def version(held: Review, cast: dict[str, Person], today: Callable[[date], None]) -> RecordVersion:
    today(FEBRUARY)
    by: dict[str, Any] = {"by": cast["Ines"], "at": AT}
    draft = draft_actions.begin_draft(review=held, on=FEBRUARY, **by)
    content = {"opinion": "Settled and proud"}
    draft_actions.save_draft(draft=draft, content=content, version=0, window=held.pk, **by)
    return version_actions.finalise(draft=draft, missing_accepted=True, on=FEBRUARY, **by)


def downloaded(who: Person, review: Review) -> str:
    answer = browser_of(who).post(reverse("reviews:download", args=[review.pk]), {"form": "docx"})
    return text_of(answer.content)


def test_from_its_day_on_records_come_in_the_councils_file(
    lena: Client, version: RecordVersion, cast: dict[str, Person], today: Callable[[date], None]
) -> None:
    page = send(lena, reverse("reviews:template"), given(OURS)).content.decode()
    assert "from 10 February 2014 on" in page
    today(date(2014, 2, 9))
    assert LETTERHEAD not in downloaded(cast["Ines"], version.review)
    today(date(2014, 2, 10))
    said = downloaded(cast["Ines"], version.review)
    assert LETTERHEAD in said
    assert "Amara Vale, number 1001" in said
    assert "First review" in said
    assert "Settled and proud" in said
    assert "[amended because: not filled]" in said
    assert "No decision was recorded." in said


def test_our_own_form_comes_back_and_every_file_stays_readable(
    lena: Client, version: RecordVersion, cast: dict[str, Person], today: Callable[[date], None]
) -> None:
    send(lena, reverse("reviews:template"), given(OURS))
    said = RecordTemplate.objects.get()
    send(lena, reverse("reviews:our-own"), {**FROM, "from_on_day": "11", "reason": "It was hard to read"})
    today(date(2014, 2, 11))
    assert LETTERHEAD not in downloaded(cast["Ines"], version.review)
    assert text_of(lena.get(reverse("reviews:template-file", args=[said.pk])).content).startswith(LETTERHEAD)
    assert list(AuditEvent.objects.filter(action="use_record_template").values_list("reason", flat=True)) == [
        "Our heading", "It was hard to read",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (word_file("{{ child }} {{ shoe_size }}"), "There is no field {{ shoe_size }}."),
        (word_file("No field at all"), "No field stands in the file"),
        (b"%PDF-1.7 %%EOF", "The file must be Word (DOCX)."),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_kept(lena: Client, content: bytes, sentence: str) -> None:
    page = send(lena, reverse("reviews:template"), given(content)).content.decode()
    assert sentence in page
    assert not RecordTemplate.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_preview_is_filled_with_examples_and_nothing_is_kept(lena: Client) -> None:
    answer = lena.post(reverse("reviews:template"), given(OURS, preview="1", reason=""))
    assert "Sample Child, number 1001" in text_of(answer.content)
    assert not RecordTemplate.objects.exists()


def test_a_file_that_is_to_come_can_be_called_off(lena: Client) -> None:
    """By Footprint's form from the same day, which the page proposes; then there is nothing left to call off."""
    page = reverse("reviews:template")
    assert reverse("reviews:our-own") not in lena.get(page).content.decode()
    send(lena, page, given(OURS))
    said = lena.get(page).content.decode()
    assert "Use Footprint’s form instead of a file that is to come" in said
    assert "Records are downloaded for Word in Footprint’s form." in said
    assert lena.get(reverse("reviews:our-own")).context["form"]["from_on"].initial == date(2014, 2, 10)
    send(lena, reverse("reviews:our-own"), {**FROM, "reason": "Not agreed yet"})
    assert template_actions.template_in_use(on=date(2014, 2, 10)) is None
    assert reverse("reviews:our-own") not in lena.get(page).content.decode()


def test_to_use_it_a_reason_is_asked(lena: Client) -> None:
    assert "Enter why it is changed" in send(lena, reverse("reviews:template"), given(OURS, reason="")).content.decode()
    assert not RecordTemplate.objects.exists()


@pytest.mark.parametrize("role", ["iro", "bs", "hos"])
def test_nobody_else_changes_it(cast: dict[str, Person], today: Callable[[date], None], role: str) -> None:
    today(FEBRUARY)
    assert signed_in(role, name="Noor Amin").post(reverse("reviews:template"), given(OURS)).status_code == 403
    assert not RecordTemplate.objects.exists()


def test_of_two_from_one_day_the_one_said_later_counts(cast: dict[str, Person]) -> None:
    by = people.staff("liro")
    for hour, words in ((9, "Morning"), (11, "Noon")):
        at = AT.replace(hour=hour)
        template_actions.use_template(
            name="a.docx", content=word_file(words, "{{ child }}"), from_on=FEBRUARY, reason="Why", by=by, at=at
        )
    in_use = template_actions.template_in_use(on=FEBRUARY)
    assert in_use is not None
    assert "Noon" in text_of(in_use)
    assert template_actions.template_in_use(on=date(2014, 2, 2)) is None


def test_a_file_of_an_earlier_day_said_later_does_not_push_out_the_newer_one(cast: dict[str, Person]) -> None:
    by = people.staff("liro")
    for day, words, hour in ((3, "Newer", 9), (1, "Older", 11)):
        template_actions.use_template(
            name="a.docx", content=word_file(words, "{{ child }}"), from_on=date(2014, 2, day), reason="Why", by=by,
            at=AT.replace(hour=hour),
        )  # fmt: skip
    for day, words in ((2, "Older"), (3, "Newer")):
        in_use = template_actions.template_in_use(on=date(2014, 2, day))
        assert in_use is not None
        assert words in text_of(in_use)


def test_every_part_of_a_record_has_its_field() -> None:
    names = [field.name for field in FIELDS]
    assert {f"on_{section.key}" for section in SECTIONS} <= set(names)
    assert len(names) == len(set(names))
