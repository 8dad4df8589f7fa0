"""Gives each request its reference, and attaches what is written during it to whoever sent it."""

from collections.abc import Callable

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from footprint.audit import context, reference
from footprint.audit.actors import Actor

Respond = Callable[[HttpRequest], HttpResponse]


class Trail:
    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with reference.under(reference.new()), context.request_of(lambda: person_of(request)):
            return self.respond(request)


def person_of(request: HttpRequest) -> Actor | None:
    """Who is signed in, or nobody."""
    user = getattr(request, "user", None)
    return user if getattr(user, "audit_key", "") else None


def signed_in(request: HttpRequest) -> Actor:
    """Who acts in a view that only people who are signed in can reach."""
    person = person_of(request)
    if person is None:
        raise ImproperlyConfigured("This page must be open only to people who are signed in.")
    return person
