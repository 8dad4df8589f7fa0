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
AMARA = {"child": register.AMARA}

OPENINGS: dict[str, Opening] = {
    "team:unallocated": Opening(queries=12, get=ALLOCATE, post=ALLOCATE),
    "team:unallocated-export": Opening(queries=7, get=WHOLE, post=WHOLE),
    "team:caseloads-excel": Opening(page=False, get=EXPORT),
    "team:child": Opening((AMARA,), queries=18, get=HEADER, post=ALLOCATE, role="liro"),
    "team:end-allocation": Opening((AMARA,), queries=10, get=ALLOCATE, post=ALLOCATE),
    "team:told": Opening((AMARA,), queries=10, get=EDIT, post=EDIT, role="liro"),
    "team:caseloads": Opening(queries=10, get=WORKLIST, role="liro"),
    "team:caseload": Opening(({"person": register.OFFICER},), queries=11, get=WORKLIST, role="liro"),
    "team:share-out": Opening(({"person": register.OFFICER},), queries=10, get=ALLOCATE, post=ALLOCATE),
    "team:changes": Opening(queries=7, get=WORKLIST, role="liro"),
    "team:cover": Opening(queries=6, get=COVER),
    "team:book-cover": Opening(queries=10, get=COVER, post=COVER),
    "team:end-cover": Opening(({"cover": register.COVER},), queries=5, get=COVER, post=COVER),
    "team:posts": Opening(queries=5, get=POSTS),
    "team:add-post": Opening(queries=5, get=POSTS, post=POSTS),
    "team:change-post": Opening(({"post": register.POST},), queries=5, get=POSTS, post=POSTS),
    "team:end-post": Opening(({"post": register.POST},), queries=5, get=POSTS, post=POSTS),
}
