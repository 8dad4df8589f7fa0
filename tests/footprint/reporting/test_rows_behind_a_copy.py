"""The numbers of a published copy lead whoever sees every number to their rows, as today's records have them."""

import io
import re
from datetime import date
from html import unescape

import docx
import pytest
from django.test import Client
from docx.oxml.ns import qn
from lxml import html

from footprint.accounts.models import Person
from footprint.children.models import Child, EngagedPerson, Engagement
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import ReportVersion
from footprint.reporting.report import approving_actions, freezing, writing_actions
from footprint.reporting.report.published_links import periods_of
from footprint.reviews.models import Review
from footprint.sql_files import fingerprint
from tests import people
from tests.footprint.front.conftest import text_of
from tests.footprint.reporting.conftest import MONDAY
from tests.people import AT
from tests.register import AMARA

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
PUBLISHED = re.compile(
    r"It counted ([\d,]+) rows? as at (31 March 201[234]); today’s records, as at that day, come to (.+?),"
)
COUNTS = re.compile(r"([\d,]+|No) rows? of the children whose records")


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": people.staff("hos")}


@pytest.fixture
def copy(staff: dict[str, Person]) -> ReportVersion:
    report = writing_actions.begin_report(reporting_period=YEAR, by=staff["Lena"], at=AT)
    writing_actions.save_passage(
        report=report, section="purpose", words={"text": "The law asks for it."}, version=0, window=AMARA,
        by=staff["Lena"], at=AT,
    )  # fmt: skip
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    for who in ("Lena", "Hugo"):
        report.refresh_from_db()
        approving_actions.approve(report=report, seen=report.revision, by=staff[who], on=MONDAY, at=AT)
    return approving_actions.publish(report=report, by=staff["Hugo"], at=AT)


def address(copy: ReportVersion, view: str = "internal/") -> str:
    return f"/annual-report/{copy.report_id}/versions/{copy.number}/{view}"


def links(client: Client, page: str) -> list[tuple[str, str]]:
    """Each number of a table that leads somewhere, and where."""
    found = html.fromstring(client.get(page).content.decode())
    return [(one.text_content().strip(), one.get("href")) for one in found.iterfind(".//main//table//a")]


def to(found: list[tuple[str, str]], key: str) -> str:
    """Where the first number of a figure leads."""
    return next(href for _, href in found if f"/{key}/rows/" in href)


@pytest.mark.slow
def test_behind_each_number_are_as_many_rows_as_it_says(copy: ReportVersion, staff: dict[str, Person]) -> None:
    Child.objects.update(restricted=False, sealed=False)  # every row opens to her
    lena, differing, keys = people.browser_of(staff["Lena"]), [], set()
    found = links(lena, address(copy))
    some = {(href.split("/")[2], href.partition("row=")[2]): (number, href) for number, href in found if number != "0"}
    for number, href in some.values():
        words = unescape(text_of(lena.get(href)))
        published, counted = PUBLISHED.search(words), COUNTS.search(words)
        keys.add(href.split("/")[2])
        if "rate_per_10000" in href:
            continue
        rows = counted and counted[1]
        if not published or published[3] != "the same" or published[1] != rows or number not in (rows, "60.00%"):
            differing.append((number, rows, published and published.groups(), href))
    assert {"legal_status_rows", "looked_after_at_end", "looked_after_by_month", "timely_reviews"} <= keys
    assert len(some) > 20
    assert differing == []


def test_a_number_that_comes_out_otherwise_stands_beside_what_it_was(
    copy: ReportVersion, staff: dict[str, Person]
) -> None:
    """Two of five reviews were late. Then a day is put right, and a third one was."""
    lena = people.browser_of(staff["Lena"])
    behind = to(links(lena, address(copy)), "timely_reviews")
    assert "It counted 3 rows as at 31 March 2014; today’s records, as at that day, come to the same, of" in (
        text_of(lena.get(behind))
    )
    Review.objects.filter(child_id=AMARA, held_on=date(2013, 9, 27)).update(held_on=date(2013, 10, 3))

    words = text_of(lena.get(behind))
    assert "From Annual report 2013/14, version 1 , published on" in words
    assert "It counted 3 rows as at 31 March 2014; today’s records, as at that day, come to 2, of" in words
    assert "2 rows of the children whose records" in words
    assert "counted by another rule" not in words


