import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from footprint.audit import SYSTEM
from footprint.interchange.handing_back.actions import KINDS, hand_back
from footprint.page import clock
from footprint.page.refusals import NotAllowed
from rulebook.reasons import count_of

REFUSED = 1


class Command(BaseCommand):
    help = "writes finished records that were not handed back yet into a folder with a manifest; --out DIR"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, metavar="DIR", help="the folder; must not be there yet")
        parser.add_argument("--form", choices=tuple(KINDS), help="only Word (docx) or only PDF; both unless said")

    def handle(self, *args: Any, **options: Any) -> None:
        to = Path(os.environ.get("FOOTPRINT_CALLED_FROM", ".")) / options["out"]
        forms = [options["form"]] if options["form"] else list(KINDS)
        try:
            done = hand_back(to=to, forms=forms, by=SYSTEM, on=clock.today(), at=timezone.now())
        except NotAllowed as refused:
            raise CommandError(str(refused), returncode=REFUSED) from None
        if done.left_out:
            self.stderr.write(f"left out: {done.left_out} of restricted or sealed files; their readers download them")
        self.stdout.write(f"{to}: {count_of(done.records, 'record')} handed back.")
