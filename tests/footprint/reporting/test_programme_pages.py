"""The pages of the work programme on 28 April 2014: read by whoever sees figures, written by Lena and Hugo alone.

Of 2013/14 three of five reviews were held in time.
"""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from footprint.accounts.models import Person
from footprint.audit.models import AuditEvent
from footprint.programme import actions
from footprint.programme.actions import Told, Written
from footprint.programme.measures import MEASURES
from footprint.programme.models import Outcome
from footprint.reporting.behind_targets import Behind, behind, named, periods_of
from footprint.reporting.definitions import definitions
from footprint.reporting.figure_text import Saying
from footprint.reviews.models import Review
from tests import people, register
from tests.acts import led_to, mark, send, twice
from tests.few import few
from tests.footprint.front.conftest import rows_of, text_of
from tests.footprint.reporting.conftest import MONDAY

ENDED, YEAR, NEXT = date(2014, 3, 31), date(2015, 3, 31), date(2016, 3, 31)
PAGE = "/work-programme/"
IN_TIME: dict[str, Any] = {
    "outcome": "Reviews are held in time", "activity": "Reviews", "lead": "Lead IRO", "target": "100% in time",
    "actions": "Warn of those about to be late\nAn exception report for each", "measure": "timely_reviews",
}  # fmt: skip
OVERDUE = "1 review is overdue on the last day, and not among them."
BY = {"by_on_day": "30", "by_on_month": "9", "by_on_year": "2014"}


def write(by: Person, *, year: date = YEAR, wanted: int | None = 100, **more: Any) -> Outcome:
    by_on, number = date(year.year - 1, 9, 30), None if wanted is None else Decimal(wanted)
    written = Written(**{**IN_TIME, "by_on": by_on, "wanted": number, **more})
    return actions.add_outcomes(year_ending=year, written=[written], by=by, at=people.AT)[0]


def held_on(day: date, due_on: date) -> None:
    """A review of Bram's in the year that runs."""
    first = Review.objects.get(child=register.BRAM, held_on=date(2013, 11, 1))
    more = {"number": 9, "held_on": day, "due_on": due_on, "participation": "PN0"}
    Review.objects.create(child_id=register.BRAM, period=first.period, **more)


def outcomes(client: Client, address: str = PAGE) -> list[list[str]]:
    return rows_of(client.get(address), "outcomes")


def test_a_year_without_a_programme_says_what_to_do(cast: dict[str, Person], lena: Client, cora: Client) -> None:
    words = text_of(lena.get(PAGE))
    assert "Work programme 2014/15" in words
    assert "Add an outcome" in words
    words = text_of(cora.get(PAGE))
    assert "The lead IRO or the head of service writes the programme of the year." in words
    assert "Add an outcome" not in words
    assert lena.get(f"{PAGE}programme.xlsx").status_code == 404


@pytest.mark.parametrize("asked", ["", "?year=1066", "?year=twenty", "?year=99999999"])
def test_the_running_year_is_shown_where_the_address_asks_for_none_that_there_is(lena: Client, asked: str) -> None:
    assert "Work programme 2014/15" in text_of(lena.get(PAGE + asked))
    assert "Work programme 2013/14" in text_of(lena.get(f"{PAGE}?year=2014"))


def test_the_lead_sees_the_figure_of_the_year_so_far_beside_the_year_before(
    cast: dict[str, Person], lena: Client
) -> None:
    write(cast["Lena"])
    assert (
        outcomes(lena)[0][3]
        == f"Reviews held in time: – 0 of 0 reviews, 2014/15 so far. {OVERDUE} Wanted: 100%. 60.00% in 2013/14."
    )
    held_on(date(2014, 4, 14), due_on=date(2014, 5, 2))
    (row,) = outcomes(lena)
    assert row == [
        "1. Reviews are held in time Reviews. Lead IRO.",
        "100% in time By 30 September 2014",
        "Nothing told yet",
        "Reviews held in time: 100.00% Not reached yet 1 of 1 reviews, 2014/15 so far. "
        f"{OVERDUE} Wanted: 100%. 60.00% in 2013/14.",
    ]
    page = lena.get(PAGE)
    assert "/figures/timely_reviews/?year=so-far" in page.content.decode()
    assert "Not for publication: small numbers are shown." in text_of(page)
    assert "1 of 1 reviews" in text_of(lena.get("/figures/timely_reviews/?year=so-far"))


