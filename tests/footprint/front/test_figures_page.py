"""The page that reads a council's files and shows its figures, the next reviews and what is wrong with the files."""

import logging
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from demo import files
from tests.few import few
from tests.figures.from_files import figures_from
from tests.footprint.front.conftest import MARCH_2014, PAGE, Drop, named, of_folder, rows_of, text_of, where

CHILDREN = "CHILD,SEX,DOB,ETHNIC\n1,2,02/05/2006,WBRI\n"
EPISODES = "CHILD,DECOM,RNE,LS,PLACE,PLACE_PROVIDER,DEC,REC\n1,02/12/2013,S,C2,Q2,PR1,,\n"
REVIEWS = "CHILD,REVIEW,REVIEW_CODE\n1,20/12/2013,PN1\n"


MARK = "end-of-part"


def as_sent(texts: dict[str, str]) -> bytes:
    """The body of a request as an unkind program may send it: Django's test client would clean the names."""
    parts = [f'name="{name}"\r\n\r\n{value}' for name, value in MARCH_2014.items()]
    for name, text in texts.items():
        parts.append(f'name="files"; filename="{name}"\r\nContent-Type: text/csv\r\n\r\n{text}')
    lines = [f"--{MARK}\r\nContent-Disposition: form-data; {part}\r\n" for part in parts]
    return "".join([*lines, f"--{MARK}--\r\n"]).encode()


def small() -> list:
    """Ada came into care on 2 December 2013 and was reviewed in time on 20 December."""
    return [named("header.csv", CHILDREN), named("episodes.csv", EPISODES), named("reviews.csv", REVIEWS)]


@pytest.mark.parametrize(
    ("on", "year"),
    [(date(2014, 3, 31), "2014"), (date(2014, 4, 28), "2014"), (date(2014, 3, 30), "2013")],
)
def test_the_empty_form_offers_the_last_year_that_has_ended(
    client: Client, today: Callable[[date], None], on: date, year: str
) -> None:
    today(on)
    page = client.get(PAGE).content.decode()

    assert re.search(rf'name="year_ending_year"[^>]*value="{year}"', page, re.DOTALL)
    assert "There is a problem" not in page


def test_the_demo_councils_files_give_the_figures_of_the_command(drop: Drop, demo_folder: Path) -> None:
    page = drop(of_folder(demo_folder / "2013-14"))
    said = figures_from([demo_folder / "2013-14"], year_ending=date(2014, 3, 31))["figures"]

    words = text_of(page)
    assert page.status_code == 200
    assert "Figures for 1 April 2013 to 31 March 2014" in words
    assert "Reviews are known from 1 April 2013" in words
    timely = said["timely_reviews"]
    assert f"{timely['percent']}% {timely['n']} of {timely['of']} reviews" in words
    assert f"{said['looked_after_at_end']} children, " in words
    assert "What to check in the files" in words


def test_each_next_review_comes_with_its_reason(drop: Drop) -> None:
    words = text_of(drop(small()))

    assert "1 Thu 20 Mar 2014" in words
    assert "Overdue" in words
    assert "The second review is due within 3 months of the day the first review was held" in words


def test_every_fault_is_told_with_its_file_line_column_and_value(drop: Drop, demo_folder: Path) -> None:
    page = drop(of_folder(demo_folder / "dirty"))

    assert page.status_code == 422
    told = [tuple(where(row)) for row in rows_of(page, "faults")]
    assert told == [
        ("episodes.csv", "10", "LS", "C9"),
        ("episodes.csv", "13", "DEC", "06/05/2001"),
        ("episodes.csv", "14", "DECOM", "–"),
        ("episodes.csv", "835", "DECOM", "01/03/2014"),
        ("header.csv", "2", "ETHNIC", "CNHE"),
        ("header.csv", "5", "DOB", "31/02/2009"),
        ("reviews.csv", "2", "REVIEW", "2013-13-01"),
        ("reviews.csv", "62", "DOB", "01/01/1999"),
        ("reviews.csv", "853", "CHILD", "DEMO9999"),
        ("reviews.csv", "854", "CHILD", "–"),
    ]
    for file, line, _, value in told:
        line_in_file = (demo_folder / "dirty" / file).read_text().splitlines()[int(line) - 1]
        assert value.replace("–", "") in line_in_file.split(",")


