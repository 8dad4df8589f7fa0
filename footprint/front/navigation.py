"""The menu of a signed-in page: where the person's roles let them go."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from footprint.accounts.middleware import must_set_up_device
from footprint.accounts.permissions import MANAGE_PEOPLE
from footprint.audit.middleware import person_of
from footprint.children.permissions import (
    ALLOCATE,
    BREAK_GLASS,
    FIND,
    JUDGE_ALERTS,
    LIFT,
    SEE_BROKEN_GLASS,
    SEE_ENGAGEMENTS,
    VIEW_READERS,
    VIEW_WORKLIST,
)
from footprint.council import queries as council
from footprint.council.permissions import CHANGE_SETTINGS
from footprint.front.permissions import OPEN_FIRST_PAGE, VIEW_SECURITY_LOG
from footprint.interchange.permissions import RUN_IMPORT
from footprint.page import clock
from footprint.page.access import Permission
from footprint.page.nouns import Nouns
from footprint.reporting.permissions import VIEW_FIGURES
from footprint.reviews.permissions import VIEW_RECORD


@dataclass(frozen=True)
class Item:
    """One entry; `under` are the beginnings of the addresses on which it is the current one."""

    label: str
    name: str
    permission: Permission
    under: tuple[str, ...] = ()
    alone: bool = False  # the current one on its own address only

    def shown(self, path: str, nouns: Nouns) -> dict[str, Any]:
        url = reverse(self.name)
        current = path == url if self.alone else path.startswith(url)
        return {"label": nouns.worded(self.label), "url": url, "current": current or path.startswith(self.under)}


ITEMS = (
    Item("This week", "front:home", OPEN_FIRST_PAGE, under=("/this-week/",), alone=True),
    Item("Find a child", "children:find", FIND, alone=True),
    Item("After reviews", "reviews:after", VIEW_RECORD, alone=True),
    Item("Calendar", "front:calendar", VIEW_WORKLIST),
    Item("Without an IRO", "team:unallocated", ALLOCATE),
    Item("Caseloads", "team:caseloads", VIEW_WORKLIST, under=("/team/cover/", "/team/posts/")),
    Item("Figures", "reporting:figures", VIEW_FIGURES),
    Item("Annual reports", "report:reports", VIEW_FIGURES),
    Item("Work programme", "programme:year", VIEW_FIGURES),
    Item("Engagements", "children:engagements", SEE_ENGAGEMENTS),
    Item("Import", "interchange:start", RUN_IMPORT),
    Item("People", "accounts:people", MANAGE_PEOPLE),
    Item("Changes to confirm", "accounts:changes", MANAGE_PEOPLE),
    Item("Settings", "council:settings", CHANGE_SETTINGS, under=("/reviews/record-in-word/",)),
    Item("Records to confirm", "children:waiting", LIFT),
    Item("Open a restricted record", "children:break-glass", BREAK_GLASS),
    Item("Opened in an emergency", "children:broken-glass", SEE_BROKEN_GLASS),
    Item("Alerts", "children:alerts", JUDGE_ALERTS),
    Item("Who looked", "children:find-readers", VIEW_READERS),
    Item("Security log", "front:security-log", VIEW_SECURITY_LOG),
)


def menu(request: HttpRequest) -> dict[str, Any]:
    """Nothing for a browser without a session, which costs no query, nor before a device is set up."""
    if not person_of(request) or not request.user.is_authenticated:
        return {}
    if must_set_up_device(request.user):
        return {}
    roles, nouns = request.user.roles_now, council.nouns(on=clock.today())
    return {"navigation": [item.shown(request.path, nouns) for item in ITEMS if item.permission.scopes(roles)]}
