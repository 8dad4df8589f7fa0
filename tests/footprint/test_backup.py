"""./run backup and ./run restore, with real servers and real files."""

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from footprint import database
from footprint.database.archive import DUMP, MANIFEST
from footprint.database.cluster import SUPERUSER
from tests.footprint.test_database import connect, manage

pytestmark = pytest.mark.slow
ADD = (
    "INSERT INTO audit_auditevent (at, who_key, who_label, role, action, about_kind, about_key, reason, reference)"
    " VALUES (now(), '0b4c9a5e', 'Ines Okafor', 'IRO', 'move_review', 'review', '7', %s, '')"
)
REASONS = "SELECT reason FROM audit_auditevent WHERE action = 'move_review' ORDER BY id"


def write(data: Path, reason: str) -> None:
    with connect(data) as site:
        site.execute(ADD, [reason])


def reasons(data: Path, name: str = "footprint") -> list[object]:
    with psycopg.connect(host=database.settings("", data)["HOST"], user=SUPERUSER, dbname=name) as superuser:
        return [row[0] for row in superuser.execute(REASONS)]


def triggers(data: Path) -> list[object]:
    """Each with what it does."""
    laid = "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid), obj_description(oid) FROM pg_trigger"
    with connect(data) as site:
        return sorted(site.execute(f"{laid} WHERE NOT tgisinternal").fetchall())


def databases(data: Path) -> list[str]:
    with connect(data) as site:
        found = site.execute("SELECT datname FROM pg_database WHERE datname LIKE 'footprint%' ORDER BY datname")
        return [str(name) for (name,) in found]


def running(folder: Path) -> Iterator[Path]:
    with database.running(folder, durable=False):
        yield folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from running(tmp_path_factory.mktemp("backup") / "data")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Path]:
    yield from running(tmp_path / "other")


