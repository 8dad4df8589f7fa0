"""Adding a child, correcting what is kept, previous names, links: history stays, nobody overwrites unseen."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.audit.queries import changes_of
from footprint.children.access import visible_children
from footprint.children.models import Child, Link, PreviousName
from footprint.children.particulars import actions, link_actions
from footprint.children.permissions import ADD
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from tests import people, register

APRIL = date(2014, 4, 28)
AT = datetime(2014, 4, 28, 9, tzinfo=UTC)
NEW = {"given_names": "Nia", "family_name": "Fell", "local_id": "2001", "born_on": date(2010, 7, 1)}
pytestmark = pytest.mark.django_db


@pytest.fixture
def bea() -> Person:
    register.register()
    return people.staff("bs")


def child(key: Any) -> Child:
    return Child.objects.get(pk=key)


def add(bea: Person, **more: Any) -> Child:
    visible = visible_children(to=bea, permission=ADD, on=APRIL)
    return actions.add_child(given=NEW | more, visible=visible, by=bea, on=APRIL, at=AT)


def change(bea: Person, key: Any, expecting: dict[str, str], **given: Any) -> bool:
    visible = visible_children(to=bea, permission=ADD, on=APRIL)
    return actions.change_child(
        child=child(key), values=given, expecting=expecting, reason="Birth certificate seen", visible=visible, by=bea,
        on=APRIL, at=AT,
    )  # fmt: skip


def test_a_child_is_added_with_numbers_as_they_are_kept(bea: Person) -> None:
    made = add(bea, nhs_number="943 476 5919")
    assert (made.name, made.nhs_number, made.entered_on) == ("Nia Fell", "9434765919", APRIL)
    event = AuditEvent.objects.get(action="add_child")
    assert event.about_key == str(made.pk)
    assert event.after["family_name"] == "Fell"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"local_id": "1001"}, "Amara Vale has the number of the council 1001 already"),
        ({"local_id": "1003"}, "The number of the council 1003 cannot be used"),
        ({"nhs_number": "943 476 5918"}, "last figure does not fit"),
        ({"given_names": "", "family_name": ""}, "Enter a name"),
        ({"born_on": date(2014, 7, 1)}, "still to come"),
        ({"born_on": date(2015, 7, 1), "birth": "unborn"}, "No birth is expected"),
    ],
)
def test_what_cannot_be_added(bea: Person, more: dict[str, Any], sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence) as refused:
        add(bea, **more)
    assert "Cleo" not in str(refused.value)


def test_an_expected_child_is_added(bea: Person) -> None:
    assert add(bea, given_names="", born_on=date(2014, 7, 1), birth="unborn").name == "Fell"


def test_only_what_differs_is_written_and_the_trail_keeps_what_was(bea: Person) -> None:
    seen = {"family_name": "Vale", "sex": "F", "disabilities": ""}
    assert change(bea, register.AMARA, seen, family_name="Vail", sex="F", disabilities=["HEAR", "BEH"])
    last = changes_of(Child, register.AMARA)[-1]
    assert (last.before, last.after) == (
        {"family_name": "Vale", "disabilities": []},
        {"family_name": "Vail", "disabilities": ["HEAR", "BEH"]},
    )
    assert (last.who, last.reason) == ("Bea Hollis", "Birth certificate seen")
    assert not change(bea, register.AMARA, {"family_name": "Vail"}, family_name="Vail")


def test_what_another_changed_meanwhile_is_shown_beside_ones_own(bea: Person) -> None:
    Child.objects.filter(pk=register.AMARA).update(family_name="Vail")
    with pytest.raises(ChangedMeanwhile, match="“Vail” meanwhile, yours is “Wale”"):
        change(bea, register.AMARA, {"family_name": "Vale"}, family_name="Wale")
    assert child(register.AMARA).family_name == "Vail"
    assert change(bea, register.AMARA, {"family_name": "Vale", "sex": "F"}, family_name="Vale", sex="U")
    assert child(register.AMARA).family_name == "Vail"


def test_previous_names_are_added_and_removed(bea: Person) -> None:
    because = {"reason": "Told by school", "by": bea, "at": AT}
    name = actions.add_previous_name(
        child=child(register.AMARA), given_names="", family_name="Oak", until_on=None, **because
    )
    with pytest.raises(NotAllowed, match="kept already"):
        actions.add_previous_name(
            child=child(register.AMARA), given_names="", family_name="oak", until_on=None, **because
        )
    actions.remove_previous_name(name=name, **because)
    assert not PreviousName.objects.exists()
    assert AuditEvent.objects.filter(about_key=str(register.AMARA), action__endswith="previous_name").count() == 2


def test_siblings_are_kept_once_whoever_is_named_first(bea: Person) -> None:
    bram, elin, amara = child(register.BRAM), child(register.ELIN), child(register.AMARA)
    made = link_actions.link_siblings(child=bram, others=[elin, amara], by=bea, at=AT)
    assert {(one.child_id, one.other_id) for one in made} == {
        (register.BRAM, register.ELIN), (register.AMARA, register.BRAM),
    }  # fmt: skip
    assert link_actions.link_siblings(child=elin, others=[bram], by=bea, at=AT) == []
    with pytest.raises(NotAllowed, match="with themselves"):
        link_actions.link_siblings(child=elin, others=[elin], by=bea, at=AT)
    with pytest.raises(NotAllowed, match="at least one"):
        link_actions.link_siblings(child=elin, others=[], by=bea, at=AT)
    assert AuditEvent.objects.filter(action="link_siblings", about_key=str(register.ELIN)).count() == 1


def test_a_baby_is_younger_and_a_link_can_be_taken_back(bea: Person) -> None:
    amara = child(register.AMARA)
    with pytest.raises(NotAllowed, match="not younger"):
        link_actions.link_baby(parent=amara, baby=child(register.BRAM), by=bea, at=AT)
    Child.objects.filter(pk=register.BRAM).update(born_on=date(2014, 1, 2))
    link = link_actions.link_baby(parent=amara, baby=child(register.BRAM), by=bea, at=AT)
    with pytest.raises(NotAllowed, match="already"):
        link_actions.link_baby(parent=amara, baby=child(register.BRAM), by=bea, at=AT)
    link_actions.unlink(link=link, reason="Entered in error", by=bea, at=AT)
    assert not Link.objects.exists()
    assert AuditEvent.objects.filter(action="unlink", reason="Entered in error").count() == 2
