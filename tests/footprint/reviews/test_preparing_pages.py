"""The page of Bram's review, which meets on Wednesday 2 April 2014, and the pages of preparing it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.models import Contact
from footprint.reviews import life
from footprint.reviews.models import Adjournment, Invitation, Paper, Review
from tests import register
from tests.acts import confirm, mark, send
from tests.people import browser_of, signed_in

pytestmark = pytest.mark.django_db
TODAY, MEETS = date(2014, 3, 31), date(2014, 4, 2)


@pytest.fixture
def records(today: Callable[[date], None]) -> dict[str, Person]:
    found = register.register()
    register.reviews_to_hold()
    register.preparing()
    today(TODAY)
    return found


@pytest.fixture
def omar(records: dict[str, Person]) -> Client:
    return browser_of(records["Omar"])


@pytest.fixture
def bea(records: dict[str, Person]) -> Client:
    return signed_in("bs")


def url(name: str = "review", **more: Any) -> str:
    return reverse(f"reviews:{name}", kwargs={"review_id": register.BRAM_REVIEW, **more})


def bram() -> Review:
    found = Review.objects.get(pk=register.BRAM_REVIEW)
    life.read([found])
    return found


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def read_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_page_of_a_review_says_how_far_it_is_and_what_is_owed(omar: Client) -> None:
    page = read(omar, url())
    assert "First review" in page
    assert ">Planned<" in page
    assert "1 of 2 here" in page
    assert "28 March 2014" in page  # the last day for papers
    assert "Talking with the child by 1 April 2014" in page  # an IRO's own
    assert "Care plan and reports by" not in page
    assert url("talk") in page


def test_business_support_sees_the_tasks_that_are_for_the_iro_without_a_way_to_them(bea: Client) -> None:
    page = read(bea, url())
    assert url("papers") in page
    assert url("talk") not in page
    assert "Invitations by 19 March 2014" in page
    assert bea.get(url("talk")).status_code == 403


def test_a_social_worker_sees_what_they_owe_and_changes_nothing(records: dict[str, Person]) -> None:
    sami = browser_of(records["Sami"])
    page = read(sami, reverse("reviews:review", args=[register.AMARA_REVIEW]))
    assert "Nothing has a last day yet" in page
    assert "meetings" not in page.split("<main")[1].split("Prepare this review")[1].split("</main")[0]
    assert sami.get(url()).status_code == 404
    assert sami.get(reverse("reviews:papers", args=[register.AMARA_REVIEW])).status_code == 403


def test_papers_that_came_are_recorded_together_and_what_was_known_of_them_stays(bea: Client) -> None:
    asked = {"papers": ["social_work", "another"], "title": "Letter of the court", "what": "asked"}
    send(bea, url("papers"), {**asked, **day("asked_on", date(2014, 3, 20))})
    came = {"papers": ["social_work"], "what": "received", **day("received_on", TODAY)}
    answer = send(bea, url("papers"), came)
    assert answer.redirect_chain == [(url("papers"), 302)]
    kept = {(one.kind, one.title): (one.asked_on, one.received_on) for one in Paper.objects.all()}
    assert kept == {
        ("care_plan", ""): (None, date(2014, 3, 28)),
        ("social_work", ""): (date(2014, 3, 20), TODAY),
        ("other", "Letter of the court"): (date(2014, 3, 20), None),
    }
    page = read(bea, url("papers"))
    assert page.count(">Late<") == 1
    assert page.count(">Missing<") == 1
    send(bea, url("papers"), {"papers": ["other-0"], "what": "forgotten"})
    assert Paper.objects.count() == 2


def test_nothing_typed_is_lost_where_papers_are_refused(bea: Client) -> None:
    page = send(bea, url("papers"), {"papers": ["care_plan"], "what": "spared", "reason": "None yet"}).content.decode()
    assert "No review goes without a care plan" in page
    assert 'value="None yet"' in page
    page = send(bea, url("papers"), {"what": "received", **day("received_on", date(2014, 5, 1))}).content.decode()
    assert "Select one paper or more" in page
    assert 'value="2014"' in page


def test_those_around_the_child_are_invited_and_asked(bea: Client) -> None:
    safe = Contact.objects.create(child_id=register.BRAM, name="Uma Oke", relationship="mother", safe="yes")
    Contact.objects.create(child_id=register.BRAM, name="Odd Oke", relationship="father", safe="no")
    page = read(bea, url("invite"))
    assert "Odd Oke, Father" in page
    assert "Not safe to contact" in page
    assert page.count("checked") == 3  # the child, his mother and his social worker; not his father
    send(bea, url("invite"), {"guests": ["0", "2"]})
    kept = {(one.role, one.name, one.contact_id) for one in Invitation.objects.filter(review=register.BRAM_REVIEW)}
    assert kept == {("child", "Bram Oke", None), ("parent", "Uma Oke", safe.pk), ("education", "Elm School", None)}
    keys = [str(one.pk) for one in Invitation.objects.filter(review=register.BRAM_REVIEW)]
    send(bea, url("asked"), {"guests": keys, "asked_by": "letter", **day("asked_on", TODAY)})
    assert life.invited_on(bram()) == TODAY


def test_somebody_is_kept_away_with_a_reason_changed_and_taken_off(bea: Client) -> None:
    assert (
        "Enter why they are kept away"
        in send(bea, url("invite-other"), {"name": "Odd Oke", "role": "parent", "coming": "no"}).content.decode()
    )
    send(bea, url("invite-other"), {"name": "Odd Oke", "role": "parent", "coming": "no",
                                   "excluded_because": "An order forbids it"})  # fmt: skip
    odd = Invitation.objects.get(name="Odd Oke")
    assert "An order forbids it" in read(bea, url("guests"))
    send(bea, url("guest", guest_id=odd.pk), {"name": "Odd Oke", "role": "relative", "coming": "yes", "asked_by": ""})
    odd.refresh_from_db()
    assert (odd.role, odd.excluded_because) == ("relative", "")
    page = send(bea, url("remove-guest", guest_id=odd.pk), page=url("guest", guest_id=odd.pk)).content.decode()
    assert "Odd Oke is taken off the list." in page
    assert not Invitation.objects.filter(name="Odd Oke").exists()


def test_an_iro_records_the_talk_and_decides_that_the_review_goes_on(omar: Client, records: dict[str, Person]) -> None:
    page = send(omar, url("talk"), {"done": "yes", "how": "visit", "alone": "no", **day("on_day", TODAY)})
    assert "why the child was not seen alone" in page.content.decode()
    talk = {"done": "yes", "how": "visit", "alone": "yes", "person": str(records["Omar"].pk)}
    send(omar, url("talk"), {**talk, **day("on_day", TODAY)})
    assert "31 March 2014, by Omar Haddad, alone" in read(omar, url())
    page = send(omar, url("ready"), {"decision": "go_on"}).content.decode()
    assert "Something is still missing" in page
    assert "Social worker’s report" in page
    send(omar, url("ready"), {"decision": "go_on", "reason": "It comes on the day"})
    assert ">Prepared<" in read(omar, url())
    send(omar, url("ready"), {"decision": "not_yet"})
    assert ">Planned<" in read(omar, url())


def test_a_review_is_adjourned_goes_on_and_is_completed_on_pages(omar: Client, today: Callable[[date], None]) -> None:
    today(MEETS)
    why = {"reason": "No health plan", "delay_weighed": "Small", "consulted": "Bram and Uma agree"}
    days = {**day("met_on", MEETS), **day("until_on", date(2014, 5, 30))}
    page = send(omar, url("adjourn"), {**why, **days}).content.decode()
    assert "for 20 working days at most: until 2 May 2014" in page
    assert "Bram and Uma agree" in page
    answer = send(omar, url("adjourn"), {**why, **day("met_on", MEETS), **day("until_on", date(2014, 4, 30))})
    assert answer.redirect_chain == [(url(), 302)]
    page = read(omar, url())
    assert ">Adjourned<" in page
    assert "To go on by 30 April 2014. No health plan" in page
    assert "Adjourn it" not in page
    today(date(2014, 4, 29))
    send(omar, url("complete"), {"there": "yes", "how_there": "spoke", **day("held_on", date(2014, 4, 29))})
    page = read(omar, url())
    assert ">Held<" in page
    assert "PN1" in page
    assert (bram().held_on, bram().completed_on) == (MEETS, date(2014, 4, 29))
    assert Adjournment.objects.count() == 1


def test_a_meeting_after_which_the_review_goes_on_leaves_it_under_way(
    bea: Client, today: Callable[[date], None]
) -> None:
    today(MEETS)
    send(bea, url("goes-on"), day("met_on", MEETS))
    page = read(bea, url())
    assert ">Under way<" in page
    assert "Book the next meeting" in page
    assert url("complete") in page


def test_who_came_is_recorded_and_what_another_recorded_meanwhile_stays(
    bea: Client, omar: Client, today: Callable[[date], None]
) -> None:
    other = Invitation.objects.create(review_id=register.BRAM_REVIEW, role="parent", name="Uma Oke")
    came, shown = f"{register.BRAM_GUEST}-came", {}
    for key in (register.BRAM_GUEST, other.pk):
        shown |= {f"{name}{key}-{of}": "" for of in ("came", "views") for name in ("", "initial-")}
    assert "has not met yet" in send(bea, url("attendance"), {**shown, came: "attended"}).content.decode()
    today(MEETS)
    send(bea, url("goes-on"), day("met_on", MEETS))
    send(omar, url("attendance"), {**shown, f"{other.pk}-views": "phone"})
    send(bea, url("attendance"), {**shown, came: "attended"})
    kept = {one.name: (one.came, one.views) for one in Invitation.objects.filter(review=register.BRAM_REVIEW)}
    assert kept == {"Elm School": ("attended", ""), "Uma Oke": ("", "phone")}
    assert "1 of 2 recorded" in read(bea, url())


def test_who_came_is_compared_where_two_recorded_the_same_person(
    bea: Client, omar: Client, today: Callable[[date], None]
) -> None:
    today(MEETS)
    send(bea, url("goes-on"), day("met_on", MEETS))
    key = register.BRAM_GUEST
    shown = {f"{name}{key}-{of}": "" for of in ("came", "views") for name in ("", "initial-")}
    opened = {**shown, f"{key}-came": "absent", "act": mark(bea, url("attendance"))}
    send(omar, url("attendance"), {**shown, f"{key}-came": "attended"})
    page = bea.post(url("attendance"), opened, follow=True)
    assert "Somebody else has changed this meanwhile. Elm School is now: Came." in read_of(page)
    assert Invitation.objects.get(pk=key).came == "attended"
    again = {**shown, f"{key}-came": "absent", f"initial-{key}-came": "attended"}
    assert re.search(f'name="initial-{key}-came"[^>]*value="attended"', page.content.decode())
    confirm(bea, page, again)
    assert Invitation.objects.get(pk=key).came == "absent"


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("papers", {"papers": ["social_work"], "what": "asked", **day("asked_on", date(2014, 3, 20))},
         {"papers": ["social_work"], "what": "spared", "reason": "She left"}),
        ("talk", {"done": "no", "not_done_because": "He is a baby", **day("on_day", TODAY)},
         {"done": "yes", "how": "visit", "alone": "yes", "person": "", **day("on_day", TODAY)}),
        ("ready", {"decision": "go_on", "reason": "It comes on the day"},
         {"decision": "adjourn", "reason": "No health plan"}),
        ("guest", {"name": "Elm School", "role": "education", "coming": "yes", "asked_by": ""},
         {"name": "Elm Academy", "role": "education", "coming": "yes", "asked_by": ""}),
    ],
)  # fmt: skip
def test_what_was_kept_meanwhile_is_compared_first(
    records: dict[str, Person], omar: Client, name: str, first: dict[str, Any], second: dict[str, Any]
) -> None:
    lena = signed_in("liro", name="Lena Marsh")
    address = url(name, **({"guest_id": register.BRAM_GUEST} if name == "guest" else {}))
    first = {**first, "name": "Elm Primary"} if name == "guest" else first
    opened = {**second, "act": mark(omar, address)}
    send(lena, address, first)
    page = omar.post(address, opened, follow=True)
    assert "Somebody else has changed this since you opened the page" in read_of(page)
    assert "Stored now" in read_of(page)
    before = (Paper.objects.values_list(), Invitation.objects.values_list("name"))
    assert "Elm Academy" not in str(before)
    assert "She left" not in str(before)
    answer = confirm(omar, page, second)
    assert "There is a problem" not in read_of(answer)


def test_the_second_click_invites_nobody_again_and_shows_the_success(bea: Client) -> None:
    answers = {"name": "Uma Oke", "role": "parent", "coming": "yes", "act": mark(bea, url("invite-other"))}
    for _ in range(2):
        assert "Uma Oke is on the list." in read_of(bea.post(url("invite-other"), answers, follow=True))
    assert Invitation.objects.filter(name="Uma Oke").count() == 1


def test_a_review_of_a_child_who_is_another_iros_is_not_there(records: dict[str, Person]) -> None:
    ines = browser_of(records["Ines"])
    assert ines.get(url()).status_code == 404
    assert ines.post(url("papers"), {"papers": ["care_plan"], "what": "forgotten"}).status_code == 404
    assert Paper.objects.count() == 1
    assert ines.get(reverse("reviews:review", args=[register.AMARA_REVIEW])).status_code == 200
