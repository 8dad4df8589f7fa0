"""Words by which a child might be recognised in a text that is to be published.

Three rules. A word is caught that is a name of a child on the register; in a paragraph that calls somebody by an
initial, a word with a capital that begins with that letter and could be the name behind it; and a number from 1 to 5 of
children or young people, in figures or in words, which tables that are published hide. Nothing is decided here:
somebody who did not write the text says of each catch whether it may stand.

Source: practice. A council's annual report of 2013/14 called a child by an initial, and by name in the same paragraph.
How sure: a choice. It is meant to catch too much rather than too little.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256

LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}+(?:[-'’]{LETTER}+)*")
BETWEEN = re.compile(r"[-'’]")
POSSESSIVE = re.compile(r"['’][sS]$")
PARAGRAPHS = re.compile(r"\n\s*\n")
ALONE = re.compile(r"(?<![\w&])[A-Z](?![\w&])")
BEGINS = re.compile(r"(?:^|[.!?:\n])[\s\-*•“”\"'‘(]*$")
FIRST_PERSON = re.compile(r"\b(?:am|me|my|mine|myself|we|our|us)\b|\bI['’](?:m|ve|d|ll)\b", re.IGNORECASE)
PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
SHORTEST_IN_SMALL = 4  # letters: a shorter name counts with a capital only

# Names that are words of everyday besides: in small letters they are those words.
ORDINARY_WORDS = (
    "amber angel april autumn ashes august bill blessing blue brook charity chase clay cliff crystal daisy dale dawn "
    "destiny drew earl faith favour forest frank gift given grace grant guy happy harmony harry heath heather honey "
    "hope hunter iris ivy jade jasmine jewel jolly joy justice june king lily love mark mason melody mercy miles misty "
    "noble olive page patience pearl peace penny precious pride prince queen rain reed rich river robin rose royal "
    "ruby sandy sage scout season sky star stone storm summer sunny trinity unique verity violet wade ward will wren "
    "young"
)  # fmt: skip
# With a capital, no name of a child: what sentences begin with, days, months, and words of the service.
NEVER_NAMES = (
    "a after all also although always an and another any are as at away back be because been before being both but by "
    "can could did do does during each either even every few finally first following for from further get given had "
    "has have having he her here hers him his how however i if in initially instead into is it its just last later let "
    "many more most much my near neither never next no none nor not nothing now of often on once one only or other our "
    "out over own perhaps rather recently same second she should similarly since so some something soon still such "
    "than that the their them then there therefore these they this those though through throughout thus to today "
    "together too two under until up was we were what when where whether which while who whose why with within "
    "without would yes yet you your "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december spring summer autumn winter christmas easter "
    "act adoption agency alert and annual authority board care carer case chair child children christian city college "
    "conference council county court director education england english family foster government guardian head health "
    "home hospital house independent iro judge local manager meeting midway muslim nursery officer order panel parent "
    "parents participation pathway personal plan police practice primary protection report review reviewing reviews "
    "school secondary section senior service services social team trust university wales welsh worker"
)  # fmt: skip
ORDINARY, NO_NAMES = frozenset(ORDINARY_WORDS.split()), frozenset(NEVER_NAMES.split())
# Before a letter that stands for no child: Grade A, Plan B, Year R.
BEFORE_A_LETTER = re.compile(
    r"\b(?:grade|year|class|schedule|section|part|form|team|unit|group|option|plan|category|tier|vitamin|hepatitis|"
    r"appendix|annex|figure|table)\s$",
    re.IGNORECASE,
)
# After “A” at the beginning of a sentence, where it is a child and not the article.
ACTS = re.compile(
    r"\s*[.,;:)’']|\s+(?:and|is|was|has|had|can|could|did|does|does\s?n.t|will|would|who|said|says|told|tells|felt|"
    r"feels|wants|wanted|likes|liked|lives|lived|moved|moves|came|comes|went|goes|asked|asks|chose|became|began|now|"
    r"then|still|also|needed|needs|knew|knows|made|met|left|stayed|remained)\b"
)


# A number from 1 to 5 of people, in figures or in words: two boys, a single child, one of three, 3 of our children.
FEW = r"(?:(?<![\w.,/£-])[1-5](?![\w.,/%:])|\b(?:one|two|three|four|five|a\s+single|a\s+couple\s+of|only\s+one)\b)"
NO_PART = (
    r"(?!(?:after|and|at|before|by|days?|during|for|from|hours?|if|in|iros?|meetings?|months?|on|or|reviews?|times?|"
    r"to|visits?|weeks?|when|with|working|years?)\b)"
)
PEOPLE = (
    r"(?:adolescents?|bab(?:y|ies)|boys?|brothers?|care\s+leavers?|child|children|girls?|infants?|siblings?|sisters?|"
    r"teenagers?|toddlers?|twins?|young\s+(?:people|person|men|man|women|woman)|youngsters?)\b"
)
FEW_PEOPLE = re.compile(
    rf"{FEW}\s+(?:of\s+(?:{FEW}|them\b|whom\b)|(?:{NO_PART}[a-z-]+\s+){{0,3}}?{PEOPLE})", re.IGNORECASE
)


@dataclass(frozen=True)
class Catch:
    """A word as it stands in its paragraph: a name of a child or, with `initial`, what may be the name behind it; or a
    `number` of so few people that tables would hide it."""

    word: str
    paragraph: str
    initial: str = ""
    number: bool = False

    @property
    def why(self) -> str:
        if self.number:
            return f"“{self.word}” tells of five people or fewer, which no table that is published shows."
        if self.initial:
            return f"“{self.word}” begins with the letter by which somebody is called in the same paragraph."
        return f"“{self.word}” is the name of a child on the register."

    @property
    def mark(self) -> str:
        """The same for the same word in the same paragraph, whatever stands around that."""
        return sha256(f"{plain(self.word)}\n{' '.join(self.paragraph.split())}".encode()).hexdigest()


def plain(word: str) -> str:
    """A word without capitals, accents, hyphens and apostrophes: Zoë is zoe, Anna-Marie annamarie."""
    apart = unicodedata.normalize("NFKD", BETWEEN.sub("", word).casefold())
    return "".join(item for item in apart if not unicodedata.combining(item)).translate(PLAIN_LETTERS)


def names_in(called: str) -> frozenset[str]:
    """The names of which a whole name is made, plainly: “Anna-Marie Rose” is anna, marie, annamarie and rose."""
    return frozenset(part for word in WORD.findall(unicodedata.normalize("NFC", called)) for part in _parts(word))


def words_to_ask(text: str) -> frozenset[str]:
    """Every word of a text, plainly, so that the register can be asked which of them are names."""
    return names_in(text)


def caught(text: str, *, names: Collection[str], family_names: Collection[str] = ()) -> list[Catch]:
    """The words of a text by which a child might be recognised, in their order, each once a paragraph.

    `names` and `family_names` are those of children as `names_in` gives them; a family name counts with a capital only.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    catches: list[Catch] = []
    for paragraph in PARAGRAPHS.split(normal):
        once: dict[str, Catch] = {}
        for catch in _caught_in(paragraph, names, family_names):
            once.setdefault(plain(catch.word), catch)
        catches += once.values()
        catches += few_people(paragraph)
    return catches


