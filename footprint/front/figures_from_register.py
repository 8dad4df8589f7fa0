"""Figures of the register in the form of `./run figures`."""

from datetime import date

from footprint.front.figures_from_files import MISSING, FiguresFromFiles, doubts
from footprint.reporting.definitions import ORDER, definitions
from footprint.reporting.figures import Asked
from footprint.reporting.from_register import figures_of_register

NOT_RECORDED = {
    "records": "no record and no decision of a review is written",
    "plans": "no care plan is recorded as received before a review",
    "lateness": "no exception report of a late review is signed",
    "attendance": "of nobody who was invited to a review is it recorded whether they came",
}


def work_out(*, year_ending: date, asked: Asked, known_from: date | None = None) -> FiguresFromFiles:
    """What the register says for one period, as on the as-at day."""
    values, known = figures_of_register(asked=asked, known_from=known_from)
    missing = {key: _missing(key) for key in ORDER if key not in values}
    return FiguresFromFiles(year_ending, asked, known, values, missing, doubts(values, flagged=True))


def _missing(key: str) -> str:
    """What the register does not hold, for a figure that is left out."""
    figure = definitions().get(key)
    return NOT_RECORDED.get(figure.needs, MISSING["reviews"]) if figure else ORDER[key]
