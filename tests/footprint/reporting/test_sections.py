"""The sections of the annual report."""

from collections import Counter

from footprint.reporting.definitions import in_print
from footprint.reporting.report.sections import section, sections

PLANS = ("plans_on_end", "plans_started", "plans_ended", "conferences_initial_in_time", "conferences_review_in_time",
         "conferences_quorate")  # fmt: skip


def test_every_figure_of_looked_after_children_stands_in_the_report_once() -> None:
    """Child-protection conferences have a report of their own."""
    stands = Counter(key for one in sections() for key in one.figures)
    assert [key for key, times in stands.items() if times > 1] == []
    assert set(in_print()) - set(stands) == set(PLANS)
    assert set(stands) - set(in_print()) == set()


def test_a_section_is_found_by_its_key_alone() -> None:
    timeliness = section("timeliness")
    assert timeliness
    assert timeliness.title == "Reviews in time"
    assert section("late") is None
    assert len({one.key for one in sections()}) == len(list(sections()))
