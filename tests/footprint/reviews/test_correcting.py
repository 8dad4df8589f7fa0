"""Correcting and taking back held reviews, booking several at once, and one meeting as a calendar file."""

from collections.abc import Callable
from datetime import date, time
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews import actions
from footprint.reviews.models import Meeting, Review
from tests import register
from tests.acts import confirm, mark, send
from tests.people import AT, BACKEND, signed_in

MONDAY = date(2014, 2, 3)
SEPTEMBER = {"held_on_day": "26", "held_on_month": "9", "held_on_year": "2013"}
HELD = {**SEPTEMBER, "there": "yes", "how_there": "without_words", "how_away": "sent"}
KNOWING = (
    "How the child took part: PN3, attended and gave views without words.",
    "The next review will then be due by Thursday 26 December 2013.",
)
Staff = dict[str, Person]


@pytest.fixture
def staff(db: None, today: Callable[[date], None]) -> Staff:
    today(MONDAY)
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=MONDAY, at=AT)
    return found


@pytest.fixture
def lena(staff: Staff) -> Client:
    return signed_in("liro")


@pytest.fixture
def held(staff: Staff) -> Review:
    """Amara's first, held on 27 September 2013: the next is due by 27 December."""
    who = {"by": staff["Ines"], "on": MONDAY, "at": AT}
    return actions.mark_held(review=to_hold().pk, held_on=date(2013, 9, 27), participation="PN1", **who)  # type: ignore[arg-type]


def to_hold(child: UUID = register.AMARA) -> Review:
    return Review.objects.get(child=child, held_on=None)


def address(page: str, review: Review) -> str:
    return reverse(f"reviews:{page}", args=[review.pk])


def test_a_review_not_held_is_not_corrected(staff: Staff) -> None:
    with pytest.raises(NotAllowed, match="not recorded as held"):
        actions.correct_held(
            review=to_hold().pk, held_on=date(2013, 9, 26), participation="PN1", reason="Typing", by=staff["Ines"],
            on=MONDAY, at=AT,
        )  # fmt: skip
    assert to_hold().number == 1


def test_a_corrected_day_moves_the_next_review_after_saying_so(lena: Client, held: Review) -> None:
    sent = {**HELD, "reason": "It was the Thursday"}
    warned = send(lena, address("correct", held), sent)
    assert all(sentence in warned.content.decode() for sentence in KNOWING)
    assert to_hold().due_on == date(2013, 12, 27)
    confirm(lena, warned, sent)
    held.refresh_from_db()
    assert (held.held_on, held.participation, to_hold().due_on) == (date(2013, 9, 26), "PN3", date(2013, 12, 26))
    assert AuditEvent.objects.filter(action="correct_review").latest("at").reason == "It was the Thursday"


def test_a_correction_without_a_reason_or_of_what_changed_meanwhile_is_not_kept(lena: Client, held: Review) -> None:
    assert "Enter why" in send(lena, address("correct", held), HELD).content.decode()
    for what in ("correct", "take-back"):
        opened = {**HELD, "reason": "Typing", "act": mark(lena, address(what, held))}
        Review.objects.filter(pk=held.pk).update(participation="PN2" if what == "correct" else "PN4")
        page = lena.post(address(what, held), opened, follow=True).content.decode()
        assert "Somebody else has changed this" in page
    held.refresh_from_db()
    assert held.held_on == date(2013, 9, 27)


def test_the_act_looks_at_the_review_again_under_its_lock(staff: Staff, held: Review) -> None:
    who = {"reason": "Typing", "by": staff["Ines"], "on": MONDAY, "at": AT}
    with pytest.raises(ChangedMeanwhile, match="held on 27 September 2013, PN1"):
        actions.undo_held(review=held.pk, expecting="held on 1 September 2013, no code", **who)  # type: ignore[arg-type]


def test_where_the_child_was_without_how_is_asked_again(lena: Client, held: Review) -> None:
    page = send(lena, address("correct", held), {**SEPTEMBER, "there": "no", "reason": "Typing"}).content.decode()
    assert "Select how the child’s views came to the meeting" in page
    held.refresh_from_db()
    assert held.participation == "PN1"


def test_a_child_under_four_has_their_code_without_a_question(lena: Client, held: Review) -> None:
    held.child.born_on = date(2009, 9, 27)
    held.child.save()
    page = send(lena, address("correct", held), {**SEPTEMBER, "reason": "Typing"}).content.decode()
    assert "How the child took part: PN0, under four at the review." in page


def test_what_was_not_held_is_to_be_held_again(lena: Client, held: Review) -> None:
    assert "Enter why" in send(lena, address("take-back", held)).content.decode()
    send(lena, address("take-back", held), {"reason": "The wrong child"})
    assert (to_hold().pk, to_hold().number, to_hold().due_on) == (held.pk, 1, date(2013, 9, 30))
    assert lena.get(address("take-back", held)).status_code == 404


