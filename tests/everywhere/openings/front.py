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
        ({"slug": "late"}, {"slug": "same-decision"}, {"slug": "midways-overdue"}), kind="list", get=LISTS
    ),
    "front:worklist-excel": Opening(({"slug": "late"},), page=False, get=EXPORT),
    "front:worklist-export": Opening(({"slug": "late"},), get=WHOLE, post=WHOLE),
    "front:calendar": Opening(kind="list", get=LISTS),
    "front:meetings": Opening(page=False, get=EXPORT),
    "front:visits": Opening(({"child": AMARA},), get=HEADER, role="liro"),
    "front:history": Opening(({"child": AMARA},), get=EDIT, role="liro"),
    "front:child": Opening(({"child": AMARA},), get=HEADER, role="liro"),
}
