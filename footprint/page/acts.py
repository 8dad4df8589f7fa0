"""The one way in which a page asks for something and does it: `act` for a form, `press` for a button alone.

The form is shown; sent, it is refused in sentences, warned of, found to rest on what has changed, or written once,
however often it is sent. Every answer to sending is a redirect, so that Back shows a page and sends nothing. What was
typed comes back with its form until it is written.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from footprint.page.act_tokens import Token, consent_to, new_token, person_of, token_of, version_of
from footprint.page.datefield import far_days, format_day
from footprint.page.models import SentForm
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.page.stashes import can_stash, clear_old, drop, stash, stash_of, typed

__all__ = ["ActPage", "Cleaned", "Done", "SecondClick", "act", "press", "typed", "version_of"]

Cleaned = dict[str, Any]
Rows = Sequence[tuple[str, str]]
STALE = "This page was open for too long, and nothing was saved. Check what you typed and send it again."
AGAIN = "Nothing was saved yet. Check what you typed and send it again."
CLASH = (
    "Somebody else has changed this since you opened the page, and nothing was saved. Compare what you typed with what "
    "is stored now, and send it again if it still holds."
)
ENDED = "Your access, or your role, ended before this was sent, and nothing was saved. Ask an administrator."
CLAIM = "INSERT INTO page_sentform (key, sent_at, sentence, \"to\") VALUES (%s, %s, '', '') ON CONFLICT DO NOTHING"


@dataclass(frozen=True)
class Done:
    """What was done, in a sentence, and the address that comes next."""

    sentence: str
    to: str


@dataclass(frozen=True)
class ActPage:
    """What stands around the questions. `title` names nobody; `back` is where Cancel leads; `stored` is what is stored
    now, by its label, where the form's own first answers don't say it."""

    heading: str
    button: str = "Save"
    title: str = ""
    before: str = ""
    trail: Sequence[Mapping[str, str]] = ()
    back: str = ""
    danger: bool = False
    stored: Rows = ()
    template: str = "page/act.html"
    confirm_template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Why a form was not written: sentences, and what is stored now where somebody else has changed it."""

    sentences: Sequence[str] = ()
    confirm: bool = False
    clash: bool = False
    now: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"sentences": [*self.sentences], "confirm": self.confirm, "clash": self.clash, "now": {**self.now}}


Save = Callable[[Cleaned], Done]
Warn = Callable[[Cleaned], Iterable[str]]


@dataclass(frozen=True)
class Question:
    """One form of one request, and how it is written."""

    request: HttpRequest
    form: forms.BaseForm
    save: Save
    page: ActPage
    version: str
    warn: Warn

    def warnings(self) -> list[str]:
        """Those of the act, and of days that are far away."""
        far = far_days(self.form) if isinstance(self.form, forms.Form) else []
        return [*far, *self.warn(dict(self.form.cleaned_data))]


def act(
    request: HttpRequest,
    *,
    form: forms.BaseForm,
    save: Save,
    page: ActPage,
    version: str = "",
    warnings: Warn | None = None,
) -> HttpResponse:
    """Shows the form, which is bound to `typed(request)`, or sends it.

    `save` takes the cleaned answers, calls actions, and raises `NotAllowed` where they refuse; it runs in one
    transaction with the mark of the form. `version` is `version_of` what the page shows, worked out anew in each
    request. `warnings` are sentences about the answers; they are saved when these sentences have been shown for them.
    """
    question = Question(request, form, save, page, version, warnings or (lambda cleaned: ()))
    if request.method != "POST":
        waiting = stash_of(request)
        changed = waiting is not None and waiting.version != version
        return _draw(question, Problem(**waiting.problem) if waiting else None, changed=changed)
    token = token_of(request)
    outcome = _send(question, token)
    done = outcome if isinstance(outcome, Done) else _done_before(token)
    if done:
        return _go_on(request, done)
    assert isinstance(outcome, Problem)
    if not can_stash(request, form):
        return _draw(question, outcome, status=422)
    key, context = (token.key, token.version) if token else ("", "")
    return HttpResponseRedirect(
        stash(request, person=person_of(request), key=key, version=context, problem=outcome.as_json())
    )


def press(request: HttpRequest, *, save: Callable[[], Done], back: str) -> HttpResponse:
    """A button without questions, whose mark `{% button_fields address %}` draws. What is in the way is told on the
    page that it stands on, `back`."""
    token = token_of(request)
    try:
        if token is None:
            raise NotAllowed("This page was open for too long, and nothing was done. Choose the button again.")
        return _go_on(request, _once(request, token, save))
    except NotAllowed as refusal:
        if done := _done_before(token):
            return _go_on(request, done)
        for sentence in refusal.sentences:
            messages.warning(request, sentence)
        return HttpResponseRedirect(back)


