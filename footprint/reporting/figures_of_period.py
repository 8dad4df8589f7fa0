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
        return [telling.asked for telling in self.told]

    def saying(self, key: str) -> Saying | None:
        """What a figure says; None where it has no number in the period itself."""
        if key in self.apart:
            return self.apart[key].saying(key)
        if key not in self.told[0].values or key not in definitions():
            return None
        overdue = self.told[0].overdue if key in TIMELINESS else 0
        values = [telling.values.get(key) for telling in self.told]
        return Saying(definitions()[key], self.periods, values, overdue, self.told[0].rules.get(key, ""))

    def groups(self) -> list[tuple[str, list[Saying]]]:
        """The figures that have a number, by subject."""
        result = [(name, [self.saying(key) for key in keys]) for name, keys in groups().items()]
        return [
            (name, sayings) for name, says in result if (sayings := [saying for saying in says if saying is not None])
        ]

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
        tellings = [_told(laid_out, reporting_period, wanted) for reporting_period in periods]
        apart = {}
        if caseloads_on:
            days = with_earlier(ReportingPeriod(periods[0].first_day, caseloads_on, caseloads_on))
            apart[CASELOADS] = Telling(
                [_told(laid_out, reporting_period, [CASELOADS]) for reporting_period in days], laid_out.known
            )
    telling = Telling(tellings, laid_out.known, apart)
    return telling if whole else hiding(telling)


def hiding(telling: Telling) -> Telling:
    """The same figures with small numbers hidden. All of them must be there: one may give another away. Caseloads are
    never shown, of whatever day."""
    return Telling([_hiding(telling) for telling in telling.told], telling.known_from)


def _told(laid_out: Register, reporting_period: ReportingPeriod, keys: Collection[str]) -> Told:
    laid_out.lay_out(reporting_period)
    unknown = _before_known(reporting_period, laid_out.known)
    result = laid_out.counted(reporting_period, keys=keys)
    values = {key: value for key, value in result.items() if value is not None and key not in unknown}
    missing = {key: unknown.get(key) or why_missing(key) for key in keys or in_print() if key not in values}
    overdue = laid_out.overdue() if set(TIMELINESS) & set(values) else 0
    rules = {key: laid_out.rule_of(key) for key in values if key in definitions()}
    return Told(reporting_period, values, missing, overdue, rules)


def _before_known(reporting_period: ReportingPeriod, known: date | None) -> dict[str, str]:
    """The figures of a period that was over before reviews are on record: nought of them would read as a fact."""
    if known is None or reporting_period.last_day >= known:
        return {}
    why = f"reviews are known only from {format_day(known)} on"
    with_reviews = {relation.gives for relation in relations().values() if relation.known_with_reviews}
    return {key: why for key, figure in definitions().items() if figure.needs in with_reviews}


def _hiding(telling: Told) -> Told:
    current_published = published(telling.values, beside_years=not is_year(telling.asked))
    left_out = {key: _left_out(why) for key, why in current_published.left_out.items()}
    missing = {key: why for key in in_print() if (why := left_out.get(key) or telling.missing.get(key))}
    return Told(telling.asked, current_published.values, missing, count_shown(int(telling.overdue)), telling.rules)


def _left_out(why: str) -> str:
    """With titles where the rule names other figures by their keys."""
    for key in definitions():
        why = why.replace(f"“{key}”", f"“{title_of(key)}”")
    return f"not shown while small numbers are hidden: {why}"
