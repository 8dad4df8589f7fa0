"""The annual report of 2013/14 as it is written: by several people, in several windows, with comments."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.audit.tracking import event_model
from footprint.page.refusals import NotAllowed
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import AnnualReport, Comment, PassageAside, PassageText
from footprint.reporting.report import queries, writing_actions
from tests.people import AT

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
FIRST_WINDOW, SECOND_WINDOW = UUID(int=1), UUID(int=2)


@pytest.fixture
def report(cast: dict[str, Person]) -> AnnualReport:
    return writing_actions.begin_report(reporting_period=YEAR, by=cast["Lena"], at=AT)


def save(
    report: AnnualReport, section: str, version: int, by: Person, *, window: UUID = FIRST_WINDOW, at: datetime = AT,
    **words: str,
) -> Any:  # fmt: skip
    return writing_actions.save_passage(
        report=report, section=section, words=words, version=version, window=window, by=by, at=at
    )


def test_a_report_is_begun_once_a_period(report: AnnualReport, cast: dict[str, Person]) -> None:
    assert (report.first_day, report.last_day, report.as_at) == (date(2013, 4, 1), date(2014, 3, 31), date(2014, 3, 31))
    assert report.state == "writing"
    with pytest.raises(NotAllowed, match="begun already"):
        writing_actions.begin_report(reporting_period=YEAR, by=cast["Lena"], at=AT)
    writing_actions.begin_report(
        reporting_period=ReportingPeriod.year_ending(date(2013, 3, 31)), by=cast["Lena"], at=AT
    )
    assert [one.last_day.year for one in queries.reports()] == [2014, 2013]


def test_each_save_is_kept_and_makes_another_revision(report: AnnualReport, cast: dict[str, Person]) -> None:
    later = AT + timedelta(minutes=2)
    assert save(report, "homes", 0, cast["Lena"], text="Nearer home").version == 1
    assert save(report, "homes", 1, cast["Lena"], at=later, doing="We find carers here.").version == 2
    kept = PassageText.objects.get()
    assert (kept.text, kept.doing, kept.saved_at) == ("Nearer home", "We find carers here.", later)
    assert save(report, "homes", 2, cast["Lena"], text="Nearer home").version == 2
    report.refresh_from_db()
    assert report.revision == 2


def test_a_sitting_leaves_one_event_and_the_trail_no_keystroke(report: AnnualReport, cast: dict[str, Person]) -> None:
    for version, minutes in enumerate((1, 2, 3, 60)):
        save(report, "homes", version, cast["Lena"], at=AT + timedelta(minutes=minutes), text=f"After {minutes}")
    assert AuditEvent.objects.filter(action="save_passage").count() == 2
    assert event_model(AnnualReport).objects.count() == 1


def test_two_sections_are_written_at_once_by_two_people(report: AnnualReport, cast: dict[str, Person]) -> None:
    save(report, "homes", 0, cast["Lena"], text="Homes")
    assert not save(report, "parents", 0, cast["Ines"], text="Parents", window=SECOND_WINDOW).apart
    assert {one.section: one.saved_by for one in report.passages.all()} == {
        "homes": "Lena Marsh", "parents": "Ines Okafor"
    }  # fmt: skip


def test_what_another_window_wrote_is_set_aside_and_nothing_is_lost(
    report: AnnualReport, cast: dict[str, Person]
) -> None:
    save(report, "homes", 0, cast["Lena"], text="From the first")
    assert save(report, "homes", 0, cast["Ines"], text="From the second", window=SECOND_WINDOW).apart
    assert PassageText.objects.get().text == "From the first"
    aside = PassageAside.objects.get()
    assert (aside.who, aside.content) == ("Ines Okafor", {"text": "From the second", "doing": ""})
    assert [(row.key, row.ours, row.theirs) for row in queries.differing(aside)] == [
        ("text", "From the first", "From the second")
    ]


def test_a_window_that_is_behind_but_says_the_same_is_in_no_conflict(
    report: AnnualReport, cast: dict[str, Person]
) -> None:
    save(report, "homes", 0, cast["Lena"], text="The same")
    assert not save(report, "homes", 0, cast["Ines"], text="The same", window=SECOND_WINDOW).apart
    assert not PassageAside.objects.exists()


def test_two_texts_are_settled_by_choosing(report: AnnualReport, cast: dict[str, Person]) -> None:
    save(report, "homes", 0, cast["Lena"], text="One", doing="Kept")
    save(report, "homes", 0, cast["Ines"], text="Two", window=SECOND_WINDOW)
    aside = PassageAside.objects.get()
    with pytest.raises(NotAllowed, match="saved again meanwhile"):
        writing_actions.settle_passage(aside=aside, chosen={"text": "Two"}, version=0, by=cast["Lena"], at=AT)
    writing_actions.settle_passage(aside=aside, chosen={"text": "One\n\nTwo"}, version=1, by=cast["Lena"], at=AT)
    assert PassageText.objects.get().content == {"text": "One\n\nTwo", "doing": "Kept"}
    assert not PassageAside.objects.exists()


def test_nothing_is_written_in_a_section_that_there_is_not(report: AnnualReport, cast: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="no such section"):
        save(report, "weather", 0, cast["Lena"], text="Fine")
    assert save(report, "children_next", 0, cast["Lena"], text="We will listen.").version == 1


def test_a_comment_is_made_and_settled_once(report: AnnualReport, cast: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Write your comment"):
        writing_actions.comment(report=report, section="homes", words=" ", by=cast["Lena"], at=AT)
    said = writing_actions.comment(report=report, section="homes", words="Why so far?", by=cast["Ines"], at=AT)
    for who in ("Lena", "Ines"):
        writing_actions.settle_comment(comment=said, by=cast[who], at=AT)
    assert Comment.objects.get().settled_by == "Lena Marsh"
