"""What is done with people, their roles, and signing in, as the trail names it."""

from footprint.audit.declared import AuditAction, Logged
from footprint.audit.security import PEOPLE, REFUSALS, SIGN_INS


class AccountAction(AuditAction):
    INVITE = "invite", Logged(PEOPLE, "Invited a person")
    ASK_FOR_ROLE_CHANGE = "ask_for_role_change", Logged(PEOPLE, "Asked for a change of roles")
    CONFIRM_ROLE_CHANGE = "confirm_role_change", Logged(PEOPLE, "Confirmed a change of roles")
    REFUSE_ROLE_CHANGE = "refuse_role_change", Logged(PEOPLE, "Refused a change of roles")
    GIVE_ROLE_AT_SETUP = "give_role_at_setup", Logged(PEOPLE, "Gave a role at set-up")
    END_PERSON = "end_person", Logged(PEOPLE, "Ended a person's access")
    OPEN_ACCOUNT = "open_account", Logged(PEOPLE, "Opened an account again that nobody had used")
    RESET_DEVICE = "reset_device", Logged(PEOPLE, "Reset a person's device")
    END_SESSIONS = "end_sessions", Logged(PEOPLE, "Signed a person out everywhere")
    ADD_PERSON = "add_person", Logged(PEOPLE, "Added a person")
    END_OWN_SESSION = "end_own_session", Logged(SIGN_INS, "Signed out another browser of their own")
    SIGN_IN = "sign_in", Logged(SIGN_INS, "Signed in")
    SIGN_IN_DORMANT = "sign_in_dormant", Logged(REFUSALS, "Was refused: nobody had used the account for long")
    LOCKED_OUT = "locked_out", Logged(REFUSALS, "Locked out after wrong passwords")
    SIGN_IN_FAILED = "sign_in_failed", Logged(REFUSALS, "Gave a wrong password or code")
    REFUSED = "refused", Logged(REFUSALS, "Refused")
    SIGN_OUT = "sign_out", Logged(SIGN_INS, "Signed out")
    PASSWORD_CHANGED = "password_changed", Logged(PEOPLE, "Changed their password")
    PASSWORD_RESET = "password_reset", Logged(PEOPLE, "Chose a new password")
    TOTP_ACTIVATED = "totp_activated", Logged(PEOPLE, "Set up a device")
    RECOVERY_CODES_GENERATED = "recovery_codes_generated", Logged(PEOPLE, "Made recovery codes")
