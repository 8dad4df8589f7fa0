"""What a section of the report of 2013/14 said before: kept sitting by sitting, told, and brought back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.page.refusals import NotAllowed
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.models import AnnualReport, EarlierWording, PassageAside, PassageText
from footprint.reporting.report import approving_actions, queries, writing_actions
from footprint.reporting.report.names_caught import caught_in
from footprint.reporting.report.wordings import wordings_of
from tests import people
from tests.acts import led_to, mark, send
from tests.footprint.reporting.conftest import MONDAY

TEN = datetime(2014, 4, 3, 9, 0, tzinfo=UTC)  # ten o'clock in summer time
LONG = (
    "Most of the children who moved in the year stayed near their schools, and those who did not were seen by their "
    "officer before the review and again a month after it."
)


@pytest.fixture
def staff(cast: dict[str, Person]) -> dict[str, Person]:
    return cast | {"Hugo": people.staff("hos"), "Moll": people.staff("liro", name="Moll Dray")}


@pytest.fixture
def report(staff: dict[str, Person]) -> AnnualReport:
    return writing_actions.begin_report(
        reporting_period=ReportingPeriod.year_ending(date(2014, 3, 31)), by=staff["Lena"], at=TEN
    )


def write(
    report: AnnualReport, by: Person, text: str, minutes: int = 0, *, version: int | None = None, window: int = 1,
    section: str = "homes",
) -> Any:  # fmt: skip
    """By default from the version as it stands."""
    now = queries.passage_of(report, section)
    version = version if version is not None else now.version if now else 0
    return writing_actions.save_passage(
        report=report, section=section, words={"text": text}, version=version, window=UUID(int=window), by=by,
        at=TEN + timedelta(minutes=minutes),
    )  # fmt: skip


def kept() -> list[tuple[str, str]]:
    return [(one.who, one.text) for one in EarlierWording.objects.order_by("number")]


def standing() -> PassageText:
    return PassageText.objects.get(section="homes")


def test_a_run_of_saves_is_one_wording_and_a_pause_begins_another(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    for minutes, text in ((0, "Near"), (5, "Nearer"), (35, "Nearer home")):
        write(report, staff["Lena"], text, minutes)
    assert kept() == []
    write(report, staff["Lena"], "Nearer home now", 66)
    assert kept() == [("Lena Marsh", "Nearer home")]


def test_somebody_else_who_writes_begins_another(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "Nearer home")
    write(report, staff["Moll"], "Nearer to home", 1)
    write(report, staff["Moll"], "Nearer to their home", 2)
    write(report, staff["Lena"], "Nearer to their homes", 3)
    assert kept() == [("Lena Marsh", "Nearer home"), ("Moll Dray", "Nearer to their home")]
    assert standing().saved_by == "Lena Marsh"


@pytest.mark.parametrize(
    ("now", "are_kept"),
    [
        ("", True),
        (LONG.rsplit(" ", 15)[0], False),
        (LONG.rsplit(" ", 16)[0], True),
        ("Another text. " + " ".join(reversed(LONG.split())), False),
    ],
)
def test_what_takes_out_more_than_a_sentence_at_once_begins_another(
    report: AnnualReport, staff: dict[str, Person], now: str, are_kept: bool
) -> None:
    write(report, staff["Lena"], LONG)
    write(report, staff["Lena"], now, 1)
    assert kept() == ([("Lena Marsh", LONG)] if are_kept else [])


def test_the_first_change_after_sending_for_approval_begins_another(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "As sent")
    approving_actions.send_for_approval(report=report, by=staff["Lena"], at=TEN + timedelta(minutes=2))
    write(report, staff["Lena"], "As put right", 4)
    write(report, staff["Lena"], "As put right twice", 6)
    assert kept() == [("Lena Marsh", "As sent")]


def test_what_is_compared_is_kept_whatever_is_chosen(report: AnnualReport, staff: dict[str, Person]) -> None:
    for chosen, texts in (({}, ("One", "Two")), ({"text": "Four"}, ("Three", "Four"))):
        write(report, staff["Lena"], texts[0])
        write(report, staff["Lena"], texts[1], version=0, window=2)
        writing_actions.settle_passage(
            aside=PassageAside.objects.get(), chosen=chosen, version=standing().version, by=staff["Lena"], at=TEN
        )
    assert kept() == [("Lena Marsh", "Two"), ("Lena Marsh", "Four"), ("Lena Marsh", "Three")]
    assert [one.set_aside for one in EarlierWording.objects.order_by("number")] == [True, True, False]
    assert standing().text == "Four"


def test_an_earlier_wording_is_never_changed_or_removed(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "One")
    write(report, staff["Moll"], "Two")
    for change in (EarlierWording.objects.all().delete, lambda: EarlierWording.objects.update(text="Three")):
        with pytest.raises(ProgrammingError, match="keeps a trail"), transaction.atomic():
            change()
    assert kept() == [("Lena Marsh", "One")]


def test_each_wording_is_told_against_the_one_that_stood_before_it(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "Two were late.")
    write(report, staff["Moll"], "Three were late.", 10)
    write(report, staff["Lena"], "Nobody looked.", 20, version=1, window=2)
    settle = {"aside": PassageAside.objects.get(), "chosen": {}, "version": 2}
    writing_actions.settle_passage(**settle, by=staff["Lena"], at=TEN + timedelta(minutes=25))
    write(report, staff["Lena"], "Three were early.", 30)
    told = [(one.who, one.set_aside, one.before.get("text", "")) for one in wordings_of(standing())]
    assert told == [
        ("Lena Marsh", False, "Three were late."),
        ("Lena Marsh", True, "Three were late."),
        ("Moll Dray", False, "Two were late."),
        ("Lena Marsh", False, ""),
    ]


def bring_back(number: int, version: int, by: Person, minutes: int = 60) -> None:
    wording = EarlierWording.objects.select_related("passage__report").get(number=number)
    writing_actions.bring_back(wording=wording, version=version, by=by, at=TEN + timedelta(minutes=minutes))


def test_one_is_brought_back_as_a_wording_of_its_own(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "One")
    write(report, staff["Moll"], "Two", 1)
    bring_back(1, 2, staff["Moll"], 2)
    assert (standing().text, standing().version, standing().saved_by) == ("One", 3, "Moll Dray")
    assert kept() == [("Lena Marsh", "One"), ("Moll Dray", "Two")]
    assert AuditEvent.objects.get(action="bring_wording_back").after == {"brought back": "homes", "wording": 1}
    with pytest.raises(NotAllowed, match="nothing to bring back"):
        bring_back(1, 3, staff["Moll"])


def test_none_is_brought_back_over_words_that_were_not_looked_at(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "One")
    write(report, staff["Moll"], "Two", 1)
    write(report, staff["Moll"], "Two, and more", 2)
    with pytest.raises(NotAllowed, match="saved again meanwhile"):
        bring_back(1, 2, staff["Lena"])
    assert standing().text == "Two, and more"
    assert write(report, staff["Lena"], "Later", 3, version=2).apart


def test_what_is_brought_back_has_nobody_s_approval(report: AnnualReport, staff: dict[str, Person]) -> None:
    write(report, staff["Lena"], "One")
    write(report, staff["Moll"], "Two", 1)
    report = approving_actions.send_for_approval(report=report, by=staff["Lena"], at=TEN + timedelta(minutes=2))
    sign: dict[str, Any] = {"on": MONDAY, "at": TEN + timedelta(minutes=3)}
    approving_actions.approve(report=report, seen=2, by=staff["Lena"], **sign)
    bring_back(1, 2, staff["Lena"], 4)
    report.refresh_from_db()
    assert queries.approvals_of(report) == []
    for who in ("Lena", "Hugo"):
        approving_actions.approve(report=report, seen=3, by=staff[who], **sign)
    approving_actions.publish(report=report, by=staff["Hugo"], at=TEN + timedelta(minutes=5))
    with pytest.raises(NotAllowed, match="Begin its next version"):
        bring_back(2, 3, staff["Lena"])


def test_whoever_wrote_a_name_lets_it_stand_no_more_for_being_brought_back_by_another(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    write(report, staff["Lena"], "I like Vale Park.", section="views")
    write(report, staff["Moll"], "I like the park.", section="views")
    bring_back(1, 2, staff["Moll"])
    passage = PassageText.objects.get(section="views")
    (one,) = caught_in(report, [passage])["views"]
    about: dict[str, Any] = {"passage": passage, "mark": one.catch.mark, "reason": "A park", "at": TEN}
    for who in ("Lena", "Moll"):
        with pytest.raises(NotAllowed, match="You wrote this"):
            approving_actions.let_stand(by=staff[who], **about)
    approving_actions.let_stand(by=staff["Hugo"], **about)


def at(name: str, report: AnnualReport, *more: Any) -> str:
    return reverse(f"report:{name}", args=[report.pk, "homes", *more])


def browsers(staff: dict[str, Person], *names: str) -> Sequence[Client]:
    return [people.browser_of(staff[name]) for name in names]


def test_the_page_of_a_section_leads_to_what_it_said_before(report: AnnualReport, staff: dict[str, Person]) -> None:
    lena, hugo, cora = browsers(staff, "Lena", "Hugo", "Cora")
    assert "Nothing is written in this section yet." in lena.get(at("wordings", report)).content.decode()
    write(report, staff["Lena"], "Two were <late>.")
    write(report, staff["Moll"], "Three were <late>.", 75)
    assert at("wordings", report) in lena.get(at("write", report)).content.decode()
    page = hugo.get(at("wordings", report)).content.decode()
    assert page.index("Moll Dray, 3 April 2014, 11:15") < page.index("Lena Marsh, 3 April 2014, 10:00")
    assert '<ins><span class="govuk-visually-hidden">Added: </span>Three </ins>' in page
    assert '<del><span class="govuk-visually-hidden">Taken out: </span>Two </del>' in page
    assert "were &lt;late&gt;." in page
    assert cora.get(at("wordings", report)).status_code == 403
    assert cora.get(at("wording", report, 1)).status_code == 403


def test_many_wordings_stand_on_several_pages(report: AnnualReport, staff: dict[str, Person]) -> None:
    (lena,) = browsers(staff, "Lena")
    for hour in range(12):
        write(report, staff["Lena"], f"Words{hour:02}", 60 * hour)
    first = lena.get(at("wordings", report)).content.decode()
    assert "Words11" in first
    assert "Words00" not in first
    assert "Words00" in lena.get(at("wordings", report) + "?page=2").content.decode()


def test_a_writer_brings_one_back_and_whoever_approves_only_reads_it(
    report: AnnualReport, staff: dict[str, Person]
) -> None:
    lena, hugo = browsers(staff, "Lena", "Hugo")
    write(report, staff["Lena"], "- Two were late.")
    write(report, staff["Moll"], "Three were late.", 1)
    address = at("wording", report, 1)
    assert "Bring it back" in lena.get(address).content.decode()
    read = hugo.get(address).content.decode()
    assert "<li>Two were late.</li>" in read
    assert "Bring it back" not in read
    assert hugo.post(address, {"version": "2"}).status_code == 403
    late = {"act": mark(lena, address)}
    write(report, staff["Moll"], "Four were late.", 2)
    assert "Somebody else has changed this" in lena.post(address, late, follow=True).content.decode()
    late = {"act": mark(lena, address)}
    assert led_to(send(lena, address)) == at("write", report)
    assert standing().text == "- Two were late."
    assert "Somebody else has changed this" in lena.post(address, late, follow=True).content.decode()
    assert lena.get(at("wording", report, 9)).status_code == 404
    assert lena.get(address.replace("homes", "parents")).status_code == 404
