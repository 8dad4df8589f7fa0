"""The day from which reviews are known: what it rests on, what another would change, and who may say it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from footprint.audit.queries import events_called
from footprint.reviews.following_care import reckon
from footprint.reviews.known_since import Moved, moved_if_known_from
from footprint.reviews.models import KnownFrom, Review
from tests import people, register
from tests.acts import confirm, send
from tests.footprint.children.test_care_pages import errors, on
from tests.footprint.front.conftest import rows_of, text_of

pytestmark = pytest.mark.django_db
PAGE, APRIL = "/import/known-from/", date(2014, 4, 28)
REASON = {"reason": "The files before were lost"}


@pytest.fixture
def bea(today: Callable[[date], None]) -> Any:
    """Elin, in care since 2 January 2014, had a review on 29 January. Amara and Dov came before October, two after."""
    today(APRIL)
    register.register()
    Review.objects.create(child_id=register.ELIN, held_on=date(2014, 1, 29), participation="PN1")
    reckon(children=[register.AMARA, register.BRAM, register.CLEO, register.DOV, register.ELIN], on=APRIL)
    return people.signed_in("bs")


def due(child: Any) -> date | None:
    return Review.objects.get(child=child, held_on=None).due_on


def test_it_says_where_the_day_comes_from(bea: Any) -> None:
    assert "1 April 2013 , the 1 April that begins the first year which the reviews on record cover" in text_of(
        bea.get(PAGE)
    )
    KnownFrom.objects.create(day=date(2014, 1, 1), set_at=people.AT)
    page = bea.get(PAGE)
    assert "1 January 2014 , as somebody or the council’s files said" in text_of(page)
    assert rows_of(page, "sayings") == [["1 January 2014", "1 January 2014, 09:00", "The council’s files", "–"]]
    KnownFrom.objects.all().delete()
    Review.objects.filter(held_on__isnull=False).delete()
    assert "It is not known yet" in text_of(bea.get(PAGE))


def test_another_day_is_tried_and_nothing_is_kept_until_it_is_confirmed(bea: Any) -> None:
    before = [due(child) for child in (register.AMARA, register.BRAM, register.ELIN)]
    given = {**on("day", 2013, 10, 1), **REASON}
    tried = send(bea, PAGE, given)
    assert "The date of the next review moves for 2 children." in text_of(tried)
    assert [due(child) for child in (register.AMARA, register.BRAM, register.ELIN)] == before
    assert not KnownFrom.objects.exists()
    assert "The files before were lost" in tried.content.decode()

    done = confirm(bea, tried, given)

    assert "Reviews are known from 1 October 2013." in text_of(done)
    assert due(register.AMARA) != before[0]
    assert due(register.BRAM) == before[1]
    assert rows_of(done, "sayings")[0][0] == "1 October 2013"
    assert rows_of(done, "sayings")[0][2:] == ["Bea Hollis", "The files before were lost"]
    assert events_called("set_known_from").get().after == {"day": "2013-10-01"}


def test_a_day_other_than_the_one_looked_at_is_looked_at_first(bea: Any) -> None:
    tried = send(bea, PAGE, {**on("day", 2013, 10, 1), **REASON})
    other = confirm(bea, tried, {**on("day", 2014, 1, 1), **REASON})
    assert "What would change" in text_of(other)
    assert not KnownFrom.objects.exists()
    KnownFrom.objects.create(day=date(2013, 11, 1), set_at=people.AT)
    late = confirm(bea, tried, {**on("day", 2013, 10, 1), **REASON})
    assert "Somebody else has changed this" in text_of(late)
    assert "Stored now Reviews are known from 1 November 2013" in text_of(late)
    assert KnownFrom.objects.count() == 1


def test_what_cannot_be_said(bea: Any) -> None:
    assert "29 April 2014 is still to come" in errors(send(bea, PAGE, {**on("day", 2014, 4, 29), **REASON}))
    KnownFrom.objects.create(day=date(2013, 4, 1), set_at=people.AT)
    assert "known from 1 April 2013 already" in errors(send(bea, PAGE, {**on("day", 2013, 4, 1), **REASON}))
    assert "Enter why this is the day" in errors(send(bea, PAGE, on("day", 2013, 10, 1)))


def test_held_reviews_that_are_judged_otherwise_are_counted(bea: Any) -> None:
    assert moved_if_known_from(day=date(2014, 1, 15), on=APRIL) == Moved(to_come=5, held=1)


def test_the_lead_says_it_too_and_an_iro_does_not(bea: Any) -> None:
    assert people.signed_in("liro").get(PAGE).status_code == 200
    assert people.signed_in("adm").get(PAGE).status_code == 403
    assert people.signed_in("iro", name="Noor Amin").get(PAGE).status_code == 403
