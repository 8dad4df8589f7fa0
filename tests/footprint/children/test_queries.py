"""How things stand with children on a day, and what happened to one."""

from datetime import date

import pytest

from footprint.children import queries
from footprint.children.child_page_queries import facts_within, read_whole
from footprint.children.models import Child, Episode, PeriodOfCare, Proceedings, Visit
from tests.register import AMARA, BRAM, register

pytestmark = pytest.mark.django_db


def facts_on(day: date) -> queries.Facts:
    amara = Child.objects.get(pk=AMARA)
    read_whole(amara)
    return facts_within(child=amara, on=day)


def test_how_things_stand_on_a_day() -> None:
    register()

    amara = facts_on(date(2014, 1, 6))

    assert amara.period is not None
    assert amara.period.from_on == date(2013, 9, 2)
    assert (amara.status, amara.place) == ("Full care order", "Foster placement with relative or friend, long term")
    assert amara.iro is not None
    assert amara.iro.name == "Ines Okafor"
    assert amara.worker is not None
    assert amara.worker.name == "Sami Reid"
    assert amara.team is not None
    assert amara.team.name == "North"


def test_what_begins_later_is_not_seen_and_what_ended_is_over() -> None:
    register()
    PeriodOfCare.objects.filter(child=AMARA).update(until_on=date(2014, 2, 3), end_reason="E4A")

    before = facts_on(date(2014, 1, 5))
    last_day = facts_on(date(2014, 2, 2))
    after = facts_on(date(2014, 2, 3))

    assert before.iro is None
    assert last_day.looked_after
    assert not after.looked_after


def test_a_chronology_is_in_order_and_names_no_carer_or_address() -> None:
    register()
    amara = Child.objects.get(pk=AMARA)
    Episode.objects.filter(child=amara).update(
        until_on=date(2014, 1, 20), end_reason="X1", change_reason="CARPL", carer="Mrs Unnamed", address="1 Nowhere"
    )
    Episode.objects.create(
        child=amara, from_on=date(2014, 1, 20), new_reason="P", legal_status="C2", place="K2", provider="PR1"
    )
    Visit.objects.create(child=amara, on_day=date(2014, 1, 22), visitor="Sami Reid", seen_alone=True)
    Proceedings.objects.create(child=amara, from_on=date(2013, 10, 1), until_on=date(2013, 12, 1))

    told = queries.chronology(child=amara)

    assert [(one.day.isoformat(), one.kind, one.title, one.words) for one in told] == [
        ("2013-09-02", "care", "Came into care", ""),
        ("2013-09-02", "status", "Full care order", ""),
        ("2013-09-02", "placement", "Foster placement with relative or friend, long term", ""),
        ("2013-10-01", "proceedings", "Proceedings began", ""),
        ("2013-12-01", "proceedings", "Proceedings ended", ""),
        ("2014-01-06", "worker", "Sami Reid", "North"),
        ("2014-01-06", "iro", "Ines Okafor", "New to care"),
        ("2014-01-20", "placement", "Children's home", "Reason for the change: care plan"),
        ("2014-01-22", "visit", "Visit", "By Sami Reid, seen alone"),
    ]


def test_care_that_ended_says_why() -> None:
    register()
    PeriodOfCare.objects.filter(child=BRAM).update(until_on=date(2014, 3, 3), end_reason="E4A", start_known=False)

    told = queries.chronology(child=Child.objects.get(pk=BRAM))

    assert [(one.title, one.words) for one in told if one.kind == "care"] == [
        ("In care already when the records begin", ""),
        ("Care ended", "Returned home, planned"),
    ]
