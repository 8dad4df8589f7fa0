"""Find a child; only from there, add one."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.addresses import page_of
from footprint.children.holders import with_holders
from footprint.children.particulars import actions, queries, shown
from footprint.children.particulars.forms import AddChild, Find
from footprint.children.particulars.search import day_in, search
from footprint.children.permissions import ADD, FIND
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.looked_for import as_asked, key_of, look_for, looked_for
from footprint.page.refusals import NotAllowed
from rulebook.numbers import NHS_FIGURES, without_spaces

ON_A_PAGE = 25


@allowed(FIND)
def find(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return look_for(request)
    today, typed = clock.today(), looked_for(request)
    within = visible_children(to=request.user, permission=FIND, on=today)
    found = with_holders(search(text=typed, within=within, today=today), on=today)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "children/find.html", {
        "form": Find({"q": typed}) if typed else Find(),
        "typed": typed,
        "page": page,
        "shown": shown.found_table(page.object_list),
        "add": f"{reverse('children:add')}?{as_asked(key_of(request))}" if typed and _may_add(request) else "",
    })  # fmt: skip


def _may_add(request: SignedInRequest) -> bool:
    return bool(ADD.scopes(request.user.roles_on(clock.today())))


@allowed(ADD)
def add(request: SignedInRequest) -> HttpResponse:
    """Search first, then create: children who may be the same are shown once more before anything is kept."""
    typed = looked_for(request)
    if not typed:
        messages.info(request, "Search first. A child who is not found can then be added.")
        return redirect("children:find")
    form = AddChild(request.POST or None, initial=taken_from(typed))
    context: dict[str, Any] = {"form": form, "trail": [{"label": "Find a child", "url": reverse("children:find")}]}
    if request.method == "POST" and form.is_valid():
        answer = _add(request, form, context)
        if answer:
            return answer
    return render(request, "children/add.html", context)


def _add(request: SignedInRequest, form: AddChild, context: dict[str, Any]) -> HttpResponse | None:
    today, given = clock.today(), dict(form.cleaned_data)
    another = given.pop("another")
    visible = visible_children(to=request.user, permission=ADD, on=today)
    names = " ".join(given[name] for name in ("given_names", "family_name", "known_as"))
    alike = queries.likely_duplicates(names=names, born_on=given["born_on"], within=visible, on=today)
    if alike and not another:
        context["alike"] = shown.found_table(alike, caption="May be the same child", key="alike")
        form.add_error("another", "Look at the children below. Tick the box if this is none of them")
        return None
    try:
        child = actions.add_child(given=given, visible=visible, by=request.user, on=today, at=timezone.now())
    except NotAllowed as fault:
        form.add_error(None, list(fault.sentences))
        return None
    messages.success(request, f"{child} is added.")
    return redirect(page_of(child.pk))


def taken_from(typed: str) -> dict[str, Any]:
    """What was searched for, in the boxes where it belongs."""
    born, rest = day_in(typed, today=clock.today())
    number, words = without_spaces(rest), rest.replace(",", " ").split()
    found: dict[str, Any] = {"born_on": born, "birth": "known"}
    if any(letter.isdigit() for letter in number):
        return found | {"nhs_number" if number.isdigit() and len(number) == NHS_FIGURES else "local_id": number}
    return found | {"given_names": " ".join(words[:-1]), "family_name": words[-1] if words else ""}
