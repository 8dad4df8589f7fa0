import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from footprint.post.letters.sending import Round, send_due

EVERY = 5  # seconds


class Command(BaseCommand):
    help = "sends what waits in the outbox, until Ctrl-C; --once for what is due now"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="sends what is due now and stops")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.tell(send_due(at=timezone.now()))
            return
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        while not stop.wait(EVERY):
            try:
                close_old_connections()
                self.tell(send_due(at=timezone.now()))
            except OperationalError as fault:
                self.stderr.write(f"The database does not answer: {str(fault).strip()} It is asked again.")

    def tell(self, done: Round) -> None:
        if done != Round():
            self.stderr.write(f"{done.sent} sent, {done.put_off} to be tried again, {done.failed} failed")
