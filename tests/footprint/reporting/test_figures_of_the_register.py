"""The register says what the files say whose rows it holds, whatever day it is looked at."""

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from footprint.front import figures_from_register
from footprint.front.figures_command import main
from footprint.front.figures_from_files import asked_for
from footprint.interchange.ssda903.records import known_from as files_known_from
from footprint.reporting.definitions import in_print
from footprint.reviews.following_care import reckon
from footprint.reviews.models import Clock, KnownFrom
from tests.figures.from_files import figures_from
from tests.figures.strategies import Case, cases
from tests.figures.test_against_oracle import written
from tests.people import AT
from tests.register_from_files import load, records_of

LATEST = date(2026, 6, 30)
EXAMPLES = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, phases=[Phase.generate])


def taken_in(folders: list[Path], *, on: date) -> None:
    with records_of(folders, as_at=on) as tables:
        known = files_known_from(tables)
        assert known is not None
        KnownFrom.objects.create(day=known, set_at=AT)
        reckon(children=load(tables, on=on), on=on)


def of_register(question: dict[str, Any]) -> dict[str, Any]:
    days = {name: day for name, day in question.items() if name != "known_from"}
    asked = asked_for(**days)
    found = figures_from_register.work_out(
        year_ending=question["year_ending"], asked=asked, known_from=question.get("known_from")
    )
    return found.as_json()


def shared(found: dict[str, Any]) -> dict[str, Any]:
    """What files and register can both tell: whose IRO a child had, and who came, is in the register alone."""
    alone = {key for key, not_in_files in in_print().items() if not_in_files}
    parts = ("figures", "not_available")
    return found | {part: {key: one for key, one in found[part].items() if key not in alone} for part in parts}


def compare(case: Case) -> None:
    with tempfile.TemporaryDirectory() as name, transaction.atomic():
        folders = written(case, Path(name))
        taken_in(folders, on=LATEST)
        clocks = list(Clock.objects.order_by("pk").values())
        assert shared(of_register(case.question)) == shared(figures_from(folders, **case.question))
        assert list(Clock.objects.order_by("pk").values()) == clocks, "nothing that was supposed stays"
        transaction.set_rollback(True)


@pytest.mark.slow
@pytest.mark.django_db
@settings(EXAMPLES, max_examples=12, derandomize=True)
@given(case=cases())
def test_the_register_and_the_files_agree(case: Case) -> None:
    compare(case)


@pytest.mark.slow
@pytest.mark.django_db
@settings(EXAMPLES, max_examples=200)
@given(case=cases())
def test_the_register_and_many_more_files_agree(case: Case) -> None:
    compare(case)


@pytest.mark.slow  # three years of a council
@pytest.mark.django_db
def test_the_command_without_files_reads_the_register(demo_files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = sorted(demo_files.iterdir())
    taken_in(folders, on=date(2014, 3, 31))

    assert main(["--year-ending", "2014-03-31", "--format", "json"]) == 0

    printed, of_files = json.loads(capsys.readouterr().out), figures_from(folders, year_ending=date(2014, 3, 31))
    assert shared(printed) == shared(of_files)
    assert "allocated_in_time" in printed["figures"]
    assert of_files["not_available"]["iro_changes"] == "the files of the return do not hold whose IRO a child had"


@pytest.mark.django_db
def test_a_period_without_a_month_end_has_no_months() -> None:
    within = {"year_ending": date(2014, 3, 31), "from_date": date(2014, 3, 11), "to_date": date(2014, 3, 30)}
    assert of_register(within)["figures"]["looked_after_by_month"] == {}


@pytest.mark.django_db
def test_an_empty_register_has_no_figures_about_reviews() -> None:
    found = of_register({"year_ending": date(2014, 3, 31)})
    assert found["known_from"] is None
    assert found["figures"]["looked_after_at_end"] == 0
    assert found["not_available"]["reviews_held"] == "no review was given"


def test_what_is_for_files_alone_is_refused_without_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--year-ending", "2014-03-31", "--all-warnings"]) == 2
    assert "are for files" in capsys.readouterr().err


@pytest.mark.django_db
def test_days_still_to_come_are_refused_and_a_year_that_is_not_over_is_marked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTPRINT_TODAY", "2014-04-28")
    assert main(["--year-ending", "2016-03-31"]) == 2
    out, err = capsys.readouterr()
    assert (out, "2015-04-01 is still to come" in err) == ("", True)
    assert main(["--year-ending", "2015-03-31", "--format", "json"]) == 0
    assert "2015-03-31 is still to come: these figures are not final" in capsys.readouterr().err
    assert main(["--year-ending", "2014-03-31", "--format", "json"]) == 0
    assert "still to come" not in capsys.readouterr().err
