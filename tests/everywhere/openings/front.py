"""The addresses of worklists and of a child's page."""

from footprint.front.worklists import WORKLISTS
from tests.everywhere.opening import Opening
from tests.register import AMARA

HEADER = "View header (name, DOB, legal status, IRO, SW)"
EXPORT = "See counts of and print or export one's own worklist"
LISTS = "View identifiable team worklist"
EDIT = "Edit header and contacts"
WHOLE = "Export identifiable list (XLSX/CSV)"
# The first list of each kind of rows that an IRO has.
LISTS_OF_EACH_KIND = {one.kind: {"slug": one.slug} for one in reversed(WORKLISTS) if "iro" in one.roles}

OPENINGS: dict[str, Opening] = {
    "front:worklist": Opening(tuple(LISTS_OF_EACH_KIND.values()), kind="list", get=LISTS),
    "front:worklist-excel": Opening(({"slug": "late"},), page=False, get=EXPORT),
    "front:worklist-export": Opening(({"slug": "late"},), get=WHOLE, post=WHOLE),
    "front:calendar": Opening(kind="list", get=LISTS),
    "front:meetings": Opening(page=False, get=EXPORT),
    "front:visits": Opening(({"child_id": AMARA},), get=HEADER, role="liro"),
    "front:history": Opening(({"child_id": AMARA},), get=EDIT, role="liro"),
    "front:child": Opening(({"child_id": AMARA},), get=HEADER, role="liro"),
}