def test_nothing_is_taken_back_while_the_next_one_has_a_meeting(lena: Client, held: Review) -> None:
    Meeting.objects.create(review=to_hold(), on_day=date(2014, 2, 10))
    page = send(lena, address("take-back", held), {"reason": "The wrong child"}).content.decode()
    assert "Cancel that meeting first" in page
    held.refresh_from_db()
    assert held.held_on == date(2013, 9, 27)


def test_others_do_not_correct(staff: Staff, held: Review) -> None:
    for name, status in (("Omar", 404), ("Sami", 403)):
        client = Client(headers={"host": "localhost"})
        client.force_login(staff[name], backend=BACKEND)
        assert client.get(address("correct", held)).status_code == status
        assert client.get(address("take-back", held)).status_code == status


def several(*children: UUID) -> str:
    asked = "&".join(f"review={to_hold(child).pk}" for child in children)
    return f"{reverse('reviews:book-many')}?{asked}"


def line(child: UUID, day: str, at: str = "10:00", place: str = "Town Hall") -> dict[str, str]:
    name = f"line-{to_hold(child).pk}"
    day_of, month, year = day.split("/")
    boxes = {f"{name}-on_day_day": day_of, f"{name}-on_day_month": month, f"{name}-on_day_year": year}
    return {**boxes, f"{name}-at_time": at, f"{name}-place": place}


def test_several_are_booked_at_once_after_what_is_to_be_known(lena: Client, staff: Staff, held: Review) -> None:
    where = several(register.AMARA, register.BRAM)
    sent = {**line(register.AMARA, "10/2/2014"), **line(register.BRAM, "11/2/2014", place="School")}
    warned = send(lena, where, sent)
    for name in ("Amara Vale", "Bram Oke"):
        assert f"{name}: This day is after the last day for the review: it will be late." in warned.content.decode()
    assert not Meeting.objects.exists()
    answer = confirm(lena, warned, sent)
    assert answer.redirect_chain == [(reverse("front:worklist", args=["not-booked"]), 302)]
    assert "2 meetings booked." in answer.content.decode()
    found = {(one.review.child_id, one.on_day, one.at_time, one.place, one.chair) for one in Meeting.objects.all()}
    assert found == {
        (register.AMARA, date(2014, 2, 10), time(10), "Town Hall", staff["Ines"]),
        (register.BRAM, date(2014, 2, 11), time(10), "School", staff["Omar"]),
    }


def test_one_wrong_line_keeps_them_all_and_loses_nothing(lena: Client, held: Review) -> None:
    where = several(register.AMARA, register.BRAM)
    sent = {**line(register.AMARA, "10/2/2014"), **line(register.BRAM, "31/1/2014", place="School")}
    page = send(lena, where, sent).content.decode()
    assert "That day is over" in page
    assert 'value="School"' in page
    assert 'value="Town Hall"' in page
    assert not Meeting.objects.exists()
    Meeting.objects.create(review=to_hold(register.BRAM), on_day=MONDAY)
    page = send(lena, where, {**sent, **line(register.BRAM, "10/2/2014")}).content.decode()
    assert "A meeting is booked for this review already" in page
    assert Meeting.objects.count() == 1


def test_nothing_chosen_says_where_to_choose_and_a_hidden_child_is_not_found(lena: Client, staff: Staff) -> None:
    assert "Choose reviews on the list" in lena.get(reverse("reviews:book-many")).content.decode()
    assert lena.get(several(register.AMARA, register.CLEO)).status_code == 404
    assert lena.get(several(register.AMARA)).status_code == 200


def test_boxes_are_for_those_who_book_and_for_what_is_not_booked(lena: Client, staff: Staff) -> None:
    key = f'value="{to_hold().pk}"'
    assert key in lena.get("/this-week/late/").content.decode()
    sami = Client(headers={"host": "localhost"})
    sami.force_login(staff["Sami"], backend=BACKEND)
    assert key not in sami.get("/this-week/late/").content.decode()
    Meeting.objects.create(review=to_hold(), on_day=MONDAY)
    assert key not in lena.get("/this-week/late/").content.decode()


def test_a_meeting_as_a_calendar_file_that_names_nobody(lena: Client, staff: Staff) -> None:
    assert lena.get(address("file", to_hold())).status_code == 404
    meeting = Meeting.objects.create(review=to_hold(), on_day=date(2014, 2, 10), at_time=time(14), place="Town Hall")
    text = lena.get(address("file", to_hold())).content.decode()
    assert f"UID:{meeting.pk}@footprint" in text
    assert "DTSTART:20140210T140000Z" in text
    assert "METHOD" not in text
    assert not [name for name in ("Amara", "Vale", "Ines") if name in text]
    Meeting.objects.update(cancelled_on=MONDAY, cancelled_because="Ill")
    text = lena.get(address("file", to_hold())).content.decode()
    assert "METHOD:CANCEL" in text
    assert "STATUS:CANCELLED" in text
    assert f"UID:{meeting.pk}@footprint" in text
    assert AuditEvent.objects.filter(action="export_calendar").count() == 2
