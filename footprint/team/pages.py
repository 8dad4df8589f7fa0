"""What the team's pages share: the caseloads of a day, and what stands above a page."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from footprint.accounts.models import Person
from footprint.accounts.request import SignedInRequest
from footprint.children.access import visible_children
from footprint.children.allocations.queries import Children
from footprint.children.permissions import VIEW_WORKLIST
from footprint.council.queries import standards
from footprint.page import clock
from footprint.page.access import Hidden
from footprint.team import queries
from footprint.team.queries import Caseload
from rulebook.standards import Standards

Trail = list[dict[str, str]]
TRAIL_OF = {"team:caseloads": "Caseloads", "team:cover": "Cover", "team:posts": "Posts"}


def shown_to(person: Person) -> Children:
    return visible_children(to=person, permission=VIEW_WORKLIST, on=clock.today())


def officers_today(request: SignedInRequest) -> tuple[list[Caseload], Standards]:
    """Those to whom a child can be allocated today, with what they carry."""
    today = clock.today()
    rules = standards(on=today)
    return queries.officers(queries.caseloads(visible=shown_to(request.user), on=today, standards=rules)), rules


def person_of(found: Sequence[Caseload], key: Any) -> Person:
    """The person chosen among those offered."""
    return next(load.person for load in found if str(load.person.pk) == str(key))


def missing(kind: str, key: UUID) -> Hidden:
    return Hidden((kind, str(key)))


def trail(*pages: str) -> Trail:
    return [{"label": TRAIL_OF[page], "url": reverse(page)} for page in pages]


def last_known(day: date | None) -> date:
    return day or clock.today()