def test_a_programme_that_ended_shows_its_own_year(cast: dict[str, Person], lena: Client) -> None:
    write(cast["Lena"], year=ENDED)
    (row,) = outcomes(lena, f"{PAGE}?year=2014")
    assert row[1] == "100% in time Overdue By 30 September 2013"
    assert row[3] == f"Reviews held in time: 60.00% Not reached 3 of 5 reviews, 2013/14. {OVERDUE} Wanted: 100%."
    assert "/figures/timely_reviews/?year=2014" in lena.get(f"{PAGE}?year=2014").content.decode()


def test_others_see_the_last_year_alone_and_no_small_number(cast: dict[str, Person], cora: Client) -> None:
    """Of periods that overlap the difference would tell the small number."""
    outcome = write(cast["Lena"], measure="none", wanted=3)
    page = cora.get(PAGE)
    (row,) = rows_of(page, "outcomes")
    assert "so far" not in row[3]
    assert row[3].startswith("Reviews without the child and without views No number: not shown while small numbers")
    assert "Small numbers are hidden" in text_of(page)
    assert "reached" not in row[3]
    Outcome.objects.filter(pk=outcome.pk).update(measure="timely_reviews", wanted=100)
    assert "60.00%" not in text_of(cora.get(PAGE))


@pytest.mark.parametrize(
    ("year", "whole", "names"),
    [
        (ENDED, True, ["2013/14", "2012/13"]),
        (ENDED, False, ["2013/14", "2012/13"]),
        (YEAR, True, ["2014/15 so far", "2013/14"]),
        (YEAR, False, ["2013/14", "2012/13"]),
        (NEXT, True, ["2014/15 so far", "2013/14"]),
        (date(2012, 3, 31), True, ["2011/12", "2010/11"]),
    ],
)
def test_which_period_counts(year: date, names: list[str], *, whole: bool) -> None:
    assert [named(one) for one in periods_of(year, whole=whole, on=MONDAY)] == names


def test_a_target_that_only_watches_a_figure_is_neither_reached_nor_missed(cast: dict[str, Person]) -> None:
    wanting, watching = write(cast["Lena"], year=ENDED, wanted=60), write(cast["Lena"], year=ENDED, wanted=None)
    without = write(cast["Lena"], year=ENDED, measure="", wanted=None)
    found = behind([wanting, watching, without], year_ending=ENDED, whole=True, on=MONDAY)
    assert set(found) == {wanting.pk, watching.pk}
    assert [verdict(found[one.pk]) for one in (wanting, watching)] == ["Not reached", ""]
    assert found[watching.pk].number == "60.00%"


def verdict(one: Behind) -> str:
    return one.verdict[0]


