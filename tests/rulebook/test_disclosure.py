"""Which numbers are hidden in what leaves the team."""

import pytest

from rulebook.disclosure import count_shown, published, ratio_shown, rows_shown
from tests.rulebook.chapters import Chapter, Example, Rule

DFE = "Department for Education, statistics of children in need and looked after: 1 to 5 are not published"
OURS = "Ours, so that what is printed gives no small number away"


def counted(count: int, expected: str) -> Example:
    return Example(f"{count} children", lambda: count_shown(count), expected)


def part(n: int, of: int, expected: str) -> Example:
    def answer() -> str:
        number, base, with_percent = ratio_shown(n=n, of=of)
        return f"{number} of {base}, {'a' if with_percent else 'no'} percentage"

    return Example(f"{n} of {of}", answer, expected)


def split(rows: tuple[int, ...], expected: str) -> Example:
    def answer() -> str:
        shown = rows_shown({f"row {place}": count for place, count in enumerate(rows)})
        return "nothing is shown" if shown is None else ", ".join(str(one) for one in shown.values())

    return Example(", ".join(map(str, rows)), answer, expected)


def together(given: str, values: dict[str, object], expected: str) -> Example:
    def answer() -> str:
        return ", ".join(f"{key}: {value}" for key, value in published(values).values.items()) or "nothing is shown"

    return Example(given, answer, expected)


def within_a_year(given: str, values: dict[str, object], expected: str) -> Example:
    def answer() -> str:
        shown = published(values, beside_years=True).values
        return ", ".join(f"{key}: {value}" for key, value in shown.items()) or "nothing is shown"

    return Example(given, answer, expected)


def ratio(n: int, of: int) -> dict[str, object]:
    return {"n": n, "of": of, "percent": "50.00"}


YEAR = {"looked_after_at_end": 318, "starts": 165, "ends": 154}

