"""Who reads the demo council's records from outside: an audit, an inspection, and a record opened in an emergency."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time

from footprint.accounts.models import Person
from footprint.children.access import visible_children
from footprint.children.alerts.actions import break_glass
from footprint.children.audit_engagements.actions import agree_engagement
from footprint.children.models import Child
from footprint.children.permissions import VIEW
from footprint.council.queries import standards

AGREED_ON, FRIDAY = date(2014, 4, 22), date(2014, 4, 25)
# Purpose, who reads, first and last day, and which of the children in care, by their place among them.
ENGAGEMENTS = (
    ("Audit of first reviews, spring 2014", "Alina Petrov", date(2014, 4, 22), date(2014, 5, 30), (2, 9, 17, 25)),
    ("Inspection of services for looked-after children", "Ruth Feldman", date(2014, 4, 28), date(2014, 5, 9),
     (5, 12, 20, 30, 38)),
)  # fmt: skip


def watch(staff: Mapping[str, Person], *, in_care: Sequence[str]) -> None:
    """On the Friday before, the head of service opened the restricted record; nobody has judged it yet."""
    gwen = staff["Gwen Abara"]
    visible = visible_children(to=gwen, permission=VIEW, on=AGREED_ON)
    restricted = Child.objects.get(restricted=True)
    open_ones = [one for one in in_care if one != restricted.local_id]
    for purpose, reader, first, last, places in ENGAGEMENTS:
        agree_engagement(
            purpose=purpose, people=[staff[reader]], from_on=first, last_on=last,
            numbers=[open_ones[place] for place in places], visible=visible,
            by=gwen, on=AGREED_ON, at=datetime.combine(AGREED_ON, time(9), UTC),
        )  # fmt: skip
    break_glass(
        number=restricted.local_id, reason="Reported missing at school; no named reader could be reached",
        by=staff["Margaret Oyelaran"], link=str, on=FRIDAY, at=datetime.combine(FRIDAY, time(15, 40), UTC),
        standards=standards(on=FRIDAY),
    )  # fmt: skip
