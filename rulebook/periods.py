"""From a child's episodes to their periods of care, one child at a time: the rule that reads files in bulk by SQL too.

A run of short breaks (V3, V4) is no period: a change from it to another status starts one that day, and a change to it
ends one that day. Source: SSDA903 return, RNE and REC; our reading of what the return leaves open.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from rulebook.codes import CONTINUES, SHORT_BREAKS
from rulebook.spans import Span

STARTED = "S"
NOT_RECORDED = "not recorded"


@dataclass(frozen=True)
class Episode:
    """One episode. `until_on` is the first day no longer in it (DEC), `end_reason` its REC, `key` whatever names it."""

    from_on: date
    until_on: date | None = None
    new_reason: str = ""
    end_reason: str = ""
    legal_status: str = ""
    key: Hashable = None

    @property
    def short_break(self) -> bool:
        return self.legal_status in SHORT_BREAKS


@dataclass(frozen=True)
class Period:
    """One period of care. `start_known` is off where the child may have been in care before the records begin."""

    span: Span
    end_reason: str
    start_known: bool
    episodes: tuple[Episode, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """How long each episode lasted: to the next one of the period, the last to the period's end."""
        ends = [*(episode.from_on for episode in self.episodes[1:]), self.span.end]
        return tuple(Span(episode.from_on, end) for episode, end in zip(self.episodes, ends, strict=True))


def in_order(episodes: Iterable[Episode]) -> list[Episode]:
    """By first day; one that ended on the day it began goes before what followed it."""
    return sorted(episodes, key=lambda episode: (episode.from_on, episode.until_on != episode.from_on))


def periods_of_care(episodes: Iterable[Episode]) -> list[Period]:
    """The periods of care of one child, in order.

    A new one begins with RNE S, after an end that is not X1, or after a gap whose reason was not recorded. An X1 with
    nothing after it leaves the period open. Only the first known episode may have begun before the records do.
    """
    ordered = in_order(episodes)
    if not ordered:
        return []
    periods: list[Period] = []
    run: list[Episode] = []
    first = ordered[0]
    for episode, after in zip(ordered, [*ordered[1:], None], strict=True):
        if episode.short_break:
            continue
        run.append(episode)
        if after is None or after.short_break or _parts(episode, after):
            periods.append(_period(run, after, first=run[0] is first))
            run = []
    return periods


def _parts(episode: Episode, after: Episode) -> bool:
    """Whether the later episode belongs to another stay in care."""
    if after.new_reason == STARTED:
        return True
    if episode.until_on is None:
        return False
    return episode.end_reason != CONTINUES if episode.end_reason else episode.until_on < after.from_on


def _period(run: list[Episode], after: Episode | None, *, first: bool) -> Period:
    end, reason = _end(run[-1], after)
    known = not first or run[0].new_reason == STARTED
    return Period(Span(run[0].from_on, end), reason, known, tuple(run))


def _end(last: Episode, after: Episode | None) -> tuple[date | None, str]:
    if last.until_on is None or (after is None and last.end_reason == CONTINUES):
        return None, ""
    if after is not None and not _parts(last, after):
        return after.from_on, CONTINUES
    return last.until_on, last.end_reason or NOT_RECORDED
