"""A PDF of a document: tagged so that it can be read aloud (PDF/UA-1), its words whole, and nothing in it but them."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject

from footprint.page.tables import Column, Table
from footprint.post import pdf, typeface
from footprint.post.outline import Document, Heading, Paragraph
from tests.footprint.post.example import MADE_AT, TRICKS, example

PAINTS = (b"Tj", b"TJ", b"Do", b"S", b"f", b"f*", b"B")


@pytest.fixture(scope="module")
def made() -> PdfReader:
    return opened(example())


def opened(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.file(document)))


def tags(node: Any) -> Iterator[Any]:
    """Every element of the structure tree, in the order of reading."""
    node = node.get_object() if node is not None else None
    if isinstance(node, ArrayObject):
        for one in node:
            yield from tags(one)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield node
        yield from tags(node.get("/K"))


def tree(made: PdfReader) -> list[Any]:
    return list(tags(made.root_object["/StructTreeRoot"]["/K"]))  # type: ignore[index]


def words_in(made: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in made.pages).split())


def test_it_says_that_it_is_pdf_ua_with_title_and_language(made: PdfReader) -> None:
    about = made.root_object["/Metadata"].get_data().decode()  # type: ignore[attr-defined]

    assert "<pdfuaid:part>1</pdfuaid:part>" in about
    assert '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Record of a review</rdf:li>' in about
    assert made.root_object["/Lang"] == "en-GB"
    assert made.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert made.root_object["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]


def test_it_names_the_council_and_nobody(made: PdfReader) -> None:
    said = str(made.metadata) + made.root_object["/Metadata"].get_data().decode()  # type: ignore[attr-defined]

    assert made.metadata is not None
    assert made.metadata.author == "Anytown Council"
    assert made.metadata.creation_date == MADE_AT
    assert "Amara" not in said


def test_its_words_are_those_of_the_document(made: PdfReader) -> None:
    said = words_in(made)

    assert TRICKS in said
    assert 'that nobody says #panic("no") or {{ name }} or <b>bold</b>' in said
    assert "7. Seventh decision" in said
    assert said.count("Confidential") == said.count("Copy 7K2Q") == len(made.pages) == 2
    assert "Page 2 of 2" in said


def test_headings_and_lists_are_tagged_in_the_order_of_reading(made: PdfReader) -> None:
    found = [tag["/S"] for tag in tree(made) if tag["/S"] in ("/Title", "/H1", "/H2", "/Table", "/Figure", "/L")]

    assert found == ["/Title", "/L", "/H1", "/H2", "/L", "/L", "/H1", "/Table", "/Figure", "/H1", "/L"]


def test_a_table_has_its_heads_its_caption_and_its_rows(made: PdfReader) -> None:
    table = next(tag for tag in tree(made) if tag["/S"] == "/Table")
    inside = [tag["/S"] for tag in tags(table["/K"])]

    assert [inside.count(name) for name in ("/Caption", "/THead", "/TR", "/TH", "/TD")] == [1, 1, 5, 4, 16]
    heads = [tag for tag in tags(table["/K"]) if tag["/S"] == "/TH"]
    assert [head["/A"][0]["/Scope"] for head in heads] == ["/Column"] * 4


def test_every_picture_has_words(made: PdfReader) -> None:
    told = [tag["/Alt"] for tag in tree(made) if tag["/S"] == "/Figure"]

    assert told == ["Most children spoke for themselves: 38 of 52."]


def test_what_is_no_part_of_the_text_is_no_part_of_the_reading(made: PdfReader) -> None:
    """Everything on a page is either in the tree or marked as an artifact: head, foot and lines."""
    for page in made.pages:
        depth = 0
        for operands, operator in ContentStream(page.get_contents(), made).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth or operator not in PAINTS, operands


def test_there_is_nothing_that_runs_links_or_is_attached(made: PdfReader) -> None:
    assert set(made.root_object) & {"/OpenAction", "/AA", "/AcroForm", "/AF"} == set()
    assert set(made.root_object.get("/Names", {})) & {"/JavaScript", "/EmbeddedFiles"} == set()
    assert [page["/Annots"] for page in made.pages if "/Annots" in page] == []


def test_the_same_document_made_again_is_the_same_file() -> None:
    assert pdf.file(example()) == pdf.file(example())
    assert pdf.file(example()) != pdf.file(replace(example(), made_at=MADE_AT + timedelta(seconds=1)))


def test_letters_that_the_typeface_lacks_stand_as_squares_and_the_file_says_so() -> None:
    said = words_in(opened(Document("Łucja 你好", "Anytown Council", [Paragraph("Żółw 😀\u200b\x00 Ω")], MADE_AT)))

    assert "Łucja □□" in said
    assert "Żółw □" in said
    assert pdf.NOT_SHOWN in said
    assert pdf.NOT_SHOWN not in words_in(opened(example()))


def test_the_typeface_has_the_letters_of_europe() -> None:
    letters = "ÀÇĐĘĞĦŁŃŐŘŞȘŤŮŹŻ áæðéğıñøœşșţþüýž €£¥§–—‘’“”• ΑΩαω АЯаяІї"

    assert typeface.printable(letters) == letters
    assert typeface.printable("e\u0301 \x00\ufffe中") == "é □"


def test_a_paragraph_that_leads_stays_on_the_page_of_the_next() -> None:
    """After so many lines that one which does not is the last of its page."""

    def apart(lines: int, *, leads: bool) -> bool:
        parts = [*[Paragraph("Line.")] * lines, Paragraph("Does she like it?", leads=leads), Paragraph("Very much.")]
        pages = [page.extract_text() for page in opened(Document("Record", "Anytown", parts, MADE_AT)).pages]
        return not any("Does she like it?" in page and "Very much." in page for page in pages)

    lines = next(lines for lines in range(20, 60) if apart(lines, leads=False))
    assert not apart(lines, leads=True)


def test_a_table_without_rows_is_a_sentence() -> None:
    parts = [Heading("Late"), Table("Late reviews", [Column("Child")], [], empty="No review is late.")]

    made = opened(Document("Late", "Anytown Council", parts, MADE_AT))

    assert "/Table" not in [tag["/S"] for tag in tree(made)]
    assert "Late reviews: No review is late." in words_in(made)
