"""Every declared permission against the project's own copy of the table, and every address against its row."""

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.page.access import BY_LINK, PERMISSIONS, PRINCIPALS, Permission, decision
from tests import people
from tests.everywhere.pages import OPENINGS, STAFF, Address, addresses, table

BY_NAME = {address.name: address for address in addresses()}  # loads every view, and so every declaration
DECLARED = sorted(PERMISSIONS)
# Addresses of a child are opened in each role by test_children_access.py.
OF_A_CHILD = {name for name, address in BY_NAME.items() if {"child_id", "review_id"} & set(address.converters)}
GUARDED = sorted(
    name for name in BY_NAME if name in OPENINGS and not OPENINGS[name].public() and name not in OF_A_CHILD
)


def differs(permission: Permission) -> list[str]:
    """The principals for whom code and table do not say the same; the section counts as one."""
    row = table().get(permission.name)
    if row is None:
        return [f"{permission.name}: no row"]
    wrong = [who for who in PRINCIPALS if permission.rules.get(who, "-") != row[who]]
    return wrong if permission.section == row["section"] else [*wrong, "section"]


@pytest.mark.parametrize("name", DECLARED)
def test_an_action_is_declared_as_its_row_says(name: str) -> None:
    assert not differs(PERMISSIONS[name])


@pytest.mark.parametrize("name", DECLARED)
def test_one_changed_cell_is_noticed(name: str) -> None:
    permission = PERMISSIONS[name]
    for who in PRINCIPALS:
        flipped = dict(permission.rules)
        if who in flipped:
            del flipped[who]
        else:
            flipped[who] = "a"
        assert differs(Permission(permission.section, permission.name, flipped)) == [who]


def test_every_action_that_rules_an_address_is_among_those_compared() -> None:
    assert DECLARED
    ruling = {row for opening in OPENINGS.values() for row in (opening.get, opening.post) if row}
    assert ruling <= set(DECLARED)


def test_the_table_is_whole() -> None:
    for row in table().values():
        assert {"section", "action", *PRINCIPALS, "anon"} == set(row)
        assert row["anon"] == "-"
        assert not [who for who in BY_LINK if row[who] not in "-s"]


@pytest.mark.parametrize("name", sorted(BY_NAME))
def test_an_address_is_ruled_by_the_rows_of_its_register(name: str) -> None:
    opening, decided = OPENINGS[name], decision(BY_NAME[name].view)
    if opening.public():
        assert decided == "public"
        return
    assert isinstance(decided, dict)
    asked = {"GET": opening.get, "POST": opening.post}
    assert {method: permission.name for method, permission in decided.items()} == {k: v for k, v in asked.items() if v}


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("role", STAFF)
def test_each_role_opens_what_its_cells_allow_and_nothing_else(role: str, readers: dict[str, Person]) -> None:
    client = people.browser_of(readers[role])
    for name in GUARDED:
        assert not wrong_answers(client, BY_NAME[name], role)


def wrong_answers(client: Client, address: Address, role: str) -> list[str]:
    """Looking is tried as it is, sending with an empty form, so that nothing is changed on the way."""
    opening, wrong = OPENINGS[address.name], []
    path = reverse(address.name, kwargs=opening.arguments[0])
    for method, row in (("get", opening.get), ("post", opening.post)):
        if row and address.name not in UNSAFE_TO_SEND:
            status = getattr(client, method)(path).status_code
            if (status == 403) is not (table()[row][role] == "-"):
                wrong.append(f"{method} {path} answered {role} with {status}")
    return wrong


UNSAFE_TO_SEND = ("account_logout",)


@pytest.mark.django_db
def test_a_method_that_nobody_declared_is_refused(readers: dict[str, Person]) -> None:
    client = people.browser_of(readers["adm"])
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/people/").status_code == 405
    assert client.delete("/people/").status_code == 405
