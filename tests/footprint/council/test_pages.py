"""The pages on which the council's settings are seen and changed."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from django.test import Client

from footprint.audit import SYSTEM
from footprint.council import context, queries
from footprint.council.actions import add_holiday, set_value
from footprint.council.models import Setting
from tests import people
from tests.acts import send

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 1)
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
LEAP = "/council/settings/leap-birthday/"


@pytest.fixture(autouse=True)
def _first_of_april(today: Callable[[date], None]) -> None:
    today(TODAY)


@pytest.fixture
def lena() -> Client:
    return people.signed_in("liro")


def text_of(response: Any) -> str:
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def sent(day: date | None = TODAY, reason: str = "Agreed by the board", **answers: str) -> dict[str, str]:
    boxes = {"day": str(day.day), "month": str(day.month), "year": str(day.year)} if day else {}
    return {"reason": reason} | {f"from_on_{box}": value for box, value in boxes.items()} | answers


def test_the_settings_are_listed_with_what_they_are_now(lena: Client) -> None:
    set_value(key="noun_review", value="Our meeting", from_on=TODAY, reason="Asked for", by=SYSTEM, at=AT)

    page = text_of(lena.get("/council/settings/"))

    assert "What a review is called Our meeting" in page
    assert "Birthday of those born on 29 February 1 March" in page


def test_a_setting_is_changed_from_a_day_on_with_a_reason(lena: Client) -> None:
    response = send(lena, LEAP, sent(date(2026, 9, 1), value="28 February"))

    page = text_of(response)
    assert "changed from 1 September 2026" in page
    assert "Now: 1 March" in page
    assert re.search(r"28 February 1 September 2026 To come .* Lena Marsh Agreed by the board", page)
    assert queries.value("leap_birthday", on=date(2026, 9, 1)) == "28 February"


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (sent(value=""), "Select the new value"),
        (sent(value="2 March"), "Select a valid choice"),
        (sent(value="28 February", reason=""), "Enter a reason"),
        (sent(None, value="28 February"), "Enter the day it counts from"),
        (sent(value="1 March"), "It has this value on 1 April 2026 already"),
    ],
)
def test_a_wrong_answer_is_refused_and_what_was_typed_stays(
    lena: Client, answers: dict[str, str], sentence: str
) -> None:
    response = send(lena, LEAP, answers)

    assert sentence in text_of(response)
    assert answers["reason"] in response.content.decode()
    assert not Setting.objects.exists()


@pytest.mark.parametrize(
    ("slug", "typed", "sentence"),
    [
        ("papers-before", "a year", "for example 12 working days"),
        ("council-colour", "#ffff00", "too light for white text"),
        ("legal-status-rows", "Care: C1 C9", "“C9” in the row “Care” is no code of the return"),
        ("local-legal-status", "FC = C2\nfc = C1", "fc is there twice"),
    ],
)
def test_a_value_that_the_setting_cannot_have_is_refused(lena: Client, slug: str, typed: str, sentence: str) -> None:
    assert sentence in text_of(send(lena, f"/council/settings/{slug}/", sent(value=typed)))
    assert not Setting.objects.exists()


def test_a_code_map_is_typed_as_lines_and_read_as_codes(lena: Client) -> None:
    send(lena, "/council/settings/local-legal-status/", sent(value="fco = c2\n\nico=C1"))

    assert queries.value("local_legal_status", on=TODAY)["FCO"] == "C2"
    assert "2 local codes 1 April 2026" in text_of(lena.get("/council/code-maps/"))


def test_an_earlier_value_is_taken_up_again_as_a_new_decision(lena: Client) -> None:
    first = set_value(key="noun_review", value="Circle", from_on=date(2026, 1, 1), reason="Try", by=SYSTEM, at=AT)
    set_value(key="noun_review", value="Meeting", from_on=date(2026, 2, 1), reason="Better", by=SYSTEM,
              at=AT.replace(hour=10))  # fmt: skip
    address = "/council/settings/noun-review/"

    page = lena.get(f"{address}?again={first.pk}").content.decode()
    send(lena, address, sent(value="Circle", reason="The children prefer it"))

    assert 'value="Circle"' in page
    assert [one.said for one in queries.history("noun_review", on=TODAY)] == ["Circle", "Meeting", "Circle"]
    assert queries.value("noun_review", on=TODAY) == "Circle"


@pytest.mark.parametrize("again", ["nonsense", "0b3c5f0e-6f3e-4f57-9a0c-3d8e0a6c1f01"])
def test_a_decision_that_there_is_not_leaves_the_value_as_it_is(lena: Client, again: str) -> None:
    assert 'value="Review"' in lena.get(f"/council/settings/noun-review/?again={again}").content.decode()


@pytest.mark.parametrize("slug", ["no-such-setting", "one-off-holidays"])
def test_a_setting_without_a_page_of_its_own_is_not_found(lena: Client, slug: str) -> None:
    assert lena.get(f"/council/settings/{slug}/").status_code == 404


def test_a_holiday_is_added_and_removed_by_hand(lena: Client) -> None:
    day = {"day_day": "12", "day_month": "6", "day_year": "2026"}
    added = send(lena, "/council/calendar/", sent(name="A royal wedding", reason="Proclaimed") | day)

    assert "12 June 2026 Friday A royal wedding Added by hand" in text_of(added)
    assert date(2026, 6, 12) in queries.standards(on=TODAY).holidays
    assert "one-off-holidays" not in added.content.decode()

    removed = send(lena, "/council/calendar/2026-06-12/remove/", sent(reason="Called off"))
    assert "12 June 2026 is no bank holiday from 1 April 2026 on" in text_of(removed)
    assert date(2026, 6, 12) not in queries.standards(on=TODAY).holidays


def test_a_holiday_is_not_entered_for_later_since_dates_follow_at_once(lena: Client) -> None:
    day = {"day_day": "12", "day_month": "6", "day_year": "2026", "from_on_day": "2"}
    page = text_of(send(lena, "/council/calendar/", sent(name="A royal wedding", reason="Proclaimed") | day))
    assert "It counts from today at the latest: 1 April 2026" in page
    assert not Setting.objects.exists()


def test_a_day_that_is_a_holiday_already_is_refused(lena: Client) -> None:
    day = {"day_day": "25", "day_month": "12", "day_year": "2026"}
    assert "is a bank holiday already" in text_of(send(lena, "/council/calendar/", sent(name="X") | day))


def test_a_holiday_that_was_shipped_is_not_removed(lena: Client) -> None:
    page = text_of(send(lena, "/council/calendar/2026-12-25/remove/", sent()))
    assert "not among the holidays added by hand" in page


@pytest.mark.parametrize(("asked", "shown"), [("2014", "2014"), ("1800", "2026"), ("x", "2026"), ("", "2026")])
def test_the_calendar_shows_a_year(lena: Client, asked: str, shown: str) -> None:
    assert f"Bank holidays in {shown}" in text_of(lena.get(f"/council/calendar/?year={asked}"))


def test_history_costs_no_query_a_row(lena: Client, django_assert_max_num_queries: Any) -> None:
    for hour in range(12):
        add_holiday(day=date(2026, 6, 8 + hour % 5 + hour // 5 * 7), name="Fair", from_on=TODAY, reason="Proclaimed",
                    by=SYSTEM, on=TODAY, at=AT.replace(hour=hour))  # fmt: skip
    with django_assert_max_num_queries(12):
        assert lena.get("/council/calendar/").status_code == 200


@pytest.mark.parametrize("path", ["settings/", "settings/noun-review/", "code-maps/", "calendar/"])
@pytest.mark.parametrize(("role", "status"), [("liro", 200), ("adm", 200), ("iro", 403), ("hos", 403), ("igo", 403)])
def test_only_lead_officers_and_administrators_see_them(path: str, role: str, status: int) -> None:
    assert people.signed_in(role).get(f"/council/{path}").status_code == status


def test_others_change_nothing() -> None:
    assert people.signed_in("iro").post(LEAP, sent(value="28 February")).status_code == 403
    assert not Setting.objects.exists()


@pytest.fixture
def _just_started() -> Iterator[None]:
    context._known.clear()
    yield
    context._known.clear()


@pytest.mark.usefixtures("_just_started")
def test_pages_bear_the_name_and_the_colour_that_the_council_has_today(lena: Client) -> None:
    for key, value in (("council_name", "Harbour Council"), ("council_colour", "#003366")):
        set_value(key=key, value=value, from_on=TODAY, reason="Ours", by=SYSTEM, at=AT)
    set_value(key="council_name", value="Bay Council", from_on=date(2026, 9, 1), reason="Merged", by=SYSTEM, at=AT)

    page = lena.get("/council/settings/").content.decode()

    assert "– Footprint – Harbour Council</title>" in page
    assert "--govuk-brand-colour:#003366" in page
    assert "Harbour Council" in Client(headers={"host": "localhost"}).get("/review-dates/").content.decode()
