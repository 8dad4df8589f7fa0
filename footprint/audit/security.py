"""What belongs in the security log: who came in, who was refused, and what changed about who may come in."""

SIGN_INS, REFUSALS, RECORDS, PEOPLE, SYSTEM = "sign-ins", "refusals", "records", "people", "system"
GROUPS = {
    SIGN_INS: "Signing in and out",
    REFUSALS: "Refusals and lockouts",
    RECORDS: "Emergency openings and engagements",
    PEOPLE: "People, roles and devices",
    SYSTEM: "Settings, backups and restores",
}
# An action's group, and how the log words it.
ACTIONS: dict[str, tuple[str, str]] = {
    "sign_in": (SIGN_INS, "Signed in"),
    "sign_out": (SIGN_INS, "Signed out"),
    "end_own_session": (SIGN_INS, "Signed out another browser of their own"),
    "refused": (REFUSALS, "Refused"),
    "sign_in_failed": (REFUSALS, "Gave a wrong password or code"),
    "sign_in_dormant": (REFUSALS, "Was refused: nobody had used the account for long"),
    "locked_out": (REFUSALS, "Locked out after wrong passwords"),
    "broke_glass": (RECORDS, "Opened a restricted record in an emergency"),
    "opened_restricted": (RECORDS, "Opened a restricted record for a reason"),
    "judge_alert": (RECORDS, "Judged an alert"),
    "agree_engagement": (RECORDS, "Agreed an engagement"),
    "end_engagement": (RECORDS, "Ended an engagement"),
    "add_person": (PEOPLE, "Added a person"),
    "invite": (PEOPLE, "Invited a person"),
    "end_person": (PEOPLE, "Ended a person's access"),
    "open_account": (PEOPLE, "Opened an account again that nobody had used"),
    "end_sessions": (PEOPLE, "Signed a person out everywhere"),
    "reset_device": (PEOPLE, "Reset a person's device"),
    "ask_for_role_change": (PEOPLE, "Asked for a change of roles"),
    "confirm_role_change": (PEOPLE, "Confirmed a change of roles"),
    "refuse_role_change": (PEOPLE, "Refused a change of roles"),
    "give_role_at_setup": (PEOPLE, "Gave a role at set-up"),
    "password_changed": (PEOPLE, "Changed their password"),
    "password_reset": (PEOPLE, "Chose a new password"),
    "totp_activated": (PEOPLE, "Set up a device"),
    "totp_deactivated": (PEOPLE, "Took off their device"),
    "recovery_codes_generated": (PEOPLE, "Made recovery codes"),
    "set_value": (SYSTEM, "Changed a setting"),
    "set_published": (SYSTEM, "Changed a number that others published"),
    "add_holiday": (SYSTEM, "Added a bank holiday"),
    "remove_holiday": (SYSTEM, "Removed a bank holiday"),
    "backup": (SYSTEM, "Made a backup"),
    "restore": (SYSTEM, "Restored a backup"),
}


def of_group(group: str) -> list[str]:
    """The actions of one group; of all groups for ""."""
    return [action for action, (its, _) in ACTIONS.items() if group in ("", its)]
