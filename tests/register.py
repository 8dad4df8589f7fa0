"""A small register with fixed keys, for every test that needs children. Everybody in it is invented.

Amara is Ines Okafor's, with social worker Sami Reid in Tess Morley's team. Bram is another IRO's, in another team. Cleo
is restricted, to Ines alone among her readers; Dov's record is sealed. Elin has no IRO. All came into care on days
that tests can count from.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from uuid import UUID

import docx

from footprint.accounts.models import Person, RoleHeld
from footprint.audit.models import ReadEvent
from footprint.children.models import (
    Alert,
    AllocatedIRO,
    Child,
    Contact,
    Cover,
    EngagedPerson,
    Engagement,
    Episode,
    Link,
    NamedReader,
    PeriodOfCare,
    PreviousName,
    SampledChild,
    SocialWorker,
    Team,
    Visit,
)
from footprint.children.permissions import BREAK_GLASS
from footprint.page import clock
from footprint.post.files import DOCX
from footprint.post.models import FileContent, StoredFile
from footprint.programme.models import Outcome, ProgressNote
from footprint.reviews.models import (
    Afterwards,
    Decision,
    Draft,
    EarlyTrigger,
    Invitation,
    LatenessException,
    Meeting,
    Midway,
    Paper,
    Progress,
    RecordTemplate,
    RecordVersion,
    Review,
    SetAside,
)
from footprint.team.models import Post
from rulebook.calendar import reporting_year_ending
from tests import people
from tests.rows import write

AMARA = UUID("11111111-0000-4000-8000-000000000001")
BRAM = UUID("11111111-0000-4000-8000-000000000002")
CLEO = UUID("11111111-0000-4000-8000-000000000003")
DOV = UUID("11111111-0000-4000-8000-000000000004")
ELIN = UUID("11111111-0000-4000-8000-000000000005")
AMARA_VISIT = UUID(int=AMARA.int + 0x600)
AMARA_LINK = UUID(int=AMARA.int + 0x700)
AMARA_NAME = UUID(int=AMARA.int + 0x800)
AMARA_EPISODE = UUID(int=AMARA.int + 0x200)
TEMPLATE = UUID("11111111-0000-4000-8000-00000000e001")
OUTCOME = UUID("11111111-0000-4000-8000-00000000f001")
ENTERED = date(2014, 1, 2)


def child(key: UUID, given: str, family: str, local_id: str, **more: object) -> Child:
    found = child_called(key, given, family, local_id, **more)
    found.save(force_insert=True)
    return found


def child_called(key: UUID, given: str, family: str, local_id: str, **more: object) -> Child:
    """A child who is not kept yet."""
    return Child(
        pk=key,
        given_names=given,
        family_name=family,
        local_id=local_id,
        born_on=date(2004, 5, 17),
        sex="F",
        entered_on=ENTERED,
        **more,
    )


def in_care(who: Child, *, since: date, status: str = "C2", place: str = "U1", provider: str = "PR1") -> PeriodOfCare:
    """One period with one episode, open."""
    period, episode = care(who, since=since, status=status, place=place, provider=provider)
    write(period, episode)
    return period


def care(
    who: Child, *, since: date, status: str = "C2", place: str = "U1", provider: str = "PR1"
) -> tuple[PeriodOfCare, Episode]:
    period = PeriodOfCare(pk=UUID(int=who.pk.int + 0x100), child=who, from_on=since, entered_on=ENTERED)
    episode = Episode(
        pk=UUID(int=who.pk.int + 0x200),
        child=who,
        period=period,
        from_on=since,
        new_reason="S",
        legal_status=status,
        need="N1",
        place=place,
        provider=provider,
    )
    return period, episode


def allocated(who: Child, iro: Person, *, since: date) -> AllocatedIRO:
    found = allocation(who, iro, since=since)
    found.save(force_insert=True)
    return found


def allocation(who: Child, iro: Person, *, since: date) -> AllocatedIRO:
    return AllocatedIRO(
        pk=UUID(int=who.pk.int + 0x300), child=who, person=iro, from_on=since, reason="New to care", allocated_on=since
    )


def register() -> dict[str, Person]:
    """Makes the five children and their people; hands back the people by their name's first word."""
    ines, omar, sami, tess = people.several(("iro", ""), ("iro", "Omar Haddad"), ("sw", ""), ("tm", ""))
    north = Team(pk=UUID("11111111-0000-4000-8000-00000000000a"), name="North", manager=tess)
    south = Team(pk=UUID("11111111-0000-4000-8000-00000000000b"), name="South")
    amara = child_called(AMARA, "Amara", "Vale", "1001")
    bram = child_called(BRAM, "Bram", "Oke", "1002")
    cleo = child_called(CLEO, "Cleo", "Stone", "1003", restricted=True)
    dov = child_called(DOV, "Dov", "Lane", "1004", sealed=True)
    elin = child_called(ELIN, "Elin", "Moss", "1005")
    since = {amara: date(2013, 9, 2), bram: date(2013, 10, 7), cleo: date(2013, 11, 4), dov: date(2013, 6, 3),
             elin: date(2014, 1, 2)}  # fmt: skip
    cared = [one for who, day in since.items() for one in care(who, since=day)]
    day = date(2014, 1, 6)
    allocations = [allocation(who, iro, since=day) for who, iro in
                   ((amara, ines), (bram, omar), (cleo, ines), (dov, ines))]  # fmt: skip
    workers = [
        SocialWorker(child=who, name=sami.name, person=sami, team=north, from_on=day) for who in (amara, cleo, dov)
    ]
    workers += [SocialWorker(child=who, name="Sol Ferris", team=south, from_on=day) for who in (bram, elin)]
    named = NamedReader(child=cleo, person=ines, from_on=day, reason="Her IRO")
    write(north, south, *since, *cared, *allocations, *workers, named)
    return {"Ines": ines, "Omar": omar, "Sami": sami, "Tess": tess}


