"""The lead writes an outcome and tells how it goes, the head of service reads it, an IRO reads and does not write."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from demo import programmed
from footprint.accounts.models import Person
from footprint.children.models import PeriodOfCare
from footprint.programme import actions
from footprint.programme.actions import Written
from footprint.programme.models import Outcome
from footprint.reviews.actions import set_known_from
from footprint.reviews.models import Review
from tests import people, register
from tests.journeys.test_preparing import day
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
MONDAY = date(2014, 4, 28)


THIS_YEAR = {"year_ending": programmed.BEGAN, "at": people.AT}
IN_TIME = Written(
    "Reviews are held in time", "Reviews of looked-after children", "Lead IRO",
    "100% of reviews within the time limits", date(2014, 9, 30),
    "Follow performance in the team\nWarn of late ones", "timely_reviews", Decimal(100),
)  # fmt: skip


@pytest.fixture
def cast(today: Callable[[date], None]) -> dict[str, Person]:
    """Of two reviews held in April one was late; last year's programme is there, this year's is to be written."""
    today(MONDAY)
    found = register.register() | {"Lena": people.staff("liro")}
    set_known_from(day=date(2013, 4, 1), by=found["Lena"], on=MONDAY, at=people.AT)
    for child, held, due in ((register.AMARA, date(2014, 4, 7), date(2014, 4, 4)),
                             (register.BRAM, date(2014, 4, 7), date(2014, 5, 1))):  # fmt: skip
        period = PeriodOfCare.objects.get(child=child)
        Review.objects.create(
            child=period.child, period=period, number=1, held_on=held, due_on=due, participation="PN1"
        )
    return found


@pytest.fixture
def written(cast: dict[str, Person]) -> Outcome:
    """The one outcome of this year's programme."""
    return actions.add_outcomes(written=[IN_TIME], by=cast["Lena"], **THIS_YEAR)[0]


@pytest.fixture
def told(cast: dict[str, Person], written: Outcome) -> Outcome:
    note = actions.Told(written.pk, "slipping", "One review of April was three days late.")
    actions.tell_progress(tellings=[note], by=cast["Lena"], on=MONDAY, at=people.AT)
    return written


def test_a_lead_begins_the_year_from_the_last_and_adds_an_outcome(
    page: Page, site: str, cast: dict[str, Person], axe: Check, screenshot: Picture
) -> None:
    last = [one for one, _ in programmed.LAST_YEAR]
    actions.add_outcomes(year_ending=programmed.ENDED, written=last, by=cast["Lena"], at=people.AT)
    let_in(page, cast["Lena"], site)
    page.goto("/work-programme/")
    axe(page)
    screenshot(page, "programme-empty")
    page.get_by_role("link", name="Begin 2014/15 from 2013/14").click()
    axe(page)
    page.get_by_label("5. Audits of reviews say more than yes and no").uncheck()
    screenshot(page, "programme-carry-over")
    page.get_by_role("button", name="Carry them over").click()
    expect(page.get_by_text("8 outcomes are carried over.")).to_be_visible()
    page.get_by_role("button", name="Add an outcome").click()
    axe(page)
    page.get_by_label("What is to be reached?").fill("Reviews are held in time")
    page.get_by_label("In which service activity?").fill("Reviews of looked-after children")
    page.get_by_label("Who leads on it?").fill("Lead IRO")
    page.get_by_label("What is the target?").fill("100% of reviews within the time limits")
    day(page, "By which day?", 30, 9)
    page.get_by_label("What is done for it?").fill("Follow performance in the team\nWarn of late ones")
    page.get_by_label("Which figure shows it?").select_option(label="Reviews held in time")
    page.get_by_label("Which number is wanted of the figure?").fill("100%")
    screenshot(page, "programme-add")
    page.get_by_role("button", name="Add the outcome").click()
    expect(page.get_by_role("link", name="Reviews held in time: 50.00%")).to_be_visible()
    expect(page.get_by_text("Not reached yet")).to_be_visible()
    axe(page)


def test_a_lead_tells_how_an_outcome_is_going(
    page: Page, site: str, cast: dict[str, Person], written: Outcome, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(page, cast["Lena"], site)
    page.goto("/work-programme/")
    page.get_by_role("link", name="1. Reviews are held in time").click()
    axe(page)
    page.get_by_role("button", name="Tell how it is going").click()
    axe(page)
    page.get_by_label("Slipping").check()
    page.get_by_label("How is it going?").fill("One review of April was three days late.")
    page.get_by_role("button", name="Keep the note").click()
    expect(page.get_by_text("The note is kept.")).to_be_visible()
    screenshot(page, "programme-outcome")
    axe(page)
    page.goto("/work-programme/")
    expect(page.get_by_text("1 outcome: 1 slipping.")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, "programme")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Add an outcome")).to_be_hidden()
    after = "link => getComputedStyle(link, '::after').content"
    assert page.get_by_role("link", name="1. Reviews are held in time").evaluate(after) == "none"
    screenshot(page, "programme-on-paper")


@pytest.mark.usefixtures("told")
def test_a_head_of_service_reads_on_a_phone_and_changes_an_outcome(
    phone: Page, site: str, axe: Check, fits: Check, screenshot: Picture
) -> None:
    let_in(phone, people.staff("hos"), site)
    phone.goto("/work-programme/")
    expect(phone.get_by_text("One review of April was three days late.")).to_be_visible()
    fits(phone)
    screenshot(phone, "programme-phone")
    phone.get_by_role("link", name="1. Reviews are held in time").click()
    fits(phone)
    screenshot(phone, "programme-outcome-phone")
    phone.get_by_role("link", name="Change the outcome").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("At which place of the programme?").fill("1")
    phone.get_by_role("button", name="Save the outcome").click()
    expect(phone.get_by_text("The outcome is changed.")).to_be_visible()
    phone.get_by_role("link", name="Take it out of the programme").click()
    fits(phone)
    axe(phone)


@pytest.mark.usefixtures("told")
def test_an_officer_reads_and_does_not_write(phone: Page, site: str, cast: dict[str, Person], fits: Check) -> None:
    let_in(phone, cast["Ines"], site)
    phone.goto("/")
    phone.get_by_role("button", name="Menu").click()
    phone.get_by_role("link", name="Work programme").click()
    expect(phone.get_by_role("link", name="1. Reviews are held in time")).to_be_visible()
    expect(phone.get_by_role("button", name="Add an outcome")).to_have_count(0)
    expect(phone.get_by_text("50.00%")).to_have_count(0)
    fits(phone)
    phone.get_by_role("link", name="1. Reviews are held in time").click()
    expect(phone.get_by_text("One review of April was three days late.")).to_be_visible()
    expect(phone.get_by_role("link", name="Change the outcome")).to_have_count(0)
    fits(phone)