def few_people(paragraph: str) -> list[Catch]:
    """The numbers from 1 to 5 of people, each in its own words once."""
    words = dict.fromkeys(" ".join(match[0].split()) for match in FEW_PEOPLE.finditer(paragraph))
    return [Catch(word, paragraph, number=True) for word in words]


def _caught_in(paragraph: str, names: Collection[str], family_names: Collection[str]) -> Iterator[Catch]:
    initials = set(_initials(paragraph))
    for match in WORD.finditer(paragraph):
        word = POSSESSIVE.sub("", match[0])
        if _is_name(word, names) or (not word.islower() and _parts(word) & set(family_names)):
            yield Catch(word, paragraph)
        elif _could_be_name(word) and (letter := plain(word)[:1].upper()) in initials:
            yield Catch(word, paragraph, letter)


def _is_name(word: str, names: Collection[str]) -> bool:
    result = {part for part in _parts(word) if part in names}
    if not word.islower():
        return bool(result)
    return any(len(part) >= SHORTEST_IN_SMALL and part not in ORDINARY for part in result)


def _could_be_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper() and plain(word) not in NO_NAMES


def _parts(word: str) -> set[str]:
    """The whole word and what hyphens and apostrophes divide it into, plainly, without single letters."""
    bare = POSSESSIVE.sub("", word)
    return {part for item in (bare, word, *BETWEEN.split(bare)) if len(part := plain(item)) > 1}


def _initials(paragraph: str) -> Iterator[str]:
    for match in ALONE.finditer(paragraph):
        before, after = paragraph[: match.start()], paragraph[match.end() :]
        if not BEFORE_A_LETTER.search(before) and _stands_for_somebody(match[0], before, after, paragraph):
            yield match[0]


def _stands_for_somebody(letter: str, before: str, after: str, paragraph: str) -> bool:
    """“I” is whoever speaks, where anything else in the paragraph is said in the first person."""
    if letter == "I":
        return not FIRST_PERSON.search(paragraph)
    if letter == "A" and BEGINS.search(before):
        return bool(ACTS.match(after))
    return not (letter == "A" and re.match(r"[\s-]+levels?\b", after))
