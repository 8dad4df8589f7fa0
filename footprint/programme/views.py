"""The pages on which the programme is written. Those on which it is read, with live figures, are above this storey."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.programme import actions, queries
from footprint.programme.actions import Told, Written
from footprint.programme.forms import CarryOver, TellProgress, Why, WriteOutcome
from footprint.programme.models import STATES
from footprint.programme.pages import ABOUT, act_page, get, trail, url_of, year_asked, year_url
from footprint.programme.permissions import EDIT_PROGRAMME
from footprint.programme.policies import called, next_year, words_of
from footprint.programme.queries import Standing


@allowed(EDIT_PROGRAMME)
def add(request: SignedInRequest) -> HttpResponse:
    year = year_asked(request)

    def save(cleaned: Cleaned) -> Done:
        actions.add_outcomes(year_ending=year, written=[Written(**cleaned)], by=request.user, at=timezone.now())
        return Done(f"The outcome is in the programme for {called(year)}.", year_url(year))

    page = ActPage(
        "Add an outcome",
        button="Add the outcome",
        trail=trail(year),
        back=year_url(year),
        template=ABOUT,
        context={"about": f"Work programme {called(year)}"},
    )
    return act(request, form=WriteOutcome(typed(request), year_ending=year), save=save, page=page)


@allowed(EDIT_PROGRAMME)
def change(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    outcome = get(outcome_id)
    first, words = WriteOutcome.shown_of(outcome), words_of(outcome)
    form = WriteOutcome(typed(request), initial=first, year_ending=outcome.year_ending, has_place=True)

    def save(cleaned: Cleaned) -> Done:
        number = cleaned.pop("number")
        actions.change_outcome(
            outcome=outcome.pk, written=Written(**cleaned), number=number, expecting=words, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return Done("The outcome is changed.", url_of(outcome))

    page = act_page(outcome, "Change the outcome", button="Save the outcome")
    return act(request, form=form, save=save, page=page, version=version_of(words))


@allowed(EDIT_PROGRAMME)
def tell(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    outcome = get(outcome_id)

    def save(cleaned: Cleaned) -> Done:
        tellings = [Told(outcome.pk, **cleaned)]
        actions.tell_progress(tellings=tellings, by=request.user, on=clock.today(), at=timezone.now())
        return Done("The note is kept.", url_of(outcome))

    page = act_page(outcome, "How is it going?", button="Keep the note")
    return act(request, form=TellProgress(typed(request)), save=save, page=page)


@allowed(EDIT_PROGRAMME)
def remove(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    outcome = get(outcome_id)

    def save(cleaned: Cleaned) -> Done:
        actions.remove_outcome(outcome=outcome.pk, by=request.user, on=clock.today(), at=timezone.now(), **cleaned)
        return Done("The outcome is taken out. It can be put back.", year_url(outcome.year_ending))

    page = act_page(
        outcome,
        "Take the outcome out of the programme",
        button="Take it out",
        before="What was told of it is kept. The other outcomes keep their numbers.",
    )
    return act(request, form=Why(typed(request)), save=save, page=page)


@allowed(EDIT_PROGRAMME)
def restore(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    outcome = get(outcome_id)

    def save(cleaned: Cleaned) -> Done:
        actions.restore_outcome(outcome=outcome.pk, by=request.user, at=timezone.now(), **cleaned)
        return Done("The outcome is back, as the last one.", year_url(outcome.year_ending))

    page = act_page(outcome, "Put the outcome back", button="Put it back")
    return act(request, form=Why(typed(request)), save=save, page=page)


@allowed(EDIT_PROGRAMME)
def carry_over(request: SignedInRequest) -> HttpResponse:
    """Into the programme of the year after the one that the address asks for."""
    year = year_asked(request)
    left, after = queries.to_carry(year_ending=year), next_year(year)
    choices = [(str(standing.outcome.pk), f"{standing.outcome.number}. {standing.outcome}") for standing in left]
    first = {"outcomes": [str(standing.outcome.pk) for standing in left if standing.state != "done"]}
    form = CarryOver(typed(request), choices=choices, hints=dict(map(_hint, left)), initial=first)

    def save(cleaned: Cleaned) -> Done:
        keys = [UUID(key) for key in cleaned["outcomes"]]
        made = actions.carry_over(outcomes=keys, by=request.user, at=timezone.now())
        outcomes = "1 outcome is" if len(made) == 1 else f"{len(made)} outcomes are"
        return Done(f"{outcomes} carried over. Look at each: its day is a year later.", year_url(after))

    ticked = (
        f"What you tick stands in the programme for {called(after)} too, to be reached a year later. What is not done "
        "is ticked already. Change each there as the new year wants it."
    )
    page = ActPage(
        f"Begin {called(after)} from {called(year)}",
        button="Carry them over",
        before=ticked if left else f"Everything in the programme for {called(year)} is in the next one already.",
        trail=trail(year),
        back=year_url(year),
    )
    return act(request, form=form, save=save, page=page)


def _hint(standing: Standing) -> tuple[str, str]:
    return str(standing.outcome.pk), STATES.get(standing.state, "Nothing told of it yet")
