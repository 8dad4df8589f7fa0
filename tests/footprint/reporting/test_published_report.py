"""The published copy of the annual report of 2013/14: what it holds, who reads it, and what may follow it."""

from datetime import date

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.page.refusals import NotAllowed
from footprint.post import html
from footprint.post.stored_documents import read
from footprint.reporting.figures_of_period import title_of
from footprint.reporting.models import AnnualReport, ReportVersion
from footprint.reporting.report import approving_actions, freezing, queries, writing_actions
from footprint.reviews.models import Review
from footprint.sql_files import fingerprint
from tests import people, register
from tests.acts import send
from tests.conftest import Making
from tests.footprint.reporting.conftest import MONDAY
from tests.footprint.reporting.test_publishing_a_report import YEAR, published, write
from tests.footprint.reporting.test_report_pages import at, save
from tests.people import AT


@pytest.fixture(scope="module")
def copy(making: Making, made: dict[str, Person]) -> None:
    """Lena Marsh wrote it; she and Hugo Brandt approved it, and he published it."""
    with making(MONDAY):
        report = writing_actions.begin_report(reporting_period=YEAR, by=made["Lena"], at=AT)
        write(report, made["Lena"], "purpose", "The law asks for a report.")
        write(report, made["Lena"], "timeliness", "Two were late.")
        published(report, {"Lena": made["Lena"], "Hugo": people.staff("hos")})


@pytest.fixture
def staff(copy: None, cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": Person.objects.get(name="Hugo Brandt")}


@pytest.fixture
def version(staff: dict[str, Person]) -> ReportVersion:
    return ReportVersion.objects.get()


@pytest.fixture
def report(staff: dict[str, Person]) -> AnnualReport:
    return AnnualReport.objects.get()


def test_the_copy_holds_every_figure_with_its_base_and_the_sql_that_counted_it(version: ReportVersion) -> None:
    kept = version.frozen
    figure = kept["figures"]["timely_reviews"]
    assert figure["values"][0] == {"n": 3, "of": 5, "percent": "60.00"}
    assert figure["hash"] == fingerprint(figure["sql"])
    assert "review" in figure["sql"]
    assert (kept["known_from"], kept["periods"][0]) == ("2013-04-01", ["2013-04-01", "2014-03-31", "2014-03-31"])
    assert kept["words"]["purpose"] == {"text": "The law asks for a report.", "doing": ""}


def test_a_copy_stays_as_it_is_when_the_register_changes_and_says_what_would_differ(version: ReportVersion) -> None:
    assert freezing.differing_now(version) == []
    before = (version.frozen, version.published, version.internal)
    Review.objects.filter(child=register.AMARA, held_on=date(2014, 1, 6)).update(held_on=date(2013, 12, 20))
    kept = ReportVersion.objects.get(pk=version.pk)
    assert (kept.frozen, kept.published, kept.internal) == before
    differs = {one.figure: one.what for one in freezing.differing_now(kept)}
    assert differs[title_of("timely_reviews")] == "The number is another."
    assert title_of("reviews_held") not in differs


def test_a_relation_that_was_added_since_is_no_difference_and_one_that_is_another_is(version: ReportVersion) -> None:
    then = dict(version.frozen["foundation"])
    hash_then = then.pop("visit")
    version.frozen = {**version.frozen, "foundation": then}
    assert freezing.differing_now(version) == []
    version.frozen = {**version.frozen, "foundation": then | {"visit": hash_then[::-1]}}
    assert [one.what for one in freezing.differing_now(version)] == [
        "The records are laid out for counting in another way."
    ]


def test_a_copy_can_t_be_changed_or_removed(version: ReportVersion) -> None:
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk).update(number=9)
    with pytest.raises(ProgrammingError, match="never changed"), transaction.atomic():
        ReportVersion.objects.filter(pk=version.pk).delete()


def test_the_published_copy_hides_small_numbers_and_the_internal_one_shows_them(version: ReportVersion) -> None:
    public, internal = html.body(read(version.published).parts), html.body(read(version.internal).parts)
    assert "The law asks for a report." in public
    assert "3 of 5 reviews" not in public
    assert "3 of 5 reviews" in internal


def test_a_copy_is_taken_back_once_with_the_reason(version: ReportVersion, staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        approving_actions.withdraw(version=version, reason="", by=staff["Hugo"], at=AT)
    approving_actions.withdraw(version=version, reason="A child was recognised", by=staff["Hugo"], at=AT)
    assert queries.is_withdrawn(queries.versions().get())
    with pytest.raises(NotAllowed, match="already"):
        approving_actions.withdraw(version=version, reason="Again", by=staff["Hugo"], at=AT)


def test_a_published_copy_is_taken_away_as_a_file_and_the_trail_says_so(
    report: AnnualReport, lena: Client, hugo: Client, cora: Client
) -> None:
    answer = cora.get(at("version-file", report, 1, "version", "html"))
    assert 'filename="annual-report-2014-03-31-version-1.html"' in answer["Content-Disposition"]
    assert "Two were late." in answer.content.decode()
    assert AuditEvent.objects.filter(action="export_report").count() == 1
    assert cora.get(at("version-file", report, 1, "internal", "html")).status_code == 404
    assert hugo.get(at("version-file", report, 1, "internal", "html")).status_code == 200
    assert cora.get(at("version-file", report, 1, "version", "exe")).status_code == 404


def test_its_numbers_are_worked_out_again(report: AnnualReport, lena: Client, hugo: Client, cora: Client) -> None:
    assert "comes out as it was published" in hugo.get(at("again", report, 1)).content.decode()
    assert cora.get(at("again", report, 1)).status_code == 403
    assert people.signed_in("ins", name="Ilse Brook").get(at("again", report, 1)).status_code == 404


def test_a_copy_taken_back_is_read_by_those_who_approve_alone(
    report: AnnualReport, lena: Client, hugo: Client, cora: Client
) -> None:
    assert cora.post(at("withdraw", report, 1), {"reason": "No"}).status_code == 403
    send(hugo, at("withdraw", report, 1), {"reason": "A child was recognised"})
    assert cora.get(at("version", report, 1)).status_code == 404
    assert "No report is published yet." in cora.get(reverse("report:reports")).content.decode()
    assert "A child was recognised" in lena.get(at("version", report, 1)).content.decode()


def test_the_next_version_is_begun_with_a_reason(report: AnnualReport, lena: Client, hugo: Client) -> None:
    gone = save(lena, report, "timeliness", "Changed", 1)
    assert gone.status_code == 410
    assert "Begin its next version" in gone.json()["trouble"]
    assert "Enter the reason" in send(lena, at("next-version", report), {"reason": ""}).content.decode()
    send(lena, at("next-version", report), {"reason": "A slip"})
    assert save(lena, report, "timeliness", "Changed", 1).json()["version"] == 2
    assert queries.approvals_of(AnnualReport.objects.get()) == []
