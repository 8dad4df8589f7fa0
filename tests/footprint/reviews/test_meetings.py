"""Booking, moving, cancelling and holding the reviews of Amara, in care since Monday 2 September 2013."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person, RoleHeld
from footprint.accounts.policies import passes
from footprint.audit.models import AuditEvent
from footprint.audit.queries import changes_of, events_about
from footprint.children.models import AllocatedIRO, Cover, PeriodOfCare
from footprint.council import queries as council
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews import actions, policies
from footprint.reviews.actions import Booking
from footprint.reviews.following_care import CARE_ENDED, reckon
from footprint.reviews.models import Meeting, Review
from tests import register
from tests.acts import confirm, mark, send
from tests.people import AT, BACKEND, signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2013, 9, 16)
FIRST_DUE = date(2013, 9, 30)


@pytest.fixture
def people() -> dict[str, Any]:
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=TODAY, at=AT)
    return found


@pytest.fixture
def review(people: dict[str, Any]) -> Review:
    return to_hold()


@pytest.fixture
def book(people: dict[str, Any], review: Review) -> Callable[..., Meeting]:
    def booked(on_day: date = date(2013, 9, 24), **more: Any) -> Meeting:
        one = Booking(to_hold().pk, on_day, time(14), "Town Hall", chair=people["Ines"], **more)
        return actions.book(bookings=[one], by=people["Ines"], on=TODAY, at=AT)[0]

    return booked


@pytest.fixture
def hold(people: dict[str, Any]) -> Callable[..., Review]:
    def held(review: Review, held_on: date, code: str = "PN1", *, on: date = date(2014, 6, 2)) -> Review:
        return actions.mark_held(review=review.pk, held_on=held_on, participation=code, by=people["Ines"], on=on, at=AT)

    return held


def to_hold() -> Review:
    return Review.objects.get(child=register.AMARA, held_on=None)


def test_a_child_in_care_has_one_review_to_hold(review: Review) -> None:
    assert (review.number, review.due_on, review.governing_on) == (1, FIRST_DUE, FIRST_DUE)
    assert review.why == {"plain": {"rule": "first", "from": "2013-09-02"}}


def test_when_the_next_would_be_due_is_told_as_the_act_will_have_it_and_nothing_is_written(
    review: Review, hold: Callable[..., Review], django_assert_max_num_queries: Any
) -> None:
    asked: dict[str, Any] = {"review": review.pk, "participation": "PN1", "on": date(2014, 6, 2)}
    events = AuditEvent.objects.count()
    with django_assert_max_num_queries(10) as ran:
        due = actions.due_if_held(**asked, held_on=date(2013, 9, 24))
    assert not [one["sql"] for one in ran.captured_queries if not one["sql"].startswith("SELECT")]
    assert (to_hold().pk, AuditEvent.objects.count()) == (review.pk, events)
    with pytest.raises(NotAllowed, match="before this period of care began"):
        actions.due_if_held(**asked, held_on=date(2013, 9, 1))

    hold(review, date(2013, 9, 24))

    assert to_hold().governing_on == due == date(2013, 12, 24)
    with pytest.raises(NotAllowed, match="held already"):
        actions.due_if_held(**asked, held_on=date(2013, 9, 25))


def test_a_booked_meeting_leaves_its_event_and_a_second_one_is_refused(book: Callable[..., Meeting]) -> None:
    meeting = book()
    event = events_about(("review", meeting.review_id))[0]
    assert (event.action, event.after["on_day"]) == ("book_meeting", "2013-09-24")
    with pytest.raises(NotAllowed, match="Move that one"):
        book()


def test_nothing_is_booked_for_a_day_that_is_over(book: Callable[..., Meeting]) -> None:
    with pytest.raises(NotAllowed, match="That day is over"):
        book(date(2013, 9, 13))
    assert not Meeting.objects.exists()


def test_a_moved_meeting_stays_the_same_meeting(people: dict[str, Any], book: Callable[..., Meeting]) -> None:
    meeting = book()
    actions.move(
        meeting=meeting.pk, on_day=date(2013, 9, 26), at_time=None, place="School", link="", chair=None,
        reason="The carer is away", by=people["Ines"], on=TODAY, at=AT,
    )  # fmt: skip
    moved = Meeting.objects.get()
    assert (moved.pk, moved.on_day, moved.place) == (meeting.pk, date(2013, 9, 26), "School")
    assert events_about(("review", meeting.review_id))[0].reason == "The carer is away"


def test_a_review_stays_due_when_its_meeting_is_cancelled(people: dict[str, Any], book: Callable[..., Meeting]) -> None:
    meeting = book()
    actions.cancel(meeting=meeting.pk, reason="The chair is ill", by=people["Ines"], on=TODAY, at=AT)
    assert to_hold().due_on == FIRST_DUE
    with pytest.raises(NotAllowed, match="cancelled already"):
        actions.cancel(meeting=meeting.pk, reason="Again", by=people["Ines"], on=TODAY, at=AT)
    assert book().pk != meeting.pk


def test_a_held_review_sets_the_next_one(review: Review, hold: Callable[..., Review]) -> None:
    held = hold(review, date(2013, 9, 27))
    assert (held.number, held.due_on, held.next_due_on) == (1, FIRST_DUE, date(2013, 12, 27))
    second = to_hold()
    assert (second.number, second.due_on) == (2, date(2013, 12, 27))
    hold(second, date(2013, 12, 20))
    assert to_hold().due_on == date(2014, 6, 20)
    with pytest.raises(NotAllowed, match="held already"):
        hold(held, date(2013, 9, 28))


@pytest.mark.parametrize(
    ("held_on", "code", "sentence"),
    [
        (date(2013, 9, 1), "PN1", "before this period of care began"),
        (date(2014, 6, 3), "PN1", "still to come"),
        (date(2013, 9, 27), "PN0", "under 4"),
        (date(2013, 9, 27), "PN8", "no participation code"),
    ],
)
def test_a_review_that_cannot_be_so_is_refused(
    review: Review, hold: Callable[..., Review], held_on: date, code: str, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        hold(review, held_on, code)
    assert to_hold().pk == review.pk


def test_two_reviews_are_not_held_on_one_day(review: Review, hold: Callable[..., Review]) -> None:
    hold(review, date(2013, 9, 27))
    with pytest.raises(NotAllowed, match="Another review"):
        hold(to_hold(), date(2013, 9, 27))


def test_the_fourth_birthday_takes_either_code(review: Review) -> None:
    review.child.born_on = date(2009, 9, 10)
    for code, day, fits in (
        ("PN0", date(2013, 9, 9), True), ("PN1", date(2013, 9, 9), False), ("PN0", date(2013, 9, 10), True),
        ("PN1", date(2013, 9, 10), True), ("PN0", date(2013, 9, 11), False), ("", date(2013, 9, 11), True),
    ):  # fmt: skip
        told = {"review": review, "held_on": day, "participation": code, "on": TODAY}
        assert passes(policies.check_can_hold, **told) is fits


def test_dates_follow_a_correction_and_a_review_taken_back(
    people: dict[str, Any], review: Review, hold: Callable[..., Review]
) -> None:
    hold(review, date(2013, 9, 27))
    who: dict[str, Any] = {"by": people["Ines"], "on": date(2014, 6, 2), "at": AT}
    actions.correct_held(review=review.pk, held_on=date(2013, 9, 25), participation="PN2", reason="Misread", **who)
    assert to_hold().due_on == date(2013, 12, 25)
    actions.undo_held(review=review.pk, reason="It was put off", **who)
    assert (to_hold().pk, to_hold().number, to_hold().due_on) == (review.pk, 1, FIRST_DUE)
    with pytest.raises(NotAllowed, match="nothing to take back"):
        actions.undo_held(review=review.pk, reason="Again", **who)


def test_a_review_is_not_taken_back_while_the_one_after_it_is_booked(
    people: dict[str, Any], review: Review, hold: Callable[..., Review], book: Callable[..., Meeting]
) -> None:
    hold(review, date(2013, 9, 27))
    book(date(2013, 12, 10))
    with pytest.raises(NotAllowed, match="Cancel that meeting first"):
        actions.undo_held(review=review.pk, reason="Put off", by=people["Ines"], on=date(2014, 6, 2), at=AT)


def test_when_care_ends_nothing_is_left_to_hold(review: Review, book: Callable[..., Meeting]) -> None:
    meeting = book()
    end = date(2013, 9, 20)
    PeriodOfCare.objects.filter(child__in=[register.AMARA, register.BRAM]).update(until_on=date(2013, 10, 10))
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=end)
    reckon(children=[register.AMARA, register.BRAM], on=date(2013, 10, 10))
    assert not Review.objects.filter(child__in=[register.AMARA, register.BRAM]).exists()
    assert not Meeting.objects.exists()
    cancelled = changes_of(Meeting, meeting.pk)[1]
    assert cancelled.after == {"cancelled_on": date(2013, 10, 10), "cancelled_because": CARE_ENDED}


def test_a_chair_who_is_away_or_gone_is_told_before_booking(people: dict[str, Any], review: Review) -> None:
    asked: dict[str, Any] = {"at_time": None, "review": review, "standards": council.standards(on=TODAY)}
    Review.objects.filter(pk=review.pk).update(due_on=date(2014, 6, 2))
    review.refresh_from_db()
    Cover.objects.create(
        absent=people["Ines"], covering=people["Omar"], from_on=date(2014, 4, 22), until_on=date(2014, 5, 6),
        reason="Leave",
    )  # fmt: skip
    away = ["Ines Okafor is away on this day; Omar Haddad covers."]
    assert policies.warnings(chair=people["Ines"], on_day=date(2014, 4, 29), **asked) == away
    assert policies.warnings(chair=people["Ines"], on_day=date(2014, 5, 6), **asked) == []
    assert policies.warnings(chair=people["Omar"], on_day=date(2014, 4, 29), **asked) == []
    Person.objects.filter(pk=people["Omar"].pk).update(until_on=date(2014, 4, 29))
    gone = policies.warnings(chair=Person.objects.get(pk=people["Omar"].pk), on_day=date(2014, 4, 29), **asked)
    assert gone == ["Omar Haddad is no reviewing officer on this day. Choose another chair."]


def test_what_to_know_before_booking(people: dict[str, Any], review: Review, book: Callable[..., Meeting]) -> None:
    asked: dict[str, Any] = {"at_time": time(14), "chair": people["Ines"], "standards": council.standards(on=TODAY)}
    book()
    other = Review.objects.get(child=register.BRAM, held_on=None)
    assert policies.warnings(review=review, on_day=date(2013, 9, 30), **asked) == []
    assert policies.warnings(review=other, on_day=date(2013, 9, 24), **asked) == [
        "Ines Okafor chairs another meeting at the same time."
    ]
    late = policies.warnings(review=review, on_day=date(2013, 10, 5), **asked)
    assert late == [
        "This day is after the last day for the review: it will be late.",
        "This day is not a working day.",
    ]


@pytest.fixture
def lena(people: dict[str, Any], today: Callable[[date], None]) -> Client:
    today(TODAY)
    browser = signed_in("bs")
    RoleHeld.objects.update(from_on=date(2013, 1, 1))
    Person.objects.update(from_on=date(2013, 1, 1))
    return browser


def at(name: str, review: Review) -> str:
    return reverse(f"reviews:{name}", args=[review.pk])


DAY = {"on_day_day": "24", "on_day_month": "9", "on_day_year": "2013"}


def test_business_support_books_and_cancels_on_pages(lena: Client, review: Review) -> None:
    answer = send(lena, at("book", review), {**DAY, "at_time": "14:00", "place": "Town Hall"})
    assert answer.redirect_chain == [(reverse("front:child", args=[register.AMARA]), 302)]
    assert "The meeting is booked for 24 September 2013. Next, invite" in answer.content.decode()
    meeting = Meeting.objects.get()
    assert (meeting.on_day, meeting.at_time, meeting.place) == (date(2013, 9, 24), time(14), "Town Hall")
    assert "Enter why" in send(lena, at("cancel", review)).content.decode()
    send(lena, at("cancel", review), {"reason": "The chair is ill"})
    assert Meeting.objects.get().cancelled_because == "The chair is ill"


def test_the_second_click_books_nothing_and_shows_the_success(lena: Client, review: Review) -> None:
    address = f"{at('book', review)}?next=/this-week/"
    answers = {**DAY, "place": "Town Hall", "act": mark(lena, address)}
    first, second = (lena.post(address, answers) for _ in range(2))
    assert first.url == second.url == "/this-week/"
    assert Meeting.objects.count() == 1


def test_the_childs_iro_is_proposed_as_chair_until_they_have_left(
    people: dict[str, Any], lena: Client, review: Review
) -> None:
    ines = people["Ines"]
    AllocatedIRO.objects.update(from_on=date(2013, 9, 2))
    proposed = f'<option value="{ines.pk}" selected>Ines Okafor</option>'
    assert proposed in lena.get(reverse("reviews:book", args=[review.pk])).content.decode()
    RoleHeld.objects.filter(person=ines).update(until_on=TODAY)
    page = lena.get(reverse("reviews:book", args=[review.pk])).content.decode()
    assert '<option value="" selected>Nobody yet</option>' in page
    assert str(ines.pk) not in page


def test_the_day_that_was_booked_is_proposed_as_held_once_it_has_come(
    lena: Client, review: Review, book: Callable[..., Meeting], today: Callable[[date], None]
) -> None:
    book()
    boxes = (r'name="held_on_day"[^>]*value="24"', r'name="held_on_month"[^>]*value="9"')
    early = lena.get(reverse("reviews:held", args=[review.pk])).content.decode()
    assert not any(re.search(box, early) for box in boxes)
    today(date(2013, 9, 24))
    page = lena.get(reverse("reviews:held", args=[review.pk])).content.decode()
    assert all(re.search(box, page) for box in boxes)


def test_a_late_day_is_told_before_it_is_booked_and_again_for_another_year(lena: Client, review: Review) -> None:
    late = {**DAY, "on_day_day": "1", "on_day_month": "10"}
    warned = send(lena, at("book", review), late)
    assert "it will be late" in warned.content.decode()
    again = confirm(lena, warned, {**late, "on_day_year": "2015"})
    assert "Book all the same" in again.content.decode()
    assert not Meeting.objects.exists()
    confirm(lena, again, {**late, "on_day_year": "2015"})
    assert Meeting.objects.get().on_day == date(2015, 10, 1)


@pytest.mark.parametrize("what", ["move", "cancel"])
def test_a_meeting_moved_meanwhile_is_not_overwritten(
    lena: Client, review: Review, book: Callable[..., Meeting], what: str
) -> None:
    book()
    answers = {**DAY, "place": "School", "reason": "Room"}
    opened = {**answers, "act": mark(lena, at(what, review))}
    send(lena, at("move", review), {**answers, "place": "Library"})
    page = lena.post(at(what, review), opened, follow=True)
    assert "Somebody else has changed this" in page.content.decode()
    assert "24 September 2013, Library" in page.content.decode()
    kept = Meeting.objects.get()
    assert (kept.place, kept.cancelled_on) == ("Library", None)
    confirm(lena, page, answers)
    kept.refresh_from_db()
    assert (kept.place, kept.cancelled_on) == {"move": ("School", None), "cancel": ("Library", TODAY)}[what]


def test_the_act_looks_at_the_meeting_again_under_its_lock(
    people: dict[str, Any], book: Callable[..., Meeting]
) -> None:
    meeting, who = book(), {"by": people["Ines"], "on": TODAY, "at": AT}
    with pytest.raises(ChangedMeanwhile, match="Town Hall"):
        actions.cancel(meeting=meeting.pk, reason="Ill", expecting="24 September 2013, at 14:00, School", **who)
    shown = policies.words_of_meeting(Meeting.objects.get())
    actions.cancel(meeting=meeting.pk, reason="Ill", expecting=shown, **who)


def test_a_held_day_says_what_follows_before_it_is_kept(lena: Client, review: Review) -> None:
    held = {"held_on_day": "13", "held_on_month": "9", "held_on_year": "2013", "there": "yes", "how_there": "spoke"}
    warned = send(lena, at("held", review), held)
    assert "How the child took part: PN1, attended and spoke for themselves." in warned.content.decode()
    assert "The next review will then be due by Friday 13 December 2013." in warned.content.decode()
    assert to_hold().pk == review.pk
    confirm(lena, warned, held)
    assert to_hold().due_on == date(2013, 12, 13)


def test_somebody_who_may_not_see_the_child_finds_no_review(review: Review) -> None:
    omar = Client(headers={"host": "localhost"})
    omar.force_login(Person.objects.get(name="Omar Haddad"), backend=BACKEND)
    assert omar.get(reverse("reviews:book", args=[review.pk])).status_code == 404
