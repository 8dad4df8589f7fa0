"""A council's own Word file filled from a record: fields found wherever Word put them, and words that stay words."""

import io
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.page.refusals import NotAllowed
from footprint.page.tables import Column, Table
from footprint.post import merging
from footprint.post.merging import Field
from footprint.post.outline import Listing, Paragraph, Part, Run
from footprint.post.text import parts_of
from tests.footprint.post.example import parts as example_parts

AT = datetime(2014, 4, 28, 9, 30, tzinfo=UTC)
DECISIONS = Table("Decisions", [Column("What"), Column("Who")], [["Email the school", "Social worker"]])
FIELDS = [
    Field("child", "The child's name", "Amara Example"),
    Field("held_on", "The day of the review", "28 March 2014"),
    Field("record", "The record's text", [Paragraph("An example of a record.")]),
    Field("decisions", "The table of decisions", [DECISIONS]),
]


def saved(word: Any) -> bytes:
    kept = io.BytesIO()
    word.save(kept)
    return kept.getvalue()


def template(*paragraphs: str) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    return saved(word)


def filled(content: bytes, **values: Any) -> Any:
    made = merging.fill(template=content, values=values, title="Record", council="Anytown Council", at=AT)
    return docx.Document(io.BytesIO(made.content))


def texts(word: Any) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def test_fields_are_filled_where_they_stand() -> None:
    word = filled(template("Dear {{ child }}, on {{held_on}}.", "{{ CHILD }}{{child}}"), child="Amara", held_on="1 May")

    assert texts(word) == ["Dear Amara, on 1 May.", "AmaraAmara"]


def test_a_field_that_word_cut_into_pieces_is_found_and_keeps_its_style() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Dear ")
    for piece, bold in (("{", True), ("{ chi", True), ("ld", False), (" }", False), ("} and more", False)):
        paragraph.add_run(piece).bold = bold
    paragraph.runs[2]._r.addnext(OxmlElement("w:proofErr"))

    (made,) = filled(saved(word), child="Amara").paragraphs

    assert made.text == "Dear Amara and more"
    assert [(run.text, run.bold) for run in made.runs if run.text] == [
        ("Dear ", None), ("Amara", True), (" and more", False),
    ]  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 36), max_size=6))
def test_however_word_cuts_the_text_the_fields_are_filled(cuts: list[int]) -> None:
    text = "On {{ held_on }}: {{child}}, {{ child }}"
    places = sorted({0, *cuts, len(text)})
    word = docx.Document()
    paragraph = word.add_paragraph()
    for start, end in pairwise(places):
        paragraph.add_run(text[start:end])

    assert texts(filled(saved(word), child="Amara", held_on="1 May")) == ["On 1 May: Amara, Amara"]


def test_fields_in_tables_heads_feet_and_text_boxes_are_filled() -> None:
    word = docx.Document()
    word.add_table(1, 2).cell(0, 1).text = "{{ child }}"
    word.sections[0].header.paragraphs[0].text = "About {{ child }}"
    word.sections[0].footer.paragraphs[0].text = "{{ record }}"
    box = OxmlElement("w:txbxContent")
    inside = OxmlElement("w:p")
    inside.append(word.add_paragraph("{{ child }}").runs[0]._r)
    box.append(inside)
    word.add_paragraph("Box: ").add_run()._r.append(box)

    made = filled(saved(word), child="Amara", record=[Paragraph("One"), Listing(["two", "three"])])

    assert made.tables[0].cell(0, 1).text == "Amara"
    assert made.sections[0].header.paragraphs[0].text == "About Amara"
    assert made.sections[0].footer.paragraphs[0].text == "One\ntwo\nthree"
    box = next(made.element.body.iter(qn("w:txbxContent")))
    assert "".join(one.text or "" for one in box.iter(qn("w:t"))) == "Amara"


def test_a_field_alone_in_its_paragraph_takes_whole_parts() -> None:
    parts: list[Part] = [*parts_of("## Health\nWell, **very** well.\n- swims\n- runs\n\n3. third"), DECISIONS]

    word = filled(template("Before", "{{ record }}", "After"), record=parts)

    assert texts(word)[1:6] == ["Health", "Well, very well.", "• swims", "• runs", "3. third"]
    assert word.paragraphs[1].style.name == "Heading 2"
    assert [run.bold for run in word.paragraphs[2].runs] == [None, True, None]
    assert [cell.text for cell in word.tables[0].rows[1].cells] == ["Email the school", "Social worker"]
    assert texts(word)[-1] == "After"


