"""The business date: the day that the service works on. Read in views, jobs and commands, never below them."""

import os
from datetime import date

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone


def pinned() -> date | None:
    """The day that FOOTPRINT_TODAY pins (a demonstration, a test), or None. ImproperlyConfigured when it is no date."""
    values = os.environ.get("FOOTPRINT_TODAY", "")
    if not values:
        return None
    try:
        return date.fromisoformat(values)
    except ValueError:
        message = f"FOOTPRINT_TODAY is {values!r}. Give a date as year-month-day, for example 2014-04-28."
        raise ImproperlyConfigured(message) from None


def today() -> date:
    """The pinned day, or else the day by the clock in London."""
    return pinned() or timezone.localdate()
