"""What a column of a list can mean, and how its header tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEFT_OUT = ""


@dataclass(frozen=True)
class Meaning:
    """One thing that a column can hold. `words` are headers that mean it, without spaces, signs and capitals."""

    key: str
    label: str
    words: tuple[str, ...]
    kind: str = "text"
    example: str = ""


MEANINGS: Mapping[str, Meaning] = {
    meaning.key: meaning
    for meaning in (
        Meaning("child", "Child’s number", (
            "child", "childnumber", "childsnumber", "childno", "childid", "childref", "childreference", "localid",
            "number", "reference", "ref", "id", "caseid", "casenumber", "personid", "clientid"), example="1001"),
        Meaning("name", "Name (all of it)", ("name", "childname", "childsname", "fullname", "nameofchild")),
        Meaning("given_names", "Given names", (
            "givennames", "givenname", "forename", "forenames", "firstname", "firstnames"), example="Amara"),
        Meaning("family_name", "Family name", ("familyname", "surname", "lastname"), example="Vale"),
        Meaning("known_as", "Known as", ("knownas", "preferredname", "calledname")),
        Meaning("born_on", "Date of birth", ("dateofbirth", "dob", "birthdate", "born"), "date", "17/05/2004"),
        Meaning("iro", "IRO (name or e-mail)", (
            "iro", "ironame", "iroemail", "allocatediro", "reviewingofficer", "independentreviewingofficer"),
            "iro", "Ines Okafor"),
        Meaning("iro_from", "IRO since", ("irosince", "irofrom", "irostart", "iroallocated", "dateallocated"), "date"),
        Meaning("social_worker", "Social worker (name or e-mail)", (
            "socialworker", "socialworkername", "sw", "swname", "allocatedsocialworker", "caseworker", "worker"),
            example="Sol Ferris"),
        Meaning("social_worker_from", "Social worker since", (
            "socialworkersince", "socialworkerfrom", "swsince", "swfrom", "swstart"), "date"),
        Meaning("team", "Team", ("team", "teamname", "socialworkteam", "swteam"), example="South"),
        Meaning("last_review", "Last review held", (
            "lastreview", "lastreviewheld", "lastreviewdate", "dateoflastreview", "previousreview", "reviewheld"),
            "date", "11/02/2014"),
        Meaning("booked_on", "Next review booked for", (
            "booked", "bookeddate", "bookedfor", "reviewbooked", "reviewbookedfor", "nextreviewbooked",
            "nextreviewbookedfor", "bookedreview"), "moment", "07/05/2014 14:00"),
        Meaning("place", "Place of the booked review", ("place", "venue", "reviewvenue", "reviewplace", "room")),
        Meaning("decision", "Open decision", (
            "decision", "decisions", "opendecision", "opendecisions", "recommendation", "openaction", "action"),
            example="Contact with her brother every month"),
        Meaning("decision_owner", "Who carries the decision out", (
            "decisionowner", "owner", "bywhom", "who", "responsible", "responsibleperson"), example="Sol Ferris"),
        Meaning("decision_due", "Decision due by", ("decisiondue", "decisiondueby", "bywhen", "deadline"), "date",
            "30/05/2014"),
        Meaning("decision_from", "Decision made on", ("decisionmade", "decisionmadeon", "decidedon", "datedecided"),
            "date"),
        Meaning("chair", "Chair of the protection conferences (name or e-mail)", (
            "chair", "cpchair", "conferencechair", "childprotectionchair", "protectionchair"), "chair"),
        Meaning("protection_from", "Child protection from", (
            "cpstart", "cpfrom", "cpstartdate", "childprotectionstart", "childprotectionfrom", "protectionfrom"),
            "date"),
        Meaning("protection_until", "Child protection ended", (
            "cpend", "cpuntil", "cpenddate", "childprotectionend", "childprotectionended", "protectionended"), "date"),
    )
}  # fmt: skip


def bare(header: str) -> str:
    """A header as it is compared: small letters and figures alone."""
    return "".join(sign for sign in header.casefold() if sign.isalnum())


_BY_WORD = {word: meaning.key for meaning in MEANINGS.values() for word in (*meaning.words, bare(meaning.label))}


def guessed(columns: Sequence[str], *, remembered: Mapping[str, str]) -> list[str]:
    """What each column means, in order: as it was remembered by its bare header, else by its words, else left out.

    No two columns mean the same; the first keeps it.
    """
    taken: list[str] = []
    for column in columns:
        word = bare(column)
        key = remembered.get(word, _BY_WORD.get(word, LEFT_OUT))
        known = key if key in MEANINGS and key not in taken else LEFT_OUT
        taken.append(known)
    return taken


def names_a_child(columns: Sequence[str]) -> bool:
    """Whether these words name a child's number and something else that a list can hold."""
    meanings = guessed(columns, remembered={})
    return "child" in meanings and any(meaning not in (LEFT_OUT, "child") for meaning in meanings)


def wanting(meanings: Sequence[str]) -> list[str]:
    """What is wrong with a choice of meanings, a sentence each."""
    text = []
    if "child" not in meanings:
        text.append("Say which column holds the child’s number: the list is read by it.")
    for key, meaning in MEANINGS.items():
        if meanings.count(key) > 1:
            text.append(f"Two columns are said to be “{meaning.label}”: choose one of them.")
    if "name" in meanings and {"given_names", "family_name"} & set(meanings):
        text.append("Choose either the column with the whole name, or those with given names and family name.")
    if not set(meanings) - {"child", LEFT_OUT}:
        text.append("Say what at least one more column holds, or there is nothing to take in.")
    return text