def test_parts_look_like_the_council_s_own_where_it_has_no_style_for_them() -> None:
    word = docx.Document(io.BytesIO(template("{{ record }}")))
    word.paragraphs[0].alignment = 1
    for style in [one for one in word.styles if one.style_id.startswith("Heading")]:
        style.delete()

    heading, plain = filled(saved(word), record=parts_of("## Health\nWell.")).paragraphs

    assert (heading.text, heading.runs[0].bold, heading.alignment) == ("Health", True, 1)
    assert (plain.text, plain.alignment) == ("Well.", 1)


def test_a_field_in_a_cell_takes_parts_and_the_cell_stays_whole() -> None:
    word = docx.Document()
    word.add_table(1, 1).cell(0, 0).text = "{{ decisions }}"

    cell = filled(saved(word), decisions=[DECISIONS]).tables[0].cell(0, 0)

    assert cell.tables[0].cell(1, 0).text == "Email the school"
    assert cell._tc[-1].tag == qn("w:p")


def test_parts_inside_a_sentence_are_its_words() -> None:
    word = filled(template("Said: {{ record }}!"), record=[Paragraph([Run("One "), Run("two", bold=True)]), DECISIONS])

    assert texts(word) == ["Said: One two\nEmail the school, Social worker!"]


def test_what_has_no_value_stays_in_sight_and_is_listed() -> None:
    made = merging.fill(
        template=template("{{ child }} {{ held_on }}", "{{ record }}", "{{ nothing }}"),
        values={"child": "Amara", "held_on": "  ", "record": []}, title="", council="Anytown Council", at=AT,
    )  # fmt: skip
    word = docx.Document(io.BytesIO(made.content))

    assert made.unfilled == ("held_on", "record", "nothing")
    assert texts(word) == ["Amara [held on: not filled]", "[record: not filled]", "[nothing: not filled]"]
    assert word.paragraphs[1].runs[-2].font.highlight_color is not None


def test_values_are_words_never_fields_nor_programs() -> None:
    tricks = "{{ held_on }} {% for x in y %} {{ 7*7 }} <w:br/> & \x00{{ child }}"
    word = filled(template("{{ child }}", "{{ 7*7 }} {{ child.__class__ }} {% if x %}"), child=tricks, held_on="1 May")

    assert texts(word) == [tricks.replace("\x00", ""), "{{ 7*7 }} {{ child.__class__ }} {% if x %}"]


def test_the_file_names_the_council_and_nobody() -> None:
    word = docx.Document()
    word.core_properties.author, word.core_properties.comments = "Ann Author", "Draft of Ann"

    about = filled(saved(word)).core_properties

    assert (about.author, about.last_modified_by, about.comments) == ("Anytown Council", "Anytown Council", "")
    assert (about.title, about.created) == ("Record", AT)


def test_a_template_is_checked_and_its_fields_are_listed() -> None:
    content = template("{{ held_on }} {{ child }} {{ child }} {{ chlid }}")

    found = merging.check(name="letter.docx", content=content, fields=FIELDS)

    assert found.used == ("held_on", "child")
    assert found.unknown == ("chlid",)


def test_a_template_with_marked_changes_or_comments_is_refused() -> None:
    word = docx.Document()
    word.add_paragraph("Old")._p.append(OxmlElement("w:ins"))

    with pytest.raises(NotAllowed, match="comments or marked changes"):
        merging.check(name="letter.docx", content=saved(word), fields=FIELDS)
    with pytest.raises(NotAllowed, match=r"must be Word"):
        merging.check(name="letter.doc", content=b"{{ child }}", fields=FIELDS)


def test_the_preview_shows_each_field_s_example() -> None:
    shown = merging.preview(
        template=template("{{ child }} {{ held_on }}", "{{ record }}"), fields=FIELDS, council="Anytown Council", at=AT
    )

    word = docx.Document(io.BytesIO(shown.content))
    assert texts(word) == ["Amara Example 28 March 2014", "An example of a record."]
    assert shown.unfilled == ()


def test_no_style_is_named_that_the_council_s_file_has_not() -> None:
    word = filled(template("{{ record }}"), record=example_parts())
    named = {one.get(qn("w:val")) for one in word.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}

    assert named <= {style.style_id for style in word.styles}
    assert {"Heading1", "Caption"} <= named