CONTACT = UUID("11111111-0000-4000-8000-000000000010")
OFFICER = UUID("11111111-0000-4000-8000-00000000000c")
POST = UUID("11111111-0000-4000-8000-00000000000d")
COVER = UUID("11111111-0000-4000-8000-00000000000e")


def team(staff: dict[str, Person]) -> Person:
    """What more is kept of Amara; Ivo Crane, an IRO on half a week, for whom Omar Haddad covers from 28 April."""
    Contact.objects.create(pk=CONTACT, child_id=AMARA, name="Mara Vale", relationship="mother", address="7 Elm Row")
    Visit.objects.create(pk=AMARA_VISIT, child_id=AMARA, on_day=date(2014, 3, 3), visitor="Sami Reid", seen_alone=True)
    ivo = Person.objects.create(pk=OFFICER, name="Ivo Crane", email="ivo.crane@example.gov.uk", from_on=ENTERED)
    RoleHeld.objects.create(person=ivo, role="iro", from_on=ENTERED)
    half = {"title": "IRO", "kind": "permanent", "fte": Decimal("0.50"), "from_on": ENTERED}
    Post.objects.create(pk=POST, person=ivo, **half)
    days = {"from_on": date(2014, 4, 28), "until_on": date(2014, 5, 5)}
    Cover.objects.create(pk=COVER, absent=ivo, covering=staff["Omar"], reason="Annual leave", **days)
    return ivo


def kin_and_names() -> None:
    """Amara and Elin are sisters; Amara was called Brook."""
    Link.objects.create(pk=AMARA_LINK, child_id=AMARA, other_id=ELIN, kind="sibling")
    PreviousName.objects.create(pk=AMARA_NAME, child_id=AMARA, given_names="Amara", family_name="Brook")


def together() -> None:
    """Bram is Elin's brother, and his review was held in the same meeting as hers."""
    Link.objects.create(child_id=BRAM, other_id=ELIN, kind="sibling")
    bram = PeriodOfCare.objects.get(child=BRAM)
    Review.objects.create(child_id=BRAM, period=bram, number=1, held_on=date(2014, 1, 20))


