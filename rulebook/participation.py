"""How a child took part in a review: the code of the return, worked out from what happened.

Source: SSDA903 return, REVIEW_CODE, with its rules 440 and 441 on the fourth birthday.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rulebook import codes
from rulebook.calendar import add_months

MONTHS_TO_FOUR = 48
UNDER_FOUR = "PN0"
THERE: Mapping[str, str] = {"spoke": "PN1", "spoken_for": "PN2", "without_words": "PN3", "nothing": "PN4"}
AWAY: Mapping[str, str] = {"spoken_for": "PN5", "sent": "PN6", "nothing": "PN7"}


@dataclass(frozen=True)
class Part:
    """Whether the child was there, for the whole meeting or a part of it, and how they made their views known.

    `how` is a key of `THERE` or of `AWAY`; both are empty where nobody has said.
    """

    there: bool | None = None
    how: str = ""

    @property
    def code(self) -> str:
        """The code for a child of four or more; "" where something is not said. ValueError where they contradict."""
        if self.there is None or not self.how:
            return ""
        known = THERE if self.there else AWAY
        if self.how not in known:
            where = "was there" if self.there else "was not there"
            raise ValueError(f"The child {where}, so that can't be how they took part. Choose again.")
        return known[self.how]


def participation_code(*, born_on: date, held_on: date, part: Part) -> str:
    """PN0 before the fourth birthday, whatever the child did; from then on what they did.

    On the birthday itself both are accepted: what the child did, or PN0 where nobody has said.
    """
    code, fourth_birthday = part.code, add_months(born_on, MONTHS_TO_FOUR)
    if held_on < fourth_birthday or (held_on == fourth_birthday and not code):
        return UNDER_FOUR
    return code


def part_of(code: str) -> Part:
    """What happened, from a code; nothing said for PN0 and for none."""
    for there, known in ((True, THERE), (False, AWAY)):
        for how, each in known.items():
            if each == code:
                return Part(there, how)
    return Part()


def check_code_fits(code: str, *, born_on: date, held_on: date) -> None:
    """ValueError for no code of the return, PN0 after the fourth birthday, or another code before it. None may be."""
    fourth_birthday = add_months(born_on, MONTHS_TO_FOUR)
    if code and code not in codes.PARTICIPATION.codes:
        raise ValueError(f"{code} is no participation code. Use PN0 to PN7.")
    if code == UNDER_FOUR and held_on > fourth_birthday:
        raise ValueError("PN0 is for children under 4 on the day. Choose PN1 to PN7.")
    if code and code != UNDER_FOUR and held_on < fourth_birthday:
        raise ValueError("The child was under 4 on the day. Choose PN0.")
