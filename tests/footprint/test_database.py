import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest

from footprint import database

pytestmark = pytest.mark.slow  # real servers in processes of their own

CHECKOUT = Path(__file__).resolve().parent.parent.parent
# Adds one row after another, and says each number only once the server has acknowledged it.
WRITER = """
import sys, psycopg
from pathlib import Path
from footprint import database
data = Path(sys.argv[1])
with database.running(data):
    host = database.settings("", data)["HOST"]
    with psycopg.connect(host=host, user="footprint", dbname="footprint", autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS review (number integer)")
        for number in range(1_000_000):
            connection.execute("INSERT INTO review VALUES (%s)", [number])
            print(number, flush=True)
"""
VISITOR = """
import sys
from pathlib import Path
from footprint import database

with database.running(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.read()
"""


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=CHECKOUT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def manage(*words: str, data: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    names = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=CHECKOUT, text=True, capture_output=True, check=False, timeout=300,
        env=names | {"FOOTPRINT_DATA": str(data)} | environment,
    )  # fmt: skip


def until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline, "waited 30 seconds in vain"
        time.sleep(0.01)


def servers(data: Path) -> list[psutil.Process]:
    """PostgreSQL's processes at work in the data folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.name() == "postgres" and process.cwd() == str(data / "postgres"):
                found.append(process)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
    return found


def postmaster(data: Path) -> int:
    return int((data / "postgres" / "postmaster.pid").read_text().split()[0])


def keeper(data: Path) -> int:
    return int((data / "keeper.lock").read_text().split()[0])


def connect(data: Path) -> "psycopg.Connection[tuple[object, ...]]":
    address = database.settings("", data)
    return psycopg.connect(host=address["HOST"], user=address["USER"], dbname=address["NAME"], autocommit=True)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    until(lambda: not servers(folder))


def test_an_address_is_read_from_database_url(tmp_path: Path) -> None:
    address = database.settings("postgres://iro:p%40ss%2Fword@db.example.org:6432/footprint?sslmode=require", tmp_path)

    assert address["HOST"] == "db.example.org"
    assert address["PORT"] == "6432"
    assert address["USER"] == "iro"
    assert address["PASSWORD"] == "p@ss/word"
    assert address["NAME"] == "footprint"
    assert address["OPTIONS"] == {"sslmode": "require", "connect_timeout": "5"}


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("mysql://iro:sesame@db/footprint", "must begin with postgres://"),
        ("postgres://iro:sesame@db:port/footprint", "malformed port"),
        ("postgres://iro:sesame@db/", "name of one database"),
        ("postgres://iro:sesame@db/a/b", "name of one database"),
        ("postgres://iro:sesame@db/footprint?sslmode", "option"),
    ],
)
def test_a_bad_database_url_is_refused_without_repeating_the_password(url: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(database.DatabaseSetupError, match=complaint) as refusal:
        database.settings(url, tmp_path)

    assert "sesame" not in str(refusal.value)
    assert "postgres://user:password@host" in str(refusal.value)


def test_asking_for_the_address_makes_and_starts_nothing(data: Path) -> None:
    address = database.settings("", data)

    assert not data.exists()
    assert not Path(address["HOST"]).exists()
    assert len(address["HOST"]) < 40


def test_the_secret_key_is_made_once_however_many_ask_at_once(data: Path) -> None:
    code = "import sys, pathlib; from footprint import database; print(database.secret_key(pathlib.Path(sys.argv[1])))"
    answers = {process.communicate()[0].strip() for process in [start(code, data) for _ in range(4)]}

    assert answers == {database.secret_key(data)}
    assert len(answers.pop()) >= 50
    assert stat.S_IMODE((data / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in data.iterdir()] == ["secret_key"]


def test_a_data_folder_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(database.DatabaseSetupError, match="name another folder in FOOTPRINT_DATA"):
        database.secret_key(tmp_path / "file" / "data")
    with (
        pytest.raises(database.DatabaseSetupError, match="name another folder in FOOTPRINT_DATA"),
        database.running(tmp_path / "file" / "data"),
    ):
        pass


def test_the_application_connects_as_an_ordinary_role_through_a_private_socket(data: Path) -> None:
    with database.running(data), connect(data) as connection:
        role = connection.execute(
            "SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        show = {name: connection.execute(f"SHOW {name}").fetchone() for name in ("listen_addresses", "fsync")}
        checksums = connection.execute("SHOW data_checksums").fetchone()
        sockets = Path(database.settings("", data)["HOST"])

        assert role == (False, False)
        assert show == {"listen_addresses": ("",), "fsync": ("on",)}
        assert checksums == ("on",)
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE((data / "postgres").stat().st_mode) == 0o700


def test_commands_share_one_server_which_stops_with_the_last(data: Path) -> None:
    first, second = start(VISITOR, data), start(VISITOR, data)
    assert first.stdout is not None
    assert second.stdout is not None
    assert first.stdout.readline() == second.stdout.readline() == "in\n"
    number = postmaster(data)

    first.communicate()

    with connect(data) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert postmaster(data) == number
    second.communicate()
    assert not servers(data)


def kill(number: int) -> None:
    with suppress(ProcessLookupError):  # a session ends by itself when its client is killed
        os.kill(number, signal.SIGKILL)


@pytest.mark.parametrize("victim", ["command", "keeper", "postmaster"])
def test_what_was_acknowledged_survives_kill_9_and_no_server_is_left(victim: str, data: Path) -> None:
    writer = start(WRITER, data)
    assert writer.stdout is not None
    for _ in range(50):
        acknowledged = int(writer.stdout.readline())

    kill({"command": writer.pid, "keeper": keeper(data), "postmaster": postmaster(data)}[victim])

    rest = writer.communicate(timeout=30)[0].split()
    acknowledged = int(rest[-1]) if rest else acknowledged
    until(lambda: not servers(data))
    with database.running(data), connect(data) as connection:
        found = connection.execute("SELECT count(*) FROM review WHERE number <= %s", [acknowledged]).fetchone()
    assert found == (acknowledged + 1,)


def test_a_power_cut_leaves_nothing_in_the_way(data: Path) -> None:
    writer = start(WRITER, data)
    assert writer.stdout is not None
    acknowledged = int(writer.stdout.readline())
    everything = [writer.pid, keeper(data), *(process.pid for process in servers(data))]
    for number in everything:
        kill(number)
    writer.communicate()
    until(lambda: not servers(data))
    # After the machine's restart the server's number belongs to some other process, here this one.
    pid_file = data / "postgres" / "postmaster.pid"
    pid_file.write_text("\n".join([str(os.getpid()), *pid_file.read_text().splitlines()[1:]]) + "\n")

    with database.running(data), connect(data) as connection:
        found = connection.execute("SELECT count(*) FROM review WHERE number <= %s", [acknowledged]).fetchone()

    assert found == (acknowledged + 1,)


def test_a_server_that_ends_early_is_started_again_for_those_who_serve(data: Path) -> None:
    def answers() -> bool:
        try:
            with connect(data) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            return False

    with database.running(data, mend=True):
        number = postmaster(data)
        kill(number)
        until(lambda: number not in [process.pid for process in servers(data)] and answers())

        assert postmaster(data) != number


def test_data_of_another_version_of_postgresql_are_refused_and_left_alone(data: Path) -> None:
    (data / "postgres").mkdir(parents=True)
    (data / "postgres" / "PG_VERSION").write_text("9\n")

    with (
        pytest.raises(database.DatabaseSetupError, match=r"made by PostgreSQL 9.* Nothing was changed"),
        database.running(data),
    ):
        pass

    assert [path.name for path in (data / "postgres").iterdir()] == ["PG_VERSION"]


def test_a_half_made_database_is_made_anew(data: Path) -> None:
    (data / "postgres.draft").mkdir(parents=True)
    (data / "postgres.draft" / "PG_VERSION").write_text("18\n")

    with database.running(data), connect(data) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("footprint",)

    assert not (data / "postgres.draft").exists()


def test_a_database_that_has_gone_is_not_replaced_by_an_empty_one(data: Path) -> None:
    with database.running(data):
        pass
    (data / "postgres").rename(data / "elsewhere")

    with (
        pytest.raises(database.DatabaseSetupError, match=r"is gone\. Nothing was put in its place"),
        database.running(data),
    ):
        pass
    assert not (data / "postgres").exists()

    (data / "elsewhere").rename(data / "postgres")
    with database.running(data), connect(data) as connection:
        assert connection.execute("SELECT current_database()").fetchone() == ("footprint",)
