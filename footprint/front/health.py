"""/health for a proxy or a watcher: whether the database answers and messages are looked after, and nothing else.

200 when both are so, 503 when one is not. It asks for no host name, session or sign-in.
"""

from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from footprint.post.heartbeat import last_beat

PATH = "/health"
SILENT_AFTER = timedelta(minutes=1)
Respond = Callable[[HttpRequest], HttpResponse]


class Health:
    """Before every other middleware: a probe knows the machine's address only, and may come over HTTP."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path != PATH or request.method not in ("GET", "HEAD"):
            return self.respond(request)
        result = health()
        return JsonResponse(result, status=200 if all(result.values()) else 503, headers={"Cache-Control": "no-store"})


def health() -> dict[str, bool]:
    try:
        beat = last_beat()
    except DatabaseError:
        return {"database": False, "worker": False}
    return {"database": True, "worker": beat is not None and timezone.now() - beat < SILENT_AFTER}
