"""One outline in one of its forms, the first time in a process and again: `python -m bench.documents FORM`, as JSON."""

import json
import os
import sys
import time
from datetime import UTC, date, datetime
from importlib import import_module

CHAPTERS, PARAGRAPHS, ROWS = 11, 6, 12
FORMS = {"html": "HTML", "pdf": "PDF", "word": "Word", "workbook": "Excel"}
WORDS = "These are words about the work of a service that was made up for measuring. " * 10


def measure(form: str) -> dict[str, float | int]:
    """Seconds of the form, with what it loads when it is first asked for and without."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "footprint.settings")
    import django

    django.setup()
    document = report()
    module = import_module(f"footprint.post.{form}")
    started = time.perf_counter()
    made = module.file(document)
    first = time.perf_counter()
    module.file(document)
    return {"first": first - started, "again": time.perf_counter() - first, "bytes": len(made)}


def report():  # type: ignore[no-untyped-def]
    """Some twenty pages of A4: chapters with text, a list, a table and a chart."""
    from footprint.page import charts
    from footprint.page.tables import Column, Table
    from footprint.post.outline import Document, Heading, Listing, Paragraph, picture_of

    parts = []
    for chapter in range(1, CHAPTERS + 1):
        columns = [Column("Group"), Column("Children", number=True), Column("Since")]
        rows = [[f"Group {row}", row * chapter, date(2014, 1, row)] for row in range(1, ROWS + 1)]
        values = [row[1] for row in rows[:5]]
        chart = charts.bar(title=f"Chart {chapter}", text="The last is the largest.", name="Children", values=values,
                           labels=[row[0] for row in rows[:5]])  # fmt: skip
        parts += [Heading(f"Chapter {chapter}"), *(Paragraph(WORDS) for _ in range(PARAGRAPHS))]
        parts += [Listing([WORDS[:90]] * 4), Table(f"Table of {chapter}", columns, rows), picture_of(chart)]
    made_at = datetime(2014, 4, 28, 9, tzinfo=UTC)
    return Document("Report", "Anytown Council", parts, made_at, as_at=date(2014, 3, 31), marking="For measuring")


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
