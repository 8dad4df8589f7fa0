"""Which rule sets the next date, and why the others lost."""

import pytest

from rulebook import law
from rulebook.reviews import TRIGGERS, BroughtForward, Remand, Status, governing_chain, governing_due
from rulebook.spans import Span
from rulebook.standards import Standards
from rulebook.timetables import Limit
from tests.rulebook.chapters import Chapter, Example, Rule, day, refusal, shown


def since(key: str, start: str, end: str | None = None) -> Status:
    return Status(key, span(start, end))


def span(start: str, end: str | None = None) -> Span:
    return Span(day(start), day(end) if end else None)


def governed(words: str, expected: str, *, entered: str, on: str, held: str = "", **rules: object) -> Example:
    days = [day(text) for text in held.split()]
    given = f"looked after from {entered}" + (f", held {held}" if held else "") + f"; {words}; asked on {on}"
    return Example(given, lambda: governing_due(entered=day(entered), held=days, on=day(on), **rules), expected)


def called(trigger: str, known: str, target: str | None) -> tuple[BroughtForward, ...]:
    return (BroughtForward(trigger, day(known), day(target) if target else None),)


AMINA = {"entered": "2013-04-02", "held": "2013-04-29 2013-07-25"}  # plain: 2014-01-25

CHAPTER = Chapter(
    "governing",
    "When more than one rule could apply",
    (
        Rule(
            "Adoption takes the place of the plain timetable",
            "From the day a child is authorised or placed for adoption the adoption timetable governs. Placement takes "
            "the place of authority. A review on the day itself belongs to the time before.",
            law.ADOPTION_REVIEWS,
            "reading",
            (
                governed("no special status", "2014-01-25", **AMINA, on="2013-09-02"),
                governed(
                    "authorised 2013-09-02",
                    "2013-12-02",
                    **AMINA,
                    on="2013-09-02",
                    statuses=[since("adoption_authorised", "2013-09-02")],
                ),
                governed(
                    "authorised 2013-09-02, placed 2013-11-04",
                    "2013-12-02",
                    **AMINA,
                    on="2013-11-04",
                    statuses=[
                        since("adoption_placed", "2013-11-04"),
                        since("adoption_authorised", "2013-09-02", "2013-11-04"),
                    ],
                ),
                governed(
                    "placed 2013-11-04",
                    "2014-02-28",
                    entered="2013-04-02",
                    on="2013-12-02",
                    held="2013-04-29 2013-07-25 2013-11-28",
                    statuses=[since("adoption_placed", "2013-11-04")],
                ),
                governed(
                    "placed 2013-07-25",
                    "2013-08-22",
                    **AMINA,
                    on="2013-08-01",
                    statuses=[since("adoption_placed", "2013-07-25")],
                ),
                governed(
                    "authorised 2013-09-02, revoked 2013-10-01",
                    "2014-01-25",
                    **AMINA,
                    on="2013-10-01",
                    statuses=[since("adoption_authorised", "2013-09-02", "2013-10-01")],
                ),
                governed(
                    "adoptive placement ended 2014-01-06",
                    "2014-02-17",
                    **AMINA,
                    on="2014-01-06",
                    statuses=[since("adoption_disrupted", "2014-01-06")],
                ),
            ),
        ),
        Rule(
            "An overdue review stays due",
            "A special timetable that begins when a review is already overdue does not excuse it.",
            "no words in the regulations excuse it",
            "reading",
            (
                governed(
                    "placed 2014-02-03",
                    "2014-01-25",
                    **AMINA,
                    on="2014-02-03",
                    statuses=[since("adoption_placed", "2014-02-03")],
                ),
                governed(
                    "placed 2014-01-25",
                    "2014-02-22",
                    **AMINA,
                    on="2014-02-03",
                    statuses=[since("adoption_placed", "2014-01-25")],
                ),
            ),
        ),
        Rule(
            "Remand and detention",
            "The plain timetable applies, and a review must be held before the remand or detention ends if none would "
            "otherwise be. The last day is the day before it ends.",
            law.EARLIER_REVIEWS,
            "reading",
            (
                governed(
                    "remanded until 2014-03-14",
                    "2014-03-13",
                    entered="2014-03-03",
                    on="2014-03-03",
                    remands=[Remand(span("2014-03-03", "2014-03-14"))],
                ),
                governed(
                    "remanded until 2014-04-30",
                    "2014-03-31",
                    entered="2014-03-03",
                    on="2014-03-03",
                    remands=[Remand(span("2014-03-03", "2014-04-30"))],
                ),
                governed(
                    "remanded, end not known",
                    "2014-03-31",
                    entered="2014-03-03",
                    on="2014-03-03",
                    remands=[Remand(span("2014-03-03"))],
                ),
                governed(
                    "remanded until 2014-04-14",
                    "2014-06-10",
                    entered="2014-03-03",
                    on="2014-03-10",
                    held="2014-03-10",
                    remands=[Remand(span("2014-03-03", "2014-04-14"))],
                ),
            ),
        ),
        Rule(
            "Brought forward",
            "Any of the reasons below calls for an earlier review. No number of days is set: the IRO sets the day, and "
            "the earlier of it and the limit counts. A review held since the reason became known meets it. Reasons: "
            + "; ".join(TRIGGERS.values())
            + ".",
            law.EARLIER_REVIEWS,
            "confirmed",
            (
                *(
                    governed(
                        f"early because {words}, IRO's day 2013-10-01",
                        "2013-10-01",
                        **AMINA,
                        on="2013-09-09",
                        brought_forward=called(code, "2013-09-09", "2013-10-01"),
                    )
                    for code, words in TRIGGERS.items()
                ),
                governed(
                    "the IRO's day 2014-02-03 is after the limit",
                    "2014-01-25",
                    **AMINA,
                    on="2013-09-09",
                    brought_forward=called("plan_change", "2013-09-09", "2014-02-03"),
                ),
                governed(
                    "the IRO has set no day",
                    "2014-01-25",
                    **AMINA,
                    on="2013-09-09",
                    brought_forward=called("plan_change", "2013-09-09", None),
                ),
                governed(
                    "known 2013-07-01, before the last review",
                    "2014-01-25",
                    **AMINA,
                    on="2013-09-09",
                    brought_forward=called("plan_change", "2013-07-01", "2013-10-01"),
                ),
                governed(
                    "placed 2013-11-04, early by 2013-11-20",
                    "2013-11-20",
                    **AMINA,
                    on="2013-11-06",
                    statuses=[since("adoption_placed", "2013-11-04")],
                    brought_forward=called("contact_change", "2013-11-05", "2013-11-20"),
                ),
                Example(
                    "a reason that is not on the list",
                    lambda: refusal(lambda: BroughtForward("whim", day("2013-09-09"))).split(". ")[0],
                    "refused: 'whim' is not a reason for an early review",
                ),
                Example(
                    "an IRO's day before the reason was known",
                    lambda: refusal(lambda: BroughtForward("asked", day("2013-09-09"), day("2013-09-08"))),
                    "refused: The target 08/09/2013 is before the reason was known on 09/09/2013. Give a later target.",
                ),
            ),
        ),
    ),
)


