"""The addresses of reviews and their meetings."""

from tests.everywhere.opening import Opening
from tests.register import AMARA_REVIEW, BRAM_REVIEW, ELIN_REVIEW

SCHEDULE = "Schedule or move a review"
ATTENDANCE = "Record attendance and participation codes"
TO_BOOK, BOOKED, WAS_HELD = {"review": AMARA_REVIEW}, {"review": BRAM_REVIEW}, {"review": ELIN_REVIEW}

EXPORT = "See counts of and print or export one's own worklist"

OPENINGS: dict[str, Opening] = {
    "meetings:book-many": Opening(queries=4, get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:file": Opening((BOOKED,), page=False, get=EXPORT, role="liro"),
    "meetings:correct": Opening((WAS_HELD,), queries=11, get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:take-back": Opening((WAS_HELD,), queries=11, get=ATTENDANCE, post=ATTENDANCE, role="liro"),
    "meetings:book": Opening((TO_BOOK,), queries=13, get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:move": Opening((BOOKED,), queries=14, get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:cancel": Opening((BOOKED,), queries=12, get=SCHEDULE, post=SCHEDULE, role="liro"),
    "meetings:held": Opening((TO_BOOK,), queries=11, get=ATTENDANCE, post=ATTENDANCE, role="liro"),
}
