"""The figures of a period and of earlier years beside it, as one reader may see them: whole, or with small numbers
hidden."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from footprint.page.datefield import format_day
from footprint.reporting.definitions import definitions, groups, in_print
from footprint.reporting.figure_text import Saying
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.from_register import Register, register, why_missing
from footprint.reporting.periods import is_year, with_earlier
from footprint.reporting.relations import relations
from rulebook.disclosure import count_shown, published

CASELOADS = "caseloads"
TIMELINESS = ("timely_reviews", "timely_children")


@dataclass(frozen=True)
class Told:
    """The figures of one period by key, and why others have no number. `overdue` reviews stand beside those held in
    time on its last day. `rules`: how each is counted by the settings of its as-at day."""

    asked: ReportingPeriod
    values: Mapping[str, Any]
    missing: Mapping[str, str]
    overdue: int | str = 0
    rules: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Telling:
    """A period, the same one of earlier years after it, and the day from which reviews are known. `apart` are figures
    told of another day than the rest."""

    told: Sequence[Told]
    known_from: date | None
    apart: Mapping[str, "Telling"] = field(default_factory=dict)

    @property
    def periods(self) -> list[ReportingPeriod]:
        return [one.asked for one in self.told]

    def saying(self, key: str) -> Saying | None:
        """What a figure says; None where it has no number in the period itself."""
        if key in self.apart:
            return self.apart[key].saying(key)
        if key not in self.told[0].values or key not in definitions():
            return None
        overdue = self.told[0].overdue if key in TIMELINESS else 0
        values = [one.values.get(key) for one in self.told]
        return Saying(definitions()[key], self.periods, values, overdue, self.told[0].rules.get(key, ""))

    def groups(self) -> list[tuple[str, list[Saying]]]:
        """The figures that have a number, by subject."""
        found = [(name, [self.saying(key) for key in keys]) for name, keys in groups().items()]
        return [(name, kept) for name, says in found if (kept := [one for one in says if one is not None])]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Each figure that has no number in the period, by its title, and why."""
        return [(title_of(key), why) for key, why in self.told[0].missing.items()]


def title_of(key: str) -> str:
    figure = definitions().get(key)
    return figure.title if figure else key.replace("_", " ").capitalize().replace("10000", "10,000")


def telling(
    asked: ReportingPeriod, *, whole: bool, keys: Collection[str] = (), caseloads_on: date | None = None
) -> Telling:
    """What the register tells of these figures, or of all. Unless `whole`, small numbers are hidden.

    Caseloads are told of the day `caseloads_on` where it is given.
    """
    return telling_of(with_earlier(asked), whole=whole, keys=keys, caseloads_on=caseloads_on)


def telling_of(
    periods: Sequence[ReportingPeriod], *, whole: bool, keys: Collection[str] = (), caseloads_on: date | None = None
) -> Telling:
    """The same of a period and of others beside it. Unless `whole`, of a period that is no reporting year there is
    only what is told of its last day: of periods that overlap the difference tells what is hidden."""
    wanted = keys if whole else ()  # whether a number can be shown may turn on any other
    with register() as laid_out:
        told = [_told(laid_out, one, wanted) for one in periods]
        apart = {}
        if caseloads_on:
            days = with_earlier(ReportingPeriod(periods[0].first_day, caseloads_on, caseloads_on))
            apart[CASELOADS] = Telling([_told(laid_out, one, [CASELOADS]) for one in days], laid_out.known)
    found = Telling(told, laid_out.known, apart)
    return found if whole else hiding(found)


def hiding(found: Telling) -> Telling:
    """The same figures with small numbers hidden. All of them must be there: one may give another away. Caseloads are
    never shown, of whatever day."""
    return Telling([_hiding(one) for one in found.told], found.known_from)


def _told(laid_out: Register, asked: ReportingPeriod, keys: Collection[str]) -> Told:
    laid_out.lay_out(asked)
    unknown = _before_known(asked, laid_out.known)
    found = laid_out.counted(asked, keys=keys)
    values = {key: value for key, value in found.items() if value is not None and key not in unknown}
    missing = {key: unknown.get(key) or why_missing(key) for key in keys or in_print() if key not in values}
    overdue = laid_out.overdue() if set(TIMELINESS) & set(values) else 0
    rules = {key: laid_out.rule_of(key) for key in values if key in definitions()}
    return Told(asked, values, missing, overdue, rules)


def _before_known(asked: ReportingPeriod, known: date | None) -> dict[str, str]:
    """The figures of a period that was over before reviews are on record: nought of them would read as a fact."""
    if known is None or asked.last_day >= known:
        return {}
    why = f"reviews are known only from {format_day(known)} on"
    with_reviews = {relation.gives for relation in relations().values() if relation.known_with_reviews}
    return {key: why for key, figure in definitions().items() if figure.needs in with_reviews}


def _hiding(told: Told) -> Told:
    shown = published(told.values, beside_years=not is_year(told.asked))
    left_out = {key: _left_out(why) for key, why in shown.left_out.items()}
    missing = {key: why for key in in_print() if (why := left_out.get(key) or told.missing.get(key))}
    return Told(told.asked, shown.values, missing, count_shown(int(told.overdue)), told.rules)


def _left_out(why: str) -> str:
    """With titles where the rule names other figures by their keys."""
    for key in definitions():
        why = why.replace(f"“{key}”", f"“{title_of(key)}”")
    return f"not shown while small numbers are hidden: {why}"
