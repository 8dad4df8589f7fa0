"""What belongs in the security log: who came in, who was refused, and what changed about who may come in."""

from footprint.audit.declared import logged

SIGN_INS, REFUSALS, RECORDS, PEOPLE, SYSTEM = "sign-ins", "refusals", "records", "people", "system"
GROUPS = {
    SIGN_INS: "Signing in and out",
    REFUSALS: "Refusals and lockouts",
    RECORDS: "Emergency openings and engagements",
    PEOPLE: "People, roles and devices",
    SYSTEM: "Settings, backups and restores",
}


def of_group(group: str) -> list[str]:
    """The actions of one group; of all groups for ""."""
    return [action for action, mark in logged().items() if group in ("", mark.group)]
