"""The lead IRO writes the annual report, the head of service approves and publishes it, a board member reads it."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from footprint.accounts.models import Person
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import PassageText, ReportVersion
from footprint.reporting.report.writing_actions import begin_report, save_passage
from tests import people
from tests.footprint.reporting.conftest import MONDAY, some_reviews
from tests.journeys.test_whose_iro import let_in
from tests.people import AT

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WORDINGS = (
    ("Most children live near their schools.\n\nMore found a home with a family of their own city.", ""),
    ("Most children live near their schools.\n\nFewer live far away than ever before.", "- We look for carers here."),
    ("Nearly all children live near their schools.\n\nFewer live far away than ever before.", "- We find carers here."),
)
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(MONDAY)
    return some_reviews() | {"Hugo": people.staff("hos")}


def test_a_report_is_written_approved_published_and_read(
    page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    let_in(page, staff["Lena"], site)
    page.goto("/annual-report/")
    axe(page)
    page.get_by_role("link", name="Begin a report").click()
    axe(page)
    page.get_by_label("Which year?").select_option("2013/14")
    page.get_by_role("button", name="Begin it").click()
    axe(page)
    screenshot(page, "annual-report-begun")
    page.get_by_role("link", name="Reviews in time").click()
    axe(page)
    page.get_by_label("The text").press_sequentially("Two reviews were late.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.get_by_label("What are we doing about it?").fill("- We book earlier")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("Last written by Lena Marsh")).to_be_visible()
    screenshot(page, "annual-report-section")
    sees_hints_as_it_is_typed(page, axe, fits, screenshot)
    page.goto(page.url.replace("timeliness", "case_studies"))
    page.get_by_label("The text").fill("G lived far from home.\n\nH was six. Now Hana and Amara are friends.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_text("“Hana” begins with the letter")).to_be_visible()
    expect(page.get_by_text("“Amara” is the name of a child")).to_be_visible()
    axe(page)
    screenshot(page, "annual-report-caught")
    page.get_by_label("The text").fill("A girl lived far from home. Now she is near her school.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("heading", name="A child might be recognised")).to_be_hidden()
    page.goto(page.url.replace("case_studies", "children_hello"))
    page.get_by_label("The text").fill("We are your reviewing officers.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.get_by_role("link", name="Annual report 2013/14").click()
    screenshot(page, "annual-report-outline")
    page.get_by_role("link", name="Send it for approval").click()
    axe(page)
    page.get_by_role("button", name="Send for approval").click()
    page.get_by_role("link", name="Read and approve it").click()
    axe(page)
    page.get_by_label("I have read this report and approve it").check()
    page.get_by_role("button", name="Approve it").click()
    expect(page.get_by_text("A second person is to approve it.")).to_be_visible()

    let_in(phone, staff["Hugo"], site)
    phone.goto("/annual-report/")
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="Annual report 2013/14").click()
    fits(phone)
    axe(phone)
    screenshot(phone, "annual-report-outline-phone")
    phone.get_by_role("link", name="Reviews in time").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("A comment for whoever writes this").fill("Good.")
    phone.get_by_role("button", name="Add the comment").click()
    fits(phone)
    screenshot(phone, "annual-report-section-phone")
    phone.get_by_role("link", name="Annual report 2013/14").click()
    phone.get_by_role("link", name="Read and approve it").click()
    fits(phone)
    phone.get_by_label("I have read this report and approve it").check()
    phone.get_by_role("button", name="Approve it").click()
    phone.get_by_role("link", name="Publish it").click()
    fits(phone)
    axe(phone)
    phone.get_by_role("button", name="Publish it").click()
    expect(phone.get_by_text("The report is published as version 1.")).to_be_visible()
    assert [one["who"] for one in ReportVersion.objects.get().signed] == ["Lena Marsh", "Hugo Brandt"]

    let_in(phone, staff["Cora"], site)
    phone.goto("/annual-report/")
    fits(phone)
    axe(phone)
    phone.get_by_role("link", name="Annual report 2013/14, version 1").click()
    expect(phone.get_by_text("Two reviews were late.")).to_be_visible()
    fits(phone)
    axe(phone)
    screenshot(phone, "annual-report-published-phone")
    phone.get_by_role("link", name="Told to children and young people").click()
    fits(phone)
    axe(phone)
    screenshot(phone, "annual-report-children-phone")


def sees_hints_as_it_is_typed(page: Page, axe: Check, fits: Check, screenshot: Picture) -> None:
    """Both beside the words, and said once to those who hear the page."""
    text, said = page.get_by_label("The text"), page.locator("[data-beside-said]")
    text.fill("Two of five reviews were late; 60% were in time.")
    expect(page.get_by_role("listitem").filter(has_text="“60%” is “Reviews held in time”, 2013/14.")).to_be_visible()
    expect(said).to_contain_text("“60%” is “Reviews held in time”, 2013/14.")
    text.press_sequentially(" Amara came.")
    expect(page.get_by_role("listitem").filter(has_text="“Amara” is the name of a child")).to_be_visible()
    expect(said).to_have_text("“Amara” is the name of a child on the register.")
    assert said.get_attribute("role") == "status"
    axe(page)
    screenshot(page, "annual-report-hints")
    wide = page.viewport_size
    page.set_viewport_size({"width": 390, "height": 844})
    fits(page)
    screenshot(page, "annual-report-hints-phone")
    page.set_viewport_size(wide or {"width": 1280, "height": 720})
    text.fill("Two reviews were late.")
    expect(page.get_by_role("heading", name="Numbers that are typed")).to_be_hidden()
    expect(page.get_by_role("heading", name="A child might be recognised")).to_be_hidden()


def test_two_windows_on_one_section_lose_nothing(
    page: Page, site: str, staff: dict[str, Person], axe: Check, screenshot: Picture
) -> None:
    let_in(page, staff["Lena"], site)
    page.goto("/annual-report/begin/")
    page.get_by_label("Which year?").select_option("2013/14")
    page.get_by_role("button", name="Begin it").click()
    page.get_by_role("link", name="Audits").click()
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label("The text").fill("From the first window")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    other.get_by_label("The text").fill("From the second window")
    other.get_by_role("link", name="Compare the two texts").click()
    axe(other)
    screenshot(other, "annual-report-compare")
    other.get_by_role("button", name="Keep what is chosen").click()
    expect(other.get_by_label("The text")).to_have_value("From the first window\n\nFrom the second window")
    assert PassageText.objects.get().version == 2


def test_what_a_section_said_before_is_brought_back_without_scripts(
    page_without_scripts: Page, page: Page, phone: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    report = begin_report(reporting_period=ReportingPeriod.year_ending(date(2014, 3, 31)), by=staff["Lena"], at=AT)
    for hours, (text, doing) in enumerate(WORDINGS):
        save_passage(
            report=report, section="homes", words={"text": text, "doing": doing}, version=hours, window=UUID(int=1),
            by=staff["Lena"], at=AT + timedelta(hours=hours),
        )  # fmt: skip
    plain = page_without_scripts
    for window in (plain, page, phone):
        let_in(window, staff["Lena"], site)
        window.goto(f"{site}/annual-report/{report.pk}/sections/homes/")
        window.get_by_role("link", name="Earlier wordings").click()
    axe(page)
    screenshot(page, "annual-report-wordings")
    fits(phone)
    axe(phone)
    screenshot(phone, "annual-report-wordings-phone")
    for window in (page, phone):
        window.get_by_role("link", name="Read it whole as Lena Marsh left it on 1 January 2014, 09:00").click()
        fits(window)
        axe(window)
        screenshot(window, f"annual-report-wording{'-phone' if window is phone else ''}")
    plain.get_by_role("link", name="Read it whole as Lena Marsh left it on 1 January 2014, 09:00").click()
    plain.get_by_role("button", name="Bring it back").click()
    expect(plain.get_by_text("The earlier wording stands again.")).to_be_visible()
    expect(plain.get_by_label("The text")).to_have_value(WORDINGS[0][0])
    phone.get_by_role("button", name="Bring it back").click()
    expect(phone.get_by_text("Somebody else has changed this since you opened the page")).to_be_visible()


def test_a_report_of_a_quarter_is_begun_and_written(
    page: Page, phone: Page, page_without_scripts: Page, site: str, staff: dict[str, Person], axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    before = begin_report(
        reporting_period=ReportingPeriod(date(2013, 10, 1), date(2013, 12, 31), date(2013, 12, 31)),
        by=staff["Lena"],
        at=AT,
    )
    save_passage(
        report=before, section="homes", words={"text": "Most children live near their schools."}, version=0,
        window=UUID(int=1), by=staff["Lena"], at=AT,
    )  # fmt: skip
    for window in (page, phone, page_without_scripts):
        let_in(window, staff["Lena"], site)
        window.goto(f"{site}/annual-report/begin/")
    phone.get_by_label("Any other days").check()
    fits(phone)
    axe(phone)
    screenshot(phone, "annual-report-begin-phone")
    phone.get_by_role("button", name="Begin it").click()
    expect(phone.get_by_role("link", name="Enter first day")).to_be_visible()
    axe(phone)
    page.get_by_label("A quarter").check()
    expect(page.get_by_label("Which year?")).to_be_hidden()
    axe(page)
    screenshot(page, "annual-report-begin")
    plain = page_without_scripts
    plain.get_by_label("A quarter").check()
    plain.get_by_label("Which quarter?").select_option("Quarter to 31 March 2014")
    plain.get_by_role("button", name="Begin it").click()
    expect(plain.get_by_role("heading", name="Report for the quarter to 31 March 2014")).to_be_visible()
    page.goto(plain.url)
    axe(page)
    screenshot(page, "annual-report-quarter")
    page.get_by_role("link", name="Where children live").click()
    page.get_by_text("Report for the quarter to 31 December 2013").click()
    expect(page.get_by_text("Most children live near their schools.")).to_be_visible()
    axe(page)
    screenshot(page, "annual-report-quarter-section")
    phone.goto(page.url)
    phone.get_by_text("Report for the quarter to 31 December 2013").click()
    fits(phone)
    screenshot(phone, "annual-report-quarter-section-phone")
