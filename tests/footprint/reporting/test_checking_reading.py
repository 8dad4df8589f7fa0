"""Tables read from pasted text, CSV, Excel and Word: whole, with their captions, or refused with the place."""

import csv
import io
from collections.abc import Sequence

import docx
import pytest
from openpyxl import Workbook

from footprint.post import files
from footprint.reporting.checking import blocks, pasted
from footprint.reporting.checking.reading import Read, UnreadableTableError, read_file, read_text
from rulebook.adding_up import check

HEADS = ["", "2012/13", "2013/14"]
ROWS = [["Foster care", "238", "241"], ["Residential", "27", "33"], ["Total", "265", "274"]]
ALL = [HEADS, *ROWS]
CAPTION = "Fig. 6. Placement type"
TABS = "\n".join("\t".join(row) for row in ALL)


def is_read(found: Read, caption: str = CAPTION) -> None:
    assert [(table.caption, list(table.heads), [list(row) for row in table.rows]) for table in found.tables] == [
        (caption, HEADS, ROWS)
    ]


def as_csv(*rows: Sequence[str]) -> bytes:
    kept = io.StringIO()
    csv.writer(kept).writerows(rows)
    return kept.getvalue().encode()


def as_word(*parts: str | list[list[str]], style: str = "") -> bytes:
    document, kept = docx.Document(), io.BytesIO()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part, style=style if style and "Fig" in part else None)
            continue
        table = document.add_table(len(part), len(part[0]))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        TABS,
        "\n".join(" | ".join(row) for row in ALL),
        "| |2012/13|2013/14|\n|---|--:|--:|\n" + "\n".join(f"|{'|'.join(row)}|" for row in ROWS),
        "            2012/13  2013/14\nFoster care   238  241\nResidential   27       33\n**Total**     265      274",
    ],
    ids=["tabs", "bars", "Markdown", "spaces"],
)
def test_pasted_text_is_read_however_its_cells_are_parted(text: str) -> None:
    is_read(read_text(f"{CAPTION}\n\n{text}\n"))
    is_read(read_text(f"{text}\n{CAPTION}"))


def test_a_caption_belongs_to_the_table_that_it_touches() -> None:
    found = read_text(
        f"{TABS}\nFig. 1 Above\n\nWords between.\n\nFig. 2 Below\n{TABS}\n\nFig. 2 and 3 show homes.\n\n{TABS}"
    )
    assert [table.caption for table in found.tables] == ["Fig. 1 Above", "Fig. 2 Below", ""]
    assert list(found.captions) == ["Fig. 1 Above", "Fig. 2 Below"]


def test_two_tables_with_the_same_rows_share_the_caption_below_them() -> None:
    parts = "\t2013/14\nFoster care\t88.0%\nResidential\t12.0%\nTotal\t100.0%"
    found = read_text(f"{TABS}\n\n{parts}\n\n{CAPTION}\n")
    assert [table.caption for table in found.tables] == [CAPTION, CAPTION]
    assert check(found.tables) == []


def test_heads_right_below_a_total_begin_another_table() -> None:
    found = read_text(
        "\tY\tN\nCarer\t71\t2\nHealth\t4\t0\nTotal\t75\t2\n\t\tNot\nPercent\tY\tthere\nCarer\t97.3%\t2.7%"
    )
    assert [list(table.heads) for table in found.tables] == [["", "Y", "N"], ["Percent", "Y", "Not there"]]


def test_names_over_two_rows_are_one_and_a_title_stands_above_the_heads() -> None:
    ages = "\tChildren entering care\t\t\n\t2012/13\t2013/14\nAGE 0-\t\t\n5\t60\t75\n"
    text = f"{ages}Family Worker /\t\t\nTherapist\t5\t0\t"
    (table,) = read_text(text).tables
    assert table.caption == "Children entering care"
    assert list(table.heads) == HEADS
    assert [row[0] for row in table.rows] == ["AGE 0-5", "Family Worker / Therapist"]


def test_names_of_rows_need_no_head_where_every_row_has_one_cell_more() -> None:
    assert list(read_text("2012/13  2013/14\nFoster care  238  241\nTotal  238  241").tables[0].heads) == HEADS
    with pytest.raises(UnreadableTableError, match="line 2, “Foster care”, has 3 cells, but the heads name 2"):
        read_text("Home  2013/14\nFoster care  238  241\nTotal  238")


def test_csv_with_a_caption_and_two_tables() -> None:
    content = as_csv([CAPTION], *ALL, [], ["Sex", "Children"], ["Girls", "140"], ["Boys", "178"])
    found = read_file(name="tables.csv", content=content)
    assert [table.caption for table in found.tables] == [CAPTION, ""]
    is_read(Read(found.tables[:1], ()))
    is_read(read_file(name="x.csv", content=content.replace(b",", b";")[: content.index(b"Sex")]))


