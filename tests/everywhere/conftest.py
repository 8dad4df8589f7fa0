"""Records that many tests open pages over: made once for a module, in a transaction that its tests run within."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from footprint.accounts.models import Person
from tests import people
from tests.everywhere.pages import READER, STAFF, records

Making = Callable[[], AbstractContextManager[None]]


@pytest.fixture(scope="module")
def making(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Making]:
    """A module's fixtures write within `making()`. Each test is rolled back to what they wrote, then that too."""
    with django_db_blocker.unblock():
        assert not connection.in_atomic_block, "Ask for it before the test's own transaction."
        whole = transaction.atomic()
        whole.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture(scope="module")
def readers(making: Making) -> dict[str, Person]:
    """Noor Amin, once in each role: nobody of the records that every page is opened over."""
    with making():
        records()
        return {role: people.staff(role, name=READER, email=f"noor.{role}@example.gov.uk") for role in STAFF}
