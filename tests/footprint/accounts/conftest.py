from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Any, db: None) -> None:
    """The real hash takes a quarter of a second on purpose. What counts wrong tries starts anew."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def client() -> Client:
    return Client(headers={"host": "localhost"})
