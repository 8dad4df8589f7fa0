"""No migration holds the triggers of the trail: they are laid down after migrating, and found when one is wanting."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from footprint.audit import triggers
from footprint.audit.tracking import event_model
from footprint.children.models import Child

pytestmark = pytest.mark.django_db
INSERT = "pgtrigger_insert_insert_"
ON = """
    SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' AND tgrelid = 'children_child'::regclass
    ORDER BY tgname
"""


def on_children() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(ON)
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def changed(statement: str) -> Iterator[None]:
    """The trigger by which an added child leaves its row in the trail is changed by hand."""
    name = next(name for name in on_children() if name.startswith(INSERT))
    with connection.cursor() as cursor:
        cursor.execute(statement.format(name=name))
    yield


def test_a_database_that_was_migrated_has_them_all() -> None:
    tracked = [model.pgh_tracked_model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]
    assert len(tracked) > 30
    assert triggers.wanting() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s", [INSERT + "%"])
        tables = {table for (table,) in cursor.fetchall()}
    assert tables == {model._meta.db_table for model in tracked}


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER {name} ON children_child",
        "ALTER TABLE children_child DISABLE TRIGGER {name}",
        "COMMENT ON TRIGGER {name} ON children_child IS 'as an earlier version had it'",
    ],
)
def test_one_that_is_gone_or_off_or_does_something_else_is_found_and_laid_down_by_migrating(statement: str) -> None:
    with changed(statement):
        (wanting,) = triggers.wanting()
        assert wanting[0] is Child
        call_command("migrate", verbosity=0)
        assert triggers.wanting() == []
    child = Child.objects.create(local_id="C7", born_on="2010-01-01", entered_on="2013-04-01")
    assert event_model(Child)._default_manager.filter(pgh_obj_id=child.pk).count() == 1


def test_one_that_no_model_has_any_longer_goes() -> None:
    before = on_children()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER pgtrigger_gone_1a2b3 BEFORE DELETE ON children_child FOR EACH ROW"
            " EXECUTE FUNCTION suppress_redundant_updates_trigger()"
        )
        cursor.execute("COMMENT ON TRIGGER pgtrigger_gone_1a2b3 ON children_child IS 'its hash'")
    call_command("migrate", verbosity=0)
    assert on_children() == before
