"""The pages of a record and of decisions, as Ines Okafor, Sami Reid, Tess Morley and others meet them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.children.models import Contact
from footprint.post.models import Letter
from footprint.reviews import actions as reviews
from footprint.reviews.models import Afterwards, Decision, Draft, RecordVersion, Review, SentCopy, SetAside
from footprint.reviews.record import draft_actions, version_actions
from tests.acts import confirm, mark, send
from tests.people import AT, browser_of, signed_in

WINDOW = UUID(int=7)
OTHER = UUID(int=8)
FEBRUARY = date(2014, 2, 3)


@pytest.fixture
def ines(cast: dict[str, Person], today: Callable[[date], None]) -> dict[str, Any]:
    """In these tests it is Monday 3 February 2014: nobody of the staff could sign in before."""
    today(FEBRUARY)
    return {"by": cast["Ines"], "on": FEBRUARY, "at": AT}


@pytest.fixture
def her(cast: dict[str, Person], ines: dict[str, Any]) -> Client:
    return browser_of(cast["Ines"])


@pytest.fixture
def draft(held: Review, ines: dict[str, Any]) -> Draft:
    return draft_actions.begin_draft(review=held, **ines)


@pytest.fixture
def version(draft: Draft, ines: dict[str, Any]) -> RecordVersion:
    words = {"opinion": "## In short\n- Settled\n- **Proud**", "views": "<b>I like school</b>"}
    draft_actions.save_draft(draft=draft, content=words, version=0, window=WINDOW, by=ines["by"], at=AT)
    return version_actions.finalise(draft=draft, missing_accepted=True, **ines)


def at(name: str, review: Review, *more: Any) -> str:
    return reverse(f"reviews:{name}", args=[review.pk, *more])


def page(browser: Client, name: str, review: Review, *more: Any) -> str:
    answer = browser.get(at(name, review, *more))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_draft_is_begun_written_and_shown_with_its_time(her: Client, held: Review) -> None:
    assert send(her, at("begin-draft", held), page=at("record", held)).redirect_chain == [(at("draft", held), 302)]
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "She is settled."})
    kept = Draft.objects.get()
    kept.saved_at = datetime(2014, 2, 3, 14, 2, tzinfo=UTC)
    kept.save()
    shown = page(her, "draft", held)
    assert "She is settled." in shown
    assert "Saved 14:02" in shown
    assert 'name="version" value="1"' in shown


def test_a_window_saves_by_itself_and_hears_of_another(her: Client, held: Review, draft: Draft) -> None:
    sent = {"version": "0", "window": str(WINDOW), "opinion": "She is"}
    answer = her.post(at("save-draft", held), sent)
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    behind = her.post(at("save-draft", held), {**sent, "window": str(OTHER), "opinion": "He is"})
    assert behind.status_code == 409
    assert Draft.objects.get().content["opinion"] == "She is"
    shown = her.get(behind.json()["compare"]).content.decode()
    assert "She is" in shown
    assert "He is" in shown


def test_two_texts_are_compared_and_both_kept(her: Client, held: Review, draft: Draft) -> None:
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "One", "seen_alone": "yes"})
    answer = her.post(at("draft", held), {"version": "0", "window": str(OTHER), "opinion": "Two", "seen_alone": "no"})
    aside = SetAside.objects.get()
    assert answer["Location"] == at("compare", held, aside.pk)
    behind = {"pick_opinion": "both", "act": mark(her, answer["Location"])}
    her.post(at("draft", held), {"version": "1", "window": str(WINDOW), "parents": "Glad"})
    compared = her.post(answer["Location"], behind, follow=True)
    assert "Somebody else has changed this" in compared.content.decode()
    assert SetAside.objects.exists()
    confirm(her, compared, {"pick_opinion": "both", "pick_seen_alone": "theirs"})
    assert (Draft.objects.get().content["opinion"], Draft.objects.get().content["seen_alone"]) == ("One\n\nTwo", "no")
    assert her.get(answer["Location"]).status_code == 404


def test_a_save_after_the_record_was_finalised_says_so(her: Client, held: Review, version: RecordVersion) -> None:
    answer = her.post(at("save-draft", held), {"version": "0", "window": str(WINDOW), "opinion": "Late"})
    assert (answer.status_code, "finalised" in answer.json()["trouble"]) == (410, True)


def test_what_is_pasted_keeps_its_list_and_no_script(her: Client, held: Review, draft: Draft) -> None:
    html = "<h2>School</h2><ul><li>Maths</li><li>Art</li></ul><script>alert(1)</script>"
    text = her.post(at("paste", held), {"html": html}).json()["text"]
    assert text.split() == ["##", "School", "-", "Maths", "-", "Art"]


def test_the_last_record_stands_beside_and_is_copied_without_scripts(
    her: Client, held: Review, version: RecordVersion, ines: dict[str, Any]
) -> None:
    to_hold = Review.objects.get(child=held.child_id, held_on=None)
    to_hold.held_on = ines["on"]
    to_hold.save()
    later = draft_actions.begin_draft(review=to_hold, **ines)
    shown = page(her, "draft", to_hold)
    assert "On 27 September 2013" in shown
    assert "## In short" in shown
    sent = {"version": "0", "window": str(WINDOW), "opinion": "New", "copy": "opinion"}
    assert her.post(at("draft", to_hold), sent)["Location"].endswith("#opinion")
    later.refresh_from_db()
    assert later.content["opinion"].startswith("New\n\n## In short")


def test_a_discarded_draft_is_taken_back(her: Client, held: Review, draft: Draft) -> None:
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "Long thought over"})
    assert "taken back" in page(her, "discard-draft", held)
    send(her, at("discard-draft", held))
    assert "The draft is discarded" in page(her, "draft", held)
    removing = {"remove": "1", "act": mark(her, at("restore-draft", held), page=at("draft", held))}
    send(her, at("restore-draft", held), page=at("draft", held))
    assert "Long thought over" in page(her, "draft", held)
    refused = her.post(at("restore-draft", held), removing, follow=True)
    assert "This draft is being written. Discard it first." in refused.content.decode()
    assert Draft.objects.exists()


def test_a_draft_that_is_saved_meanwhile_is_not_finalised_unread(her: Client, held: Review, draft: Draft) -> None:
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "She is settled."})
    opened = {"without": "yes", "act": mark(her, at("finish", held))}
    her.post(at("draft", held), {"version": "1", "window": str(WINDOW), "opinion": "She is unsettled."})
    clash = her.post(at("finish", held), opened, follow=True)
    assert "Somebody else has changed this since you opened the page" in clash.content.decode()
    assert not RecordVersion.objects.exists()
    confirm(her, clash, {"without": "yes"})
    assert RecordVersion.objects.get().content["opinion"] == "She is unsettled."


def test_what_is_missing_is_listed_and_finalising_asks(her: Client, held: Review, draft: Draft) -> None:
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "She is settled.", "finish": "1"})
    assert "What the parents say is not written down." in page(her, "finish", held)
    assert "Something is missing" in send(her, at("finish", held)).content.decode()
    assert send(her, at("finish", held), {"without": "yes"}).redirect_chain == [(at("record", held), 302)]
    assert RecordVersion.objects.get().finalised_by == "Ines Okafor"


def test_a_record_is_read_as_headings_and_lists_and_never_as_markup(
    her: Client, held: Review, version: RecordVersion
) -> None:
    shown = page(her, "record", held)
    assert "<li>Settled</li>" in shown
    assert "<strong>Proud</strong>" in shown
    assert "&lt;b&gt;I like school" in shown
    assert "Not recorded" in shown
    assert "Late" in shown
    assert "What does the IRO think?" in shown
    assert "Your own opinion" not in shown
    assert "What do you, the IRO, think?" not in shown


def test_every_version_stays_readable(her: Client, held: Review, version: RecordVersion, ines: dict[str, Any]) -> None:
    assert "Enter why" in send(her, at("amend", held)).content.decode()
    assert send(her, at("amend", held), {"reason": "The school was wrong"}).redirect_chain == [(at("draft", held), 302)]
    her.post(at("draft", held), {"version": "0", "window": str(WINDOW), "opinion": "Unsettled"})
    send(her, at("finish", held), {"without": "yes"})
    assert "Settled" in page(her, "version", held, 1)
    assert "Unsettled" in page(her, "version", held, 2)
    assert "The school was wrong" in page(her, "record", held)
    assert her.get(at("version", held, 3)).status_code == 404


def test_a_version_keeps_what_stood_at_its_head(
    her: Client, held: Review, version: RecordVersion, ines: dict[str, Any]
) -> None:
    reviews.correct_held(review=held.pk, held_on=date(2013, 9, 26), participation="PN5", reason="Misread", **ines)
    shown = page(her, "version", held, 1)
    assert "PN1, attended and spoke for themselves" in shown
    assert "27 December 2013" in shown


def test_a_record_tells_what_became_of_earlier_decisions(her: Client, held: Review, ines: dict[str, Any]) -> None:
    send(her, at("decide", held), DECIDED)
    to_hold = Review.objects.get(child=held.child_id, held_on=None)
    later = reviews.mark_held(review=to_hold.pk, held_on=FEBRUARY, participation="PN1", **ines)
    became = {"became": "not_done", "reason": "Nobody was found"}
    send(her, at("became", later, Decision.objects.get().pk), became)
    send(her, at("begin-draft", later), page=at("record", later))
    her.post(at("draft", later), {"version": "0", "window": str(WINDOW), "opinion": "Unsettled"})
    send(her, at("finish", later), {"without": "yes"})
    shown = page(her, "record", later)
    assert "What became of earlier decisions" in shown
    assert "Nobody was found" in shown


@pytest.mark.parametrize(("role", "reads", "writes"), [("sw", 200, 403), ("tm", 200, 403), ("bs", 200, 403)])
def test_others_read_the_final_record_and_write_none(
    cast: dict[str, Person], held: Review, version: RecordVersion, role: str, reads: int, writes: int
) -> None:
    people = {"sw": "Sami", "tm": "Tess"}
    browser = browser_of(cast[people[role]]) if role in people else signed_in(role)
    assert browser.get(at("record", held)).status_code == reads
    for name in ("draft", "finish", "amend", "decide"):
        assert browser.get(at(name, held)).status_code == writes


def test_another_iro_knows_of_no_record(cast: dict[str, Person], held: Review, version: RecordVersion) -> None:
    omar = browser_of(cast["Omar"])
    for name in ("record", "draft", "decisions", "send-record", "download"):
        assert omar.get(at(name, held)).status_code == 404


def test_a_draft_is_shown_to_nobody_who_may_not_write(
    cast: dict[str, Person], held: Review, draft: Draft, her: Client
) -> None:
    assert "A draft is begun" in page(her, "record", held)
    shown = page(browser_of(cast["Sami"]), "record", held)
    assert "A draft is begun" not in shown
    assert "not finalised yet" in shown


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_record_is_taken_away_as_a_file_that_leaves_its_trace(
    her: Client, held: Review, version: RecordVersion, form: str, begins: bytes
) -> None:
    answer = her.post(at("download", held), {"form": form})
    assert answer.content.startswith(begins)
    assert "Amara" not in answer["Content-Disposition"]
    assert AuditEvent.objects.get(action="download_record").after == {"version": 1, "form": form}
    if form == "docx":
        text = ZipFile(BytesIO(answer.content)).read("word/document.xml").decode()
        assert "Amara Vale" in text
        assert "Settled" in text


def test_the_head_of_service_takes_it_away_for_a_reason(held: Review, version: RecordVersion) -> None:
    hugo = signed_in("hos")
    assert "Enter what it is for" in send(hugo, at("download", held), {"form": "pdf"}).content.decode()
    assert hugo.post(at("download", held), {"form": "pdf", "reason": "Complaint 7"}).content.startswith(b"%PDF")
    assert AuditEvent.objects.get(action="download_record").reason == "Complaint 7"


def test_business_support_notes_who_was_sent_it(held: Review, version: RecordVersion, cast: dict[str, Person]) -> None:
    mara = Contact.objects.create(child=held.child, name="Mara Vale", relationship="mother", safe="yes")
    uri = Contact.objects.create(child=held.child, name="Uri Vale", relationship="relative", safe="no")
    bea = signed_in("bs")
    shown = page(bea, "send-record", held)
    assert "Mara Vale, mother" in shown
    assert "not safe to contact them: Uri Vale" in shown
    day = {"sent_on_day": "3", "sent_on_month": "2", "sent_on_year": "2014", "everybody": "yes"}
    assert "Choose at least one" in send(bea, at("send-record", held), day).content.decode()
    chosen = {f"means_contact-{mara.pk}": "post", f"means_contact-{uri.pk}": "post", "means_child": "meeting"}
    send(bea, at("send-record", held), {**day, **chosen})
    assert set(SentCopy.objects.values_list("name", flat=True)) == {"Mara Vale", "Amara Vale"}
    assert Afterwards.objects.get(review=held).distributed_on is not None


DECIDED = {"text": "Find a mentor", "owner_role": "social_worker", "owner": "Sami Reid",
           "by_on_day": "1", "by_on_month": "11", "by_on_year": "2013"}  # fmt: skip
SENT = {"sent_on_day": "3", "sent_on_month": "2", "sent_on_year": "2014"}


def sent_to_tess() -> dict[str, Any]:
    return {**SENT, "to": str(Person.objects.get(name="Tess Morley").pk)}


def test_decisions_go_from_the_iro_to_the_manager_and_back(her: Client, held: Review, cast: dict[str, Person]) -> None:
    send(her, at("decide", held), DECIDED)
    tess = browser_of(cast["Tess"])
    assert "Find a mentor" not in page(tess, "decisions", held)
    assert "Tess Morley</option>" in page(her, "send-decisions", held)
    assert "Not sent yet" in her.get(reverse("reviews:after")).content.decode()
    send(her, at("send-decisions", held), sent_to_tess())
    letter = Letter.objects.get()
    assert (letter.to_address, "10 February 2014" in letter.text) == ("tess.morley@example.gov.uk", True)
    assert "Amara" not in letter.subject + letter.text
    assert at("answer", held) in page(tess, "record", held)
    assert at("answer", held) not in page(her, "record", held)
    assert "Find a mentor" in page(tess, "answer", held)
    assert "Select your answer" in send(tess, at("answer", held)).content.decode()
    assert "Enter why you disagree" in send(tess, at("answer", held), {"answer_1": "disagreed"}).content.decode()
    send(tess, at("answer", held), {"answer_1": "disagreed", "reason_1": "He has one"})
    assert Decision.objects.get().answered_by == "Tess Morley"
    assert at("answer", held) not in page(tess, "record", held)
    (row,) = tess.get(reverse("reviews:after")).context["shown"].rows
    assert [cell.text for cell in (row[2], row[3])] == ["Done", "Disagreed"]
    shown = page(her, "decisions", held)
    assert "Disagreed" in shown
    assert "He has one" in shown
    assert tess.get(at("answer", held))["Location"] == at("decisions", held)


def test_the_second_click_decides_nothing_again_and_shows_the_success(her: Client, held: Review) -> None:
    sent = {**DECIDED, "act": mark(her, at("decide", held))}
    for _ in range(2):
        assert "The decision is recorded." in her.post(at("decide", held), sent, follow=True).content.decode()
    assert Decision.objects.count() == 1


def test_a_decision_that_was_changed_is_not_answered_as_it_was(
    her: Client, held: Review, cast: dict[str, Person]
) -> None:
    send(her, at("decide", held), DECIDED)
    send(her, at("send-decisions", held), sent_to_tess())
    tess, one = browser_of(cast["Tess"]), Decision.objects.get()
    opened = {"answer_1": "agreed", "act": mark(tess, at("answer", held))}
    send(her, at("change-decision", held, one.pk), {**DECIDED, "text": "Find a tutor", "reason": "Better so"})
    send(her, at("send-decisions", held), sent_to_tess())
    clash = tess.post(at("answer", held), opened, follow=True).content.decode()
    assert "Somebody else has changed this" in clash
    assert Decision.objects.get().answer == ""


def test_a_decision_is_changed_and_taken_out_while_nobody_was_sent_it(her: Client, held: Review) -> None:
    send(her, at("decide", held), DECIDED)
    one = Decision.objects.get()
    opened = {**DECIDED, "act": mark(her, at("change-decision", held, one.pk))}
    removing = {"act": mark(her, at("remove-decision", held, one.pk))}
    send(her, at("change-decision", held, one.pk), {**DECIDED, "text": "Find a tutor"})
    assert Decision.objects.get().text == "Find a tutor"
    changed = her.post(at("change-decision", held, one.pk), opened, follow=True).content.decode()
    assert "Somebody else has changed this" in changed
    assert "Find a tutor (Sami Reid, social worker, by 01/11/2013)" in changed
    gone = her.post(at("remove-decision", held, one.pk), removing, follow=True).content.decode()
    assert "Somebody else has changed this" in gone
    assert "Find a tutor" in page(her, "remove-decision", held, one.pk)
    send(her, at("remove-decision", held, one.pk))
    assert not Decision.objects.exists()


def test_the_care_plan_is_noted_up_to_date(held: Review, cast: dict[str, Person]) -> None:
    bea = signed_in("bs")
    day = {"updated_on_day": "30", "updated_on_month": "9", "updated_on_year": "2013"}
    send(bea, at("plan-updated", held), day)
    assert str(Afterwards.objects.get(review=held).plan_updated_on) == "2013-09-30"
    early = send(bea, at("plan-updated", held), {**day, "updated_on_day": "26"}).content.decode()
    assert "before the review was held" in early


def test_the_history_tells_of_decisions_from_when_they_were_sent(her: Client, held: Review) -> None:
    history = reverse("front:history", args=[held.child_id])
    send(her, at("decide", held), DECIDED)
    assert "Find a mentor" not in her.get(history).content.decode()
    send(her, at("send-decisions", held), sent_to_tess())
    shown = her.get(history).content.decode()
    assert "Find a mentor" in shown
    assert "Decisions sent to" in shown
