"""What waits of imports on the first page: files given and not yet taken in, and conflicts that nobody has decided."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from footprint.accounts.models import Person
from footprint.interchange import queries
from footprint.interchange.conflict_tables import conflicts_table
from footprint.interchange.import_tables import waiting_table
from footprint.interchange.permissions import DECIDE_CONFLICT, RUN_IMPORT
from footprint.page.tables import Table

FIRST = 5


@dataclass(frozen=True)
class Part:
    """One list: how many there are, the first of them, and the page of all with the words of the link to it."""

    title: str
    count: int
    table: Table
    url: str
    way: str


def imports_waiting(person: Person, *, on: date) -> list[Part]:
    """The lists that the person's roles let them work on. Three queries at most."""
    roles, result = person.roles_on(on), []
    if RUN_IMPORT.scopes(roles):
        rows, count = queries.first_of(queries.uploads_waiting(), FIRST)
        url = reverse("interchange:start")
        result.append(Part("Imports waiting", count, waiting_table(rows), url, "All imports"))
    if DECIDE_CONFLICT.scopes(roles):
        rows, count = queries.first_conflicts(to=person, on=on, many=FIRST)
        way = "Decide them" if count != 1 else "Decide it"
        result.append(Part("Conflicts to decide", count, conflicts_table(rows), reverse("interchange:conflicts"), way))
    return result
