"""Reading a list: its file, its columns, its dates, its rows."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from footprint.interchange.lists import columns, dates, reading, sample
from footprint.interchange.lists.reading import UnreadableListError, read
from footprint.post import sheets
from tests.footprint.interchange.listed import told


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "CHILD,IRO\n1001,Zoë Ñ\n".encode(),
        "CHILD,IRO\n1001,Zoë Ñ\n".encode("utf-8-sig"),
        "CHILD;IRO\r\n1001;Zoë Ñ\r\n".encode("cp1252"),
        "CHILD\tIRO\n1001\tZoë Ñ\n".encode("utf-16"),
        "Our list,\n\nCHILD,IRO\n, \n1001, Zoë Ñ \n".encode(),
        workbook(["Our list"], [], ["CHILD", "IRO"], [1001, "Zoë Ñ"]),
    ],
    ids=["utf-8", "utf-8 marked", "windows, semicolons", "utf-16, tabs", "a title and blank lines", "excel"],
)
def test_a_list_is_read_whatever_it_was_saved_as(content: bytes) -> None:
    sheet = read(name="C:/lists/list.csv", content=content)

    assert sheet.columns == ("CHILD", "IRO")
    assert [row for _, row in sheet.rows] == [("1001", "Zoë Ñ")]


def test_rows_keep_their_line_numbers() -> None:
    sheet = read(name="list.csv", content=b'CHILD,Decision\n1,"a\nb"\n\n2,c\n')
    assert [line for line, _ in sheet.rows] == [2, 5]

    book = read(name="list.xlsx", content=workbook(["CHILD", "x"], [], [7, "y"]))
    assert [line for line, _ in book.rows] == [3]


def test_dates_and_times_of_excel_are_written_as_people_write_them() -> None:
    afternoon = datetime.combine(date(2014, 5, 7), time(14))
    content = workbook(["CHILD", "a", "b", "c", "d"], [12.0, date(2014, 5, 7), afternoon, time(9, 5), 1.5])

    assert read(name="x", content=content).rows[0][1] == ("12", "07/05/2014", "07/05/2014 14:00", "09:05", "1.5")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "holds no list"),
        (b"CHILD,IRO\n", "no rows below"),
        (b"\xd0\xcf\x11\xe0\x00\x00", "neither a CSV file nor an Excel"),
        (b'CHILD,IRO\n1,"x\n', "From line 2 on"),
        (b"PK\x03\x04 broken", "can't be read"),
        (b"a" * (reading.MOST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_a_file_that_is_no_list_says_what_to_do(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableListError, match=sentence):
        read(name="list.csv", content=content)


def test_a_workbook_that_unpacks_without_end_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (sheets.MOST_UNPACKED + 1))

    with pytest.raises(UnreadableListError, match="too large"):
        read(name="list.xlsx", content=packed.getvalue())


def test_columns_are_known_by_their_words() -> None:
    heads = ("Child's Number", " SURNAME", "Fore-names", "D.O.B.", "IRO Name", "Shoe size", "Surname")

    assert columns.guessed(heads, remembered={}) == ["child", "family_name", "given_names", "born_on", "iro", "", ""]


def test_what_was_chosen_before_rules() -> None:
    assert columns.guessed(("Child", "Officer"), remembered={"officer": "iro"}) == ["child", "iro"]
    assert columns.guessed(("Child", "IRO"), remembered={"iro": ""}) == ["child", ""]


def test_a_choice_that_cannot_be_read_is_refused() -> None:
    assert columns.wanting(["child", "iro", ""]) == []
    assert "child’s number" in columns.wanting(["", "iro"])[0]
    assert "Two columns" in columns.wanting(["child", "iro", "iro"])[0]
    assert "either" in columns.wanting(["child", "name", "family_name"])[0]
    assert "at least one more" in columns.wanting(["child", ""])[0]


@pytest.mark.parametrize("text", ["17/05/2004", "17-05-2004", "2004-05-17", "17.5.2004", "17 May 2004", "17-May-2004"])
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert dates.day(text) == date(2004, 5, 17)


@pytest.mark.parametrize("text", ["17/05/04", "05/17/2004", "31/02/2014", "soon", "41791", "17/05/1904"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="write it as"):
        dates.day(text)


def test_a_booked_date_may_have_a_time() -> None:
    assert dates.moment("07/05/2014 14:00") == (date(2014, 5, 7), time(14))
    assert dates.moment("7 May 2014 at 9.30") == (date(2014, 5, 7), time(9, 30))
    assert dates.moment("07/05/2014") == (date(2014, 5, 7), None)
    with pytest.raises(ValueError, match="time"):
        dates.moment("07/05/2014 25:00")


def test_rows_of_one_child_are_put_together() -> None:
    read = told(
        {"CHILD": "1001", "IRO": "Ines Okafor", "Decision": "A bicycle\n- A library card"},
        {"CHILD": "1001", "IRO": "Ines Okafor", "Decision": "A dentist", "Deadline": "30/05/2014"},
    )

    [entry] = read.entries
    assert not read.problems
    assert [row["decision"].text for row in entry.decisions] == ["A bicycle", "A library card", "A dentist"]


def test_faults_of_lines_name_line_column_and_value() -> None:
    read = told(
        {"CHILD": "", "IRO": "Ines Okafor"},
        {"CHILD": "1001", "IRO": "Ines Okafor", "DOB": "31/02/2004"},
        {"CHILD": "1001", "IRO": "Omar Haddad", "CP end": "01/02/2014"},
    )

    assert [str(one) for one in read.problems] == [
        "list.csv:2: the line has no child’s number: fill it in",
        'list.csv:3: DOB "31/02/2004": is not a date that can be read: write it as 17/05/2014',
        'list.csv:4: CP end "01/02/2014": is an end without a beginning: give the day it began',
        'list.csv:4: IRO "Omar Haddad": line 3 says “Ines Okafor” of the same child: keep one of the two',
    ]


@pytest.mark.parametrize("content", [sample.as_csv(), sample.as_workbook()], ids=["csv", "excel"])
def test_the_sample_is_a_list_whose_every_column_is_known(content: bytes) -> None:
    sheet = read(name="sample", content=content)
    meanings = columns.guessed(sheet.columns, remembered={})

    assert meanings == sample.OF
    assert columns.wanting(meanings) == []
    assert sheet.rows[0][1] == read(name="sample", content=sample.as_csv()).rows[0][1]


@pytest.mark.parametrize(
    "content",
    [
        b"Report:,Children by IRO\nRun on:,28/04/2014\n\nChild ID,IRO name\n1001,Ines Okafor\n",
        b"sep=;\nChild ID;IRO name\n1001;Ines Okafor\n",
        workbook(["Report:", "Children by IRO"], ["Child ID", "IRO name"], [1001, "Ines Okafor"]),
    ],
    ids=["two lines of two cells", "sep=", "excel"],
)
def test_the_heads_are_the_line_that_names_a_childs_number(content: bytes) -> None:
    sheet = read(name="list.csv", content=content)

    assert sheet.columns == ("Child ID", "IRO name")
    assert [row for _, row in sheet.rows] == [("1001", "Ines Okafor")]


def test_of_a_workbook_the_sheet_that_names_a_childs_number_is_read() -> None:
    book = Workbook()
    book.active.append(["Contents", "Made by"])
    book.active.append(["The list", "Omar Haddad"])
    second = book.create_sheet("List")
    for row in (["Child ID", "IRO name"], [1001, "Ines Okafor"]):
        second.append(row)
    packed = io.BytesIO()
    book.save(packed)

    assert read(name="list.xlsx", content=packed.getvalue()).rows == ((2, ("1001", "Ines Okafor")),)


def test_what_stands_for_nothing_is_no_name_and_is_told() -> None:
    read = told({"CHILD": "1001.0", "Forename": "#N/A", "Surname": "NULL", "Team": "-", "IRO": "Ines\u00a0Okafor"})

    [entry] = read.entries
    assert entry.child == "1001"
    assert {key: given.text for key, given in entry.values.items()} == {"iro": "Ines Okafor"}
    assert [str(one) for one in read.warnings] == [
        'list.csv:2: Forename "#N/A": stands for nothing; taken as blank',
        'list.csv:2: Surname "NULL": stands for nothing; taken as blank',
        'list.csv:2: Team "-": stands for nothing; taken as blank',
    ]


@pytest.mark.parametrize("text", ["17/05/2014 14:30", "2014-05-17 00:00:00", "17/05/2014 00:00"])
def test_a_day_of_excel_with_a_time_is_that_day(text: str) -> None:
    assert dates.day(text) == date(2014, 5, 17)
