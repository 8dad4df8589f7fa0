"""Where the database is, and the key that signs what the site sends out. Nothing here starts a server."""

import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

NAME = OWNER = "footprint"
SITE = "footprint_site"
PORT = "5432"  # names the socket file; no TCP port is opened
CONNECT_WITHIN = "5"  # seconds: a server that is away is told from a slow one
COMMON = {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


class DatabaseSetupError(Exception):
    """A sentence for the person at the keyboard: what is wrong with the database, and what to do."""


def settings(url: str, data: Path) -> dict[str, Any]:
    """Django's DATABASES["default"] for `url`, or for the server of the data folder when `url` is empty."""
    if url:
        return COMMON | _from_url(url)
    return COMMON | {"NAME": NAME, "USER": SITE, "HOST": str(socket_folder(data)), "PORT": PORT}


def owner_settings(url: str, owner_url: str, data: Path) -> dict[str, Any]:
    """As `settings`, for the role that owns the tables: DATABASE_OWNER_URL, and DATABASE_URL's role without it."""
    if url:
        return settings(owner_url or url, data)
    return settings("", data) | {"USER": OWNER}


def socket_folder(data: Path) -> Path:
    """In /tmp and short, because a socket's path may have 107 characters and a data folder's may have more."""
    digest = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    return Path("/tmp") / f"footprint-{digest}"  # noqa: S108 (made 0700 and its owner checked before use)


def _from_url(url: str) -> dict[str, Any]:
    form = "It should look like postgres://user:password@host:5432/name?sslmode=require."
    try:
        parts = urlsplit(url)
        port = parts.port
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
    except ValueError as fault:
        raise DatabaseSetupError(f"DATABASE_URL has a malformed port, bracket or option. {form}") from fault
    if parts.scheme not in ("postgres", "postgresql"):
        raise DatabaseSetupError(f"DATABASE_URL must begin with postgres:// or postgresql://. {form}")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise DatabaseSetupError(f"DATABASE_URL must end with the name of one database. {form}")
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": {"connect_timeout": CONNECT_WITHIN} | options,
    }


def secret_key(data: Path) -> str:
    """The site's signing key, made once: of several processes that come first at once, all get the same key."""
    path = data / "secret_key"
    try:
        if not path.exists():
            data.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii")
    except OSError as fault:
        raise folder_refused(data, fault) from fault


def folder_refused(data: Path, fault: OSError) -> DatabaseSetupError:
    return DatabaseSetupError(
        f"The data folder {data} cannot be used ({fault.strerror}). "
        "Run as the user it belongs to, or name another folder in FOOTPRINT_DATA."
    )


def _write_once(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".secret_key-")  # made 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()
