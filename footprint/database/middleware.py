"""Each request reads once what it asks for again and again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from footprint.database.remembered import remembering

Respond = Callable[[HttpRequest], HttpResponse]


class Remembering:
    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with remembering():
            return self.respond(request)
