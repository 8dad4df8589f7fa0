"""Text that saves itself as it is typed, and is compared where two windows wrote: what every page of writing shares.

The script is autosave.js; in the templates of parts, saved_bar.html says when it was saved, two_texts.html compares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.http import JsonResponse
from django.utils import timezone

SITTING = timedelta(minutes=30)  # a longer pause begins another one
NO_VERSION = -1
PICKS = (("draft", "What the draft says"), ("theirs", "What was set aside"))
BOTH = ("both", "Both, one below the other")


@dataclass(frozen=True)
class Saved:
    """How a save ended. `apart`: somewhere else saved in between, so what was sent was set aside to be compared."""

    version: int
    at: datetime
    apart: bool = False


@dataclass(frozen=True)
class Differing:
    """One question of which two texts say different things. `choices` are the words for an answer chosen from a list;
    of typed text both can be kept."""

    key: str
    label: str
    ours: str
    theirs: str
    typed: bool = True
    choices: Mapping[str, str] | None = None

    def shown(self) -> dict[str, Any]:
        words = self.choices or {}
        both = self.typed and bool(self.ours)
        usual = "theirs" if not self.ours else "both" if self.typed else "draft"
        return {
            "key": self.key,
            "label": self.label,
            "ours": words.get(self.ours, self.ours),
            "theirs": words.get(self.theirs, self.theirs),
            "picks": [*PICKS, BOTH] if both else PICKS,
            "picked": usual,
        }

    def chosen(self, sent: Mapping[str, str]) -> str | None:
        """What is to be kept; None where the draft stays as it is."""
        pick = sent.get(f"pick_{self.key}", "")
        if pick == "both" and self.typed:
            return below(self.ours, self.theirs)
        return self.theirs if pick == "theirs" else None


def below(*texts: str) -> str:
    """Texts one below the other."""
    return "\n\n".join(filter(None, texts))


def would_lose(*, ours: str, theirs: str) -> bool:
    """Whether something is lost where only ours is kept: what it says already, and nothing at all, loses nothing."""
    return bool(theirs.strip()) and theirs.strip() not in ours


def chosen_of(rows: Sequence[Differing], sent: Mapping[str, str]) -> dict[str, str]:
    result = {row.key: row.chosen(sent) for row in rows}
    return {key: text for key, text in result.items() if text is not None}


def version_in(sent: Mapping[str, str]) -> int:
    """The version that a window shows; one that none has where it does not say."""
    version = sent.get("version", "")
    return int(version) if version.isascii() and version.isdigit() else NO_VERSION


def window_in(sent: Mapping[str, str]) -> UUID:
    """Which window sends; a form without one counts as a window of its own."""
    try:
        return UUID(sent.get("window", ""))
    except ValueError:
        return uuid4()


def is_another_sitting(*, saved_by: str, saved_at: datetime, version: int, by: str, at: datetime) -> bool:
    """Of a sitting one event goes to the trail, not each save."""
    return saved_by != by or at - saved_at > SITTING or not version


def kept_answer(saved: Saved, *, beside: Mapping[str, str] | None = None) -> JsonResponse:
    """`beside` are the parts of the page that follow what is typed, as HTML by their `data-beside`."""
    description = {"version": saved.version, "saved": f"{timezone.localtime(saved.at):%H:%M}"}
    return JsonResponse({**description, "beside": dict(beside or {})})


def apart_answer(compare: str) -> JsonResponse:
    """Another window saved meanwhile, and this text is kept beside it; `compare` is where the two are compared."""
    return JsonResponse({"compare": compare}, status=409)


def gone_answer(trouble: str) -> JsonResponse:
    """Nothing can be saved any more: a sentence says why."""
    return JsonResponse({"trouble": trouble}, status=410)
