"""What the fields of a council's own Word file for records stand for, and how a record fills them."""

from collections.abc import Mapping
from datetime import date

from footprint.page.datefield import format_day
from footprint.post.merging import Field, Value
from footprint.post.outline import Paragraph
from footprint.reviews.models import RecordVersion
from footprint.reviews.record.outline import answers, decisions, guests, head, previous
from footprint.reviews.record.sections import SECTIONS

# By the label under which the head of a record tells the same.
HEAD = {
    "child": ("Child", "Sample Child, number 1001, born 4 May 2008"),
    "review": ("Review", "Third review"),
    "held_on": ("Held on", "6 January 2014"),
    "child_took_part": ("The child’s part", "PN1, attended and spoke for themselves"),
    "next_review_due": ("Next review due by", "6 July 2014"),
    "midway_on": ("IRO looks again on", "4 April 2014"),
    "finalised": ("Finalised", "20 January 2014 by Sample Officer, version 1"),
    "amended_because": ("Amended because", "A name was wrong"),
}
TOLD = "What was said stands here, each question with its answer."
PARTS = {
    "invited": ("Who was invited, and who came: a table", guests),
    "decisions": ("The decisions: a table", decisions),
    "earlier_decisions": ("What became of earlier decisions: a table", previous),
}
OWN = {
    "council": ("The council’s name", "Sample Council"),
    "number": ("The child’s number in the council’s system", "1001"),
    "known_as": ("The name by which the child is called", "Sample"),
    "today": ("The day on which the file is made", "21 January 2014"),
}
FIELDS = (
    *(Field(name, says, example) for name, (says, example) in OWN.items()),
    *(Field(name, label, example) for name, (label, example) in HEAD.items()),
    *(Field(name, says, [Paragraph(TOLD)]) for name, (says, _) in PARTS.items()),
    *(Field(f"on_{section.key}", f"The part “{section.as_read}”", [Paragraph(TOLD)]) for section in SECTIONS),
)


def values_of(version: RecordVersion, *, council: str, on: date) -> Mapping[str, Value]:
    """Each field's value, of a version whose review and child were read."""
    child, description = version.review.child, dict(head(version))
    values: dict[str, Value] = {name: description.get(label, "") for name, (label, _) in HEAD.items()}
    values |= {
        "council": council,
        "number": child.local_id,
        "known_as": child.known_as or child.given_names,
        "today": format_day(on),
    }
    values |= {name: list(make(version)) for name, (_, make) in PARTS.items()}
    values |= {f"on_{section.key}": list(answers(section, version.content)) for section in SECTIONS}
    return values
