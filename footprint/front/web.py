"""What each worker of the web server runs. It ends with the server, so that a killed server leaves nothing behind."""

import signal

from footprint.database.lifeline import end_with_parent

end_with_parent(signal.SIGKILL)

from footprint.wsgi import application  # noqa: E402 (loading it takes long enough for the server to be killed)

__all__ = ["application"]
