"""Amara Vale and her brother Bram Oke reviewed in one meeting: booked once, and what is true of both written once."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Child, Link, PeriodOfCare
from footprint.page.access import Hidden
from footprint.page.refusals import NotAllowed
from footprint.reviews import actions
from footprint.reviews.meetings.shared_actions import move_for
from footprint.reviews.models import Draft, Meeting, Review
from footprint.reviews.record import draft_actions, version_actions
from footprint.reviews.together.actions import share_parts
from tests.acts import confirm, send
from tests.people import AT, browser_of, signed_in
from tests.register import AMARA, BRAM, CLEO, ELIN

FRIDAY, FEBRUARY = date(2013, 9, 27), date(2014, 2, 3)
DAY = {"on_day_day": "14", "on_day_month": "2", "on_day_year": "2014", "at_time": "14:00", "place": "Room 2"}
WINDOW = UUID(int=7)


@pytest.fixture
def lena(cast: dict[str, Person], today: Callable[[date], None]) -> Client:
    """The lead, in February 2014. Amara has a brother, Bram, and a sister, Cleo, whose record is restricted."""
    today(FEBRUARY)
    Link.objects.create(child_id=AMARA, other_id=BRAM, kind="sibling")
    Link.objects.create(child_id=AMARA, other_id=CLEO, kind="sibling")
    return signed_in("liro")


def to_hold(child: UUID) -> Review:
    return Review.objects.get(child=child, held_on=None)


def book(browser: Client, **more: Any) -> str:
    return str(change(browser, "book", to_hold(AMARA), **DAY, **more).content.decode())


def test_one_meeting_is_booked_for_both(lena: Client) -> None:
    page = lena.get(reverse("reviews:book", args=[to_hold(AMARA).pk])).content.decode()
    assert "Bram Oke" in page
    assert "Cleo" not in page
    book(lena, together=str(to_hold(BRAM).pk))
    booked = Meeting.objects.order_by("review__child__local_id").values_list("review__child", "on_day", "place")
    assert list(booked) == [(AMARA, date(2014, 2, 14), "Room 2"), (BRAM, date(2014, 2, 14), "Room 2")]


def test_one_who_has_a_meeting_is_not_offered_and_alone_stays_possible(lena: Client, ines: dict[str, Any]) -> None:
    booking = actions.Booking(to_hold(BRAM).pk, date(2014, 2, 10))
    actions.book(bookings=[booking], by=ines["by"], on=FEBRUARY, at=AT)
    assert "together" not in lena.get(reverse("reviews:book", args=[to_hold(AMARA).pk])).content.decode()
    book(lena)
    assert Meeting.objects.count() == 2


def test_a_review_that_was_held_is_not_offered(both: tuple[Draft, Review], lena: Client) -> None:
    """Bram's last one is over; his next one, which is due, is the one to book."""
    page = lena.get(reverse("reviews:book", args=[to_hold(AMARA).pk])).content.decode()
    assert str(both[1].pk) not in page


def test_what_stands_against_the_day_is_said_of_each_child(lena: Client) -> None:
    bram = to_hold(BRAM)
    bram.due_on = date(2014, 3, 20)
    bram.save()
    address = reverse("reviews:book", args=[to_hold(AMARA).pk])
    for day, told in (("21", True), ("20", False)):
        sent = DAY | {"on_day_day": day, "on_day_month": "3", "together": str(bram.pk)}
        page = send(lena, address, sent).content.decode()
        assert ("Bram Oke: This day is after the last day for the review: it will be late." in page) is told
    assert not Meeting.objects.exists()


def test_a_hidden_sister_cannot_be_booked_by_her_key(lena: Client) -> None:
    assert "Select" in book(lena, together=str(to_hold(CLEO).pk))
    assert not Meeting.objects.exists()


MOVED = {"on_day_day": "17", "on_day_month": "2", "on_day_year": "2014", "at_time": "10:00", "place": "Room 3",
         "reason": "The school is closed"}  # fmt: skip


@pytest.fixture
def shared(lena: Client) -> dict[UUID, Review]:
    """Amara's and Bram's reviews, booked as one meeting."""
    book(lena, together=str(to_hold(BRAM).pk))
    return {child: to_hold(child) for child in (AMARA, BRAM)}


def change(browser: Client, what: str, review: Review, **sent: Any) -> Any:
    """Once more where the page warns of something first, as a person would."""
    address = reverse(f"reviews:{what}", args=[review.pk])
    answer = send(browser, address, sent)
    return confirm(browser, answer, sent) if "all the same" in answer.content.decode() else answer


def booked() -> dict[UUID, date]:
    return dict(Meeting.objects.filter(cancelled_on=None).values_list("review__child", "on_day"))


