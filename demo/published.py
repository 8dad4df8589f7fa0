"""What others published of the years of the made-up council, after an annual report of 2013/14.

Rates and averages are the report's. The populations of two years are those that its own rates give; that of the last,
for which the report has none, is made up.
"""

from datetime import date, datetime

from footprint.audit.actors import Actor
from footprint.council.actions import set_published

OFFICE, DEPARTMENT = "Office for National Statistics, mid-year estimate", "Department for Education, LAIT"
SURVEY, REPORT = "Survey of looked-after children, 2012/13", "Annual report 2012/13"
NUMBERS = (
    ("population_0_17", 2012, "42571", OFFICE),
    ("population_0_17", 2013, "42055", OFFICE),
    ("population_0_17", 2014, "42400", OFFICE),
    ("neighbours_rate", 2012, "78.1", DEPARTMENT),
    ("neighbours_rate", 2013, "81.3", DEPARTMENT),
    ("neighbours_rank", 2012, "3rd lowest", DEPARTMENT),
    ("neighbours_rank", 2013, "3rd lowest", DEPARTMENT),
    ("neighbours_over_20_miles", 2012, "15.5", DEPARTMENT),
    ("neighbours_over_20_miles", 2013, "15.8", DEPARTMENT),
    ("neighbours_over_20_miles", 2014, "16.1", DEPARTMENT),
    ("knew_their_iro", 2013, "71", SURVEY),
    ("contact_progress", 2013, "75", REPORT),
)


def numbers(*, by: Actor, at: datetime) -> None:
    for kind, year, value, source in NUMBERS:
        set_published(kind=kind, year_ending=date(year, 3, 31), value=value, source=source, by=by, at=at)
