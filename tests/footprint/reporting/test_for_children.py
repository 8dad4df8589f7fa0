"""What is told to children: five figures in plain sentences and whole numbers, and never a small one."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.post import html
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling, Told
from footprint.reporting.report.composing import Look
from footprint.reporting.report.for_children import SENTENCES, report_for_children, sentence_of
from footprint.reporting.report.passages import Passage
from rulebook.disclosure import HIDDEN

LOOK = Look("Anytown Council", "#1d4f5f", datetime(2014, 4, 28, 9, tzinfo=UTC), internal=False)


def telling(**values: Any) -> Telling:
    return Telling([Told(ReportingPeriod.year_ending(date(2014, 3, 31)), values, {})], None)


def share(n: Any, of: Any) -> dict[str, Any]:
    return {"n": n, "of": of, "percent": "-"}


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("looked_after_at_end", 318, "On 31 March 2014, 318 children and young people were looked after by us."),
        ("reviews_held", 1204, "In the year, 1,204 reviews were held, to see with you how things are."),
        ("attended", 334, "At 334 of these reviews a child or young person was there themselves."),
        ("timely_children", share(273, 292), "93 in every 100 children had all of their reviews on time."),
        ("participation_children", share(249, 264), "94 in every 100 children told us what they think, each time."),
        ("timely_children", share(19, 200), "10 in every 100 children had all of their reviews on time."),
        ("timely_children", share(3, 5), ""),
        ("timely_children", share(HIDDEN, 292), ""),
        ("attended", HIDDEN, ""),
        ("attended", None, ""),
    ],
)
def test_a_figure_is_told_in_a_sentence_with_a_whole_number(key: str, value: Any, said: str) -> None:
    assert sentence_of(telling(**{key: value}), key) == said


def test_the_page_has_what_is_written_around_five_figures() -> None:
    counts: dict[str, Any] = {"looked_after_at_end": 318, "reviews_held": 851, "attended": 334}
    shares = {"timely_children": share(273, 292), "participation_children": share(249, 264)}
    words = {"children_hello": Passage("Hello."), "children_next": Passage("- We will write shorter letters")}
    document = report_for_children(telling(**counts, **shares), look=LOOK, passages=words)
    told = html.body(document.parts)
    assert len(SENTENCES) == told.count("<li>") - 1 == 5
    assert told.index("Hello.") < told.index("The year in numbers") < told.index("shorter letters")
    assert "What you told us" not in told


def test_without_numbers_nothing_is_said_of_numbers() -> None:
    assert "in numbers" not in html.body(report_for_children(telling(), look=LOOK, passages={}).parts)
