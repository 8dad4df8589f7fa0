"""One way of reading a cell, in the files of the return as in lists."""

from datetime import date, time

import pytest

from footprint.interchange import cells


@pytest.mark.parametrize(
    "text", ["LB0417", " lb0417 ", "lb0417\u00a0", "\u2003LB0417\u3000", "\ufeffLB0417\u200b", "\tlb0417\r\n"]
)
def test_a_number_is_one_whatever_its_capitals_and_the_spaces_around_it(text: str) -> None:
    assert cells.number(text) == "LB0417"


@pytest.mark.parametrize(
    ("text", "number"), [("4417.0", "4417"), ("0417.00", "0417"), ("4417.5", "4417.5"), ("A1.0", "A1.0"), ("", "")]
)
def test_a_spreadsheet_s_point_and_nought_is_taken_off_a_number_of_figures_alone(text: str, number: str) -> None:
    assert cells.number(text) == number


@pytest.mark.parametrize(
    "text",
    ["NULL", "null", "(null)", "N/A", "n/a", "None", "-", "\u2014", "--", "NaN", "<NA>", "#N/A", "#REF!", "#VALUE!",
     "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#MULTIVALUE", "########", " NULL\u00a0"],
)  # fmt: skip
def test_what_stands_for_nothing_is_blank(text: str) -> None:
    assert cells.cleaned(text) == ""


@pytest.mark.parametrize("text", ["0", "Nullah", "Nonesuch", "Na", "#12 High Street", "-1", "N7", "Empty", "Blank"])
def test_what_says_something_is_not_blank(text: str) -> None:
    assert cells.cleaned(text) == text


def test_a_space_of_another_kind_inside_a_name_is_a_plain_one() -> None:
    assert cells.cleaned("Amara\u00a0Vale") == "Amara Vale"


@pytest.mark.parametrize(
    "text",
    ["28/06/2024", "28/6/2024", "28-06-2024", "28.06.2024", "2024-06-28", "2024/06/28", "28 June 2024", "28-Jun-2024",
     "2024-06-28 00:00:00", "2024-06-28T00:00:00", "2024-06-28T00:00:00.000Z", "28/06/2024 00:00", "28/06/2024 14:30",
     "28/06/2024 12:00:00 AM", "2024-06-28 00:00:00.0000000", "28/06/2024\u00a000:00", "2024-06-28T00:00:00+01:00"],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written_and_whatever_time_stands_behind_it(text: str) -> None:
    assert cells.day(text) == date(2024, 6, 28)
    assert cells.day_as_in_the_return(text) == "28/06/2024"


@pytest.mark.parametrize("text", ["28/06/24", "06/28/2024", "31/02/2024", "45471", "soon", "28/06/2024 25:00", "NULL"])
def test_what_names_no_day_or_more_than_one_is_not_read(text: str) -> None:
    assert cells.day(text) is None


def test_midnight_is_no_time_of_a_meeting_and_any_other_is() -> None:
    assert cells.moment("28/06/2024 00:00:00") == (date(2024, 6, 28), None)
    assert cells.moment("28/06/2024 2:15 PM") == (date(2024, 6, 28), time(14, 15))
    assert cells.moment("28/06/2024 12:30 am") == (date(2024, 6, 28), time(0, 30))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Female", "F"),
        ("MALE", "M"),
        ("girl", "F"),
        ("not known", "U"),
        ("1.0", "1"),
        (" wbri ", "WBRI"),
        ("e4a", "E4A"),
    ],
)
def test_a_code_is_in_capitals_and_a_sex_in_words_is_its_letter(text: str, code: str) -> None:
    assert cells.code(text) == code
