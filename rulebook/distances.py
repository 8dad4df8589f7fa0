"""How far from home a child is placed, as the return of looked-after children (SSDA903) has it.

Miles in a straight line between the grid references of the two postcodes, of 1,609.3 metres each, rounded half up to
one decimal. There is none where home is outside England. Source: the Department for Education's guide to the return,
data item "distance between home and placement"; "over 20 miles" is more than 20.0 of it.
"""

import math
from decimal import Decimal
from typing import NamedTuple

METRES_IN_A_TENTH = 160.93


class Place(NamedTuple):
    """A point of the Ordnance Survey's grid, in metres, and whether it lies in England."""

    easting: float
    northing: float
    in_england: bool


def miles(*, home: Place, placement: Place) -> Decimal | None:
    """The distance to one decimal; None where home is outside England."""
    if not home.in_england:
        return None
    metres = math.hypot(placement.easting - home.easting, placement.northing - home.northing)
    # Between whole metres no distance lies exactly on a half, so nothing is lost by counting with floats.
    return Decimal(math.floor(metres / METRES_IN_A_TENTH + 0.5)) / 10
