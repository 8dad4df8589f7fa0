"""A decision about a conflict is turned round while its value still stands, with a reason, and leaves its trail."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.queries import events_about
from footprint.children.models import AllocatedIRO, Child, Episode, ProtectionCase
from footprint.interchange.models import Conflict
from footprint.reviews.following_care import reckon
from footprint.reviews.models import KnownFrom, Review
from tests import people, register
from tests.acts import twice
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.interchange.listed import TODAY
from tests.footprint.interchange.test_conflict_pages import listed, of_files, send

pytestmark = pytest.mark.django_db
AMARA = register.AMARA


@pytest.fixture
def staff(today: Callable[[date], None]) -> dict[str, Person]:
    today(TODAY)
    return register.register() | {"Bea": people.staff("bs"), "Lena": people.staff("liro")}


def amara() -> Child:
    return Child.objects.get(pk=AMARA)


def where(conflict: Conflict) -> str:
    return reverse("interchange:decide-again", args=[conflict.pk])


def turn(browser: Client, conflict: Conflict, reason: str = "The birth certificate came") -> Any:
    return twice(browser, where(conflict), {"reason": reason})


def state(conflict: Conflict) -> bool | None:
    return Conflict.objects.get(pk=conflict.pk).accepted


def test_an_accepted_value_of_a_file_is_put_back_and_taken_again(staff: dict[str, Person]) -> None:
    sex, bea = of_files(AMARA, "SEX", "F", "M"), people.browser_of(staff["Bea"])
    send(bea, "accept", sex)
    assert where(sex) in bea.get("/import/conflicts/?state=decided").content.decode()

    assert "Enter why it is decided again" in text_of(turn(bea, sex, ""))
    assert amara().sex == "M"
    assert "The register’s value from before is back." in text_of(turn(bea, sex))
    assert (amara().sex, state(sex)) == ("F", False)
    assert "1 value taken into the register." in text_of(turn(bea, sex, "It was right"))
    assert (amara().sex, state(sex)) == ("M", True)

    told = rows_of(bea.get(where(sex)), "decisions")
    assert [(row[0], row[1], row[3]) for row in told] == [
        ("Accepted", "Bea Hollis", "It was right"),
        ("Refused", "Bea Hollis", "The birth certificate came"),
        ("Accepted", "Bea Hollis", "–"),
    ]
    event = events_about(("child", AMARA)).filter(action="decide_conflict_again").first()
    assert event is not None
    assert (event.before, event.after, event.reason) == ({"SEX": "F"}, {"SEX": "M"}, "It was right")


@pytest.mark.slow
def test_review_dates_follow_a_day_that_is_put_back(staff: dict[str, Person]) -> None:
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    reckon(children=[AMARA], on=TODAY)
    moved = of_files(AMARA, "DECOM", "2013-09-02", "2013-09-09")
    Conflict.objects.filter(pk=moved.pk).update(kind="episode", record=str(register.AMARA_EPISODE), named="2013-09-02")
    bea, dates = people.browser_of(staff["Bea"]), []
    send(bea, "accept", moved)
    for _ in range(2):
        first = Episode.objects.get(child=AMARA).from_on
        dates.append((first, Review.objects.get(child=AMARA, held_on=None).due_on))
        turn(bea, moved)
    assert dates == [(date(2013, 9, 9), date(2013, 10, 7)), (date(2013, 9, 2), date(2013, 9, 30))]


def test_what_somebody_changed_since_is_not_overwritten(staff: dict[str, Person]) -> None:
    name, bea = listed(CHILD="1001", Surname="Dale"), people.browser_of(staff["Bea"])
    send(bea, "refuse", name)
    Child.objects.filter(pk=AMARA).update(family_name="Brook")
    page = bea.get(where(name))
    assert "The register holds another value by now" in text_of(page)
    assert "<textarea" not in page.content.decode()
    assert "The register holds another value by now" in text_of(bea.get(where(name)))
    assert (amara().family_name, state(name)) == ("Brook", False)


def test_names_and_days_of_a_list_go_there_and_back(staff: dict[str, Person]) -> None:
    bea = people.browser_of(staff["Bea"])
    name, born = listed(CHILD="1001", Surname="Dale"), listed(CHILD="1001", DOB="18/05/2004")
    send(bea, "accept", name, born)
    assert (amara().family_name, amara().born_on) == ("Dale", date(2004, 5, 18))
    for one in (name, born):
        turn(bea, one)
    assert (amara().family_name, amara().born_on) == ("Vale", date(2004, 5, 17))
    team = listed(CHILD="1001", Team="South", **{"Social worker": "Sami Reid"})
    send(bea, "accept", team)
    turn(bea, team)
    assert amara().social_workers.get().team.name == "North"


def test_the_end_of_a_protection_case_is_put_back(staff: dict[str, Person]) -> None:
    bea = people.browser_of(staff["Bea"])
    days = {"from_on": date(2014, 1, 6), "until_on": date(2014, 3, 3)}
    ProtectionCase.objects.create(child_id=AMARA, **days)
    end = listed(**{"CHILD": "1001", "CP start": "06/01/2014", "CP end": "10/03/2014"})
    send(bea, "accept", end)
    assert ProtectionCase.objects.get().until_on == date(2014, 3, 10)
    turn(bea, end)
    assert ProtectionCase.objects.get().until_on == date(2014, 3, 3)


def test_another_iro_is_taken_by_the_lead_and_changed_back_on_its_own_page(staff: dict[str, Person]) -> None:
    iro = listed(CHILD="1001", IRO="Omar Haddad")
    bea, lena = people.browser_of(staff["Bea"]), people.browser_of(staff["Lena"])
    send(bea, "refuse", iro)
    assert "which a lead reviewing officer makes" in text_of(bea.get(where(iro)))
    turn(lena, iro)
    assert AllocatedIRO.objects.get(child=AMARA, until_on=None).person == staff["Omar"]
    assert "changed back on the page “Whose IRO, now and before”" in text_of(lena.get(where(iro)))


def test_who_may_not_see_the_child_and_what_is_not_decided(staff: dict[str, Person]) -> None:
    cleo, sex = of_files(register.CLEO, "SEX", "F", "M"), of_files(AMARA, "SEX", "F", "M")
    Conflict.objects.filter(pk=cleo.pk).update(accepted=False, decided_at=people.AT)
    bea = people.browser_of(staff["Bea"])
    assert bea.get(where(cleo)).status_code == 404
    assert bea.get(where(sex)).status_code == 404
    assert people.browser_of(staff["Ines"]).get(where(cleo)).status_code == 403
