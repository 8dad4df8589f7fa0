"""NHS numbers and unique pupil numbers. Every number here is made up or the source's own example."""

import pytest

from rulebook.numbers import check_nhs_number, check_upn, nhs_check_figure, upn_check_letter
from tests.rulebook.chapters import Chapter, Example, Rule, refusal


def nhs(typed: str, expected: str) -> Example:
    good = not expected.startswith("refused")
    return Example(typed, (lambda: check_nhs_number(typed)) if good else _refused(check_nhs_number, typed), expected)


def upn(typed: str, expected: str) -> Example:
    good = not expected.startswith("refused")
    return Example(typed, (lambda: check_upn(typed)) if good else _refused(check_upn, typed), expected)


def _refused(check, typed):
    return lambda: refusal(lambda: check(typed))


NO_NHS = "refused: This is no NHS number: its last figure does not fit the others. Compare it with the letter."
TEN = "refused: An NHS number has 10 figures. Count them again."
NO_UPN = "refused: This is no unique pupil number: its first letter does not fit the figures. Ask the school."
TWELVE = "refused: A unique pupil number is a letter and 12 figures; a temporary one ends with a letter."
CHAPTER = Chapter(
    "numbers",
    "Numbers that check themselves",
    (
        Rule(
            "NHS number",
            "Ten figures. The last is 11 less the remainder by 11 of the first nine, each times 10 down to 2; 11 "
            "counts as 0, and no number has 10.",
            "NHS Data Dictionary, NHS NUMBER",
            "confirmed",
            (
                nhs("943 476 5919", "9434765919"),
                nhs("943-476-5919", "9434765919"),
                nhs("943 476 5918", NO_NHS),
                nhs("934 476 5919", NO_NHS),
                nhs("999 000 0018", "9990000018"),
                nhs("943 476 591", TEN),
                nhs("943 476 591X", TEN),
            ),
        ),
        Rule(
            "Unique pupil number",
            "A letter and twelve figures; a temporary number ends with a letter instead of the last figure. The "
            "figures, each times 2 up to 13, leave a remainder by 23 that gives the letter. I, O and S are not used.",
            "Department for Education, Unique pupil numbers: guidance",
            "recalled",
            (
                upn("H801200001001", "H801200001001"),
                upn("h801 200001001", "H801200001001"),
                upn("A801200001001", NO_UPN),
                upn("H801200001010", NO_UPN),
                upn("U80120000100A", "U80120000100A"),
                upn("H80120000100A", NO_UPN),
                upn("H80120000100S", TWELVE),
                upn("UN1", TWELVE),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_numbers(example):
    assert example.answer() == example.expected


@pytest.mark.parametrize("first", ["943476591", "999000001", "999123456"])
def test_any_one_wrong_figure_of_an_nhs_number_is_noticed(first):
    good = first + str(nhs_check_figure(first))
    for place in range(10):
        for figure in "0123456789":
            typed = good[:place] + figure + good[place + 1 :]
            if typed != good:
                with pytest.raises(ValueError):
                    check_nhs_number(typed)


def test_any_one_wrong_figure_of_a_pupil_number_is_noticed():
    good = upn_check_letter("801200001001") + "801200001001"
    for place in range(1, 13):
        for figure in "0123456789":
            typed = good[:place] + figure + good[place + 1 :]
            if typed != good:
                with pytest.raises(ValueError):
                    check_upn(typed)
