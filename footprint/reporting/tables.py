"""The figures as a table for people."""

from typing import Any

from footprint.reporting.definitions import Definition, definitions

WIDTH = 78


def as_text(found: dict[str, Any]) -> str:
    """Everything that `figures --format json` holds, as plain text: number, base, unit, rows of breakdowns."""
    known = found["known_from"] or "no review known"
    lines = [
        f"Figures from {found['from']} to {found['to']}, as at {found['as_at']} (reviews known from: {known})",
        "=" * WIDTH,
    ]
    for key, value in found["figures"].items():
        lines += _figure(key, definitions().get(key), value)
    lines += ["", "Not available", "-" * WIDTH]
    lines += [f"{key}: {why}" for key, why in found["not_available"].items()]
    return "\n".join(lines)


def _figure(key: str, figure: Definition | None, value: object) -> list[str]:
    title = figure.title if figure else "Children looked after per 10,000 aged 0 to 17"
    unit = figure.unit if figure else "children"
    if isinstance(value, dict) and set(value) == {"n", "of", "percent"}:
        return [_line(f"{title} [{unit}]", _ratio(value))]
    if figure and figure.shape == "quarters" and isinstance(value, dict):
        return [f"{title} [{unit}]", *(_line(f"    {quarter}", _ratio(each)) for quarter, each in value.items())]
    if figure and figure.shape == "pairs" and isinstance(value, dict):
        return [
            f"{title} [{unit}]",
            *(_line(f"    {row}", f"{n:,} and {other:,}") for row, (n, other) in value.items()),
        ]
    if isinstance(value, list):
        return [f"{title} [{unit}]", *(_line(f"    {each['post']}", _caseload(each)) for each in value)]
    if isinstance(value, dict):
        words = figure.words if figure else (lambda row: "")
        rows = [_line("    " + " ".join(filter(None, [row, words(row)])), f"{n:,}") for row, n in value.items()]
        total = [] if key == "looked_after_by_month" else [_line("    total", f"{sum(value.values()):,}")]
        return [f"{title} [{unit}]", *rows, *total]
    return [_line(f"{title} [{unit}]", f"{value:,}" if isinstance(value, int) else "no population loaded")]


def _ratio(value: dict[str, Any]) -> str:
    percent = f"{value['percent']}%" if value["percent"] is not None else "-"
    return f"{value['n']:,} of {value['of']:,} = {percent}"


def _caseload(value: dict[str, Any]) -> str:
    per = f" = {value['looked_after_per_fte']} a full post" if value["looked_after_per_fte"] else ""
    return f"{value['looked_after']:,} looked after{per}, {value['child_protection']:,} child protection"


def _line(words: str, number: str) -> str:
    room = WIDTH - len(number) - 1
    return f"{words if len(words) <= room else words[: room - 1] + '…'} {number:>{WIDTH - min(len(words), room) - 1}}"
