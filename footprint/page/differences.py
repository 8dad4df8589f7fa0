"""What became another between two texts, to be read: words taken out, words added, and a little of what stayed around
them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

SAME, ADDED, TAKEN_OUT = "same", "added", "taken out"
WORD = re.compile(r"\S+[^\S\n]*|\n+[^\S\n]*")  # with the space after it; ends of lines by themselves
FEW = 2  # words that stayed between two changes: told with these, which then read as one
AROUND = 12  # words shown on either side of a change; no fewer are left out between
LEFT_OUT = " … "


@dataclass(frozen=True)
class Piece:
    """Words that are the `same` in both texts, `added`, or `taken out`."""

    kind: str
    words: str


def differences(before: str, now: str) -> list[Piece]:
    """In their order; nothing where the texts are the same. Of a change, what was taken out comes first."""
    changes = list(_joined(_changes(WORD.findall(before), WORD.findall(now))))
    if all(old == new for old, new in changes):
        return []
    return [*chain.from_iterable(_pieces(changes, place) for place in range(len(changes)))]


Change = tuple[Sequence[str], Sequence[str]]  # the words before and now; the same words where they stayed


def _changes(before: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """Spaces are compared too, where they end a line; those between words are not."""
    result = SequenceMatcher(None, [item.rstrip(" \t") for item in before], [item.rstrip(" \t") for item in now])
    for kind, start, end, start_now, end_now in result.get_opcodes():
        new = now[start_now:end_now]
        yield (new if kind == "equal" else before[start:end]), new


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """Changes with few words between them as one."""
    stored: list[Change] = []
    for old, new in changes:
        stayed = len(stored) > 1 and stored[-1][0] == stored[-1][1] and len(stored[-1][1]) <= FEW
        if stayed and old != new and "\n" not in "".join(stored[-1][1]):
            between, first = stored.pop(), stored.pop()
            old, new = [*first[0], *between[0], *old], [*first[1], *between[1], *new]
        stored.append((old, new))
    yield from stored


def _pieces(changes: Sequence[Change], place: int) -> Iterator[Piece]:
    old, new = changes[place]
    if old == new:
        yield Piece(SAME, _shortened(new, first=not place, last=place == len(changes) - 1))
        return
    for kind, words in ((TAKEN_OUT, old), (ADDED, new)):
        if words:
            yield Piece(kind, "".join(words))


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    """The words next to a change; of the first and the last only one side has any."""
    begin, end = ([] if first else words[:AROUND]), ([] if last else words[-AROUND:])
    if len(words) <= len(begin) + len(end) + AROUND:
        return "".join(words)
    return "".join(begin).rstrip() + LEFT_OUT + "".join(end) if begin else LEFT_OUT.lstrip() + "".join(end)
