"""A database that another version made is refused in a sentence, and nothing in it is changed."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from footprint import database
from footprint.front import launch

pytestmark = pytest.mark.django_db


def test_a_database_with_tables_that_this_version_does_not_know_is_refused() -> None:
    MigrationRecorder(connection).record_applied("children", "0005_found_by_key")
    before = MigrationRecorder(connection).applied_migrations().keys()
    with pytest.raises(database.DatabaseSetupError, match=r"does not know \(children.0005_found_by_key\)"):
        launch.bring_up_to_date()
    assert MigrationRecorder(connection).applied_migrations().keys() == before


def test_one_of_this_version_is_left_as_it_is() -> None:
    before = MigrationRecorder(connection).applied_migrations().keys()
    launch.bring_up_to_date()
    assert MigrationRecorder(connection).applied_migrations().keys() == before
