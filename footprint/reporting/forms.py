"""The period of figures, and which of the rows behind a figure. Both live in the address."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from footprint.page.datefield import PARTS, wrong
from footprint.page.forms import DateField, Form, SelectField
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.periods import called, last_year, year_so_far
from rulebook import calendar

YEARS = 5
SO_FAR = "so-far"
BY_DAYS = ("", "The days below")
DAYS = ("from_on", "to_on", "as_at")
# Two years before the first day must still lie in the calendar.
EARLIEST = calendar.add_months(calendar.FIRST_DAY, 36)


def years(*, on: date) -> list[ReportingPeriod]:
    """The last reporting years that have ended, the latest first."""
    end = last_year(on=on).last_day
    return [ReportingPeriod.year_ending(calendar.add_months(end, -12 * back)) for back in range(YEARS)]


class Period(Form):
    """A reporting year that has ended. Nothing else for those from whom small numbers are hidden: the difference of
    two periods that overlap would tell them."""

    year = SelectField(label="Year", choices=[], required=False)

    def __init__(self, data: Any, *, on: date) -> None:
        self.on = on
        super().__init__(data, initial={"year": str(last_year(on=on).last_day.year)})
        field: Any = self.fields["year"]
        field.choices = self.offered()

    def offered(self) -> list[tuple[str, str]]:
        return [
            (str(reporting_period.last_day.year), f"{called(reporting_period)}, to 31 March")
            for reporting_period in years(on=self.on)
        ]

    def asked(self) -> ReportingPeriod | None:
        """The period; the last year that has ended where none was chosen, None where what was typed makes none."""
        if not self.is_bound:
            return self.usual()
        if not self.is_valid():
            return None
        year = self.cleaned_data["year"]
        return (
            ReportingPeriod.year_ending(last_year(on=self.on).last_day.replace(year=int(year)))
            if year
            else self.usual()
        )

    def usual(self) -> ReportingPeriod:
        return last_year(on=self.on)


class AnyPeriod(Period):
    """A reporting year, this one so far, or any days, as at any day from then on."""

    from_on = DateField(label="First day", required=False)
    to_on = DateField(label="Last day", required=False)
    as_at = DateField(
        label="As at which day?", called="The as-at day", required=False,
        help_text="What the records said on this day. The last day, if you leave it empty.",
    )  # fmt: skip

    def __init__(self, data: Any, *, on: date) -> None:
        super().__init__(data, on=on)
        for name in DAYS:
            field: Any = self.fields[name]
            field.earliest, field.latest = EARLIEST, on

    def offered(self) -> list[tuple[str, str]]:
        so_far = year_so_far(on=self.on)
        name = f"{so_far.first_day.year}/{(so_far.first_day.year + 1) % 100:02} so far"
        return [(SO_FAR, name), *super().offered(), BY_DAYS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last, as_at = (cleaned.get(name) for name in DAYS)
        if not first and (last or as_at):
            self._wrong("from_on", "Enter the first day too")
        if not last and (first or as_at):
            self._wrong("to_on", "Enter the last day too")
        if first and last and first > last:
            self._wrong("to_on", "Last day must be on or after the first day")
        if first and as_at and as_at < first:
            self._wrong("as_at", "The as-at day must be on or after the first day")
        return cleaned

    def _wrong(self, name: str, sentence: str) -> None:
        """One error a question is enough."""
        if name not in self.errors:
            self.add_error(name, wrong(sentence, PARTS))

    def asked(self) -> ReportingPeriod | None:
        if not self.is_bound or not self.is_valid():
            return super().asked()
        first, last, as_at = (self.cleaned_data[name] for name in DAYS)
        if first and last:
            return ReportingPeriod(first, last, as_at or last)
        return year_so_far(on=self.on) if self.cleaned_data["year"] == SO_FAR else super().asked()

    @property
    def by_days(self) -> bool:
        """Whether the days are asked for, rather than a year."""
        return any(self.data.get(f"{name}_{part}") for name in DAYS for part in PARTS)


class RowFilters(Form):
    counted = SelectField(label="Counted", choices=[], empty="All", required=False)
    row = SelectField(label="Group", choices=[], empty="All", required=False)

    def __init__(self, data: Any, *, hits: Sequence[str], rows: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        for name, choices in (("counted", list(zip(("yes", "no"), hits, strict=False))), ("row", list(rows))):
            field: Any = self.fields[name]
            field.choices = [("", "All"), *choices]
            if not choices:
                del self.fields[name]
