"""The annual report of 2013/14 from written to published: names caught, two approvals, a copy that never changes."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from footprint.accounts.models import Person
from footprint.children.models import Child, PreviousName
from footprint.page.refusals import NotAllowed
from footprint.post import html
from footprint.post.stored_documents import read
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import AnnualReport, Approval, LetStand, PassageText, ReportVersion
from footprint.reporting.report import approving_actions, freezing, queries, writing_actions
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.warned import before_approving
from tests import people, register
from tests.footprint.reporting.conftest import MONDAY
from tests.people import AT

YEAR = ReportingPeriod.year_ending(date(2014, 3, 31))
SAFE = "A boy of nine wanted to see his brothers. The IRO asked for it at two reviews, and now he does."
NAMED = "A came into care at nine.\n\nNow Amara sees her brothers."
SEEN_IN_PRINT = "An aunt spoke for K.\n\nHis carers are kind, and K is well. Kieran likes school."


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": people.staff("hos"), "Moll": people.staff("liro", name="Moll Dray")}


@pytest.fixture
def report(staff: dict[str, Person]) -> AnnualReport:
    made = writing_actions.begin_report(reporting_period=YEAR, by=staff["Lena"], at=AT)
    write(made, staff["Lena"], "purpose", "The law asks for a report.")
    return made


def write(report: AnnualReport, by: Person, section: str, text: str) -> PassageText:
    now = queries.passage_of(report, section)
    writing_actions.save_passage(
        report=report, section=section, words={"text": text}, version=now.version if now else 0, window=UUID(int=1),
        by=by, at=AT,
    )  # fmt: skip
    kept = queries.passage_of(report, section)
    assert kept
    return kept


def approve(report: AnnualReport, by: Person, seen: int | None = None) -> Approval:
    report.refresh_from_db()
    seen = report.revision if seen is None else seen
    return approving_actions.approve(report=report, seen=seen, by=by, on=MONDAY, at=AT)


def published(report: AnnualReport, staff: dict[str, Person]) -> ReportVersion:
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    for who in ("Lena", "Hugo"):
        approve(report, staff[who])
    return approving_actions.publish(report=report, by=staff["Hugo"], at=AT)


def caught_words(report: AnnualReport) -> dict[str, list[str]]:
    found = caught_in(report, report.passages.all())
    return {key: [one.catch.word for one in caught] for key, caught in found.items()}


def test_nothing_goes_for_approval_before_anything_is_written(staff: dict[str, Person]) -> None:
    empty = writing_actions.begin_report(
        reporting_period=ReportingPeriod.year_ending(date(2013, 3, 31)), by=staff["Lena"], at=AT
    )
    with pytest.raises(NotAllowed, match="Nothing is written yet"):
        approving_actions.send_for_approval(report=empty, by=staff["Lena"], at=AT)


def test_a_report_goes_for_approval_once_and_is_taken_back(report: AnnualReport, staff: dict[str, Person]) -> None:
    who: dict[str, Any] = {"by": staff["Lena"], "at": AT}
    with pytest.raises(NotAllowed, match="nothing to take back"):
        approving_actions.take_back(report=report, **who)
    assert approving_actions.send_for_approval(report=report, **who).state == "for approval"
    with pytest.raises(NotAllowed, match="sent for approval already"):
        approving_actions.send_for_approval(report=report, **who)
    assert approving_actions.take_back(report=report, **who).state == "writing"


def test_two_windows_are_compared_before_a_report_goes_for_approval(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    writing_actions.save_passage(
        report=report, section="purpose", words={"text": "Another"}, version=0, window=UUID(int=2), by=staff["Moll"],
        at=AT,
    )  # fmt: skip
    with pytest.raises(NotAllowed, match="Compare them first"):
        approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)


def test_names_of_children_are_caught_of_sealed_restricted_and_earlier_ones_too(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    PreviousName.objects.create(child_id=register.BRAM, given_names="Bartholomew", family_name="Oke")
    hidden = Child.objects.filter(pk__in=(register.CLEO, register.DOV))
    assert all(one.restricted or one.sealed for one in hidden)
    write(report, staff["Lena"], "case_studies", "cleo, Dov and Bartholomew met Ms Vale.")
    write(report, staff["Lena"], "views", SEEN_IN_PRINT)
    write(report, staff["Lena"], "impact", SAFE)
    assert caught_words(report) == {"case_studies": ["cleo", "Dov", "Bartholomew", "Vale"], "views": ["Kieran"]}


@pytest.mark.parametrize("section", ["views", "case_studies", "children_told"])
def test_a_child_who_might_be_recognised_keeps_the_report_from_approval(
    report: AnnualReport, staff: dict[str, Person], section: str
) -> None:
    write(report, staff["Lena"], section, NAMED)
    with pytest.raises(NotAllowed, match="might be recognised"):
        approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    assert PassageText.objects.get(section=section).text == NAMED
    write(report, staff["Lena"], section, SAFE)
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)


def test_elsewhere_a_name_is_a_warning_alone(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "oversight", "Amara was named by nobody else.")
    assert caught_words(report) == {"oversight": ["Amara"]}
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)


def test_a_name_stands_by_another_s_reason_until_its_paragraph_changes(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    passage = write(report, staff["Lena"], "views", "I like Vale Park.")
    (one,) = caught_in(report, [passage])["views"]
    about: dict[str, Any] = {"passage": passage, "mark": one.catch.mark, "at": AT}
    with pytest.raises(NotAllowed, match="You wrote this"):
        approving_actions.let_stand(by=staff["Lena"], reason="A park", **about)
    with pytest.raises(NotAllowed, match="Say why"):
        approving_actions.let_stand(by=staff["Hugo"], reason=" ", **about)
    approving_actions.let_stand(by=staff["Hugo"], reason="A park", **about)
    assert LetStand.objects.get().who == "Hugo Brandt"
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    write(report, staff["Lena"], "views", "I like Vale.")
    with pytest.raises(NotAllowed, match="might be recognised"):
        approve(report, staff["Hugo"])


def test_a_word_that_is_no_longer_there_can_t_be_let_stand(report: AnnualReport, staff: dict[str, Person]) -> None:
    passage = write(report, staff["Lena"], "views", NAMED)
    mark = caught_in(report, [passage])["views"][0].catch.mark
    write(report, staff["Lena"], "views", SAFE)
    with pytest.raises(NotAllowed, match="changed meanwhile"):
        approving_actions.let_stand(passage=passage, mark=mark, reason="Gone", by=staff["Hugo"], at=AT)


def test_two_different_people_approve_before_it_is_published(report: AnnualReport, staff: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed, match="does not wait for approval"):
        approve(report, staff["Hugo"])
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    first = approve(report, staff["Lena"])
    assert (first.who, first.role) == ("Lena Marsh", "Lead independent reviewing officer")
    with pytest.raises(NotAllowed, match="a second person"):
        approve(report, staff["Lena"])
    with pytest.raises(NotAllowed, match="Two people"):
        approving_actions.publish(report=report, by=staff["Lena"], at=AT)
    approve(report, staff["Hugo"])
    version = approving_actions.publish(report=report, by=staff["Hugo"], at=AT)
    assert [one["who"] for one in version.signed] == ["Lena Marsh", "Hugo Brandt"]
    report.refresh_from_db()
    assert report.state == "published"
    with pytest.raises(NotAllowed, match="published already"):
        approving_actions.publish(report=report, by=staff["Hugo"], at=AT)


def test_a_change_takes_approvals_back_and_so_does_taking_back(report: AnnualReport, staff: dict[str, Person]) -> None:
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    approve(report, staff["Lena"])
    write(report, staff["Lena"], "purpose", "Changed.")
    report.refresh_from_db()
    assert queries.approvals_of(report) == []
    approve(report, staff["Hugo"])
    assert [one.who for one in queries.approvals_of(report)] == ["Hugo Brandt"]
    back = approving_actions.take_back(report=report, by=staff["Hugo"], at=AT)
    again = approving_actions.send_for_approval(report=back, by=staff["Lena"], at=people.AT.replace(hour=10))
    assert queries.approvals_of(again) == []


def test_what_was_changed_while_it_was_read_is_not_approved(report: AnnualReport, staff: dict[str, Person]) -> None:
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    report.refresh_from_db()
    seen = report.revision
    write(report, staff["Lena"], "purpose", "Changed.")
    with pytest.raises(NotAllowed, match="changed while you read it"):
        approve(report, staff["Hugo"], seen)
    assert not Approval.objects.exists()


def test_a_published_report_is_not_written_on_before_its_next_version_is_begun(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    with pytest.raises(NotAllowed, match="being written already"):
        approving_actions.begin_next(report=report, reason="A slip", by=staff["Lena"], at=AT)
    published(report, staff)
    with pytest.raises(NotAllowed, match="Begin its next version"):
        write(report, staff["Lena"], "purpose", "Changed.")
    approving_actions.begin_next(report=report, reason="A slip", by=staff["Lena"], at=AT)
    write(report, staff["Lena"], "purpose", "Changed.")
    assert published(report, staff).number == 2
    assert [one.frozen["words"]["purpose"]["text"] for one in ReportVersion.objects.order_by("number")] == [
        "The law asks for a report.", "Changed."
    ]  # fmt: skip


def test_children_are_told_in_whole_numbers_and_no_small_one(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "children_hello", "We are your **IROs**.")
    document = read(published(report, staff).for_children)
    assert document.title == "Your reviews 2013/14"
    told = html.body(document.parts)
    assert "We are your <strong>IROs</strong>." in told
    assert "%" not in told
    assert "in every 100" not in told  # of five reviews no share is told


def test_what_is_kept_reads_back_as_it_was(report: AnnualReport, staff: dict[str, Person]) -> None:
    whole = freezing.frozen(report, at=AT)
    for name in ("published", "internal", "for_children"):
        assert freezing.kept(read(whole[name])) == whole[name]


def test_a_number_of_a_few_keeps_the_report_from_approval_wherever_it_stands(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "purpose", "Three boys on remand were moved.")
    with pytest.raises(NotAllowed, match="A child might be recognised"):
        approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)
    write(report, staff["Lena"], "purpose", "Twenty boys were moved.")
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=AT)


def test_whoever_approves_is_told_of_every_warning_and_open_comment(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "purpose", "Our aim is 99.99% of reviews.")
    writing_actions.comment(report=report, section="purpose", words="Is that so?", by=staff["Hugo"], at=AT)
    found = before_approving(report)
    assert any("1 comment to settle" in one for one in found)
    assert any("“99.99%” is no figure of this report." in one for one in found)
