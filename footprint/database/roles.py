"""Who may do what in the database: one role owns the tables and changes the schema, the site works as another.

The site's role reads and writes every table but those of the trail, where it may add and nothing else. A server that
DATABASE_URL names has both roles only when DATABASE_OWNER_URL is given too; otherwise the triggers of the trail stand
alone, which the one role, as their owner, could remove.
"""

from collections.abc import Collection
from pathlib import Path

import psycopg
from psycopg import sql

from footprint.database.address import NAME, PORT, SITE, socket_folder

SUPERUSER = "postgres"
MAKE_SITE = (f"CREATE ROLE {SITE} LOGIN", f"GRANT pg_read_all_data TO {SITE}")
SHARED = (
    "GRANT USAGE ON SCHEMA public TO {site}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {site}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {site}",
    # To ANALYZE what an import filled; PostgreSQL 16 and earlier keep that for the owner, and skip it with a warning.
    "DO $$ BEGIN IF current_setting('server_version_num')::int >= 170000 THEN "
    "GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO {site}; END IF; END $$",
)
TRAIL = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {site}"
SCHEMA = "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {table} FROM {site}"


def site_is_missing(data: Path) -> bool:
    """Of an embedded database that was made by an earlier version."""
    with _superuser(data) as connection:
        return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [SITE]).fetchone() is None


def make_site(data: Path) -> None:
    with _superuser(data) as connection:
        for statement in MAKE_SITE:
            connection.execute(statement)


def _superuser(data: Path) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(host=str(socket_folder(data)), port=PORT, user=SUPERUSER, dbname=NAME)


def grants(*, site: str, trails: Collection[str], schema: Collection[str]) -> list[sql.Composed]:
    """What the owner says after each change of the schema; `trails` only grow, `schema` is for the site to read."""
    named = sql.Identifier(site)
    return [
        *(sql.SQL(statement).format(site=named) for statement in SHARED),
        *(sql.SQL(TRAIL).format(table=sql.Identifier(table), site=named) for table in sorted(trails)),
        *(sql.SQL(SCHEMA).format(table=sql.Identifier(table), site=named) for table in sorted(schema)),
    ]
