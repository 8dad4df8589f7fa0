import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.utils import timezone

from footprint.accounts import actions
from footprint.front.unsafe import what_is_unsafe
from footprint.page import clock
from footprint.page.refusals import NotAllowed


class Command(BaseCommand):
    help = "opens Footprint for a real council: its name and two administrators, who get one-time links"
    requires_system_checks: list[str] = []  # noqa: RUF012 (Django's own declaration)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--council", default="", help="the council's name")
        parser.add_argument(
            "--administrator",
            nargs=2,
            action="append",
            default=[],
            metavar=("NAME", "EMAIL"),
            help="give it twice; what is not given is asked for",
        )
        parser.add_argument("--check", action="store_true", help="only say what is still unsafe; 1 when anything is")
        parser.add_argument("--address", default="http://localhost:8000", help="where the site will be found")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            self.open_service(options)
        unsafe = what_is_unsafe(at=timezone.now())
        if unsafe:
            self.stderr.write("Before records of real children come in (./run setup --check says what is left):")
        for number, sentence in enumerate(unsafe, start=1):
            self.stderr.write(f"{number:>2}. {sentence}")
        if options["check"] and unsafe:
            sys.exit(1)

    def open_service(self, options: dict[str, Any]) -> None:
        council = options["council"] or asked("The council's name: ")
        values = [tuple(option) for option in options["administrator"]]
        while len(values) < actions.ADMINISTRATORS_AT_FIRST:
            which = "First" if not values else "Second"
            values.append(
                (asked(f"{which} administrator's name: "), asked(f"{which} administrator's e-mail address: "))
            )
        for _, email in values:
            check_email(email)
        try:
            opened = actions.open_service(council=council, administrators=values, on=clock.today(), at=timezone.now())
        except NotAllowed as refused:
            raise CommandError(str(refused)) from None
        for person in opened:
            path = actions.password_path(person)
            self.stdout.write(f"{person.name} <{person.email}>: {options['address'].rstrip('/')}{path}")
        self.stderr.write("Hand each link to its administrator. It can be used once, within three days.")


def asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError("Give --council NAME and twice --administrator NAME EMAIL.", returncode=2)
    sys.stderr.write(question)
    sys.stderr.flush()
    answer = sys.stdin.readline().strip()
    return answer or asked(question)


def check_email(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError:
        raise CommandError(f"“{text}” is no e-mail address. Use the form name@example.gov.uk.") from None
