"""The gate: every request passes here before its view runs."""

from collections.abc import Callable
from functools import partial
from typing import cast
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from footprint.accounts import sessions
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person
from footprint.accounts.queries import still_holds
from footprint.accounts.request import SignedInRequest
from footprint.audit import actions as audit
from footprint.page import clock
from footprint.page.access import Hidden, Methods, ReasonWanted, View, decision, open_to_strangers
from footprint.page.stashes import stash_unsent

LOOKING = {"GET": "GET", "HEAD": "GET", "POST": "POST"}


class Gate:
    """Lets a request through to a public view, or to one that the person's roles allow; refuses and records the rest.

    Nobody signed in: the sign-in page. Signed in without a device for one-time codes: the page that sets one up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.session.session_key:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: View, args: object, kwargs: object) -> HttpResponse | None:
        if open_to_strangers(view, public_pages=settings.PUBLIC_PAGES):
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        sessions.renew(request)
        if not getattr(view, "before_device", False) and must_set_up_device(request.user):
            return redirect("mfa_activate_totp")
        known, methods = cast(SignedInRequest, request), decision(view)
        if methods == "public":
            return None
        return self._by_role(known, methods) if isinstance(methods, dict) else self._refuse(known, "undecided")

    def _by_role(self, request: SignedInRequest, methods: Methods) -> HttpResponse | None:
        permission = methods.get(LOOKING.get(request.method or "", ""))
        if permission is None:
            return HttpResponseNotAllowed(list(methods))
        roles = [role for role in request.user.roles_now if role in permission.rules]
        if not roles:
            return self._refuse(request, permission.name)
        request.still_allowed = partial(still_holds, person=request.user.pk, roles=roles, on=clock.today())
        return None

    def _refuse(self, request: SignedInRequest, rule: str) -> HttpResponse:
        record_refusal(request, about=("page", request.path[:64]), rule=rule)
        raise PermissionDenied

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """What needs a reason first leads to the page that asks for it, and from there back."""
        if isinstance(fault, ReasonWanted):
            return redirect(f"{fault.address}?{urlencode({'next': request.get_full_path()})}")
        if isinstance(fault, Hidden) and request.user.is_authenticated:
            record_refusal(cast(SignedInRequest, request), about=fault.about, rule="not theirs to know of")
        return None


def must_set_up_device(person: Person) -> bool:
    """Everyone of a real council; the invented people of a demonstration have no telephone."""
    return not (person.has_device or (settings.DEMO and person.made_up))


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, which leads back to what was looked at, or to the form that was sent, with what was typed."""
    looking = request.method == "GET" and request.path != "/"
    back = request.get_full_path() if looking else stash_unsent(request)
    text = {"next": back} if back else {}
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME):
        text["ended"] = "1"
    address = reverse("account_login")
    return redirect(f"{address}?{urlencode(text)}" if text else address)


def record_refusal(request: SignedInRequest, *, about: tuple[str, str], rule: str) -> None:
    with transaction.atomic():
        after = {"rule": rule, "method": request.method}
        audit.record(by=request.user, action=AccountAction.REFUSED, about=about, after=after, at=timezone.now())
