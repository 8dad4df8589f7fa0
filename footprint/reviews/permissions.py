"""What people do with reviews, and which role may: rows of the permission table."""

from footprint.page.access import declare

SECTION = "Reviews"

SCHEDULE = declare(SECTION, "Schedule or move a review", iro="o", liro="t", bs="t")
ATTENDANCE = declare(SECTION, "Record attendance and participation codes", iro="o", liro="t", bs="t")