def test_an_outcome_is_added_told_of_and_read_by_others(cast: dict[str, Person], lena: Client) -> None:
    twice(lena, f"{PAGE}add/?year=2015", {**IN_TIME, **BY, "wanted": "97.5 %"})
    outcome = Outcome.objects.get()
    assert (outcome.wanted, outcome.number, outcome.year_ending) == (Decimal("97.5"), 1, YEAR)
    words = text_of(send(lena, f"{PAGE}{outcome.pk}/progress/", {"state": "slipping", "words": " "}))
    assert "Enter how it is going" in words
    told = {"state": "slipping", "words": "Two were late"}
    send(lena, f"{PAGE}{outcome.pk}/progress/", told)

    ines = people.browser_of(cast["Ines"])
    assert outcomes(ines)[0][2] == "Slipping 28 April 2014: Two were late"
    assert "1 outcome: 1 slipping." in text_of(ines.get(PAGE))
    page = ines.get(f"{PAGE}{outcome.pk}/")
    assert rows_of(page, "progress") == [["28 April 2014", "Slipping", "Two were late", "Lena Marsh"]]
    words = text_of(page)
    assert "An exception report for each" in words
    assert "Tell how it is going" not in words
    assert ines.get(f"{PAGE}{register.AMARA}/").status_code == 404


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"wanted": "many"}, "The number wanted must be a number"),
        ({"wanted": "95.555"}, "The number wanted must be a number"),
        ({"wanted": "1e9"}, "The number wanted must be a number"),
        ({"wanted": "101"}, "Choose a percentage from 0 to 100"),
        ({"measure": "", "wanted": "95"}, "Choose the figure of which you want this value"),
        ({"by_on_year": "2015"}, "must be on or before 31 March 2015"),
        ({"lead": ""}, "Enter the lead officer"),
    ],
)
def test_what_is_not_right_is_asked_again_with_what_was_typed(
    lena: Client, more: dict[str, str], sentence: str
) -> None:
    page = send(lena, f"{PAGE}add/?year=2015", {**IN_TIME, **BY, **more})
    assert sentence in text_of(page)
    assert "Warn of those about to be late" in page.content.decode()
    assert not Outcome.objects.exists()


def test_a_change_is_refused_where_somebody_else_changed_it(cast: dict[str, Person], lena: Client) -> None:
    outcome = write(cast["Lena"])
    other = write(cast["Lena"], outcome="New booklets", measure="", wanted=None)
    address = f"{PAGE}{other.pk}/change/"
    assert 'value="2"' in lena.get(address).content.decode()
    asked = {**IN_TIME, **BY, "measure": "", "outcome": "Booklets and papers", "number": "1"}
    first = mark(lena, address)
    Outcome.objects.filter(pk=other.pk).update(outcome="New leaflets")
    late = text_of(lena.post(address, asked | {"act": first}, follow=True))
    assert "Somebody else has changed this" in late
    assert "New leaflets" in late
    send(lena, address, asked)
    assert [row[0].split(" Reviews. ")[0] for row in outcomes(lena)] == [
        "1. Booklets and papers", "2. Reviews are held in time",
    ]  # fmt: skip
    assert Outcome.objects.get(pk=outcome.pk).number == 2


def test_one_is_taken_out_and_put_back(cast: dict[str, Person], lena: Client, cora: Client) -> None:
    outcome = write(cast["Lena"])
    address = f"{PAGE}{outcome.pk}/"
    assert "Enter a reason" in text_of(send(lena, f"{address}take-out/", {"reason": ""}))
    send(lena, f"{address}take-out/", {"reason": "Another service does it"})
    words = text_of(lena.get(PAGE))
    assert "No outcome yet" in words
    assert "Taken out Reviews are held in time , on 28 April 2014" in words
    assert "Taken out" not in text_of(cora.get(PAGE))
    assert "Put it back" in text_of(lena.get(address))
    assert "was taken out of the programme" in text_of(
        send(lena, f"{address}progress/", {"state": "done", "words": "x"})
    )
    send(lena, f"{address}put-back/", {"reason": "It is ours"})
    assert outcomes(lena)[0][0].startswith("1. Reviews are held in time")


def test_the_next_year_begins_from_what_is_ticked(cast: dict[str, Person], lena: Client) -> None:
    done = write(cast["Lena"], year=ENDED)
    open_still = write(cast["Lena"], year=ENDED, outcome="New booklets", measure="", wanted=None)
    told = [Told(done.pk, "done", "All in time")]
    actions.tell_progress(tellings=told, by=cast["Lena"], on=date(2014, 3, 28), at=people.AT)
    assert "Begin 2014/15 from 2013/14" in text_of(lena.get(PAGE))
    assert "Begin 2014/15 from 2013/14" in text_of(lena.get(f"{PAGE}?year=2014"))

    page = lena.get(f"{PAGE}carry-over/?year=2014").content.decode()
    assert page.count("checked") == 1
    assert f'value="{open_still.pk}"' in page.split("checked")[0].rsplit("<input", 1)[1]
    assert "Select at least one outcome" in text_of(send(lena, f"{PAGE}carry-over/?year=2014", {}))
    sent = send(lena, f"{PAGE}carry-over/?year=2014", {"outcomes": [str(open_still.pk)]})
    assert led_to(sent) == f"{PAGE}?year=2015"
    assert outcomes(lena)[0][:2] == ["1. New booklets Reviews. Lead IRO.", "100% in time By 30 September 2014"]
    again = text_of(send(lena, f"{PAGE}carry-over/?year=2014", {"outcomes": [str(open_still.pk)]}))
    assert "Select a valid choice" in again
    assert len(outcomes(lena)) == 1