def test_excel_is_read_as_it_is_shown_from_every_sheet() -> None:
    book, kept = Workbook(), io.BytesIO()
    for place, sheet in enumerate((book.worksheets[0], book.create_sheet("Shares"))):
        sheet.append([f"Fig. {place + 1}. Homes"])
        sheet.append(["Home", "2013/14", "Share", "Each"])
        for name, count, share in (("Foster care", 241, 0.87956), ("Residential", 33, 0.12044)):
            sheet.append([name, count, share, 1.5])
            sheet.cell(sheet.max_row, 3).number_format = "0.0%"
            sheet.cell(sheet.max_row, 4).number_format = "#,##0.00"
    book.save(kept)

    found = read_file(name="tables.xlsx", content=kept.getvalue())
    assert [table.caption for table in found.tables] == ["Fig. 1. Homes", "Fig. 2. Homes"]
    assert list(found.tables[1].rows[0]) == ["Foster care", "241", "88.0%", "1.50"]


@pytest.mark.parametrize("parts", [(CAPTION, ALL), (ALL, CAPTION), (ALL, "", CAPTION, "Words.")])
def test_word_is_read_with_the_caption_before_or_after(parts: tuple[str | list[list[str]], ...]) -> None:
    is_read(read_file(name="report.docx", content=as_word("Homes", "Words about homes.", *parts)))


def test_a_caption_of_word_needs_no_number_and_merged_cells_are_one() -> None:
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("Where children live", style="Caption")
    table = document.add_table(3, 3)
    for row, cells in zip(
        table.rows, (["", "Looked after", ""], ["", "Girls", "Boys"], ["Foster care", "110", "131"]), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    document.save(kept)

    (found,) = read_file(name="report.docx", content=kept.getvalue()).tables
    assert found.caption == "Where children live"
    assert list(found.heads) == ["", "Girls", "Boys"]


def test_a_row_wider_than_its_heads_is_refused_with_its_place() -> None:
    wide = [HEADS, ["Foster care", "238", "241", "12", "99"], *ROWS[1:]]
    sentence = "“Foster care”, has 5 cells, but the heads name 3 columns: the last cell is “99”"
    with pytest.raises(UnreadableTableError, match=f"The row at line 2, {sentence}"):
        read_text("\n".join("\t".join(row) for row in wide))
    with pytest.raises(UnreadableTableError, match=f"tables.csv: The row at line 2, {sentence}"):
        read_file(name="tables.csv", content=as_csv(*wide))


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "no table with numbers"),
        ("a.csv", b"Name,Course\nInes,Safeguarding\n", "no table with numbers"),
        ("a.csv", b'Home,2014\nFoster,"1\n', "From line 2 on"),
        ("a.pdf", b"%PDF-1.7 ..", "can’t be read for tables. Give a CSV file"),
        ("a.xls", b"\xd0\xcf\x11\xe0\x00\x00", "neither a CSV file nor an Excel workbook"),
        ("a.xlsx", b"PK\x03\x04 broken", "can't be read"),
        ("a.docx", b"PK\x03\x04 word/document.xml broken", "damaged"),
        ("a.csv", b"a" * (files.LARGEST + 1), "larger than 10 MB"),
        ("a.csv", b"a,b\n" + b"x,1\n" * (blocks.MOST_ROWS + 1), "more than 200 rows"),
        ("a.csv", b"," * blocks.MOST_COLUMNS + b"x\nx,1\n", "more than 30 columns"),
        ("a.csv", (b"," * 29 + b"1\n") * 201, "more than 200 rows"),
        ("a.csv", (b"a,b,c,d\n" + b"x,1,2,3\n" * 150 + b"\n") * 11, "more than 6,000 cells"),
        ("a.csv", b"a,b\nx,1\n\n" * (blocks.MOST_TABLES + 1), "more than 60 tables"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_whole(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableTableError, match=f"{name}: .*{sentence}"):
        read_file(name=name, content=content)


def test_a_workbook_with_too_much_says_so() -> None:
    book, kept = Workbook(), io.BytesIO()
    for number in range(blocks.MOST_ROWS + 2):
        book.worksheets[0].append(["Home", number])
    book.save(kept)
    with pytest.raises(UnreadableTableError, match=r"tables.xlsx: .*more than 200 rows"):
        read_file(name="tables.xlsx", content=kept.getvalue())


def test_too_long_a_text_is_refused() -> None:
    with pytest.raises(UnreadableTableError, match="longer than 200,000 characters"):
        read_text("a\t1\n" * pasted.LONGEST)
