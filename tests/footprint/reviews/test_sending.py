"""Whom Amara's record goes to: herself, Sami Reid, her mother, and never an uncle whom it is not safe to write to."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from footprint.children.models import Contact
from footprint.page.refusals import NotAllowed
from footprint.reviews.models import Afterwards, Decision, Invitation, RecordVersion, Review, SentCopy
from footprint.reviews.record import draft_actions, sending_actions, version_actions
from footprint.reviews.record.sending_actions import Copy, Recipient
from footprint.reviews.record.version_actions import Whole
from tests.people import AT

TUESDAY = date(2013, 10, 15)


@pytest.fixture
def contacts(held: Review) -> None:
    for name, relationship, safe in (
        ("Mara Vale", "mother", "yes"), ("Uri Vale", "relative", "no"), ("Gil Vale", "grandparent", "ask"),
    ):  # fmt: skip
        Contact.objects.create(child=held.child, name=name, relationship=relationship, safe=safe)
    Invitation.objects.create(review=held, role="health", name="Nora Flint")
    Invitation.objects.create(review=held, role="relative", name="Kit Vale", excluded_because="The child asked")
    Contact.objects.create(child=held.child, name="Old Carer", relationship="carer", until_on=date(2013, 9, 1))


@pytest.fixture
def people(contacts: None, held: Review) -> dict[str, Recipient]:
    return {one.name: one for one in sending_actions.recipients(review=held, on=date(2014, 1, 6))}


@pytest.fixture
def version(contacts: None, held: Review, ines: dict[str, Any]) -> RecordVersion:
    draft = draft_actions.begin_draft(review=held, **ines)
    draft_actions.save_draft(
        draft=draft, content={"opinion": "Settled"}, version=0, window=UUID(int=1), by=ines["by"], at=AT
    )
    return version_actions.finalise(draft=draft, missing_accepted=True, **ines)


@pytest.fixture
def send(held: Review, ines: dict[str, Any]) -> Any:
    def sending(*copies: Copy, everybody: bool = False, sent_on: date = TUESDAY) -> list[SentCopy]:
        return sending_actions.send_copies(
            review=held, copies=copies, sent_on=sent_on, everybody=everybody, **{**ines, "on": TUESDAY}
        )

    return sending


def test_those_who_may_be_sent_it_are_the_childs_own_people_of_the_day(people: dict[str, Recipient]) -> None:
    assert list(people) == ["Amara Vale", "Sami Reid", "Gil Vale", "Mara Vale", "Uri Vale", "Nora Flint"]


def test_copies_are_kept_with_day_means_and_version(
    version: RecordVersion, people: dict[str, Recipient], send: Any, held: Review
) -> None:
    send(Copy(people["Amara Vale"], "meeting"), Copy(people["Mara Vale"], "post"))
    copy = SentCopy.objects.get(name="Mara Vale")
    assert (copy.means, copy.sent_on, copy.version, copy.capacity) == ("post", TUESDAY, 1, "Mother")
    assert Afterwards.objects.get(review=held).distributed_on is None
    send(everybody=True)
    assert Afterwards.objects.get(review=held).distributed_on == TUESDAY


def test_nobody_is_written_to_whom_it_is_not_safe_to_contact(
    version: RecordVersion, people: dict[str, Recipient], send: Any
) -> None:
    with pytest.raises(NotAllowed, match="not safe to contact Uri Vale"):
        send(Copy(people["Mara Vale"], "post"), Copy(people["Uri Vale"], "post"))
    with pytest.raises(NotAllowed, match="Ask the social worker before sending to Gil Vale"):
        send(Copy(people["Gil Vale"], "post"))
    assert not SentCopy.objects.exists()
    send(Copy(people["Gil Vale"], "post", asked="Sami Reid says yes, without the address"))
    assert SentCopy.objects.get().asked.startswith("Sami Reid")


def test_nothing_is_sent_before_it_is_finalised(people: dict[str, Recipient], send: Any) -> None:
    with pytest.raises(NotAllowed, match="not finalised yet"):
        send(Copy(people["Mara Vale"], "post"))


@pytest.mark.parametrize(
    ("day", "sentence"), [(date(2013, 10, 16), "still to come"), (date(2013, 9, 29), "before the record")]
)
def test_an_impossible_day_is_refused(
    version: RecordVersion, people: dict[str, Recipient], send: Any, day: date, sentence: str
) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        send(Copy(people["Mara Vale"], "post"), sent_on=day)


def whole(review: Review) -> Whole:
    owner = {"owner_role": "social_worker", "owner": "Sami Reid", "by_on": date(2013, 11, 1)}
    sent = {"sent_on": date(2013, 10, 1), "answer_due_on": date(2013, 10, 8), "answer": "agreed"}
    copy = SentCopy(review=review, version=1, name="Amara Vale", capacity="The child", means="post", sent_on=TUESDAY)
    return Whole(
        review,
        content={"opinion": "Settled", "plan_up_to_date": "no", "progress_contact": "yes"},
        completed_on=date(2013, 10, 11),
        by="Ines Okafor",
        decisions=[Decision(text="Find a mentor", **owner, **sent), Decision(text="See the dentist", **owner, **sent)],
        copies=[copy],
        days={"decisions_sent_on": date(2013, 10, 1), "distributed_on": TUESDAY},
    )


def test_many_records_are_kept_as_one_by_one(held: Review, ines: dict[str, Any]) -> None:
    version_actions.record_many(wholes=[whole(held)], **ines)
    version, clocks = RecordVersion.objects.get(), Afterwards.objects.get()
    assert (version.plan_up_to_date, version.progress_contact, version.progress_health) == (False, True, None)
    assert [one["text"] for one in version.decisions] == ["Find a mentor", "See the dentist"]
    assert (clocks.record_completed_on, clocks.distributed_on) == (date(2013, 10, 11), TUESDAY)
    assert clocks.record_due_on == date(2013, 10, 18)
    assert (Decision.objects.count(), SentCopy.objects.count()) == (2, 1)


def test_many_records_make_as_many_queries_as_one(held: Review, ines: dict[str, Any]) -> None:
    others = [
        Review.objects.create(child=held.child, period=held.period, number=one + 2, held_on=date(2013, 10, one + 1))
        for one in range(3)
    ]
    with CaptureQueriesContext(connection) as single:
        version_actions.record_many(wholes=[whole(others[0])], **ines)
    with CaptureQueriesContext(connection) as several:
        version_actions.record_many(wholes=[whole(one) for one in others[1:]], **ines)
    assert len(several) == len(single)
