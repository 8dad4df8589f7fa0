"""What of an installation is not yet as it has to be before records of real children are in it."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from footprint.accounts.queries import people
from footprint.audit.queries import events_called
from footprint.front.audit_actions import FrontAction
from footprint.page import clock

BACKUP_EVERY = timedelta(days=2)
LOCAL = {"localhost", "127.0.0.1"}


def what_is_unsafe(*, at: datetime) -> list[str]:
    """Sentences that say what to do; none where all is well."""
    return [*_settings(), *_administrators(), *_backup(at)]


def _settings() -> Iterator[str]:
    if settings.DEBUG:
        yield "DEBUG is on, and shows the code and what it holds to anyone. Take it out of the settings."
    if settings.DEMO:
        yield "This is a demonstration: anyone may sign in. Serve it with ./run serve, without FOOTPRINT_DEMO."
    if not set(settings.ALLOWED_HOSTS) - LOCAL:
        yield "The site answers to this machine's name only. Give its own in FOOTPRINT_HOSTS."
    if not settings.HTTPS:
        yield "It is served without HTTPS. Put a proxy before it and set FOOTPRINT_HTTPS=1 (docs/running.md)."
    if not os.environ.get("FOOTPRINT_SECRET_KEY"):
        yield "The signing key lies in the data folder. Give one that lies elsewhere in FOOTPRINT_SECRET_KEY."
    if os.environ.get("DATABASE_URL") and not os.environ.get("DATABASE_OWNER_URL"):
        yield "The site's role owns its tables, and so could change the trail. Give two roles (DATABASE_OWNER_URL)."
    if not settings.MAIL.hostname:
        yield "Messages are written into the data folder. Name the council's mail server in FOOTPRINT_MAIL."
    if settings.PUBLIC_PAGES:
        yield "The pages to try are open to anyone. Take FOOTPRINT_PUBLIC_PAGES away."


def _administrators() -> Iterator[str]:
    active = people(on=clock.today(), role="adm", state="active")
    ready = active.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).filter(authenticator__type="totp").distinct()
    if ready.count() < 2:
        yield "Fewer than two administrators have a password and a device for one-time codes. Have both sign in once."


def _backup(at: datetime) -> Iterator[str]:
    last = events_called(FrontAction.BACKUP).values_list("at", flat=True).first()
    if last is None or at - last > BACKUP_EVERY:
        yield "There is no backup of the last two days. Take one each night: ./run backup --into FOLDER --keep 30."
