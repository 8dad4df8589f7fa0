"""A Word file of a document, read back: real headings, lists, captions and tables, its language, and no author."""

import io
import zipfile
from collections.abc import Collection
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from footprint.page.tables import Column, Table
from footprint.post import word
from footprint.post.outline import Document, Heading, Listing, PageBreak, Paragraph, picture_of
from tests.footprint.post.example import MADE_AT, TAKING_PART, TRICKS, example


@pytest.fixture(scope="module")
def made() -> Any:
    return docx.Document(io.BytesIO(word.file(example())))


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(word.file(document)))


def styled(made: Any, style: str) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == style]


def test_headings_are_headings(made: Any) -> None:
    assert styled(made, "Title") == ["Record of a review"]
    assert styled(made, "Heading 1") == ["Views and wishes", "Who took part", "Decisions"]
    assert styled(made, "Heading 2") == ["What Amara said"]


def test_lists_are_lists_and_each_counts_for_itself(made: Any) -> None:
    assert styled(made, "List Bullet")[0] == "to see her brother on Saturdays"
    numbered = [one for one in made.paragraphs if one.style.name == "List Number"]
    numbers = [one._p.pPr.numPr.numId.val for one in numbered]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = made.part.numbering_part.element.xpath("//w:num/w:lvlOverride/w:startOverride/@w:val")
    assert [int(one) for one in starts] == [1, 7]


def test_styles_and_lines_are_kept(made: Any) -> None:
    mixed = next(one for one in made.paragraphs if one.text.startswith("Plain, "))

    assert [(run.text, run.bold, run.italic) for run in mixed.runs] == [
        ("Plain, ", None, None), ("bold, ", True, None), ("italic", None, True), (" and both", True, True),
    ]  # fmt: skip
    assert "Notes: Two\nlines" in styled(made, "Facts")


def test_a_table_can_be_edited_and_its_heads_come_again(made: Any) -> None:
    (table,) = made.tables

    assert [cell.text for cell in table.rows[0].cells] == ["Name", "Role", "Came on", "Journey in miles"]
    assert [cell.text for cell in table.rows[1].cells] == ["Amara Vale", "Child", "28 March 2014", "1,204"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert [table.cell(4, place).text for place in range(4)] == ["All", "–", "–", "1,283.5"]


# The order of what may stand in an element, as far as we write it: ISO/IEC 29500-1, wml.xsd.
ORDER = {
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs spacing ind contextualSpacing jc outlineLvl",
    "r": "rPr t tab br drawing fldChar instrText",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps color spacing kern sz szCs highlight u lang",
    "hyperlink": "r",
}


def out_of_order(root: Any, names: Collection[str] = tuple(ORDER)) -> list[str]:
    """The elements that hold another thing, or in another order, than the standard has them. Words may take turns."""
    found = []
    for name in names:
        places = {qn(f"w:{one}"): place for place, one in enumerate(ORDER[name].split())}
        for element in root.iter(qn(f"w:{name}")):
            there = [places.get(child.tag, -1) for child in element]
            taken = [0 if name == "r" and place > 0 else place for place in there]
            if -1 in there or taken != sorted(taken):
                found.append(f"{name}: {[child.tag.rpartition('}')[2] for child in element]}")
    return found


def test_what_stands_in_an_element_stands_in_the_order_of_the_standard(made: Any) -> None:
    contents = opened(Document("Report", "Anytown", [Heading("One"), Heading("Two", 2)], MADE_AT, contents=True))

    assert out_of_order(made.element) == out_of_order(contents.element) == []
    assert out_of_order(contents.styles.element, ["pPr", "rPr"]) == []
    properties = made.tables[0]._tbl.tblPr
    properties.insert(0, properties[-1])
    assert out_of_order(made.element) == ["tblPr: ['tblCaption', 'tblW', 'tblBorders', 'tblLayout', 'tblLook']"]


def test_a_short_table_stays_whole_on_its_page_and_a_long_one_keeps_its_heads() -> None:
    columns = [Column("Day"), Column("Reviews", number=True)]
    short, long = ([[f"Day {day}", day] for day in range(many)] for many in (5, 40))
    made = opened(Document("Days", "Anytown", [Table("A week", columns, short), Table("Days", columns, long)], MADE_AT))

    stays = [[bool(row._tr.xpath(".//w:keepNext")) for row in table.rows] for table in made.tables]
    assert stays == [[True] * 5 + [False], [True] + [False] * 40]


def test_no_word_of_a_table_is_broken_for_want_of_room() -> None:
    long = "placed for adoption, not with the foster carer of before, under a placement order"
    columns = [Column("Outcome"), Column("State"), Column("Where it was published")]
    made = opened(Document("Rows", "Anytown", [Table("Rows", columns, [[long, "Done", long]] * 3)], MADE_AT))

    wide = [round(column.width.cm, 1) for column in made.tables[0].columns]
    assert wide == [7.6, 1.4, 7.6]
    assert sum(wide) == pytest.approx(16.6, abs=0.2)


def test_the_contents_lead_to_the_headings() -> None:
    parts = [
        Paragraph("Of this report."), PageBreak(), Heading("Children"), Heading("Who they are", 2),
        Heading("Their sex", 3), Heading("Reviews"),
    ]  # fmt: skip
    made = opened(Document("Report", "Anytown", parts, MADE_AT, contents=True))
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in made.element.iter(qn("w:bookmarkStart"))}
    links = [(one.style.name, one.text, one.hyperlinks[0].fragment) for one in made.paragraphs if one.hyperlinks]

    assert [one.text for one in made.paragraphs][2:4] == ["Of this report.", "Contents"]
    assert [(style, text) for style, text, _ in links] == [
        ("toc 1", "Children"), ("toc 2", "Who they are"), ("toc 1", "Reviews"),
    ]  # fmt: skip
    assert ["".join(marks[name].xpath("w:r/w:t/text()")) for _, _, name in links] == [
        "Children",
        "Who they are",
        "Reviews",
    ]
    assert made.element.xpath("//w:instrText/text()") == [r'TOC \o "1-2" \n \h \z']


