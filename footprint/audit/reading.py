"""For views: opening a record leaves a trace that is committed before a byte of the page is sent."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from footprint.audit.actions import record_read
from footprint.audit.middleware import signed_in

View = Callable[..., HttpResponse]
# What pages that leave a trace are called where somebody reads who looked, by their full name.
PAGES: dict[str, str] = {}


def name_pages(app: str, words: Mapping[str, str]) -> None:
    """Beside an app's addresses: what its pages about a record are called, by the names of their addresses."""
    PAGES.update({f"{app}:{name}": called for name, called in words.items()})


def records_page_view(*, kind: str, key: str = "pk") -> Callable[[View], View]:
    """The view's argument `key` names the record shown. Only a page that was found and allowed (200, or 422 with
    its form) is a look at it.

    When the trace cannot be kept the page is not sent.
    """

    def around(view: View) -> View:
        @wraps(view)
        def looked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if response.status_code in (200, 422):
                record_page_view(request, kind=kind, key=kwargs[key])
            return response

        return looked

    return around


def record_page_view(request: HttpRequest, *, kind: str, key: Any) -> None:
    """For a view that learns only by its work whose record it shows."""
    person = signed_in(request)
    page = request.resolver_match.view_name if request.resolver_match else request.path
    capacity = getattr(request, "capacity", "")
    record_read(by=person, about=(kind, key), page=page, at=timezone.now(), capacity=capacity)
