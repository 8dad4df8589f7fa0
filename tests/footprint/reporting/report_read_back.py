"""The tables of a report read back from each form it is made in, and the cells that an annual report prints."""

import io
import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import docx
import openpyxl
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from lxml import html as lxml_html
from pypdf import PdfReader

from footprint.reporting.definitions import definitions
from tests.figures.seed_figures import CASELOADS, CELLS, GOING_WELL, OF_REVIEWS

CAPTION = re.compile(r"Table \d*: (?P<title>.+)")  # a Word file counts its tables itself
NUMBER = re.compile(r"(\d%?|–|nochange|points)$")
POST = re.compile(r"(?P<title>.+) \d\.\d (?P<children>\d+) (?P<protected>\d+) ?(?:[\d.]+|–)?")
Rows = dict[str, list[list[str]]]  # the rows of each table, by its caption


def of_html(made: bytes) -> Rows:
    found: Rows = {}
    for table in lxml_html.fromstring(made.decode()).iter("table"):
        rows = [[" ".join(one.text_content().split()) for one in row.iter("th", "td")] for row in table.iter("tr")]
        found[_title(" ".join(table.find("caption").text_content().split()))] = rows
    return found


def of_docx(made: bytes) -> Rows:
    found, title = Rows(), ""
    for part in docx.Document(io.BytesIO(made)).iter_inner_content():
        if isinstance(part, WordParagraph) and CAPTION.fullmatch(part.text):
            title = _title(part.text)
        elif isinstance(part, WordTable):
            found[title] = [[" ".join(cell.text.split()) for cell in row.cells] for row in part.rows]
    return found


def of_xlsx(made: bytes) -> Rows:
    book = openpyxl.load_workbook(io.BytesIO(made))
    return {
        _title(str(sheet["A1"].value)): [
            ["–" if one is None else str(one) for one in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets[1:]
    }


def of_pdf(made: bytes) -> Rows:
    """A row is a line of the page; its words are taken apart from the right, since a label holds spaces."""
    found, title = Rows(), ""
    for page in PdfReader(io.BytesIO(made)).pages:
        for line in page.extract_text().replace("\xa0", " ").splitlines():
            if caption := CAPTION.fullmatch(line.strip()):
                title = caption["title"]
            found.setdefault(title, []).append([line.strip()])
    return found


READ_BACK = {"html": of_html, "docx": of_docx, "xlsx": of_xlsx, "pdf": of_pdf}


def _title(caption: str) -> str:
    found = CAPTION.fullmatch(caption)
    assert found, caption
    return found["title"]


def row_of(rows: Rows, title: str, label: str) -> list[str]:
    """The words of a table's row after its label; what is said in two words counts as one. On a page a row may take
    several lines, and ends with a number."""
    lines = [" ".join(row).replace("no change", "nochange").replace(" points", "points") for row in rows[title]]
    for place in range(len(lines)):
        for end in range(place + 1, place + 4):
            line = " ".join(lines[place:end])
            if line.startswith(f"{label} ") and NUMBER.search(line):
                return line.removeprefix(label).split()
    raise AssertionError(f"{title!r} has no row {label!r}: {lines}")


def cells_of(rows: Rows) -> Iterator[tuple[str, str, str]]:
    """Each cell of the annual report of 2013/14, of all its years: its name, what is wanted and what stands there."""
    for back, year in enumerate(sorted(CELLS, reverse=True)):
        wanted = CELLS[year] | (OF_REVIEWS if not back else {})
        for key, value in wanted.items():
            yield from _cells(rows, key, value, back, f"{year - 1}/{year % 100}")
    for key, percents in GOING_WELL.items():
        for quarter, percent in zip(("Q1", "Q2", "Q3", "Q4"), percents, strict=True):
            said = row_of(rows, _called(key), quarter)[0].partition("%")[0]
            yield f"{key} {quarter}", str(percent), str(Decimal(said).quantize(Decimal(1), ROUND_HALF_UP))

    yield "caseloads", str(sorted(CASELOADS)), str(sorted(_posts(rows)))


def _posts(rows: Rows) -> Iterator[tuple[str, int, int]]:
    for row in rows[_called("caseloads")]:
        if found := POST.fullmatch(" ".join(row)):
            yield found["title"], int(found["children"]), int(found["protected"])


def _cells(rows: Rows, key: str, value: Any, back: int, year: str) -> Iterator[tuple[str, str, str]]:
    """`back` is how many years before the report's."""
    shape, title = definitions()[key].shape, _called(key)
    if shape == "count":
        yield f"{key} {year}", str(value), row_of(rows, title, year)[-3]
    elif shape == "ratio":
        n, of, percent = value
        yield f"{key} {year}", f"{n} {of} {percent}%", " ".join(row_of(rows, title, year)[-4:-1])
    elif shape == "pairs":
        for label, (yes, no) in value.items():
            yield f"{key} {label}", f"{yes} {no}", " ".join(row_of(rows, title, label))
    else:
        for label, count in value.items():
            said = row_of(rows, title, label)
            yield f"{key} {label} {year}", str(count), said[(-6, -4, -3)[back]]


def _called(key: str) -> str:
    return definitions()[key].title


ENTERING = {"0-5": ("+15", "+25.00%"), "6-13": ("+23", "+92.00%"), "14+": ("−3", "−6.82%"), "Total": ("+35", "+27.13%")}
PLACED = {"External Residential": "5.0%", "IFA": "23.9%", "In-House Fostering": "51.9%",
          "In-House Residential": "3.1%", "Lodgings": "2.2%", "Other": "13.8%"}  # fmt: skip


RATES = {"2013/14": "75.0", "2012/13": "73.0", "2011/12": "70.0"}
OTHERS = {
    "who is looked after": {
        "Looked after per 10,000 aged 0 to 17, average of like councils": "– 81.3 78.1",
        "The council’s place among like councils by that rate": "– 3rd lowest 3rd lowest",
    },
    "where children live": {"Placed over 20 miles from home, average of like councils": "16.1% 15.8% 15.5%"},
    "children in their reviews": {"Children who said in a survey that they knew who their IRO was": "– 71% –"},
    "progress in four domains": {
        "Family time progressing, over the whole year, as an earlier report told it": "– 75% –",
    },
}


def also_printed(rows: Rows) -> Iterator[tuple[str, str, str]]:
    """What an annual report sets beside its numbers: changes, shares to one place, and what others published."""
    for year, rate in RATES.items():
        yield f"rate {year}", rate, row_of(rows, _called("rate_per_10000"), year)[-3]
    for title, numbers in OTHERS.items():
        text = " ".join(" ".join(row) for row in rows[f"What others published: {title}"])
        for label, said in numbers.items():
            yield label, f"{label} {said}", label + text.partition(label)[2][: len(said) + 1]
    said = row_of(rows, _called("black_and_minority_ethnic"), "2013/14")[-2].partition("%")[0]
    yield "black and minority ethnic", "11", str(Decimal(said).quantize(Decimal(1), ROUND_HALF_UP))
    moved = row_of(rows, _called("plan_received_in_time"), "2013/14")[-1]
    yield "care plans in time since last year", "+10", moved.partition(".")[0]
    for label, moved in ENTERING.items():
        yield f"change {label}", " ".join(moved), " ".join(row_of(rows, _called("entering_by_age"), label)[-2:])
    for label, share in PLACED.items():
        yield f"share {label}", share, row_of(rows, _called("placement_rows"), label)[-5]
