"""Numbers that others published: kept with their year and source, told in a report, and the population in a rate."""

from datetime import UTC, date, datetime

import pytest

from footprint.audit.queries import events_about
from footprint.council.actions import set_published
from footprint.council.models import PublishedNumber
from footprint.council.queries import published_numbers
from footprint.page.refusals import NotAllowed
from tests import people
from tests.acts import send
from tests.footprint.council.test_settings import Lena

pytestmark = pytest.mark.django_db
MARCH, OFFICE = date(2014, 3, 31), "Office for National Statistics"


def keep(value: str, *, kind: str = "population_0_17", hour: int = 9, source: str = OFFICE) -> PublishedNumber:
    at = datetime(2014, 4, 28, hour, tzinfo=UTC)
    return set_published(kind=kind, year_ending=MARCH, value=value, source=source, by=Lena(), at=at)


def test_a_number_is_kept_with_its_source_and_the_later_one_counts() -> None:
    keep("42,055")
    keep("42400", hour=10)
    assert published_numbers()["population_0_17", MARCH].value == "42400"
    assert [one.reason for one in events_about(("published", "population_0_17"))] == [OFFICE, OFFICE]


def test_a_number_is_taken_back_and_only_once() -> None:
    keep("42055")
    assert keep("", hour=10, source="It was another council’s").value == ""
    with pytest.raises(NotAllowed, match="There is no number to take back"):
        keep("", hour=11, source="It was another council’s")


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        ("population_0_17", "42.5", "“42.5” can’t be read. A whole number, for example 42055."),
        ("population_0_17", "0", "A whole number"),
        ("neighbours_rate", "81", "To one decimal place, for example 73.0"),
        ("neighbours_over_20_miles", "101", "A percentage without its sign, for example 15.8"),
        ("neighbours_rank", "x" * 61, "In words"),
    ],
)
def test_a_value_of_another_form_is_refused(kind: str, value: str, says: str) -> None:
    with pytest.raises(NotAllowed, match=says):
        keep(value, kind=kind)
    assert not PublishedNumber.objects.exists()


def test_no_number_without_a_source_nor_for_a_year_that_ends_otherwise() -> None:
    with pytest.raises(NotAllowed, match="Say where it was published"):
        keep("42055", source=" ")
    with pytest.raises(NotAllowed, match="A year ends on 31 March, not on 30 March 2014"):
        set_published(kind="knew_their_iro", year_ending=date(2014, 3, 30), value="71", source="Survey", by=Lena(),
                      at=datetime(2014, 4, 28, 9, tzinfo=UTC))  # fmt: skip


def test_what_is_there_already_is_not_kept_again() -> None:
    keep("42055")
    with pytest.raises(NotAllowed, match="It is there already, with this source"):
        keep("42055", hour=10)
    assert keep("42055", hour=11, source="Census").source == "Census"


def test_the_page_keeps_a_number_and_says_what_is_wrong_with_another() -> None:
    lead = people.browser_of(people.staff("liro"))
    asked = {"kind": "neighbours_rate", "year_ending_day": "31", "year_ending_month": "3", "year_ending_year": "2014",
             "source": "Department for Education"}  # fmt: skip
    refused = send(lead, "/council/published-numbers/", {**asked, "value": "eighty"}).content.decode()
    assert "“eighty” can’t be read. To one decimal place" in refused
    assert 'value="eighty"' in refused
    page = send(lead, "/council/published-numbers/", {**asked, "value": "81.3"}).content.decode()
    assert "average of like councils, year to 31 March 2014: kept." in page
    assert ">81.3<" in page.replace("\n", "")
    assert people.browser_of(people.staff("iro")).get("/council/published-numbers/").status_code == 403
