"""Many more rows of every kind that a list or a child's page shows, beside those that every page is opened over."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Model

from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person, RoleChange
from footprint.audit.actions import record
from footprint.children.models import (
    Alert,
    AllocatedIRO,
    Child,
    Contact,
    Cover,
    EngagedPerson,
    Engagement,
    Link,
    PersonalConnection,
    PreviousName,
    RecordChange,
    SampledChild,
    SocialWorker,
    Team,
    Visit,
)
from footprint.children.permissions import BREAK_GLASS
from footprint.interchange.models import Conflict, Import, Upload
from footprint.reviews.models import (
    Decision,
    EarlyTrigger,
    Invitation,
    LatenessException,
    Meeting,
    Midway,
    Paper,
    Progress,
    Review,
)
from footprint.team.models import Post
from tests import people, register, uploads
from tests.rows import write

MANY = 12
AT = datetime(2014, 4, 25, 9, tzinfo=UTC)
DAY = AT.date()


def many_more() -> None:
    """As many again of each as `MANY`; all of one child's are Amara's, all of one review's Bram's and Elin's."""
    una, omar = Person.objects.get(name="Una Fry"), Person.objects.get(name="Omar Haddad")
    newcomers = people.several(*(("iro", f"Reviewing Officer {number}") for number in range(MANY)))
    record(by=una, action=AccountAction.INVITE, about=("person", newcomers[0].pk), at=AT)
    write(*(row for number, person in enumerate(newcomers) for row in (
        *of_staff(number, person, una=una, omar=omar),
        *of_another_child(number, person, omar=omar),
        *of_amara(number, person),
        *of_a_review(number),
        *of_imports(number),
    )))  # fmt: skip


def of_staff(number: int, person: Person, *, una: Person, omar: Person) -> Iterator[Model]:
    yield RoleChange(person=person, role="liro", from_on=DAY, reason="Covers", asked_by=una, asked_at=AT)
    yield Post(person=person, title="IRO", kind="permanent", fte=Decimal(1), from_on=register.ENTERED)
    yield Cover(absent=person, covering=omar, from_on=DAY, until_on=date(2040, 1, 1), reason="Leave")
    engagement = Engagement(purpose=f"Audit {number}", from_on=DAY, until_on=date(2014, 6, 2))
    yield engagement
    yield EngagedPerson(engagement=engagement, person=person)
    yield SampledChild(engagement=engagement, child_id=register.AMARA)


def of_another_child(number: int, iro: Person, *, omar: Person) -> Iterator[Model]:
    """Late for their next review, with a meeting booked; at the one before a decision was made, which is overdue."""
    child = register.child_called(UUID(int=(0x33 << 120) + number * 0x1000), "Nia", f"Penn{number}", f"7{number:03}")
    period, episode = register.care(child, since=date(2013, 11, 4))
    yield from (child, period, episode)
    if number % 2:
        yield AllocatedIRO(child=child, person=iro, from_on=DAY, reason="New to care", allocated_on=DAY)
    yield SocialWorker(child=child, name="Sol Ferris", team=Team.objects.get(name="South"), from_on=register.ENTERED)
    held = Review(child=child, period=period, number=1, due_on=date(2013, 12, 2), held_on=date(2013, 12, 9))
    late = Review(child=child, period=period, number=2, due_on=date(2014, 3, 3))
    yield from (held, late)
    yield Meeting(review=late, on_day=DAY, at_time=time(10), place="Town Hall")
    yield from decisions(held, places=1)
    yield Midway(review=held, due_on=date(2014, 2, 3))
    yield EarlyTrigger(child=child, code="plan-change", known_on=DAY, noted_on=DAY, noted_by="Sami Reid")
    yield exception(child, late)
    yield RecordChange(child=child, kind="lift", reason="Over", asked_by=omar, asked_at=AT)
    yield Alert(person=omar, child=child, on_day=DAY, at=AT, until_at=AT, action=BREAK_GLASS.name, reason="Missing")


def decisions(review: Review, *, places: int, first: int = 1) -> Iterator[Model]:
    owner = {"owner_role": "social_worker", "owner": "Sol Ferris", "by_on": date(2014, 2, 3)}
    for place in range(first, first + places):
        decision = Decision(review=review, place=place, text="See the dentist", sent_on=date(2013, 12, 16), **owner)
        yield decision
        yield Progress(decision=decision, says="done", words="Went", done_on=DAY, on_day=DAY, at=AT, who="Sol Ferris")


def exception(child: Child, review: Review) -> LatenessException:
    why = {"cause": "The papers were not ready", "avoidable": True, "effect": "None", "action": "Asked again"}
    return LatenessException(child=child, review=review, number=1, told_on=DAY, told_by="Ines Okafor", **why)


def of_amara(number: int, person: Person) -> Iterator[Model]:
    amara, another = {"child_id": register.AMARA}, UUID(int=(0x33 << 120) + number * 0x1000)
    yield Link(**amara, other_id=another, kind="sibling")
    yield PreviousName(**amara, given_names="Amara", family_name=f"Brook{number}")
    yield Contact(**amara, name=f"Uncle {number}", relationship="other")
    yield Visit(**amara, on_day=date(2014, 3, 3) + timedelta(days=number), visitor="Sami Reid", seen_alone=True)
    yield PersonalConnection(**amara, person=person, reason="Neighbour")


def of_a_review(number: int) -> Iterator[Model]:
    bram, elin = Review.objects.get(pk=register.BRAM_REVIEW), Review.objects.get(pk=register.ELIN_REVIEW)
    yield Paper(review=bram, kind="other", title=f"Report {number}", asked_on=DAY)
    yield Invitation(review=bram, role="education", name=f"Teacher {number}")
    yield Invitation(review=elin, role="education", name=f"Teacher {number}", came="attended")
    yield from decisions(elin, places=1, first=10 + number)


def of_imports(number: int) -> Iterator[Model]:
    yield Upload(kind="return", name=f"{number}.csv", at=AT, by_id=people.SOMEBODY)
    yield Import(at=AT, on_day=DAY, by_id=people.SOMEBODY, by_label="Ben Castle (bs)", folders=["files"])
    yield Conflict(
        taken_in_id=uploads.IMPORT, child_id=register.BRAM, kind="child", record=str(number), field="SEX", held="F",
        offered="M", file="header.csv", line=number,
    )  # fmt: skip
