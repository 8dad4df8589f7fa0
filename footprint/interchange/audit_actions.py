"""What is done with files and lists, in and out, as the trail names it."""

from footprint.audit.declared import AuditAction, NotByHand


class InterchangeAction(AuditAction):
    IMPORT_SSDA903 = "import_ssda903", NotByHand("From the files of the return")
    ACCEPT_CONFLICTS = "accept_conflicts", NotByHand("A file’s value was accepted")
    REFUSE_CONFLICTS = "refuse_conflicts"
    DECIDE_CONFLICT_AGAIN = "decide_conflict_again", NotByHand("A conflict was decided again")
    HAND_BACK_RECORDS = "hand_back_records"
    ACCEPT_CONFLICT = "accept_conflict", NotByHand("A list’s value was accepted")
    REFUSE_CONFLICT = "refuse_conflict"
    IMPORT_LIST = "import_list", NotByHand("From a list")
    KEEP_UPLOAD = "keep_upload"
    DROP_UPLOAD = "drop_upload"
    IMPORT_UPLOAD = "import_upload"
    MAP_LIST = "map_list"
