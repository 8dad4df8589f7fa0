"""Charts as SVG that stands alone: a title, a description, a title on every mark, colour never the only difference.

Nothing here uses a style attribute, which the Content-Security-Policy forbids.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from footprint.page.tables import Column, Table, shown

INK = "#0b0c0c"
FAINT = "#b1b4b6"
COLOURS = ("#1d4f5f", "#b8500f", "#6b4696", "#00703c", "#8a1538", "#505a5f")
DASHES = ("", "8 4", "2 3", "12 3 2 3", "5 5", "1 2")
WIDTH = 450
ROW = 44
LEFT = 165
RIGHT = 56
FONT = mark_safe('font-family="arial, sans-serif" font-size="15"')


Value = float | str | None


@dataclass(frozen=True)
class Series:
    """One run of values, in the order of the chart's labels; None where there is no number, a text in its stead where
    the number is not shown."""

    name: str
    values: Sequence[Value]


@dataclass(frozen=True)
class Chart:
    """What is drawn, what it says in words (`text`), and its numbers. `unit` follows a number: "%", " days".

    `meanings` say in the table what labels that are codes mean.
    """

    title: str
    text: str
    labels: Sequence[str]
    series: Sequence[Series]
    draw: Callable[["Chart"], SafeString]
    unit: str = ""
    label_head: str = "Group"
    meanings: Sequence[str] = ()

    def id(self) -> str:
        return f"chart-{slugify(self.title)}"

    def svg(self) -> SafeString:
        return self.draw(self)

    def table(self) -> Table:
        meaning = [Column("Meaning")] if self.meanings else []
        numbers = [Column(named(series.name, self.unit), number=True) for series in self.series]
        columns = [Column(self.label_head), *meaning, *numbers]
        rows = [
            [label, *self.meanings[place : place + 1], *(series.values[place] for series in self.series)]
            for place, label in enumerate(self.labels)
        ]
        return Table(self.title, columns, rows, id=f"{self.id()}-table", caption_size="s")

    def longest(self) -> float:
        """What the longest bar stands for: 100 for percentages, else the largest value."""
        largest = max((size(value) for series in self.series for value in series.values), default=0)
        return 100 if self.unit == "%" and largest <= 100 else largest or 1

    def top(self) -> float:
        """The end of an axis: 100 for percentages, else the next of 1, 2, 4, 6, 8 or 10 times a power of ten."""
        largest = self.longest()
        if self.unit == "%":
            return largest
        power = 10 ** math.floor(math.log10(largest)) if largest > 0 else 1
        return next(step * power for step in (1, 2, 4, 6, 8, 10) if step * power >= largest)

    def said(self, value: Value) -> str:
        """A number with its unit: 1,204, 79.5%, 12 days; whole numbers without a decimal point."""
        if value is None or isinstance(value, str):
            return shown(value)
        return shown(int(value) if float(value).is_integer() else round(value, 2)) + self.unit


def size(value: Value) -> float:
    """How long its mark is: nothing where no number is shown."""
    return value if isinstance(value, (int, float)) else 0


def named(name: str, unit: str) -> str:
    return f"{name} ({unit.strip()})" if unit else name


def bar(*, title: str, text: str, labels: Sequence[str], values: Sequence[Value], name: str, unit: str = "",
        label_head: str = "Group", meanings: Sequence[str] = ()) -> Chart:  # fmt: skip
    """One bar a label, lying down so that labels can be long, with its number at its end."""
    return Chart(title, text, labels, [Series(name, values)], draw_bars, unit, label_head, meanings)


def stacked(*, title: str, text: str, labels: Sequence[str], series: Sequence[Series], unit: str = "",
            label_head: str = "Group") -> Chart:  # fmt: skip
    """One bar a label, cut into the series; each has its own hatching and is named in the key."""
    return Chart(title, text, labels, series, draw_stacks, unit, label_head)


def line(*, title: str, text: str, labels: Sequence[str], series: Sequence[Series], unit: str = "",
         label_head: str = "Period") -> Chart:  # fmt: skip
    """Values over time, each series with its own dashes and marks; the scale starts at nought, a gap stays a gap."""
    return Chart(title, text, labels, series, draw_lines, unit, label_head)


def draw_bars(chart: Chart) -> SafeString:
    scale = (WIDTH - LEFT - RIGHT) / chart.longest()
    marks = []
    for place, (label, value) in enumerate(zip(chart.labels, chart.series[0].values, strict=True)):
        top, long = place * ROW, size(value) * scale
        marks += [
            row_label(label, top),
            rect(LEFT, top + 8, long, COLOURS[0], f"{label}: {chart.said(value)}"),
            words(LEFT + long + 6, top + 27, chart.said(value)),
        ]
    return frame(chart, ROW * len(chart.labels) + 4, [*marks, axis(ROW * len(chart.labels))])


def draw_stacks(chart: Chart) -> SafeString:
    wholes = [sum(size(series.values[place]) for series in chart.series) for place in range(len(chart.labels))]
    scale = (WIDTH - LEFT - RIGHT) / (max(wholes, default=0) or 1)
    key = legend(chart, lambda number, x, y: rect(x, y, 18, fill(chart, number), ""))
    down = 28 * len(chart.series) + 8
    marks = [key]
    for place, (label, whole) in enumerate(zip(chart.labels, wholes, strict=True)):
        top = down + place * ROW
        marks += [row_label(label, top), *stack(chart, place, top, scale)]
        marks.append(words(LEFT + whole * scale + 6, top + 27, chart.said(whole_of(chart, place))))
    bottom = down + ROW * len(chart.labels)
    return frame(chart, bottom + 4, [hatchings(chart), *marks, axis(bottom, down)])


def whole_of(chart: Chart, place: int) -> Value:
    """What stands at the end of a bar: its sum, and where a part of it is not shown, or none is known, that."""
    values = [series.values[place] for series in chart.series]
    hidden = [value for value in values if isinstance(value, str)]
    if hidden or all(value is None for value in values):
        return hidden[0] if hidden else None
    return round(sum(size(value) for value in values), 6)


def stack(chart: Chart, place: int, top: float, scale: float) -> list[SafeString]:
    """The cuts of one bar, a white line between them."""
    cuts, x = [], float(LEFT)
    for number, series in enumerate(chart.series):
        long = size(series.values[place]) * scale
        title = f"{chart.labels[place]}, {series.name}: {chart.said(series.values[place])}"
        cuts.append(rect(x, top + 8, max(long - 1.5, 0), fill(chart, number), title))
        x += long
    return cuts


def draw_lines(chart: Chart) -> SafeString:
    key = legend(chart, lambda number, x, y: drawing("{}{}", stroke(number, x - 4, y + 14, x + 22, y + 14),
                                                        mark(number, x + 9, y + 14, "")))  # fmt: skip
    down, high, left = 28 * len(chart.series) + 20, 220, 60
    step = (WIDTH - left - 30) / max(len(chart.labels) - 1, 1)
    top = chart.top()
    marks = [key, *grid(chart, down, high, left, top)]
    for number, series in enumerate(chart.series):
        points = [
            (left + place * step, down + high - value / top * high, value) if isinstance(value, (int, float)) else None
            for place, value in enumerate(series.values)
        ]
        marks += [stroke(number, a[0], a[1], b[0], b[1]) for a, b in pairwise(points) if a and b]
        marks += [
            mark(number, point[0], point[1], f"{label}, {series.name}: {chart.said(point[2])}")
            for label, point in zip(chart.labels, points, strict=True)
            if point
        ]
    every = max(1, -(-len(chart.labels) * 62 // (WIDTH - left)))
    marks += [
        words(left + place * step, down + high + 24, label, "middle")
        for place, label in enumerate(chart.labels)
        if place % every == 0
    ]
    return frame(chart, down + high + 36, marks)


def grid(chart: Chart, down: float, high: float, left: float, top: float) -> list[SafeString]:
    """Nought, the half and the top of the scale, each a thin line with its number."""
    lines = []
    for share in (0, 0.5, 1):
        y = down + high * (1 - share)
        lines.append(rule(left, y, WIDTH - 10, y, INK if share == 0 else FAINT))
        lines.append(words(left - 8, y + 5, chart.said(float(f"{top * share:.6g}")), "end"))
    return lines


def drawing(form: str, *values: object, **named: object) -> SafeString:
    """A piece of the picture; numbers go in with one decimal place, text is made safe."""
    return format_html(
        form, *(f"{value:.1f}" if isinstance(value, (int, float)) else value for value in values), **named
    )


def frame(chart: Chart, height: float, marks: Sequence[SafeString]) -> SafeString:
    return drawing(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
        'aria-labelledby="{id}-title {id}-text" {}>'
        '<title id="{id}-title">{}</title><desc id="{id}-text">{}</desc>{}</svg>',
        str(WIDTH), str(round(height)), FONT, chart.title, chart.text,
        format_html_join("", "{}", ((safe_string,) for safe_string in marks)), id=chart.id(),
    )  # fmt: skip


def rect(x: float, y: float, long: float, paint: str, title: str) -> SafeString:
    named = drawing("<title>{}</title>", title) if title else ""
    return drawing(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}">{}</rect>',
        x, y, long, 18 if not title else ROW - 16, paint, named,
    )  # fmt: skip


def words(x: float, y: float, text: str, anchor: str = "start") -> SafeString:
    return drawing('<text x="{}" y="{}" fill="{}" text-anchor="{}">{}</text>', x, y, INK, anchor, text)


def row_label(label: str, top: float) -> SafeString:
    """A label left of its bar, on two lines when it is long, cut short when even that is not enough."""
    first, second = broken(label)
    if not second:
        return words(LEFT - 10, top + 27, first, "end")
    return drawing("{}{}", words(LEFT - 10, top + 19, first, "end"), words(LEFT - 10, top + 36, second, "end"))


def broken(label: str, long: int = 19) -> tuple[str, str]:
    """The label in two lines, cut at a space or behind a slash."""
    if len(label) <= long:
        return label, ""
    cut = max(label.rfind(" ", 0, long + 1), label.rfind("/", 0, long) + 1)
    cut = cut if cut > 0 else long
    second = label[cut:].strip()
    return label[:cut], second if len(second) <= long else second[: long - 1] + "…"


def rule(x1: float, y1: float, x2: float, y2: float, paint: str) -> SafeString:
    return drawing('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1"/>', x1, y1, x2, y2, paint)


def axis(bottom: float, top: float = 0) -> SafeString:
    return rule(LEFT, top, LEFT, bottom, INK)


def stroke(number: int, x1: float, y1: float, x2: float, y2: float) -> SafeString:
    return drawing(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="3" stroke-dasharray="{}"/>',
        x1, y1, x2, y2, COLOURS[number % len(COLOURS)], DASHES[number % len(DASHES)] or "none",
    )  # fmt: skip


def mark(number: int, x: float, y: float, title: str) -> SafeString:
    """A disc, a square or a diamond, by the number of the series."""
    shape = (
        drawing('<circle cx="{}" cy="{}" r="5"', x, y),
        drawing('<rect x="{}" y="{}" width="9" height="9"', x - 4.5, y - 4.5),
        drawing('<path d="M{} {}l6 6-6 6-6-6z"', x, y - 6),
    )[number % 3]
    named = drawing("<title>{}</title>", title) if title else ""
    name = ("circle", "rect", "path")[number % 3]
    return drawing('{} fill="{}">{}</{}>', shape, COLOURS[number % len(COLOURS)], named, name)


def legend(chart: Chart, sample: Callable[[int, float, float], SafeString]) -> SafeString:
    entries = (
        (drawing("{}{}", sample(number, LEFT, 28 * number + 2), words(LEFT + 30, 28 * number + 17, series.name)),)
        for number, series in enumerate(chart.series)
    )
    return format_html_join("", "{}", entries)


def fill(chart: Chart, number: int) -> str:
    return COLOURS[0] if number == 0 else f"url(#{chart.id()}-{number})"


HATCHES = ("M0 8 8 0", "M0 0 8 8", "M4 0V8", "M0 4H8", "M0 4H8M4 0V8")


def hatchings(chart: Chart) -> SafeString:
    """A hatching for every series after the first, white lines on its colour."""
    return drawing(
        "<defs>{}</defs>",
        format_html_join(
            "",
            '<pattern id="{}-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<rect width="8" height="8" fill="{}"/>'
            '<path d="{}" stroke="#fff" stroke-width="{}"/></pattern>',
            (
                (chart.id(), number, COLOURS[number % len(COLOURS)], HATCHES[(number - 1) % len(HATCHES)], 1.5)
                for number in range(1, len(chart.series))
            ),
        ),
    )
