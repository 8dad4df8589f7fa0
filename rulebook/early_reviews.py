"""When a review may have to come before its last day: the law's reasons, the practice's, and what the IRO may choose.

Statute gives no number of days: the IRO sets the day. The last day of the timetable never moves for it.
"""

from dataclasses import dataclass

from rulebook import codes, law


@dataclass(frozen=True)
class Reason:
    """A change after which a review may have to be brought forward. `by_law`: regulation 33(3) asks for one."""

    code: str
    words: str
    source: str
    by_law: bool = False


def _law(code: str, words: str) -> Reason:
    return Reason(code, words, str(law.EARLIER_REVIEWS), by_law=True)


def _practice(code: str, words: str) -> Reason:
    return Reason(code, words, "procedures that most councils share, and the IRO Handbook")


IRO_ASKS = "iro-asks"
LAW = (
    _law(IRO_ASKS, "The IRO asks for a review"),
    _law("placement-fails", "A visit found that the placement does not keep the child safe and well"),
    _law("accommodation-ends", "Remand or police accommodation will end before a review"),
    _law("detention-ends", "The child, in care and detained, will be released before a review"),
    _law("accommodation-stops", "The council proposes to stop accommodating the child, who will not go to a parent"),
)
PRACTICE = (
    _practice("plan-change", "A significant change to the care plan is proposed"),
    _practice("placement-move", "A move of placement is proposed, or came unplanned"),
    _practice("education-change", "Education changes in key stage 4"),
    _practice("contact-change", "Contact with the family changes a great deal"),
    _practice("enquiry-or-charge", "A child-protection enquiry, or a criminal charge"),
    _practice("independent-living", "A move to independent living at 16 or 17 is proposed"),
    _practice("child-or-parent-asks", "The child or a parent asks for a review"),
)
REASONS = {reason.code: reason for reason in (*LAW, *PRACTICE)}
FORWARD, NO, MIDWAY = "forward", "no", "midway"
CHOICES = {
    FORWARD: "Bring the review forward",
    NO: "Leave the review where it is",
    MIDWAY: "Discuss it at the midway check",
}
# Episodes of the return that tell of a move to other carers; the reasons for which it is no surprise.
MOVED = frozenset({"P", "B"})
NO_SURPRISE = frozenset({"CARPL", "PLACE"})


def _these(values: frozenset[str]) -> str:
    return ", ".join(f"'{code}'" for code in sorted(values))


# In the SQL that PostgreSQL and DuckDB share. What the register notices by itself where an `episode` begins after the
# one `before`; NULL where it is nothing.
NOTICED = """CASE WHEN episode.legal_status IN ({remand}) AND before.legal_status NOT IN ({remand})
            THEN 'accommodation-ends'
        WHEN episode.new_reason IN ({moved}) AND before.change_reason NOT IN ({no_surprise})
            THEN 'placement-move' END""".format(
    remand=_these(codes.REMAND), moved=_these(MOVED), no_surprise=_these(NO_SURPRISE)
)
# A review `held` since the `change` became known, or on that day, has taken it up: nobody has to choose any more.
TAKEN_UP = "held.held_on >= change.known_on"


def choices_for(code: str) -> tuple[str, ...]:
    """A check midway is no review, so where the law asks for a review it is no answer."""
    return (FORWARD, NO) if REASONS[code].by_law else (FORWARD, NO, MIDWAY)
