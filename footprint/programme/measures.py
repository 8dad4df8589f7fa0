"""The figures that a target may rest on, by their keys, and which way each is better.

The figures are counted above this storey; a test holds keys and titles here to theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Measure:
    """`percent`: its value is a percentage, otherwise a count. `more`: a higher value is better."""

    title: str
    percent: bool = True
    more: bool = True

    def wants(self, wanted: Decimal) -> str:
        """The value wanted, in words: at least 95%, at most 10."""
        value = f"{wanted.normalize():f}{'%' if self.percent else ''}"
        return value if self.percent and wanted == HUNDRED else f"at {'least' if self.more else 'most'} {value}"

    def reached(self, *, value: Decimal, wanted: Decimal) -> bool:
        return value >= wanted if self.more else value <= wanted


MEASURES: Mapping[str, Measure] = {
    "timely_reviews": Measure("Reviews held in time"),
    "timely_children": Measure("Children with every review in time"),
    "participation_children": Measure("Children who contributed to every review"),
    "participation_reviews": Measure("Reviews to which the child contributed"),
    "none": Measure("Reviews without the child and without views", percent=False, more=False),
    "parents_attended": Measure("Reviews that a parent attended"),
    "parents_contributed": Measure("Reviews to which a parent contributed"),
    "plan_received_in_time": Measure("Reviews whose care plan came in time"),
    "plan_up_to_date": Measure("Reviews with an up-to-date care plan"),
    "decisions_in_time": Measure("Decisions sent in time"),
    "record_in_time": Measure("Records complete in time"),
    "distributed_in_time": Measure("Records distributed in time"),
    "midways_done": Measure("Midways done in time"),
    "visits_in_time": Measure("Statutory visits in time"),
    "allocated_in_time": Measure("Children with a named IRO in time"),
    "iro_changes": Measure("Children whose IRO changed", more=False),
    "over_20_miles": Measure("Placed over 20 miles from home, of known distances", more=False),
}
