"""What is done with the work programme, as the trail names it."""

from footprint.audit.declared import AuditAction


class ProgrammeAction(AuditAction):
    ADD_OUTCOME = "add_outcome"
    CHANGE_OUTCOME = "change_outcome"
    REMOVE_OUTCOME = "remove_outcome"
    RESTORE_OUTCOME = "restore_outcome"
    TELL_PROGRESS = "tell_progress"
    CARRY_OVER_OUTCOME = "carry_over_outcome"
