"""What somebody searched for, kept with their session: a child's name stands in no address, so in no history or log.

The address of what was found holds a key alone. It means nothing to anybody else, nor after signing out.
"""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.crypto import get_random_string

NAME = "looked_for"
KEPT = 20  # searches of one session; the oldest goes first
LONGEST = 120


def look_for(request: HttpRequest) -> HttpResponseRedirect:
    """Keeps what was typed as `q`, and goes to the same page with its key."""
    typed = request.POST.get("q", "").strip()[:LONGEST]
    if not typed:
        return HttpResponseRedirect(request.path)
    key = get_random_string(12)
    known = [*request.session.get(NAME, []), [key, typed]]
    request.session[NAME] = known[-KEPT:]
    return HttpResponseRedirect(f"{request.path}?{as_asked(key)}")


def as_asked(key: str) -> str:
    return f"found={key}"


def key_of(request: HttpRequest) -> str:
    return request.GET.get("found", "")


def looked_for(request: HttpRequest) -> str:
    """What was typed; "" where the address has no key that this session knows."""
    return dict(request.session.get(NAME, [])).get(key_of(request), "") if "found" in request.GET else ""
