"""The children of one IRO given to several others at once: all of them, or none."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.allocations import actions
from footprint.children.models import AllocatedIRO, Child, Link, PersonalConnection
from footprint.page.refusals import NotAllowed
from tests import people, register

APRIL = date(2014, 4, 28)
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> dict[str, Person]:
    """Bram and Elin are Omar's with Amara, who has gone to him from Ines; Ivo is another IRO."""
    found = register.register()
    AllocatedIRO.objects.filter(child__in=(register.AMARA, register.BRAM)).delete()
    for key in (register.AMARA, register.BRAM, register.ELIN):
        register.allocated(Child.objects.get(pk=key), found["Omar"], since=date(2014, 2, 3))
    return found | {"Ivo": register.team(found), "Lena": people.staff("liro")}


def children(*keys: Any) -> list[Child]:
    return [Child.objects.get(pk=key) for key in keys]


def share(staff: dict[str, Person], *shared: Any, from_on: date = APRIL, of: str = "Omar") -> list[AllocatedIRO]:
    return actions.share_out(
        of=staff[of],
        shared=[(staff[name], children(*keys)) for name, *keys in shared],
        from_on=from_on,
        reason="Omar leaves",
        by=staff["Lena"],
        on=APRIL,
        at=AT,
    )


def iros() -> dict[str, str]:
    rows = AllocatedIRO.objects.filter(until_on=None).select_related("child", "person")
    return {row.child.given_names: row.person.name for row in rows}


def test_each_to_the_one_named_with_reason_and_first_day(staff: dict[str, Person]) -> None:
    made = share(staff, ("Ines", register.AMARA), ("Ivo", register.BRAM, register.ELIN))

    assert len(made) == 3
    assert iros() == {
        "Amara": "Ines Okafor", "Bram": "Ivo Crane", "Elin": "Ivo Crane", "Cleo": "Ines Okafor", "Dov": "Ines Okafor",
    }  # fmt: skip
    ended = AllocatedIRO.objects.filter(person=staff["Omar"]).values_list("until_on", "end_reason").distinct()
    assert list(ended) == [(APRIL, "Omar leaves")]
    events = AuditEvent.objects.filter(action="allocate_iro", reason="Omar leaves")
    assert set(events.values_list("about_key", "who_label")) == {
        (str(key), "Lena Marsh") for key in (register.AMARA, register.BRAM, register.ELIN)
    }


def test_one_that_is_forbidden_keeps_all_as_they_are_and_each_is_told(staff: dict[str, Person]) -> None:
    people.also(staff["Sami"], "iro")
    PersonalConnection.objects.create(child_id=register.BRAM, person=staff["Ivo"], reason="Neighbours")
    before = iros()

    with pytest.raises(NotAllowed) as refused:
        share(staff, ("Sami", register.AMARA), ("Ivo", register.BRAM), ("Ines", register.ELIN))

    assert refused.value.sentences == (
        "Sami Reid is or was the social worker of Amara Vale in this period of care. Choose somebody else.",
        "Ivo Crane cannot be the IRO of Bram Oke. Choose somebody else.",
    )
    assert iros() == before
    assert not AuditEvent.objects.filter(action="allocate_iro").exists()


def test_a_parent_and_baby_go_to_different_iros_or_not_at_all(staff: dict[str, Person]) -> None:
    Link.objects.create(child_id=register.AMARA, other_id=register.BRAM, kind="baby")

    with pytest.raises(NotAllowed) as refused:
        share(staff, ("Ines", register.AMARA, register.BRAM))
    assert "would be the IRO of Amara Vale and of their parent or baby" in refused.value.sentences[0]

    share(staff, ("Ines", register.AMARA), ("Ivo", register.BRAM))
    assert (iros()["Amara"], iros()["Bram"]) == ("Ines Okafor", "Ivo Crane")


def test_the_baby_of_a_child_of_the_new_iro_does_not_go_to_them(staff: dict[str, Person]) -> None:
    AllocatedIRO.objects.filter(child=register.BRAM).update(person=staff["Ines"])
    Link.objects.create(child_id=register.BRAM, other_id=register.AMARA, kind="baby")

    with pytest.raises(NotAllowed, match="parent or baby"):
        share(staff, ("Ines", register.AMARA))
    share(staff, ("Ivo", register.AMARA))


def test_a_child_given_away_meanwhile_stays_where_they_are(staff: dict[str, Person]) -> None:
    AllocatedIRO.objects.filter(child=register.AMARA).update(person=staff["Ines"])

    with pytest.raises(NotAllowed, match="Amara Vale has been given to Ines Okafor meanwhile"):
        share(staff, ("Ivo", register.AMARA, register.BRAM))
    assert iros()["Bram"] == "Omar Haddad"
    share(staff, ("Ivo", register.BRAM))
    assert iros()["Bram"] == "Ivo Crane"


def test_nobody_chosen_is_refused(staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Choose at least one child"):
        share(staff, ("Ivo",))


def test_somebody_who_is_no_officer_on_the_first_day_gets_none(staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Lena Marsh is not a reviewing officer on 1 December 2013"):
        share(staff, ("Lena", register.AMARA), from_on=date(2013, 12, 1))
    share(staff, ("Lena", register.AMARA))
    assert iros()["Amara"] == "Lena Marsh"
