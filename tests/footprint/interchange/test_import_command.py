"""`./run import_ssda903`: exit status, and what goes where."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from footprint.children.models import Child
from footprint.interchange import actions
from footprint.interchange.models import Import
from tests.interchange.folders import REVIEWS, write

pytestmark = pytest.mark.django_db


def command(*words: str) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_ssda903", *words, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_summary_goes_to_standard_output_and_warnings_to_standard_error(tmp_path: Path) -> None:
    out, err = command(str(write(tmp_path, {"reviews.csv": REVIEWS.replace("PN3", "")})))

    assert out.startswith("Added: 3 children, 4 episodes, 3 rows kept for the return, 5 reviews\n  ADA, child\n")
    assert "REVIEW_CODE" in err
    assert Import.objects.get().by_label == "Footprint (system)"


@pytest.mark.slow
def test_a_folder_is_looked_for_where_the_command_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "year")
    monkeypatch.setenv("FOOTPRINT_CALLED_FROM", str(tmp_path))

    command("year")

    assert Child.objects.count() == 3


def test_a_dry_run_says_so_and_writes_nothing(tmp_path: Path) -> None:
    out, _ = command(str(write(tmp_path)), "--dry-run")

    assert out.startswith("Nothing was written")
    assert not Child.objects.exists()


def test_refused_files_end_with_1_and_one_line_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path, {"reviews.csv": REVIEWS.replace("PN3", "PN8")})

    err = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("import_ssda903", str(folder), stderr=err)

    assert stopped.value.code == 1
    assert err.getvalue() == f'{folder}/reviews.csv:6: REVIEW_CODE "PN8": is not a code for participation\n'


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as wrong:
        command(str(tmp_path / "nowhere"))

    assert wrong.value.returncode == 2


@pytest.mark.slow
def test_when_it_stops_in_the_middle_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        pass

    def killed(*given: object, **more: object) -> None:
        raise Killed

    monkeypatch.setattr(actions, "_remember", killed)
    with pytest.raises(Killed):
        command(str(write(tmp_path)))

    assert not Child.objects.exists()
