"""A benchmark's rows as a table of plain text, with the machine and the versions at its head."""

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

HEADINGS = ("", "measured", "baseline", "ratio", "bar", "peak memory", "")


@dataclass(frozen=True)
class Line:
    """`ratio`, `bar` and `verdict` are blank where a row is itself a baseline."""

    name: str
    measured: str
    baseline: str = ""
    ratio: str = ""
    bar: str = ""
    memory: str = ""
    verdict: str = ""

    def cells(self) -> tuple[str, ...]:
        return (self.name, self.measured, self.baseline, self.ratio, self.bar, self.memory, self.verdict)


def machine() -> str:
    with open("/proc/meminfo", encoding="ascii") as lines:  # noqa: PTH123
        gigabytes = int(lines.readline().split()[1]) / 1024**2
    packages = ", ".join(f"{name} {installed(name)}" for name in ("duckdb", "numpy", "pandas"))
    return (
        f"{os.cpu_count()} cores, {gigabytes:.0f} GB, load {os.getloadavg()[0]:.1f}, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {packages}"
    )


def installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def render(lines: Iterable[Line]) -> str:
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
