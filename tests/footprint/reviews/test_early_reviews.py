"""Changes that may bring Amara's review of 12 May 2014 forward: Sami Reid notes them, Ines Okafor chooses."""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.care_changes import actions as care
from footprint.children.models import Child, Episode, PeriodOfCare
from footprint.page.refusals import NotAllowed
from footprint.post.models import Letter
from footprint.reviews import worklist_rows
from footprint.reviews.early import actions
from footprint.reviews.early.worklist_rows import for_midway, listed, open_of, rows, state_of
from footprint.reviews.models import EarlyTrigger, Review
from tests import people, register
from tests.acts import confirm, mark, send
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.front.test_worklists import asked, names
from tests.people import AT, browser_of

pytestmark = pytest.mark.django_db
MONDAY, DUE, MOVED = date(2014, 4, 28), date(2014, 5, 12), date(2014, 4, 22)


@pytest.fixture
def cast(today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    found = register.register()
    period = PeriodOfCare.objects.get(child=register.AMARA)
    Review.objects.create(child_id=register.AMARA, period=period, number=1, held_on=date(2014, 2, 12))
    Review.objects.create(pk=register.AMARA_REVIEW, child_id=register.AMARA, period=period, number=2, due_on=DUE)
    return {**found, "Lena": people.staff("liro"), "Bea": people.staff("bs")}


def amara() -> Child:
    return Child.objects.get(pk=register.AMARA)


def note(by: Person, code: str = "plan-change", known_on: date = MOVED, **more: Any) -> EarlyTrigger:
    (found,) = actions.note(changes=[actions.Noted(amara(), code, known_on, **more)], by=by, on=MONDAY, at=AT)
    return found


def choose(by: Person, choice: str, code: str = "plan-change", known_on: date = MOVED, **more: Any) -> EarlyTrigger:
    chosen = actions.Chosen(amara(), code, known_on, choice, **more)
    (found,) = actions.choose(chosen=[chosen], by=by, on=MONDAY, at=AT)
    return found


def waiting() -> list[tuple[str, date]]:
    return [(one.code, one.known_on) for one in open_of(amara(), on=MONDAY)]


def state() -> tuple[date | None, int]:
    return state_of(Review.objects.get(pk=register.AMARA_REVIEW), on=MONDAY)


def address(name: str = "early", *more: str) -> str:
    return reverse(f"reviews:{name}", args=[register.AMARA, *more])


def day(value: date, name: str = "target_on") -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def test_a_noted_change_waits_until_somebody_chooses(cast: dict[str, Person]) -> None:
    note(cast["Sami"], note="Twins are to be placed apart")
    assert waiting() == [("plan-change", MOVED)]
    assert state() == (None, 1)
    found = choose(cast["Ines"], "forward", target_on=date(2014, 5, 2))
    assert (found.noted_by, found.chosen_by, found.chosen_on) == ("Sami Reid", "Ines Okafor", MONDAY)
    assert waiting() == []
    assert state() == (date(2014, 5, 2), 0)
    assert Review.objects.get(pk=register.AMARA_REVIEW).governing_on == DUE  # never moves
    acts = [one.action for one in events_about(("child", register.AMARA))]
    assert acts == ["choose_after_change", "note_change"]


def test_a_review_held_since_has_taken_it_up(cast: dict[str, Person]) -> None:
    note(cast["Sami"], known_on=date(2014, 2, 12))
    assert waiting() == []
    note(cast["Sami"], known_on=date(2014, 2, 13))
    assert waiting() == [("plan-change", date(2014, 2, 13))]


def test_of_several_days_the_earliest_counts_until_a_review_is_held(cast: dict[str, Person]) -> None:
    """A review held on the day on which a change was known has taken it up. Lists say the same as the review."""
    for code, known_on, target_on in (
        ("plan-change", MOVED, date(2014, 5, 7)), ("placement-move", MOVED, date(2014, 5, 2)),
        ("plan-change", date(2014, 2, 12), date(2014, 4, 29)),
    ):  # fmt: skip
        EarlyTrigger.objects.create(
            child=amara(), code=code, known_on=known_on, noted_on=MONDAY, choice="forward", target_on=target_on,
            chosen_on=MONDAY, chosen_by="Ines Okafor",
        )  # fmt: skip
    statement, params = worklist_rows.listed(children=Child.objects.filter(pk=register.AMARA), on=MONDAY)
    (shown,) = worklist_rows.rows(statement, {**params, "prepared_until": MONDAY})
    assert (shown.target_on, state()) == (date(2014, 5, 2), (date(2014, 5, 2), 0))
    EarlyTrigger.objects.filter(known_on=MOVED).delete()
    (shown,) = worklist_rows.rows(statement, {**params, "prepared_until": MONDAY})
    assert (shown.target_on, state()) == (None, (None, 0))


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"known_on": date(2014, 4, 29)}, "still to come"),
        ({"code": "bad-weather"}, "Choose what changed"),
        ({"code": "contact-change"}, "noted already"),
    ],
)
def test_what_may_not_be_noted(cast: dict[str, Person], given: dict[str, Any], sentence: str) -> None:
    note(cast["Sami"], "contact-change")
    with pytest.raises(NotAllowed, match=sentence):
        note(cast["Sami"], **given)
    assert EarlyTrigger.objects.count() == 1


