import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from footprint.front import server


class Command(BaseCommand):
    help = "serves the site until Ctrl-C"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=server.port_number, default=8000)
        parser.add_argument(
            "--host", default="127.0.0.1", help="0.0.0.0 to answer other machines (see FOOTPRINT_HOSTS)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            server.serve(host=options["host"], port=options["port"])
        except server.AddressRefusedError as fault:
            sys.exit(str(fault))
