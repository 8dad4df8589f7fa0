"""What is done with the register of children, as the trail names it."""

from footprint.audit.declared import OPENS, AuditAction, Logged
from footprint.audit.security import RECORDS


class ChildAction(AuditAction):
    BROKE_GLASS = "broke_glass", Logged(RECORDS, "Opened a restricted record in an emergency"), OPENS
    JUDGE_ALERT = "judge_alert", Logged(RECORDS, "Judged an alert")
    OPENED_RESTRICTED = "opened_restricted", Logged(RECORDS, "Opened a restricted record for a reason"), OPENS
    START_CARE = "start_care"
    CHANGE_LEGAL_STATUS = "change_legal_status"
    CHANGE_PLACEMENT = "change_placement"
    END_CARE = "end_care"
    SET_PROCEEDINGS = "set_proceedings"
    SET_SOCIAL_WORKER = "set_social_worker"
    RECORD_VISIT = "record_visit"
    UNDO_CARE_CHANGE = "undo_care_change"
    CORRECT_EPISODE = "correct_episode"
    CORRECT_VISIT = "correct_visit"
    TAKE_BACK_VISIT = "take_back_visit"
    PLACE_FOR_ADOPTION = "place_for_adoption"
    END_ADOPTION_PLACEMENT = "end_adoption_placement"
    RESTRICT_RECORD = "restrict_record"
    NAME_READER = "name_reader"
    UNNAME_READER = "unname_reader"
    ASK_TO_LIFT = "ask_to_lift"
    ASK_TO_SEAL = "ask_to_seal"
    CONFIRM_RECORD_CHANGE = "confirm_record_change"
    REFUSE_RECORD_CHANGE = "refuse_record_change"
    NOTE_PERSONAL_CONNECTION = "note_personal_connection"
    REMOVE_PERSONAL_CONNECTION = "remove_personal_connection"
    AGREE_ENGAGEMENT = "agree_engagement", Logged(RECORDS, "Agreed an engagement")
    END_ENGAGEMENT = "end_engagement", Logged(RECORDS, "Ended an engagement")
    GAVE_REASON = "gave_reason"
    EXPORT_LIST = "export_list"
    MAKE_UP_CHILDREN = "make_up_children"
    ADD_TEAM = "add_team"
    ADD_PREVIOUS_NAME = "add_previous_name"
    REMOVE_PREVIOUS_NAME = "remove_previous_name"
    ADD_CHILD = "add_child"
    CHANGE_CHILD = "change_child"
    ADD_CONTACT = "add_contact"
    CHANGE_CONTACT = "change_contact"
    END_CONTACT = "end_contact"
    LINK_SIBLINGS = "link_siblings"
    LINK_BABY = "link_baby"
    UNLINK = "unlink"
    OPENED_ADDRESS = "opened_address", OPENS
    SET_TEAM = "set_team"
    ADD_PROTECTION_CASE = "add_protection_case"
    CHANGE_PROTECTION_CASE = "change_protection_case"
    ALLOCATE_IRO = "allocate_iro"
    END_ALLOCATION = "end_allocation"
    BOOK_COVER = "book_cover"
    END_COVER = "end_cover"
    NOTE_WHEN_TOLD = "note_when_told"
