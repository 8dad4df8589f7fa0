"""A document as HTML: what it says, in order, nothing of it read as markup, and nothing asked of any other place."""

import re
from html.parser import HTMLParser

import pytest
from django.utils.safestring import SafeString

from footprint.post import html
from footprint.post.outline import Document, Heading, Paragraph, Picture
from tests.footprint.post.example import MADE_AT, TRICKS, example, parts


class Elements(HTMLParser):
    """The elements of a page in order, with their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append([tag, ""])

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][1] += data

    def words_of(self, *tags: str) -> list[str]:
        return [f"{tag}: {' '.join(words.split())}" for tag, words in self.found if tag in tags]


def test_headings_follow_the_outline() -> None:
    assert Elements(html.file(example()).decode()).words_of("h1", "h2", "h3", "h4") == [
        "h1: Record of a review",
        "h2: Views and wishes",
        "h3: What Amara said",
        "h2: Who took part",
        "h2: Decisions",
    ]


def test_inside_a_page_headings_stand_below_that_of_the_page() -> None:
    assert Elements(html.body(parts(), below=2)).words_of("h2", "h3", "h4") == [
        "h3: Views and wishes", "h4: What Amara said", "h3: Who took part", "h3: Decisions",
    ]  # fmt: skip


def test_styles_lists_and_lines_are_kept() -> None:
    page = html.body(parts())

    assert "I like <strong>my school</strong> &amp; my <em>new room</em>" in page
    assert "<strong>Two<br>lines</strong>" in page
    assert "<strong><em> and both</em></strong>" in page
    assert '<ol class="govuk-list govuk-list--number" start="7"><li>Seventh decision</li>' in page
    assert "<li>to see her brother on Saturdays</li>" in page


def test_tables_and_pictures_are_numbered_and_named() -> None:
    page = html.body(parts())

    assert "Table 1: Who was invited" in page
    assert "Figure 1: How children took part" in page
    assert 'aria-label="Most children spoke for themselves: 38 of 52."' in page
    assert re.search(r"<td[^>]*numeric[^>]*><span[^>]*>1,204</span>", page)


def test_typed_words_never_become_markup() -> None:
    page = html.file(example()).decode()

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert TRICKS not in page
    assert "{{ name }}" in page


def test_a_file_asks_for_nothing_and_says_its_language() -> None:
    page = html.file(example()).decode()

    assert '<html lang="en-GB">' in page
    assert re.findall(r"(?:src|href|url)\s*[=(]", page) == []
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page) == []


def test_a_picture_is_our_own_and_has_words() -> None:
    with pytest.raises(TypeError):
        Picture("<svg onload='x()'/>", "Sham", "Sham")  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        Picture(SafeString("<svg/>"), "Untold", " ")


def test_a_document_has_a_title_and_its_headings_a_level() -> None:
    with pytest.raises(ValueError):
        Document(" ", "Anytown Council", [Paragraph("Words")], MADE_AT)
    with pytest.raises(ValueError):
        Heading("Too deep", 4)