def test_refused_files_give_no_figure_and_keep_the_day_that_was_typed(drop: Drop, demo_folder: Path) -> None:
    page = drop(of_folder(demo_folder / "dirty"))

    assert "10 faults stand in the way" in text_of(page)
    assert "did you mean CHNE?" in text_of(page)
    assert "Figures for" not in text_of(page)
    assert "front-number" not in page.content.decode()
    assert re.search(r'name="year_ending_year"[^>]*value="2014"', page.content.decode(), re.DOTALL)


def test_one_fault_is_told_in_the_singular(drop: Drop) -> None:
    page = drop([named("header.csv", CHILDREN.replace("WBRI", "WHITE")), *small()[1:]])

    assert page.status_code == 422
    assert "1 fault stands in the way" in text_of(page)


def test_children_with_faults_are_left_out_when_asked_and_the_others_counted(drop: Drop, demo_folder: Path) -> None:
    page = drop(of_folder(demo_folder / "dirty"), hold_back="yes")

    assert page.status_code == 200
    assert "Figures for 1 April 2013 to 31 March 2014" in text_of(page)
    left_out = rows_of(page, "held-back")
    assert ["header.csv", "2", "ETHNIC", "CNHE"] in [where(row) for row in left_out]
    child = (demo_folder / "dirty" / "header.csv").read_text().splitlines()[1].split(",")[0]
    assert f'scope="row" class="govuk-table__header">{child}<' not in page.content.decode()


def test_nothing_is_left_out_of_clean_files(drop: Drop) -> None:
    assert "Children left out" not in text_of(drop(small(), hold_back="yes"))


def test_without_files_the_form_says_which_are_wanted(client: Client) -> None:
    page = client.post(PAGE, MARCH_2014)

    assert "Select the files of the return" in text_of(page)
    assert "Figures for" not in text_of(page)


def test_a_year_that_is_no_date_is_refused_before_the_files_are_read(drop: Drop) -> None:
    page = drop(small(), year_ending_day="31", year_ending_month="4")

    assert "There is a problem" in text_of(page)
    assert "Figures for" not in text_of(page)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ([0, 1], "no review was given"),
        ([0, 2], "no file of episodes was given"),
    ],
)
def test_figures_whose_file_is_missing_are_named_and_not_guessed(drop: Drop, given: list[int], missing: str) -> None:
    page = drop([small()[number] for number in given])

    assert page.status_code == 200
    assert missing in text_of(page)


def test_rows_without_any_file_of_children_are_refused(drop: Drop) -> None:
    page = drop(small()[1:])

    assert page.status_code == 422
    assert "Holds no file of the children (header: columns CHILD, SEX, DOB, ETHNIC)" in text_of(page)


@pytest.mark.slow
def test_a_later_year_rules_in_whichever_box_it_was_dropped(drop: Drop, demo_folder: Path) -> None:
    folders = [of_folder(demo_folder / name) for name in ("2013-14", "2012-13")]
    said = figures_from([demo_folder / "2012-13", demo_folder / "2013-14"], year_ending=date(2014, 3, 31))

    in_order = text_of(drop(folders[0], earlier=folders[1]))
    folders = [of_folder(demo_folder / name) for name in ("2013-14", "2012-13")]
    crossed = text_of(drop(folders[1], earlier=folders[0]))

    timely = said["figures"]["timely_reviews"]
    for words in (in_order, crossed):
        assert "Reviews are known from 1 April 2012" in words
        assert f"{timely['percent']}% {timely['n']} of {timely['of']} reviews" in words


def test_a_later_file_that_says_otherwise_is_taken_with_a_warning(drop: Drop) -> None:
    earlier = [named("header.csv", CHILDREN.replace("WBRI", "WIRI")), named("episodes.csv", EPISODES)]
    warnings = rows_of(drop(small(), earlier=earlier), "warnings")

    assert ["header.csv", "2", "ETHNIC", "WBRI"] in [where(row) for row in warnings]
    assert any('"WIRI" in an earlier row; this later row rules' in row[2] for row in warnings)


