"""The addresses of the service's team and whose IRO."""

from tests import register
from tests.everywhere.opening import Opening

ALLOCATE = "Allocate / reallocate IRO"
COVER = "Book cover for an absence"
POSTS = "Manage posts of the team"
WORKLIST = "View identifiable team worklist"
HEADER = "View header (name, DOB, legal status, IRO, SW)"
EDIT = "Edit header and contacts"
EXPORT = "See counts of and print or export one's own worklist"
WHOLE = "Export identifiable list (XLSX/CSV)"
AMARA = {"child_id": register.AMARA}

OPENINGS: dict[str, Opening] = {
    "team:unallocated": Opening(kind="list", get=ALLOCATE, post=ALLOCATE),
    "team:unallocated-export": Opening(get=WHOLE, post=WHOLE),
    "team:caseloads-excel": Opening(page=False, get=EXPORT),
    "team:child": Opening((AMARA,), get=HEADER, post=ALLOCATE, role="liro"),
    "team:end-allocation": Opening((AMARA,), get=ALLOCATE, post=ALLOCATE),
    "team:told": Opening((AMARA,), get=EDIT, post=EDIT, role="liro"),
    "team:caseloads": Opening(kind="list", get=WORKLIST, role="liro"),
    "team:caseload": Opening(({"person_id": register.OFFICER},), kind="list", get=WORKLIST, role="liro"),
    "team:share-out": Opening(({"person_id": register.OFFICER},), get=ALLOCATE, post=ALLOCATE),
    "team:give-cases": Opening(({"person_id": register.OFFICER},), get=ALLOCATE, post=ALLOCATE),
    "team:changes": Opening(kind="list", get=WORKLIST, role="liro"),
    # Asks for the children whom each of the first five covers leaves to the lead by themselves.
    "team:cover": Opening(kind="list", queries=16, get=COVER),
    "team:book-cover": Opening(get=COVER, post=COVER),
    "team:end-cover": Opening(({"cover_id": register.COVER},), get=COVER, post=COVER),
    "team:posts": Opening(kind="list", get=POSTS),
    "team:add-post": Opening(get=POSTS, post=POSTS),
    "team:change-post": Opening(({"post_id": register.POST},), get=POSTS, post=POSTS),
    "team:end-post": Opening(({"post_id": register.POST},), get=POSTS, post=POSTS),
}
