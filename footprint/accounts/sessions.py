"""Sessions end by themselves: after 15 minutes in which nothing was opened, and after 12 hours at the latest.

Both are the `expire_date` of the session's row, so that an old session is never even loaded. A row is renewed at most
once a minute.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.http import HttpRequest
from django.utils import timezone

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
RENEW_AFTER = timedelta(minutes=1)


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, each row with its person, its beginning and its device."""

    @classmethod
    def get_model_class(cls) -> Any:
        from footprint.accounts.models import Session

        return Session

    def save(self, must_create: bool = False) -> None:
        """A new row gets a name of its own, also while the row that it takes over from is still there."""
        if must_create:
            self._get_session(no_load=True).pop("id", None)  # type: ignore[attr-defined]
        super().save(must_create)

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """A new sign-in begins the 12 hours anew; what came before it (the password alone) does not count."""
        now = timezone.now()
        person = data.get(SESSION_KEY)
        if "id" not in data or data.get("of") != person:
            data.update(id=str(uuid.uuid4()), of=person, began=now.isoformat())
        began = datetime.fromisoformat(data["began"])
        return self.get_model_class()(
            session_key=self._get_or_create_session_key(),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=min(now + IDLE, began + LONGEST),
            id=data["id"],
            person_id=person,
            began_at=began,
            seen_at=now,
            device=data.get("device", ""),
        )


def renew(request: HttpRequest) -> None:
    """Notes that the person is still there, and with what."""
    now = timezone.now()
    seen = request.session.get("seen")
    if seen is None or now - datetime.fromisoformat(seen) > RENEW_AFTER:
        request.session.update({"seen": now.isoformat(), "device": device(request.headers.get("User-Agent", ""))})


BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def device(user_agent: str) -> str:
    """What the browser says of itself, in words that its owner recognises."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return f"{browser} on {system}" if system else browser
