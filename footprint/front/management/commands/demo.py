import sys
import threading
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from demo import council, people
from footprint.front import server
from footprint.page import clock
from footprint.page.refusals import NotAllowed
from footprint.post.letters.sending import keep_sending


class Command(BaseCommand):
    help = "prepares a made-up council on 28 April 2014 and serves it; --no-serve only prepares"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="prepare and stop")
        parser.add_argument("--port", type=server.port_number, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.DATA / "demo-files"
        try:
            people.build(on=clock.today(), at=timezone.now())
            council.build(folder=folder)
        except NotAllowed as refused:
            sys.exit(str(refused))
        self.stderr.write(f"A made-up council's SSDA903 files are in {folder}.")
        if options["no_serve"]:
            self.stderr.write("The demo is ready: ./run demo serves it.")
            return
        self.send_messages()
        try:
            server.serve(host=options["host"], port=options["port"])
        except server.AddressRefusedError as fault:
            sys.exit(str(fault))

    def send_messages(self) -> None:
        """As `./run worker` does for a council: what leaves the outbox is written into the data folder."""
        sender = {"until": threading.Event(), "tell": lambda text: self.stderr.write(f"Messages: {text}")}
        threading.Thread(target=keep_sending, kwargs=sender, daemon=True).start()