def test_the_workbook_holds_the_whole_programme(cast: dict[str, Person], lena: Client) -> None:
    outcome = write(cast["Lena"], year=ENDED)
    told = [Told(outcome.pk, "not_done", "Two were late")]
    actions.tell_progress(tellings=told, by=cast["Lena"], on=date(2014, 3, 28), at=people.AT)
    sent = lena.get(f"{PAGE}programme.xlsx?year=2014")
    assert sent["Content-Disposition"] == 'attachment; filename="work-programme-2013-14.xlsx"'
    sheet = load_workbook(io.BytesIO(sent.content)).worksheets[0]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0] == "Work programme 2013/14"
    assert lines[1][0] == "As it stands on 28 April 2014. 1 outcome: 1 not done."
    assert lines[-1][:4] == [1, "Reviews are held in time", "Reviews", "Lead IRO"]
    assert lines[-1][7] == "Not done"
    assert lines[-1][9:15] == ["Two were late", "Reviews held in time", "60.00%", "3 of 5 reviews", "2013/14", "100%"]
    assert lines[-1][16] == "Not reached"
    assert AuditEvent.objects.get(action="export_programme").about_key == "2014-03-31"


@pytest.mark.parametrize("role", few(["iro", "bs", "cpc", "lado", "sw", "tm", "cpb", "aud", "ins", "igo"], fast=2))
def test_who_reads_it_and_may_not_write(cast: dict[str, Person], role: str) -> None:
    outcome = write(cast["Lena"])
    client = people.signed_in(role, name="Noor Amin")
    assert "Work programme" in client.get("/").content.decode()
    assert client.get(PAGE).status_code == client.get(f"{PAGE}{outcome.pk}/").status_code == 200
    for name in (
        "add/",
        "carry-over/",
        *(f"{outcome.pk}/{one}/" for one in ("change", "progress", "take-out", "put-back")),
    ):
        assert client.get(PAGE + name).status_code == client.post(PAGE + name, {}).status_code == 403


def test_the_head_of_service_writes_it_and_an_administrator_sees_nothing_of_it(cast: dict[str, Person]) -> None:
    outcome = write(cast["Lena"])
    hugo, ada = people.signed_in("hos"), people.signed_in("adm")
    send(hugo, f"{PAGE}{outcome.pk}/progress/", {"state": "done", "words": "All"})
    assert outcomes(hugo)[0][2] == "Done 28 April 2014: All"
    assert ada.get(PAGE).status_code == 403
    assert PAGE not in ada.get("/").content.decode()


@pytest.mark.parametrize(
    ("overdue", "verdict"), [(0, "Target reached"), (7, "Not reached yet"), ("c", "Not reached yet")]
)
def test_no_target_on_timeliness_is_reached_while_reviews_are_overdue(overdue: int | str, verdict: str) -> None:
    periods = periods_of(YEAR, whole=True, on=MONDAY)
    held = {"n": 40, "of": 40, "percent": "100.00"}
    says = Saying(definitions()["timely_reviews"], periods, [held, None], overdue)
    found = Behind(MEASURES["timely_reviews"], Decimal(100), False, periods, says, "", "")
    assert found.verdict[0] == verdict
    assert ("overdue on the last day" in found.words) is bool(overdue)
    assert ("7 reviews are overdue" in says.text) is (overdue == 7)