def test_a_rule_that_changed_since_is_said(copy: ReportVersion, staff: dict[str, Person]) -> None:
    lena = people.browser_of(staff["Lena"])
    behind = to(links(lena, address(copy)), "reviews_held")
    older = copy.frozen
    older["figures"]["reviews_held"]["hash"] = fingerprint("SELECT 1")
    other = ReportVersion.objects.create(
        report=copy.report, number=2, frozen=older, published=copy.published, internal=copy.internal,
        for_children=copy.for_children, signed=[], made_at=AT, made_by="Hugo Brandt",
    )  # fmt: skip

    assert "They are counted by another rule now." in text_of(lena.get(behind.replace(str(copy.pk), str(other.pk))))
    assert "counted by another rule" not in text_of(lena.get(behind))


def test_what_is_published_leads_those_alone_who_see_every_number(
    copy: ReportVersion, staff: dict[str, Person]
) -> None:
    """On the same page a member of the board, an IRO and a manager have no way to rows; what children read has none."""
    lena = people.browser_of(staff["Lena"])
    shown = links(lena, address(copy, ""))
    assert shown
    assert not [number for number, _ in shown if number in ("c", "5", "3")]
    for who in ("Cora", "Ines", "Tess", "Isla"):
        client = people.browser_of(staff[who])
        assert client.get(address(copy, "")).status_code == 200
        assert links(client, address(copy, "")) == [], who
        assert "leads to the rows" not in text_of(client.get(address(copy, "")))
    assert links(lena, address(copy, "for-children/")) == []


def test_an_address_that_is_passed_on_tells_nobody_else_what_was_counted(
    copy: ReportVersion, staff: dict[str, Person]
) -> None:
    behind = to(links(people.browser_of(staff["Lena"]), address(copy)), "timely_reviews")
    ines = text_of(people.browser_of(staff["Ines"]).get(behind))
    assert "These are the rows of your own children." in ines
    assert "It counted" not in ines
    assert "version 1" not in ines
    assert people.browser_of(staff["Cora"]).get(behind).status_code == 403


def test_a_copy_that_was_taken_back_is_quoted_to_those_alone_who_approve(
    copy: ReportVersion, staff: dict[str, Person]
) -> None:
    engaged = Engagement.objects.create(purpose="Inspection", from_on=date(2014, 4, 1), until_on=date(2014, 5, 9))
    EngagedPerson.objects.create(engagement=engaged, person=staff["Isla"])
    behind = to(links(people.browser_of(staff["Isla"]), address(copy)), "reviews_held")
    assert "It counted 5 rows" in text_of(people.browser_of(staff["Isla"]).get(behind))
    approving_actions.withdraw(version=copy, reason="A child was recognised", by=staff["Hugo"], at=AT)

    assert "It counted" not in text_of(people.browser_of(staff["Isla"]).get(behind))
    assert "It counted 5 rows" in text_of(people.browser_of(staff["Hugo"]).get(behind))


@pytest.mark.parametrize("given", ["", "nonsense", str(AMARA), "1"])
def test_rows_that_come_from_no_copy_say_nothing_of_one(staff: dict[str, Person], given: str) -> None:
    page = people.browser_of(staff["Lena"]).get(f"/figures/reviews_held/rows/?copy={given}")
    assert page.status_code == 200
    assert "It counted" not in text_of(page)


def test_files_of_a_copy_lead_nowhere(copy: ReportVersion, staff: dict[str, Person]) -> None:
    lena = people.browser_of(staff["Lena"])
    word = docx.Document(io.BytesIO(lena.get(address(copy, "internal/docx/")).content))
    assert not [one for one in word.element.iter(qn("w:hyperlink")) if not one.get(qn("w:anchor"))]
    web = lena.get(address(copy, "internal/html/")).content.decode()
    assert "/figures/" not in web


def test_caseloads_of_another_day_lead_to_that_day(staff: dict[str, Person]) -> None:
    report = writing_actions.begin_report(reporting_period=YEAR, by=staff["Lena"], at=AT)
    report.caseloads_on = date(2014, 3, 3)
    whole = freezing.frozen(report, at=AT)
    version = ReportVersion(report=report, number=1, **whole)

    assert [one.last_day for one in periods_of(version, "caseloads")] == [
        date(2014, 3, 3), date(2013, 3, 3), date(2012, 3, 3),
    ]  # fmt: skip
    assert periods_of(version, "reviews_held")[0] == YEAR