@pytest.mark.parametrize(
    ("choice", "given", "sentence"),
    [
        ("no", {}, "Say why the review stays"),
        ("forward", {}, "by which day"),
        ("forward", {"target_on": date(2014, 4, 27)}, "That day is over"),
        ("forward", {"target_on": date(2014, 5, 13)}, "due by 12 May 2014"),
        ("midway", {"code": "iro-asks"}, "a midway check is none"),
        ("later", {}, "Choose what is to happen"),
    ],
)
def test_what_may_not_be_chosen(cast: dict[str, Person], choice: str, given: dict[str, Any], sentence: str) -> None:
    for code in ("plan-change", "iro-asks"):
        note(cast["Sami"], code)
    with pytest.raises(NotAllowed, match=sentence):
        choose(cast["Ines"], choice, **given)
    assert not EarlyTrigger.objects.exclude(choice="").exists()


def test_what_is_left_to_the_midway_is_told_there(cast: dict[str, Person]) -> None:
    held = Review.objects.get(child=register.AMARA, held_on__isnull=False)
    note(cast["Sami"])
    assert for_midway(held) == []
    choose(cast["Ines"], "midway")
    assert for_midway(held) == ["A significant change to the care plan is proposed"]
    Review.objects.filter(held_on=None).update(held_on=MOVED)
    assert for_midway(held) == []


def test_a_choice_is_changed_with_a_reason(cast: dict[str, Person]) -> None:
    note(cast["Sami"])
    choose(cast["Ines"], "midway")
    with pytest.raises(NotAllowed, match="Say why that is changed"):
        choose(cast["Lena"], "forward", target_on=DUE)
    choose(cast["Lena"], "forward", target_on=DUE, because="The twins asked")
    assert EarlyTrigger.objects.get().chosen_by == "Lena Marsh"


def test_the_register_notices_an_unplanned_move_and_writes_nothing(cast: dict[str, Person]) -> None:
    given = {"place": "U1", "carer": "New carers", "by": cast["Ines"], "on": MONDAY, "at": AT}
    care.change_placement(child=amara(), from_on=date(2014, 3, 3), why="CARPL", **given)
    assert waiting() == []
    care.change_placement(child=amara(), from_on=MOVED, why="CREQB", **given)
    assert waiting() == [("placement-move", MOVED)]
    assert not EarlyTrigger.objects.exists()
    choose(cast["Ines"], "no", "placement-move", because="The review of May is soon enough")
    assert waiting() == []


def test_the_iro_sees_it_in_this_week_and_leads_from_there_to_the_meeting(cast: dict[str, Person]) -> None:
    note(cast["Sami"], note="Twins are to be placed apart")
    assert names("earlier-reviews", asked(cast["Ines"])) == ["Amara"]
    ines, way = browser_of(cast["Ines"]), address("choose-early", "plan-change-2014-04-22")
    assert way in ines.get("/").content.decode()
    (row,) = rows_of(ines.get("/this-week/earlier-reviews/"), "list")
    assert row[2] == "A significant change to the care plan is proposed Twins are to be placed apart"
    assert "By law" not in row[2]
    page = text_of(send(ines, way, {"choice": "no", "because": ""}))
    assert "Say why the review stays where it is" in page
    answer = send(ines, way, {"choice": "forward", **day(date(2014, 5, 2)), "because": ""})
    assert answer.redirect_chain[0][0].startswith(reverse("reviews:book", args=[register.AMARA_REVIEW]))
    (row,) = rows_of(ines.get("/this-week/all/"), "list")[:1]
    assert "12 May 2014" in row[2]
    assert "Brought forward to 2 May 2014" in row[2]
    for path in (f"/children/{register.AMARA}/", f"/reviews/{register.AMARA_REVIEW}/"):
        assert "Brought forward to 2 May 2014" in text_of(ines.get(path))
    assert ines.get(address("choose-early", "plan-change-2014-04-23")).status_code == 404
    assert ines.get(address("choose-early", "nonsense")).status_code == 404


