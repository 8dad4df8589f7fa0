"""What the council calls its children and their reviews, put in place of the plain words in headings and letters."""

import re
from dataclasses import dataclass

CHILDREN = "Looked-after children"
REVIEW = "Review"
REVIEWS_IN = re.compile(r"\b(?:(an?|the) )?(review)(s?)\b", re.I)
CHILDREN_IN = re.compile(r"\blooked[- ]after children\b|\bchildren looked after\b", re.I)


@dataclass(frozen=True)
class Nouns:
    """Both as they stand at the beginning of a heading."""

    children: str = CHILDREN
    review: str = REVIEW

    def worded(self, text: str) -> str:
        """A heading in them: "Record of a review" becomes "Record of an assessment", or "Record of our meeting".

        Text without such a word, and every text where the council has chosen none, stays as it is.
        """
        if self.children != CHILDREN:
            text = CHILDREN_IN.sub(lambda result: _as(result[0], self.children), text)
        if self.review != REVIEW:
            text = REVIEWS_IN.sub(self._of_review, text)
        return text

    def _of_review(self, result: re.Match[str]) -> str:
        article, noun, plural = result[1] or "", result[2], result[3].lower()
        words = _as(article or noun, self.review) + plural
        if not article or self.review.lower().startswith("our "):
            return words
        if article.lower() != "the":
            article = f"{article[0]}n" if self.review[:1].lower() in "aeiou" else article[0]
        return f"{article} {_as('x', self.review)}{plural}"


def _as(first: str, noun: str) -> str:
    """The noun with a capital letter where what it stands for has one."""
    return (noun[:1].upper() if first[:1].isupper() else noun[:1].lower()) + noun[1:]


DEFAULT_NOUNS = Nouns()
