"""What the header of a signed-in page says: who is signed in, as what, and where they may go."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from footprint.accounts.middleware import must_set_up_device
from footprint.accounts.permissions import MANAGE_PEOPLE
from footprint.accounts.roles import name_of
from footprint.council.permissions import CHANGE_SETTINGS

LINKS = (
    ("People", "accounts:people", MANAGE_PEOPLE),
    ("Changes to confirm", "accounts:changes", MANAGE_PEOPLE),
    ("Settings", "council:settings", CHANGE_SETTINGS),
)


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """Nothing for a browser without a session, which costs no query."""
    session = getattr(request, "session", None)
    if session is None or not session.session_key or not request.user.is_authenticated:
        return {}
    roles = request.user.roles_now
    said = {"name": request.user.name, "roles": ", ".join(name_of(code) for code in roles)}
    if must_set_up_device(request.user):
        return {"signed_in": said}
    navigation = [link(request, label, name) for label, name, action in LINKS if action.scopes(roles)]
    return {"signed_in": said, "navigation": navigation}


def link(request: HttpRequest, label: str, name: str) -> dict[str, Any]:
    url = reverse(name)
    return {"label": label, "url": url, "current": request.path.startswith(url)}
