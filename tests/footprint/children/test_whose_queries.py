"""Who has no IRO and since when, siblings together, changes of IRO, what cover leaves."""

from datetime import date
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.children import access
from footprint.children.allocations import queries
from footprint.children.models import AllocatedIRO, Child, Link, PeriodOfCare, ProtectionCase, SocialWorker
from footprint.children.permissions import VIEW_WORKLIST
from rulebook.standards import DEFAULT_STANDARDS
from tests import people, register

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> dict[str, Person]:
    return register.register() | {"Lena": people.staff("liro")}


def visible(to: Person, on: date) -> Any:
    return access.visible_children(to=to, permission=VIEW_WORKLIST, on=on)


def unallocated(to: Person, on: date) -> Any:
    return queries.unallocated(visible=visible(to, on), on=on, standards=DEFAULT_STANDARDS)


def test_who_has_no_iro_and_since_when(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=register.ELIN).update(told_on=date(2014, 1, 6))
    on = date(2014, 1, 9)  # Elin came into care on Thursday 2 January 2014

    (elin,) = unallocated(staff["Lena"], on)

    assert elin.child.given_names == "Elin"
    assert (elin.age, elin.since_told, elin.late) == (5, 3, False)
    assert elin.named_by.on == date(2014, 1, 9)
    assert "5 working days" in elin.named_by.why
    assert unallocated(staff["Lena"], date(2014, 1, 10))[0].late


def test_without_an_iro_counts_from_the_end_of_the_last_one_in_this_care(staff: dict[str, Person]) -> None:
    held = {"child_id": register.ELIN, "person": staff["Omar"], "reason": "New", "allocated_on": date(2014, 1, 2)}
    AllocatedIRO.objects.create(**held, from_on=date(2014, 1, 2), until_on=date(2014, 4, 22))
    (elin,) = unallocated(staff["Lena"], date(2014, 4, 28))
    assert (elin.since, elin.age) == (date(2014, 4, 22), 4)
    AllocatedIRO.objects.filter(child=register.ELIN).update(from_on=date(2013, 1, 2), until_on=date(2014, 1, 2))
    (elin,) = unallocated(staff["Lena"], date(2014, 1, 9))  # of an earlier care
    assert (elin.since, elin.age) == (date(2014, 1, 2), 5)


def test_nobody_is_named_or_counted_to_whom_they_may_not_be_shown(staff: dict[str, Person]) -> None:
    AllocatedIRO.objects.all().delete()
    found = unallocated(staff["Lena"], date(2014, 1, 9))
    assert {row.child.given_names for row in found} == {"Amara", "Bram", "Elin"}


def test_an_unknown_start_is_not_judged_and_a_child_out_of_care_is_not_waited_for(staff: dict[str, Person]) -> None:
    PeriodOfCare.objects.filter(child=register.ELIN).update(start_known=False)
    (elin,) = unallocated(staff["Lena"], date(2014, 3, 3))
    assert (elin.named_by, elin.late) == (None, False)
    PeriodOfCare.objects.filter(child=register.ELIN).update(until_on=date(2014, 3, 3))
    assert unallocated(staff["Lena"], date(2014, 3, 3)) == []
    assert unallocated(staff["Lena"], date(2014, 3, 2))


def siblings(first: Any, second: Any) -> None:
    small, large = sorted((first, second))
    Link.objects.create(child_id=small, other_id=large, kind="sibling")


def test_siblings_are_proposed_the_iro_that_one_of_them_has(staff: dict[str, Person]) -> None:
    siblings(register.ELIN, register.BRAM)
    siblings(register.ELIN, register.CLEO)  # restricted: not shown to the lead
    on, elin = date(2014, 4, 28), Child.objects.get(pk=register.ELIN)

    found = queries.siblings_of(children=[register.ELIN], visible=visible(staff["Lena"], on), on=on)

    assert [(one.child.given_names, one.iro_name) for one in found[register.ELIN]] == [("Bram", "Omar Haddad")]
    proposal = queries.proposed_iro(found[register.ELIN])
    assert proposal is not None
    assert proposal.iro == staff["Omar"].pk
    assert queries.parted(children=[elin], to=staff["Omar"], siblings=found) == []
    (apart,) = queries.parted(children=[elin], to=staff["Ines"], siblings=found)
    assert apart[1].child.given_names == "Bram"


