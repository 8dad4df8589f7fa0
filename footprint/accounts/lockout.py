"""What axes asks: whose password was tried, and what to answer when too many were wrong."""

from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person
from footprint.audit.actions import record
from footprint.audit.actors import Named

NOBODY = Named("nobody", "Nobody signed in")


class FailuresInTrail(AxesDatabaseHandler):  # type: ignore[misc]
    """Counts wrong passwords as axes does, and leaves a line in the trail for each."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **more: Any
    ) -> None:
        super().user_login_failed(sender, credentials, request, **more)
        if request is not None:
            locked = getattr(request, "axes_locked_out", False)
            note_failure(email=email_tried(request, credentials), locked=bool(locked))


def note_failure(*, email: str, locked: bool) -> None:
    """What was typed is kept only when it is somebody's address: it may have been a password."""
    person = Person.objects.filter(email=email).first()
    about = ("person", str(person.pk)) if person else ("address", "nobody's")
    with transaction.atomic():
        action = AccountAction.LOCKED_OUT if locked else AccountAction.SIGN_IN_FAILED
        record(by=NOBODY, action=action, about=about, at=timezone.now())


def email_tried(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    tried = (credentials or {}).get("email") or request.POST.get("login", "")
    return str(tried).strip().lower()


def locked_out(request: HttpRequest, response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The same for an address that nobody has: it says nothing about who works here."""
    return render(request, "account/locked_out.html", status=429)