def test_a_document_that_asks_for_no_contents_has_none(made: Any) -> None:
    assert "Contents" not in [one.text for one in made.paragraphs]
    assert made.element.xpath("//w:bookmarkStart") == []
    empty = opened(Document("Report", "Anytown", [Paragraph("No heading.")], MADE_AT, contents=True))
    assert [one.text for one in empty.paragraphs] == ["Report", "Anytown", "No heading."]


def test_captions_are_numbered_by_word(made: Any) -> None:
    captions = [one._p for one in made.paragraphs if one.style.name == "Caption"]

    assert ["".join(one.xpath(".//w:t/text()")) for one in captions] == [
        "Table 1: Who was invited", "Figure 1: How children took part",
    ]  # fmt: skip
    assert [one.find(qn("w:fldSimple")).get(qn("w:instr")).split()[1] for one in captions] == ["Table", "Figure"]


def test_pictures_have_words(made: Any) -> None:
    (picture,) = made.inline_shapes

    assert picture._inline.docPr.get("descr") == "Most children spoke for themselves: 38 of 52."
    assert made.part.related_parts[picture._inline.graphic.graphicData.pic.blipFill.blip.embed].blob[:4] == b"\x89PNG"


def test_each_picture_has_a_number_of_its_own_and_the_sentence_before_it_stays_with_it() -> None:
    parts = [Heading("Part", 3), Paragraph("A sentence."), picture_of(TAKING_PART), picture_of(TAKING_PART)]
    made = opened(Document("Pictures", "Anytown", parts, MADE_AT))
    sentence = next(one for one in made.paragraphs if one.text == "A sentence.")

    assert sentence.paragraph_format.keep_with_next
    assert len({one._inline.docPr.id for one in made.inline_shapes}) == 2
    assert {round(one.width.cm, 1) for one in made.inline_shapes} == {12.5}


def test_the_language_is_british_in_every_style(made: Any) -> None:
    found = {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))}

    assert found == {"en-GB"}
    assert made.core_properties.language == "en-GB"


def test_it_names_the_council_and_nobody(made: Any) -> None:
    about = made.core_properties

    assert (about.title, about.author, about.last_modified_by) == (
        "Record of a review", "Anytown Council", "Anytown Council",
    )  # fmt: skip
    assert (about.comments, about.keywords, about.subject, about.category) == ("", "", "", "")
    assert about.created == about.modified == MADE_AT
    with zipfile.ZipFile(io.BytesIO(word.file(example()))) as parts:
        left_out = ("thumbnail", "vba", "styleswitheffects")
        assert not [name for name in parts.namelist() if any(one in name.lower() for one in left_out)]


def test_typed_words_stay_words(made: Any) -> None:
    assert TRICKS in styled(made, "Normal")
    assert made.part.element.xpath("//w:instrText") == []
    odd = opened(Document("Odd \x00\x0b\ud800", "Anytown\x01", [Paragraph("a\x00b\x1fc <w:p/> \uffff")], MADE_AT))
    assert styled(odd, "Normal") == ["abc <w:p/> "]


def test_head_and_foot_stand_on_each_page(made: Any) -> None:
    section = made.sections[0]

    assert section.header.paragraphs[0].text == "Confidential"
    assert "".join(section.footer.paragraphs[0]._p.xpath(".//w:t/text()")) == "Copy 7K2QPage 1 of 1"
    assert round(section.page_width.cm, 1) == 21.0


def test_a_paragraph_that_leads_stays_with_the_next() -> None:
    parts = [Paragraph("What does she say?", leads=True), Paragraph("That she is glad.")]
    made = opened(Document("Record", "Anytown Council", parts, MADE_AT))

    assert [one.paragraph_format.keep_with_next for one in made.paragraphs[-2:]] == [True, None]


def test_a_page_break_is_that_of_the_next_paragraph(made: Any) -> None:
    broken = [one.text for one in made.paragraphs if one.paragraph_format.page_break_before]

    assert broken == ["Decisions"]


def test_word_does_not_call_it_an_old_file(made: Any) -> None:
    modes = made.settings.element.xpath("//w:compatSetting[@w:name='compatibilityMode']/@w:val")

    assert modes == ["15"]


def test_a_table_without_rows_is_a_sentence_and_an_empty_list_nothing() -> None:
    empty = Table("Late reviews", [Column("Child")], [], empty="No review is late.")
    made = opened(Document("Late", "Anytown Council", [empty, Listing([])], MADE_AT))

    assert made.tables == []
    assert styled(made, "Facts") == ["Late reviews: No review is late."]
