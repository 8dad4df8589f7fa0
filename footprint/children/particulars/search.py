"""Finding a child by what somebody remembers: a name spelt as it sounds, a day of birth, the beginning of a number.

Names are held against each other letter by letter in threes (pg_trgm) and without accents.
"""

import re
from datetime import date
from typing import Any, cast

from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import Case, Expression, F, FloatField, Max, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest

from footprint.children.models import Child, PreviousName, plain
from footprint.page.datefield import month_number
from rulebook.numbers import without_spaces

DAY_FIRST = re.compile(r"\b(\d{1,2})[\s./-]+(\d{1,2}|[A-Za-z]{3,9})[\s./,-]+(\d{4}|\d{2})\b")
YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
FIELDS: dict[Any, tuple[str, ...]] = {
    Child: ("given_names", "family_name", "known_as"),
    PreviousName: ("given_names", "family_name"),
}
NUMBERS = ("local_id", "upn", "nhs_number")
ENOUGH = 0.3  # of 1, which is every word as it is kept
WORDS_READ = 6
PART = 0.9  # for a name of which the word is one of several
BEGINS, WHOLE = 1.0, 2.0


def search(*, text: str, within: QuerySet[Child], today: date) -> QuerySet[Child]:
    """Those of `within` that fit, best first. A year of two figures is the latest that is not to come."""
    born, rest = day_in(text, today=today)
    words = re.findall(r"[^\W_]+", rest)[:WORDS_READ]
    number = without_spaces(rest)
    if not (born or words):
        return within.none()
    children = within.filter(born_on=born) if born else within
    if not words:
        return children.order_by("family_name", "given_names", "pk")
    keys = (
        _named(Child, words)
        .values("pk")
        .union(_named(PreviousName, words).values("child"), Child.objects.filter(_begins(number)).values("pk"))
    )
    fitting = children if born else children.filter(pk__in=keys)
    scored = fitting.annotate(fit=_fit(words, number)).filter(fit__gte=0 if born else ENOUGH)
    return scored.order_by("-fit", "family_name", "given_names", "pk")


def day_in(text: str, *, today: date) -> tuple[date | None, str]:
    """The first day that is typed in the text, and the text without it."""
    for pattern, order in ((YEAR_FIRST, (1, 2, 3)), (DAY_FIRST, (3, 2, 1))):
        for item in pattern.finditer(text):
            year, month, day = (item.group(place) for place in order)
            real = _real(year, month, day, today)
            if real:
                return real, (text[: item.start()] + " " + text[item.end() :]).strip()
    return None, text.strip()


def _real(year: str, month: str, day: str, today: date) -> date | None:
    full = int(year) if len(year) == 4 else today.year // 100 * 100 + int(year)
    try:
        current_day = date(full, month_number(month) or 0, int(day))
        return current_day.replace(year=full - 100) if len(year) == 2 and current_day > today else current_day
    except ValueError:
        return None


def _plainly(rows: QuerySet[Any], fields: tuple[str, ...]) -> QuerySet[Any]:
    return cast("QuerySet[Any]", rows.alias(**{f"plain_{name}": plain(F(name)) for name in fields}))


def _named(model: type[Child] | type[PreviousName], words: list[str]) -> QuerySet[Any]:
    """Any word like any of the names, by the index of plain names."""
    fields, q = FIELDS[model], Q()
    for word in words:
        for name in fields:
            for likeness in ("trigram_similar", "trigram_word_similar"):
                q |= Q(**{f"plain_{name}__{likeness}": plain(Value(word))})
    return _plainly(model._default_manager.all(), fields).filter(q)


def _begins(number: str) -> Q:
    q = Q()
    for name in NUMBERS:
        q |= Q(**{f"{name}__istartswith": number})
    return q


def _fit(words: list[str], number: str) -> Any:
    """How well each word is met, of 1, on the mean; and more for a number that begins so, most for the whole number."""
    total: Any = Value(0.0)
    for word in words:
        now = Greatest(*_likenesses(FIELDS[Child], word))
        before = PreviousName.objects.filter(child=OuterRef("pk")).order_by().values("child")
        best = before.annotate(best=Max(Greatest(*_likenesses(FIELDS[PreviousName], word)))).values("best")
        total = total + Greatest(now, Coalesce(Subquery(best), 0.0, output_field=FloatField()))
    whole = Q()
    for name in NUMBERS:
        whole |= Q(**{f"{name}__iexact": number})
    numbered = Case(
        When(whole, then=Value(WHOLE)), When(_begins(number), then=Value(BEGINS)), default=Value(0.0),
        output_field=FloatField(),
    )  # fmt: skip
    return total / Value(float(len(words))) + numbered


def _likenesses(fields: tuple[str, ...], word: str) -> list[Expression]:
    """A name of several words counts a little less where one of them is met than a name that is the word."""
    cleaned: Any = plain(Value(word))
    alike = [TrigramSimilarity(plain(F(name)), cleaned) for name in fields]
    within = [TrigramWordSimilarity(cleaned, plain(F(name))) * Value(PART) for name in fields]
    return [*alike, *within]
