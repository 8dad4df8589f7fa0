"""Acts for many children at once: every one of them with its event, or none at all."""

from datetime import UTC, date, datetime

import pytest

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.children.allocations.actions import Ending, end_allocations
from footprint.children.care_changes.actions import Holding, Visited, record_visits, set_social_workers
from footprint.children.from_lists.actions import Case, add_protection_cases
from footprint.children.models import AllocatedIRO, Child, ProtectionCase, SocialWorker, Visit
from footprint.page.refusals import NotAllowed
from tests.register import AMARA, BRAM, register

pytestmark = pytest.mark.django_db
ON, MARCH = date(2014, 4, 28), date(2014, 3, 3)
WHO = {"by": SYSTEM, "at": datetime(2014, 4, 28, 9, tzinfo=UTC)}


@pytest.fixture
def children() -> list[Child]:
    """Amara, whose worker is Sami Reid since 6 January 2014, and Bram."""
    register()
    return [Child.objects.get(pk=AMARA), Child.objects.get(pk=BRAM)]


def told(action: str) -> set[str]:
    return set(AuditEvent.objects.filter(action=action).values_list("about_key", flat=True))


def test_each_child_gets_a_social_worker_from_a_day_of_its_own(children: list[Child]) -> None:
    amara, bram = children
    held = [Holding(amara, "Sol Ferris", MARCH), Holding(bram, "Una Marsh", date(2014, 3, 17))]
    set_social_workers(holdings=held, **WHO)

    assert SocialWorker.objects.get(child=amara, name="Sami Reid").until_on == MARCH
    assert SocialWorker.objects.get(child=bram, until_on=None).name == "Una Marsh"
    assert told("set_social_worker") == {str(AMARA), str(BRAM)}


def test_nobody_gets_one_where_one_of_them_cannot(children: list[Child]) -> None:
    amara, bram = children
    before = list(SocialWorker.objects.order_by("pk").values())
    held = [Holding(bram, "Una Marsh", MARCH), Holding(amara, "Sol Ferris", date(2014, 1, 6))]
    with pytest.raises(NotAllowed, match="Sami Reid holds the case from 6 January 2014"):
        set_social_workers(holdings=held, **WHO)
    assert list(SocialWorker.objects.order_by("pk").values()) == before
    assert told("set_social_worker") == set()


def test_visits_are_kept_together_and_none_of_a_day_to_come(children: list[Child]) -> None:
    amara, bram = children
    record_visits(visits=[Visited(amara, MARCH, "Sami Reid"), Visited(bram, MARCH, seen=False)], on=ON, **WHO)
    assert set(Visit.objects.filter(on_day=MARCH).values_list("child", "seen")) == {(AMARA, True), (BRAM, False)}
    assert told("record_visit") == {str(AMARA), str(BRAM)}

    with pytest.raises(NotAllowed, match="still to come"):
        record_visits(visits=[Visited(amara, ON), Visited(bram, date(2014, 4, 29))], on=ON, **WHO)
    assert not Visit.objects.filter(on_day=ON).exists()


def test_allocations_end_each_on_its_day(children: list[Child]) -> None:
    running = {one.child_id: one for one in AllocatedIRO.objects.filter(child__in=children, until_on=None)}
    impossible = [Ending(running[AMARA], ON), Ending(running[BRAM], date(2001, 1, 1))]
    with pytest.raises(NotAllowed, match="can't end before it begins"):
        end_allocations(endings=impossible, reason="Care ended", **WHO)
    assert AllocatedIRO.objects.filter(pk__in=[one.pk for one in running.values()], until_on=None).count() == 2

    end_allocations(endings=[Ending(running[AMARA], ON), Ending(running[BRAM], MARCH)], reason="Care ended", **WHO)
    assert AllocatedIRO.objects.get(pk=running[AMARA].pk).until_on == ON
    assert AllocatedIRO.objects.get(pk=running[BRAM].pk).until_on == MARCH
    assert told("end_allocation") == {str(AMARA), str(BRAM)}


def test_plans_are_added_together(children: list[Child]) -> None:
    amara, bram = children
    add_protection_cases(cases=[Case(bram, None, MARCH), Case(amara, None, MARCH, ON)], **WHO)

    cases = ProtectionCase.objects.filter(from_on=MARCH).values_list("child", "until_on")
    assert set(cases) == {(BRAM, None), (AMARA, ON)}
    assert told("add_protection_case") == {str(AMARA), str(BRAM)}
