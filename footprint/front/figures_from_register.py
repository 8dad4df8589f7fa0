"""Figures of the register in the form of `./run figures`."""

from datetime import date

from footprint.front.figures_from_files import FiguresFromFiles, doubts
from footprint.reporting.definitions import in_print
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.from_register import figures_of_register, why_missing


def work_out(*, year_ending: date, asked: ReportingPeriod, known_from: date | None = None) -> FiguresFromFiles:
    """What the register says for one period, as on the as-at day."""
    values, known = figures_of_register(reporting_period=asked, known_from=known_from)
    missing = {key: why_missing(key) for key in in_print() if key not in values}
    return FiguresFromFiles(year_ending, asked, known, values, missing, doubts(values, flagged=True))
