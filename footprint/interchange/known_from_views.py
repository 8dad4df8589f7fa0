"""The day from which reviews are known: looked at, tried without keeping anything, and said."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.interchange.forms import SayKnownFrom
from footprint.interchange.import_tables import sayings_table
from footprint.interchange.permissions import RUN_IMPORT
from footprint.interchange.views import trail
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
from footprint.reviews.actions import set_known_from
from footprint.reviews.known_since import Moved, known_now, moved_if_known_from, sayings


@allowed(RUN_IMPORT)
def known_from(request: SignedInRequest) -> HttpResponse:
    """What another day would change is shown before it is said; a day that was changed since is shown anew."""
    now, on = known_now(), clock.today()

    def warnings(cleaned: Cleaned) -> list[str]:
        return sentences(moved_if_known_from(day=cleaned["day"], on=on))

    def save(cleaned: Cleaned) -> Done:
        set_known_from(**cleaned, by=request.user, on=on, at=timezone.now())
        return Done(f"Reviews are known from {format_day(cleaned['day'])}. Every date follows.", request.path)

    page = ActPage(
        "The day from which reviews are known",
        trail=trail(),
        back=reverse("interchange:start"),
        stored=[("Reviews are known from", format_day(now.day) if now.day else "No day yet")],
        template="interchange/known_from.html",
        context={"now": now, "shown": sayings_table(sayings())},
    )
    form = SayKnownFrom(typed(request), initial={"day": now.day})
    return act(request, form=form, save=save, page=page, version=version_of(now.day), warnings=warnings)


def sentences(moved: Moved) -> list[str]:
    result = []
    if moved.to_come:
        result.append(f"The date of the next review moves for {_children(moved.to_come)}.")
    if moved.held:
        result.append(f"Reviews that were held are judged otherwise for {_children(moved.held)}.")
    return result or ["No date of any child moves."]


def _children(many: int) -> str:
    return "1 child" if many == 1 else f"{many:,} children"
