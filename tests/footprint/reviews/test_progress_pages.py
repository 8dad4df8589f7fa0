"""The page of a child's decisions, and telling how far one is, as Sami Reid, Tess Morley, Ines Okafor meet them."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.reviews.decisions import actions
from footprint.reviews.models import Decision, Progress, Review
from tests import register
from tests.acts import send
from tests.footprint.front.conftest import rows_of, text_of
from tests.people import AT, browser_of, signed_in

FEBRUARY = date(2014, 2, 3)
PAGE = reverse("reviews:of-child", args=[register.AMARA])
DONE_ON = {"done_on_day": "31", "done_on_month": "1", "done_on_year": "2014"}


@pytest.fixture
def ines(cast: dict[str, Person], today: Callable[[date], None]) -> dict[str, Any]:
    """In these tests it is Monday 3 February 2014: nobody of the staff could sign in before."""
    today(FEBRUARY)
    return {"by": cast["Ines"], "on": FEBRUARY, "at": AT}


@pytest.fixture
def sent(held: Review, ines: dict[str, Any]) -> Decision:
    owner = {"owner_role": "school", "owner": "Elm School", "by_on": date(2014, 1, 31)}
    made = actions.decide(review=held, text="Find a mentor", **owner, **ines)
    actions.send(review=held, to=Person.objects.get(name="Tess Morley"), sent_on=date(2013, 10, 1), **ines)
    return Decision.objects.get(pk=made.pk)


@pytest.fixture
def unsent(sent: Decision, held: Review, ines: dict[str, Any]) -> Decision:
    owner = {"owner_role": "iro", "owner": "Ines Okafor", "by_on": date(2014, 3, 31)}
    return actions.decide(review=held, text="Speak with the judge", **owner, **ines)


def at(name: str, decision: Decision) -> str:
    return reverse(f"reviews:{name}", args=[decision.review_id, decision.pk])


def test_the_social_worker_tells_and_the_iro_confirms(sent: Decision, cast: dict[str, Person]) -> None:
    sami, ines = browser_of(cast["Sami"]), browser_of(cast["Ines"])
    page = text_of(sami.get(PAGE))
    assert "Find a mentor" in page
    assert "Overdue" in page
    assert "Nobody has told yet how far it is." in page
    told = {"says": "done", "words": "They met on Friday", **DONE_ON}
    assert send(sami, at("report-progress", sent), told).redirect_chain == [(PAGE, 302)]
    page = text_of(sami.get(PAGE))
    assert "Waits for the IRO" in page
    assert "Sami Reid: They met on Friday" in page
    assert "Is it done?" not in page
    asked = ines.get(at("confirm-decision", sent)).content.decode()
    assert "Sami Reid, 3 February 2014: They met on Friday Done on 31 January 2014." in asked
    assert 'value="31"' in asked
    assert send(ines, at("confirm-decision", sent), {"answer": "done", **DONE_ON}).redirect_chain == [(PAGE, 302)]
    answer = ines.get(PAGE)
    assert "No decision is open" in text_of(answer)
    (row,) = rows_of(answer, "closed")
    assert row[0] == "Find a mentor Review of 27 September 2013"
    assert row[3] == "3 February 2014 Done"


def test_what_is_wanting_is_said_and_nothing_typed_is_lost(sent: Decision, cast: dict[str, Person]) -> None:
    sami, ines = browser_of(cast["Sami"]), browser_of(cast["Ines"])
    late = {"says": "done", "words": "They will meet", **DONE_ON, "done_on_month": "3"}
    page = send(sami, at("report-progress", sent), late).content.decode()
    assert "is still to come, " in page
    assert "They will meet" in page
    page = text_of(send(sami, at("report-progress", sent), {"words": "They met"}))
    assert "Select whether it is done" in page
    page = text_of(send(ines, at("confirm-decision", sent), {"answer": "not_yet"}))
    assert "Say what is still wanting" in page
    assert not Progress.objects.exists()


def test_only_the_iro_and_the_lead_confirm(sent: Decision, cast: dict[str, Person]) -> None:
    told = {"answer": "done", **DONE_ON}
    for who in ("Sami", "Tess"):
        browser = browser_of(cast[who])
        assert browser.get(at("report-progress", sent)).status_code == 200
        assert browser.get(at("confirm-decision", sent)).status_code == 403
        assert browser.post(at("confirm-decision", sent), told).status_code == 403
    assert browser_of(cast["Omar"]).post(at("confirm-decision", sent), told).status_code == 404
    assert Decision.objects.get().became == ""
    send(signed_in("liro"), at("confirm-decision", sent), told)
    assert Decision.objects.get().became == "done"


def test_business_support_reads_and_tells_nothing(sent: Decision) -> None:
    browser = signed_in("bs")
    assert "Find a mentor" in text_of(browser.get(PAGE))
    assert "How far it is" not in text_of(browser.get(PAGE))
    assert browser.get(at("report-progress", sent)).status_code == 403


def test_what_is_not_sent_is_for_the_iro_and_the_lead(unsent: Decision, cast: dict[str, Person]) -> None:
    sami, ines = browser_of(cast["Sami"]), browser_of(cast["Ines"])
    assert "Speak with the judge" in text_of(ines.get(PAGE))
    assert "Speak with the judge" not in text_of(sami.get(PAGE))
    assert sami.get(at("report-progress", unsent)).status_code == 404
    other = reverse("reviews:report-progress", args=[unsent.review_id, UUID(int=7)])
    assert sami.get(other).status_code == 404


def test_the_page_of_a_review_shows_the_last_word_and_the_same_again(
    sent: Decision, held: Review, cast: dict[str, Person]
) -> None:
    send(browser_of(cast["Sami"]), at("report-progress", sent), {"says": "progress", "words": "Asked twice"})
    earlier = Decision.objects.create(
        review=held, place=8, text="Earlier", owner_role="iro", owner="Ines Okafor", by_on=FEBRUARY, became="carried_on"
    )
    Decision.objects.filter(pk=sent.pk).update(rolled_over=2, carried_from=earlier)
    ines = browser_of(cast["Ines"])
    row = rows_of(ines.get(reverse("reviews:decisions", args=[held.pk])), "decisions")[0]
    assert row[0] == "Find a mentor Same decision for three reviews Carried on twice"
    assert row[4] == "3 February 2014 Being worked on Asked twice"
    assert "Same decision for three reviews" in text_of(ines.get(PAGE))


def test_the_child_s_page_leads_to_its_decisions(sent: Decision, cast: dict[str, Person]) -> None:
    for browser, leads in ((browser_of(cast["Sami"]), True), (signed_in("igo"), False)):
        answer = browser.get(reverse("front:child", args=[register.AMARA]))
        assert (PAGE in answer.content.decode()) is leads


def test_a_reader_leaves_a_trace_and_a_stranger_sees_nothing(sent: Decision, cast: dict[str, Person]) -> None:
    assert browser_of(cast["Omar"]).get(PAGE).status_code == 404
    assert Client(headers={"host": "localhost"}).get(PAGE).status_code == 302
