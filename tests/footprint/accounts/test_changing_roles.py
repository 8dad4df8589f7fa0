"""Two administrators change a role; nobody changes their own; everything is in the trail."""

from datetime import date

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from footprint.accounts import actions, policies, queries
from footprint.accounts.models import Person, RoleChange, RoleHeld
from footprint.audit.models import AuditEvent
from footprint.audit.queries import changes_of
from footprint.page.refusals import NotAllowed
from tests.people import AT, staff

APRIL = date(2014, 4, 28)


@pytest.fixture
def ada() -> Person:
    return staff("adm")


@pytest.fixture
def una() -> Person:
    return staff("adm", name="Una Fry")


@pytest.fixture
def ben(ada: Person) -> Person:
    return actions.add_person(name="Ben Castle", email="Ben.Castle@example.gov.uk", by=ada, on=APRIL, at=AT)


def ask(person: Person, by: Person, role: str = "bs", until_on: date | None = None) -> RoleChange:
    return actions.ask_to_give_role(
        person=person, role=role, from_on=APRIL, until_on=until_on, reason="New post", by=by, at=AT
    )


def confirm(change: RoleChange, by: Person) -> RoleChange:
    return actions.confirm(change=change.pk, by=by, link=lambda path: f"https://iro.example.org{path}", at=AT)


def roles(person: Person, day: date = APRIL) -> tuple[str, ...]:
    return Person.objects.get(pk=person.pk).roles_on(day)


def test_a_role_counts_when_a_second_administrator_confirms_it(
    ada: Person, una: Person, ben: Person, django_capture_on_commit_callbacks
) -> None:
    change = ask(ben, ada)
    assert roles(ben) == ()

    with django_capture_on_commit_callbacks(execute=True):
        confirm(change, una)

    assert roles(ben) == ("bs",)
    assert roles(ben, date(2014, 4, 27)) == ()
    assert mail.outbox[0].to == ["ben.castle@example.gov.uk"]
    assert "https://iro.example.org/password/choose/" in mail.outbox[0].body
    done = AuditEvent.objects.filter(about_key=str(ben.pk)).order_by("pk").values_list("who_label", "action")
    assert list(done) == [
        ("Ada Quill", "add_person"),
        ("Ada Quill", "ask_for_role_change"),
        ("Una Fry", "confirm_role_change"),
        ("Una Fry", "invite"),
    ]


def test_whoever_asked_can_not_confirm_but_take_it_back(ada: Person, ben: Person) -> None:
    change = ask(ben, ada)
    with pytest.raises(NotAllowed, match="second administrator"):
        confirm(change, ada)
    assert roles(ben) == ()

    actions.refuse(change=change.pk, by=ada, at=AT)
    assert not queries.waiting_changes().exists()
    assert not RoleHeld.objects.filter(person=ben).exists()


def test_nobody_changes_or_confirms_their_own_role(ada: Person, una: Person) -> None:
    with pytest.raises(NotAllowed, match="Nobody changes their own"):
        ask(ada, ada, role="igo")
    change = ask(ada, una, role="igo")
    with pytest.raises(NotAllowed, match="about their own roles"):
        confirm(change, ada)
    assert roles(ada) == ("adm",)