@pytest.mark.parametrize("example", CHAPTER.cases())
def test_governing(example):
    assert shown(example.answer()) == example.expected


def amina(on: str, **rules: object):
    return governing_due(entered=day("2013-04-02"), held=[day("2013-04-29"), day("2013-07-25")], on=day(on), **rules)


def test_the_answer_tells_which_rules_lost_and_why():
    due = amina(
        "2013-11-06",
        statuses=[since("adoption_authorised", "2013-09-02"), since("adoption_placed", "2013-11-04")],
        brought_forward=called("asked", "2013-11-05", None),
    )
    assert [(other.name, shown(other.on)) for other in due.others] == [
        ("Looked-after child: third review", "2014-01-25"),
        ("Adoption (authorised, not yet placed): first review", "2013-12-02"),
        ("Early review", "None"),
    ]
    assert "takes its place from Monday 4 November 2013" in due.why
    assert "the IRO has not set a day" in due.why


def test_the_overdue_review_says_why_adoption_does_not_govern():
    due = amina("2014-02-03", statuses=[since("adoption_placed", "2014-02-03")])
    assert "already overdue when this timetable began on Monday 3 February 2014" in due.why


def test_a_placement_that_ended_early_is_reviewed_by_the_council_s_setting():
    disrupted = [since("adoption_disrupted", "2014-01-06")]
    due = amina("2014-01-06", statuses=disrupted)
    sooner = amina("2014-01-06", statuses=disrupted, standards=Standards(disruption_review_within=Limit(35, "days")))
    assert (due.on, due.not_before, sooner.on) == (day("2014-02-17"), day("2014-02-03"), day("2014-02-10"))
    assert "It may not be before Monday 3 February 2014." in due.why


def test_each_review_held_is_judged_by_the_rule_that_governed_it():
    steps = governing_chain(
        entered=day("2013-04-02"),
        held=[day("2013-04-29"), day("2013-07-25"), day("2013-12-03"), day("2014-03-03")],
        on=day("2014-04-28"),
        statuses=[since("adoption_placed", "2013-11-04", "2014-04-01")],
    )
    assert [shown(step) for step in steps] == [
        "due 2013-04-30, on time",
        "due 2013-07-29, on time",
        "due 2013-12-02, 1 day late",
        "due 2014-03-03, on time",
        "due 2014-09-03, not yet held",
    ]
    assert steps[2].due.timetable == "adoption_placed"
    assert steps[4].due.timetable == "looked_after"


def test_without_special_rules_the_governing_chain_is_the_plain_one_with_unknown_history():
    steps = governing_chain(
        entered=day("2021-06-01"), held=[day("2025-06-10")], on=day("2025-07-01"), known_from=day("2025-04-01")
    )
    assert [shown(step) for step in steps] == ["due none, not judged", "due 2025-12-10, not yet held"]
