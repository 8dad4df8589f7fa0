from datetime import date

from footprint.accounts.models import Person
from footprint.children.audit_engagements.queries import is_engaged
from footprint.reporting.permissions import VIEW_WHOLE_FIGURES


def can_see_whole(*, person: Person, on: date) -> bool:
    """Whether somebody sees small numbers: the lead and the head of service, and inspectors while an engagement of
    theirs runs."""
    scopes = VIEW_WHOLE_FIGURES.scopes(person.roles_on(on))
    return bool(scopes - {"x"}) or ("x" in scopes and is_engaged(person, on=on))
