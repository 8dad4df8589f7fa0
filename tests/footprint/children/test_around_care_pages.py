"""Visits, social worker, proceedings and adoption, as Bea Hollis of business support enters them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.models import AdoptionPlacement, Child, Proceedings, SocialWorker, Team, Visit
from tests import people, register
from tests.acts import mark, send, twice
from tests.footprint.children.test_care_pages import address, errors, on

pytestmark = pytest.mark.django_db
AMARA = register.AMARA
A_VISIT = {"visitor": "Sami Reid", "seen": "alone", "note": ""}


@pytest.fixture
def bea(today: Callable[[date], None]) -> Any:
    today(date(2014, 4, 28))
    register.team(register.register())
    return people.signed_in("bs")


def visits() -> list[tuple[date, bool, bool | None]]:
    return list(Visit.objects.filter(child=AMARA).order_by("on_day").values_list("on_day", "seen", "seen_alone"))


def test_a_visit_is_recorded_and_one_to_come_is_refused(bea: Any) -> None:
    to_come = send(bea, address("add-visit"), {**A_VISIT, **on("on_day", 2014, 4, 29)})
    assert "29 April 2014 is still to come" in errors(to_come)
    assert "Sami Reid" in to_come.content.decode()
    twice(bea, address("add-visit"), {**A_VISIT, **on("on_day", 2014, 4, 28), "seen": "no"})
    assert visits() == [(date(2014, 3, 3), True, True), (date(2014, 4, 28), False, None)]


def test_a_visit_is_corrected_or_taken_back_with_a_reason(bea: Any) -> None:
    wrong = {"child_id": AMARA, "visit_id": register.AMARA_VISIT}
    where = reverse("children:correct-visit", kwargs=wrong)
    assert bea.get(where).context["form"]["seen"].value() == "alone"
    given = {**A_VISIT, **on("on_day", 2014, 3, 4), "seen": "others"}
    assert "Enter why this is corrected" in errors(send(bea, where, given))
    send(bea, where, {**given, "reason": "Read from the wrong line"})
    assert visits() == [(date(2014, 3, 4), True, False)]
    away = reverse("children:take-back-visit", kwargs=wrong)
    assert "The visit of 4 March 2014 is taken back" in bea.get(away).content.decode()
    send(bea, away, {"reason": "It was her brother who was visited"})
    assert visits() == []
    assert bea.get(where).status_code == 404


def test_two_who_correct_one_visit_hear_of_each_other(bea: Any) -> None:
    where = reverse("children:correct-visit", kwargs={"child_id": AMARA, "visit_id": register.AMARA_VISIT})
    first = mark(bea, where)
    given = {**A_VISIT, **on("on_day", 2014, 3, 4), "reason": "Read from the wrong line"}
    send(bea, where, given)
    late = bea.post(where, {**given, **on("on_day", 2014, 3, 5), "act": first, "visitor": "Sol Ferris"}, follow=True)
    assert "Somebody else has changed" in errors(late)
    assert visits() == [(date(2014, 3, 4), True, True)]


def test_a_visit_of_another_child_is_not_there(bea: Any) -> None:
    wrong = {"child_id": register.BRAM, "visit_id": register.AMARA_VISIT}
    assert bea.get(reverse("children:correct-visit", kwargs=wrong)).status_code == 404


def workers() -> list[tuple[str, date | None]]:
    return list(SocialWorker.objects.filter(child=AMARA).order_by("from_on").values_list("name", "until_on"))


def test_the_social_worker_changes_by_who_signs_in_or_by_name(bea: Any) -> None:
    south, tia = Team.objects.get(name="South"), people.staff("sw", name="Tia Ward")
    both = {"person": str(tia.pk), "name": "Sol Ferris", "team": str(south.pk), **on("from_on", 2014, 4, 7)}
    assert "and not both" in errors(send(bea, address("social-worker"), both))
    send(bea, address("social-worker"), {**both, "name": ""})
    send(bea, address("social-worker"), {**both, "person": "", **on("from_on", 2014, 4, 14)})
    assert workers() == [("Sami Reid", date(2014, 4, 7)), ("Tia Ward", date(2014, 4, 14)), ("Sol Ferris", None)]
    assert SocialWorker.objects.get(child=AMARA, name="Tia Ward").person == Person.objects.get(name="Tia Ward")
    late = send(bea, address("social-worker"), {**both, "name": "", **on("from_on", 2014, 4, 10)})
    assert "Sol Ferris holds the case from 14 April 2014" in errors(late)


def test_proceedings_begin_and_end(bea: Any) -> None:
    send(bea, address("proceedings"), on("from_on", 2014, 2, 3))
    assert "Care proceedings run by this record." in bea.get(address("proceedings")).content.decode()
    assert "The last entry is of 3 February 2014" in errors(
        send(bea, address("proceedings"), on("from_on", 2014, 2, 2))
    )
    send(bea, address("proceedings"), on("from_on", 2014, 3, 3))
    found = Proceedings.objects.get(child=AMARA)
    assert (found.from_on, found.until_on) == (date(2014, 2, 3), date(2014, 3, 3))


def test_a_placement_for_adoption_begins_and_ends(bea: Any) -> None:
    before = send(bea, address("adoption-placement"), on("from_on", 2013, 9, 1))
    assert "The child is not in care on 1 September 2013" in errors(before)
    send(bea, address("adoption-placement"), on("from_on", 2014, 2, 3))
    end = {**on("until_on", 2014, 4, 7), "end_reason": "RD1"}
    send(bea, address("adoption-placement"), end)
    found = AdoptionPlacement.objects.get(child=AMARA)
    assert (found.until_on, found.end_reason) == (date(2014, 4, 7), "RD1")


def test_nobody_reaches_a_hidden_child(bea: Any) -> None:
    assert bea.get(reverse("front:visits", args=[register.CLEO])).status_code == 404
    for name in ("add-visit", "social-worker", "proceedings", "adoption-placement"):
        assert bea.get(address(name, Child.objects.get(pk=register.CLEO).pk)).status_code == 404
