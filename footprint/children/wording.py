"""The codes of the register as pages say them."""

from footprint.children.models import Visit
from rulebook import codes

UNKNOWN = "Not recorded"


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
    return capital(codes.REASON_PLACE_CHANGE.words(code))


def visit_words(visit: Visit) -> str:
    by = f"By {visit.visitor}" if visit.visitor else ""
    alone = {True: "seen alone", False: "not seen alone", None: ""}[visit.seen_alone]
    return capital(", ".join(filter(None, [by, alone if visit.seen else ""])))
