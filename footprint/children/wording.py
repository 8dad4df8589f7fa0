"""The codes of the register as pages say them."""

from decimal import Decimal

from footprint.children.models import Episode, Visit
from rulebook import codes

UNKNOWN = "Not recorded"
NOT_KNOWN_MILES = Decimal("999.9")  # the return's way of saying that a distance is not known


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def status_words(code: str) -> str:
    return capital(codes.LEGAL_STATUS.words(code)) or UNKNOWN


def place_words(code: str) -> str:
    return capital(codes.PLACEMENT.words(code)) or UNKNOWN


def provider_words(code: str) -> str:
    return capital(codes.PROVIDER.words(code))


def care_words(code: str) -> str:
    """Why care ended; X1 ends a period only where short breaks follow."""
    return "Short breaks began" if code == codes.CONTINUES else capital(codes.REASON_CEASED.words(code))


def reason_words(code: str) -> str:
    words = codes.REASON_PLACE_CHANGE.words(code)
    return f"Reason for the change: {words}" if words else ""


def placement_note(episode: Episode) -> str:
    """Who provides a placement, how far from home it is where that is known, and why the child moved on from it."""
    far = (
        f"{episode.miles:.1f} miles from home" if episode.miles is not None and episode.miles < NOT_KNOWN_MILES else ""
    )
    moved_on = reason_words(episode.change_reason) if episode.until_on else ""
    return ". ".join(filter(None, [provider_words(episode.provider), far, moved_on]))


def visit_words(visit: Visit) -> str:
    by = f"By {visit.visitor}" if visit.visitor else ""
    alone = {True: "seen alone", False: "not seen alone", None: ""}[visit.seen_alone]
    return capital(", ".join(filter(None, [by, alone if visit.seen else ""])))
