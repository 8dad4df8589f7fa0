"""What people wrote in a section of the report."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Typed text with the few marks of `footprint.post.text`; `doing` answers what is being done about it."""

    text: str = ""
    doing: str = ""
