"""The site's role in the database: it works on every table, and can't change what the trail holds."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from footprint import database
from footprint.database.address import OWNER, SITE
from footprint.database.cluster import SUPERUSER
from tests.footprint.test_database import connect, manage

pytestmark = pytest.mark.slow  # a demo council of its own
TRAILS = ("audit_auditevent", "audit_readevent")
ADD = (
    "INSERT INTO audit_auditevent (at, who_key, who_label, role, action, about_kind, about_key, reason, reference)"
    " VALUES (now(), 'system', 'Footprint (system)', '', 'import_files', 'import', '7', '', '')"
)


def connect_as(role: str, data: Path) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(host=database.settings("", data)["HOST"], user=role, dbname="footprint", autocommit=True)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("roles") / "data"
    with database.running(folder, durable=False):
        made = manage("demo", "--no-serve", data=folder)
        assert made.returncode == 0, made.stderr
        yield folder


def test_the_site_owns_nothing_and_may_add_to_the_trail(data: Path) -> None:
    with connect(data) as site:
        owned = site.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user").fetchone()
        before = site.execute("SELECT count(*) FROM audit_auditevent").fetchone()
        site.execute(ADD)
        after = site.execute("SELECT count(*) FROM audit_auditevent").fetchone()

    assert owned == (0,)
    assert before
    assert after == (int(str(before[0])) + 1,)


def test_the_site_may_have_a_table_counted_anew_and_may_not_change_it(data: Path) -> None:
    said: list[str] = []
    with connect(data) as site:
        site.add_notice_handler(lambda notice: said.append(str(notice.message_primary)))
        site.execute("ANALYZE children_child")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            site.execute("ALTER TABLE children_child ADD note text")

    assert said == []


@pytest.mark.parametrize("table", TRAILS)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET who_label = 'Nobody'", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}",
     "ALTER TABLE {} DISABLE TRIGGER ALL"],
)  # fmt: skip
def test_without_the_triggers_the_site_still_cannot_touch_the_trail(data: Path, table: str, statement: str) -> None:
    with connect_as(SUPERUSER, data) as superuser, connect(data) as site:
        superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        try:
            with pytest.raises(psycopg.errors.InsufficientPrivilege, match=r"permission denied|must be owner"):
                site.execute(statement.format(table))
        finally:
            superuser.execute(f"ALTER TABLE {table} ENABLE TRIGGER ALL")


@pytest.mark.parametrize("statement", ["DELETE FROM audit_auditevent", "TRUNCATE audit_auditevent"])
def test_the_triggers_stop_even_the_owner(data: Path, statement: str) -> None:
    with connect_as(OWNER, data) as owner, pytest.raises(psycopg.errors.InsufficientPrivilege, match="keeps a trail"):
        owner.execute(statement)


@pytest.mark.parametrize(
    "statement",
    ["SET ROLE footprint", "CREATE TABLE mine (n int)", "UPDATE django_migrations SET name = ''", "CREATE ROLE me"],
)
def test_the_site_cannot_become_the_owner_or_change_the_schema(data: Path, statement: str) -> None:
    with connect(data) as site, pytest.raises(psycopg.errors.InsufficientPrivilege):
        site.execute(statement)


def test_a_database_made_before_there_was_a_role_for_the_site_gets_one(data: Path) -> None:
    with connect_as(SUPERUSER, data) as superuser:
        superuser.execute(f"DROP OWNED BY {SITE}")
        superuser.execute(f"DROP ROLE {SITE}")

    again = manage("demo", "--no-serve", data=data)

    assert again.returncode == 0, again.stderr
    with connect(data) as site:
        site.execute(ADD)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            site.execute("DELETE FROM audit_auditevent")


def test_what_the_site_changes_leaves_its_trail(data: Path) -> None:
    kept = "SELECT count(*) FROM accounts_personevent WHERE pgh_label = 'update'"
    with connect(data) as site:
        before = site.execute(kept).fetchone()
        site.execute(
            "UPDATE accounts_person SET name = 'Ada Quill' WHERE id = (SELECT min(id::text)::uuid FROM accounts_person)"
        )
        after = site.execute(kept).fetchone()
    assert before
    assert after == (int(str(before[0])) + 1,)


def test_a_trigger_that_is_gone_is_laid_down_before_a_command_runs(data: Path) -> None:
    laid = "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = 'accounts_person'::regclass"
    with connect_as(OWNER, data) as owner:
        before = owner.execute(laid).fetchone()
        (name,) = owner.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'accounts_person'::regclass AND tgname LIKE '%update%'"
        ).fetchone() or ("",)
        owner.execute(f"DROP TRIGGER {name} ON accounts_person")

    again = manage("demo", "--no-serve", data=data)

    assert again.returncode == 0, again.stderr
    with connect_as(OWNER, data) as owner:
        assert owner.execute(laid).fetchone() == before


def test_a_database_of_another_version_is_refused_before_anything_is_changed(data: Path) -> None:
    with connect_as(OWNER, data) as owner:
        owner.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('children', '0005_found_by_key', now())"
        )
    try:
        for words in (("demo", "--no-serve"), ("migrate",)):
            refused = manage(*words, data=data)
            assert refused.returncode == 1
            assert "tables that this one does not know (children.0005_found_by_key)" in refused.stderr
            assert "Traceback" not in refused.stderr
    finally:
        with connect_as(OWNER, data) as owner:
            owner.execute("DELETE FROM django_migrations WHERE name = '0005_found_by_key'")
    assert manage("demo", "--no-serve", data=data).returncode == 0


def test_migrating_by_hand_shares_the_tables_too(data: Path) -> None:
    with connect_as(OWNER, data) as owner:
        owner.execute(f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {SITE}")

    done = manage("migrate", data=data)

    assert done.returncode == 0, done.stderr
    with connect(data) as site:
        site.execute(ADD)


def test_a_server_of_ones_own_can_have_an_owner_too(tmp_path: Path) -> None:
    one, two = "postgres://site:a@db/footprint", "postgres://keeper:b@db/footprint"

    assert database.owner_settings(one, two, tmp_path)["USER"] == "keeper"
    assert database.owner_settings(one, "", tmp_path)["USER"] == "site"
