"""What is done with the team’s posts, as the trail names it."""

from footprint.audit.declared import AuditAction


class TeamAction(AuditAction):
    ADD_POST = "add_post"
    CHANGE_POST = "change_post"
    END_POST = "end_post"
