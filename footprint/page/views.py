"""The gallery of page parts, and the pages shown when something is wrong."""

import logging
import secrets
import sys
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template import Template
from django.template.loader import get_template

from footprint.page.access import to_try
from footprint.page.gallery import PARTS
from footprint.page.stashes import stash_unsent
from footprint.page.trouble import trouble

log = logging.getLogger("footprint.reference")
PLAIN = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@to_try
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "page/gallery/index.html", {"title": "Page parts", "parts": PARTS.values()})


@to_try
def part(request: HttpRequest, name: str) -> HttpResponse:
    if name not in PARTS:
        raise Http404
    current_part = PARTS[name]
    example = f"page/gallery/{name}.html"
    context = {
        "title": current_part.title,
        "part": current_part,
        "example": example,
        "source": engine_template(example).source,
        "trail": [{"label": "Page parts", "url": "/gallery/"}],
        **current_part.sample(request),
    }
    return render(request, "page/gallery/part.html", context)


def engine_template(name: str) -> Template:
    """Django's own template object, which knows its source."""
    result: Any = get_template(name)
    return cast(Template, result.template)


def reference() -> str:
    """A reference that can be read out over the telephone: no letter that looks like a number."""
    drawn = "".join(secrets.choice(PLAIN) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def problem(request: HttpRequest, status: int, template: str) -> HttpResponse:
    """A page that says what happened and what to do, and the line in the log that its reference finds."""
    named = reference()
    with_trace = status == 500
    log.log(
        logging.ERROR if with_trace else logging.INFO,
        "%s: %s %s answered %s", named, request.method, request.path, status, exc_info=with_trace,
    )  # fmt: skip
    return render(request, template, {"reference": named}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 400, "400.html")


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 403, "403.html")


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose proof of origin is missing or old: what was typed comes back where its own mark tells
    whose it is, and is sent anew."""
    address = stash_unsent(request)
    return HttpResponseRedirect(address) if address else problem(request, 403, "403_form.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem(request, 404, "404.html")


def server_error(request: HttpRequest) -> HttpResponse:
    if page := trouble(sys.exc_info()[1]):
        return HttpResponse(page.body, status=page.status, headers=page.headers)
    return problem(request, 500, "500.html")