@pytest.mark.slow
def test_a_day_from_which_reviews_are_known_replaces_the_one_worked_out(drop: Drop) -> None:
    given = {"known_from_day": "1", "known_from_month": "10", "known_from_year": "2013"}

    assert "Reviews are known from 1 April 2013" in text_of(drop(small()))
    assert "Reviews are known from 1 October 2013" in text_of(drop(small(), **given))


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["2013-14", "dirty"])
def test_nothing_is_left_on_the_machine(drop: Drop, demo_folder: Path, scratch: Path, settings, folder: str) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0  # every file goes by way of the temporary folder, as a large one does
    drop(of_folder(demo_folder / folder))

    assert list(scratch.iterdir()) == []


@pytest.mark.slow
def test_no_child_is_named_in_a_log(drop: Drop, demo_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    drop(of_folder(demo_folder / "dirty"))
    drop(of_folder(demo_folder / "2013-14"))

    assert "DEMO" not in caplog.text


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["2013-14", "dirty"])
def test_no_child_is_named_in_a_title_or_an_address(drop: Drop, demo_folder: Path, folder: str) -> None:
    page = drop(of_folder(demo_folder / folder)).content.decode()

    outside = re.findall(r"<title>.*?</title>|(?:href|src|action)=\"[^\"]*\"", page, re.DOTALL)
    assert outside
    assert not [text for text in outside if "DEMO" in text]


@pytest.mark.parametrize(
    "name",
    few(
        ["../../header.csv", "/etc/header.csv", "..\\..\\header.csv", "C:\\Returns\\header.csv", "é" * 200 + ".csv"],
        fast=2,
    ),
    ids=["above", "absolute", "above on Windows", "absolute on Windows", "too long"],
)
def test_the_name_that_a_file_is_sent_with_leads_nowhere(client: Client, scratch: Path, name: str) -> None:
    beside = sorted(scratch.parent.iterdir())
    body = as_sent({name: CHILDREN, "episodes.csv": EPISODES, "reviews.csv": REVIEWS})

    page = client.post(PAGE, body, f"multipart/form-data; boundary={MARK}")

    assert page.status_code == 200
    assert "Figures for 1 April 2013 to 31 March 2014" in text_of(page)
    assert sorted(scratch.parent.iterdir()) == beside
    assert list(scratch.iterdir()) == []


def test_a_file_without_a_name_is_passed_over(client: Client) -> None:
    page = client.post(PAGE, as_sent({"..": CHILDREN}), f"multipart/form-data; boundary={MARK}")

    assert "Select the files of the return" in text_of(page)


def test_two_files_of_one_name_are_both_read(drop: Drop) -> None:
    second = named("header.csv", CHILDREN.replace("\n1,", "\n2,"))
    episodes = named("episodes.csv", EPISODES + "2,02/12/2013,S,C2,Q2,PR1,,\n")
    page = drop([small()[0], second, episodes, small()[2]])

    assert page.status_code == 200
    assert "2 children, " in text_of(page)


def test_a_file_that_is_no_csv_beside_those_of_the_return_changes_nothing(drop: Drop) -> None:
    picture = named("photograph.png", "\x89PNG not a table")

    assert "1 children, " in text_of(drop([*small(), picture]))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("photograph.png", "\x89PNG not a table", "Holds no CSV file of an SSDA903 return"),
        ("header.xlsx", "PK\x03\x04", "save each of its sheets as a CSV file"),
        ("readme", "hello", "Holds no CSV file of an SSDA903 return"),
    ],
)
def test_files_that_are_no_csv_are_refused_in_a_sentence(drop: Drop, name: str, text: str, sentence: str) -> None:
    page = drop([named(name, text)])

    assert page.status_code == 422
    assert sentence in text_of(page)


def test_a_workbook_that_calls_itself_csv_is_refused_in_a_sentence(drop: Drop) -> None:
    workbook = named("header.csv", "PK\x03\x04\x14\x00\x08 workbook")
    page = drop([workbook, *small()[1:]])

    assert page.status_code == 422
    assert "The column is missing from the file of children" in text_of(page)


@pytest.mark.slow
def test_the_demo_writes_one_folder_a_year_and_two_extracts_always_the_same(tmp_path: Path) -> None:
    first, second = files.write(tmp_path / "first"), files.write(tmp_path / "second")

    years = ["2011-12", "2012-13", "2013-14"]
    assert [folder.name for folder in first] == [*years, "2014-15-to-25-April", "2014-15-to-2-May"]
    for one, other in zip(first, second, strict=True):
        assert [path.read_bytes() for path in sorted(one.iterdir())] == [
            p.read_bytes() for p in sorted(other.iterdir())
        ]
