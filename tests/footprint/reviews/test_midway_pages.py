"""The page of a midway, and where it shows, as Ines Okafor, Sami Reid and others meet them.

Amara's review was held on Friday 31 January 2014; the next is due on 30 April, so that half-way is Friday 14 March.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.front.list_reading import Filtered, leaf
from footprint.front.worklists import BY_SLUG, ListReader
from footprint.reviews import actions as reviews
from footprint.reviews.models import EarlyTrigger, Midway, Review
from rulebook.standards import DEFAULT_STANDARDS
from tests import people, register
from tests.acts import confirm, mark, send
from tests.footprint.front.conftest import rows_of, text_of
from tests.people import AT, browser_of, signed_in

HALF_WAY = date(2014, 3, 14)
ON_IT = {"done_on_day": "14", "done_on_month": "3", "done_on_year": "2014"}
ON_TRACK = {**ON_IT, "looked_at": ["spoke_worker", "read_record"], "outcome": "on_track"}


@pytest.fixture
def held(cast: dict[str, Person], today: Callable[[date], None]) -> Review:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    made = reviews.mark_held(
        review=to_hold.pk, held_on=date(2014, 1, 31), participation="PN1", by=cast["Ines"], on=date(2014, 1, 31), at=AT
    )
    today(HALF_WAY)
    return made


@pytest.fixture
def her(cast: dict[str, Person], held: Review) -> Client:
    return browser_of(cast["Ines"])


def at(name: str, review: Review) -> str:
    return reverse(f"reviews:{name}", args=[review.pk])


def to_hold() -> Review:
    return Review.objects.get(child=register.AMARA, held_on=None)


def test_it_is_recorded_on_one_page_and_shows_where_it_belongs(her: Client, held: Review) -> None:
    child = reverse("front:child", args=[register.AMARA])
    assert "Midway 14 March 2014 To do" in text_of(her.get(child))
    assert at("midway", held) in her.get(child).content.decode()
    assert "Record the midway" in text_of(her.get(at("review", held)))
    page = text_of(her.get(at("midway", held)))
    assert "To be done by 14 March 2014. A midway is no review: every date stays as it is." in page
    assert send(her, at("midway", held), ON_TRACK).redirect_chain == [(at("review", held), 302)]
    page = text_of(her.get(at("review", held)))
    assert "14 March 2014 Done in time 14 March 2014, Ines Okafor; On track; Spoke with the social worker;" in page
    assert "Correct the midway" in page
    assert "Midway 14 March 2014 Done in time" in text_of(her.get(child))
    shown = her.get(at("midway", held)).content.decode()
    assert shown.count("checked") == 3


def test_what_is_wanting_is_said_and_nothing_typed_is_lost(her: Client, held: Review) -> None:
    page = send(her, at("midway", held), {**ON_IT, "outcome": "drift", "words": ""})
    assert "Select what you looked at" in text_of(page)
    sent = {**ON_IT, "looked_at": ["spoke_child"], "outcome": "drift", "words": " "}
    assert "Say in a few words what is not on track." in text_of(send(her, at("midway", held), sent))
    late = {**ON_TRACK, "done_on_day": "15", "words": "She is well"}
    page = send(her, at("midway", held), late)
    assert "is still to come, " in text_of(page)
    assert "She is well" in page.content.decode()
    assert Midway.objects.get().done_on is None


def test_bringing_it_forward_leads_on_to_the_choice_of_a_day(her: Client, held: Review) -> None:
    before = list(Review.objects.order_by("pk").values())
    sent = {**ON_TRACK, "outcome": "bring_forward", "words": "The carers give notice"}
    answer = send(her, at("midway", held), sent)
    choice = reverse("reviews:choose-early", args=[register.AMARA, "iro-asks-2014-03-14"])
    assert answer.redirect_chain == [(choice, 302)]
    assert "Now choose by which day the review is to be held." in text_of(answer)
    assert "The carers give notice" in text_of(answer)
    send(her, at("midway", held), {**sent, "words": "They give notice for May"})
    assert EarlyTrigger.objects.get().noted_by == "Ines Okafor", "corrected, it is not asked for twice"
    assert list(Review.objects.order_by("pk").values()) == before, "nothing moves by itself"


def test_one_corrected_meanwhile_is_compared_first(her: Client, held: Review) -> None:
    opened = {**ON_TRACK, "act": mark(her, at("midway", held))}
    send(signed_in("liro"), at("midway", held), {**ON_TRACK, "outcome": "drift", "words": "No school place"})
    page = her.post(at("midway", held), opened, follow=True)
    assert "Stored now The midway done on 14 March 2014, Drift" in text_of(page)
    assert Midway.objects.get().words == "No school place"
    confirm(her, page, ON_TRACK)
    assert Midway.objects.get().outcome == "on_track"


def test_a_challenge_is_kept_and_said_to_be_no_more_than_that(her: Client, held: Review) -> None:
    assert "challenges come with a later version" in text_of(her.get(at("midway", held)))
    sent = {**ON_TRACK, "outcome": "challenge", "words": "No plan for school"}
    answer = send(her, at("midway", held), sent)
    assert "Raise that as you do today." in text_of(answer)
    assert Midway.objects.get().outcome == "challenge"


def test_the_iro_and_the_lead_alone_record_it(held: Review, cast: dict[str, Person]) -> None:
    for who in ("Sami", "Tess"):
        browser = browser_of(cast[who])
        assert browser.post(at("midway", held), ON_TRACK).status_code == 403
        page = text_of(browser.get(reverse("front:child", args=[register.AMARA])))
        assert "Midway 14 March 2014 To do" in page
        assert at("midway", held) not in browser.get(at("review", held)).content.decode()
    assert browser_of(cast["Omar"]).post(at("midway", held), ON_TRACK).status_code == 404
    assert Midway.objects.get().done_on is None
    send(signed_in("liro"), at("midway", held), ON_TRACK)
    assert Midway.objects.get().done_by == "Lena Marsh"


def test_a_review_without_a_midway_has_no_such_page(her: Client, held: Review) -> None:
    assert her.get(at("midway", held)).status_code == 200
    assert her.get(at("midway", to_hold())).status_code == 404


def test_the_draft_of_the_record_offers_its_day(her: Client, held: Review) -> None:
    send(her, at("begin-draft", held), page=at("record", held))
    shown = her.get(at("draft", held)).content.decode()
    offered = dict(re.findall(r'<input[^>]*name="midway_on_(\w+)"[^>]*value="(\d+)"', shown))
    assert offered == {"day": "14", "month": "3", "year": "2014"}


def test_a_midway_shows_in_the_history_once_it_is_done(her: Client, held: Review) -> None:
    history = reverse("front:history", args=[register.AMARA])
    assert "Midway added" not in text_of(her.get(history))
    send(her, at("midway", held), {**ON_TRACK, "outcome": "drift", "words": "No school place"})
    page = text_of(her.get(history))
    assert "How things stood Drift" in " ".join(page.replace("–", " ").split())
    assert "No school place" in page


def listed(slug: str, who: Person, on: date) -> list[str]:
    asked = ListReader(Person.objects.get(pk=who.pk), on, DEFAULT_STANDARDS)
    return [row.child.given_names for row in leaf(Filtered(BY_SLUG[slug], asked)).rows]


def test_it_is_due_until_its_day_and_overdue_from_the_next(held: Review, cast: dict[str, Person]) -> None:
    ines, saturday = cast["Ines"], date(2014, 3, 15)
    assert listed("midways-due", ines, date(2014, 3, 2)) == []
    assert listed("midways-due", ines, date(2014, 3, 3)) == ["Amara"]
    assert (listed("midways-due", ines, HALF_WAY), listed("midways-overdue", ines, HALF_WAY)) == (["Amara"], [])
    assert (listed("midways-due", ines, saturday), listed("midways-overdue", ines, saturday)) == ([], ["Amara"])
    assert listed("midways-overdue", people.staff("liro"), saturday) == ["Amara"]
    assert listed("midways-overdue", cast["Omar"], saturday) == []


def test_a_missed_one_is_asked_no_more(held: Review, cast: dict[str, Person]) -> None:
    on = date(2014, 4, 28)
    assert listed("midways-overdue", cast["Ines"], on) == ["Amara"]
    reviews.mark_held(review=to_hold().pk, held_on=on, participation="PN1", by=cast["Ines"], on=on, at=AT)
    assert listed("midways-overdue", cast["Ines"], on) == []
    assert Midway.objects.get(review=held).done_on is None


def test_the_list_leads_to_the_page_and_a_review_says_missed(
    her: Client, held: Review, cast: dict[str, Person], today: Callable[[date], None]
) -> None:
    on = date(2014, 4, 28)
    today(on)
    answer = her.get("/this-week/midways-overdue/")
    (row,) = rows_of(answer, "list")
    assert row[:2] == ["Amara Vale", "1001"]
    assert row[2].startswith("14 March 2014 Late by")
    assert row[3:5] == ["31 January 2014", "30 April 2014"]
    assert at("midway", held) in answer.content.decode()
    assert "Midways overdue" in text_of(her.get("/"))
    assert browser_of(cast["Sami"]).get("/this-week/midways-overdue/").status_code == 404
    reviews.mark_held(review=to_hold().pk, held_on=on, participation="PN1", by=cast["Ines"], on=on, at=AT)
    assert "14 March 2014 Missed" in text_of(her.get(at("review", held)))


def test_it_changes_with_the_setting_s_words(her: Client, today: Any) -> None:
    page = text_of(signed_in("liro").get(reverse("council:settings")))
    assert "The midway between two reviews" in page
    assert "Half-way to the next review's last day" in page
