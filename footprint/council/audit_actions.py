"""What is done with the council’s settings, as the trail names it."""

from footprint.audit.declared import AuditAction, Logged
from footprint.audit.security import SYSTEM


class CouncilAction(AuditAction):
    SET_VALUE = "set_value", Logged(SYSTEM, "Changed a setting")
    ADD_HOLIDAY = "add_holiday", Logged(SYSTEM, "Added a bank holiday")
    REMOVE_HOLIDAY = "remove_holiday", Logged(SYSTEM, "Removed a bank holiday")
    SET_PUBLISHED = "set_published", Logged(SYSTEM, "Changed a number that others published")
