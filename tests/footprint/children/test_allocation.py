"""Whose IRO: one or many at once, from a day, with a reason; never somebody in the child's case line."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.allocations import actions, policies
from footprint.children.models import AllocatedIRO, Child, Link, PeriodOfCare, PersonalConnection, SocialWorker, Team
from footprint.page.refusals import NotAllowed
from tests import people, register

APRIL = date(2014, 4, 28)
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> dict[str, Person]:
    return register.register() | {"Lena": people.staff("liro")}


def child(key: Any) -> Child:
    return Child.objects.get(pk=key)


def allocate(staff: dict[str, Person], *keys: Any, to: Person, from_on: date = APRIL, **more: Any) -> list[Any]:
    return actions.allocate(
        children=[child(key) for key in keys],
        to=to,
        from_on=from_on,
        reason="Ines has too many",
        by=staff["Lena"],
        on=APRIL,
        at=AT,
        **more,
    )


def spans(key: Any) -> list[tuple[str, date, date | None, str]]:
    rows = AllocatedIRO.objects.filter(child=key).order_by("from_on", "until_on")
    return [(row.person.name, row.from_on, row.until_on, row.end_reason) for row in rows]


def test_many_at_once_and_whoever_was_it_ends_the_same_day(staff: dict[str, Person]) -> None:
    made = allocate(staff, register.AMARA, register.ELIN, to=staff["Omar"])

    assert len(made) == 2
    assert spans(register.AMARA) == [
        ("Ines Okafor", date(2014, 1, 6), APRIL, "Ines has too many"),
        ("Omar Haddad", APRIL, None, ""),
    ]
    assert spans(register.ELIN) == [("Omar Haddad", APRIL, None, "")]
    about = AuditEvent.objects.filter(action="allocate_iro").values_list("about_key", "who_label", "reason")
    assert set(about) == {(str(key), "Lena Marsh", "Ines has too many") for key in (register.AMARA, register.ELIN)}


def test_all_of_them_or_none(staff: dict[str, Person]) -> None:
    people.staff("adm", name="Una Fry")
    PersonalConnection.objects.create(child=child(register.ELIN), person=staff["Omar"], reason="Neighbour")

    with pytest.raises(NotAllowed) as refused:
        allocate(staff, register.AMARA, register.ELIN, to=staff["Omar"])

    assert refused.value.sentences == ("Omar Haddad cannot be the IRO of Elin Moss. Choose somebody else.",)
    assert spans(register.AMARA) == [("Ines Okafor", date(2014, 1, 6), None, "")]


def test_whose_it_is_already_stays_as_it_is(staff: dict[str, Person]) -> None:
    assert allocate(staff, register.AMARA, to=staff["Ines"]) == []
    assert spans(register.AMARA) == [("Ines Okafor", date(2014, 1, 6), None, "")]


def test_only_a_reviewing_officer_on_that_day(staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Sami Reid is not a reviewing officer on 28 April 2014"):
        allocate(staff, register.AMARA, to=staff["Sami"])
    assert allocate(staff, register.AMARA, to=staff["Lena"])


@pytest.mark.parametrize(
    ("until_on", "refused"),
    [
        (None, True),
        (date(2014, 3, 1), True),  # was it in this period of care, which began on 2 January 2014
        (date(2014, 1, 3), True),
        (date(2014, 1, 2), False),  # ended when this period began
    ],
)
def test_never_the_social_worker_of_this_period(staff: dict[str, Person], until_on: date | None, refused: bool) -> None:
    SocialWorker.objects.filter(child=register.ELIN).delete()
    elin, omar = child(register.ELIN), staff["Omar"]
    SocialWorker.objects.create(child=elin, name="Omar", person=omar, from_on=date(2013, 1, 1), until_on=until_on)

    assert bool(policies.refusals(children=[elin], to=omar, from_on=APRIL)) is refused
    if refused:
        with pytest.raises(NotAllowed, match="is or was the social worker of Elin Moss in this period of care"):
            allocate(staff, register.ELIN, to=omar)


def test_a_worker_without_an_account_is_known_by_name(staff: dict[str, Person]) -> None:
    SocialWorker.objects.filter(child=register.ELIN).update(name="omar haddad")
    assert policies.refusals(children=[child(register.ELIN)], to=staff["Omar"], from_on=APRIL)
    assert not policies.refusals(children=[child(register.BRAM)], to=staff["Omar"], from_on=APRIL)


def test_never_the_manager_of_the_team(staff: dict[str, Person]) -> None:
    Team.objects.filter(name="South").update(manager=staff["Omar"])
    with pytest.raises(NotAllowed, match="Omar Haddad manages the team that holds the case of Elin Moss"):
        allocate(staff, register.ELIN, to=staff["Omar"])
    assert allocate(staff, register.AMARA, to=staff["Omar"])


def test_a_parent_and_her_baby_never_have_the_same(staff: dict[str, Person]) -> None:
    Link.objects.create(child=child(register.AMARA), other=child(register.ELIN), kind="baby")
    words = "Ines Okafor would be the IRO of Elin Moss and of their parent or baby"
    with pytest.raises(NotAllowed, match=words):
        allocate(staff, register.ELIN, to=staff["Ines"])
    with pytest.raises(NotAllowed) as refused:
        allocate(staff, register.AMARA, register.ELIN, to=staff["Omar"])
    assert len(refused.value.sentences) == 2
    assert allocate(staff, register.ELIN, to=staff["Omar"])


def test_a_parent_out_of_care_is_no_obstacle_and_a_restricted_one_is_not_told_of(staff: dict[str, Person]) -> None:
    Link.objects.create(child=child(register.AMARA), other=child(register.ELIN), kind="baby")
    Child.objects.filter(pk=register.AMARA).update(restricted=True)
    with pytest.raises(NotAllowed, match=r"^Ines Okafor cannot be the IRO of Elin Moss. Choose somebody else\.$"):
        allocate(staff, register.ELIN, to=staff["Ines"])
    PeriodOfCare.objects.filter(child=register.AMARA).update(until_on=date(2014, 4, 1))
    assert allocate(staff, register.ELIN, to=staff["Ines"])


def test_not_before_an_allocation_that_has_begun(staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match=r"Ines Okafor is the IRO of Amara Vale from 6 January 2014. Choose a"):
        allocate(staff, register.AMARA, to=staff["Omar"], from_on=date(2014, 1, 5))


def test_nobody_overwrites_what_another_decided_meanwhile(staff: dict[str, Person]) -> None:
    allocate(staff, register.AMARA, to=staff["Omar"])
    seen = {register.AMARA: staff["Ines"].pk}
    with pytest.raises(NotAllowed, match="Amara Vale has been given to Omar Haddad meanwhile"):
        allocate(staff, register.AMARA, to=staff["Lena"], expecting=seen)
    with pytest.raises(NotAllowed, match="Elin Moss has no IRO any more"):
        allocate(staff, register.ELIN, to=staff["Lena"], expecting={register.ELIN: staff["Ines"].pk})
    assert allocate(staff, register.AMARA, to=staff["Lena"], expecting={register.AMARA: staff["Omar"].pk})


def test_a_day_before_the_present_iro_is_refused_as_that_and_not_as_a_change(staff: dict[str, Person]) -> None:
    allocate(staff, register.AMARA, to=staff["Omar"], from_on=date(2014, 4, 14))
    with pytest.raises(NotAllowed, match=r"Omar Haddad is the IRO of Amara Vale from 14 April 2014\. Choose a day"):
        allocate(
            staff,
            register.AMARA,
            to=staff["Lena"],
            from_on=date(2014, 4, 7),
            expecting={register.AMARA: staff["Omar"].pk},
        )


def test_an_allocation_ends_once_and_with_a_reason(staff: dict[str, Person]) -> None:
    mine = AllocatedIRO.objects.get(child=register.AMARA)
    end = {"allocation": mine, "until_on": APRIL, "reason": "Left care", "by": staff["Lena"], "at": AT}
    with pytest.raises(NotAllowed, match="can't end before it begins"):
        actions.end_allocation(**(end | {"until_on": date(2014, 1, 5)}))
    actions.end_allocation(**end)
    assert spans(register.AMARA) == [("Ines Okafor", date(2014, 1, 6), APRIL, "Left care")]
    with pytest.raises(NotAllowed, match="has ended already"):
        actions.end_allocation(**end)


def test_a_fixed_number_of_queries(staff: dict[str, Person], django_assert_max_num_queries: Any) -> None:
    every = [child(key) for key in (register.AMARA, register.BRAM, register.ELIN)]
    with django_assert_max_num_queries(4):
        policies.refusals(children=every, to=staff["Omar"], from_on=APRIL)


def test_when_the_service_was_told(staff: dict[str, Person]) -> None:
    period = PeriodOfCare.objects.get(child=register.ELIN)
    note = {"period": period, "reason": "By telephone", "by": staff["Lena"], "at": AT, "expecting": None}
    with pytest.raises(NotAllowed, match="entered on 2 January 2014"):
        actions.note_when_told(told_on=date(2014, 1, 3), **note)
    actions.note_when_told(told_on=date(2014, 1, 2), **note)
    assert PeriodOfCare.objects.get(child=register.ELIN).told_on == date(2014, 1, 2)
    with pytest.raises(NotAllowed, match="Somebody else has entered 2 January 2014 meanwhile"):
        actions.note_when_told(told_on=None, **note)
