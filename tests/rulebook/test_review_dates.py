"""Which rule sets the next date of a review, and why the others lost."""

import pytest

from rulebook import law
from rulebook.reasons import Due
from rulebook.review_dates import Care, Period, explained, plainly_explained, reckon_period
from rulebook.spans import Span
from tests.rulebook.chapters import Chapter, Example, Rule, day, shown


def span(text: str) -> Span:
    """Written 2013-11-04 or 2013-11-04/2014-04-01, the last day not in it."""
    start, _, end = text.partition("/")
    return Span(day(start), day(end) if end else None)


def spans(text: str) -> tuple[Span, ...]:
    return tuple(span(each) for each in text.split())


def reckoned(
    *, entered: str, on: str, held: str = "", placed: str = "", remand: str = "", known: str = "2010-04-01"
) -> Period:
    care = Care(span(entered), placed=spans(placed), remands=spans(remand))
    return reckon_period(care, [day(text) for text in held.split()], on=day(on), known_from=day(known))


def governing(**life: str) -> Due | None:
    """The date of the next review with its reason."""
    review = reckoned(**life).next_review
    return explained(review.why, number=review.number)


def governed(words: str, expected: str, **life: str) -> Example:
    held = f", held {life['held']}" if life.get("held") else ""
    given = f"looked after from {life['entered']}{held}; {words}; asked on {life['on']}"
    return Example(given, lambda: governing(**life), expected)


AMINA = {"entered": "2013-04-02", "held": "2013-04-29 2013-07-25"}  # plain: 2014-01-25

CHAPTER = Chapter(
    "governing",
    "When more than one rule could apply",
    (
        Rule(
            "Adoption takes the place of the plain timetable",
            "From the day a child is placed for adoption (a placement A3 to A6, or a row in the file of placements for "
            "adoption) the adoption timetable governs. A review on the day itself belongs to the time before. Figures "
            "count by the plain timetable all the same, and by this one besides.",
            law.ADOPTION_REVIEWS,
            "reading",
            (
                governed("no special status", "2014-01-25", **AMINA, on="2013-09-02"),
                governed("placed 2013-11-04", "2013-12-02", **AMINA, on="2013-11-04", placed="2013-11-04"),
                governed(
                    "placed 2013-11-04",
                    "2014-02-28",
                    entered="2013-04-02",
                    held="2013-04-29 2013-07-25 2013-11-28",
                    on="2013-12-02",
                    placed="2013-11-04",
                ),
                governed("placed 2013-07-25", "2013-08-22", **AMINA, on="2013-08-01", placed="2013-07-25"),
            ),
        ),
        Rule(
            "A placement that ended early",
            "The plain timetable governs again. Regulation 36 asks for a review between 28 and 42 days after it: the "
            "move is a change after which the IRO chooses the day of an earlier review, and no date moves by itself.",
            law.ADOPTION_REVIEWS,
            "recalled",
            (
                governed(
                    "placed from 2013-11-04 to 2014-01-06",
                    "2014-01-25",
                    **AMINA,
                    on="2014-01-06",
                    placed="2013-11-04/2014-01-06",
                ),
                governed(
                    "placed from 2013-11-04 to 2014-01-06, and again from 2014-01-20",
                    "2014-02-17",
                    **AMINA,
                    on="2014-01-20",
                    placed="2013-11-04/2014-01-06 2014-01-20",
                ),
            ),
        ),
        Rule(
            "An overdue review stays due",
            "A special timetable that begins when a review is already overdue does not excuse it.",
            "no words in the regulations excuse it",
            "reading",
            (
                governed("placed 2014-02-03", "2014-01-25", **AMINA, on="2014-02-03", placed="2014-02-03"),
                governed("placed 2014-01-25", "2014-02-22", **AMINA, on="2014-02-03", placed="2014-01-25"),
            ),
        ),
        Rule(
            "Remand",
            "The plain timetable applies. That a review is needed before the remand ends is a reason to bring one "
            "forward: whoever knows of it chooses the day, and no date moves by itself.",
            law.EARLIER_REVIEWS,
            "reading",
            (
                governed(
                    "remanded until 2014-03-14",
                    "2014-03-31",
                    entered="2014-03-03",
                    on="2014-03-03",
                    remand="2014-03-03/2014-03-14",
                ),
                governed(
                    "remanded, end not known", "2014-03-31", entered="2014-03-03", on="2014-03-03", remand="2014-03-03"
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_review_dates(example):
    assert shown(example.answer()) == example.expected


def test_the_answer_tells_which_rule_lost_and_why():
    due = governing(**AMINA, on="2013-11-06", placed="2013-11-04")
    assert [(other.name, shown(other.on)) for other in due.others] == [
        ("Looked-after child: third review", "2014-01-25")
    ]
    assert "takes its place while the child is placed for adoption" in due.why


def test_the_overdue_review_says_why_adoption_does_not_govern():
    placed = governing(**AMINA, on="2014-02-03", placed="2014-02-03")
    assert "already overdue when this timetable began on Monday 3 February 2014" in placed.why
    assert "Adoption (placed): first review would give Monday 3 March 2014" in placed.why


def test_care_that_has_ended_has_no_next_review():
    adopted = reckoned(
        entered="2013-04-02/2014-03-10", on="2014-04-01", held="2013-04-29 2013-07-25 2013-12-02",
        placed="2013-11-04/2014-03-10",
    )  # fmt: skip
    assert [(one.held_on, one.special_due_on) for one in adopted.reviews][-1] == (day("2013-12-02"), day("2013-12-02"))
    assert adopted.next_review is None


def test_each_review_held_is_judged_by_the_rule_that_governed_it():
    held = "2013-04-29 2013-07-25 2013-12-03 2014-03-03 2014-05-14 2014-11-14"
    period = reckoned(entered="2013-04-02", held=held, on="2014-11-20", placed="2013-11-04/2014-04-01")
    assert [(one.number, shown(one.due_on), shown(one.special_due_on)) for one in period.reviews] == [
        (1, "2013-04-30", "None"),
        (2, "2013-07-29", "None"),
        (3, "2014-01-25", "2013-12-02"),
        (4, "2014-06-03", "2014-03-03"),
        (5, "2014-09-03", "None"),
        (6, "2014-11-14", "None"),
        (7, "2015-05-14", "None"),
    ]


def test_of_a_placement_before_reviews_are_known_the_first_known_review_is_not_judged_by_its_timetable():
    period = reckoned(
        entered="2012-04-02", held="2013-06-03 2013-09-02", on="2013-09-03", placed="2013-03-04", known="2013-04-01"
    )
    assert [(shown(one.due_on), shown(one.special_due_on)) for one in period.reviews] == [
        ("None", "None"),
        ("2013-12-03", "2013-12-03"),
        ("2014-03-02", "2014-03-02"),
    ]


def test_the_plain_reason_stands_beside_the_governing_one():
    review = reckoned(**AMINA, on="2013-11-06", placed="2013-11-04").next_review
    plain = plainly_explained(review.why, number=review.number)
    assert (review.due_on, review.governing_on, plain.on) == (day("2014-01-25"), day("2013-12-02"), day("2014-01-25"))
    assert plainly_explained({}, number=1) is None
