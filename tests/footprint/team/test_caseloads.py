"""Caseloads per person and per full-time post, looked-after and child-protection apart; posts."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from footprint.accounts.models import Person, RoleHeld
from footprint.children import access
from footprint.children.models import Cover, PeriodOfCare, ProtectionCase
from footprint.children.permissions import VIEW_WORKLIST
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.team import actions, queries
from footprint.team.models import Post
from rulebook.standards import DEFAULT_STANDARDS
from tests import people, register

APRIL = date(2014, 4, 28)
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> dict[str, Person]:
    return register.register() | {"Lena": people.staff("liro")}


def loads(staff: dict[str, Person], on: date = APRIL) -> dict[str, Any]:
    visible = access.visible_children(to=staff["Lena"], permission=VIEW_WORKLIST, on=on)
    found = queries.caseloads(visible=visible, on=on, standards=DEFAULT_STANDARDS)
    return {load.person.name.split()[0]: load for load in found} | {"all": found}


def post(staff: dict[str, Person], who: str, fte: str, **more: Any) -> Post:
    given = {"title": "IRO", "kind": "permanent", "from_on": date(2014, 1, 6), "until_on": None} | more
    return actions.add_post(person=staff[who], fte=Decimal(fte), reason="New", by=staff["Lena"], at=AT, **given)


def test_looked_after_and_protection_apart_and_a_child_in_both(staff: dict[str, Person]) -> None:
    for key in (register.AMARA, register.BRAM):
        ProtectionCase.objects.create(child_id=key, chair=staff["Ines"], from_on=date(2014, 2, 3))

    found = loads(staff)

    ines = found["Ines"]
    assert (ines.looked_after, ines.protection, ines.both) == (1, 2, 1)
    every = queries.totals(found["all"])
    assert (every.looked_after, every.protection, every.both) == (2, 2, 2)
    assert (found["Lena"].looked_after, found["Lena"].officer) == (0, True)


def test_a_child_counts_while_in_care_that_day(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=APRIL)
    assert loads(staff)["Ines"].looked_after == 0
    assert loads(staff, date(2014, 4, 27))["Ines"].looked_after == 1


def test_held_to_the_post_of_that_day(staff: dict[str, Person]) -> None:
    half = post(staff, "Ines", "0.50")
    actions.end_post(
        post=half, until_on=APRIL, reason="Full time now", by=staff["Lena"], at=AT, expecting=actions.words_of(half)
    )
    post(staff, "Ines", "1.00", from_on=APRIL)

    assert (loads(staff)["Ines"].per_full_time, loads(staff)["Ines"].verdict) == (Decimal("1.0"), "below")
    assert loads(staff, date(2014, 4, 27))["Ines"].per_full_time == Decimal("2.0")
    assert (loads(staff)["Omar"].per_full_time, loads(staff)["Omar"].verdict) == (None, "not known")


def test_the_team_is_held_to_its_posts_when_everybody_has_one(staff: dict[str, Person]) -> None:
    post(staff, "Ines", "1.00")
    assert queries.totals(loads(staff)["all"]).per_full_time is None
    post(staff, "Omar", "0.60")
    assert queries.totals(loads(staff)["all"]).per_full_time == Decimal("1.3")


def test_cover_is_shown_and_moves_no_number(staff: dict[str, Person]) -> None:
    Cover.objects.create(
        absent=staff["Ines"], covering=staff["Omar"], from_on=APRIL, until_on=date(2014, 5, 5), reason="Leave"
    )
    found = loads(staff)
    assert (found["Omar"].covering, found["Omar"].looked_after) == (["Ines Okafor"], 1)
    assert found["Ines"].covered_by == ["Omar Haddad"]


def test_held_by_somebody_who_left(staff: dict[str, Person]) -> None:
    assert queries.held_by_somebody_who_left(loads(staff)["all"]) == []
    RoleHeld.objects.filter(person=staff["Omar"]).update(until_on=APRIL)
    (omar,) = queries.held_by_somebody_who_left(loads(staff)["all"])
    assert omar.person == staff["Omar"]
    assert not omar.officer
    assert queries.held_by_somebody_who_left(loads(staff, date(2014, 4, 27))["all"]) == []


def test_a_fixed_number_of_queries(staff: dict[str, Person], django_assert_num_queries: Any) -> None:
    visible = access.visible_children(to=staff["Lena"], permission=VIEW_WORKLIST, on=APRIL)
    with django_assert_num_queries(5):
        queries.caseloads(visible=visible, on=APRIL, standards=DEFAULT_STANDARDS)


def test_one_post_at_a_time_and_no_more_than_a_full_week(staff: dict[str, Person]) -> None:
    post(staff, "Ines", "0.50")
    with pytest.raises(NotAllowed, match="Ines Okafor holds the post IRO from 6 January 2014 already"):
        post(staff, "Ines", "0.50", title="Lead", from_on=APRIL)
    with pytest.raises(NotAllowed, match=r"from 0.05 to 1.00"):
        post(staff, "Omar", "1.10")
    with pytest.raises(NotAllowed, match="ends after it begins"):
        post(staff, "Omar", "1.00", until_on=date(2014, 1, 6))


def test_a_change_keeps_what_was_before(staff: dict[str, Person]) -> None:
    held = post(staff, "Ines", "1.00")
    change: dict[str, Any] = {
        "post": held, "title": "IRO", "kind": "permanent", "fte": Decimal("0.60"), "reason": "Part time", "at": AT,
        "by": staff["Lena"], "expecting": actions.words_of(held),
    }  # fmt: skip
    with pytest.raises(NotAllowed, match="runs from 6 January 2014"):
        actions.change_post(from_on=date(2014, 1, 5), **change)
    actions.change_post(from_on=APRIL, **change)
    rows = Post.objects.filter(person=staff["Ines"]).order_by("from_on").values_list("fte", "from_on", "until_on")
    assert list(rows) == [(Decimal("1.00"), date(2014, 1, 6), APRIL), (Decimal("0.60"), APRIL, None)]
    with pytest.raises(NotAllowed, match=r"has changed this post meanwhile\. It is now IRO, permanent, 1"):
        actions.change_post(from_on=APRIL, **change)


def test_a_post_ends_later_than_it_begins_and_once(staff: dict[str, Person]) -> None:
    held = post(staff, "Ines", "1.00")
    end: dict[str, Any] = {"post": held, "reason": "Left", "by": staff["Lena"], "at": AT}
    end["expecting"] = actions.words_of(held)
    with pytest.raises(NotAllowed, match="Choose a later day"):
        actions.end_post(until_on=date(2014, 1, 6), **end)
    actions.end_post(until_on=APRIL, **end)
    with pytest.raises(ChangedMeanwhile, match="full week, from 6 January 2014 until 28 April 2014"):
        actions.end_post(until_on=APRIL, **end)
    held.refresh_from_db()
    with pytest.raises(NotAllowed, match="ends on 28 April 2014 already"):
        actions.end_post(until_on=APRIL, **end | {"expecting": actions.words_of(held)})