def a_template() -> None:
    """The council's own Word file for records; not in use yet, so nobody fills it."""
    written = BytesIO()
    word = docx.Document()
    word.add_paragraph("{{known_as}}")
    word.save(written)
    content = written.getvalue()
    kept = StoredFile.objects.create(
        name="record.docx", media_type=DOCX.media_type, size=len(content), sha256=sha256(content).hexdigest(),
        kept_at=people.AT, kept_by_key="", kept_by_label="Lena Marsh",
    )  # fmt: skip
    FileContent.objects.create(file=kept, data=content)
    RecordTemplate.objects.create(
        pk=TEMPLATE, file=kept, from_on=date(2040, 1, 1), set_at=people.AT, set_by="Lena Marsh", reason="Our heading"
    )


def a_programme() -> None:
    """One outcome of the running year, told of once, and one that was taken out."""
    year = reporting_year_ending(clock.today())
    words = {"activity": "Reviews", "lead": "Lead IRO", "target": "100% in time", "actions": "Warn of late ones"}
    days = {"year_ending": year, "by_on": year}
    kept = Outcome.objects.create(
        pk=OUTCOME, number=1, outcome="Reviews in time", measure="timely_reviews", wanted=Decimal(100), **words, **days
    )
    Outcome.objects.create(outcome="New booklets", removed_on=ENTERED, **words, **days)
    ProgressNote.objects.create(
        outcome=kept, state="on_course", words="Begun", told_on=ENTERED, told_at=people.AT, told_by="Lena Marsh"
    )


def a_record() -> None:
    """Elin's review of 20 January has a record, an amendment begun in two windows and a decision; so has one before."""
    elin = PeriodOfCare.objects.get(child=ELIN)
    earlier = Review.objects.create(child_id=ELIN, period=elin, number=1, held_on=date(2014, 1, 6))
    owner = {"owner_role": "social_worker", "owner": "Sol Ferris", "by_on": date(2014, 3, 3)}
    Decision.objects.create(pk=EARLIER_DECISION, review=earlier, place=1, text="See the dentist", **owner)
    Decision.objects.create(pk=ELIN_DECISION, review_id=ELIN_REVIEW, place=1, text="Find a mentor", **owner)
    sent = Decision.objects.create(
        pk=ELIN_SENT, review_id=ELIN_REVIEW, place=2, text="Renew the passport", sent_on=date(2014, 1, 24), **owner
    )
    day = {"on_day": date(2014, 2, 3), "at": datetime(2014, 2, 3, 9, tzinfo=UTC)}
    Progress.objects.create(decision=sent, says="done", words="It came", done_on=day["on_day"], who="Sol Ferris", **day)
    Afterwards.objects.create(review_id=ELIN_REVIEW, record_due_on=date(2014, 2, 10))
    Midway.objects.create(review_id=ELIN_REVIEW, due_on=date(2014, 3, 3))
    words = {"opinion": "Settled", "views": "- I like drawing\n- I miss my gran"}
    now = datetime(2014, 2, 3, 14, 2, tzinfo=UTC)
    RecordVersion.objects.create(
        review_id=ELIN_REVIEW, number=1, content=words, finalised_on=date(2014, 2, 3), finalised_at=now,
        finalised_by="Omar Haddad",
    )  # fmt: skip
    Draft.objects.create(
        review_id=ELIN_REVIEW, content=words | {"legal": "Still right"}, version=1, saved_at=now,
        saved_by="Omar Haddad", amends=1, reason="Typing",
    )  # fmt: skip
    SetAside.objects.create(
        pk=ELIN_ASIDE,
        review_id=ELIN_REVIEW,
        window=ELIN_ASIDE,
        content={"opinion": "Worried"},
        who="Ines Okafor",
        at=now,
    )


