"""Signing in and the administrators' work, in a real browser."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import Page, expect

from demo import people as demo_people
from footprint.accounts.models import Person
from tests.people import AT, SECRET, SINCE, recovery_code, staff

pytestmark = pytest.mark.journey
PASSWORD = "three odd green kettles"


@pytest.fixture(autouse=True)
def _people(transactional_db, settings, base_url):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["localhost"]
    cache.clear()


def code_of(secret: str = SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def enter_password(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def enter_code(page: Page, code: str) -> None:
    page.get_by_label("One-time code").fill(code)
    page.get_by_role("button", name="Go on").click()


def sign_in(page: Page, person: Person) -> None:
    enter_password(page, person.email)
    enter_code(page, code_of() if person.has_device else "")
    expect(page.get_by_text(person.name)).to_be_visible()


@pytest.mark.parametrize("window", ["page", "phone"])
def test_password_code_and_sign_out(window, request, axe, fits, screenshot):
    page = request.getfixturevalue(window)
    ines = staff("iro", password=PASSWORD)
    page.goto("/me/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    axe(page)
    fits(page)
    enter_password(page, ines.email)
    expect(page.get_by_role("heading", name="Enter your one-time code")).to_be_visible()
    axe(page)
    fits(page)
    enter_code(page, code_of())

    expect(page.get_by_text("Ines Okafor")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, f"signed-in-{window}")
    page.get_by_role("link", name="My sessions and devices").click()
    expect(page.get_by_text("This browser")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, f"my-account-{window}")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Ines Okafor")).to_have_count(0)


def test_the_first_time_a_device_is_set_up(page, axe, fits, screenshot):
    ada = staff("adm", password=PASSWORD, device=False)
    enter_password(page, ada.email)
    expect(page.get_by_role("heading", name="Set up one-time codes")).to_be_visible()
    axe(page)
    fits(page)
    screenshot(page, "set-up-codes")
    page.goto("/people/")
    expect(page.get_by_role("heading", name="Set up one-time codes")).to_be_visible()
    enter_code(page, code_of(page.locator("#key").inner_text()))
    expect(page.get_by_role("heading", name="Your recovery codes")).to_be_visible()
    expect(page.get_by_role("list", name="Recovery codes").get_by_role("listitem")).to_have_count(10)
    axe(page)
    page.get_by_role("button", name="I have kept them: go on").click()
    expect(page.get_by_role("main").get_by_role("link", name="People")).to_be_visible()


def test_too_many_wrong_passwords(page, axe, fits):
    ines = staff("iro", password=PASSWORD)
    for number in range(4):
        enter_password(page, ines.email, f"wrong guess number {number}")
        expect(page.get_by_text("is wrong").first).to_be_visible()
    axe(page)
    enter_password(page, ines.email, "wrong guess number 5")
    expect(page.get_by_role("heading", name="Too many tries were wrong")).to_be_visible()
    axe(page)
    fits(page)
    enter_password(page, ines.email)
    expect(page.get_by_role("heading", name="Too many tries were wrong")).to_be_visible()


def test_a_recovery_code_stands_in_for_a_lost_telephone(page):
    ines = staff("iro", password=PASSWORD)
    enter_password(page, ines.email)
    enter_code(page, recovery_code(ines))
    expect(page.get_by_text("Ines Okafor")).to_be_visible()


def test_a_person_is_added_confirmed_by_a_second_and_chooses_a_password(page, phone, new_context, axe, fits):
    ada, una = staff("adm", password=PASSWORD), staff("adm", name="Una Fry", password=PASSWORD)
    sign_in(page, ada)
    page.get_by_role("main").get_by_role("link", name="People").click()
    axe(page)
    fits(page)
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name").fill("Noor Amin")
    page.get_by_label("E-mail address").fill("noor@example.gov.uk")
    page.get_by_label("Business support").check()
    page.get_by_label("Why?").fill("New post")
    axe(page)
    fits(page)
    page.get_by_role("button", name="Add the person").click()
    expect(page.get_by_text("A second administrator has to confirm")).to_be_visible()
    axe(page)
    fits(page)

    sign_in(phone, una)
    phone.goto("/role-changes/")
    axe(phone)
    fits(phone)
    phone.get_by_role("link", name="Noor Amin").click()
    axe(phone)
    fits(phone)
    phone.get_by_role("button", name="Confirm").click()
    expect(phone.get_by_text("The change is confirmed")).to_be_visible()
    link = re.findall(r"http://\S+", mail.outbox[-1].body)[0]

    noor = new_context().new_page()
    noor.goto(link)
    noor.get_by_label("New password", exact=True).fill("seven slow purple boats")
    noor.get_by_label("New password again").fill("seven slow purple boats")
    axe(noor)
    noor.get_by_role("button", name="Save the password").click()
    noor.get_by_role("link", name="Sign in").click()
    enter_password(noor, "noor@example.gov.uk", "seven slow purple boats")
    expect(noor.get_by_role("heading", name="Set up one-time codes")).to_be_visible()


def test_one_click_for_each_role_of_the_demonstration(page, settings, axe, fits, screenshot, today):
    settings.DEMO = True
    demo_people.build(on=SINCE, at=AT)
    for number, (name, _) in enumerate(demo_people.PEOPLE):
        page.goto("/sign-in/")
        if not number:
            axe(page)
            fits(page)
            screenshot(page, "demo-sign-in")
        page.get_by_role("button", name=name).click()
        expect(page.locator(".page-account").get_by_text(name)).to_be_visible()
        page.get_by_role("button", name="Sign out").click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_one_click_on_a_phone_and_without_scripts(phone, page_without_scripts, settings, axe, fits, screenshot):
    settings.DEMO = True
    demo_people.build(on=SINCE, at=AT)
    phone.goto("/sign-in/")
    axe(phone)
    fits(phone)
    screenshot(phone, "demo-sign-in-phone")
    page_without_scripts.goto("/sign-in/")
    page_without_scripts.get_by_role("button", name="Maya Lindqvist").click()
    expect(page_without_scripts.locator(".page-account").get_by_text("Maya Lindqvist")).to_be_visible()