def test_the_database_refuses_one_person_for_both(ada: Person, ben: Person) -> None:
    change = ask(ben, ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleChange.objects.filter(pk=change.pk).update(answered_by=ada, answered_at=AT, confirmed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleChange.objects.filter(pk=change.pk).update(asked_by=ben)


def test_a_change_is_answered_once(ada: Person, una: Person, ben: Person) -> None:
    change = ask(ben, ada)
    confirm(change, una)
    with pytest.raises(NotAllowed, match="answered already"):
        confirm(change, una)
    assert RoleHeld.objects.filter(person=ben).count() == 1


def test_a_role_is_held_once_at_a_time(ada: Person, una: Person, ben: Person) -> None:
    two = [ask(ben, ada), ask(ben, ada)]
    confirm(two[0], una)
    with pytest.raises(NotAllowed, match="hold this role already"):
        confirm(two[1], una)
    with pytest.raises(NotAllowed, match="hold this role already"):
        ask(ben, ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(person=ben, role="bs", from_on=date(2015, 1, 1))


def test_a_role_with_an_end_can_be_followed_by_the_same_role(ada: Person, una: Person, ben: Person) -> None:
    confirm(ask(ben, ada, until_on=date(2014, 6, 1)), una)
    assert roles(ben, date(2014, 5, 31)) == ("bs",)
    assert roles(ben, date(2014, 6, 1)) == ()
    again = actions.ask_to_give_role(
        person=Person.objects.get(pk=ben.pk),
        role="bs",
        from_on=date(2014, 6, 1),
        until_on=None,
        reason="Stays",
        by=ada,
        at=AT,
    )
    confirm(again, una)
    assert roles(ben, date(2014, 6, 1)) == ("bs",)


def test_a_role_ends_when_a_second_administrator_confirms_it(ada: Person, una: Person) -> None:
    ines = staff("iro", "bs")
    held = ines.roles_held.get(role="iro")
    change = actions.ask_to_end_role(held=held, until_on=APRIL, reason="Moves", by=ada, at=AT)
    assert roles(ines) == ("iro", "bs")
    confirm(change, una)
    assert roles(ines) == ("bs",)
    assert roles(ines, date(2014, 4, 27)) == ("iro", "bs")


def test_an_end_before_the_beginning_is_refused(ada: Person) -> None:
    held = staff("iro").roles_held.get()
    with pytest.raises(NotAllowed, match="before it begins"):
        actions.ask_to_end_role(held=held, until_on=date(2013, 12, 31), reason="Moves", by=ada, at=AT)


def test_ending_a_person_needs_no_second_and_is_not_done_to_oneself(ada: Person) -> None:
    ines = staff("iro")
    actions.end_person(person=ines, reason="Left", by=ada, on=APRIL, at=AT)
    assert roles(ines) == ()
    assert roles(ines, date(2014, 4, 27)) == ("iro",)
    with pytest.raises(NotAllowed, match="ended already"):
        actions.end_person(person=ines, reason="Left", by=ada, on=APRIL, at=AT)
    with pytest.raises(NotAllowed, match="your own access"):
        actions.end_person(person=ada, reason="Left", by=ada, on=APRIL, at=AT)
    assert not policies.can_end_person(person=ada, by=ada)


def test_two_people_can_not_have_one_address(ada: Person, ben: Person) -> None:
    with pytest.raises(NotAllowed, match="Somebody has this e-mail address already"):
        actions.add_person(name="Ben Other", email="ben.castle@EXAMPLE.gov.uk", by=ada, on=APRIL, at=AT)


def test_the_list_is_filtered_by_name_role_and_state(ada: Person, ben: Person) -> None:
    ines = staff("iro", "liro")
    ended = staff("bs")
    actions.end_person(person=ended, reason="Left", by=ada, on=APRIL, at=AT)

    assert list(queries.people(on=APRIL)) == [ada, ended, ben, ines]
    assert list(queries.people(on=APRIL, name="castle")) == [ben]
    assert list(queries.people(on=APRIL, role="liro")) == [ines]
    assert list(queries.people(on=APRIL, state="active")) == [ada, ines]
    assert list(queries.people(on=APRIL, state="waiting")) == [ben]
    assert list(queries.people(on=APRIL, state="ended")) == [ended]


@pytest.mark.django_db
def test_the_row_of_a_role_says_who_confirmed_it_and_never_holds_a_password(ada: Person, una: Person) -> None:
    noor = staff("bs", name="Noor Amin")
    asked = actions.ask_to_give_role(
        person=noor, role="liro", from_on=date(2014, 3, 3), until_on=None, reason="Covers for Lena", by=una, at=AT
    )
    actions.confirm(change=asked.pk, by=ada, link=str, at=AT)

    role = RoleHeld.objects.get(person=noor, role="liro")
    added = changes_of(RoleHeld, role.pk)[0]
    assert (added.kind, added.who, added.action) == ("added", "Ada Quill", "confirm_role_change")
    assert not {"password", "last_login"} & set(changes_of(Person, noor.pk)[0].after)
