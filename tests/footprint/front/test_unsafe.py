"""What `./run setup --check` says of an installation, each sentence once what it asks for is missing."""

from datetime import timedelta
from io import StringIO
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.utils import timezone

from footprint import audit
from footprint.audit.actions import record
from footprint.front.audit_actions import FrontAction
from footprint.front.unsafe import what_is_unsafe
from tests.people import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def safe(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation as it has to be."""
    settings.HTTPS, settings.DEMO, settings.PUBLIC_PAGES, settings.DEBUG = True, False, False, False
    settings.ALLOWED_HOSTS, settings.MAIL = ["iro.example.org"], urlsplit("smtp://mail.example.org")
    monkeypatch.setenv("FOOTPRINT_SECRET_KEY", "of a test")
    monkeypatch.setenv("DATABASE_URL", "postgres://site@db/footprint")
    monkeypatch.setenv("DATABASE_OWNER_URL", "postgres://owner@db/footprint")
    for name in ("Ada Quill", "Una Fry"):
        person = staff("adm", name=name)
        person.set_password("of a test, long enough")
        person.save()
    record(by=audit.SYSTEM, action=FrontAction.BACKUP, about=("database", "all"), at=timezone.now())


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("HTTPS", False, "without HTTPS"),
        ("DEMO", True, "demonstration"),
        ("PUBLIC_PAGES", True, "open to anyone"),
        ("DEBUG", True, "DEBUG is on"),
        ("ALLOWED_HOSTS", ["localhost"], "FOOTPRINT_HOSTS"),
        ("MAIL", urlsplit(""), "FOOTPRINT_MAIL"),
    ],
)
def test_a_setting_is_named(name: str, value: object, sentence: str, safe: None, settings: Any) -> None:
    assert what_is_unsafe(at=timezone.now()) == []

    setattr(settings, name, value)

    (said,) = what_is_unsafe(at=timezone.now())
    assert sentence in said


@pytest.mark.parametrize(
    ("variable", "sentence"), [("FOOTPRINT_SECRET_KEY", "signing key"), ("DATABASE_OWNER_URL", "DATABASE_OWNER_URL")]
)
def test_a_variable_is_named(variable: str, sentence: str, safe: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(variable)

    (said,) = what_is_unsafe(at=timezone.now())
    assert sentence in said


def test_an_administrator_without_a_device_and_an_old_backup_are_named(safe: None) -> None:
    Authenticator.objects.all()[0].delete()

    administrators, backup = what_is_unsafe(at=timezone.now() + timedelta(days=3))
    assert "two administrators" in administrators
    assert "no backup" in backup


def test_the_check_ends_with_1_while_anything_is_unsafe(safe: None, settings: Any) -> None:
    call_command("setup", "--check", stderr=StringIO())
    settings.HTTPS = False
    told = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("setup", "--check", stderr=told)
    assert ended.value.code == 1
    assert "1. It is served without HTTPS" in told.getvalue()
