"""The instruments the rule book rests on, with the day each took effect. Local targets live in `standards.py`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Instrument:
    """A set of regulations. `link` is its page on legislation.gov.uk."""

    title: str
    number: str
    in_force: date
    link: str

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


@dataclass(frozen=True)
class Citation:
    """A place in an instrument, such as "regulation 33(1)"."""

    instrument: Instrument
    place: str

    def __str__(self) -> str:
        return f"{self.place} of the {self.instrument.title}"


def _regulations(title: str, year: int, number: int, in_force: date) -> Instrument:
    return Instrument(title, f"SI {year}/{number}", in_force, f"https://www.legislation.gov.uk/uksi/{year}/{number}")


CARE_PLANNING = _regulations(
    "Care Planning, Placement and Case Review (England) Regulations 2010", 2010, 959, date(2011, 4, 1)
)
ADOPTION_AGENCIES = _regulations("Adoption Agencies Regulations 2005", 2005, 389, date(2005, 12, 30))
SECURE_ACCOMMODATION = _regulations("Children (Secure Accommodation) Regulations 1991", 1991, 1505, date(1991, 10, 14))
IRO_HANDBOOK = Instrument(
    "IRO Handbook",
    "statutory guidance, 2010",
    date(2011, 4, 1),
    "https://www.gov.uk/government/publications/independent-reviewing-officers-handbook",
)

VISITS = Citation(CARE_PLANNING, "regulation 28")
ORDINARY_VISITS = Citation(CARE_PLANNING, "regulation 28(2)")
FIRST_REVIEW = Citation(CARE_PLANNING, "regulation 33(1)")
LATER_REVIEWS = Citation(CARE_PLANNING, "regulation 33(2)")
EARLIER_REVIEWS = Citation(CARE_PLANNING, "regulation 33(3)")
ADJOURNMENT = Citation(CARE_PLANNING, "regulation 36(2)")
SHORT_BREAKS = Citation(CARE_PLANNING, "regulation 48")
ADOPTION_REVIEWS = Citation(ADOPTION_AGENCIES, "regulation 36")
SECURE_REVIEWS = Citation(SECURE_ACCOMMODATION, "regulations 15 and 16")
SPEAKING_WITH_THE_CHILD = Citation(CARE_PLANNING, "regulation 36(1)")
BEFORE_THE_REVIEW = Citation(IRO_HANDBOOK, "the guidance on preparing a review")
AFTER_THE_REVIEW = Citation(IRO_HANDBOOK, "the guidance on what follows a review")
NAMED_IRO = Citation(IRO_HANDBOOK, "the guidance on appointing the IRO")
CASELOADS = Citation(IRO_HANDBOOK, "paragraph 7.15")
