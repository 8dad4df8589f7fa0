"""One act on a child's care with its questions, as every page of care asks them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.children.addresses import page_of
from footprint.children.care_changes.keeping import state_of
from footprint.children.models import Child
from footprint.children.particulars.change_views import to_child
from footprint.page import clock
from footprint.page.tables import Table

Do = Callable[..., Any]


def ask(
    request: SignedInRequest,
    child: Child,
    form: Any,
    do: Do,
    *,
    words: tuple[str, str, str],
    before: str = "",
    of: str = "episodes",
    history: Table | None = None,
    back: tuple[str, str] | None = None,
) -> HttpResponse:
    """`words` are the heading, the button and the sentence after it; `back` is the page above, besides the child's.

    The mark of the rows `of` one kind, as the page showed them, is sent back with the answers and goes to the act.
    """
    heading, button, sentence = words
    seen = request.POST.get("as_shown") or state_of(child=child, of=of)

    def save(given: dict[str, Any]) -> HttpResponse:
        do(child=child, **given, by=request.user, on=clock.today(), at=timezone.now(), expecting=seen)
        messages.success(request, sentence)
        return redirect(page_of(child.pk))

    trail = to_child(child)
    if back:
        trail.append({"label": back[0], "url": reverse(back[1], args=[child.pk])})
    context = {
        "heading": heading,
        "button": button,
        "before": before,
        "child": child,
        "as_shown": seen,
        "shown": history,
        "trail": trail,
    }
    return asked(request, form, save, "children/care_act.html", context)
