"""A child in each state and each relationship to the one who looks, with the same records each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Model

from footprint.accounts.models import Person
from footprint.children.models import (
    Child,
    Contact,
    Cover,
    EngagedPerson,
    Engagement,
    Link,
    NamedReader,
    PeriodOfCare,
    PersonalConnection,
    PreviousName,
    ProtectionCase,
    SampledChild,
    SocialWorker,
    Team,
    Visit,
)
from footprint.reviews.models import (
    Afterwards,
    Decision,
    Draft,
    EarlyTrigger,
    Invitation,
    LatenessException,
    Meeting,
    Midway,
    RecordVersion,
    Review,
    SetAside,
)
from tests import people, register
from tests.everywhere.opening import STAFF
from tests.everywhere.pages import records
from tests.rows import write

TODAY, SINCE, HELD = date(2014, 4, 28), date(2014, 1, 6), date(2014, 1, 27)
AT = datetime(2014, 2, 3, 14, tzinfo=UTC)
KEPT = {"iro": "Ines Okafor", "sw": "Sami Reid", "tm": "Tess Morley"}  # who stand in the register already
# By the sample that the register of pages opens an address with: where the same of a case stands after its own key.
PLACES = {
    register.AMARA: 0,
    register.AMARA_EPISODE: 0x200,
    register.AMARA_REVIEW: 0x400,
    register.BRAM_REVIEW: 0x400,
    register.ELIN_REVIEW: 0x500,
    register.AMARA_VISIT: 0x600,
    register.AMARA_LINK: 0x700,
    register.AMARA_NAME: 0x800,
    register.CONTACT: 0x900,
    register.AMARA_GUEST: 0xA00,
    register.ELIN_DECISION: 0xB00,
    register.ELIN_SENT: 0xB10,
    register.EARLIER_DECISION: 0xB20,
    register.ELIN_ASIDE: 0xC00,
}


@dataclass(frozen=True)
class Case:
    """A child, by what the one who looks has to do with them.

    `held` by the looking IRO, chair and social worker, in the looking manager's team; `covered`, held by an IRO and a
    chair for whom they stand in; `team`, in the looking manager's team alone; `sampled`, in an engagement of the
    looking auditor and inspector.
    """

    word: str
    held: bool = False
    covered: bool = False
    team: bool = False
    hidden: bool = False
    sampled: bool = False

    @property
    def key(self) -> UUID:
        return UUID(int=(0x22 << 120) + (1 << 62) + CASES.index(self) * 0x1000)

    def key_of(self, sample: UUID) -> UUID:
        """Of what this child has in the place of a sample of the register of pages."""
        assert sample in PLACES, f"Give every case one like {sample}: add it to PLACES and `made` in {__file__}."
        return UUID(int=self.key.int + PLACES[sample])

    @property
    def canary(self) -> str:
        return f"Canary{self.word.title()}"


CASES = (
    Case("own", held=True, team=True, sampled=True),
    Case("team", team=True),
    Case("elsewhere"),
    Case("restricted", held=True, team=True, hidden=True, sampled=True),
    Case("named", held=True, team=True, sampled=True),
    Case("sealed", held=True, team=True, hidden=True, sampled=True),
    Case("known", held=True, team=True, hidden=True, sampled=True),
    Case("covered", covered=True),
)


def made() -> dict[str, Person]:
    """The register of every page, with a child for each case; the people by their role."""
    records()
    found = {role: Person.objects.filter(name=KEPT.get(role, "")).first() or people.staff(role) for role in STAFF}
    others = {"iro": people.staff("iro", name="Olga Away"), "cpc": people.staff("cpc", name="Otto Away")}
    for role, away in others.items():
        Cover.objects.create(
            absent=away, covering=found[role], from_on=SINCE, until_on=date(2014, 6, 2), reason="Leave"
        )
    engaged = Engagement.objects.create(purpose="Audit", from_on=TODAY, until_on=date(2014, 4, 29))
    for role in ("aud", "ins"):
        EngagedPerson.objects.create(engagement=engaged, person=found[role])
    for case in CASES:
        make(case, found, others)
    write(*(SampledChild(engagement=engaged, child_id=case.key) for case in CASES if case.sampled))
    return found


def make(case: Case, staff: dict[str, Person], away: dict[str, Person]) -> None:
    states = {"restricted": case.word in ("restricted", "named"), "sealed": case.word == "sealed"}
    child = register.child(case.key, "Una", case.canary, f"9{CASES.index(case)}", **states)
    brother = register.child(UUID(int=case.key.int + 0xE00), "Bo", "Brother", f"8{CASES.index(case)}")
    for one in (child, brother):
        held_by(case, one, staff, away)
    Link.objects.create(child=child, other=brother, kind="sibling")
    period = register.in_care(child, since=date(2013, 11, 4))
    together = register.in_care(brother, since=date(2013, 11, 4))
    Review.objects.create(child=brother, period=together, number=1, held_on=HELD)
    write(*of_a_child(case), *of_reviews(case, period))
    for person in staff.values():
        if case.word == "named":
            NamedReader.objects.create(child=child, person=person, from_on=SINCE, reason="Named")
        if case.word == "known":
            PersonalConnection.objects.create(child=child, person=person, reason="Neighbour")


def held_by(case: Case, child: Child, staff: dict[str, Person], away: dict[str, Person]) -> None:
    elsewhere = {"iro": Person.objects.get(name="Omar Haddad"), "cpc": None}
    holder = staff if case.held else away if case.covered else elsewhere
    register.allocated(child, holder["iro"], since=SINCE)  # type: ignore[arg-type]
    ProtectionCase.objects.create(child=child, chair=holder["cpc"], from_on=SINCE)
    team = Team.objects.get(name="North" if case.team else "South")
    worker = staff["sw"] if case.held else None
    SocialWorker.objects.create(child=child, name="Wanda Fell", person=worker, team=team, from_on=SINCE)


def of_a_child(case: Case) -> Iterator[Model]:
    child: dict[str, Any] = {"child_id": case.key}
    yield Visit(pk=case.key_of(register.AMARA_VISIT), on_day=date(2014, 3, 3), visitor="Wanda Fell", **child)
    yield Link(pk=case.key_of(register.AMARA_LINK), child_id=register.BRAM, other_id=case.key, kind="sibling")
    yield PreviousName(pk=case.key_of(register.AMARA_NAME), given_names="Una", family_name="Brook", **child)
    yield Contact(pk=case.key_of(register.CONTACT), name="Mara Vale", relationship="mother", **child)
    day = {"known_on": date(2014, 4, 22), "noted_on": date(2014, 4, 23), "noted_by": "Wanda Fell"}
    yield EarlyTrigger(code="plan-change", **day, **child)


def of_reviews(case: Case, period: PeriodOfCare) -> Iterator[Model]:
    """One to hold, late and booked, and two held, the second in one meeting with a brother's."""
    to_hold, held = case.key_of(register.AMARA_REVIEW), case.key_of(register.ELIN_REVIEW)
    of_child: dict[str, Any] = {"child_id": case.key, "period": period}
    earlier = Review(number=1, due_on=date(2013, 11, 11), held_on=date(2013, 11, 8), **of_child)
    yield earlier
    yield Review(pk=held, number=2, due_on=date(2013, 12, 2), held_on=HELD, **of_child)
    yield Review(pk=to_hold, number=3, due_on=date(2014, 4, 4), **of_child)
    yield Meeting(review_id=to_hold, on_day=date(2014, 4, 29), at_time=time(10), place="Town Hall")
    yield Invitation(pk=case.key_of(register.AMARA_GUEST), review_id=to_hold, role="health", name="Elm Surgery")
    yield LatenessException(
        child_id=case.key, review_id=to_hold, number=1, told_on=TODAY, told_by="Wanda Fell",
        cause="The papers were not ready", avoidable=True, effect="None", action="Asked for them again",
    )  # fmt: skip
    yield from of_a_record(case, earlier, held)


