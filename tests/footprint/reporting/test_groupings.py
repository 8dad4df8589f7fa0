"""A council's own rows in the figures of legal status, placement and taking part, from the day of its decision on."""

from datetime import date
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.children.models import Episode
from footprint.council.actions import set_value
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import telling
from footprint.reviews.models import Review
from tests import people, register
from tests.footprint.front.conftest import rows_of

pytestmark = pytest.mark.django_db
YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
MARCH = date(2014, 3, 1)


def decide(key: str, value: Any, by: Person) -> None:
    set_value(key=key, value=value, from_on=MARCH, reason="As our report has them", by=by, at=people.AT)


def counted(*keys: str, asked: ReportingPeriod = YEAR) -> Any:
    values = telling(asked, whole=True).told[0].values
    return values[keys[0]] if len(keys) == 1 else [values[key] for key in keys]


def test_until_somebody_decides_the_rows_are_those_of_the_rule_book(cast: dict[str, Person]) -> None:
    assert list(counted("legal_status_rows"))[:3] == [
        "Accommodated S20 single period", "Emergency protection order", "Full care order",
    ]  # fmt: skip
    assert list(counted("placement_rows")) == [
        "External Residential", "IFA", "In-House Fostering", "In-House Residential", "Lodgings", "Other",
    ]  # fmt: skip


def test_legal_statuses_are_counted_in_the_councils_rows_also_at_nought(cast: dict[str, Person]) -> None:
    before = counted("legal_status_rows")
    decide(
        "legal_status_rows", {"Under an order": ["C1", "C2", "E1"], "Agreed": ["V2"], "On remand": ["J1"]}, cast["Lena"]
    )

    after = counted("legal_status_rows")
    assert list(after)[:3] == ["Agreed", "On remand", "Under an order"]
    assert after["On remand"] == 0
    assert (
        after["Under an order"] == before["Full care order"] + before["Interim care order"] + before["Placement order"]
    )
    assert sum(after.values()) == sum(before.values()) > 0
    behind = people.browser_of(cast["Lena"]).get("/figures/legal_status_rows/rows/?row=Under+an+order")
    assert [row[0] for row in rows_of(behind, "rows")] == ["Elin Moss", "Bram Oke", "Amara Vale"]


def test_an_earlier_day_keeps_the_rows_it_had(cast: dict[str, Person]) -> None:
    decide("legal_status_rows", {"Under an order": ["C1", "C2"]}, cast["Lena"])
    winter = ReportingPeriod(date(2014, 1, 1), date(2014, 2, 28), date(2014, 2, 28))
    assert "Under an order" not in counted("legal_status_rows", asked=winter)


def test_placements_are_counted_in_the_councils_rows_and_the_rest_is_other_and_last(cast: dict[str, Person]) -> None:
    before = counted("placement_rows")
    placed = Episode.objects.filter(until_on=None).values_list("place", "provider")[0]
    decide("placement_rows", {"With us": ["/".join(placed)], "At school": ["S1/PR1"]}, cast["Lena"])

    after = counted("placement_rows")
    assert list(after) == ["At school", "With us", "Other"]
    assert after["With us"] >= 1
    assert sum(after.values()) == sum(before.values())


def test_taking_part_by_an_advocate_may_be_counted_as_attending(cast: dict[str, Person]) -> None:
    Review.objects.filter(child=register.AMARA, held_on__lte=YEAR.last_day).update(participation="PN5")
    attended, advocate = counted("attended", "advocate")
    assert advocate > 0
    rows = {"attended": ["PN1", "PN2", "PN3", "PN4", "PN5"], "advocate": [], "other_means": ["PN6"], "none": ["PN7"]}
    decide("participation_rows", rows, cast["Lena"])
    assert counted("attended", "advocate") == [attended + advocate, 0]
