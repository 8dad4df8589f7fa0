"""How a command gets its database: started or joined, and brought up to date, before the command itself runs."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line, get_commands, load_command_class
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from footprint import database
from footprint.audit import triggers
from footprint.audit.tracking import trails
from footprint.database import place as database_place

# The demo council has just closed the year to 31 March 2014.
DEMO_TODAY = "2014-04-28"
LASTING = ("serve", "demo", "worker")
# Django's own commands that look at the code only, and those that must see the schema as it is.
OFFLINE = ("check", "collectstatic", "diffsettings", "findstatic", "makemigrations", "makemessages", "compilemessages")
AS_IT_IS = ("migrate", "showmigrations", "sqlmigrate", "dbshell")
# Commands that `run` and manage.py answer themselves.
PLAIN = {
    "bench": "speed beside named baselines; --size la|region|england",
    "check": "format, lint, types, contracts, migrations, generated documents, templates",
    "due": "the date the next review is due, with the reason",
    "figures": "the service's figures for a year, from the register or from a council's files",
    "help": "this list",
    "lock": "makes requirements.lock and requirements-dev.lock again from pyproject.toml",
    "next_reviews": "each child's next review with its reason, from a council's files",
    "test": "all tests; --fast leaves out browsers and long ones",
}
UNKNOWN = (
    "Another version of Footprint made this database, with tables that this one does not know ({unknown}). Nothing was "
    "changed. Start the version that made it, or give this one an empty database (DATABASE_URL) or an empty folder "
    "(FOOTPRINT_DATA): what was made before 1.0 is not carried over."
)
MIGRATING = 903  # the number of the lock that lets one process at a time change the schema


def main(word: str, argv: list[str]) -> int:
    """Runs one command. 0 is done, 1 is refused, 2 is wrong usage."""
    if word == "demo":
        os.environ.setdefault("FOOTPRINT_TODAY", DEMO_TODAY)
        os.environ["FOOTPRINT_DEMO"] = "1"
    try:
        return _main(word, argv)
    except (database.DatabaseSetupError, ImproperlyConfigured) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def with_database(command: Callable[[], int]) -> int:
    """Runs a command of manage.py's own beside the database, brought up to date; 1 where there is none to be had."""
    try:
        django.setup()
        with _server(lasting=False):
            bring_up_to_date()
            try:
                return command()
            finally:
                connection.close()
    except (database.DatabaseSetupError, ImproperlyConfigured) as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def _main(word: str, argv: list[str]) -> int:
    django.setup()
    if word in ("help", "--help", "-h") and len(argv) < 3:
        sys.stdout.write(commands())
        return 0
    if word not in get_commands() and word not in ("help", "version", "--version"):
        sys.stderr.write(f"There is no command “{word}”.\n\n{commands()}")
        return 2
    if word in OFFLINE or word not in get_commands() or {"--help", "-h"} & set(argv):
        execute_from_command_line(argv)
        return 0
    with _server(lasting=word in LASTING):
        if word not in AS_IT_IS:
            bring_up_to_date()
        try:
            if word == "migrate":
                _migrate_as(argv)
            else:
                execute_from_command_line(argv)
        finally:
            connection.close()
    return 0


def commands() -> str:
    """One line a command."""
    lines = dict(PLAIN)
    for name, app in get_commands().items():
        if isinstance(app, str) and app.startswith("footprint."):
            lines[name] = load_command_class(app, name).help
    listed = "".join(f"  ./run {name:<16} {lines[name]}\n" for name in sorted(lines))
    return f"Footprint's commands (./run COMMAND --help says more):\n\n{listed}"


def _server(*, lasting: bool) -> AbstractContextManager[None]:
    if os.environ.get("DATABASE_URL"):
        return nullcontext()
    return database.running(settings.DATA, mend=lasting)


def bring_up_to_date() -> None:
    """Migrates when the schema is missing or behind. Two processes that come at once do it one after the other."""
    made = _connect()
    if not made and not _behind():
        return
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
        try:
            if _behind():
                _migrate()
            _share()
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])


def _migrate_as(argv: list[str]) -> None:
    _connect()
    _check_known(MigrationExecutor(connection).loader)
    with as_owner():
        execute_from_command_line(argv)
        _share()


def _connect() -> bool:
    """Whether the site's role had to be added first, to a database of an earlier version."""
    try:
        connection.ensure_connection()
    except OperationalError as fault:
        if os.environ.get("DATABASE_URL") or not database.site_is_missing(settings.DATA):
            raise database.DatabaseSetupError(f"The database does not answer: {str(fault).strip()}") from fault
        database.make_site(settings.DATA)
        return True
    return False


@contextmanager
def as_owner() -> Iterator[None]:
    """The connection is the owner's, who may change the schema, for as long as the block runs."""
    site = connection.settings_dict
    url, owner_url = (os.environ.get(name, "") for name in ("DATABASE_URL", "DATABASE_OWNER_URL"))
    connection.close()
    connection.settings_dict = site | database.owner_settings(url, owner_url, settings.DATA)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = site


def _behind() -> bool:
    """Whether a table is missing, or a trigger. DatabaseSetupError for a database that this version does not know."""
    executor = MigrationExecutor(connection)
    _check_known(executor.loader)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes())) or bool(triggers.wanting())


def _check_known(loader: MigrationLoader) -> None:
    """Before anything is changed: a table made by another version's migrations must not be migrated by halves."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("footprint.")}
    unknown = [key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations]
    if unknown:
        raise database.DatabaseSetupError(UNKNOWN.format(unknown=".".join(min(unknown))))


def _migrate() -> None:
    from django.core.management import call_command

    sys.stderr.write("Bringing the database up to date ...\n")
    call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def place() -> database_place.Place:
    """The database that the settings name, for backup and restore."""
    url, owner_url = (os.environ.get(name, "") for name in ("DATABASE_URL", "DATABASE_OWNER_URL"))
    return database_place.of(url, owner_url, settings.DATA)


def named_file(values: str) -> Path:
    """A file named on the command line, looked for where the command was typed."""
    return Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / values


def share() -> None:
    """Shares the tables of a database that was just put in place."""
    with as_owner():
        _share()


def _share() -> None:
    """The site may work on every table, and only add to those of the trail."""
    site = str(settings.DATABASES["default"]["USER"])
    if site == connection.settings_dict["USER"]:
        return  # one role for everything: the triggers of the trail stand alone
    tables = [model._meta.db_table for model in trails()]
    with connection.cursor() as cursor:
        for statement in database.grants(site=site, trails=tables, schema=["django_migrations"]):
            cursor.execute(statement)
