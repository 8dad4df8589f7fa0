"""The caseloads of the posts of the register on the last day of a period, on literal days."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.children.models import AllocatedIRO, Child, Episode, PeriodOfCare, ProtectionCase
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.from_register import figures_of_register
from footprint.team.models import Post
from tests import people

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))


@pytest.fixture
def ines(db: None) -> Person:
    return people.staff("iro")


def in_care(number: int, until: date | None = None) -> Child:
    child = Child.objects.create(
        local_id=f"{number}", given_names="Test", family_name=f"Child{number}", born_on=date(2004, 5, 17),
        entered_on=date(2013, 4, 2),
    )  # fmt: skip
    began = date(2013, 4, 2)
    period = PeriodOfCare.objects.create(child=child, from_on=began, until_on=until, entered_on=began)
    Episode.objects.create(
        child=child, period=period, from_on=began, until_on=until, new_reason="S", legal_status="C2", place="U1",
        provider="PR1",
    )  # fmt: skip
    return child


def given_to(person: Person, child: Child, until: date | None = None) -> None:
    AllocatedIRO.objects.create(
        child=child,
        person=person,
        from_on=date(2013, 4, 3),
        until_on=until,
        reason="New",
        allocated_on=date(2013, 4, 3),
    )


def held_by(person: Person, title: str, fte: str, until: date | None = None, work: str = "reviews") -> None:
    Post.objects.create(
        person=person, title=title, work=work, fte=Decimal(fte), from_on=date(2013, 4, 1), until_on=until
    )


def counted() -> Any:
    return figures_of_register(reporting_period=YEAR)[0]["caseloads"]


def line(
    post: str, fte: str | None, looked_after: int, child_protection: int, per: str | None, work: str | None = "reviews"
) -> dict[str, Any]:
    return {
        "post": post, "work": work, "fte": fte, "looked_after": looked_after, "child_protection": child_protection,
        "looked_after_per_fte": per,
    }  # fmt: skip


def test_a_post_counts_the_children_in_care_whose_iro_holds_it(ines: Person) -> None:
    held_by(ines, "IRO", "0.80")
    for number in (1, 2, 3):
        given_to(ines, in_care(number))
    given_to(ines, in_care(4, until=date(2014, 3, 31)))  # left care on the last day: that day is not in it
    given_to(ines, in_care(5), until=date(2014, 3, 31))  # another had the child by then
    assert counted() == [line("IRO", "0.8", 3, 0, "3.8")]  # 3 / 0.8 = 3.75, half up


def test_child_protection_is_counted_apart_and_a_post_without_cases_is_a_line(ines: Person) -> None:
    chair = people.staff("cpc")
    held_by(ines, "IRO", "1.00")
    held_by(chair, "CP chair", "0.50", work="conferences")
    for number, until in ((1, None), (2, date(2014, 4, 1)), (3, date(2014, 3, 31))):
        ProtectionCase.objects.create(
            child=in_care(number), chair=chair, from_on=date(2013, 9, 2), until_on=until
        )  # the third ended on the last day
    assert counted() == [line("CP chair", "0.5", 0, 2, None, "conferences"), line("IRO", "1.0", 0, 0, "0.0")]


def test_cases_of_somebody_without_a_post_are_not_lost(ines: Person) -> None:
    held_by(ines, "IRO", "1.00", until=date(2014, 3, 31))  # the post ended; the child is still hers
    given_to(ines, in_care(1))
    assert counted() == [line("No post", None, 1, 0, None, None)]
