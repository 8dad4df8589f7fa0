"""`./run due`: a child's next statutory review, from the day care began and the days reviews were held.

Under another timetable of the law than the plain one, from the day that starts it and the days held under it.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime

from rulebook.calendar import OutsideCalendarError, check_can_count_from
from rulebook.chain import Step, chain_under, plain_chain
from rulebook.reasons import Due, in_words, ordinal
from rulebook.timetables import LOOKED_AFTER, TIMETABLES

WRONG_USAGE = 2
FORMATS = ("%Y-%m-%d", "%d/%m/%Y")

EPILOG = """dates are written 2013-12-02 or 02/12/2013.

examples:
  ./run due --entered 2013-12-02
  ./run due --entered 2013-12-02 --held 2013-12-20 2014-03-10 --json
  ./run due --timetable short_breaks --entered 2013-12-02 --held 2014-02-20

Reviews may be given in any order. Only those of this period of care count: a child who left and came back has a new
clock. The answer is the timetable of regulation 33 of the Care Planning, Placement and Case Review (England)
Regulations 2010: 20 working days, then 3 months, then every 6 months, each from the day the review before was held.
Under another timetable --entered is the day that starts it: authority to place for adoption, the placement, its early
end, the first short break, the start of secure accommodation. Give only the reviews held since.
"""


class WrongUsageError(ValueError):
    """A sentence for the person who typed the command."""


def parse_day(argument: str, text: str) -> date:
    """A day written 2013-12-02 or 02/12/2013; `WrongUsageError` names the argument and what was typed."""
    for style in FORMATS:
        try:
            day = datetime.strptime(text.strip(), style).date()  # noqa: DTZ007
        except ValueError:
            continue
        return _inside_calendar(argument, day)
    raise WrongUsageError(f"{argument} {text!r} is not a date. Write it as 2013-12-02 or 02/12/2013.")


def _inside_calendar(argument: str, day: date) -> date:
    try:
        check_can_count_from(day)
    except OutsideCalendarError as refused:
        raise WrongUsageError(f"{argument} {refused}") from refused
    return day


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="./run due",
        description="When a looked-after child's next review is due, and why.",
        epilog=EPILOG,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--entered", required=True, metavar="DAY", help="the day the child became looked after")
    keys = [timetable.key for timetable in TIMETABLES]
    parser.add_argument("--timetable", choices=keys, default=LOOKED_AFTER.key, help="the plain one if not given")
    parser.add_argument(
        "--held", action="extend", nargs="+", default=[], metavar="DAY", help="a day a review was held; may be repeated"
    )
    parser.add_argument("--json", action="store_true", help='print {"due": .., "why": ..} for programs')
    return parser


def _chain(key: str, entered_text: str, held_texts: Sequence[str]) -> list[Step]:
    entered = parse_day("--entered", entered_text)
    held = [parse_day("--held", text) for text in held_texts]
    for text, day in zip(held_texts, held, strict=True):
        if day < entered:
            raise WrongUsageError(
                f"--held {text} is before --entered {entered_text}. Give only the reviews of this period of care."
            )
        if held.count(day) > 1:
            raise WrongUsageError(f"--held {text} is given twice. Give each review once.")
    if key == LOOKED_AFTER.key:
        return plain_chain(entered=entered, held=held)
    timetable = next(timetable for timetable in TIMETABLES if timetable.key == key)
    return chain_under(timetable, event=entered, held=held)


def _as_text(due: Due, steps: Sequence[Step]) -> str:
    lines = [f"The {ordinal(steps[-1].position)} review is due by {in_words(due.on)}.", "", *due.sentences]
    if len(steps) > 1:
        lines += ["", "Held so far:"]
        lines += [_line(step) for step in steps[:-1]]
    return "\n".join(lines)


def _line(step: Step) -> str:
    held, due = step.held, step.due
    assert held is not None
    assert due is not None
    return f"  {ordinal(step.position):<8} due {due.on:%d/%m/%Y}  held {held:%d/%m/%Y}  {step.verdict}"


def main(argv: Sequence[str]) -> int:
    """Prints the answer on standard output. 0 when answered, 2 with a sentence on standard error when wrongly asked."""
    try:
        options = _parser().parse_args(argv)
    except SystemExit as stopped:
        return WRONG_USAGE if stopped.code else 0
    try:
        steps = _chain(options.timetable, options.entered, options.held)
    except ValueError as refused:
        print(f"./run due: {refused}", file=sys.stderr)  # noqa: T201
        return WRONG_USAGE
    due = steps[-1].due
    assert due is not None
    answer = (
        json.dumps({"due": str(due.on), "why": due.why}, ensure_ascii=False) if options.json else _as_text(due, steps)
    )
    print(answer)  # noqa: T201
    return 0
