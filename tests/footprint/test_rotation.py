"""Of the backups of every night the newest stay, and no other file is touched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from footprint.database.rotation import named_at, remove_earlier


def test_the_newest_stay_and_other_files_are_left_alone(tmp_path: Path) -> None:
    first = datetime(2026, 11, 28, 2, 30, tzinfo=UTC)
    nights = [tmp_path / named_at(first + timedelta(days=day)) for day in range(4)]
    others = [tmp_path / name for name in ("footprint-old.footprint", "notes.txt", f".{nights[0].name}")]
    for path in nights + others:
        path.touch()

    assert remove_earlier(tmp_path, keep=2) == [nights[1], nights[0]]
    assert sorted(tmp_path.iterdir()) == sorted(nights[2:] + others)
    assert nights[0].name == "footprint-2026-11-28-023000.footprint"
