"""What each worker of the web server runs. It ends with the server, so that a killed server leaves nothing behind."""

import signal

from footprint.database.lifeline import end_with_parent

end_with_parent(signal.SIGKILL)

from footprint.wsgi import application as pages  # noqa: E402 (loading it takes long enough for the server to be killed)


def _know_the_council() -> None:
    """Before the first page: those that are open to anyone ask the database nothing."""
    from django.db import connection

    from footprint.council import context
    from footprint.page import clock

    context.learn(on=clock.today())
    connection.close()


def _signed_in(session: str) -> bool:
    """A stranger while the database is away: then nobody needs to send much."""
    from django.db import DatabaseError, close_old_connections
    from django.utils import timezone

    from footprint.accounts.queries import is_signed_in

    close_old_connections()
    try:
        return is_signed_in(session=session, at=timezone.now())
    except DatabaseError:
        return False


def _door() -> object:
    from django.conf import settings

    from footprint.front.intake.door import Door

    return Door(
        pages,
        cookie=settings.SESSION_COOKIE_NAME,
        signed_in=_signed_in,
        proxies=settings.PROXIES,
        files_of_strangers=settings.PUBLIC_PAGES,
    )


_know_the_council()
application = _door()

__all__ = ["application"]
