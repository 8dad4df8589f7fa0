"""How a child took part in a review, as a code of the return."""

import pytest

from rulebook.participation import Part, check_code_fits, part_of, participation_code
from tests.rulebook.chapters import Chapter, Example, Rule, day, refusal, shown

RETURN = "SSDA903 return, REVIEW_CODE"
WORDS = {True: "there", False: "not there", None: "nobody said whether there"}


def took_part(born: str, held: str, there: bool | None, how: str, expected: str) -> Example:
    def code() -> str:
        return participation_code(born_on=day(born), held_on=day(held), part=Part(there, how))

    given = f"born {born}, review of {held}, {WORDS[there]}" + (f", {how.replace('_', ' ')}" if how else "")
    return Example(given, (lambda: refusal(code)) if expected.startswith("refused") else code, expected)


def fits(code: str, held: str, expected: str) -> Example:
    def answer() -> str:
        check_code_fits(code, born_on=day("2004-05-17"), held_on=day(held))
        return "fits"

    given = f"born 2004-05-17, review of {held}, coded {code or 'nothing'}"
    return Example(given, answer if expected == "fits" else lambda: refusal(answer), expected)


CHAPTER = Chapter(
    "participation",
    "How a child took part",
    (
        Rule(
            "Four or older, and there",
            "For the whole meeting or a part of it: by what the child did there.",
            RETURN,
            "confirmed",
            (
                took_part("2004-05-17", "2014-03-10", True, "spoke", "PN1"),
                took_part("2004-05-17", "2014-03-10", True, "spoken_for", "PN2"),
                took_part("2004-05-17", "2014-03-10", True, "without_words", "PN3"),
                took_part("2004-05-17", "2014-03-10", True, "nothing", "PN4"),
            ),
        ),
        Rule(
            "Four or older, and not there",
            "By how their views came, if they did.",
            RETURN,
            "confirmed",
            (
                took_part("2004-05-17", "2014-03-10", False, "spoken_for", "PN5"),
                took_part("2004-05-17", "2014-03-10", False, "sent", "PN6"),
                took_part("2004-05-17", "2014-03-10", False, "nothing", "PN7"),
                took_part(
                    "2004-05-17", "2014-03-10", False, "spoke",
                    "refused: The child was not there, so that can't be how they took part. Choose again.",
                ),
                took_part(
                    "2004-05-17", "2014-03-10", True, "sent",
                    "refused: The child was there, so that can't be how they took part. Choose again.",
                ),
                took_part("2004-05-17", "2014-03-10", None, "", ""),
                took_part("2004-05-17", "2014-03-10", True, "", ""),
            ),
        ),
        Rule(
            "Under four",
            "PN0 on every day before the fourth birthday, whatever the child did. On the birthday the return accepts "
            "both; what the child did is used, and PN0 where nobody has said. A child born on 29 February is four on "
            "29 February.",
            "SSDA903 return, rules 440 and 441",
            "reading",
            (
                took_part("2010-03-10", "2014-03-09", True, "spoke", "PN0"),
                took_part("2010-03-10", "2014-03-09", None, "", "PN0"),
                took_part("2010-03-10", "2014-03-10", True, "spoke", "PN1"),
                took_part("2010-03-10", "2014-03-10", None, "", "PN0"),
                took_part("2010-03-10", "2014-03-11", None, "", ""),
                took_part("2012-02-29", "2016-02-28", True, "spoke", "PN0"),
                took_part("2012-02-29", "2016-02-29", True, "spoke", "PN1"),
            ),
        ),
        Rule(
            "A code from elsewhere",
            "PN0 up to the fourth birthday, the others from it; on that day both fit. No code: not known.",
            "SSDA903 return, rules 167, 440 and 441",
            "confirmed",
            (
                fits("PN0", "2008-05-16", "fits"),
                fits("PN1", "2008-05-16", "refused: The child was under 4 on the day. Choose PN0."),
                fits("PN0", "2008-05-17", "fits"),
                fits("PN1", "2008-05-17", "fits"),
                fits("PN0", "2008-05-18", "refused: PN0 is for children under 4 on the day. Choose PN1 to PN7."),
                fits("PN8", "2014-03-10", "refused: PN8 is no participation code. Use PN0 to PN7."),
                fits("", "2014-03-10", "fits"),
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_participation(example):
    assert shown(example.answer()) == example.expected


@pytest.mark.parametrize("code", ["PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"])
def test_what_happened_comes_back_from_its_code(code):
    assert part_of(code).code == code


@pytest.mark.parametrize("code", ["PN0", "", "PN9"])
def test_nothing_is_said_by_another_code(code):
    assert part_of(code) == Part()
