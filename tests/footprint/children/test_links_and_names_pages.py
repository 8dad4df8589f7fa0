"""Who belongs together, and names from before: pages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from footprint.children.models import Link, PreviousName
from tests import people, register
from tests.acts import mark, send
from tests.footprint.children.test_care_pages import address, errors

pytestmark = pytest.mark.django_db
AMARA, BRAM, CLEO, ELIN = register.AMARA, register.BRAM, register.CLEO, register.ELIN


@pytest.fixture
def bea(today: Callable[[date], None]) -> Any:
    """Amara and Elin are sisters in the register, and Amara was called Brook."""
    today(date(2014, 4, 28))
    register.register()
    register.kin_and_names()
    return people.signed_in("bs")


def siblings() -> set[frozenset[Any]]:
    return {frozenset(pair) for pair in Link.objects.filter(kind="sibling").values_list("child", "other")}


def chosen(child: Any, kind: str, **more: str) -> dict[str, Any]:
    return {"others": [str(child)], "kind": kind, **more}


def test_a_brother_is_found_and_linked_with_the_whole_group(bea: Any) -> None:
    where = people.looked_for(bea, "Bram Oke", at=address("links"))
    assert "Bram Oke, number 1002, born 17 May 2004" in bea.get(where).content.decode()
    assert "Select at least one child" in errors(send(bea, where, {"kind": "sibling"}))
    send(bea, where, chosen(BRAM, "sibling", group="on"))
    assert siblings() == {frozenset({AMARA, ELIN}), frozenset({AMARA, BRAM}), frozenset({BRAM, ELIN})}


def test_one_can_be_linked_without_the_group(bea: Any) -> None:
    send(bea, people.looked_for(bea, "Bram Oke", at=address("links")), chosen(BRAM, "sibling"))
    assert siblings() == {frozenset({AMARA, ELIN}), frozenset({AMARA, BRAM})}


def test_a_baby_who_is_not_younger_is_refused(bea: Any) -> None:
    answer = send(bea, people.looked_for(bea, "Bram Oke", at=address("links")), chosen(BRAM, "baby"))
    assert "Bram Oke is not younger than Amara Vale" in errors(answer)
    assert not Link.objects.filter(kind="baby").exists()


def test_a_hidden_child_is_neither_found_nor_linked(bea: Any) -> None:
    where = people.looked_for(bea, "Cleo Stone", at=address("links"))
    assert "Nobody found" in bea.get(where).content.decode()
    mine = {**chosen(CLEO, "sibling"), "act": mark(bea, people.looked_for(bea, "Bram Oke", at=address("links")))}
    assert "Select a valid choice" in errors(bea.post(where, mine, follow=True))
    Link.objects.create(child_id=AMARA, other_id=CLEO, kind="sibling")
    assert "Cleo" not in bea.get(address("links")).content.decode()
    hidden = Link.objects.get(other_id=CLEO)
    assert bea.get(reverse("children:end-link", args=[AMARA, hidden.pk])).status_code == 404


def test_a_link_ends_with_a_reason(bea: Any) -> None:
    where = reverse("children:end-link", args=[AMARA, register.AMARA_LINK])
    assert "Enter why" in errors(send(bea, where, {"reason": ""}))
    assert siblings() == {frozenset({AMARA, ELIN})}
    send(bea, where, {"reason": "Another Elin was meant"})
    assert siblings() == set()


def test_a_previous_name_is_kept_once_found_and_removed(bea: Any) -> None:
    again = {"given_names": "Amara", "family_name": "Brook", "reason": "Her passport"}
    assert "is kept already" in errors(send(bea, address("names"), again))
    send(bea, address("names"), again | {"family_name": "Lark"})
    assert "Amara Vale" in bea.get(people.looked_for(bea, "Amara Lark")).content.decode()
    send(bea, reverse("children:remove-name", args=[AMARA, register.AMARA_NAME]), {"reason": "Her mother's name"})
    assert [one.family_name for one in PreviousName.objects.all()] == ["Lark"]
    assert bea.get(reverse("children:remove-name", args=[AMARA, register.AMARA_NAME])).status_code == 404
