"""The roles of the staff: what each is called, and what it is for in a sentence that a manager can read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    code: str
    name: str
    sentence: str


ROLES = {
    role.code: role
    for role in (
        Role(
            "iro",
            "Independent reviewing officer",
            "Chairs the reviews of the children allocated to them, records what was decided, and challenges what does "
            "not happen.",
        ),
        Role(
            "liro",
            "Lead independent reviewing officer",
            "Manages the reviewing service: allocates children, sees every case of the team, supervises, and reports.",
        ),
        Role(
            "bs",
            "Business support",
            "Books meetings, sends invitations and minutes, and takes in the council's files; reads final records, and "
            "writes none.",
        ),
        Role(
            "cpc",
            "Child protection chair",
            "Chairs the child protection conferences allocated to them and follows the plans made there.",
        ),
        Role(
            "lado",
            "Designated officer for allegations",
            "Manages allegations about people who work with children; nobody else opens those records.",
        ),
        Role(
            "sw",
            "Social worker",
            "Works with the children allocated to them: sees their reviews, reports progress and answers challenges.",
        ),
        Role(
            "tm",
            "Social work team manager",
            "Manages a team of social workers: sees the team's children, answers decisions and challenges.",
        ),
        Role(
            "hos",
            "Head of service or director",
            "Answers for all the council's children: sees final records and figures, and decides at the last stage of "
            "a dispute.",
        ),
        Role(
            "cpb",
            "Corporate parenting board member",
            "Reads the published figures, in which no child can be recognised.",
        ),
        Role(
            "aud",
            "Practice auditor",
            "Reads a named sample of cases during an agreed audit and records what was found.",
        ),
        Role(
            "ins",
            "Inspector",
            "Reads a named sample of cases during an inspection; changes nothing.",
        ),
        Role(
            "igo",
            "Information governance officer",
            "Watches who looked at which record, judges alerts and emergency openings, and holds the rules on keeping "
            "records.",
        ),
        Role(
            "adm",
            "Administrator",
            "Adds and ends people, gives roles together with a second administrator, and keeps the service's settings; "
            "sees no child's record.",
        ),
    )
}


def name_of(code: str) -> str:
    return ROLES[code].name
