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
from footprint.children.particulars import actions, queries, tables
from footprint.children.particulars.forms import Find, Particulars
from footprint.children.particulars.search import day_in, search
from footprint.children.permissions import ADD, FIND
from footprint.page import clock
from footprint.page.access import allowed
from footprint.page.acts import ActPage, Cleaned, Done, act, typed
from footprint.page.search_terms import as_asked, key_of, look_for, looked_for
from rulebook.numbers import NHS_FIGURES, without_spaces

ON_A_PAGE = 25
ALIKE = "May be the same child"


@allowed(FIND)
def find(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return look_for(request)
    today, text = clock.today(), looked_for(request)
    within = visible_children(to=request.user, permission=FIND, on=today)
    result = with_holders(search(text=text, within=within, today=today), on=today)
    page = Paginator(result, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "children/find.html", {
        "form": Find({"q": text}) if text else Find(),
        "text": text,
        "page": page,
        "shown": tables.found_table(page.object_list),
        "add": f"{reverse('children:add')}?{as_asked(key_of(request))}" if text and _may_add(request) else "",
    })  # fmt: skip


def _may_add(request: SignedInRequest) -> bool:
    return bool(ADD.scopes(request.user.roles_on(clock.today())))


@allowed(ADD)
def add(request: SignedInRequest) -> HttpResponse:
    """Search first, then create: whoever may be the same child is shown, with a warning, before anything is kept."""
    text, today = looked_for(request), clock.today()
    if not text:
        messages.info(request, "Search first. A child who is not found can then be added.")
        return redirect("children:find")
    visible = visible_children(to=request.user, permission=ADD, on=today)
    form = Particulars(typed(request), initial=taken_from(text))

    def alike(cleaned: Cleaned) -> list[Any]:
        names = " ".join(cleaned[name] for name in ("given_names", "family_name", "known_as"))
        return queries.likely_duplicates(names=names, born_on=cleaned["born_on"], within=visible, on=today)

    def warn(cleaned: Cleaned) -> list[str]:
        return [f"{tables.called(child)}, may be the same child." for child in alike(cleaned)]

    def save(cleaned: Cleaned) -> Done:
        child = actions.add_child(given=cleaned, visible=visible, by=request.user, on=today, at=timezone.now())
        return Done(f"{child} is added.", page_of(child.pk))

    page = ActPage(
        "Add a child",
        button="Add the child",
        trail=[{"label": "Find a child", "url": reverse("children:find")}],
        template="children/add.html",
        context={"alike": lambda: tables.found_table(alike(form.cleaned_data), caption=ALIKE, key="alike")},
    )
    return act(request, form=form, save=save, page=page, warnings=warn)


def taken_from(text: str) -> dict[str, Any]:
    """What was searched for, in the boxes where it belongs."""
    born, rest = day_in(text, today=clock.today())
    number, words = without_spaces(rest), rest.replace(",", " ").split()
    result: dict[str, Any] = {"born_on": born, "birth": "known"}
    if any(letter.isdigit() for letter in number):
        return result | {"nhs_number" if number.isdigit() and len(number) == NHS_FIGURES else "local_id": number}
    return result | {"given_names": " ".join(words[:-1]), "family_name": words[-1] if words else ""}
