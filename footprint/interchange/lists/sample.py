"""A list with made-up children, to see how one is filled in."""

import csv
import io
from functools import cache

from footprint.interchange.lists.columns import MEANINGS

LEFT_OUT = ("name",)
HEADERS = [meaning.label for meaning in MEANINGS.values() if meaning.key not in LEFT_OUT]
OF = [meaning.key for meaning in MEANINGS.values() if meaning.key not in LEFT_OUT]
ROWS = (
    {"child": "1001", "given_names": "Amara", "family_name": "Vale", "born_on": "17/05/2004", "iro": "Ines Okafor",
     "iro_from": "06/01/2014", "social_worker": "Sol Ferris", "social_worker_from": "06/01/2014", "team": "South",
     "last_review": "11/02/2014", "booked_on": "07/05/2014 14:00", "place": "Civic Centre, room 2",
     "decision": "Contact with her brother every month", "decision_owner": "Sol Ferris", "decision_due": "30/05/2014",
     "decision_from": "11/02/2014"},
    {"child": "1001", "decision": "A health assessment", "decision_owner": "The health team",
     "decision_due": "16/05/2014", "decision_from": "11/02/2014"},
    {"child": "1002", "given_names": "Bram", "family_name": "Oke", "known_as": "Bramwell", "born_on": "02/11/2006",
     "social_worker": "Mona Birch", "team": "North"},
    {"child": "2001", "given_names": "Wren", "family_name": "Sparrow", "born_on": "09/08/2011", "chair": "Cyril Dane",
     "protection_from": "03/03/2014"},
)  # fmt: skip
WIDEST = 44


def rows() -> list[list[str]]:
    return [HEADERS, *([row.get(key, "") for key in OF] for row in ROWS)]


def as_csv() -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows())
    return text.getvalue().encode("utf-8-sig")


@cache
def as_workbook() -> bytes:
    """An Excel workbook; every cell is text, so that numbers keep their noughts and dates stay as typed."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "List"
    for row in rows():
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.number_format = "@"
    for number, header in enumerate(HEADERS, start=1):
        sheet.cell(1, number).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = min(len(header) + 4, WIDEST)
    sheet.freeze_panes = "B2"
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()
