"""What tests of the record of a review stand on: Amara's first review, held on Friday 27 September 2013."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from footprint.accounts.models import Person, RoleHeld
from footprint.children.models import AllocatedIRO, SocialWorker
from footprint.reviews import actions
from footprint.reviews.models import Review
from tests import register
from tests.conftest import Making, read_anew
from tests.people import AT

MONDAY = date(2013, 9, 30)
FRIDAY = date(2013, 9, 27)


@pytest.fixture(scope="module")
def made(making: Making) -> dict[str, Person]:
    with making(MONDAY):
        found = register.register()
        for rows in (Person, RoleHeld, SocialWorker, AllocatedIRO):  # those who act in September 2013 are here by then
            rows._default_manager.update(from_on=date(2013, 4, 1))
        actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=MONDAY, at=AT)
        return found


@pytest.fixture
def cast(made: dict[str, Person], db: None, today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    return read_anew(made)


@pytest.fixture
def ines(cast: dict[str, Person]) -> dict[str, Any]:
    """What each action of hers is told: that it is hers, and when."""
    return {"by": cast["Ines"], "on": MONDAY, "at": AT}


@pytest.fixture
def held(ines: dict[str, Any]) -> Review:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    return actions.mark_held(review=to_hold.pk, held_on=FRIDAY, participation="PN1", **ines)
