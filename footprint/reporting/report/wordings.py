"""What a section of a report said before: nothing that somebody wrote is lost when others, or they themselves, go on.

One author's run of saves is one wording. Another begins, and the one before it is kept, when somebody else saves; after
a pause of more than 30 minutes; with the first save after the report was sent for approval; and when a save by itself
takes out more than a sentence's words, as when a passage is deleted by mistake. What is compared, or brought back,
always begins another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from footprint.page.differences import Piece, differences
from footprint.page.drafts import is_another_sitting
from footprint.reporting.models import EarlierWording, PassageText

Changed = tuple[str, Sequence[Piece]]  # a part of the section by its label, and what differs in it
LABELS = {"text": "The text", "doing": "What are we doing about it?"}
A_SENTENCE = 15  # words: fewer that go at once are somebody's choice of words


@dataclass(frozen=True)
class Wording:
    """What the section said from `at` on, `before` being what it said until then. `number` is that of an earlier one,
    None of the one that stands."""

    number: int | None
    who: str
    at: datetime
    set_aside: bool
    content: Mapping[str, str]
    before: Mapping[str, str]

    @property
    def changed(self) -> list[Changed]:
        return changed(self.before, self.content)


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[Changed]:
    """Those parts alone in which there is a difference to read."""
    result = [(label, differences(before.get(part, ""), now.get(part, ""))) for part, label in LABELS.items()]
    return [(label, pieces) for label, pieces in result if pieces]


def begins_another(passage: PassageText, words: Mapping[str, str], *, by: str, at: datetime) -> bool:
    """Whether the words as they stand are kept before these take their place, as the rule of this module says."""
    if not passage.version:
        return False
    sent_at = passage.report.sent_at
    return (
        is_another_sitting(saved_by=passage.saved_by, saved_at=passage.saved_at, version=passage.version, by=by, at=at)
        or (sent_at is not None and passage.saved_at <= sent_at)
        or _taken_out(passage.content, words) > A_SENTENCE
    )


def _taken_out(before: Mapping[str, str], now: Mapping[str, str]) -> int:
    """How many words go, wherever in the section others are put."""
    counted = [Counter(word for part in content.values() for word in part.split()) for content in (before, now)]
    return (counted[0] - counted[1]).total()


def keep_earlier(
    passage: PassageText, content: Mapping[str, str], *, who: str, at: datetime, set_aside: bool = False
) -> None:
    """Called by actions, the report being locked. Where nothing was written there is nothing to keep."""
    if any(content.values()):
        EarlierWording.objects.create(
            passage=passage, number=passage.wordings.count() + 1, text=content.get("text", ""),
            doing=content.get("doing", ""), who=who, at=at, set_aside=set_aside,
        )  # fmt: skip


def wordings_of(passage: PassageText) -> list[Wording]:
    """The latest first: the one that stands, then the earlier ones. What was set aside never stood: no later wording
    is told against it."""
    earlier = list(passage.wordings.order_by("-at", "-number"))
    now = Wording(None, passage.saved_by, passage.saved_at, False, passage.content, _stood_before(earlier))
    return [
        now,
        *(
            Wording(
                earlier_wording.number,
                earlier_wording.who,
                earlier_wording.at,
                earlier_wording.set_aside,
                earlier_wording.content,
                _stood_before(earlier[place:]),
            )
            for place, earlier_wording in enumerate(earlier, start=1)
        ),
    ]


def _stood_before(earlier: Sequence[EarlierWording]) -> Mapping[str, str]:
    return next((earlier_wording.content for earlier_wording in earlier if not earlier_wording.set_aside), {})


def wrote_in(passage: PassageText, *, who: str) -> bool:
    """Whether the words that stand, or any earlier ones, are somebody's."""
    return passage.saved_by == who or passage.wordings.filter(who=who).exists()
