"""Each request reads the council's settings once."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from footprint.council.queries import read_once

Respond = Callable[[HttpRequest], HttpResponse]


class SettingsReadOnce:
    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with read_once():
            return self.respond(request)
