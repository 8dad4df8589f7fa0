"""Every declared action against the project's own copy of the permission table, and every address against its row."""

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.page.access import ACTIONS, BY_LINK, PRINCIPALS, Action, decision
from tests import people
from tests.everywhere.pages import OPENINGS, STAFF, Address, addresses, table

BY_NAME = {address.name: address for address in addresses()}  # loads every view, and so every declaration
DECLARED = sorted(ACTIONS)
GUARDED = sorted(name for name in BY_NAME if name in OPENINGS and not OPENINGS[name].public())


def differs(action: Action) -> list[str]:
    """The principals for whom code and table do not say the same; the section counts as one."""
    row = table().get(action.name)
    if row is None:
        return [f"{action.name}: no row"]
    wrong = [who for who in PRINCIPALS if action.rules.get(who, "-") != row[who]]
    return wrong if action.section == row["section"] else [*wrong, "section"]


@pytest.mark.parametrize("name", DECLARED)
def test_an_action_is_declared_as_its_row_says(name: str) -> None:
    assert not differs(ACTIONS[name])


@pytest.mark.parametrize("name", DECLARED)
def test_one_changed_cell_is_noticed(name: str) -> None:
    action = ACTIONS[name]
    for who in PRINCIPALS:
        flipped = dict(action.rules)
        if who in flipped:
            del flipped[who]
        else:
            flipped[who] = "a"
        assert differs(Action(action.section, action.name, flipped)) == [who]


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
    assert {method: action.name for method, action in decided.items()} == {k: v for k, v in asked.items() if v}


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
