"""What is done with files that people give, and letters, as the trail names it."""

from footprint.audit.declared import AuditAction


class PostAction(AuditAction):
    KEEP_FILE = "keep_file"
    WRITE_LETTERS = "write_letters"
    SEND_LETTER = "send_letter"
