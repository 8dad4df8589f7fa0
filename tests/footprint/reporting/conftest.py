"""The register's five children, with reviews held in 2013/14, as the pages of figures show them on 28 April 2014."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import PeriodOfCare
from footprint.reviews import actions
from footprint.reviews.models import Review
from tests import people, register
from tests.conftest import Making, read_anew

MONDAY = date(2014, 4, 28)
HELD = (
    (register.AMARA, date(2013, 9, 27), date(2013, 9, 30), "PN1"),
    (register.AMARA, date(2014, 1, 6), date(2013, 12, 27), "PN4"),
    (register.BRAM, date(2013, 11, 1), date(2013, 11, 4), "PN0"),
    (register.CLEO, date(2013, 12, 9), date(2013, 12, 2), "PN7"),
    (register.ELIN, date(2014, 1, 20), date(2014, 1, 30), "PN1"),
)


@pytest.fixture(scope="module")
def made(making: Making) -> dict[str, Person]:
    with making(MONDAY):
        return some_reviews()


@pytest.fixture
def cast(made: dict[str, Person], db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    return read_anew(made)


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    """A file that needs more people adds them."""
    return cast


@pytest.fixture
def lena(staff: dict[str, Person]) -> Client:
    return people.browser_of(staff["Lena"])


@pytest.fixture
def hugo(staff: dict[str, Person]) -> Client:
    return people.browser_of(staff["Hugo"])


@pytest.fixture
def cora(staff: dict[str, Person]) -> Client:
    """Sits on the corporate parenting board."""
    return people.browser_of(staff["Cora"])


def some_reviews() -> dict[str, Person]:
    """Two of five reviews were late, Amara's second and Cleo's. Cleo is restricted, Dov's record sealed."""
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=MONDAY, at=people.AT)
    for place, (child, held_on, due_on, code) in enumerate(HELD, start=1):
        period = PeriodOfCare.objects.get(child=child)
        Review.objects.create(
            child_id=child, period=period, number=place, held_on=held_on, due_on=due_on, participation=code
        )
    return found | {"Lena": people.staff("liro"), "Cora": people.staff("cpb"), "Isla": people.staff("ins")}
