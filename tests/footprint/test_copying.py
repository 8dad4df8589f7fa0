"""Rows added in bulk: the tables that they fill are counted anew, so that the next question is planned for them."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from footprint.database.copying import CHUNK, add_rows

pytestmark = pytest.mark.django_db


def counted() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'bulk'")
        return float(cursor.fetchone()[0])


@pytest.mark.parametrize(("rows", "anew"), [(CHUNK // 4, True), (100, False)])
def test_a_table_is_counted_anew_after_many_rows(
    tmp_path: Path, rows: int, anew: bool, django_capture_on_commit_callbacks: Any
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bulk (n int) ON COMMIT DROP")
        cursor.execute("ANALYZE bulk")  # as when a vacuum passes before the rows are committed
    (tmp_path / "rows.csv").write_text("".join(f"{one}\n" for one in range(10_000, 10_000 + rows)))
    with django_capture_on_commit_callbacks(execute=True):
        add_rows("bulk", ["n"], tmp_path / "rows.csv")
    assert (counted() == rows) is anew
