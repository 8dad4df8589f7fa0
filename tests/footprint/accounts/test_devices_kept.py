"""What the database holds of a device is of no use without the signing key; what one worker counts the others know."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection

from footprint.accounts.adapter import DeviceAdapter
from tests.people import SECRET, staff

pytestmark = pytest.mark.django_db


def test_a_secret_is_not_in_the_database_and_opens_with_the_signing_key_alone(settings: Any) -> None:
    person = staff("iro")
    stored = Authenticator.objects.get(user=person, type="totp").data["secret"]

    assert SECRET not in stored
    assert DeviceAdapter().decrypt(stored) == SECRET
    settings.SECRET_KEY = "another one"
    with pytest.raises(InvalidToken):
        DeviceAdapter().decrypt(stored)


def test_what_is_counted_stands_in_the_database() -> None:
    cache.set("a-used-code", 1)

    assert isinstance(caches["default"], DatabaseCache)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM shared_cache WHERE cache_key LIKE '%a-used-code'")
        assert cursor.fetchone() == (1,)
