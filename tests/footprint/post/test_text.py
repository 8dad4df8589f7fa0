"""Typed text: what reads as a heading, a list or a style, and that everything else stays as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.post.outline import Heading, Listing, Paragraph, Part, Run, runs_of
from footprint.post.text import parts_of
from tests.outline_words import text_of


def said(part: Part) -> str:
    """A part in short: its kind, and its words with bold in [ ] and italic in < >."""
    if isinstance(part, Heading):
        return f"heading: {part.text}"
    if isinstance(part, Listing):
        start = f"{part.first}: " if part.numbered else "list: "
        return start + " | ".join(styled(item) for item in part.items)
    assert isinstance(part, Paragraph)
    return styled(part.words)


def styled(words: object) -> str:
    return "".join(f"{'[' * r.bold}{'<' * r.italic}{r.text}{'>' * r.italic}{']' * r.bold}" for r in runs_of(words))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", []),
        ("  \n\n", []),
        ("Amara likes her school.", ["Amara likes her school."]),
        ("One\ntwo\n\nthree", ["One\ntwo", "three"]),
        ("One\r\ntwo\r\n\r\nthree", ["One\ntwo", "three"]),
        ("# Health\nWell.\n### School\nWell.", ["heading: Health", "Well.", "heading: School", "Well."]),
        ("#1 priority", ["#1 priority"]),
        ("- swimming\n* drawing\n• maths", ["list: swimming | drawing | maths"]),
        ("Likes:\n- swimming\n- maths\nand more", ["Likes:", "list: swimming | maths", "and more"]),
        ("1. one\n\n2. two", ["1: one | two"]),
        ("3) three\n4) four", ["3: three | four"]),
        ("- one\n  goes on\n- two", ["list: one\ngoes on | two"]),
        ("2014. A year.", ["2014. A year."]),
        ("-5 degrees", ["-5 degrees"]),
        ("He is **well** and *glad*.", ["He is [well] and <glad>."]),
        ("**all *of* it** and ***both***", ["[all ][<of>][ it] and [<both>]"]),
        ("5 * 3 and a*b*c and **", ["5 * 3 and a*b*c and **"]),
        ("Mum*, Dad* came", ["Mum*, Dad* came"]),
        ("**two\nlines**", ["**two\nlines**"]),
        (r"\*\*kept\*\* and \- and C:\new", [r"**kept** and - and C:\new"]),
        ("1\\. Not a list", ["1. Not a list"]),
        ("<b>Bold</b> & {{ name }}", ["<b>Bold</b> & {{ name }}"]),
        ("## **Bold** heading", ["heading: Bold heading"]),
    ],
)  # fmt: skip
def test_how_typed_text_reads(typed: str, parts: list[str]) -> None:
    assert [said(part) for part in parts_of(typed)] == parts


def test_headings_have_the_level_that_is_asked_for() -> None:
    assert parts_of("## Health", level=3) == [Heading("Health", 3)]


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="*#•.)-\\"), min_size=1))
def test_text_without_marks_stays_whole(typed: str) -> None:
    assert parts_of(typed) == [Paragraph((Run(typed),))]


def words_in(part: Part) -> str:
    if isinstance(part, Listing):
        return "".join(map(text_of, part.items))
    assert isinstance(part, Heading | Paragraph)
    return part.text if isinstance(part, Heading) else text_of(part.words)


@given(st.text("ab *#-1.\\\n", max_size=60))
def test_no_word_is_ever_lost(typed: str) -> None:
    words = "".join(map(words_in, parts_of(typed)))

    assert [one for one in words if one in "ab"] == [one for one in typed if one in "ab"]
