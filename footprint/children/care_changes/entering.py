"""An act on a child's rows of one kind, which rests on those rows as the page showed them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.addresses import page_of
from footprint.children.care_changes.period_sync import state_of
from footprint.children.models import Child
from footprint.page import clock
from footprint.page.acts import ActPage, Cleaned, Done, act

Do = Callable[..., Any]


def enter(
    request: SignedInRequest, child: Child, *, form: Any, do: Do, page: ActPage, sentence: str, of: str = "episodes"
) -> HttpResponse:
    """`do` is an action of care, which checks the state of the rows `of` one kind again under its lock."""
    state = state_of(child=child, of=of)

    def save(cleaned: Cleaned) -> Done:
        do(child=child, **cleaned, by=request.user, on=clock.today(), at=timezone.now(), expecting=state)
        return Done(sentence, page_of(child.pk))

    return act(request, form=form, save=save, page=page, version=state)
