"""What the header of a signed-in page says: who is signed in, and as what."""

from typing import Any

from django.http import HttpRequest

from footprint.accounts.roles import name_of
from footprint.audit.middleware import person_of


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """Nothing for a browser without a session, which costs no query."""
    if not person_of(request) or not request.user.is_authenticated:
        return {}
    roles = request.user.roles_now
    text = {"name": request.user.name, "roles": ", ".join(name_of(code) for code in roles)}
    return {"signed_in": text}