@pytest.fixture(scope="module")
def kept(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that holds one move of a review."""
    file = tmp_path_factory.mktemp("kept") / "monday.footprint"
    assert manage("migrate", data=data).returncode == 0
    write(data, "The school could not come.")
    done = manage("backup", "--out", str(file), data=data)
    assert done.returncode == 0, done.stderr
    assert "read back and counted" in done.stdout
    return file


def test_a_backup_opens_in_an_empty_database_of_another_machine(kept: Path, data: Path, other: Path) -> None:
    done = manage("restore", str(kept), data=other)

    assert done.returncode == 0, done.stderr
    assert "Restored" in done.stdout
    assert reasons(other) == ["The school could not come."]
    assert databases(other) == ["footprint"]
    assert triggers(other) == triggers(data)
    with connect(other) as site:
        site.execute(ADD, ["It works on."])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"):
            site.execute("DELETE FROM audit_auditevent")


def test_the_trail_says_that_a_backup_was_made_and_restored(kept: Path, data: Path, other: Path) -> None:
    manage("restore", str(kept), data=other)
    manifest = json.loads(zipfile.ZipFile(kept).read(MANIFEST))

    for folder, action in ((data, "backup"), (other, "restore")):
        with connect(folder) as site:
            said = site.execute("SELECT who_label, after FROM audit_auditevent WHERE action = %s", [action]).fetchone()
        assert said
        assert (said[0], said[1]["sha256"]) == ("Footprint (system)", manifest["sha256"])  # type: ignore[index]


def test_a_database_with_data_is_not_replaced_unless_that_is_asked_for(kept: Path, data: Path) -> None:
    write(data, "Written after the backup.")
    before = databases(data)

    refused = manage("restore", str(kept), data=data)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "add --replace" in refused.stderr
    assert reasons(data) == ["The school could not come.", "Written after the backup."]

    done = manage("restore", str(kept), "--replace", data=data)
    assert done.returncode == 0, done.stderr
    assert reasons(data) == ["The school could not come."]
    (aside,) = set(databases(data)) - set(before)
    assert aside in done.stdout
    assert reasons(data, aside) == ["The school could not come.", "Written after the backup."]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])


def flip(path: Path) -> None:
    middle = path.stat().st_size // 2
    content = bytearray(path.read_bytes())
    content[middle] ^= 1
    path.write_bytes(content)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def rewrite(path: Path, manifest: Callable[[dict[str, object]], object], dump: Callable[[bytes], bytes]) -> None:
    """Makes the zip anew, whole in itself, with another manifest or another dump in it."""
    with zipfile.ZipFile(path) as archive:
        said, content = json.loads(archive.read(MANIFEST)), archive.read(DUMP)
    manifest(said)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(DUMP, dump(content))
        archive.writestr(MANIFEST, json.dumps(said))


def another_dump(path: Path) -> None:
    rewrite(path, lambda said: None, lambda content: content[:-1] + b"!")


def another_count(path: Path) -> None:
    rewrite(path, lambda said: said["rows"].update(audit_auditevent=7), lambda content: content)  # type: ignore[attr-defined]


def another_field(path: Path) -> None:
    rewrite(path, lambda said: said.update(more=1), lambda content: content)


def later_version(path: Path) -> None:
    rewrite(path, lambda said: said["migrations"].append("audit.0999_later"), lambda content: content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (cut, "no whole backup"),
        (flip, "no whole backup"),
        (empty, "no whole backup"),
        (another_dump, "no whole backup"),
        (another_field, "no whole backup"),
        (another_count, "does not hold the rows that it says"),
        (later_version, "made by another version of Footprint"),
        (Path.unlink, "There is no file"),
    ],
)
def test_a_file_that_is_no_whole_backup_is_refused_and_nothing_changed(
    spoil: Callable[[Path], None], sentence: str, kept: Path, data: Path, tmp_path: Path
) -> None:
    spoilt = tmp_path / "spoilt.footprint"
    spoilt.write_bytes(kept.read_bytes())
    spoil(spoilt)
    before, names = reasons(data), databases(data)

    refused = manage("restore", str(spoilt), "--replace", data=data)

    assert (refused.returncode, refused.stdout) == (1, "")
    assert sentence in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert (reasons(data), databases(data)) == (before, names)


def test_a_database_that_somebody_works_on_is_not_replaced(kept: Path, data: Path) -> None:
    names = databases(data)
    with connect(data):
        refused = manage("restore", str(kept), "--replace", data=data)

    assert refused.returncode == 1
    assert "Stop the site" in refused.stderr
    assert databases(data) == names


def test_a_backup_never_takes_the_place_of_a_file(kept: Path, data: Path) -> None:
    before = kept.read_bytes()

    refused = manage("backup", "--out", str(kept), data=data)

    assert refused.returncode == 1
    assert "already" in refused.stderr
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_folder_that_is_not_there_is_refused(data: Path, tmp_path: Path) -> None:
    refused = manage("backup", "--out", str(tmp_path / "none" / "x.footprint"), data=data)

    assert refused.returncode == 1
    assert "cannot be written" in refused.stderr


def test_only_the_owner_of_a_backup_may_read_it(kept: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", [["backup"], ["restore"], ["backup", "--out"], ["restore", "a", "b"]])
def test_wrong_usage_is_told_apart(words: list[str], data: Path) -> None:
    assert manage(*words, data=data).returncode == 2


def test_a_server_of_ones_own_is_backed_up_and_restored_by_its_address(kept: Path, other: Path, tmp_path: Path) -> None:
    host = database.settings("", other)["HOST"]
    address = {"DATABASE_URL": f"postgres://footprint@/footprint?host={host}&port=5432"}
    file = tmp_path / "tuesday.footprint"

    refused = manage("backup", "--out", str(file), data=tmp_path, **address)
    assert refused.returncode == 1
    assert "ALTER ROLE footprint CREATEDB" in refused.stderr
    assert not file.exists()

    with psycopg.connect(host=host, user=SUPERUSER, dbname="postgres", autocommit=True) as superuser:
        superuser.execute("ALTER ROLE footprint CREATEDB")
    restored = manage("restore", str(kept), data=tmp_path, **address)
    assert restored.returncode == 0, restored.stderr
    assert reasons(other) == ["The school could not come."]
    assert manage("backup", "--out", str(file), data=tmp_path, **address).returncode == 0