ELIN_DECISION = UUID("11111111-0000-4000-8000-0000000000b1")
ELIN_SENT = UUID("11111111-0000-4000-8000-0000000000b4")
EARLIER_DECISION = UUID("11111111-0000-4000-8000-0000000000b2")
ELIN_ASIDE = UUID("11111111-0000-4000-8000-0000000000b3")
AMARA_REVIEW = UUID("11111111-0000-4000-8000-0000000000a1")
ELIN_REVIEW = UUID("11111111-0000-4000-8000-0000000000a3")
BRAM_GUEST = UUID("11111111-0000-4000-8000-0000000000a4")
AMARA_GUEST = UUID("11111111-0000-4000-8000-0000000000a5")
BRAM_REVIEW = UUID("11111111-0000-4000-8000-0000000000a2")


def reviews_to_hold() -> None:
    """Amara's next review, for which nothing is booked, Bram's, which has a meeting, and one of Elin's held."""
    for key, of, due in ((AMARA_REVIEW, AMARA, date(2014, 3, 20)), (BRAM_REVIEW, BRAM, date(2014, 4, 4))):
        Review.objects.create(pk=key, child_id=of, period=PeriodOfCare.objects.get(child=of), number=1, due_on=due)
    Review.objects.create(pk=ELIN_REVIEW, child_id=ELIN, period=PeriodOfCare.objects.get(child=ELIN), number=1,
                          held_on=date(2014, 1, 20), due_on=date(2014, 1, 30), participation="PN1")  # fmt: skip
    Meeting.objects.create(review_id=BRAM_REVIEW, on_day=date(2014, 4, 2), at_time=time(10), place="Town Hall")


ENGAGEMENT = UUID("11111111-0000-4000-8000-0000000000e1")
ALERT = UUID("11111111-0000-4000-8000-0000000000e2")


def opened() -> None:
    """Aldo Penn, an auditor, reads Amara's record in April and May 2014. Omar Haddad broke glass on Cleo's."""
    aldo = people.staff("aud", name="Aldo Penn")
    days = {"from_on": date(2014, 4, 1), "until_on": date(2014, 6, 1)}
    made = Engagement.objects.create(pk=ENGAGEMENT, purpose="Audit of spring 2014", **days)
    EngagedPerson.objects.create(engagement=made, person=aldo)
    SampledChild.objects.create(engagement=made, child_id=AMARA)
    at = datetime(2014, 4, 25, 9, tzinfo=UTC)
    omar, why = Person.objects.get(name="Omar Haddad"), {"action": BREAK_GLASS.name, "reason": "Missing since morning"}
    ReadEvent.objects.create(
        at=at, who_key=omar.audit_key, who_label=omar.name, about_kind="child", about_key=str(AMARA), page="front:child"
    )
    Alert.objects.create(pk=ALERT, person=omar, child_id=CLEO, on_day=at.date(), at=at, until_at=at, **why)


def preparing() -> None:
    """Bram's care plan came, and his school is invited, as Amara's doctor is; Elin's school was at her review.

    Ines Okafor said why Amara's is late, and a change is noted that might have brought it forward.
    """
    EarlyTrigger.objects.create(
        child_id=AMARA, code="plan-change", known_on=date(2014, 4, 22), noted_on=date(2014, 4, 23), noted_by="Sami Reid"
    )
    why = {"cause": "The papers were not ready", "avoidable": True, "effect": "None", "action": "Asked for them again"}
    LatenessException.objects.create(
        child_id=AMARA, review_id=AMARA_REVIEW, number=1, told_on=date(2014, 4, 1), told_by="Ines Okafor", **why
    )
    Paper.objects.create(review_id=BRAM_REVIEW, kind="care_plan", received_on=date(2014, 3, 28))
    Invitation.objects.create(pk=AMARA_GUEST, review_id=AMARA_REVIEW, role="health", name="Elm Surgery")
    Invitation.objects.create(pk=BRAM_GUEST, review_id=BRAM_REVIEW, role="education", name="Elm School")
    Invitation.objects.create(review_id=ELIN_REVIEW, role="education", name="Oak School", came="attended")