class SecondClick:
    """A form is sent again after its act took away the page that it stood on: the answer is the first one's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if request.method != "POST" or not isinstance(fault, Http404):
            return None
        done = _done_before(token_of(request))
        return _go_on(request, done) if done else None


def _send(question: Question, token: Token | None) -> Done | Problem:
    form = question.form
    if token is None:
        return Problem([STALE])
    if not form.is_valid():
        return Problem()
    if token.version != question.version:
        return Problem(clash=True)
    try:
        warnings = question.warnings()
        if warnings and token.consent != consent_to(form.cleaned_data, warnings):
            return Problem(confirm=True)
        return _once(question.request, token, lambda: question.save(dict(form.cleaned_data)))
    except ChangedMeanwhile as refusal:
        return Problem(refusal.sentences, clash=True, now=refusal.now)
    except NotAllowed as refusal:
        return Problem(refusal.sentences)


def _once(request: HttpRequest, token: Token, save: Callable[[], Done]) -> Done:
    """Writes in one transaction with the form's key: whoever sends that form meanwhile waits, and writes nothing.

    Whether access has ended since the gate let the request through is asked again here (`still_allowed`).
    """
    at = timezone.now()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [token.key, at])
            first = cursor.rowcount == 1
        if first:
            if not getattr(request, "still_allowed", _always)():
                raise NotAllowed(ENDED)
            done = save()
            SentForm.objects.filter(key=token.key).update(sentence=done.sentence, to=done.to)
            drop(request)
            if token.key.startswith("00"):  # one in 256
                clear_old(at=at)
            return done
    done_before = _done_before(token)
    assert done_before is not None
    return done_before


def _always() -> bool:
    """Of a page that is open to everyone."""
    return True


def _done_before(token: Token | None) -> Done | None:
    row = SentForm.objects.filter(key=token.key).first() if token else None
    return Done(row.sentence, row.to) if row else None


def _go_on(request: HttpRequest, done: Done) -> HttpResponse:
    """Says what was done, once, and leads on."""
    waiting: Any = messages.get_messages(request)
    if done.sentence and all(str(message) != done.sentence for message in waiting):
        messages.success(request, done.sentence)
    waiting.used = False  # reading them here is not showing them
    return HttpResponseRedirect(done.to)


def _draw(question: Question, problem: Problem | None, *, changed: bool = False, status: int = 200) -> HttpResponse:
    request, form, page = question.request, question.form, question.page
    warnings: list[str] = []
    clash = changed or bool(problem and problem.clash)
    if problem:
        warnings = _put_on(question, problem, clash=clash)
    consent = consent_to(form.cleaned_data, warnings) if warnings else ""
    context = {
        "form": form,
        "trail": page.trail,
        "act": {
            "page": page,
            "token": new_token(request, version=question.version, consent=consent),
            "warnings": warnings,
            "stored": _stored_now(form, page, problem) if problem and clash else (),
            "button": f"{page.button} all the same" if warnings else page.button,
        },
        **page.context,
    }
    template = page.confirm_template if warnings and page.confirm_template else page.template
    return render(request, template, context, status=status)


def _put_on(question: Question, problem: Problem, *, clash: bool) -> list[str]:
    """Puts what was in the way on the form's errors; the warnings, where nothing else is in the way."""
    form, sentences, warnings = question.form, list(problem.sentences), list[str]()
    if form.is_valid() and problem.confirm and not clash:
        try:
            warnings = question.warnings()
        except NotAllowed as refusal:
            sentences.extend(refusal.sentences)
    if clash and not problem.sentences:
        sentences.append(CLASH)
    if not sentences and not warnings and not form.errors:
        sentences.append(AGAIN)
    if sentences:
        form.add_error(None, sentences)
    return warnings


def _stored_now(form: forms.BaseForm, page: ActPage, problem: Problem) -> Rows:
    """What is stored now where that is not what was typed."""
    if problem.now or page.stored:
        return [*(problem.now or dict(page.stored)).items()]
    changed = [form[name] for name in form.changed_data if name in form.initial]
    return [(str(box.label), _in_words(box.field, box.initial)) for box in changed]


def _in_words(question: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return format_day(value)
    if isinstance(value, list | tuple | set):
        return ", ".join(_in_words(question, item) for item in value) or "Nothing"
    labels = {str(key): str(label) for key, label in getattr(question, "choices", ())}
    return labels.get(str(value), str(value)) if value not in (None, "") else "Nothing"
