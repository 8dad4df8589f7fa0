"""The lists of decisions on the first page: which each holds on literal days, and that count, rows and file agree."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook

from footprint.accounts.models import Person
from footprint.children.models import PeriodOfCare
from footprint.front.list_reading import Filtered, first_rows, leaf
from footprint.front.worklists import BY_SLUG, ListReader, worklists_of
from footprint.reviews.decisions.worklist import KIND
from footprint.reviews.models import Decision, Progress, Review
from rulebook.standards import DEFAULT_STANDARDS
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.register import AMARA, BRAM, CLEO, DOV, register

MONDAY = date(2014, 4, 28)
NOON = datetime(2014, 4, 20, 12, tzinfo=UTC)
SENT = date(2014, 1, 20)


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    return register()


def decision(child: UUID, text: str, by_on: date = date(2014, 5, 9), **more: Any) -> Decision:
    period = PeriodOfCare.objects.get(child=child)
    review, _ = Review.objects.get_or_create(child_id=child, period=period, held_on=date(2014, 1, 15))
    place = review.decisions.count() + 1
    given = {"owner_role": "social_worker", "owner": "Sami Reid", "sent_on": SENT, **more}
    return Decision.objects.create(review=review, place=place, text=text, by_on=by_on, **given)


def told(of: Decision, *says: str) -> None:
    for place, one in enumerate(says):
        done_on = date(2014, 4, 17) if one == "done" else None
        Progress.objects.create(
            decision=of, says=one, words=f"Word {place}", done_on=done_on, on_day=date(2014, 4, 20),
            at=NOON + timedelta(hours=place), who="Sami Reid",
        )  # fmt: skip


def asked(person: Person, on: date = MONDAY) -> ListReader:
    return ListReader(Person.objects.get(pk=person.pk), on, DEFAULT_STANDARDS)


def texts(slug: str, who: ListReader) -> list[str]:
    return sorted(row.text for row in leaf(Filtered(BY_SLUG[slug], who)).rows)


def test_to_do_holds_what_is_open_and_sent(staff: dict[str, Person]) -> None:
    decision(AMARA, "Open")
    decision(AMARA, "Not sent", sent_on=None)
    decision(AMARA, "Closed", became="done")
    decision(AMARA, "Of the IRO", owner_role="iro")
    told(decision(AMARA, "Said done"), "progress", "done")
    told(decision(AMARA, "Given back"), "done", "not_yet")
    for who in ("Sami", "Tess"):
        assert texts("decisions-to-do", asked(staff[who])) == ["Given back", "Open"]


def test_overdue_begins_the_day_after_and_ends_with_the_word_that_it_is_done(staff: dict[str, Person]) -> None:
    decision(AMARA, "Yesterday", date(2014, 4, 27))
    decision(AMARA, "Today", MONDAY)
    told(decision(AMARA, "Said done", date(2014, 4, 2)), "done")
    ines = asked(staff["Ines"])
    assert texts("decisions-overdue", ines) == ["Yesterday"]
    assert texts("said-done", ines) == ["Said done"]
    assert texts("decisions-overdue", asked(staff["Ines"], date(2014, 4, 29))) == ["Today", "Yesterday"]


def test_what_the_manager_said_or_never_got_comes_back_to_the_iro(staff: dict[str, Person]) -> None:
    said_no = decision(
        AMARA, "Said no", answer="disagreed", answer_reason="She has one", answer_due_on=date(2014, 4, 30)
    )
    decision(AMARA, "Said yes", answer="agreed", answer_due_on=date(2014, 4, 25))
    decision(AMARA, "Silence", answer_due_on=date(2014, 4, 25))
    decision(AMARA, "Last day today", answer_due_on=MONDAY)
    decision(AMARA, "Silence long ago", answer_due_on=date(2014, 1, 27))
    decision(AMARA, "Not sent", sent_on=None)
    decision(AMARA, "Whose?", owner="", answer="agreed")
    for who in (asked(staff["Ines"]), asked(people.staff("liro"))):
        assert texts("manager-disagrees", who) == ["Said no"]
        assert texts("deemed-agreed", who) == ["Silence"]
        assert texts("decisions-not-sent", who) == ["Not sent"]
        assert texts("decisions-with-nobody", who) == ["Whose?"]
    assert worklists_of(staff["Ines"], on=MONDAY)[0].slug == "manager-disagrees"
    said_no.became = "overtaken"
    said_no.save()
    assert texts("manager-disagrees", asked(staff["Ines"])) == []


def test_the_same_decision_of_three_reviews_is_shown_to_iro_and_lead(staff: dict[str, Person]) -> None:
    for text, times in (("Twice", 1), ("Three times", 2), ("Four times", 3)):
        decision(AMARA, text, carried_from=decision(AMARA, "Before", became="carried_on"), rolled_over=times)
    for who in (staff["Ines"], people.staff("liro")):
        assert texts("same-decision", asked(who)) == ["Four times", "Three times"]


def test_decisions_of_a_care_that_ended_wait_for_nobody(staff: dict[str, Person]) -> None:
    decision(AMARA, "Open")
    PeriodOfCare.objects.filter(child=AMARA).update(until_on=date(2014, 4, 29))
    assert texts("decisions-to-do", asked(staff["Sami"])) == ["Open"]
    assert texts("decisions-to-do", asked(staff["Sami"], date(2014, 4, 29))) == []


def test_nobody_sees_decisions_of_children_whom_they_may_not_know(staff: dict[str, Person]) -> None:
    for child in (AMARA, BRAM, CLEO, DOV):
        decision(child, f"Of {str(child)[-1]}", date(2014, 4, 1))
    assert texts("decisions-overdue", asked(staff["Ines"])) == ["Of 1", "Of 3"]
    assert texts("decisions-to-do", asked(staff["Sami"])) == ["Of 1"]


@pytest.mark.parametrize("role", ["iro", "liro", "bs", "sw", "tm", "hos"])
def test_counts_and_rows_are_the_same_ones(staff: dict[str, Person], role: str) -> None:
    decision(AMARA, "Overdue", date(2014, 4, 1))
    told(decision(AMARA, "Said done"), "done")
    decision(AMARA, "Again", carried_from=decision(AMARA, "Before", became="carried_on"), rolled_over=2)
    person = {"iro": staff["Ines"], "sw": staff["Sami"], "tm": staff["Tess"]}.get(role) or people.staff(role)
    who, lists = asked(person), worklists_of(person, on=MONDAY)
    first = first_rows(lists, list_reader=who)
    of_decisions = [one for one in lists if one.kind is KIND]
    assert bool(of_decisions) is (role in ("iro", "liro", "sw", "tm"))
    for one in of_decisions:
        rows = [row.pk for row in leaf(Filtered(one, who, sort=one.order)).rows]
        assert (one.slug, first[one.slug].count) == (one.slug, len(rows))
        assert [row.pk for row in first[one.slug].rows] == rows
        assert rows


def test_the_page_filters_orders_and_its_file_agree(staff: dict[str, Person]) -> None:
    decision(AMARA, "Late", date(2014, 4, 10))
    decision(CLEO, "Later", date(2014, 4, 25), carried_from=decision(CLEO, "B", became="carried_on"), rolled_over=1)
    browser = people.browser_of(staff["Ines"])
    page = browser.get("/this-week/decisions-overdue/")
    assert rows_of(page, "list")[0][:4] == [
        "Amara Vale", "Late", "Sami Reid Social worker", "10 April 2014 Late by 10 working days",
    ]  # fmt: skip
    assert "2 decisions" in text_of(page)
    assert "Book the chosen" not in text_of(page)
    assert 'name="meeting"' not in page.content.decode()
    other_way = browser.get("/this-week/decisions-overdue/?sort=decision&order=desc")
    assert [row[1] for row in rows_of(other_way, "list")] == ["Later Carried on once", "Late"]
    assert "No decision fits these filters" in text_of(browser.get("/this-week/decisions-overdue/?due=later"))
    made = browser.get("/this-week/decisions-overdue/list.xlsx?sort=decision")
    sheet = load_workbook(io.BytesIO(made.content)).active
    lines = [line for line in sheet.iter_rows(values_only=True) if line[0] in ("Amara Vale", "Cleo Stone")]
    assert [(line[2], line[7]) for line in lines] == [("Late", None), ("Later", "Carried on once")]


def test_a_list_is_found_by_those_alone_whose_it_is(staff: dict[str, Person]) -> None:
    slugs = ("decisions-to-do", "said-done", "decisions-overdue", "same-decision")
    found = {
        who: [slug for slug in slugs if people.browser_of(staff[who]).get(f"/this-week/{slug}/").status_code == 200]
        for who in ("Ines", "Sami")
    }
    assert found == {"Ines": ["said-done", "decisions-overdue", "same-decision"], "Sami": ["decisions-to-do"]}


def test_the_first_page_asks_the_same_however_many_there_are(
    staff: dict[str, Person], django_assert_max_num_queries: Any
) -> None:
    browser = people.browser_of(staff["Ines"])
    browser.get("/")
    for count in (1, 7):
        for place in range(count):
            decision(AMARA, f"Decision {count} {place}", date(2014, 4, 1))
        with django_assert_max_num_queries(11):
            page = browser.get("/")
    assert "All 8" in text_of(page)
