"""What each worker of the web server runs. It ends with the server, so that a killed server leaves nothing behind."""

import signal

from footprint.database.lifeline import end_with_parent

end_with_parent(signal.SIGKILL)

from footprint.wsgi import application  # noqa: E402 (loading it takes long enough for the server to be killed)


def _know_the_council() -> None:
    """Before the first page: those that are open to anyone ask the database nothing."""
    from django.db import connection

    from footprint.council import context
    from footprint.page import clock

    context.learn(on=clock.today())
    connection.close()


_know_the_council()

__all__ = ["application"]