def test_a_shared_meeting_is_moved_for_both_or_for_one(lena: Client, shared: dict[UUID, Review]) -> None:
    page = lena.get(reverse("reviews:move", args=[shared[AMARA].pk]))
    assert page.context["form"]["together"].value() == [str(shared[BRAM].pk)]
    assert 'value="14:00"' in page.content.decode()
    change(lena, "move", shared[AMARA], **MOVED, together=str(shared[BRAM].pk))
    assert booked() == {AMARA: date(2014, 2, 17), BRAM: date(2014, 2, 17)}
    assert set(Meeting.objects.values_list("place", flat=True)) == {"Room 3"}
    change(lena, "move", shared[BRAM], **MOVED | {"on_day_day": "18"})
    assert booked() == {AMARA: date(2014, 2, 17), BRAM: date(2014, 2, 18)}
    assert "together" not in lena.get(reverse("reviews:move", args=[shared[AMARA].pk])).context["form"].fields


def test_a_shared_meeting_is_cancelled_for_both_or_for_one(lena: Client, shared: dict[UUID, Review]) -> None:
    change(lena, "cancel", shared[AMARA], reason="Too early")
    assert set(booked()) == {BRAM}
    book(lena)
    change(lena, "cancel", shared[BRAM], reason="Too early", together=str(shared[AMARA].pk))
    assert booked() == {}


@pytest.mark.parametrize(("name", "value"), [("place", "Room 9"), ("at_time", None), ("on_day", date(2014, 2, 13))])
def test_a_meeting_elsewhere_is_another_one(
    lena: Client, shared: dict[UUID, Review], name: str, value: Any
) -> None:  # fmt: skip
    Meeting.objects.filter(review=shared[BRAM]).update(**{name: value})
    for what in ("move", "cancel"):
        form = lena.get(reverse(f"reviews:{what}", args=[shared[AMARA].pk])).context["form"]
        assert "together" not in form.fields
    change(lena, "cancel", shared[AMARA], reason="Too early", together=str(shared[BRAM].pk))
    assert set(booked()) == {BRAM}


def test_a_shared_meeting_is_moved_for_all_or_for_none(lena: Client, shared: dict[UUID, Review]) -> None:
    Meeting.objects.filter(review=shared[BRAM]).update(cancelled_on=FEBRUARY, cancelled_because="Ill")
    details = {"on_day": date(2014, 2, 17), "at_time": None, "place": "", "link": "", "chair": None}
    with pytest.raises(Hidden):
        move_for(
            reviews=[shared[AMARA], shared[BRAM]], reason="Ill", by=_lena(), on=FEBRUARY, at=AT, **details
        )  # fmt: skip
    assert booked() == {AMARA: date(2014, 2, 14)}


@pytest.fixture
def both(held: Review, ines: dict[str, Any], lena: Client) -> tuple[Draft, Review]:
    """Amara's draft, and Bram's review of the same day."""
    bram = to_hold(BRAM)
    bram.held_on, bram.participation = FRIDAY, "PN1"
    bram.save()
    draft = draft_actions.begin_draft(review=held, **ines)
    content = {"legal": "Both on care orders", "parents": "Glad", "views": "I like school", "opinion": "Settled"}
    draft_actions.save_draft(draft=draft, content=content, version=0, window=WINDOW, by=ines["by"], at=AT)
    return Draft.objects.get(pk=draft.pk), bram


def share(both: tuple[Draft, Review], sections: list[str]) -> list[Any]:
    draft, bram = both
    return share_parts(draft=draft, sections=sections, reviews=[bram], by=_lena(), on=FEBRUARY, at=AT)


def _lena() -> Person:
    return Person.objects.get(roles_held__role="liro")


def test_blank_answers_are_filled_and_nothing_is_overwritten(both: tuple[Draft, Review]) -> None:
    _, bram = both
    theirs = draft_actions.begin_draft(review=bram, by=_lena(), on=FEBRUARY, at=AT)
    draft_actions.save_draft(
        draft=theirs, content={"parents": "Worried", "legal": " \n"}, version=0, window=WINDOW, by=_lena(), at=AT
    )
    (done,) = share(both, ["legal", "others"])
    theirs.refresh_from_db()
    assert (theirs.content["legal"], theirs.content["parents"]) == ("Both on care orders", "Worried")
    assert (done.answers, done.left) == (1, ("parents",))
    again = share(both, ["legal"])
    assert (again[0].answers, again[0].left) == (0, ())


def test_what_the_child_says_and_the_opinion_never_go_over(both: tuple[Draft, Review]) -> None:
    share(both, ["child", "opinion", "legal"])
    theirs = Draft.objects.get(review=both[1])
    assert theirs.content == {"legal": "Both on care orders"}
    event = AuditEvent.objects.get(action="share_record_parts")
    assert event.after == {"from": str(both[0].review_id), "answers": 1}


