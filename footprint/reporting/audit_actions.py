"""What is done with figures and annual reports, as the trail names it."""

from footprint.audit.declared import AuditAction


class ReportingAction(AuditAction):
    EXPORT_FIGURE = "export_figure"
    EXPORT_PROGRAMME = "export_programme"
    LET_NAME_STAND = "let_name_stand"
    SEND_REPORT_FOR_APPROVAL = "send_report_for_approval"
    TAKE_REPORT_BACK = "take_report_back"
    APPROVE_REPORT = "approve_report"
    PUBLISH_REPORT = "publish_report"
    BEGIN_NEXT_VERSION = "begin_next_version"
    WITHDRAW_REPORT = "withdraw_report"
    EXPORT_REPORT = "export_report"
    SAVE_PASSAGE = "save_passage"
    SETTLE_PASSAGE = "settle_passage"
    BRING_WORDING_BACK = "bring_wording_back"
    COMMENT_ON_REPORT = "comment_on_report"
    SETTLE_COMMENT = "settle_comment"
    BEGIN_REPORT = "begin_report"
