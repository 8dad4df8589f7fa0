"""The demo council's children as lives: born, in care, moved, reviewed, left. Nobody in them exists."""

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Stay:
    """An episode: one legal status in one placement. `miles` is empty where the distance is not known."""

    decom: date
    ls: str
    home: str
    dec: date | None = None
    rec: str = ""
    rne: str = ""
    miles: str = ""


@dataclass(frozen=True)
class Care:
    """A time in care, from `since` to the day before `until`; `reason` is REC."""

    since: date
    until: date | None
    reason: str = ""

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass
class Life:
    child: str
    dob: date
    sex: str
    ethnic: str
    need: str
    care: list[Care] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    reviews: dict[date, str] = field(default_factory=dict)
    placed: date | None = None
    applied: date | None = None

    @property
    def in_care(self) -> bool:
        """At the end of all that is told."""
        return self.care[-1].until is None


def eighteenth(dob: date) -> date:
    """The birthday; nobody is born on 29 February here."""
    return dob.replace(year=dob.year + 18)


def age(dob: date, day: date) -> int:
    return day.year - dob.year - ((day.month, day.day) < (dob.month, dob.day))
