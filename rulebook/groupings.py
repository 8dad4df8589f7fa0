"""How codes are gathered into the rows of the annual report. Settings: another council may group otherwise.

Source: the report of 2013/14 prints the rows without a rule; the grouping is our reading of it, stated under each
table.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rulebook import codes

OTHER = "Other"

LEGAL_STATUS_ROWS: dict[str, frozenset[str]] = {
    "Accommodated S20 single period": frozenset({"V2"}),
    "Emergency protection order": frozenset({"L2"}),
    "Full care order": frozenset({"C2"}),
    "In care proceedings, no ICO (S20)": frozenset(),  # V2 with the local flag "in proceedings"; no code holds it
    "Interim care order": frozenset({"C1"}),
    "On remand/committed for trial/sentenced": frozenset({"J1", "J2", "J3"}),
    "Placement order": frozenset({"E1", "D1"}),
    "Police protection": frozenset({"L1"}),
}

PLACEMENT_ROWS = ("External Residential", "IFA", "In-House Fostering", "In-House Residential", "Lodgings", OTHER)


def placement_row(place: str, provider: str) -> str:
    """The row of a placement and its provider; fostering by another council, or by nobody named, is Other."""
    if place == "K2":
        return "In-House Residential" if provider == "PR1" else "External Residential"
    if place in codes.FOSTERING and provider == "PR1":
        return "In-House Fostering"
    if place in codes.FOSTERING and provider in {"PR3", "PR4", "PR5"}:
        return "IFA"
    return "Lodgings" if place == "P2" else OTHER


WHITE, NOT_KNOWN = "White", "Not known"
# Source: the harmonised standard of the Office for National Statistics (2011), in which Chinese is an Asian group; the
# codes as the guide to the return groups them.
ETHNIC_GROUPS: dict[str, frozenset[str]] = {
    WHITE: frozenset({"WBRI", "WIRI", "WIRT", "WROM", "WOTH"}),
    "Mixed": frozenset({"MWBC", "MWBA", "MWAS", "MOTH"}),
    "Asian or Asian British": frozenset({"AIND", "APKN", "ABAN", "AOTH", "CHNE"}),
    "Black or Black British": frozenset({"BCRB", "BAFR", "BOTH"}),
    "Other ethnic group": frozenset({"OOTH"}),
    NOT_KNOWN: frozenset({"REFU", "NOBT"}),
}
NOT_MINORITY = (WHITE, NOT_KNOWN)  # all other groups together are black and minority ethnic


def ethnic_group(code: str) -> str:
    return next((row for row, members in ETHNIC_GROUPS.items() if code in members), NOT_KNOWN)


PARTICIPATION_ROWS: dict[str, frozenset[str]] = {
    "attended": frozenset({"PN1", "PN2", "PN3", "PN4"}),
    "advocate": frozenset({"PN5"}),
    "other_means": frozenset({"PN6"}),
    "none": frozenset({"PN7"}),
}

PLACED = tuple(f"{place}/{provider}" for place in codes.PLACEMENT.codes for provider in ("", *codes.PROVIDER.codes))


@dataclass(frozen=True)
class Rows:
    """The rows of a table that are printed also at nought, in order, and the row in which each code counts."""

    names: tuple[str, ...]
    of: Mapping[str, str]


def rows_of(table: Mapping[str, Collection[str]], *, known: Collection[str], rest: str = "") -> Rows:
    """A code that no row of the table names counts in the rest."""
    named = {code: row for row, members in table.items() for code in members}
    return Rows(tuple(table), {code: named.get(code, rest) for code in known})


@dataclass(frozen=True)
class Groupings:
    """How a council gathers codes into the rows of its report. A placement is written with its provider: K2/PR1."""

    legal_status_rows: Rows
    placement_rows: Rows
    participation_rows: Rows
    ethnic_groups: Rows


DEFAULT_GROUPINGS = Groupings(
    rows_of(LEGAL_STATUS_ROWS, known=codes.LEGAL_STATUS.codes, rest=OTHER),
    Rows(PLACEMENT_ROWS, {pair: placement_row(*pair.split("/")) for pair in PLACED}),
    rows_of(PARTICIPATION_ROWS, known=sorted(frozenset().union(*PARTICIPATION_ROWS.values()))),
    rows_of(ETHNIC_GROUPS, known=codes.ETHNICITY.codes, rest=NOT_KNOWN),
)

# Fig. 11 of the annual report. Who is invited to a review and is neither the child nor a parent.
AGENCY_ROWS = {
    "care_manager": "Care Manager",
    "carer": "Carer",
    "education": "Education",
    "family_centre": "Family Centre Worker / Therapist",
    "family_placement": "Family Placement Social Worker",
    "health": "Health",
    "key_worker": "Key Worker (Residential)",
    "other_worker": "Other Worker",
    "private_fostering": "Private Fostering Social Worker",
    "relative": "Relative / Friend",
    "team_manager": "Team Manager",
    "social_worker": "Social Worker",
}