def test_a_change_is_noted_once_however_often_it_is_sent(cast: dict[str, Person]) -> None:
    ines = browser_of(cast["Ines"])
    answers = {"code": "contact-change", **day(MOVED, "known_on"), "note": ""}
    sent = {**answers, "act": mark(ines, address("note-change"))}
    for _ in range(2):
        assert "The change is noted." in text_of(ines.post(address("note-change"), sent, follow=True))
    assert "This change is noted already" in text_of(send(ines, address("note-change"), answers))
    assert EarlyTrigger.objects.count() == 1


def test_a_choice_made_meanwhile_is_compared_first(cast: dict[str, Person]) -> None:
    note(cast["Sami"])
    ines, way = browser_of(cast["Ines"]), address("choose-early", "plan-change-2014-04-22")
    sent = {"choice": "no", "because": "May is soon enough"}
    opened = {**sent, "act": mark(ines, way)}
    choose(cast["Lena"], "midway")
    page = ines.post(way, opened, follow=True)
    assert "Somebody else has changed this since you opened the page" in text_of(page)
    assert EarlyTrigger.objects.get().choice == "midway"
    confirm(ines, page, sent)
    assert EarlyTrigger.objects.get().choice == "no"


def test_who_may_note_choose_and_look(cast: dict[str, Person]) -> None:
    answers = {"code": "contact-change", **day(MOVED, "known_on"), "note": ""}
    choosing = address("choose-early", "plan-change-2014-04-22")
    note(cast["Ines"])
    for name, notice, own, choice in (
        ("Sami", 200, 403, 403), ("Tess", 200, 403, 403), ("Ines", 403, 200, 200), ("Lena", 403, 200, 200),
        ("Bea", 403, 403, 403), ("Omar", 403, 404, 404),
    ):  # fmt: skip
        browser = browser_of(cast[name])
        found = send(browser, address("notice"), answers) if name == "Sami" else browser.get(address("notice"))
        assert found.status_code == notice, name
        assert browser.get(address("note-change")).status_code == own, name
        assert browser.get(choosing).status_code == choice, name
        assert browser.get(address()).status_code == (404 if name == "Omar" else 200), name
    assert EarlyTrigger.objects.get(code="contact-change").noted_by == "Sami Reid"
    letter = Letter.objects.get()
    assert (letter.to_name, letter.about_key) == ("Ines Okafor", str(register.AMARA))
    assert "Amara" not in letter.subject + letter.text


def test_nothing_is_noted_of_a_child_out_of_care(cast: dict[str, Person]) -> None:
    Review.objects.filter(held_on=None).delete()
    with pytest.raises(NotAllowed, match="not looked after now"):
        note(cast["Sami"])
    assert "no review to bring forward" in text_of(browser_of(cast["Ines"]).get(address()))


def moved(number: int, new_reason: str, why: str, before: str, after: str) -> Child:
    """A child of their own, in care since January, whose second episode began on 22 April 2014."""
    child = register.child(UUID(int=register.AMARA.int + (number << 16)), "Una", f"Case{number}", f"U{number}")
    period = PeriodOfCare.objects.create(child=child, from_on=date(2014, 1, 6), entered_on=register.ENTERED)
    spans = ((period.from_on, MOVED, "S", why, before), (MOVED, None, new_reason, "", after))
    for from_on, until_on, reason, change_reason, status in spans:
        Episode.objects.create(
            child=child, period=period, from_on=from_on, until_on=until_on, new_reason=reason,
            change_reason=change_reason, legal_status=status,
        )  # fmt: skip
    Review.objects.create(child=child, period=period, number=1, due_on=DUE)
    return child


def test_lists_notice_moves_that_were_no_plan_and_new_remands(cast: dict[str, Person]) -> None:
    statuses = (("C2", "C2"), ("V2", "J1"), ("J1", "J2"))
    cases = list(product("PBTLU", ("CARPL", "PLACE", "CREQB", ""), statuses))
    expected = {}
    for number, (new_reason, why, (before, after)) in enumerate(cases, start=1):
        child = moved(number, new_reason, why, before, after)
        moves = new_reason in "PB" and why in ("CREQB", "")
        code = "accommodation-ends" if (before, after) == ("V2", "J1") else "placement-move" if moves else ""
        expected |= {child.pk: code} if code else {}
    statement, params = listed(children=Child.objects.filter(family_name__startswith="Case"), on=MONDAY)
    found = {row.child_id: row.code for row in rows(statement, params)}
    assert found == expected
    assert set(found.values()) == {"placement-move", "accommodation-ends"}
