"""What is pasted from Word and from the web becomes typed text that says the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.post.outline import Paragraph, Run
from footprint.post.pasted import text_of
from footprint.post.text import parts_of
from tests.footprint.post.test_text import said
from tests.outline_words import text_of as words_of

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!-- p.MsoNormal {margin:0cm; font-weight:bold} --></style><title>Minutes</title></head><body lang=EN-GB>
<!--StartFragment--><h2>Health<o:p></o:p></h2>
<p class=MsoNormal>Amara is <b>well</b>, and
sees the <i style='mso-bidi-font-style:normal'>dentist</i>&nbsp;often.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>swimming<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>drawing</p>
<p class=MsoNormal>&nbsp;</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>See the nurse</p>
<table><tr><td><p>Aunt</p></td><td>came</td></tr></table><!--EndFragment--></body></html>"""


def test_text_from_word_keeps_its_headings_lists_and_styles() -> None:
    assert text_of(FROM_WORD).split("\n\n") == [
        "## Health",
        "Amara is **well**, and sees the *dentist* often.",
        "- swimming\n- drawing",
        "1. See the nurse",
        "Aunt – came",
    ]


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("plain", "plain"),
        ("<p>one<p>two", "one\n\ntwo"),
        ("<div>one<br>two</div>", "one\ntwo"),
        ("<ul><li>one<li><p>two</p></ul><ol><li>three</ol>", "- one\n- two\n\n1. three"),
        ("<ul><li>one<br>more</li></ul>", "- one\n  more"),
        ("<b style='font-weight:normal'>not bold <span style='font-weight:700'>bold</span></b>", "not bold **bold**"),
        ("<i>a</i>b and <b>S</b>arah", "ab and **S**arah"),
        ("<b>Name:</b><i>x</i>", "**Name:**x"),
        ("<p>5 * 3</p>", r"5 \* 3"),
        ("<p>- no list</p><p># no heading</p><p>1. none</p>", "\\- no list\n\n\\# no heading\n\n1\\. none"),
        ("<script>steal()</script><p onclick='x()'>safe</p><img src=x onerror=y>", "safe"),
        ("<table><tr><td>Aunt</td><td>came</td></tr><tr><td>Dad</td></tr></table>", "Aunt – came\n\nDad"),
        ("&lt;b&gt; &amp; {{ x }}", "<b> & {{ x }}"),
        ("</p></b><p>broken", "broken"),
    ],
)
def test_what_pasted_html_becomes(html: str, typed: str) -> None:
    assert text_of(html) == typed


LETTERS = st.text("ab *#-1.\\)•", min_size=1, max_size=12)
STYLES = st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i>", "<b><i>{}</i></b>"])


@given(st.lists(st.tuples(STYLES, LETTERS), min_size=1, max_size=5))
def test_a_pasted_paragraph_reads_back_as_the_same_words(pieces: list[tuple[str, str]]) -> None:
    html = "".join(style.format(text) for style, text in pieces)
    plain = " ".join("".join(text for _, text in pieces).split())

    parts = parts_of(text_of(f"<p>{html}</p>"))

    assert [words_of(part.words) for part in parts if isinstance(part, Paragraph)] == ([plain] if plain else [])


def test_bold_and_italic_read_back() -> None:
    (part,) = parts_of(text_of("<p>She <b>said <i>no</i></b> twice</p>"))

    assert said(part) == "She [said] [<no>] twice"
    assert Run("said", bold=True) in part.words  # type: ignore[union-attr, operator]