def test_a_sibling_left_out_of_the_choice_is_told_of(staff: dict[str, Person]) -> None:
    siblings(register.ELIN, register.BRAM)
    AllocatedIRO.objects.filter(child=register.BRAM).delete()
    on = date(2014, 4, 28)
    elin, bram = Child.objects.get(pk=register.ELIN), Child.objects.get(pk=register.BRAM)
    found = queries.siblings_of(children=[elin.pk, bram.pk], visible=visible(staff["Lena"], on), on=on)
    assert queries.parted(children=[elin, bram], to=staff["Ines"], siblings=found) == []
    assert len(queries.parted(children=[elin], to=staff["Ines"], siblings=found)) == 1


def allocation(who: Any, person: Person, since: date, until: date | None) -> None:
    AllocatedIRO.objects.create(
        child_id=who, person=person, from_on=since, until_on=until, reason="x", allocated_on=since
    )


def test_a_change_of_iro_is_counted_within_one_period_of_care(staff: dict[str, Person]) -> None:
    ines, omar = staff["Ines"], staff["Omar"]
    AllocatedIRO.objects.all().delete()
    allocation(register.AMARA, ines, date(2014, 1, 6), date(2014, 4, 1))
    allocation(register.AMARA, omar, date(2014, 4, 1), date(2014, 4, 1))  # put right on the same day
    allocation(register.AMARA, ines, date(2014, 4, 1), date(2014, 6, 2))  # the same again is no change
    allocation(register.AMARA, omar, date(2014, 6, 2), None)
    PeriodOfCare.objects.filter(child=register.BRAM).update(until_on=date(2014, 2, 3))
    PeriodOfCare.objects.create(child_id=register.BRAM, from_on=date(2014, 5, 5), entered_on=date(2014, 5, 5))
    allocation(register.BRAM, ines, date(2014, 1, 6), date(2014, 2, 3))
    allocation(register.BRAM, omar, date(2014, 5, 6), None)  # back in care with another

    def changed(since: date, until: date) -> list[Any]:
        found = queries.iro_changes(children=[register.AMARA, register.BRAM], since=since, until=until)
        return [(one.child, one.before, one.after, one.on) for one in found]

    one = [(register.AMARA, ines.pk, omar.pk, date(2014, 6, 2))]
    assert changed(date(2014, 4, 1), date(2015, 4, 1)) == one
    assert changed(date(2014, 6, 2), date(2014, 6, 3)) == one
    assert changed(date(2014, 4, 1), date(2014, 6, 2)) == []


def test_new_to_me(staff: dict[str, Person]) -> None:
    def new(on: date) -> set[str]:
        found = queries.new_to(
            person=staff["Ines"], visible=visible(staff["Ines"], on), on=on, working_days=5, standards=DEFAULT_STANDARDS
        )
        return {child.given_names for child in found}

    assert new(date(2014, 1, 13)) == {"Amara", "Cleo"}  # allocated on Monday 6 January 2014
    assert new(date(2014, 1, 14)) == set()


def test_what_cover_leaves_for_the_lead(staff: dict[str, Person]) -> None:
    SocialWorker.objects.filter(child=register.AMARA).update(name="Omar Haddad", person=None)
    on = date(2014, 5, 12)
    left = queries.left_by_cover(
        absent=staff["Ines"],
        covering=staff["Omar"],
        open_to_cover=access.not_hidden_from(staff["Omar"], on=on),
        visible=visible(staff["Lena"], on),
        on=on,
    )
    assert [child.given_names for child in left] == ["Amara"]


def test_each_answer_is_one_query(staff: dict[str, Person], django_assert_num_queries: Any) -> None:
    ProtectionCase.objects.create(child_id=register.AMARA, chair=staff["Omar"], from_on=date(2014, 1, 6))
    on, lena = date(2014, 4, 28), staff["Lena"]
    shown = visible(lena, on)
    with django_assert_num_queries(1):
        queries.unallocated(visible=shown, on=on, standards=DEFAULT_STANDARDS)
    with django_assert_num_queries(1):
        queries.siblings_of(children=[register.ELIN], visible=shown, on=on)
    with django_assert_num_queries(1):
        assert len(queries.held_on(visible=shown, on=on)) == 3
