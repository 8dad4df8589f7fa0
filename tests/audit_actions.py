"""Actions of no app, for tests of the trail itself."""

from footprint.audit.declared import AuditAction


class CardAction(AuditAction):
    ISSUE_CARD = "issue_card"
    EXTEND_CARD = "extend_card"
    WITHDRAW_CARD = "withdraw_card"
    IMPORT_CARDS = "import_cards"
    RENAME = "rename"
    OUTER = "outer"
    INNER = "inner"
    MOVE_REVIEW = "move_review"
    IMPORT_FILES = "import_files"
