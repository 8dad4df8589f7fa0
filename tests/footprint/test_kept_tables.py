"""The tests' tables are kept from run to run for as long as nothing says otherwise how tables are made."""

from pathlib import Path

import pytest

from tests.kept_tables import copied, key

MIGRATIONS = "footprint/children/migrations"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("footprint/children/migrations/0001_initial.py", "footprint/children/models/opening.py", "README.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it is")
    return tmp_path


@pytest.mark.parametrize(
    "changed",
    [
        *(f"{MIGRATIONS}/{name}.py" for name in ("0001_initial", "0002_another")),
        "footprint/children/models/opening.py",
        "footprint/audit/triggers.py",
        "requirements-dev.lock",
    ],
)
def test_a_file_that_says_how_tables_are_made_gives_another_key(checkout: Path, changed: str) -> None:
    before = key(checkout)
    (checkout / changed).parent.mkdir(parents=True, exist_ok=True)
    (checkout / changed).write_text("otherwise")
    assert key(checkout) != before


@pytest.mark.parametrize("changed", ["README.md", "footprint/children/access.py"])
def test_any_other_file_leaves_the_key(checkout: Path, changed: str) -> None:
    before = key(checkout)
    (checkout / changed).write_text("otherwise")
    assert key(checkout) == before


def test_tables_are_made_once_and_copied_to_all_who_come(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(folder: Path) -> None:
        made.append(folder)
        (folder / "postgres").mkdir(parents=True)
        (folder / "postgres" / "PG_VERSION").write_text("18")

    kept = tmp_path / "kept"
    for name in ("kept", "kept/earlier", "first", "second"):
        (tmp_path / name).mkdir()
    for name in ("first", "second"):
        copied(kept, tmp_path / name, make)
        assert (tmp_path / name / "postgres" / "PG_VERSION").read_text() == "18"
    assert len(made) == 1
    assert sorted(path.name for path in kept.iterdir()) == sorted([key(), "making.lock"])
