"""What goes on around a child's care: who holds the case, court proceedings, a placement for adoption."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from footprint.accounts.queries import people
from footprint.accounts.request import SignedInRequest
from footprint.audit.reading import records_page_view
from footprint.children.access import open_child
from footprint.children.act_pages import act_page
from footprint.children.care_changes import actions, corrections, forms, tables
from footprint.children.care_changes.entering import enter
from footprint.children.models import Child
from footprint.children.permissions import ENTER_CARE
from footprint.children.queries import teams
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import typed

WITH_HISTORY = "children/act_with_history.html"


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def social_worker(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    child, today = open_child(request, pk=child_id, permission=ENTER_CARE), clock.today()
    form = forms.NewWorker(typed(request), people=list(people(on=today, role="sw")), teams=list(teams(on=today)))

    def do(*, on: Any, **cleaned: Any) -> None:
        actions.set_social_worker(**cleaned)

    history = tables.workers_table(list(child.social_workers.select_related("team").order_by("-from_on")))
    heading = "Change the social worker"
    page = act_page(child, heading, button=heading, template=WITH_HISTORY, context={"shown": history})
    sentence = "The social worker is changed."
    return enter(request, child, form=form, do=do, page=page, sentence=sentence, of="social_workers")


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def proceedings(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Care proceedings begin, or end: whichever is next."""
    child = open_child(request, pk=child_id, permission=ENTER_CARE)
    rows = list(child.proceedings.order_by("-from_on"))
    running = bool(rows) and rows[0].until_on is None

    def do(**cleaned: Any) -> None:
        actions.set_proceedings(running=not running, **cleaned)

    page = act_page(
        child,
        "Care proceedings",
        button="They have ended" if running else "They have begun",
        before=f"{'Care' if running else 'No care'} proceedings run by this record.",
        template=WITH_HISTORY,
        context={"shown": tables.spans_table(rows, "Care proceedings until now")},
    )
    sentence = f"The {'end' if running else 'start'} of proceedings is entered."
    form = forms.FromDay(typed(request))
    return enter(request, child, form=form, do=do, page=page, sentence=sentence, of="proceedings")


@allowed(ENTER_CARE)
@records_page_view(kind="child", key="child_id")
def adoption(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Placed for adoption from a day, or no longer: whichever is next."""
    current_child = open_child(request, pk=child_id, permission=ENTER_CARE)
    rows = list(current_child.adoption_placements.select_related("child").order_by("-from_on"))
    placed = rows[0] if rows and rows[0].until_on is None else None
    context = {"shown": tables.spans_table(rows, "Placements for adoption until now")}
    care = ("Care", reverse("children:care", args=[current_child.pk]))
    if placed is None:
        page = act_page(
            current_child,
            "Placed for adoption",
            care,
            button="Enter the placement",
            before="Reviews follow the timetable for adoption from that day.",
            template=WITH_HISTORY,
            context=context,
        )
        form: Any = forms.FromDay(typed(request))
        sentence, begin = "The placement for adoption is entered.", corrections.place_for_adoption
        return enter(
            request, current_child, form=form, do=begin, page=page, sentence=sentence, of="adoption_placements"
        )

    def end(*, child: Child, **cleaned: Any) -> None:
        corrections.end_adoption_placement(placement=placed, **cleaned)

    heading, button = "No longer placed for adoption", "Enter the end"
    page = act_page(current_child, heading, care, button=button, template=WITH_HISTORY, context=context)
    form, sentence = forms.EndPlacedForAdoption(typed(request)), "The end of the placement is entered."
    return enter(request, current_child, form=form, do=end, page=page, sentence=sentence, of="adoption_placements")
