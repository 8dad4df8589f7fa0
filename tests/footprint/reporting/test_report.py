"""The report of a period: its parts in order, what stands in them, its views, and the command that writes it."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pypdf import PdfReader

from footprint.accounts.models import Person
from footprint.council.actions import set_published, set_value
from footprint.page.tables import Table, cell
from footprint.post.outline import Document, Heading, Paragraph, Picture
from footprint.reporting.definitions import definitions
from footprint.reporting.figure_tables import tables_of
from footprint.reporting.figure_text import Saying
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import Telling, Told
from footprint.reporting.from_register import register as register_of_figures
from footprint.reporting.periods import with_earlier
from footprint.reporting.report.composing import Look, report_of
from footprint.reporting.report.drill_links import Behind, leading
from footprint.reporting.report.passages import Passage
from tests.outline_words import text_of

AT = datetime(2014, 4, 28, 9, 0, tzinfo=UTC)
YEARS = with_earlier(ReportingPeriod.year_ending(date(2014, 3, 31)))
TIMELY = [{"n": n, "of": of, "percent": percent} for n, of, percent in (
    (273, 292, "93.49"), (294, 304, "96.71"), (271, 283, "95.76"),
)]  # fmt: skip
TOLD = Telling(
    [
        Told(asked, {"timely_children": value, "reviews_held": held}, {"alerts": "no alert is recorded"})
        for asked, value, held in zip(YEARS, TIMELY, (851, 871, 780), strict=True)
    ],
    date(2010, 4, 1),
)
WRITTEN = {"timeliness": Passage("Nineteen were **late**.\n\n- Sickness", "We send alerts a week before.")}


LOOK = Look("Anytown Council", "#1d4f5f", AT, internal=True)


def made(*, internal: bool = True, **more: Any) -> Document:
    given: dict[str, Any] = {"passages": WRITTEN, "records": {}} | more
    return report_of(TOLD, look=Look("Anytown Council", "#1d4f5f", AT, internal), **given)


def section(document: Document, title: str) -> list[Any]:
    """What stands under a heading of the second level."""
    parts = list(document.parts)
    start = next(place for place, part in enumerate(parts) if isinstance(part, Heading) and part.text == title)
    ends = (place for place, part in enumerate(parts) if place > start and isinstance(part, Heading) and part.level < 3)
    return parts[start + 1 : next(ends, len(parts))]


def test_a_section_is_its_words_its_figures_and_what_is_done_about_it() -> None:
    found = section(made(), "Reviews in time")
    kinds = [type(part).__name__ for part in found]
    assert kinds == ["Paragraph", "Listing", "Heading", "Paragraph", "Picture", "Table", "Paragraph", "Heading",
                     "Paragraph"]  # fmt: skip
    assert text_of(found[3].words) == "273 of 292 children, 93.49%: 3.22 percentage points less than in 2012/13."
    assert [cell(one).shown() for one in found[5].rows[0]] == ["2013/14", "273", "292", "93.49%", "−3.22 points"]
    assert text_of(found[6].words).startswith("How it is counted: ")
    assert text_of(found[6].words).endswith("as at 31 March 2014.")
    assert (found[7].text, text_of(found[8].words)) == ("What are we doing about it?", "We send alerts a week before.")


def test_what_is_not_written_is_asked_for_inside_the_service_and_left_out_of_what_is_published() -> None:
    assert text_of(section(made(), "Training")[0].words).startswith("Not written yet. ")
    titles = [part.text for part in made(internal=False).parts if isinstance(part, Heading)]
    assert "Training" not in titles
    assert "Reviews in time" in titles
    assert made().marking.startswith("Not for publication")
    assert not made(internal=False).marking


def test_a_figure_without_a_number_is_named_with_its_reason() -> None:
    missing = next(table for table in made().tables() if table.id == "missing")
    assert [list(row) for row in missing.rows] == [["Alerts", "No alert is recorded."]]


def test_the_report_says_which_checks_it_ran_and_what_does_not_add_up() -> None:
    sexes = {"F": 140, "M": 178, "U": 0}
    for children, said in ((318, "adds up"), (317, "does not add up")):
        told = Told(YEARS[0], {"sex": sexes, "looked_after_at_end": children}, {})
        document = report_of(Telling([told], None), look=LOOK, passages={}, records={})
        checks = {row[0]: row[1:] for row in next(one for one in document.tables() if one.id == "checks").rows}
        assert checks["Sex, 2013/14"][0] == said
        assert checks["Tables as printed"][0] == "adds up"


def test_caseloads_are_told_of_their_own_day() -> None:
    post = {"post": "IRO", "fte": "1.0", "looked_after": 73, "child_protection": 8, "looked_after_per_fte": "73.0"}
    on = ReportingPeriod(date(2013, 4, 1), date(2014, 3, 3), date(2014, 3, 3))
    apart = {"caseloads": Telling([Told(on, {"caseloads": [post]}, {})], None)}
    document = report_of(Telling(TOLD.told, TOLD.known_from, apart), look=LOOK, passages={}, records={})
    found = section(document, "Professional profile of the service")
    assert text_of(found[-1].words).endswith("as at 3 March 2014.")
    assert [cell(one).shown() for one in found[4].rows[0]] == ["IRO", "1.0", "73", "8", "73.0"]


def test_numbers_lead_to_their_rows_only_on_a_page() -> None:
    led = made(rows_of=lambda behind: f"{behind.key} {behind.asked.last_day} {behind.counted}")
    tables = [part for part in section(led, "Reviews in time") if isinstance(part, Table)]
    assert [[cell(one).url for one in row] for row in tables[0].rows[:2]] == [
        ["", "timely_children 2014-03-31 yes", "timely_children 2014-03-31 ", "", ""],
        ["", "timely_children 2013-03-31 yes", "timely_children 2013-03-31 ", "", ""],
    ]
    assert not any(cell(one).url for table in made().tables() for row in table.rows for one in row)


@pytest.mark.parametrize(
    ("key", "values", "row", "urls"),
    [
        ("legal_status_rows", [{"Full care order": 141}, {"Full care order": 125}], 0,
         ["", "2014 Full care order", "", "2013 Full care order", "", ""]),
        ("legal_status_rows", [{"Full care order": "c"}, {"Full care order": 125}], 0,
         ["", "", "", "2013 Full care order", "", ""]),
        ("agency_attendance", [{"Carer": [71, 2]}, {"Carer": [60, 1]}], 0,
         ["", "2014 Carer yes", "2014 Carer no", "2013 Carer yes", "2013 Carer no"]),
        ("progress_health", [{"Q1": {"n": 17, "of": 20, "percent": "85.00"}}], 0, ["", "2014 Q1"]),
        ("looked_after_by_month", [{"2013-04-30": 304}, {"2012-04-30": 309}], 0,
         ["", "2014 2013-04-30", "2013 2012-04-30"]),
        ("looked_after_at_end", [318, 307], 1, ["", "2013", "", ""]),
    ],
)  # fmt: skip
def test_a_number_leads_to_just_what_it_counts(key: str, values: list[Any], row: int, urls: list[str]) -> None:
    says = Saying(definitions()[key], YEARS[: len(values)], values)

    def address(behind: Behind) -> str:
        assert behind.key == key
        return " ".join(filter(None, [str(behind.asked.last_day.year), behind.row, behind.counted]))

    led = leading(tables_of(says)[0], says, address)
    assert [cell(one).url for one in led.rows[row]] == urls
    if key == "legal_status_rows" and led.total:
        assert cell(led.total[1]).url == "2014"


def test_every_picture_has_words_and_every_figure_a_table() -> None:
    document = made()
    pictures = [part for part in document.parts if isinstance(part, Picture)]
    assert [one.caption for one in pictures] == ["Reviews held", "Children with every review in time"]
    assert {table.caption for table in document.tables()} >= {one.caption for one in pictures}
    assert isinstance(document.parts[0], Paragraph)
    assert "Reviews are known from 1 April 2010 on." in text_of(document.parts[0].words)


def write(folder: Path, form: str, **more: Any) -> bytes:
    out = folder / f"report.{form}"
    call_command("annual_report", year_ending=date(2014, 3, 31), format=form, out=str(out), **more)
    return out.read_bytes()


@pytest.mark.slow
def test_the_command_writes_each_other_form(cast: dict[str, Person], tmp_path: Path) -> None:
    pages = PdfReader(io.BytesIO(write(tmp_path, "pdf")))
    assert "Not for publication" in pages.pages[1].extract_text()
    word = docx.Document(io.BytesIO(write(tmp_path, "docx")))
    assert "Reviews in time" in [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 2"]
    book = openpyxl.load_workbook(io.BytesIO(write(tmp_path, "xlsx")))
    assert book.worksheets[0]["A1"].value == "Annual report 2013/14"


def test_what_is_published_hides_small_numbers(cast: dict[str, Person], tmp_path: Path) -> None:
    """Five children are looked after on the last day."""
    inside, outside = write(tmp_path, "html").decode(), write(tmp_path, "html", view="published").decode()
    assert "<h1>Annual report 2013/14</h1>" in inside
    assert "5 children: 5 more than in 2012/13." in inside
    assert "5 children" not in outside
    assert "c stands for a number from 1 to 5" in outside


@pytest.mark.parametrize("form", ["html", "docx", "xlsx"])
def test_what_nobody_approved_says_so_in_the_published_view_too(
    cast: dict[str, Person], tmp_path: Path, form: str
) -> None:
    written = write(tmp_path, form, view="published")
    if form == "html":
        text = written.decode()
    elif form == "docx":
        text = docx.Document(io.BytesIO(written)).sections[0].header.paragraphs[0].text
    else:
        sheet = openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]
        text = " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=6))
    assert "Draft: made from the records as they are now, and not approved" in text
    assert "Not for publication" not in text


def test_the_days_alone_are_enough(cast: dict[str, Person], tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    days = {"from_date": date(2014, 1, 1), "to_date": date(2014, 3, 31)}
    call_command("annual_report", format="html", out=str(out), **days)
    assert "<h1>Report for the quarter to 31 March 2014</h1>" in out.read_text()


@pytest.mark.parametrize("days", [{"from_date": date(2014, 1, 1)}, {"to_date": date(2014, 3, 31)}, {}])
def test_half_a_period_is_refused_with_what_to_give(
    cast: dict[str, Person], tmp_path: Path, days: dict[str, Any]
) -> None:
    with pytest.raises(CommandError, match="say which days: --year-ending DATE, or --from-date DATE and --to-date"):
        call_command("annual_report", format="html", out=str(tmp_path / "report.html"), **days)


def test_the_rule_is_printed_with_the_councils_own_limit(cast: dict[str, Person]) -> None:
    with register_of_figures() as laid_out:
        laid_out.lay_out(YEARS[0])
        assert "within 20 working days of the review" in laid_out.rule_of("distributed_in_time")
    set_value(
        key="record_distributed_within", value={"count": 15, "unit": "working days"}, from_on=date(2014, 1, 2),
        reason="Ours", by=cast["Lena"], at=AT,
    )  # fmt: skip
    with register_of_figures() as laid_out:
        laid_out.lay_out(YEARS[0])
        assert "within 15 working days of the review" in laid_out.rule_of("distributed_in_time")
    assert "within 20 working days" in definitions()["distributed_in_time"].rule


def test_any_period_makes_a_report(cast: dict[str, Person], tmp_path: Path) -> None:
    days = {"from_date": date(2014, 1, 1), "to_date": date(2014, 3, 31)}
    assert "<h1>Report for the quarter to 31 March 2014</h1>" in write(tmp_path, "html", **days).decode()


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"from_date": date(2014, 4, 1)}, "--from-date 2014-04-01 is after --to-date 2014-03-31"),
        ({"year_ending": date(2030, 3, 31)}, "2030-03-31 is still to come"),
        ({"year_ending": date(2015, 3, 31)}, "2015-03-31 is still to come"),
        ({"out": "nowhere/report.pdf"}, "there is no folder"),
    ],
)
def test_what_makes_no_report_is_said(cast: dict[str, Person], tmp_path: Path, more: dict[str, Any], says: str) -> None:
    given = {"out": str(tmp_path / "report.pdf"), "year_ending": date(2014, 3, 31)} | more
    with pytest.raises(CommandError, match=says) as refused:
        call_command("annual_report", format="pdf", **given)
    assert refused.value.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_the_rate_needs_the_population_of_its_year_and_stands_beside_what_others_published(
    cast: dict[str, Person], tmp_path: Path
) -> None:
    """Five children of 10,000 and of 20,000."""
    assert "the settings hold no population" in write(tmp_path, "html").decode().lower()
    for year, value in ((2014, "10000"), (2013, "20000")):
        set_published(kind="population_0_17", year_ending=date(year, 3, 31), value=value, source="Census",
                      by=cast["Lena"], at=AT)  # fmt: skip
    page = write(tmp_path, "html").decode()
    assert "5.0 children of every 10,000" in page
    assert "What others published: who is looked after" in page
    assert "20,000" in page
    assert "5.0 children of every" not in write(tmp_path, "html", view="published").decode()
