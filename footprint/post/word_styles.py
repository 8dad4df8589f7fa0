"""The styles and settings of our Word files: python-docx's own blank document, made British, plain and nameless."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Arial"
INK, GREY = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x50, 0x5A, 0x5F)
SIZES = {"Normal": 11, "Title": 24, "Subtitle": 11, "Heading 1": 16, "Heading 2": 13, "Heading 3": 11, "Caption": 11}
SPACES = {"Title": (0, 4), "Heading 1": (20, 8), "Heading 2": (14, 6), "Heading 3": (10, 4), "Caption": (10, 4)}
COMPATIBLE_WITH = "15"  # Word 2013 and later, which do not say "Compatibility Mode" above the file
LEFT_OUT = ("/thumbnail", "/stylesWithEffects")  # a picture of another file; the styles again, for Word 2010 alone


def dress(word: Any, *, colour: str, language: str) -> None:
    """Sets A4 paper, Arial, the council's colour and the document's language in every style."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for fonts in word.styles.element.iter(qn("w:rFonts")):
        _one_font(fonts)
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)
    for name, size in SIZES.items():
        _style(word.styles[name], size, colour=colour if name == "Heading 1" else "")
    _title_line(word.styles["Title"], colour)
    _own(word, "Facts").paragraph_format.space_after = Pt(3)
    cell = _own(word, "Cell")
    cell.font.size = Pt(10)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(3)
    _contents(word)
    _settings(word, language)


def _one_font(fonts: Any) -> None:
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _style(style: Any, size: float, *, colour: str) -> None:
    style.font.size, style.font.italic = Pt(size), False
    style.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper()) if colour else INK
    if style.name == "Subtitle":
        style.font.color.rgb = GREY
    for stretched in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(stretched)
    before, after = SPACES.get(style.name, (0, 6))
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.15


def _own(word: Any, name: str) -> Any:
    added = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    added.base_style = word.styles["Normal"]
    return added


def _contents(word: Any) -> None:
    """Word knows the lines of contents by these names."""
    heading = word.styles["TOC Heading"]
    heading.paragraph_format.space_before = Pt(14)
    for level in (1, 2):
        line = _own(word, f"toc {level}")
        line.element.set(qn("w:styleId"), f"TOC{level}")
        line.font.bold = level == 1
        line.paragraph_format.left_indent = Cm(0.6 * (level - 1))
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(4 if level == 1 else 0), Pt(0)
        line.paragraph_format.line_spacing = 1


def _title_line(style: Any, colour: str) -> None:
    """The council's band stands above the title, as on our pages, in place of Word's line below it."""
    properties = style.element.get_or_add_pPr()
    for borders in properties.findall(qn("w:pBdr")):
        top = borders[0]
        borders.clear()
        top.tag = qn("w:top")
        for name in list(top.attrib):
            del top.attrib[name]
        for name, value in {"val": "single", "sz": "36", "space": "8", "color": colour.removeprefix("#")}.items():
            top.set(qn(f"w:{name}"), value)
        borders.append(top)
    style.font.bold = True


def _settings(word: Any, language: str) -> None:
    settings = word.settings.element
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), COMPATIBLE_WITH)
    for theme in settings.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), language)
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, relation in relations.items() if relation.reltype.endswith(LEFT_OUT)]:
            del relations[key]


def field(paragraph: Any, code: str, context: str) -> None:
    """A field that Word works out again, such as PAGE; `shown` is what stands there until it does."""
    simple = OxmlElement("w:fldSimple")
    simple.set(qn("w:instr"), code)
    simple.append(paragraph.add_run(context)._r)
    paragraph._p.append(simple)
