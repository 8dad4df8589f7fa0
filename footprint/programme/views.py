"""The pages on which the programme is written. Those on which it is read, with live figures, are above this storey."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.accounts.views import asked
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import typed
from footprint.programme import actions, queries
from footprint.programme.actions import Told, Written
from footprint.programme.asking import done, get, trail, year_asked, year_url
from footprint.programme.forms import CarryOver, TellProgress, Why, WriteOutcome
from footprint.programme.models import STATES, Outcome
from footprint.programme.permissions import EDIT_PROGRAMME
from footprint.programme.policies import called, next_year, version_of
from footprint.programme.queries import Standing


@allowed(EDIT_PROGRAMME)
def add(request: SignedInRequest) -> HttpResponse:
    year = year_asked(request)
    form = WriteOutcome(typed(request), year_ending=year)

    def save(given: dict[str, Any]) -> HttpResponse:
        actions.add_outcomes(year_ending=year, written=[Written(**given)], by=request.user, at=timezone.now())
        return done(request, f"The outcome is in the programme for {called(year)}.", year_url(year))

    shown = {"words": ("Add an outcome", "Add the outcome"), "about": f"Work programme {called(year)}"}
    return asked(request, form, save, "programme/write.html", {**shown, "trail": trail(year)})


@allowed(EDIT_PROGRAMME)
def change(request: SignedInRequest, outcome: UUID) -> HttpResponse:
    found = get(outcome)
    first = WriteOutcome.shown_of(found)
    form = WriteOutcome(typed(request), initial=first, year_ending=found.year_ending, has_place=True)

    def save(given: dict[str, Any]) -> HttpResponse:
        number, seen = given.pop("number"), request.POST.get("seen", "")
        actions.change_outcome(
            outcome=found.pk, written=Written(**given), number=number, expecting=seen, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return done(request, "The outcome is changed.", url_of(found))

    return asked(request, form, save, "programme/write.html", _about(found, "Change the outcome", "Save the outcome"))


@allowed(EDIT_PROGRAMME)
def tell(request: SignedInRequest, outcome: UUID) -> HttpResponse:
    found = get(outcome)
    form = TellProgress(typed(request))

    def save(given: dict[str, Any]) -> HttpResponse:
        told = [Told(found.pk, **given)]
        actions.tell_progress(told=told, by=request.user, on=clock.today(), at=timezone.now())
        return done(request, "The note is kept.", url_of(found))

    return asked(request, form, save, "programme/act.html", _about(found, "How is it going?", "Keep the note"))


@allowed(EDIT_PROGRAMME)
def remove(request: SignedInRequest, outcome: UUID) -> HttpResponse:
    found = get(outcome)
    form = Why(typed(request))

    def save(given: dict[str, Any]) -> HttpResponse:
        actions.remove_outcome(outcome=found.pk, by=request.user, on=clock.today(), at=timezone.now(), **given)
        return done(request, "The outcome is taken out. It can be put back.", year_url(found.year_ending))

    shown = _about(found, "Take the outcome out of the programme", "Take it out")
    shown["before"] = "What was told of it is kept. The other outcomes keep their numbers."
    return asked(request, form, save, "programme/act.html", shown)


@allowed(EDIT_PROGRAMME)
def restore(request: SignedInRequest, outcome: UUID) -> HttpResponse:
    found = get(outcome)
    form = Why(typed(request))

    def save(given: dict[str, Any]) -> HttpResponse:
        actions.restore_outcome(outcome=found.pk, by=request.user, at=timezone.now(), **given)
        return done(request, "The outcome is back, as the last one.", year_url(found.year_ending))

    shown = _about(found, "Put the outcome back", "Put it back")
    return asked(request, form, save, "programme/act.html", shown)


@allowed(EDIT_PROGRAMME)
def carry_over(request: SignedInRequest) -> HttpResponse:
    """Into the programme of the year after the one that the address asks for."""
    year = year_asked(request)
    left, after = queries.to_carry(year_ending=year), next_year(year)
    choices = [(str(one.outcome.pk), f"{one.outcome.number}. {one.outcome}") for one in left]
    first = {"outcomes": [str(one.outcome.pk) for one in left if one.state != "done"]}
    form = CarryOver(typed(request), choices=choices, hints=dict(map(_hint, left)), initial=first)

    def save(given: dict[str, Any]) -> HttpResponse:
        keys = [UUID(key) for key in given["outcomes"]]
        made = actions.carry_over(outcomes=keys, by=request.user, at=timezone.now())
        said = "1 outcome is" if len(made) == 1 else f"{len(made)} outcomes are"
        return done(request, f"{said} carried over. Look at each: its day is a year later.", year_url(after))

    shown = {"left": left, "year": called(year), "after": called(after), "trail": trail(year)}
    return asked(request, form, save, "programme/carry_over.html", shown)


def _hint(one: Standing) -> tuple[str, str]:
    return str(one.outcome.pk), STATES.get(one.state, "Nothing told of it yet")


def _about(found: Outcome, heading: str, button: str) -> dict[str, Any]:
    shown = {"words": (heading, button), "about": found.outcome, "version": version_of(found)}
    return {**shown, "trail": trail(found.year_ending, found)}


def url_of(outcome: Outcome) -> str:
    return reverse("programme:outcome", args=[outcome.pk])
