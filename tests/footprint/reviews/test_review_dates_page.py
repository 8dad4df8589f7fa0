"""The public page to try review dates."""

import re
from html import unescape

import pytest

PAGE = "/review-dates/"
DECEMBER = "?entered=2013-12-02&held=2013-12-20&held=2014-03-10"


def text_of(response) -> str:
    """The words of a page, without its markup."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def boxes(name: str, day: str) -> dict[str, str]:
    year, month, day_of_month = day.split("-") if day else ("", "", "")
    return {f"{name}_day": day_of_month, f"{name}_month": month, f"{name}_year": year}


def typed(entered: str, *held: str, **buttons: str) -> dict[str, str]:
    data = boxes("entered", entered) | buttons
    for number, day in enumerate(held):
        data |= boxes(f"held_{number}", day)
    return data


def test_the_empty_page_asks_for_a_start_and_a_review(client):
    page = text_of(client.get(PAGE))
    assert "When did the child become looked after?" in page
    assert "Review 1: when was it held?" in page
    assert "There is a problem" not in page
    assert "Still to come" not in page


def test_the_whole_chain_with_reasons(client):
    page = text_of(client.get(PAGE + DECEMBER))
    assert "Third review due by Wednesday 10 September 2014" in page
    assert "First review on time" in page
    assert "skipping 8 weekend days and 3 bank holidays" in page
    assert "The second review is due within 3 months of the day the first review was held" in page
    assert "Fourth review not yet held" in page
    assert "Latest lawful date Tuesday 10 March 2015" in page


def test_a_late_review_is_named_late_and_the_next_counts_from_the_day_held(client):
    page = text_of(client.get(PAGE + "?entered=2013-12-02&held=2014-01-06"))
    assert "First review 4 days late" in page
    assert "Second review due by Sunday 6 April 2014" in page
    assert "Last working day before Friday 4 April 2014" in page


@pytest.mark.parametrize(
    ("sent", "address"),
    [
        (typed("2013-12-02", ""), "?entered=2013-12-02"),
        (typed("2013-12-02", "2014-03-10", "2013-12-20", ""), DECEMBER),
        (typed("2013-12-02", "2013-12-20", "", add="1"), "?entered=2013-12-02&held=2013-12-20&rows=2"),
        (typed("2013-12-02", "2013-12-20", "2014-03-10", add="1"), DECEMBER),
        (typed("2013-12-02", "2013-12-20", "2014-03-10", remove="0"), "?entered=2013-12-02&held=2014-03-10"),
        (typed("2013-12-02", "2013-12-20", remove="7"), "?entered=2013-12-02&held=2013-12-20"),
    ],
    ids=["start", "sorted", "add to an empty row", "add", "remove", "remove nothing"],
)
def test_what_is_typed_becomes_an_address(client, sent, address):
    response = client.get(PAGE, sent)
    assert (response.status_code, response["Location"]) == (302, PAGE + address)
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("?entered=", "Enter the day the child became looked after"),
        ("?entered=soon", "The day the child became looked after must include a month and year"),
        ("?entered=1913-12-02", "The day the child became looked after must be on or after 1 January 1990"),
        ("?entered=2013-12-02&held=2013-12-01", "Review 1 must be on or after the day the child became looked after"),
        ("?entered=2013-12-02&held=2013-12-20&held=2013-12-20", "Review 2 has the same date as another review"),
    ],
)
def test_nonsense_in_the_address_is_refused(client, address, sentence):
    page = text_of(client.get(PAGE + address))
    assert "There is a problem" in page
    assert sentence in page
    assert "Still to come" not in page


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (typed("2013-02-30"), "The day the child became looked after must be a real date"),
        (typed("2013-12-02", "2013-12-40"), "Review 1 must be a real date"),
        (typed("", "2013-12-20", add="1"), "Enter the day the child became looked after"),
    ],
)
def test_nonsense_typed_is_refused_and_kept_in_the_boxes(client, sent, sentence):
    response = client.get(PAGE, sent)
    assert response.status_code == 200
    assert sentence in text_of(response)
    for value in filter(None, (value for name, value in sent.items() if name.endswith("_day"))):
        assert f'value="{value}"' in response.content.decode()


def test_a_moved_review_shows_what_moved_with_it(client):
    moved = "?entered=2013-12-02&held=2013-12-27&held=2014-03-10&was=2013-12-20&now=2013-12-27"
    page = client.get(PAGE + moved)
    assert "You moved the review of 20 December 2013 to 27 December 2013." in text_of(page)
    assert "was 20 March 2014 now Thursday 27 March 2014" in text_of(page)
    assert page.content.decode().count("<del>") == 2  # the day held and the second review's due date; later ones stand


def test_moving_the_last_review_moves_every_date_to_come(client):
    moved = "?entered=2013-12-02&held=2013-12-27&was=2013-12-20&now=2013-12-27"
    page = text_of(client.get(PAGE + moved))
    assert "Second review due by was 20 March 2014 now Thursday 27 March 2014" in page
    assert "was 20 September 2014 now Saturday 27 September 2014" in page


def test_links_that_move_a_review_keep_it_between_its_neighbours(client):
    page = client.get(PAGE + "?entered=2013-12-02&held=2013-12-05&held=2013-12-12").content.decode()
    hrefs = [unescape(href) for href in re.findall(r'href="(/review-dates/\?[^"]+)"', page)]
    assert hrefs == [
        f"{PAGE}?entered=2013-12-02&held=2013-12-05&held=2013-12-19&was=2013-12-12&now=2013-12-19#review-2",
        f"{PAGE}?entered=2013-12-02&held=2013-12-05&held=2014-03-05&was=2013-12-12&now=2014-03-05#review-2",
    ]
    assert all(client.get(href).status_code == 200 for href in hrefs)


@pytest.mark.parametrize(
    "address", ["&was=2013-13-01&now=x", "&was=2013-12-20&now=2013-12-20", "&was=2012-01-01&now=2013-12-20", "&rows=x"]
)
def test_a_move_that_makes_no_sense_is_left_out(client, address):
    page = client.get(PAGE + DECEMBER + address)
    assert page.status_code == 200
    assert "<del>" not in page.content.decode()


def test_sixty_reviews_and_no_more(client):
    held = "".join(f"&held={2014 + number // 12}-{number % 12 + 1:02}-10" for number in range(70))
    assert client.get(PAGE + "?entered=2013-12-02" + held).status_code == 200
