"""Care by hand, as Bea Hollis of business support enters it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from footprint.children.models import Child, Episode
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Review
from tests import people, register
from tests.acts import led_to, mark, send

APRIL = date(2014, 4, 28)
pytestmark = pytest.mark.django_db


@pytest.fixture
def bea(today: Callable[[date], None]) -> Any:
    """Amara is in care since 2 September 2013; her first review was due by 30 September."""
    today(APRIL)
    register.register()
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    reckon(children=[register.AMARA], on=APRIL)
    return people.signed_in("bs")


def on(name: str, year: int, month: int, day: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def address(name: str, child: Any = register.AMARA) -> str:
    return reverse(f"children:{name}", args=[child])


def lives() -> list[str]:
    rows = Episode.objects.filter(child=register.AMARA).order_by("from_on", "until_on")
    return [f"{one.from_on} {one.new_reason} {one.legal_status} {one.place} {one.end_reason}" for one in rows]


def due() -> list[date | None]:
    return [one.due_on for one in Review.objects.filter(child=register.AMARA, held_on=None)]


MOVED = {
    "place": "K2",
    "provider": "PR4",
    "why": "CARPL",
    "postcode": "AN1 2ZZ",
    "carer": "Elm House",
    "miles": "4.5",
}


def errors(answer: Any) -> str:
    return str(answer.context["form"].errors)


def test_a_placement_changes_alone_or_with_the_legal_status(bea: Any) -> None:
    alone = {**on("from_on", 2014, 2, 3), **MOVED, "same_carer": "no"}
    send(bea, address("change-placement"), alone)
    both = {**on("from_on", 2014, 3, 3), **MOVED, "place": "K1", "same_carer": "yes", "legal_status": "C1"}
    send(bea, address("change-placement"), both)
    assert lives() == ["2013-09-02 S C2 U1 X1", "2014-02-03 P C2 K2 X1", "2014-03-03 U C1 K1 "]


def test_a_faulty_placement_keeps_what_was_typed_and_nothing_else(bea: Any) -> None:
    answer = send(bea, address("change-placement"), {**on("from_on", 2014, 2, 3), **MOVED, "miles": "far"})
    assert "The distance must be a number of miles" in errors(answer)
    assert "Elm House" in answer.content.decode()
    assert lives() == ["2013-09-02 S C2 U1 "]


def test_a_code_not_in_use_on_the_day_is_refused(bea: Any) -> None:
    gone = {**on("from_on", 2014, 2, 3), **MOVED, "place": "Z11", "same_carer": "no"}
    assert "Z11 is no placement in use on 3 February 2014" in errors(send(bea, address("change-placement"), gone))
    assert lives() == ["2013-09-02 S C2 U1 "]


def test_the_end_takes_the_review_away_and_taking_it_back_brings_it(bea: Any) -> None:
    send(bea, address("end-care"), {**on("until_on", 2014, 4, 7), "reason": "E4A"})
    assert due() == []
    assert (
        "The end of care on 7 April 2014 is taken back: Returned home, planned."
        in bea.get(address("undo-care")).content.decode()
    )
    assert "Enter why it is taken back" in errors(send(bea, address("undo-care"), {"reason": ""}))
    send(bea, address("undo-care"), {"reason": "Entered for the wrong child"})
    assert due() == [date(2013, 9, 30)]


def test_care_begins_and_the_first_review_is_due(bea: Any) -> None:
    send(bea, address("end-care"), {**on("until_on", 2014, 1, 6), "reason": "E4B"})
    again = {**on("from_on", 2014, 4, 7), "legal_status": "V2", "need": "N1", "place": "K2", "provider": "PR1"}
    assert "Select the category of need" in errors(send(bea, address("start-care"), {**again, "need": ""}))
    assert led_to(send(bea, address("start-care"), again)) == reverse("front:child", args=[register.AMARA])
    assert due() == [date(2014, 5, 8)]


def test_a_correction_moves_the_review_and_asks_why(bea: Any) -> None:
    where = reverse("children:correct-care", args=[register.AMARA, register.AMARA_EPISODE])
    Episode.objects.filter(pk=register.AMARA_EPISODE).update(carer="Elm House")
    form = bea.get(where).context["form"]
    assert "Elm House" not in form.as_div()
    kept = {"new_reason": "S", "legal_status": "C2", "need": "N1", "place": "U1", "provider": "PR1"}
    asked = {**kept, **on("from_on", 2013, 9, 9)}
    assert "Enter why this is corrected" in errors(send(bea, where, asked))
    send(bea, where, {**asked, "reason": "The notification said the 9th"})
    assert due() == [date(2013, 10, 7)]
    assert Episode.objects.get(pk=register.AMARA_EPISODE).carer == "Elm House"


def test_what_another_changed_meanwhile_is_not_written_over(bea: Any) -> None:
    first = mark(bea, address("end-care"))
    send(bea, address("change-status"), {**on("from_on", 2014, 2, 3), "legal_status": "C1"})
    ended = {**on("until_on", 2014, 4, 7), "reason": "E4A", "act": first}
    late = bea.post(address("end-care"), ended, follow=True)
    assert "Somebody else has changed this" in errors(late)
    assert "from 3 February 2014" in late.content.decode()
    assert lives() == ["2013-09-02 S C2 U1 X1", "2014-02-03 L C1 U1 "]


def test_an_entry_of_another_child_is_not_there(bea: Any) -> None:
    assert bea.get(reverse("children:correct-care", args=[register.BRAM, register.AMARA_EPISODE])).status_code == 404


def test_a_child_who_was_never_in_care_says_so(bea: Any) -> None:
    nia = Child.objects.create(
        given_names="Nia", family_name="Fell", local_id="2001", born_on=date(2010, 7, 1), sex="F", entered_on=APRIL
    )
    page = bea.get(address("care", nia.pk)).content.decode()
    assert "The child has not been in care by this record." in page
    assert "Enter the start of care" in page
    assert "Take back" not in page
