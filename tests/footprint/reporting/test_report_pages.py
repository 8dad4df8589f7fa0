"""The pages on which the annual report of 2013/14 is written, approved and read, for each role."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.models import EngagedPerson, Engagement
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import (
    AnnualReport,
    Approval,
    Comment,
    LetStand,
    PassageAside,
    PassageText,
    ReportVersion,
)
from footprint.reporting.report import writing_actions
from tests import people
from tests.acts import led_to, mark, send, twice
from tests.people import AT

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": people.staff("hos")}


@pytest.fixture
def report(staff: dict[str, Person]) -> AnnualReport:
    return writing_actions.begin_report(reporting_period=YEAR, by=staff["Lena"], at=AT)


def at(name: str, report: AnnualReport, *more: Any) -> str:
    return reverse(f"report:{name}", args=[report.pk, *more])


def save(client: Client, report: AnnualReport, section: str, text: str, version: int = 0, **more: str) -> Any:
    sent = {"text": text, "version": str(version), **more}
    return client.post(at("save", report, section), sent)


def published(report: AnnualReport, lena: Client, hugo: Client) -> ReportVersion:
    send(lena, at("send", report))
    report.refresh_from_db()
    for client in (lena, hugo):
        send(client, at("approve", report), {"read": "yes"})
    send(hugo, at("publish", report))
    return ReportVersion.objects.get()


def test_a_section_saves_itself_and_says_when(report: AnnualReport, lena: Client, hugo: Client) -> None:
    answer = save(lena, report, "timeliness", "Two were late.")
    assert answer.json()["version"] == 1
    assert len(answer.json()["saved"]) == 5
    assert PassageText.objects.get().text == "Two were late."
    assert save(hugo, report, "timeliness", "Mine", 1).status_code == 403
    page = hugo.get(at("write", report, "timeliness")).content.decode()
    assert "Two were late." in page
    assert "data-autosave" not in page


def test_the_figures_of_a_section_stand_beside_its_words(report: AnnualReport, lena: Client) -> None:
    page = lena.get(at("write", report, "timeliness")).content.decode()
    assert "What are we doing about it?" in page
    assert "3 of 5 reviews, 60.00%" in page
    assert "What the figures say" not in lena.get(at("write", report, "training")).content.decode()
    assert lena.get(at("write", report, "weather")).status_code == 404


def test_a_typed_number_is_told_by_its_figure(report: AnnualReport, lena: Client, hugo: Client) -> None:
    save(lena, report, "timeliness", "It was 60%, and shall be 95%.")
    page = lena.get(at("write", report, "timeliness")).content.decode()
    assert "“60%” is “Reviews held in time”, 2013/14" in page
    assert "“95%” is no figure of this report." in page
    assert "no figure of this report" not in hugo.get(at("write", report, "timeliness")).content.decode()


def test_a_save_by_itself_answers_which_figures_are_typed_and_who_might_be_recognised(
    report: AnnualReport, lena: Client
) -> None:
    told = save(lena, report, "timeliness", "It was 60%. Amara <said> so.").json()["beside"]
    assert "“60%” is “Reviews held in time”, 2013/14" in told["typed"]
    assert "“Amara” is the name of a child on the register." in told["caught"]
    assert "Here they keep nothing from going on." in told["caught"]
    page = lena.get(at("write", report, "timeliness")).content.decode()
    for part in ("“60%” is “Reviews held in time”, 2013/14", "“Amara” is the name of a child on the register."):
        assert part in page
    clean = save(lena, report, "timeliness", "It was so.", 1).json()["beside"]
    assert (clean["typed"].strip(), clean["caught"].strip()) == ("", "")


def test_figures_are_counted_again_for_other_numbers_alone(report: AnnualReport, lena: Client) -> None:
    assert "typed" not in save(lena, report, "timeliness", "Most were in time.").json()["beside"]
    assert "typed" in save(lena, report, "timeliness", "60% were in time.", 1).json()["beside"]
    assert "typed" not in save(lena, report, "timeliness", "60% of all were in time.", 2).json()["beside"]
    assert "“61%” is no figure" in save(lena, report, "timeliness", "61% of all.", 3).json()["beside"]["typed"]


def test_what_is_set_aside_or_no_longer_written_answers_nothing_beside(
    report: AnnualReport, lena: Client, hugo: Client
) -> None:
    save(lena, report, "timeliness", "One")
    apart = save(
        lena, report, "timeliness", "It was 60%, said Amara.", 0, window="00000000-0000-0000-0000-000000000002"
    )
    assert list(apart.json()) == ["compare"]
    assert save(hugo, report, "timeliness", "It was 60%, said Amara.", 1).status_code == 403
    send(lena, apart.json()["compare"], {"pick_text": "draft"})
    published(report, lena, hugo)
    assert list(save(lena, report, "timeliness", "It was 60%, said Amara.", 1).json()) == ["trouble"]


def test_of_a_caught_word_the_answer_leads_to_letting_it_stand_for_whoever_may(
    report: AnnualReport, staff: dict[str, Person], lena: Client
) -> None:
    assert "let-stand" not in save(lena, report, "views", "Amara likes it here.").json()["beside"]["caught"]
    moll = people.signed_in("liro", name="Moll Dray")
    assert "let-stand" not in save(moll, report, "views", "Amara likes it now.", 1).json()["beside"]["caught"]
    assert "can’t go for approval" in save(lena, report, "views", "Amara likes us.", 2).json()["beside"]["caught"]


def test_two_windows_that_wrote_are_compared(report: AnnualReport, lena: Client) -> None:
    save(lena, report, "timeliness", "One", window="00000000-0000-0000-0000-000000000001")
    apart = save(lena, report, "timeliness", "Two", window="00000000-0000-0000-0000-000000000002")
    assert apart.status_code == 409
    compare = apart.json()["compare"]
    assert "Another window wrote" in lena.get(at("outline", report)).content.decode()
    late = {"act": mark(lena, compare), "pick_text": "both"}
    save(lena, report, "timeliness", "One more", 1, window="00000000-0000-0000-0000-000000000001")
    assert "Somebody else has changed this" in lena.post(compare, late, follow=True).content.decode()
    twice(lena, compare, {"pick_text": "both"})
    assert PassageText.objects.get().text == "One more\n\nTwo"
    assert not PassageAside.objects.exists()
    assert lena.get(compare).status_code == 404


def test_without_scripts_the_button_saves_and_leads_to_comparing(report: AnnualReport, lena: Client) -> None:
    write = at("write", report, "timeliness")
    assert lena.post(write, {"text": "One\r\nline", "version": "0"})["Location"] == write
    assert PassageText.objects.get().text == "One\nline"
    assert "/compare/" in lena.post(write, {"text": "Another", "version": "0"})["Location"]


def test_what_is_pasted_from_word_becomes_plain_text(report: AnnualReport, lena: Client) -> None:
    answer = lena.post(at("paste", report), {"html": "<p>It is <b>so</b>.</p>"})
    assert answer.json()["text"] == "It is **so**."


def test_those_who_approve_comment_and_settle(report: AnnualReport, hugo: Client, lena: Client, cora: Client) -> None:
    address = at("comment", report, "timeliness")
    assert cora.post(address, {"words": "Hello"}).status_code == 403
    beside = at("write", report, "timeliness")
    assert "Enter your comment" in send(hugo, address, {"words": ""}, page=beside).content.decode()
    twice(hugo, address, {"words": "Say why."}, page=beside)
    said = Comment.objects.get()
    assert "1 comment" in lena.get(at("outline", report)).content.decode()
    send(lena, at("settle-comment", report, said.pk), page=beside)
    assert "Settled by Lena Marsh" in lena.get(at("write", report, "timeliness")).content.decode()


def test_a_name_is_kept_as_typed_and_let_stand_by_another(report: AnnualReport, lena: Client, hugo: Client) -> None:
    save(lena, report, "views", "Amara likes it here.")
    page = lena.get(at("write", report, "views")).content.decode()
    assert "“Amara” is the name of a child on the register." in page
    assert "let-stand" not in page
    refused = send(lena, at("send", report)).content.decode()
    assert "A child might be recognised. Change the words" in refused
    word = hugo.get(at("write", report, "views")).context["caught"][0].catch.mark
    address = at("let-stand", report, "views", word)
    assert "You wrote this" in send(lena, address, {"reason": "A ship"}).content.decode()
    twice(hugo, address, {"reason": "A ship"})
    assert LetStand.objects.get().reason == "A ship"
    assert hugo.get(address).status_code == 404
    assert "The report waits for approval." in send(lena, at("send", report)).content.decode()


def test_two_people_approve_and_one_publishes(report: AnnualReport, lena: Client, hugo: Client) -> None:
    save(lena, report, "timeliness", "Two were late.")
    assert hugo.post(at("send", report)).status_code == 403
    send(lena, at("send", report))
    report.refresh_from_db()
    assert "Two were late." in lena.get(at("approve", report)).content.decode()
    assert "Select that you have read it" in send(lena, at("approve", report), {}).content.decode()
    send(lena, at("approve", report), {"read": "yes"})
    again = send(lena, at("approve", report), {"read": "yes"}).content.decode()
    assert "You approved this report already" in again
    assert "Two people have to approve" in send(hugo, at("publish", report)).content.decode()
    stale = {"act": mark(hugo, at("approve", report)), "read": "yes"}
    AnnualReport.objects.filter(pk=report.pk).update(revision=2)
    late = hugo.post(at("approve", report), stale, follow=True).content.decode()
    assert "Somebody else has changed this" in late
    AnnualReport.objects.filter(pk=report.pk).update(revision=1)
    send(hugo, at("approve", report), {"read": "yes"})
    assert Approval.objects.count() == 2
    assert led_to(twice(hugo, at("publish", report))) == at("outline", report)
    assert "Begin the next version" in lena.get(at("outline", report)).content.decode()


def test_a_report_taken_back_is_written_on(report: AnnualReport, lena: Client, hugo: Client) -> None:
    save(lena, report, "timeliness", "Two were late.")
    send(lena, at("send", report))
    send(hugo, at("take-back", report))
    report.refresh_from_db()
    assert report.state == "writing"
    assert "nothing to take back" in send(hugo, at("take-back", report)).content.decode()


@pytest.mark.slow
def test_a_board_member_reads_what_is_published_and_nothing_before(
    report: AnnualReport, lena: Client, hugo: Client, cora: Client
) -> None:
    save(lena, report, "timeliness", "Two were late.")
    before = cora.get(reverse("report:reports")).content.decode()
    assert "No report is published yet." in before
    assert "Being written" not in before
    for name, more in (("outline", ()), ("write", ("timeliness",)), ("approve", ()), ("send", ())):
        assert cora.get(at(name, report, *more)).status_code == 403
    version = published(report, lena, hugo)
    assert f"version {version.number}" in cora.get(reverse("report:reports")).content.decode()
    page = cora.get(at("version", report, 1)).content.decode()
    assert "Two were late." in page
    assert "3 of 5 reviews" not in page
    assert "With small numbers" not in page
    assert cora.get(at("internal", report, 1)).status_code == 403
    assert "Your reviews 2013/14" in cora.get(at("for-children", report, 1)).content.decode()
    assert "3 of 5 reviews" in hugo.get(at("internal", report, 1)).content.decode()


@pytest.mark.slow
def test_an_inspector_sees_small_numbers_and_no_words_before_they_are_published(
    report: AnnualReport, staff: dict[str, Person], lena: Client, hugo: Client
) -> None:
    save(lena, report, "timeliness", "Two were late.")
    engaged = Engagement.objects.create(purpose="Inspection", from_on=date(2014, 4, 1), until_on=date(2014, 6, 1))
    EngagedPerson.objects.create(engagement=engaged, person=staff["Isla"])
    isla = people.browser_of(staff["Isla"])
    before = isla.get(reverse("report:read")).content.decode()
    assert "3 of 5 reviews" in before
    assert "Two were late." not in before
    assert "Two were late." in hugo.get(reverse("report:read")).content.decode()
    published(report, lena, hugo)
    assert "Two were late." in isla.get(at("internal", report, 1)).content.decode()
