"""Changes of one child after which the review may have to be brought forward: to read, to note, to choose about."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.addresses import page_of
from footprint.children.models import Child
from footprint.page import clock
from footprint.page.access import Hidden, Permission, allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed, version_of
from footprint.page.datefield import format_day
from footprint.reviews.early import actions, forms
from footprint.reviews.early.policies import words_of
from footprint.reviews.early.tables import chosen_table, open_table, parted
from footprint.reviews.early.worklist_rows import open_of
from footprint.reviews.models import BOOKED, EarlyTrigger, Meeting, Review
from footprint.reviews.permissions import CHOOSE_EARLY, SCHEDULE, SEND_NOTICE, VIEW_REVIEW
from rulebook.early_reviews import FORWARD, REASONS


@allowed(get=VIEW_REVIEW)
@records_page_view(kind="child", key="child_id")
def changes(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=VIEW_REVIEW), clock.today()
    roles = () if request.only_looking else request.user.roles_on(on)
    chosen = list(EarlyTrigger.objects.filter(child=child).exclude(choice="").order_by("-known_on", "code"))
    to_hold, held = _reviews(child)
    may_choose = bool(to_hold and CHOOSE_EARLY.scopes(roles))
    last = max(held, default=None)
    again = {trigger.pk for trigger in chosen if may_choose and (last is None or last < trigger.known_on)}
    note = "reviews:note-change" if may_choose else "reviews:notice" if SEND_NOTICE.scopes(roles) else ""
    return render(request, "reviews/early/changes.html", {
        "child": child, "trail": _trail(child), "to_hold": to_hold,
        "open": open_table(open_of(child, on=on), may_choose=may_choose),
        "chosen": chosen_table(chosen, again=again),
        "note": reverse(note, args=[child.pk]) if note and to_hold else "",
    })  # fmt: skip


@allowed(SEND_NOTICE)
@records_page_view(kind="child", key="child_id")
def notice(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Of the child's social worker or team manager, to the IRO."""
    return _note(request, child_id, SEND_NOTICE, actions.give_notice, "Tell the IRO of a change", "Tell the IRO")


@allowed(CHOOSE_EARLY)
@records_page_view(kind="child", key="child_id")
def note_change(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    return _note(request, child_id, CHOOSE_EARLY, actions.note_one, "Note a change", "Note it")


def _note(
    request: SignedInRequest,
    child_id: UUID,
    permission: Permission,
    write: Callable[..., Any],
    heading: str,
    button: str,
) -> HttpResponse:
    child, on = open_child(request, pk=child_id, permission=permission), clock.today()

    def save(cleaned: Cleaned) -> Done:
        write(change=actions.Noted(child, **cleaned), by=request.user, on=on, at=timezone.now())
        return Done("The change is noted. The child’s IRO chooses what follows.", _page(child))

    before = "The date of the review does not move by itself. The IRO sees the change in This week, and chooses."
    page = ActPage(heading, button=button, before=before, **_around(child))
    form = forms.NoteChange(typed(request), initial={"known_on": on})
    return act(request, form=form, save=save, page=page)


@allowed(CHOOSE_EARLY)
@records_page_view(kind="child", key="child_id")
def choose(request: SignedInRequest, child_id: UUID, which: str) -> HttpResponse:
    """Raises Hidden where nobody noted such a change, and the register does not notice it."""
    child, on = open_child(request, pk=child_id, permission=CHOOSE_EARLY), clock.today()
    code, known_on = parted(which) or ("", None)
    trigger = EarlyTrigger.objects.filter(child=child, code=code, known_on=known_on).first() if known_on else None
    noticed = [item for item in open_of(child, on=on) if (item.code, item.known_on) == (code, known_on)]
    if known_on is None or not (trigger or noticed):
        raise Hidden(("child", str(child_id)))
    initial = {name: getattr(trigger, name) for name in ("choice", "target_on")} if trigger else {}
    form = forms.Choose(typed(request), initial=initial, code=code, again=bool(trigger and trigger.choice))
    words = words_of(trigger)

    def save(cleaned: Cleaned) -> Done:
        row = actions.Chosen(child, code, known_on, **cleaned, expecting=words)
        actions.choose(chosen=[row], by=request.user, on=on, at=timezone.now())
        return Done("Your choice is kept.", _next(request, child) if cleaned["choice"] == FORWARD else _page(child))

    why, note = REASONS[code], trigger.note if trigger else ""
    by_law = " By law an earlier review is to be held." if why.by_law else ""
    page = ActPage(
        "What is to follow?",
        button="Save the choice",
        before=f"{why.words}, known since {format_day(known_on)}.{by_law} {note}".strip(),
        stored=[("The choice", words)],
        **_around(child),
    )
    return act(request, form=form, save=save, page=page, version=version_of(words))


def _next(request: SignedInRequest, child: Child) -> str:
    """To the meeting of the review that is brought forward, for those who book."""
    to_hold, _ = _reviews(child)
    if to_hold is None or not SCHEDULE.scopes(request.user.roles_on(clock.today())):
        return _page(child)
    booked = Meeting.objects.filter(BOOKED, review=to_hold).exists()
    return reverse("reviews:move" if booked else "reviews:book", args=[to_hold.pk]) + f"?next={_page(child)}"


def _reviews(child: Child) -> tuple[Review | None, list[Any]]:
    """The review to hold, and the days of those held. One query."""
    rows = list(Review.objects.filter(child=child))
    return next((review for review in rows if review.held_on is None), None), [
        review.held_on for review in rows if review.held_on
    ]


def _around(child: Child) -> dict[str, Any]:
    changes = _page(child)
    return {"trail": [*_trail(child), {"label": "Changes", "url": changes}], "back": changes}


def _page(child: Child) -> str:
    return reverse("reviews:early", args=[child.pk])


def _trail(child: Child) -> list[dict[str, str]]:
    return [{"label": child.name, "url": page_of(child.pk)}]
