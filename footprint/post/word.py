"""A document as a Word file (DOCX): real headings, lists, captions and tables that can be edited."""

import io
from typing import Any

from footprint.page.tables import Table
from footprint.post import typeface
from footprint.post.outline import (
    Document,
    Facts,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    Part,
    Picture,
    Run,
    Words,
    leading,
    lines_of,
    numbered,
    readable,
    runs_of,
)

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIDE_IN_CM = 12.5
TIMES_LARGER = 1.25  # pixels of a picture for each of its drawing's units: 114 to the inch of paper. Each costs time.


def file(document: Document) -> bytes:
    import docx  # takes a while to load

    from footprint.post import word_contents, word_styles

    word = docx.Document()
    word_styles.dress(word, colour=document.colour, language=document.language)
    writer = Writer(word, marks_headings=document.contents)
    _around(writer, document)
    _said_of_itself(word, document)
    writer.paragraph([Run(document.title)], "Title")
    writer.paragraph([Run(document.subtitle())], "Subtitle")
    parts = list(numbered(leading(document.parts)))
    before = word_contents.begins(document) if document.contents else 0
    for part, number in parts[:before]:
        writer.write(part, number)
    if document.contents:
        word_contents.add(writer, document)
    for part, number in parts[before:]:
        writer.write(part, number)
    bytes_io = io.BytesIO()
    word.save(bytes_io)
    return bytes_io.getvalue()


def _said_of_itself(word: Any, document: Document) -> None:
    """What the file says of itself names the council and nobody."""
    about = word.core_properties
    about.title, about.language = readable(document.title)[:255], document.language
    about.author = about.last_modified_by = readable(document.council)[:255]
    about.comments = ""
    about.created = about.modified = document.made_at.replace(tzinfo=None)


def _around(writer: "Writer", document: Document) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Cm

    from footprint.post.word_styles import field

    section = writer.word.sections[0]
    if document.marking:
        writer.add(section.header.paragraphs[0], [Run(document.marking, bold=True)])
    foot = section.footer.paragraphs[0]
    foot.style.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.6), WD_TAB_ALIGNMENT.RIGHT)
    writer.add(foot, [Run(f"{document.code}\tPage ")])
    field(foot, "PAGE", "1")
    writer.add(foot, [Run(" of ")])
    field(foot, "NUMPAGES", "1")


class Writer:
    """Writes parts at the end of a Word file. A style that the file has not must not be named."""

    cell_style = "Cell"

    def __init__(self, word: Any, *, marks_headings: bool = False) -> None:
        self.word, self.marks_headings = word, marks_headings
        self.on_new_page = False
        self.drawings = self.headings = 0

    def write(self, part: Part, number: int) -> None:
        match part:
            case Heading():
                self.heading(part)
            case Paragraph(words, leads):
                made = self.paragraph(words, "Normal")
                if leads:
                    made.paragraph_format.keep_with_next = True
            case Listing():
                self.listing(part)
            case Facts(facts):
                for label, words in facts:
                    self.paragraph([Run(f"{label}: ", bold=True), *runs_of(words)], "Facts")
            case Picture():
                self.picture(part, number)
            case Table():
                self.table(part, number)
            case PageBreak():
                self.on_new_page = True

    def heading(self, part: Heading) -> None:
        from footprint.post import word_contents

        made = self.paragraph([Run(part.text)], f"Heading {part.level}")
        if self.marks_headings and part.level <= word_contents.DEPTH:
            self.headings += 1
            word_contents.mark(made, self.headings)

    def paragraph(self, words: Words, style: str) -> Any:
        paragraph = self.word.add_paragraph()
        paragraph._p.style = style.replace(" ", "")  # its key in the file: looking it up by name is slow
        if self.on_new_page:
            paragraph.paragraph_format.page_break_before = True
            self.on_new_page = False
        self.add(paragraph, words)
        return paragraph

    def add(self, paragraph: Any, words: Words) -> None:
        for run in runs_of(words):
            added = paragraph.add_run(readable(run.text))
            if run.bold:
                added.bold = True
            if run.italic:
                added.italic = True

    def listing(self, part: Listing) -> None:
        if not part.numbered:
            for item in part.items:
                self.paragraph(item, "List Bullet")
            return
        numbering = self._numbering_from(part.first)
        for item in part.items:
            paragraph = self.paragraph(item, "List Number")
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, numbering

    def _numbering_from(self, first: int) -> int:
        """Word counts all lists of a style as one: each of ours gets a count of its own."""
        numbers = self.word.part.numbering_part.element
        style = self.word.styles["List Number"].element.pPr.numPr.numId.val
        kind = numbers.num_having_numId(style).abstractNumId.val
        added = numbers.add_num(kind)
        added.add_lvlOverride(ilvl=0).add_startOverride(first)
        return int(added.numId)

    def caption(self, kind: str, number: int, text: str) -> Any:
        from footprint.post.word_styles import field

        paragraph = self.paragraph([Run(f"{kind} ")], "Caption")
        field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
        self.add(paragraph, f": {text}")
        return paragraph

    def picture(self, part: Picture, number: int) -> None:
        from docx.oxml.shape import CT_Inline
        from docx.shared import Cm

        paragraph = self.paragraph("", "Normal")
        paragraph.paragraph_format.keep_with_next = True
        relation, image = self.word.part.get_or_add_image(io.BytesIO(png(part)))
        wide, high = image.scaled_dimensions(width=Cm(WIDE_IN_CM))
        drawn = CT_Inline.new_pic_inline(self._next_drawing(), relation, f"figure-{number}.png", wide, high)
        drawn.docPr.set("name", f"Figure {number}")
        drawn.docPr.set("descr", readable(part.alternative))
        paragraph.add_run()._r.add_drawing(drawn)
        self.caption("Figure", number, part.caption)

    def _next_drawing(self) -> int:
        """A number that no drawing of the file has. The library looks the whole file through for each."""
        self.drawings = self.drawings + 1 if self.drawings else int(self.word.part.next_id)
        return self.drawings

    def table(self, part: Table, number: int) -> None:
        if not part.rows:
            self.write(Facts([(part.caption, part.empty)]), 0)
            return
        from footprint.post.word_tables import fill

        self.caption("Table", number, part.caption).paragraph_format.keep_with_next = True
        lines = [*part.lines(), *([part.total_line()] if part.total else [])]
        text = [["\n".join(lines_of(cell)) for cell, _, _ in line] for line in lines]
        fill(self, part, [[column.label for column in part.columns], *text])


def png(part: Picture) -> bytes:
    """The drawing as dots, for programs that cannot draw it."""
    import resvg_py

    svg = part.svg.replace(typeface.FONTS_OF_CHARTS, typeface.FAMILY)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=typeface.printable(svg), font_files=[typeface.UPRIGHT], skip_system_fonts=True,
            font_family=typeface.FAMILY, background="white", zoom=TIMES_LARGER,
        )
    )  # fmt: skip