def test_the_page_offers_the_brother_and_says_what_was_done(both: tuple[Draft, Review], lena: Client) -> None:
    draft, bram = both
    assert (
        "Put parts into the records of Bram Oke"
        in lena.get(reverse("reviews:draft", args=[draft.review_id])).content.decode()
    )
    address = reverse("reviews:share", args=[draft.review_id])
    assert "Select at least one part" in send(lena, address, {"reviews": str(bram.pk)}).content.decode()
    page = send(lena, address, {"sections": ["legal"], "reviews": str(bram.pk)}).content.decode()
    assert "Bram Oke: 1 answer put in." in page
    assert Draft.objects.get(review=bram).content["legal"] == "Both on care orders"


def test_only_parts_that_say_something_are_offered(both: tuple[Draft, Review], lena: Client) -> None:
    draft, bram = both
    address = reverse("reviews:share", args=[draft.review_id])
    offered = lena.get(address).context["form"].fields["sections"].choices
    assert [key for key, _ in offered] == ["others", "legal"]
    draft.content = {"views": "I like school"}
    draft.save()
    page = lena.get(address, follow=True)
    assert page.redirect_chain == [(reverse("reviews:draft", args=[draft.review_id]), 302)]
    assert "Nothing is written yet that could be put into another record." in page.content.decode()
    assert "Success" not in page.content.decode()
    assert f'href="{reverse("reviews:record", args=[bram.pk])}">Record of Bram Oke' in page.content.decode()


@pytest.fixture
def elin(both: tuple[Draft, Review]) -> Review:
    """The review of Elin, a sister of Amara, on the same day."""
    Link.objects.create(child_id=AMARA, other_id=ELIN, kind="sibling")
    period = PeriodOfCare.objects.get(child=ELIN)
    return Review.objects.create(child_id=ELIN, period=period, number=1, held_on=FRIDAY)


def test_of_two_only_the_chosen_one_is_written_into(both: tuple[Draft, Review], elin: Review, lena: Client) -> None:
    draft, bram = both
    address = reverse("reviews:share", args=[draft.review_id])
    page = send(lena, address, {"sections": ["legal"], "reviews": str(elin.pk)}).content.decode()
    assert "Elin Moss: 1 answer put in." in page
    assert not Draft.objects.filter(review=bram).exists()


def test_where_one_cannot_be_written_none_is(both: tuple[Draft, Review], elin: Review, lena: Client) -> None:
    draft, bram = both
    theirs = draft_actions.begin_draft(review=elin, by=_lena(), on=FEBRUARY, at=AT)
    draft_actions.discard_draft(draft=theirs, by=_lena(), at=AT)
    with pytest.raises(NotAllowed, match="The draft for Elin Moss was discarded"):
        share_parts(draft=draft, sections=["legal"], reviews=[bram, elin], by=_lena(), on=FEBRUARY, at=AT)
    assert not Draft.objects.filter(review=bram).exists()
    assert not AuditEvent.objects.filter(action="share_record_parts").exists()


def test_a_discarded_draft_shares_nothing_until_it_is_taken_back(both: tuple[Draft, Review], lena: Client) -> None:
    draft, _ = both
    draft_actions.discard_draft(draft=draft, by=_lena(), at=AT)
    address = reverse("reviews:share", args=[draft.review_id])
    assert lena.get(address).status_code == 404
    draft_actions.restore_draft(draft=draft, by=_lena(), at=AT)
    assert lena.get(address).status_code == 200


def test_a_review_of_another_day_is_not_offered(both: tuple[Draft, Review], lena: Client) -> None:
    draft, bram = both
    address = reverse("reviews:share", args=[draft.review_id])
    assert lena.get(address).status_code == 200
    bram.held_on = date(2013, 9, 26)
    bram.save()
    assert lena.get(address).status_code == 404


def test_a_finalised_record_is_not_offered(both: tuple[Draft, Review], lena: Client) -> None:
    draft, bram = both
    share(both, ["legal"])
    version_actions.finalise(
        draft=Draft.objects.get(review=bram), missing_accepted=True, by=_lena(), on=FEBRUARY, at=AT
    )
    assert lena.get(reverse("reviews:share", args=[draft.review_id])).status_code == 404


def test_another_iro_cannot(both: tuple[Draft, Review], cast: dict[str, Person]) -> None:
    """Amara is not Omar Haddad's; Bram is not Ines Okafor's, so his record is not offered to her."""
    address = reverse("reviews:share", args=[both[0].review_id])
    assert browser_of(cast["Omar"]).get(address).status_code == 404
    assert browser_of(cast["Ines"]).get(address).status_code == 404
    assert Child.objects.filter(pk=BRAM, iros__person=cast["Omar"]).exists()
