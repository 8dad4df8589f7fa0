"""An IRO takes a review from held to distributed, a team manager answers, two windows write on one record."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from footprint.children.models import Contact
from footprint.reviews import actions
from footprint.reviews.models import Afterwards, Draft, RecordVersion, Review, SentCopy
from footprint.reviews.record import draft_actions, version_actions
from tests import people, register
from tests.journeys.test_whose_iro import let_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]
MONDAY = date(2014, 2, 3)
WORD = "<p>Amara is <b>settled</b>.</p><ul><li>She likes school</li><li>She sees her gran</li></ul>"
PASTE = """(html) => {
  const box = document.getElementById("id_opinion");
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "plain");
  box.focus();
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, people.Person]:
    today(MONDAY)
    found = register.register()
    actions.set_known_from(day=date(2013, 4, 1), by=found["Ines"], on=MONDAY, at=people.AT)
    Contact.objects.create(child_id=register.AMARA, name="Mara Vale", relationship="mother", safe="yes")
    Contact.objects.create(child_id=register.AMARA, name="Uri Vale", relationship="relative", safe="no")
    return found


@pytest.fixture
def review(staff: dict[str, people.Person]) -> Review:
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    who = {"by": staff["Ines"], "on": MONDAY, "at": people.AT}
    return actions.mark_held(review=to_hold.pk, held_on=date(2014, 1, 31), participation="PN1", **who)  # type: ignore[arg-type]


def fill_day(page: Page, day: int, month: int) -> None:
    for label, value in (("Day", day), ("Month", month), ("Year", 2014)):
        page.get_by_label(label, exact=True).fill(str(value))


