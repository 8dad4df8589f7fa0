"""What is done with the service as a whole, as the trail names it."""

from footprint.audit.declared import AuditAction, Logged
from footprint.audit.security import SYSTEM


class FrontAction(AuditAction):
    BACKUP = "backup", Logged(SYSTEM, "Made a backup")
    RESTORE = "restore", Logged(SYSTEM, "Restored a backup")
