"""The addresses of records by their keys, for pages of many rows: Django works an address out anew for each."""

from functools import cache
from uuid import UUID

from django.urls import reverse

NO_KEY = UUID(int=0)


def of_record(name: str, key: UUID) -> str:
    """The address of the page with this name that takes one key, `reverse(name, args=[key])`."""
    return _with_no_key(name).replace(str(NO_KEY), str(key))


@cache
def _with_no_key(name: str) -> str:
    return reverse(name, args=[NO_KEY])
