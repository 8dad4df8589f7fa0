"""How far from home: a straight line between two grid references, in miles to one decimal."""

from decimal import Decimal

import pytest

from rulebook.distances import Place, miles

HOME = Place(400_000, 300_000, True)


@pytest.mark.parametrize(
    ("easting", "northing", "expected"),
    [
        (400_000, 300_000, "0"),
        (403_000, 304_000, "3.1"),  # 5,000 m
        (397_000, 296_000, "3.1"),  # as far the other way
        (432_186, 300_000, "20"),  # 20 miles of 1,609.3 m
        (432_266, 300_000, "20"),  # 32,266 m are 20.0497
        (432_267, 300_000, "20.1"),  # 32,267 m are 20.0503: over 20
        (400_000, 300_080, "0"),
        (400_000, 300_081, "0.1"),
    ],
)
def test_miles_are_rounded_half_up_to_one_decimal(easting: float, northing: float, expected: str) -> None:
    assert miles(home=HOME, placement=Place(easting, northing, True)) == Decimal(expected)


def test_a_placement_may_lie_outside_england_but_not_home() -> None:
    wales = Place(332_267, 300_000, False)

    assert str(miles(home=HOME, placement=wales)) == "42.1"
    assert miles(home=wales, placement=HOME) is None
