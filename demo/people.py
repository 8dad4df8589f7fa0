"""The staff of the made-up council: one person for each role."""

from datetime import date, datetime

from footprint.accounts import actions, queries
from footprint.audit import SYSTEM
from footprint.page.refusals import NotAllowed

SINCE = date(2011, 4, 1)
PEOPLE = (
    ("Maya Lindqvist", "iro"),
    ("Gwen Abara", "liro"),
    ("Piotr Nowak", "bs"),
    ("Shirin Daly", "cpc"),
    ("Conrad Eze", "lado"),
    ("Yusuf Carter", "sw"),
    ("Bronwen Hale", "tm"),
    ("Margaret Oyelaran", "hos"),
    ("Desmond Tull", "cpb"),
    ("Alina Petrov", "aud"),
    ("Ruth Feldman", "ins"),
    ("Kofi Mensah", "igo"),
    ("Jean Prentice", "adm"),
    ("Tariq Malik", "adm"),
)


def build(*, on: date, at: datetime) -> None:
    """Adds those who are not there yet. NotAllowed in a database that holds real people."""
    if queries.anybody_real():
        raise NotAllowed("This database holds a real council's people. Name another folder in FOOTPRINT_DATA.")
    there = {person.email for person in queries.people(on=on)}
    for name, role in PEOPLE:
        if address(name) not in there:
            add(name, role, on=SINCE, at=at)


def address(name: str) -> str:
    return name.lower().replace(" ", ".") + "@example.org"


def add(name: str, role: str, *, on: date, at: datetime) -> None:
    person = actions.add_person(name=name, email=address(name), by=SYSTEM, on=on, at=at, made_up=True)
    actions.give_role_at_setup(person=person, role=role, from_on=on, at=at)