def test_an_iro_goes_from_held_to_midway_the_manager_answers_and_business_support_distributes(
    page: Page, phone: Page, site: str, staff: dict[str, people.Person], review: Review, axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    let_in(page, staff["Ines"], site)
    page.goto("/reviews/after/")
    axe(page)
    screenshot(page, "after-reviews")
    page.get_by_role("link", name="Amara Vale").click()
    axe(page)
    page.get_by_role("button", name="Write the record").click()
    page.get_by_label("What does the child say, in their own words?").press_sequentially("I like my school.")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.evaluate(PASTE, WORD)
    expect(page.get_by_label("What do you, the IRO, think?")).to_have_value(
        "Amara is **settled**.\n\n- She likes school\n- She sees her gran"
    )
    axe(page)
    screenshot(page, "record-draft")
    page.get_by_role("link", name="Decisions").click()
    page.get_by_role("link", name="Record a decision").click()
    page.get_by_label("What was decided?").fill("Find a mentor")
    page.get_by_label("Who sees to it, by role?").select_option("social_worker")
    page.get_by_label("Who is that, by name?").select_option("Sami Reid")
    fill_day(page, 3, 3)
    axe(page)
    page.get_by_role("button", name="Save the decision").click()
    page.get_by_role("link", name="Send them to the team manager").click()
    page.get_by_role("button", name="Save that they are sent").click()
    expect(page.get_by_text("The decisions are sent to Tess Morley")).to_be_visible()
    screenshot(page, "decisions")

    let_in(phone, staff["Tess"], site)
    phone.goto("/reviews/after/")
    fits(phone)
    screenshot(phone, "after-reviews-phone")
    phone.get_by_role("link", name="10 February 2014").click()
    fits(phone)
    phone.get_by_role("link", name="Answer the decisions").click()
    fits(phone)
    axe(phone)
    phone.get_by_label("I disagree").check()
    phone.get_by_label("Why do you disagree?").fill("He has one")
    screenshot(phone, "answer-phone")
    phone.get_by_role("button", name="Send the answers").click()
    expect(phone.get_by_text("Your answers are kept.").or_(phone.get_by_text("Your answer is kept."))).to_be_visible()

    page.goto(f"/reviews/{review.pk}/record/draft/")
    expect(page.get_by_label("What does the child say, in their own words?")).to_have_value("I like my school.")
    page.get_by_role("button", name="Save and finalise").click()
    axe(page)
    screenshot(page, "record-finish")
    page.get_by_label("Yes, finalise the record").check()
    page.get_by_role("button", name="Finalise").click()
    expect(page.get_by_text("The record is finalised as version 1.")).to_be_visible()
    axe(page)
    screenshot(page, "record")

    let_in(page, people.staff("bs"), site)
    page.goto(f"/reviews/{review.pk}/record/")
    page.get_by_role("link", name="Send the record").click()
    page.get_by_label("Mara Vale, mother").select_option("post")
    page.get_by_label("Yes", exact=True).check()
    axe(page)
    screenshot(page, "record-send")
    page.get_by_role("button", name="Save who was sent it").click()
    expect(page.get_by_text("Kept: the record went to Mara Vale.")).to_be_visible()

    let_in(page, staff["Ines"], site)
    page.goto(f"/reviews/{review.pk}/record/")
    page.get_by_role("link", name="Download as Word or PDF").click()
    page.get_by_label("Word").check()
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download").click()
    assert taken.value.suggested_filename == "review-record-2014-01-31-version-1.docx"
    clocks = Afterwards.objects.get(review=review)
    assert (clocks.record_completed_on, clocks.distributed_on) == (MONDAY, MONDAY)
    assert SentCopy.objects.get().name == "Mara Vale"
    phone.goto(f"/reviews/{review.pk}/record/")
    fits(phone)
    screenshot(phone, "record-phone")

    page.goto(f"/reviews/{review.pk}/midway/")
    axe(page)
    page.get_by_label("Spoke with the child").check()
    page.get_by_label("On track", exact=True).check()
    page.get_by_label("In a few words").fill("The mentor has begun.")
    page.get_by_role("button", name="Save the midway").click()
    expect(page.get_by_text("The midway is recorded.")).to_be_visible()


def test_two_windows_lose_nothing_of_each_other(
    page: Page, site: str, staff: dict[str, people.Person], review: Review, axe: Check, screenshot: Picture
) -> None:
    let_in(page, staff["Ines"], site)
    page.goto(f"/reviews/{review.pk}/record/")
    page.get_by_role("button", name="Write the record").click()
    other = page.context.new_page()
    other.goto(page.url)
    page.get_by_label("What do you, the IRO, think?").fill("From the first window")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    other.get_by_label("What do you, the IRO, think?").fill("From the second window")
    other.get_by_role("link", name="Compare the two texts").click()
    axe(other)
    screenshot(other, "record-compare")
    expect(other.get_by_label("Both, one below the other")).to_be_checked()
    other.get_by_role("button", name="Keep what is chosen").click()
    expect(other.get_by_label("What do you, the IRO, think?")).to_have_value(
        "From the first window\n\nFrom the second window"
    )
    assert Draft.objects.get().content["opinion"] == "From the first window\n\nFrom the second window"


def test_a_record_is_written_and_finalised_without_scripts(
    page_without_scripts: Page, site: str, staff: dict[str, people.Person], review: Review
) -> None:
    page = page_without_scripts
    let_in(page, staff["Ines"], site)
    page.goto(f"/reviews/{review.pk}/record/")
    page.get_by_role("button", name="Write the record").click()
    page.get_by_label("What do you, the IRO, think?").fill("She is settled.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    page.get_by_role("link", name="Discard the draft").click()
    page.get_by_role("button", name="Discard the draft").click()
    page.get_by_role("button", name="Take the draft back").click()
    expect(page.get_by_label("What do you, the IRO, think?")).to_have_value("She is settled.")
    page.get_by_role("button", name="Save and finalise").click()
    page.get_by_label("Yes, finalise the record").check()
    page.get_by_role("button", name="Finalise").click()
    assert RecordVersion.objects.get().content["opinion"] == "She is settled."


def test_the_last_record_stands_beside_and_is_copied_forward(
    page: Page, phone: Page, site: str, staff: dict[str, people.Person], review: Review, axe: Check, fits: Check,
    screenshot: Picture,
) -> None:  # fmt: skip
    who: dict[str, Any] = {"by": staff["Ines"], "at": people.AT}
    words = {"health": "She sleeps badly.\n\n- See the nurse", "progress_health": "no"}
    first = draft_actions.begin_draft(review=review, on=MONDAY, **who)
    draft_actions.save_draft(draft=first, content=words, version=0, window=UUID(int=1), **who)
    version_actions.finalise(draft=first, missing_accepted=True, on=MONDAY, **who)
    to_hold = Review.objects.get(child=register.AMARA, held_on=None)
    second = actions.mark_held(review=to_hold.pk, held_on=MONDAY, participation="PN1", on=MONDAY, **who)
    draft_actions.begin_draft(review=second, on=MONDAY, **who)

    let_in(page, staff["Ines"], site)
    page.goto(f"/reviews/{second.pk}/record/draft/")
    axe(page)
    health = page.get_by_label("How is the child’s health, of body and mind?")
    health.fill("Better now.")
    page.get_by_role("button", name="Copy How is the child’s health").click()
    expect(health).to_have_value("Better now.\n\nShe sleeps badly.\n\n- See the nurse")
    expect(page.locator("[data-saved]")).to_contain_text("Saved")
    screenshot(page, "record-beside")
    let_in(phone, staff["Ines"], site)
    phone.goto(f"/reviews/{second.pk}/record/draft/")
    fits(phone)
    expect(phone.get_by_label("How is the child’s health, of body and mind?")).to_have_value(
        "Better now.\n\nShe sleeps badly.\n\n- See the nurse"
    )
