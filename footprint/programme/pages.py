"""What the pages of the programme share: the year that an address asks for, what is found, and where a page leads."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.acts import ActPage
from footprint.programme import queries
from footprint.programme.models import Outcome
from footprint.programme.policies import called
from rulebook.calendar import FIRST_DAY, LAST_EVENT, reporting_year_ending

Trail = list[dict[str, str]]
ABOUT = "programme/about.html"


def year_asked(request: SignedInRequest) -> date:
    """The year to this 31 March; the running one where the address asks for none that there is."""
    running = reporting_year_ending(clock.today())
    cleaned = request.GET.get("year", "")
    known = cleaned.isascii() and cleaned.isdigit() and FIRST_DAY.year < int(cleaned[:5]) < LAST_EVENT.year
    return running.replace(year=int(cleaned)) if known else running


def year_url(year_ending: date, name: str = "programme:year") -> str:
    return f"{reverse(name)}?year={year_ending.year}"


def get(key: UUID) -> Outcome:
    outcome = queries.get_outcome(pk=key)
    if outcome is None:
        raise Http404
    return outcome


def trail(year_ending: date, outcome: Outcome | None = None) -> Trail:
    above = [{"label": f"Work programme {called(year_ending)}", "url": year_url(year_ending)}]
    if outcome is not None:
        above.append({"label": heading(outcome), "url": url_of(outcome)})
    return above


def heading(outcome: Outcome) -> str:
    return f"Outcome {outcome.number}" if outcome.number else "Outcome taken out"


def url_of(outcome: Outcome) -> str:
    return reverse("programme:outcome", args=[outcome.pk])


def act_page(outcome: Outcome, heading: str, **words: Any) -> ActPage:
    """An act on an outcome, whose words stand above its questions."""
    above = trail(outcome.year_ending, outcome)
    context = {"about": outcome.outcome}
    return ActPage(heading, trail=above, back=url_of(outcome), template=ABOUT, context=context, **words)
