"""What was typed into a form that could not be written: kept for that person and address until it is sent again.

Text alone, for a day, without marks; never files, and nothing of forms that ask for a password.
"""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from footprint.page.act_tokens import NAME, VALID_FOR, new_key, person_of, token_in
from footprint.page.models import SentForm, StashedForm

KEPT_FOR = timedelta(days=1)
LONGEST = 400_000  # characters of all answers together
IN_ADDRESS = "form"
NOT_KEPT = ("csrfmiddlewaretoken", NAME)
UNSENT = (
    "You were signed out, or signed in anew, before this was sent, and nothing was saved. What you typed is still "
    "here: check it and send it again."
)


def typed(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what is sent, or what was typed before and waits here; None for an empty form."""
    if request.method == "POST":
        return request.POST
    stash = stash_of(request)
    if stash is None:
        return None
    answers = QueryDict(mutable=True)
    for name, values in stash.fields.items():
        answers.setlist(name, values)
    return answers


def stash_of(request: HttpRequest) -> StashedForm | None:
    """The one that the address names, if it is this person's, of this address, and not too old. Read once."""
    if not hasattr(request, "stash"):
        request.stash = _stored(request)  # type: ignore[attr-defined]
    stash: StashedForm | None = request.stash  # type: ignore[attr-defined]
    return stash


def _stored(request: HttpRequest) -> StashedForm | None:
    key, person = request.GET.get(IN_ADDRESS, ""), person_of(request)
    if not key.isalnum() or not person:
        return None
    since = timezone.now() - KEPT_FOR
    return StashedForm.objects.filter(key=key, person=person, path=request.path, stashed_at__gt=since).first()


def can_stash(request: HttpRequest, form: forms.BaseForm) -> bool:
    secret = any(isinstance(field.widget, forms.PasswordInput) for field in form.fields.values())
    return not request.FILES and not secret and _is_short(request)


def stash(request: HttpRequest, *, person: str, key: str, version: str, problem: dict[str, Any]) -> str:
    """Keeps what was sent, and answers with the address at which its form comes back."""
    row = StashedForm(
        key=key or new_key(), person=person, path=request.path, stashed_at=timezone.now(), version=version,
        fields=_answers(request), problem=problem,
    )  # fmt: skip
    fields = ["person", "path", "stashed_at", "version", "fields", "problem"]
    StashedForm.objects.bulk_create([row], update_conflicts=True, unique_fields=["key"], update_fields=fields)
    others = [(name, value) for name, values in request.GET.lists() if name != IN_ADDRESS for value in values]
    return f"{request.path}?{urlencode([*others, (IN_ADDRESS, row.key)])}"


def stash_unsent(request: HttpRequest) -> str:
    """Of somebody who was signed out, or signed in anew, while they wrote: "" where that can't be told or kept.

    The signed mark says whose it is, and that our page was the form's: nothing is written, and only they get it back.
    """
    token = token_in(request) if request.method == "POST" else None
    if token is None or not token.person or token.path != request.path or request.FILES or not _is_short(request):
        return ""
    problem = {"sentences": [UNSENT]}
    return stash(request, person=token.person, key=token.key, version=token.version, problem=problem)


def drop(request: HttpRequest) -> None:
    """The stash that was sent again, and written, is gone."""
    if IN_ADDRESS in request.GET:
        StashedForm.objects.filter(key=request.GET[IN_ADDRESS], person=person_of(request)).delete()


def clear_old(*, at: datetime) -> None:
    """Marks older than they are valid, and stashes of more than a day."""
    SentForm.objects.filter(sent_at__lt=at - VALID_FOR).delete()
    StashedForm.objects.filter(stashed_at__lt=at - KEPT_FOR).delete()


def _answers(request: HttpRequest) -> dict[str, list[str]]:
    """PostgreSQL keeps no NUL: it stands as the sign for an unreadable letter."""
    return {
        name.replace("\0", "�"): [value.replace("\0", "�") for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
    }


def _is_short(request: HttpRequest) -> bool:
    return sum(len(name) + sum(map(len, values)) for name, values in request.POST.lists()) <= LONGEST
