import signal
import sys
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from footprint.post.letters.outbox import standing
from footprint.post.letters.sending import Round, keep_sending, send_due


class Command(BaseCommand):
    help = "sends what waits in the outbox, until Ctrl-C; --once for what is due now, --check for how it stands"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="what waits and failed; 1 when messages do not leave")
        parser.add_argument("--once", action="store_true", help="sends what is due now and stops")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            outbox = standing(at=timezone.now())
            self.stdout.write(outbox.in_words())
            sys.exit(int(outbox.stuck))
        if options["once"]:
            done = send_due(at=timezone.now())
            if done != Round():
                self.stderr.write(done.in_words())
            return
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        keep_sending(until=stop, tell=self.stderr.write)
