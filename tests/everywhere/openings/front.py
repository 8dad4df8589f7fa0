"""The addresses of worklists and of a child's page."""

from tests.everywhere.opening import Opening
from tests.register import AMARA

HEADER = "View header (name, DOB, legal status, IRO, SW)"
EXPORT = "See counts of and print or export one's own worklist"
LISTS = "View identifiable team worklist"
EDIT = "Edit header and contacts"
WHOLE = "Export identifiable list (XLSX/CSV)"
LISTS_OF_EACH_KIND = ({"slug": "late"}, {"slug": "same-decision"}, {"slug": "midways-overdue"})

OPENINGS: dict[str, Opening] = {
    "front:worklist": Opening(
        ({"slug": "late"}, {"slug": "same-decision"}, {"slug": "midways-overdue"}), queries=6, get=LISTS
    ),
    "front:worklist-excel": Opening(({"slug": "late"},), page=False, get=EXPORT),
    "front:worklist-export": Opening(({"slug": "late"},), queries=7, get=WHOLE, post=WHOLE),
    "front:calendar": Opening(queries=7, get=LISTS),
    "front:meetings": Opening(page=False, get=EXPORT),
    "front:visits": Opening(({"child": AMARA},), queries=12, get=HEADER, role="liro"),
    "front:history": Opening(({"child": AMARA},), queries=15, get=EDIT, role="liro"),
    "front:child": Opening(({"child": AMARA},), queries=12, get=HEADER, role="liro"),
}
