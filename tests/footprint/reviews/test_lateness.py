"""Why reviews were late: filled in by Ines Okafor or Omar Haddad, signed by Lena Marsh, frozen from then on.

Amara's next review was due on Thursday 20 March 2014, Bram's on 4 April; Elin's of 20 January was in time.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.models import PeriodOfCare
from footprint.council.actions import set_value
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews import actions as reviews
from footprint.reviews.following_care import reckon
from footprint.reviews.lateness import actions
from footprint.reviews.lateness.tables import Report
from footprint.reviews.models import KnownFrom, LatenessException, Review
from tests import people, register
from tests.acts import confirm, mark, send
from tests.footprint.front.conftest import text_of
from tests.people import AT, browser_of

pytestmark = pytest.mark.django_db
MONDAY = date(2014, 4, 28)
SICK = "Staff sickness: another IRO took it over"
WHY = {"cause": SICK, "avoidable": False, "effect": "She waited a month", "action": "Cover is booked earlier"}


@pytest.fixture
def cast(today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    found = register.register()
    register.reviews_to_hold()
    return {**found, "Lena": people.staff("liro"), "Bea": people.staff("bs"), "Hugo": people.staff("hos")}


def told(review: UUID = register.AMARA_REVIEW, **more: Any) -> actions.Told:
    return actions.Told(review, **{**WHY, **more})


def explain(by: Person, *given: actions.Told) -> list[LatenessException]:
    return actions.explain(told=given or (told(),), by=by, on=MONDAY, at=AT)


def sign(by: Person, review: UUID = register.AMARA_REVIEW, on: date = MONDAY) -> LatenessException:
    (found,) = actions.sign(reviews=[review], by=by, on=on, at=AT)
    return found


def report(review: UUID = register.AMARA_REVIEW, on: date = MONDAY) -> Report:
    found = Review.objects.get(pk=review)
    return Report(found, list(found.exceptions.order_by("number")), on)


def address(name: str = "lateness", review: UUID = register.AMARA_REVIEW) -> str:
    return reverse(f"reviews:{name}", args=[review])


def test_a_report_stands_by_itself_from_the_day_after_the_last_day(cast: dict[str, Person]) -> None:
    assert not report(on=date(2014, 3, 20)).is_there
    found = report(on=date(2014, 3, 21))
    assert found.is_there
    assert found.state() == ("No reason yet", "red")
    assert " ".join(found.sentences()) == (
        "The review was due by 20 March 2014. It has not been held: 1 day late so far. "
        "This report stands since 21 March 2014."
    )
    assert not report(register.ELIN_REVIEW).is_there


def test_it_is_filled_in_signed_and_frozen(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    assert report().state()[0] == "To be signed"
    signed = sign(cast["Lena"])
    assert (signed.due_on, signed.held_on, signed.days_late) == (date(2014, 3, 20), None, 39)
    assert (signed.told_by, signed.signed_by, signed.signed_on) == ("Ines Okafor", "Lena Marsh", MONDAY)
    assert report().state()[0] == "Signed"
    assert [one.action for one in events_about(("review", register.AMARA_REVIEW))] == [
        "sign_lateness",
        "explain_lateness",
    ]
    for change in (lambda: LatenessException.objects.update(cause="Nobody’s fault"), signed.delete):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            change()


def test_before_the_signature_it_is_changed_in_place(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    explain(cast["Lena"], told(cause="A parent asked for another day"))
    (only,) = LatenessException.objects.all()
    assert (only.number, only.cause, only.told_by) == (1, "A parent asked for another day", "Lena Marsh")


def test_a_signed_report_is_corrected_by_another_version_with_its_reason(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    sign(cast["Lena"])
    with pytest.raises(NotAllowed, match="Say why there is another version"):
        explain(cast["Ines"], told(cause="The papers were not ready"))
    explain(cast["Ines"], told(cause="The papers were not ready", reason="It was the plan"))
    sign(cast["Lena"])
    kept = LatenessException.objects.order_by("number").values_list("number", "cause", "reason")
    assert list(kept) == [(1, SICK, ""), (2, "The papers were not ready", "It was the plan")]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"cause": "The weather"}, "not on the council’s list"),
        ({"effect": " "}, "what the delay meant"),
        ({"action": ""}, "what is done about it"),
        ({"review": register.ELIN_REVIEW}, "not late, so there is nothing to explain"),
    ],
)
def test_what_is_refused_keeps_nothing(cast: dict[str, Person], given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        explain(cast["Ines"], told(register.BRAM_REVIEW), told(**given))
    assert not LatenessException.objects.exists()


def test_only_what_is_filled_in_and_was_read_is_signed(cast: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Nothing waits for a signature"):
        sign(cast["Lena"])
    explain(cast["Ines"])
    with pytest.raises(NotAllowed, match="Somebody else has changed this report"):
        actions.sign(reviews=[register.AMARA_REVIEW], by=cast["Lena"], on=MONDAY, at=AT, expecting="1|Something else")
    assert LatenessException.objects.get().signed_on is None


def test_a_cause_taken_off_the_list_keeps_its_words(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    set_value(key="late_causes", value=["The weather"], from_on=MONDAY, reason="Agreed", by=cast["Lena"], at=AT)
    explain(cast["Ines"], told(action="Another"), told(register.BRAM_REVIEW, cause="The weather"))
    with pytest.raises(NotAllowed, match="not on the council’s list"):
        explain(cast["Omar"], told(register.BRAM_REVIEW, cause=SICK))
    assert sign(cast["Lena"]).cause == SICK


def test_a_review_corrected_to_be_in_time_says_so_and_keeps_what_was_signed(cast: dict[str, Person]) -> None:
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=AT)
    reckon(children=[register.AMARA], on=MONDAY)  # due on 30 September 2013
    doing: dict[str, Any] = {"by": cast["Ines"], "on": MONDAY, "at": AT}
    reviews.mark_held(review=register.AMARA_REVIEW, held_on=date(2013, 10, 7), participation="PN1", **doing)
    explain(cast["Ines"])
    assert sign(cast["Lena"]).days_late == 7
    corrected = {"held_on": date(2013, 9, 27), "participation": "PN1", "reason": "Typing", **doing}
    reviews.correct_held(review=register.AMARA_REVIEW, **corrected)
    assert report().state()[0] == "Not late after all"
    page = text_of(browser_of(cast["Ines"]).get(address()))
    assert "the review was not late: due by 30 September 2013, held on 27 September 2013." in page
    assert "Version 1, signed" in page
    with pytest.raises(NotAllowed, match="not late"):
        explain(cast["Ines"], told(reason="Again"))


def test_what_was_signed_outlives_a_review_that_is_no_more(cast: dict[str, Person]) -> None:
    explain(cast["Ines"], told(), told(register.BRAM_REVIEW))
    sign(cast["Lena"])
    PeriodOfCare.objects.update(until_on=MONDAY - timedelta(days=1))
    reckon(children=[register.AMARA, register.BRAM], on=MONDAY)
    assert not Review.objects.filter(held_on=None, child__in=[register.AMARA, register.BRAM]).exists()
    (kept,) = LatenessException.objects.all()
    assert (kept.child_id, kept.review, kept.days_late) == (register.AMARA, None, 39)


def test_pages_show_the_report_to_those_concerned_and_the_ways_to_those_who_may(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    ways = {name: address(name) for name in ("why-late", "sign-lateness")}
    for name, shown in (("Ines", ["why-late"]), ("Lena", ["why-late", "sign-lateness"]), ("Sami", []), ("Hugo", [])):
        page = browser_of(cast[name]).get(address()).content.decode()
        assert SICK in page
        assert [one for one, way in ways.items() if way in page] == shown
    for name in ("Sami", "Tess", "Bea", "Hugo"):
        assert browser_of(cast[name]).get(ways["why-late"]).status_code == 403
        assert browser_of(cast[name]).post(ways["sign-lateness"]).status_code == 403
    assert browser_of(cast["Ines"]).post(ways["sign-lateness"]).status_code == 403
    assert browser_of(cast["Omar"]).get(address()).status_code == 404


def test_an_iro_fills_it_in_and_the_lead_signs_what_she_read(cast: dict[str, Person]) -> None:
    ines, lena = browser_of(cast["Ines"]), browser_of(cast["Lena"])
    page = text_of(send(ines, address("why-late"), {"cause": SICK, "effect": "She waited"}))
    assert "Select whether it could have been avoided" in page
    assert "She waited" in page  # nothing typed is lost
    answers = {"cause": SICK, "avoidable": "no", "effect": "She waited", "action": "Cover"}
    assert send(ines, address("why-late"), answers).redirect_chain == [(address(), 302)]
    opened = {"act": mark(lena, address("sign-lateness"))}
    send(ines, address("why-late"), {**answers, "avoidable": "yes"})
    page = lena.post(address("sign-lateness"), opened, follow=True)
    assert "Somebody else has changed this" in text_of(page)
    assert not LatenessException.objects.get().signed_by
    assert confirm(lena, page, {}).redirect_chain == [(address(), 302)]
    assert LatenessException.objects.get().signed_by == "Lena Marsh"
    assert "Nothing waits for a signature here." in text_of(lena.get(address("sign-lateness"), follow=True))


def test_a_report_that_was_signed_meanwhile_is_not_written_over(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    ines, lena = browser_of(cast["Ines"]), browser_of(cast["Lena"])
    answers = {"cause": SICK, "avoidable": "no", "effect": "She waited", "action": "Cover"}
    opened = {**answers, "act": mark(ines, address("why-late"))}
    signed = {"act": mark(lena, address("sign-lateness"))}
    for _ in range(2):
        assert "The report is signed" in text_of(lena.post(address("sign-lateness"), signed, follow=True))
    page = ines.post(address("why-late"), opened, follow=True)
    assert "Enter why there is another version" in text_of(page)
    assert LatenessException.objects.count() == 1
    with pytest.raises(ChangedMeanwhile):
        explain(cast["Ines"], replace(told(reason="Again"), expecting="another"))


def test_a_review_in_time_has_no_report(cast: dict[str, Person]) -> None:
    assert browser_of(cast["Lena"]).get(address(review=register.ELIN_REVIEW)).status_code == 404


def test_a_reviews_page_leads_to_the_report(cast: dict[str, Person]) -> None:
    page = browser_of(cast["Sami"]).get(reverse("reviews:review", args=[register.AMARA_REVIEW]))
    assert address() in page.content.decode()
    assert "By 39 days No reason yet" in text_of(page)


def test_the_history_of_corrections_tells_it(cast: dict[str, Person]) -> None:
    explain(cast["Ines"])
    sign(cast["Lena"])
    page = browser_of(cast["Ines"]).get(reverse("front:history", args=[register.AMARA]))
    assert [one.title for one in page.context["lines"]][:2] == [
        f"Exception report changed: {SICK}",
        f"Exception report added: {SICK}",
    ]
