"""How many children are black and minority ethnic: counted by the council's own groups, with its rows, and told in
groups where it is published."""

from datetime import date

import pytest
from django.test import Client

from footprint.accounts.models import Person
from footprint.children.models import Child
from footprint.council.actions import set_value
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import hiding, telling
from tests import people
from tests.footprint.front.conftest import rows_of, text_of
from tests.register import AMARA, BRAM, CLEO, DOV, ELIN

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
CODES = {AMARA: "BCRB", BRAM: "WBRI", CLEO: "MOTH", DOV: "WROM", ELIN: "REFU"}
OURS = {
    "White": ["WBRI", "WIRI", "WOTH"], "Mixed": ["MOTH"], "Black or Black British": ["BCRB"],
    "Other ethnic group": ["WROM"],
}  # fmt: skip


@pytest.fixture
def lena(cast: dict[str, Person]) -> Client:
    for key, code in CODES.items():
        Child.objects.filter(pk=key).update(ethnicity=code)
    return people.browser_of(cast["Lena"])


def counted(asked: ReportingPeriod = YEAR) -> tuple[object, object]:
    values = telling(asked, whole=True).told[0].values
    return values["black_and_minority_ethnic"], values["ethnic_groups"]


def test_all_but_white_and_not_known_are_counted_of_all_children(lena: Client) -> None:
    share, groups = counted()

    assert share == {"n": 2, "of": 5, "percent": "40.00"}
    assert groups == {
        "White": 2, "Mixed": 1, "Asian or Asian British": 0, "Black or Black British": 1, "Other ethnic group": 0,
        "Not known": 1,
    }  # fmt: skip
    words = text_of(lena.get("/figures/black_and_minority_ethnic/"))
    assert "2 of 5 children, 40.00%" in words
    assert "One whose ethnicity is not known counts in the base alone." in words


def test_its_rows_are_the_children_whom_one_may_see(lena: Client) -> None:
    address = "/figures/black_and_minority_ethnic/rows/?counted="

    assert [row[0] for row in rows_of(lena.get(f"{address}yes"), "rows")] == ["Amara Vale"]
    assert [row[0] for row in rows_of(lena.get(f"{address}no"), "rows")] == ["Elin Moss", "Bram Oke"]
    assert "Cleo" not in text_of(lena.get(f"{address}yes"))
    of_group = lena.get("/figures/ethnic_groups/rows/?row=Not+known")
    assert [row[0] for row in rows_of(of_group, "rows")] == ["Elin Moss"]


def test_a_council_groups_codes_in_its_own_way_from_a_day_on(lena: Client, cast: dict[str, Person]) -> None:
    """It counts Roma children among the minorities, and leaves out a code, which is not known then."""
    set_value(
        key="ethnic_groups", value=OURS, from_on=date(2014, 3, 1), reason="Agreed with the community forum",
        by=cast["Lena"], at=people.AT,
    )  # fmt: skip

    assert counted()[0] == {"n": 3, "of": 5, "percent": "60.00"}
    assert counted(ReportingPeriod(date(2014, 1, 1), date(2014, 2, 28), date(2014, 2, 28)))[0] == {
        "n": 2, "of": 5, "percent": "40.00",
    }  # fmt: skip


def test_what_is_published_tells_groups_and_no_codes(lena: Client, cast: dict[str, Person]) -> None:
    words = text_of(people.browser_of(cast["Cora"]).get("/figures/"))

    assert "Ethnicity of children looked after on the last day: not shown while small numbers are hidden" in words
    assert "it would give away the rows of “Ethnic groups of children looked after on the last day”" in words
    assert not [code for code in CODES.values() if code in words]


def test_of_few_children_not_even_that_all_or_none_are_is_published(lena: Client) -> None:
    """Whoever runs the service sees it; outside, five of five would tell it of every child."""
    for codes in ("BCRB", "WBRI"):
        Child.objects.update(ethnicity=codes)
        told = telling(YEAR, whole=True)
        shown = hiding(told)

        assert told.told[0].values["black_and_minority_ethnic"]["n"] in (0, 5)
        assert shown.told[0].values["black_and_minority_ethnic"] == {"n": "c", "of": "c", "percent": "c"}
        assert "ethnic_groups" not in shown.told[0].values
