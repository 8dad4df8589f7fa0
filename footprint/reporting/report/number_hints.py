"""Numbers that people typed in a passage, beside the figures that they could be: a hint to the writer, never a refusal.

Looked for are percentages, and counts of what figures count. Days, years and numbers of sections of the law are let be.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from footprint.reporting.definitions import definitions
from footprint.reporting.figures_of_period import Telling, title_of
from footprint.reporting.periods import called

NUMBER = r"(?<![\d.,/])(\d{1,3}(?:,\d{3})+|\d+)"
PERCENTAGE = re.compile(rf"{NUMBER}(\.\d+)?\s?(?:%|per\s?cent\b)")
COUNT = re.compile(
    rf"(?!(?:19|20)\d\d\s){NUMBER}\s+(?:(?:looked[- ]after|new|more|fewer|late|other)\s+)?"
    r"(?:children|child|young people|reviews?|visits?|midways?|invitations?|periods of care)\b"
)
MOST_NAMED = 3  # of figures that have the same number


SENTENCE = re.compile(r"[.!?]\s|\n")
WORD = re.compile(r"[^\W\d_]{4,}")
# Words that stand in what many figures are called, and tell none from another.
GENERAL_WORDS = (
    "after child children each every from have held last looked many more most number other people period report "
    "review reviews that their there these this those were when which whose with year years young"
)
GENERAL = frozenset(GENERAL_WORDS.split())
STEM = 5  # letters by which two words are taken for one: contributed, contribution
NOUNS = {"child": "children", "young people": "children", "review": "reviews", "visit": "visits", "midway": "midways",
         "invitation": "invitations"}  # fmt: skip
OF_WHAT = re.compile(r"\s*of\s+(?:all\s+|the\s+|our\s+|these\s+)*(children|young people|reviews|visits|midways)\b")


@dataclass(frozen=True)
class Known:
    """A number of the report: of which figure, part and period, and whether it is a percentage. `unit` is what the
    figure counts."""

    number: Decimal
    percent: bool
    figure: str
    period: str
    unit: str = ""
    part: str = ""

    @property
    def words(self) -> str:
        part = f", {self.part}" if self.part else ""
        return f"“{self.figure}”{part}, {self.period}"

    @property
    def topics(self) -> frozenset[str]:
        return _topics(f"{self.figure} {self.part}")


def _topics(text: str) -> frozenset[str]:
    """The words that tell what a sentence or a figure is about, cut to their stems."""
    return frozenset(word[:STEM] for word in WORD.findall(text.casefold()) if word not in GENERAL)


def numbers_in(text: str) -> list[str]:
    """The numbers to look up, as they are typed."""
    return [match[0] for pattern in (PERCENTAGE, COUNT) for match in pattern.finditer(text)]


def hints(text: str, telling: Telling) -> list[str]:
    """A sentence for each number typed, once: of which figure it is, or that it is none of this report's."""
    known = list(_known(telling))
    sentences = [_hint(match, number, known, percent=True) for match, number in _found(PERCENTAGE, text)]
    sentences += [_hint(match, number, known, percent=False) for match, number in _found(COUNT, text)]
    return list(dict.fromkeys(sentences))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str], Decimal]]:
    for match in pattern.finditer(text):
        yield match, Decimal("".join(filter(None, match.groups())).replace(",", ""))


def _hint(match: re.Match[str], number: Decimal, known: list[Known], *, percent: bool) -> str:
    """A percentage may be typed with fewer places than the figure has."""
    places = Decimal(1).scaleb(number.as_tuple().exponent) if percent else Decimal(1)  # type: ignore[arg-type]
    unit = _unit(match, percent=percent)
    counted = [item for item in known if item.percent is percent and (not unit or item.unit == unit)]
    same = [known for known in counted if _rounded(known.number, places) == number]
    named = list(dict.fromkeys(known.words for known in _about(_sentence(match), same, counted)))[:MOST_NAMED]
    if not named:
        return f"“{match[0]}” is no figure of this report."
    return f"“{match[0]}” is {'; or '.join(named)}."


def _about(sentence: str, same: list[Known], counted: list[Known]) -> list[Known]:
    """Of the figures with the number those that the sentence is about; all where it says of nothing what it is."""
    topics = _topics(sentence) & frozenset().union(*(known.topics for known in counted))
    if not topics:
        return same
    best = max((len(known.topics & topics) for known in same), default=0)
    return [known for known in same if best and len(known.topics & topics) == best]


def _sentence(match: re.Match[str]) -> str:
    """The sentence in which a number stands."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return f"{SENTENCE.split(before)[-1]} {match[0]} {SENTENCE.split(after)[0]}"


def _unit(match: re.Match[str], *, percent: bool) -> str:
    """What the number counts, where it is said: 94% of reviews, 19 children."""
    if percent:
        result = OF_WHAT.match(match.string, match.end())
        word = result[1] if result else ""
    else:
        word = next((noun for noun in (*NOUNS, "periods of care") if noun in match[0]), "")
    return NOUNS.get(word, NOUNS.get(word.removesuffix("s"), word))


def _rounded(number: Decimal, places: Decimal) -> Decimal:
    return number.quantize(places, ROUND_HALF_UP)


def _known(telling: Telling) -> Iterator[Known]:
    for item in telling.told:
        for key, value in item.values.items():
            figure = definitions().get(key)
            unit, hits = (figure.unit, figure.hits) if figure else ("", ())
            for number, percent, part in _numbers(value, hits):
                yield Known(number, percent, title_of(key), called(item.asked), unit, part)


def _numbers(value: Any, hits: Sequence[str], part: str = "") -> Iterator[tuple[Decimal, bool, str]]:
    """Every count and percentage in the value of a figure, whatever its shape, and of which part it is: of a ratio also
    those that it leaves out."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield Decimal(value), False, part
    elif isinstance(value, Mapping) and "percent" in value:
        yield from _of_ratio(value, hits)
    elif isinstance(value, Mapping):
        for row, item in value.items():
            yield from _numbers(item, hits, row)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item, hits, part)


def _of_ratio(value: Mapping[str, Any], hits: Sequence[str]) -> Iterator[tuple[Decimal, bool, str]]:
    n, of, percent = value["n"], value["of"], value["percent"]
    yield from ((Decimal(item), False, "") for item in (n, of) if isinstance(item, int))
    if isinstance(n, int) and isinstance(of, int) and len(hits) > 1:
        yield Decimal(of - n), False, hits[1]
    if isinstance(percent, str) and re.fullmatch(r"[\d.]+", percent):
        yield Decimal(percent), True, ""
