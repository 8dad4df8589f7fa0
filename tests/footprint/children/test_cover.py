"""Cover for absence: dated, never passed on, and never for a child whose case line the cover is in."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.children import access
from footprint.children.allocations import actions
from footprint.children.models import Cover, SocialWorker
from footprint.children.permissions import VIEW
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from tests import people, register

FIRST, LAST, AFTER = date(2014, 5, 12), date(2014, 5, 18), date(2014, 5, 19)
AT = datetime(2014, 5, 8, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> dict[str, Person]:
    return register.register() | {"Lena": people.staff("liro"), "Ivo": people.staff("iro", name="Ivo Crane")}


def book(staff: dict[str, Person], absent: str, covering: str, from_on: date = FIRST, until_on: date = AFTER) -> Cover:
    return actions.book_cover(
        absent=staff[absent],
        covering=staff[covering],
        from_on=from_on,
        until_on=until_on,
        reason="Annual leave",
        by=staff["Lena"],
        at=AT,
    )


def opens(person: Person, day: date) -> set[str]:
    fresh = Person.objects.get(pk=person.pk)
    return {child.given_names for child in access.visible_children(to=fresh, permission=VIEW, on=day)}


def test_the_work_moves_for_those_days_alone(staff: dict[str, Person]) -> None:
    book(staff, "Ines", "Omar")
    assert opens(staff["Omar"], LAST) == {"Amara", "Bram"}
    assert opens(staff["Omar"], date(2014, 5, 11)) == opens(staff["Omar"], AFTER) == {"Bram"}


@pytest.mark.parametrize(
    ("absent", "covering", "words"),
    [
        ("Ines", "Ines", "Nobody covers for themselves"),
        ("Ines", "Sami", "Sami Reid is not a reviewing officer on 12 May 2014"),
        ("Ines", "Ivo", "Omar Haddad covers for Ines Okafor"),  # once at a time
        ("Omar", "Ivo", "cover is never passed on"),  # who covers is not covered
        ("Omar", "Ines", "cover is never passed on"),  # no loop
        ("Ivo", "Ines", "cover is never passed on"),  # who is away covers for nobody
    ],
)
def test_no_chains_no_loops_and_once_at_a_time(
    staff: dict[str, Person], absent: str, covering: str, words: str
) -> None:
    book(staff, "Ines", "Omar")
    with pytest.raises(NotAllowed, match=words):
        book(staff, absent, covering)
    assert Cover.objects.count() == 1


def test_one_may_cover_for_two_and_again_from_the_day_it_ends(staff: dict[str, Person]) -> None:
    book(staff, "Ines", "Omar")
    book(staff, "Ivo", "Omar")
    book(staff, "Ines", "Lena", AFTER, date(2014, 5, 26))
    with pytest.raises(NotAllowed, match="ends after it begins"):
        book(staff, "Ines", "Lena", date(2014, 6, 2), date(2014, 6, 2))


def test_a_child_of_the_covers_own_case_line_stays_shut(staff: dict[str, Person]) -> None:
    SocialWorker.objects.filter(child=register.AMARA).update(name="Omar Haddad", person=staff["Omar"])
    book(staff, "Ines", "Omar")
    assert opens(staff["Omar"], FIRST) == {"Bram"}


def test_cover_ends_early(staff: dict[str, Person]) -> None:
    cover = book(staff, "Ines", "Omar")
    end: dict[str, Any] = {"cover": cover, "reason": "Back early", "by": staff["Lena"], "at": AT}
    with pytest.raises(NotAllowed, match="End it on a day in between"):
        actions.end_cover(until_on=date(2014, 5, 11), **end)
    actions.end_cover(until_on=date(2014, 5, 14), **end)
    with pytest.raises(ChangedMeanwhile, match="Somebody else has changed this cover"):
        actions.end_cover(until_on=date(2014, 5, 13), **end)  # as it was before
    assert opens(staff["Omar"], date(2014, 5, 13)) == {"Amara", "Bram"}
    assert opens(staff["Omar"], date(2014, 5, 14)) == {"Bram"}
