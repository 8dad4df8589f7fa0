"""Finding a child: names as they sound, days as they are typed, numbers from their beginning."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.accounts.models import Person
from footprint.children.access import visible_children
from footprint.children.models import Child, PreviousName
from footprint.children.particulars.search import day_in, search
from footprint.children.permissions import FIND
from tests import people, register

APRIL = date(2014, 4, 28)
MAY_17 = date(2004, 5, 17)


@pytest.fixture
def staff() -> dict[str, Person]:
    """Amara Vale was called Okonkwo, Zoë Brânză has both numbers and another day of birth."""
    found = register.register() | {"Bea": people.staff("bs")}
    PreviousName.objects.create(child_id=register.AMARA, given_names="Amarachi", family_name="Okonkwo")
    Child.objects.create(
        given_names="Zoë Ruth", family_name="Brânză-Quill", known_as="Zuzu", local_id="77A9", born_on=date(2009, 2, 3),
        nhs_number="9434765919", upn="A801200001001", entered_on=APRIL,
    )  # fmt: skip
    return found


def found(who: Person, text: str) -> list[str]:
    within = visible_children(to=who, permission=FIND, on=APRIL)
    return [one.given_names for one in search(text=text, within=within, today=APRIL)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Amara Vale", "Amara"),
        ("vale, AMARA", "Amara"),
        ("Amra Vail", "Amara"),
        ("Okonkwo", "Amara"),
        ("okonkow amarachy", "Amara"),
        ("Bram Oak", "Bram"),
        ("1002", "Bram"),
        ("zoe branza", "Zoë Ruth"),
        ("Zuzu", "Zoë Ruth"),
        ("quil", "Zoë Ruth"),
        ("77a", "Zoë Ruth"),
        ("943 476 5919", "Zoë Ruth"),
        ("943476", "Zoë Ruth"),
        ("a8012", "Zoë Ruth"),
        ("3 Feb 2009", "Zoë Ruth"),
        ("3/2/09", "Zoë Ruth"),
        ("2009-02-03", "Zoë Ruth"),
        ("Elin 17.05.2004", "Elin"),
    ],
)
def test_the_one_meant_comes_first(staff: dict[str, Person], text: str, first: str) -> None:
    assert found(staff["Bea"], text)[:1] == [first]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["", "  ", "Xylophone", "Cleo", "1003", "Dov Lane", "1004", "5 May 1999", "%", "''"])
def test_nothing_and_what_is_hidden_find_nobody(staff: dict[str, Person], text: str) -> None:
    assert found(staff["Bea"], text) == []


@pytest.mark.django_db
def test_an_iro_finds_her_own_and_restricted_ones_that_name_her(staff: dict[str, Person]) -> None:
    assert found(staff["Ines"], "Cleo Stone")[:1] == ["Cleo"]
    assert found(staff["Ines"], "Bram Oke") == []


@pytest.mark.django_db
def test_a_day_of_birth_finds_all_born_on_it(staff: dict[str, Person]) -> None:
    assert sorted(found(staff["Bea"], "17/05/2004")) == ["Amara", "Bram", "Elin"]


@pytest.mark.django_db
def test_one_query_by_the_index_of_names(staff: dict[str, Person]) -> None:
    Child.objects.bulk_create(
        Child(
            given_names=f"Q{n:04}x", family_name=f"W{n * 7919 % 10007:05}y", local_id=f"9{n:05}", born_on=APRIL,
            entered_on=APRIL,
        )
        for n in range(2000)
    )  # fmt: skip
    within = visible_children(to=staff["Bea"], permission=FIND, on=APRIL)
    with connection.cursor() as cursor, CaptureQueriesContext(connection) as asked:
        cursor.execute("ANALYZE children_child, children_previousname")
        list(search(text="Amra Vail", within=within, today=APRIL))
        assert len(asked) == 1
        for way in ("seqscan", "indexscan"):  # whether the index can serve, not what this moment costs
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute("EXPLAIN " + asked[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Bitmap Index Scan on child_names_alike" in plan, plan


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("17/05/2004", MAY_17, ""),
        ("17-5-04", MAY_17, ""),
        ("2004-05-17", MAY_17, ""),
        ("17 May 2004", MAY_17, ""),
        ("Vale 17 may 2004", MAY_17, "Vale"),
        ("1/2/98", date(1998, 2, 1), ""),
        ("31/02/2004", None, "31/02/2004"),
        ("943 476 5919", None, "943 476 5919"),
        ("Vale", None, "Vale"),
    ],
)
def test_days_as_they_are_typed(text: str, day: date | None, rest: str) -> None:
    assert day_in(text, today=APRIL) == (day, rest)
