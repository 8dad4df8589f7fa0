"""The outbox: one recipient a message, held, called back, sent once, tried again; no names for others to see."""

import smtplib
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from footprint.audit import SYSTEM
from footprint.audit.models import AuditEvent
from footprint.page.refusals import NotAllowed
from footprint.post.letters import actions, offices, sending
from footprint.post.letters.actions import Draft
from footprint.post.letters.outbox import standing
from footprint.post.models import Letter

AT = datetime(2014, 4, 28, 9, 30, tzinfo=UTC)
DUE = AT + actions.HELD
ABOUT = ("review", "11111111-0000-4000-8000-000000000001")
TO_INES = Draft("Ines Crane", "ines@example.org", "A message waits for you", "Sign in to read it.")
TO_OMAR = Draft("Omar Haddad", "omar@example.org", "A message waits for you", "Sign in to read it.")


def written(*drafts: Draft) -> list[Letter]:
    return actions.write_letters(drafts=drafts, about=ABOUT, unsaid=["Amara Vale", "Amara"], by=SYSTEM, at=AT)


def again(letter: Letter) -> Letter:
    return Letter.objects.get(pk=letter.pk)


class Refusing(BaseEmailBackend):
    """A mail server that cannot be reached, or takes no such address."""

    fault: Exception = OSError("no route")

    def send_messages(self, messages: Any) -> int:
        raise self.fault


@pytest.fixture
def unreachable(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    settings.EMAIL_BACKEND = f"{__name__}.Refusing"

    def with_fault(fault: Exception) -> None:
        monkeypatch.setattr(Refusing, "fault", fault)

    return with_fault


def test_a_message_leaves_after_two_minutes_and_once(db: None) -> None:
    (letter,) = written(TO_INES)

    assert sending.send_due(at=DUE - timedelta(seconds=1)) == sending.Round()
    assert mail.outbox == []
    assert sending.send_due(at=DUE) == sending.Round(sent=1)
    assert sending.send_due(at=DUE) == sending.Round()

    (sent,) = mail.outbox
    assert (sent.to, sent.cc, sent.bcc) == (["ines@example.org"], [], [])
    assert (sent.subject, sent.body) == ("A message waits for you", "Sign in to read it.")
    assert str(letter.pk) in sent.extra_headers["Message-ID"]
    assert (again(letter).status, again(letter).sent_at) == ("sent", DUE)


def test_each_recipient_gets_a_message_of_their_own(db: None) -> None:
    written(TO_INES, TO_OMAR)

    assert sending.send_due(at=DUE).sent == 2
    assert sorted(sent.to[0] for sent in mail.outbox) == ["ines@example.org", "omar@example.org"]
    assert {len(sent.recipients()) for sent in mail.outbox} == {1}


def test_a_server_that_is_away_is_asked_again_later_and_not_for_ever(db: None, unreachable: Any) -> None:
    unreachable(OSError("no route"))
    (letter,) = written(TO_INES)
    now, rounds = DUE, 0
    while again(letter).status == "waiting":
        assert sending.send_due(at=now) in (sending.Round(put_off=1), sending.Round(failed=1))
        assert sending.send_due(at=now) == sending.Round()
        now, rounds = now + timedelta(hours=4), rounds + 1

    assert rounds == sending.MOST_TRIES
    assert (again(letter).status, again(letter).problem) == ("failed", sending.NOT_REACHED)


def test_a_refused_address_fails_at_once(db: None, unreachable: Any) -> None:
    unreachable(smtplib.SMTPRecipientsRefused({}))
    (letter,) = written(TO_INES)

    assert sending.send_due(at=DUE) == sending.Round(failed=1)
    assert again(letter).problem == sending.REFUSED


def test_a_message_that_cannot_be_written_fails_alone_and_those_behind_it_leave(db: None) -> None:
    bad, good = written(TO_INES, TO_OMAR)
    Letter.objects.filter(pk=bad.pk).update(
        to_address="ines@" + "é" * 70 + ".example", due_at=DUE - timedelta(minutes=1)
    )

    assert sending.send_due(at=DUE) == sending.Round(sent=1, failed=1)
    assert (again(bad).status, again(bad).problem) == ("failed", sending.NO_MESSAGE)
    assert again(good).status == "sent"


@pytest.mark.parametrize(
    "address",
    [
        "ines@example.org,omar@example.org",
        "ines@example.org; omar@example.org",
        "ines@example.org omar@example.org",
        "friends: ines@example.org;",
        "ines@example.org\nBcc: omar@example.org",
        "ines@example.org\r\n",
        "Ines <ines@example.org>",
        "ines",
        "",
    ],
)
def test_only_one_plain_address_is_taken(db: None, address: str) -> None:
    with pytest.raises(NotAllowed, match="is no e-mail address"):
        written(Draft("Ines Crane", address, "A message waits for you", "Sign in."))

    assert not Letter.objects.exists()


PIECES = [
    "a",
    "é",
    "Zoë",
    "@",
    "example.org",
    ".",
    ",",
    ";",
    ":",
    "<",
    ">",
    '"',
    " ",
    "\r\n",
    "\n",
    "Bcc: b@c.org",
    "\x00",
    "\u2028",
]


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])  # a busy machine draws slowly
@given(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), st.lists(st.sampled_from(PIECES)).map("".join))
@example("ines@example.org", "A message for Zoë, from us: a; b <c@d.org>")
def test_whatever_is_written_a_message_has_one_recipient_and_no_other_header(address: str, subject: str) -> None:
    draft = Draft("Ines Crane", address, subject, "Sign in.")
    try:
        actions._check(draft, [])
    except NotAllowed:
        return
    message = sending._message(Letter(to_address=draft.to_address, subject=draft.subject.strip(), text=draft.text))

    heads = [name.lower() for name in message.message()]
    assert message.recipients() == [address]
    assert heads.count("to") == 1
    assert {"cc", "bcc"} & set(heads) == set()
    assert list(message_from_bytes(message.message().as_bytes())) == list(message.message())


