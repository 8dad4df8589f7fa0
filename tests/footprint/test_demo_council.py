"""The made-up council's register: the same each time, work for every role, nothing hidden in anybody's list."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from demo import council, people
from footprint.accounts.models import Person, RoleChange
from footprint.children.alerts.policies import can_break_glass
from footprint.children.alerts.queries import to_judge
from footprint.children.audit_engagements.queries import readings_of
from footprint.children.models import Child, Cover, Episode, Link, PeriodOfCare, ProtectionCase, Visit
from footprint.children.permissions import BREAK_GLASS
from footprint.council.queries import standards
from footprint.front import figures_from_register
from footprint.front.figures_from_files import asked_for
from footprint.front.list_reading import first_rows
from footprint.front.worklists import ListReader, worklists_of
from footprint.interchange.models import Conflict, Import
from footprint.page.refusals import NotAllowed
from footprint.programme import queries as programme
from footprint.programme.models import Outcome
from footprint.reporting.figures_of_period import telling
from footprint.reporting.report.checks import checks, checks_of_tables
from footprint.reporting.report.formats import FORMS, report
from footprint.reviews.decisions.policies import can_answer
from footprint.reviews.models import Decision, Meeting, Review
from footprint.team.models import Post
from footprint.team.queries import caseloads
from rulebook.calendar import age_on, is_working_day
from rulebook.lateness import CAUSES
from tests import register
from tests.figures.seed_figures import CASELOADS, CELLS, GOING_WELL, OF_REVIEWS, TARGETS
from tests.figures.test_seed_figures import cells
from tests.footprint.reporting.report_read_back import READ_BACK, also_printed, cells_of
from tests.people import AT

MONDAY = date(2014, 4, 28)
TABLES: tuple[Any, ...] = (Person, Child, Episode, PeriodOfCare, Review, Meeting, Visit, Import, Conflict, Link,
                           Outcome)  # fmt: skip
FILLED = {
    "Maya Lindqvist": {"late", "late-without-a-reason", "earlier-reviews", "due", "not-booked", "unknown", "new-to-me",
                       "cover", "said-done", "decisions-overdue", "same-decision", "midways-overdue", "midways-due",
                       "all"},
    "Noor Vasquez-Elm": {"due", "new-to-me", "all"},
    "Gwen Abara": {"late", "exceptions-to-sign", "likely-late", "due-within-a-week", "not-booked", "unknown",
                    "unallocated", "held-by-leavers", "same-decision",
                    "midways-overdue", "midways-due", "all"},
    "Piotr Nowak": {"late", "due", "not-booked", "unknown", "all"},
    "Yusuf Carter": {"due", "decisions-to-do", "all"},
    "Bronwen Hale": {"late", "due", "decisions-to-do", "all"},
    "Margaret Oyelaran": {"late", "due-within-a-week", "unallocated", "all"},
}  # fmt: skip


def build(folder: Path) -> None:
    people.build(on=MONDAY, at=AT)
    council.build(folder=folder)


def content() -> dict[str, Any]:
    """What the register says, without the keys that each building makes anew."""
    return {
        "children": list(Child.objects.order_by("local_id").values_list("local_id", "given_names", "family_name")),
        "reviews": list(
            Review.objects.order_by("child__local_id", "number", "held_on").values_list(
                "child__local_id", "held_on", "participation", "governing_on"
            )
        ),
        "meetings": list(
            Meeting.objects.order_by("review__child__local_id").values_list(
                "review__child__local_id", "on_day", "at_time", "chair__name"
            )
        ),
        "programme": list(
            Outcome.objects.order_by("year_ending", "number").values_list("outcome", "target", "by_on", "notes__words")
        ),
        "visits": list(Visit.objects.order_by("child__local_id", "on_day").values_list("child__local_id", "on_day")),
    }


def listed(name: str) -> dict[str, int]:
    person = Person.objects.get(name=name)
    asked = ListReader(person, MONDAY, standards(on=MONDAY))
    found = first_rows(worklists_of(person, on=MONDAY), list_reader=asked)
    return {slug: few.count for slug, few in found.items()}


@pytest.mark.slow
@pytest.mark.django_db
def test_the_council_hangs_together_and_is_always_the_same(tmp_path: Path) -> None:
    """Two buildings, many looks at the second: building takes many seconds."""
    with transaction.atomic():
        build(tmp_path / "one")
        first = content()
        transaction.set_rollback(True)
    build(tmp_path / "two")
    assert content() == first
    assert len(first["children"]) > 900
    assert not Child.objects.filter(made_up=False).exists()
    assert not Child.objects.filter(given_names="").exists()
    every_cell_of_the_report_comes_out()
    caseloads_were_as_printed()
    the_report_says_them_in_every_form()
    the_report_passes_its_own_checks()
    every_list_has_something_for_its_reader()
    nobody_sees_what_is_hidden()
    ages_and_days_fit()
    other_work_waits()
    every_late_review_has_its_cause()
    what_follows_reviews_is_under_way()
    the_programme_is_as_printed()
    before = {model: model.objects.count() for model in TABLES}
    build(tmp_path / "two")
    assert {model: model.objects.count() for model in TABLES} == before


def every_cell_of_the_report_comes_out() -> None:
    for year, wanted in CELLS.items():
        last = date(year, 3, 31)
        found = figures_from_register.work_out(year_ending=last, asked=asked_for(year_ending=last))
        assert [cell for cell in cells(wanted, found.values) if cell[1] != cell[2]] == []
        assert found.values["unjudged"] == 0
        if year == max(CELLS):
            assert [cell for cell in cells(OF_REVIEWS, found.values) if cell[1] != cell[2]] == []
            said: dict[str, Any] = dict(found.values)
            assert {key: whole_percentages(said[key]) for key in GOING_WELL} == GOING_WELL


def whole_percentages(quarters: dict[str, dict[str, Any]]) -> tuple[int, ...]:
    """Each rounded half up from the exact ratio."""
    return tuple((200 * one["n"] + one["of"]) // (2 * one["of"]) for one in quarters.values())


def caseloads_were_as_printed() -> None:
    """On 3 March 2014, by post; two officers with the same post stand one after the other."""
    day = date(2014, 3, 3)
    found = caseloads(visible=Child.objects.all(), on=day, standards=standards(on=day))
    posts = {post.person_id: post.title for post in Post.objects.filter(from_on__lte=day).exclude(until_on__lte=day)}
    counted = [(posts.pop(one.person.pk), one.looked_after, one.protection) for one in found]
    assert sorted(counted) == sorted(CASELOADS)
    assert not posts
    assert sum(one.fte for one in found) == 7


def the_report_says_them_in_every_form() -> None:
    document = report(asked=asked_for(year_ending=date(2014, 3, 31)), internal=True, at=AT)
    for form, read in READ_BACK.items():
        rows = read(FORMS[form](document))
        found = [*cells_of(rows), *also_printed(rows)]
        assert len(found) > 140
        assert [cell for cell in found if cell[1] != cell[2]] == [], form


def the_report_passes_its_own_checks() -> None:
    asked = asked_for(year_ending=date(2014, 3, 31))
    for internal, least in ((True, 44), (False, 18)):
        document, told = report(asked=asked, internal=internal, at=AT), telling(asked, whole=internal).told
        found = [*checks(told), *checks_of_tables(list(document.tables()))]
        assert [one for one in found if one.passed is False] == []
        assert sum(bool(one.passed) for one in found) >= least


def every_list_has_something_for_its_reader() -> None:
    for name, slugs in FILLED.items():
        found = listed(name)
        assert slugs <= set(found), name
        assert not {slug for slug in slugs if not found[slug]}, name


def nobody_sees_what_is_hidden() -> None:
    hidden = Child.objects.get(restricted=True)
    readers = {reader.person.name for reader in hidden.named_readers.select_related("person")}
    assert readers == {"Hester Quayle", "Gwen Abara"}
    for person in Person.objects.exclude(name__in=readers):
        rows = ListReader(person, MONDAY, standards(on=MONDAY)).reviews
        assert hidden.pk not in rows.values_list("child", flat=True)


def ages_and_days_fit() -> None:
    for period in PeriodOfCare.objects.select_related("child"):
        assert period.from_on >= period.child.born_on
        assert period.until_on or age_on(period.child.born_on, MONDAY) < 18
    days = [held for held in Review.objects.values_list("held_on", flat=True) if held]
    assert all(is_working_day(held) and held < MONDAY for held in days)
    assert 2 <= Review.objects.filter(held_on=None, governing_on__lt=MONDAY).count() <= 12
    assert all(is_working_day(day) for day in Meeting.objects.values_list("on_day", flat=True))


def other_work_waits() -> None:
    assert Import.objects.count() == 4
    assert Conflict.objects.filter(accepted=None).count() == 2
    assert RoleChange.objects.get(answered_at=None).asked_by.name == "Jean Prentice"
    assert {link.kind for link in Link.objects.all()} == {"sibling", "baby"}
    assert Cover.objects.get().covering.name == "Maya Lindqvist"
    assert ProtectionCase.objects.filter(chair__name="Shirin Daly").count() == 121
    assert Review.objects.filter(held_on__gte=date(2014, 4, 14)).count() >= 3
    assert Meeting.objects.filter(on_day=MONDAY).exists()
    for name, cases in (("Alina Petrov", 4), ("Ruth Feldman", 5)):
        (reading,) = readings_of(Person.objects.get(name=name), on=MONDAY)
        assert len(reading.children) == cases
    waiting = to_judge(to=Person.objects.get(name="Kofi Mensah")).get()
    assert (waiting.person.name, waiting.action) == ("Margaret Oyelaran", BREAK_GLASS.name)
    margaret = Person.objects.get(name="Margaret Oyelaran")
    assert can_break_glass(by=margaret, on=MONDAY, standards=standards(on=MONDAY))


def what_follows_reviews_is_under_way() -> None:
    """Of April: nothing written yet, decisions to be answered and answered both ways, a draft, a record to send."""
    held = Review.objects.filter(held_on__gte=date(2014, 4, 1))
    assert held.filter(decisions=None, draft=None).exists()
    assert held.filter(draft__discarded_at=None, versions=None).exclude(draft=None).exists()
    finalised = held.exclude(versions=None)
    assert {sent is None for sent in finalised.values_list("afterwards__distributed_on", flat=True)} == {True, False}
    answered = Decision.objects.filter(review__in=held, answered_by="Bronwen Hale")
    assert set(answered.values_list("answer", flat=True)) == {"agreed", "disagreed"}
    sent = Decision.objects.filter(review__in=held, review__afterwards__decisions_sent_to="Bronwen Hale", answer="")
    assert [one for one in sent if can_answer(decision=one, on=MONDAY)]


def every_late_review_has_its_cause() -> None:
    """Of the reviews held late in each year, and of what was overdue on its last day."""
    for year in CELLS:
        last = date(year, 3, 31)
        asked = asked_for(year_ending=last)
        found: dict[str, Any] = dict(figures_from_register.work_out(year_ending=last, asked=asked).values)
        causes, timely = found["late_reviews_by_cause"], found["timely_reviews"]
        assert sum(causes[one] for one in CAUSES[:3] if one in causes) >= timely["of"] - timely["n"] > 0
        assert causes["not recorded"] == 0
    assert all(causes[one] for one in CAUSES[:3])


def the_programme_is_as_printed() -> None:
    """The year that ended is told of to its end; of the next some outcomes have a note."""
    planned = programme.outcomes(year_ending=date(2015, 3, 31))
    assert [(one.by_on.isoformat(), one.wanted) for one in planned] == list(TARGETS)
    ended = programme.progress_on(year_ending=date(2014, 3, 31))
    assert [one.state for one in ended] == ["done"] * 9
    assert {one.state for one in programme.progress_on(year_ending=date(2015, 3, 31))} == {"", "on_course", "slipping"}


@pytest.mark.slow
def test_the_files_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Whatever order sets and dictionaries come in."""
    for name in ("1", "2"):
        asked = [sys.executable, "-m", "demo.files", str(tmp_path / name)]
        subprocess.run(asked, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": name}, timeout=600)
    written = {path.relative_to(tmp_path / "1"): path.read_bytes() for path in (tmp_path / "1").rglob("*.csv")}
    assert len(written) == 20
    assert written == {path.relative_to(tmp_path / "2"): path.read_bytes() for path in (tmp_path / "2").rglob("*.csv")}


@pytest.mark.django_db
def test_it_is_not_put_among_a_real_councils_children(tmp_path: Path) -> None:
    register.child(register.AMARA, "Amara", "Vale", "1001")
    with pytest.raises(NotAllowed, match="children of a real council"):
        council.build(folder=tmp_path)
    assert Child.objects.count() == 1