CHAPTER = Chapter(
    "disclosure",
    "Small numbers",
    (
        Rule(
            "A small number is hidden",
            "From 1 to 5, both included, a number is shown as c. Nought is shown.",
            DFE,
            "recalled",
            (counted(0, "0"), counted(1, "c"), counted(5, "c"), counted(6, "6"), counted(318, "318")),
        ),
        Rule(
            "A percentage is hidden with its numbers",
            "Where the number, its base or what the number leaves of it is 1 to 5, the percentage is hidden, and of "
            "the numbers what would give the small one away.",
            DFE,
            "reading",
            (
                part(273, 292, "273 of 292, a percentage"),
                part(286, 292, "286 of 292, a percentage"),
                part(287, 292, "c of 292, no percentage"),
                part(292, 292, "292 of 292, a percentage"),
                part(5, 292, "c of 292, no percentage"),
                part(0, 292, "0 of 292, a percentage"),
                part(3, 5, "c of c, no percentage"),
                part(0, 0, "0 of 0, no percentage"),
            ),
        ),
        Rule(
            "All or none of a small group",
            "That all, or none, of a few did something tells it of each of them. Of 11 or fewer no number but their "
            "own is shown: every other is hidden there already, so that all and none would stand out. A table whose "
            "few are all in one row is left out.",
            "Statistical practice: attribute disclosure by cells of 100%; 11 is ours, the most of which every number "
            "but all and none is hidden",
            "reading",
            (
                part(7, 7, "c of 7, no percentage"),
                part(0, 7, "c of 7, no percentage"),
                part(11, 11, "c of 11, no percentage"),
                part(0, 11, "c of 11, no percentage"),
                part(12, 12, "12 of 12, a percentage"),
                part(0, 12, "0 of 12, a percentage"),
                part(6, 12, "6 of 12, a percentage"),
                part(0, 5, "c of c, no percentage"),
                split((8, 0, 0), "nothing is shown"),
                split((0, 11), "nothing is shown"),
                split((12, 0, 0), "12, 0, 0"),
                together("8 of 8 came, none of 4, 12 of 12", {"agency_attendance": {"Carer": [8, 0], "Health": [0, 4],
                         "Education": [12, 0], "Other": [0, 0]}},
                         "agency_attendance: {'Carer': ['c', 'c'], 'Health': ['c', 'c'], 'Education': [12, 0], "
                         "'Other': [0, 0]}"),
                together("8 children left, 8 were adopted", {"children_leaving": 8, "children_adopted": 8},
                         "children_leaving: 8"),
                together("30 children left, none was adopted", {"children_leaving": 30, "children_adopted": 0},
                         "children_leaving: 30, children_adopted: 0"),
                together("8 reviews of children of four and over, at all of which they spoke themselves",
                         {"reviews_held": 20, "participation_reviews": ratio(8, 8), "attended": 8, "none": 0},
                         "reviews_held: 20, participation_reviews: {'n': 'c', 'of': 8, 'percent': 'c'}"),
            ),
        ),
        Rule(
            "Rows of a known total",
            "With the small rows others are hidden, the smallest first, until what is hidden has a sum so large that "
            "each small row could be any number from 1 to 5. Where all rows are not enough, nothing is shown.",
            OURS,
            "reading",
            (
                split((78, 141, 36, 0), "78, 141, 36, 0"),
                split((78, 141, 36, 1, 0), "78, 141, c, c, 0"),
                split((1, 5, 300), "c, c, 300"),
                split((1, 4, 300), "c, c, c"),
                split((1, 1, 6, 300), "c, c, c, 300"),
                split((3, 9, 0), "c, c, 0"),
                split((2, 2, 2), "nothing is shown"),
                split((1, 4, 0), "nothing is shown"),
                split((6, 0, 7), "6, 0, 7"),
                split((0, 0), "0, 0"),
            ),
        ),
        Rule(
            "Figures tied by a sum",
            "Where one number of such figures is small, those that would tell it are left out: who came and left, with "
            "the children looked after on the last day and before the first; reviews judged and not; the four "
            "ways of taking part.",
            OURS,
            "reading",
            (
                together("318 on the last day, 165 came, 154 left", YEAR,
                         "looked_after_at_end: 318, starts: 165, ends: 154"),
                together("3 came", {**YEAR, "starts": 3}, "looked_after_at_end: 318"),
                together("4 before the first day", {"looked_after_at_end": 10, "starts": 14, "ends": 8},
                         "looked_after_at_end: 10"),
                together("851 reviews, 2 of them not judged",
                         {"reviews_held": 851, "unjudged": 2, "timely_reviews": ratio(800, 849)}, "reviews_held: 851"),
                together("11 reviews, 7 of them not judged",
                         {"reviews_held": 11, "unjudged": 7, "timely_reviews": ratio(2, 4)}, "reviews_held: 11"),
                together("37 children said nothing", {"attended": 334, "none": 37}, "attended: 334, none: 37"),
                together("2 children said nothing", {"attended": 334, "none": 2}, "nothing is shown"),
            ),
        ),
        Rule(
            "Days that overlap a year",
            "Of a quarter, a month, or any other days than a reporting year, what is told of the last day is shown and "
            "no other number: everybody reads the numbers of years, and the difference would tell small ones. Nine of "
            "a year less six of its first three quarters are three of the last.",
            OURS,
            "reading",
            (
                within_a_year("318 on the last day, 40 came, 38 left", {**YEAR, "starts": 40, "ends": 38},
                              "looked_after_at_end: 318"),
                within_a_year("four on the last day", {"looked_after_at_end": 4}, "looked_after_at_end: c"),
                within_a_year("girls and boys on the last day", {"sex": {"F": 150, "M": 168}},
                              "sex: {'F': 150, 'M': 168}"),
                within_a_year("200 of 212 reviews in time", {"reviews_held": 212, "timely_reviews": ratio(200, 212)},
                              "nothing is shown"),
            ),
        ),
        Rule(
            "Nothing told twice, nobody singled out",
            "Of one thing told by code and in groups the groups are shown. Caseloads tell what one person carries and "
            "are left out.",
            OURS,
            "reading",
            (
                together("legal status by code and in rows",
                         {"legal_status": {"C1": 36, "C2": 141}, "legal_status_rows": {"Full care order": 141}},
                         "legal_status_rows: {'Full care order': 141}"),
                together("ethnicity by code and in groups",
                         {"ethnicity": {"WBRI": 277, "ABAN": 12}, "ethnic_groups": {"White": 277, "Mixed": 12}},
                         "ethnic_groups: {'White': 277, 'Mixed': 12}"),
                together("283 white children, 35 black and minority ethnic, 2 of them of another group",
                         {"black_and_minority_ethnic": {"n": 35, "of": 318, "percent": "11.01"},
                          "ethnic_groups": {"White": 283, "Mixed": 13, "Asian": 20, "Other": 2, "Not known": 0}},
                         "black_and_minority_ethnic: {'n': 35, 'of': 318, 'percent': '11.01'}, ethnic_groups: "
                         "{'White': 283, 'Mixed': 'c', 'Asian': 20, 'Other': 'c', 'Not known': 0}"),
                together("the ethnicity of 2 is not known, so that white children and they are hidden together",
                         {"black_and_minority_ethnic": {"n": 35, "of": 318, "percent": "11.01"},
                          "ethnic_groups": {"White": 281, "Mixed": 15, "Asian": 20, "Not known": 2}},
                         "black_and_minority_ethnic: {'n': 35, 'of': 318, 'percent': '11.01'}, ethnic_groups: "
                         "{'White': 'c', 'Mixed': 15, 'Asian': 20, 'Not known': 'c'}"),
                together("4 of 318 are black and minority ethnic",
                         {"black_and_minority_ethnic": {"n": 4, "of": 318, "percent": "1.26"},
                          "ethnic_groups": {"White": 314, "Mixed": 4}},
                         "black_and_minority_ethnic: {'n': 'c', 'of': 318, 'percent': 'c'}"),
                together("caseloads", {"caseloads": [{"post": "IRO", "looked_after": 73}]}, "nothing is shown"),
                together("who came by role: 71 and 2, 8 and 0", {"agency_attendance": {"Carer": [71, 2],
                         "Care Manager": [8, 0]}},
                         "agency_attendance: {'Carer': [71, 'c'], 'Care Manager': ['c', 'c']}"),
                together("each month's last day: 304, 4, 0",
                         {"looked_after_by_month": {"2013-04-30": 304, "2013-05-31": 4, "2013-06-30": 0}},
                         "looked_after_by_month: {'2013-04-30': 304, '2013-05-31': 'c', '2013-06-30': 0}"),
            ),
        ),
    ),
)  # fmt: skip


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_the_rule_book_answers(example: Example) -> None:
    assert str(example.answer()) == example.expected


def test_what_is_left_out_says_why() -> None:
    found = published({**YEAR, "starts": 3, "sex": {"F": 2, "M": 1}, "legal_status": {}, "caseloads": []})
    assert found.left_out == {
        "legal_status": "it would give away the rows of “legal_status_rows”",
        "caseloads": "it tells what one member of the staff carries",
        "starts": "with other figures of the same period it would give a small number away",
        "ends": "with other figures of the same period it would give a small number away",
        "sex": "its numbers are too small to show any of them",
    }