@pytest.mark.parametrize(
    ("subject", "text", "sentence"),
    [
        ("About Amara", "Sign in.", "names Amara"),
        ("A message", "amara vale’s review is done.", "names Amara Vale"),
        ("A message\nBcc: omar@example.org", "Sign in.", "on one line"),
        ("", "Sign in.", "a subject"),
        ("A message", "  ", "is empty"),
    ],
)
def test_what_may_be_seen_by_others_is_not_said(db: None, subject: str, text: str, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        written(TO_OMAR, Draft("Ines Crane", "ines@example.org", subject, text))

    assert not Letter.objects.exists()


def test_a_word_that_only_begins_like_a_name_is_no_name(db: None) -> None:
    assert written(Draft("Ines Crane", "ines@example.org", "Amaranth", "Sign in."))


def test_the_table_itself_takes_one_address_and_one_line(db: None) -> None:
    (letter,) = written(TO_INES)

    for wrong in ({"to_address": "a@example.org,b@example.org"}, {"subject": "a\nb"}, {"status": "sent"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**wrong)


def test_each_step_leaves_a_trace(db: None) -> None:
    written(TO_INES)
    sending.send_due(at=DUE)

    about = AuditEvent.objects.filter(about_kind="review").order_by("pk").values_list("action", "reason")
    assert list(about) == [("write_letters", ""), ("send_letter", "")]


@pytest.mark.django_db(transaction=True)
def test_a_message_that_somebody_holds_is_passed_over() -> None:
    held, _ = written(TO_INES, TO_OMAR)
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM post_letter WHERE id = %s FOR UPDATE", [held.pk])
            assert sending.send_due(at=DUE).sent == 1
            cursor.execute("ROLLBACK")
    finally:
        other.close()
    assert [sent.to for sent in mail.outbox] == [["omar@example.org"]]
    assert sending.send_due(at=DUE).sent == 1


def test_the_worker_sends_what_is_due_and_says_so(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    written(TO_INES)  # of 2014: long due by the real clock

    call_command("worker", "--once")
    call_command("worker", "--once")

    assert capsys.readouterr().err == "1 sent, 0 to be tried again, 0 failed\n"
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_due_is_sent_again_and_again_until_it_is_stopped() -> None:
    stop, told = threading.Event(), list[str]()

    def tell(sentence: str) -> None:
        told.append(sentence)
        if len(told) == 1:
            written(TO_OMAR)
        else:
            stop.set()

    written(TO_INES)
    sending.keep_sending(until=stop, tell=tell, every=0)
    assert told == ["1 sent, 0 to be tried again, 0 failed"] * 2
    assert [one.to for one in mail.outbox] == [["ines@example.org"], ["omar@example.org"]]


def test_who_holds_the_office_is_asked_again_before_a_message_leaves(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    holds: list[offices.Holder] = [offices.Holder("Omar Haddad", "omar@example.org")]
    monkeypatch.setitem(offices._offices, "iro", lambda key, on: holds[0] if holds and key == ABOUT[1] else None)
    (to_another,) = written(replace(TO_INES, office="iro"))
    sending.send_due(at=DUE)
    assert (again(to_another).to_name, mail.outbox[0].to) == ("Omar Haddad", ["omar@example.org"])
    holds.clear()
    (to_nobody, to_ines) = written(replace(TO_INES, office="iro"), TO_INES)
    assert sending.send_due(at=DUE).sent == 1
    assert (again(to_nobody).status, again(to_nobody).sent_at) == ("withdrawn", None)
    assert "Nobody who can sign in" in again(to_nobody).withdrawn_because
    assert (again(to_ines).to_name, len(mail.outbox)) == ("Ines Crane", 2)


def test_an_outbox_that_nothing_leaves_is_told(db: None) -> None:
    (letter,) = written(TO_INES)
    assert not standing(at=DUE).stuck
    assert standing(at=DUE + timedelta(minutes=16)).stuck

    assert sending.send_due(at=DUE).sent == 1
    assert not standing(at=DUE + timedelta(minutes=16)).stuck

    Letter.objects.filter(pk=letter.pk).update(status="failed", sent_at=None)
    assert standing(at=DUE).stuck
    assert standing(at=DUE).in_words() == "0 wait, 0 of them late; in the last day 0 sent, 1 failed"