def of_a_record(case: Case, earlier: Review, held: UUID) -> Iterator[Model]:
    owner = {"owner_role": "social_worker", "owner": "Wanda Fell", "by_on": date(2014, 3, 3)}
    sent = {"sent_on": date(2014, 1, 31), **owner}
    yield Decision(pk=case.key_of(register.EARLIER_DECISION), review=earlier, place=1, text="See the dentist", **owner)
    yield Decision(pk=case.key_of(register.ELIN_DECISION), review_id=held, place=1, text="Find a mentor", **owner)
    yield Decision(pk=case.key_of(register.ELIN_SENT), review_id=held, place=2, text="Renew the passport", **sent)
    yield Afterwards(review_id=held, record_due_on=date(2014, 2, 17))
    yield Midway(review_id=held, due_on=date(2014, 3, 10))
    words, who = {"opinion": "Settled"}, "Omar Haddad"
    yield RecordVersion(
        review_id=held, number=1, content=words, finalised_on=AT.date(), finalised_at=AT, finalised_by=who
    )
    yield Draft(review_id=held, content=words, version=1, saved_at=AT, saved_by=who, amends=1, reason="Typing")
    aside = case.key_of(register.ELIN_ASIDE)
    yield SetAside(pk=aside, review_id=held, window=aside, content={"opinion": "Worried"}, who=who, at=AT)
