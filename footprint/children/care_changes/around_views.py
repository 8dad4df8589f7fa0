"""What goes on around a child's care: who holds the case, court proceedings, a placement for adoption."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from footprint.accounts.queries import people
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import leaves_a_read
from footprint.children.access import open_child
from footprint.children.care_changes import actions, corrections, forms, shown
from footprint.children.care_changes.asking import ask
from footprint.children.models import Child
from footprint.children.permissions import ENTER_CARE
from footprint.children.queries import teams
from footprint.page import clock
from footprint.page.access import allowed


@allowed(ENTER_CARE)
@leaves_a_read(kind="child", key="child")
def social_worker(request: SignedInRequest, child: UUID) -> HttpResponse:
    found, today = open_child(request, pk=child, permission=ENTER_CARE), clock.today()
    form = forms.NewWorker(request.POST or None, people=list(people(on=today, role="sw")), teams=list(teams(on=today)))

    def do(*, on: Any, **given: Any) -> None:
        actions.set_social_worker(**given)

    words = ("Change the social worker", "Change the social worker", "The social worker is changed.")
    history = shown.workers_table(list(found.social_workers.select_related("team").order_by("-from_on")))
    return ask(request, found, form, do, words=words, of="social_workers", history=history)


@allowed(ENTER_CARE)
@leaves_a_read(kind="child", key="child")
def proceedings(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Care proceedings begin, or end: whichever is next."""
    found = open_child(request, pk=child, permission=ENTER_CARE)
    rows = list(found.proceedings.order_by("-from_on"))
    running = bool(rows) and rows[0].until_on is None

    def do(**given: Any) -> None:
        actions.set_proceedings(running=not running, **given)

    words = ("Care proceedings", "They have ended", "The end of proceedings is entered.") if running else (
        "Care proceedings", "They have begun", "The start of proceedings is entered.")  # fmt: skip
    before = "Care proceedings run by this record." if running else "No care proceedings run by this record."
    form = forms.FromDay(request.POST or None)
    history = shown.spans_table(rows, "Care proceedings until now")
    return ask(request, found, form, do, words=words, before=before, of="proceedings", history=history)


@allowed(ENTER_CARE)
@leaves_a_read(kind="child", key="child")
def adoption(request: SignedInRequest, child: UUID) -> HttpResponse:
    """Placed for adoption from a day, or no longer: whichever is next."""
    found = open_child(request, pk=child, permission=ENTER_CARE)
    rows = list(found.adoption_placements.select_related("child").order_by("-from_on"))
    placed = rows[0] if rows and rows[0].until_on is None else None
    history = shown.spans_table(rows, "Placements for adoption until now")
    back = ("Care", "children:care")
    if placed is None:
        words = ("Placed for adoption", "Enter the placement", "The placement for adoption is entered.")
        before = "Reviews follow the timetable for adoption from that day."
        form: Any = forms.FromDay(request.POST or None)
        return ask(request, found, form, corrections.place_for_adoption, words=words, before=before,
                   of="adoption_placements", history=history, back=back)  # fmt: skip

    def do(*, child: Child, **given: Any) -> None:
        corrections.end_adoption_placement(placement=placed, **given)

    words = ("No longer placed for adoption", "Enter the end", "The end of the placement is entered.")
    form = forms.EndPlacedForAdoption(request.POST or None)
    return ask(request, found, form, do, words=words, of="adoption_placements", history=history, back=back)
