"""Numbers that others published and that a report sets beside its own: each kind once, with where it stands.

They are the only numbers of a report that are typed, and none stands there without its year and its source.
"""

import re
from dataclasses import dataclass

POPULATION = "population_0_17"


@dataclass(frozen=True)
class PublishedKind:
    """`section` is the part of the report where it is told. `form` is what a value looks like, `hint` says so."""

    key: str
    title: str
    section: str
    form: re.Pattern[str]
    hint: str

    def kept(self, typed: str) -> str:
        """42,055 is kept as 42055."""
        return typed.strip().replace(",", "") if self.form is COUNT else typed.strip()

    def shown(self, value: str) -> str:
        return f"{value}%" if self.form is PERCENT else f"{int(value):,}" if self.form is COUNT else value


COUNT, RATE, PERCENT = (re.compile(form) for form in (r"[1-9]\d{0,7}", r"\d{1,4}\.\d", r"(100|\d{1,2})(\.\d{1,2})?"))
WORDS = re.compile(r"\S.{0,59}")
AS_COUNT, AS_RATE = "A whole number, for example 42055", "To one decimal place, for example 73.0"
AS_PERCENT, AS_WORDS = "A percentage without its sign, for example 15.8", "In words, for example 3rd lowest of 11"

KINDS = {
    published_kind.key: published_kind
    for published_kind in (
        PublishedKind(POPULATION, "Children aged 0 to 17 in the area", "children", COUNT, AS_COUNT),
        PublishedKind(
            "neighbours_rate", "Looked after per 10,000 aged 0 to 17, average of like councils", "children", RATE,
            AS_RATE,
        ),
        PublishedKind(
            "neighbours_rank", "The council’s place among like councils by that rate", "children", WORDS, AS_WORDS
        ),
        PublishedKind(
            "neighbours_over_20_miles", "Placed over 20 miles from home, average of like councils", "homes", PERCENT,
            AS_PERCENT,
        ),
        PublishedKind(
            "knew_their_iro", "Children who said in a survey that they knew who their IRO was", "participation",
            PERCENT, AS_PERCENT,
        ),
        PublishedKind(
            "contact_progress", "Family time progressing, over the whole year, as an earlier report told it",
            "progression", PERCENT, AS_PERCENT,
        ),
    )
}  # fmt: skip
