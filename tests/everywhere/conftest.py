"""Records that many tests open pages over: made once for a module."""

import pytest

from footprint.accounts.models import Person
from tests import people
from tests.conftest import Making
from tests.everywhere.pages import READER, STAFF, records


@pytest.fixture(scope="module")
def readers(making: Making) -> dict[str, Person]:
    """Noor Amin, once in each role: nobody of the records that every page is opened over."""
    with making():
        records()
        return {role: people.staff(role, name=READER, email=f"noor.{role}@example.gov.uk") for role in STAFF}
