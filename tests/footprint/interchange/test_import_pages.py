"""The pages of an import: files are kept, looked at, taken in or dropped; hidden children stay numbers."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from footprint.children.models import Child
from footprint.interchange import unpacking
from footprint.interchange.models import Conflict, Import, Upload, UploadedFile
from tests import people
from tests.acts import mark, send, twice
from tests.interchange.folders import CLEAN, EPISODES, REVIEWS

pytestmark = pytest.mark.django_db
BEN_MOVED = EPISODES.replace("BEN,01/12/2025,S,C1,N1,U6", "BEN,01/12/2025,S,C1,N1,K2")
FAULTY = {"reviews.csv": REVIEWS.replace("BEN,10/10/2015,29/12/2025,PN1", "BEN,10/10/2015,29/12/2025,PN8")}


@pytest.fixture
def bea(today: Callable[[date], None]) -> Client:
    """Business support, in whose service nothing was taken in yet."""
    today(date(2026, 4, 20))
    return people.signed_in("bs")


def csv(name: str, text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def packed(files: Mapping[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return made.getvalue()


def give(bea: Client, files: Mapping[str, str] | None = None, **more: Any) -> Any:
    given = [csv(name, text) for name, text in {**CLEAN, **(files or {})}.items()]
    return bea.post("/import/files/", {"files": given, **more, "act": mark(bea, "/import/files/")})


def page(bea: Client, response: Any) -> str:
    assert response.status_code == 302, response.content.decode()
    return str(bea.get(response["Location"]).content.decode())


def taken(bea: Client, files: Mapping[str, str] | None = None, **button: str) -> Any:
    at = give(bea, files)["Location"]
    return send(bea, f"{at}take-in/", button, page=at)


def test_files_are_kept_and_looked_at_before_anything_is_taken_in(bea: Client) -> None:
    shown = page(bea, give(bea))

    assert "What the files would do" in shown
    assert "Take in</button>" in shown
    assert "ADA, child" in shown
    assert not Child.objects.exists()
    assert Upload.objects.get().files.count() == 3
    assert "header.csv, episodes.csv, reviews.csv" in bea.get("/import/").content.decode()


def test_what_is_taken_in_has_a_page_and_the_bytes_go(bea: Client) -> None:
    shown = taken(bea).content.decode()

    assert "The files are taken in." in shown
    assert Child.objects.count() == 3
    assert Import.objects.get().folders == ["files"]
    assert not UploadedFile.objects.exists()
    assert "Bea Hollis" in shown
    assert "header.csv, episodes.csv, reviews.csv" in shown
    assert "0 to decide" in shown


@pytest.mark.slow
def test_the_same_files_again_say_so_and_are_dropped(bea: Client) -> None:
    taken(bea)

    shown = page(bea, give(bea))
    assert "nothing would change" in shown
    assert "Take in</button>" not in shown
    assert Import.objects.count() == 1
    assert Upload.objects.filter(taken_in=None).count() == 1


@pytest.mark.slow
def test_a_fault_is_shown_with_its_place_and_its_child_held_back_by_the_other_button(bea: Client) -> None:
    at = give(bea, FAULTY)["Location"]
    shown = bea.get(at).content.decode()
    assert "1 fault in these files" in shown
    assert "PN8" in shown
    assert "Take in</button>" not in shown
    lines = bea.get(f"{at}faults/").content.decode().splitlines()
    assert lines[1] == "Fault,REVIEW_CODE,,Is not a code for participation,1"
    assert any(line.startswith("Fault,BEN,,,,reviews.csv,4,REVIEW_CODE,PN8,") for line in lines)

    refused = send(bea, f"{at}take-in/", page=at)
    assert "nothing was taken in" in refused.content.decode()
    assert not Child.objects.exists()

    shown = send(bea, f"{at}take-in/", {"without": "yes"}, page=at).content.decode()
    assert "Held back" in shown
    assert set(Child.objects.values_list("local_id", flat=True)) == {"ADA", "CAL"}


@pytest.mark.slow
def test_a_changed_value_waits_and_a_hidden_child_is_a_number(bea: Client) -> None:
    taken(bea)
    at = give(bea, {"episodes.csv": BEN_MOVED})["Location"]
    shown = bea.get(at).content.decode()
    assert "Values that contradict the register" in shown
    assert ">U6<" in shown
    assert ">K2<" in shown

    Child.objects.filter(local_id="BEN").update(restricted=True)
    shown = bea.get(at).content.decode()
    assert "a restricted record" in shown
    assert ">U6<" not in shown
    assert ">K2<" not in shown

    assert "1 to decide" not in send(bea, f"{at}take-in/", page=at).content.decode()
    assert Conflict.objects.get().file == "episodes.csv"


@pytest.mark.slow
def test_the_faults_of_a_hidden_child_have_no_values(bea: Client) -> None:
    taken(bea)
    Child.objects.filter(local_id="BEN").update(restricted=True)
    at = give(bea, FAULTY)["Location"]

    assert "PN8" not in bea.get(at).content.decode()
    assert "PN8" not in bea.get(f"{at}faults/").content.decode()


@pytest.mark.slow
def test_dropped_files_are_gone_and_what_was_taken_in_is_not_dropped(bea: Client) -> None:
    at = give(bea)["Location"]
    assert "The files are dropped" in twice(bea, f"{at}drop/", page=at).content.decode()
    assert not Upload.objects.exists()
    assert bea.get(at).status_code == 404

    at = give(bea)["Location"]
    late = {"act": mark(bea, f"{at}drop/", page=at)}
    send(bea, f"{at}take-in/", page=at)
    assert "taken these files in" in bea.post(f"{at}drop/", late, follow=True).content.decode()
    assert bea.get(at)["Location"].startswith("/import/done/")
    assert bea.post(f"{at}take-in/")["Location"].startswith("/import/done/")


@pytest.mark.slow
def test_a_zip_of_years_is_read_in_their_order(bea: Client) -> None:
    years = {f"council/{year}/{name}": text for year in ("2026", "2025") for name, text in CLEAN.items()}
    years["council/2026/episodes.csv"] = BEN_MOVED
    years["__MACOSX/council/._header.csv"] = "x"

    shown = send(bea, "/import/files/", {"files": [csv("years.zip", packed(years))]}).content.decode()

    assert "Take in</button>" in shown
    found = UploadedFile.objects.order_by("place", "name").values_list("folder", "name")
    assert [folder for folder, _ in found] == ["2025"] * 3 + ["2026"] * 3


def test_an_earlier_year_is_read_first(bea: Client) -> None:
    earlier = [csv(name, text) for name, text in CLEAN.items()]
    give(bea, earlier=earlier)

    places = UploadedFile.objects.values_list("place", "folder").distinct().order_by("place")
    assert list(places) == [(0, "earlier files"), (1, "files")]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", b"PK no zip at all", "can’t be opened"),
        ("a.zip", packed({"../header.csv": "CHILD"}), "leads out of it"),
        ("a.zip", packed({"/etc/header.csv": "CHILD"}), "leads out of it"),
        ("a.zip", packed({"readme.txt": "x"}), "no CSV file"),
        ("a.zip", packed({f"{n}.csv": "CHILD" for n in range(201)}), "more than 200 files"),
        ("header.xlsx", b"PK", "is not a CSV file"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(bea: Client, name: str, content: bytes, said: str) -> None:
    shown = send(bea, "/import/files/", {"files": [csv(name, content)]}).content.decode()

    assert said in shown
    assert not Upload.objects.exists()


def test_a_zip_that_unpacks_to_too_much_is_refused(bea: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 2**20)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("header.csv", "0" * (2**20 + 1))

    shown = send(bea, "/import/files/", {"files": [csv("a.zip", bomb.getvalue())]}).content.decode()

    assert "larger than 1 MB together" in shown


def test_an_empty_form_asks_for_files(bea: Client) -> None:
    assert "Select the files of the return" in send(bea, "/import/files/").content.decode()


def test_nothing_taken_in_yet_says_how_to_start(bea: Client) -> None:
    assert "Nothing has been taken in yet" in bea.get("/import/").content.decode()


def test_others_find_no_import_in_their_menu(bea: Client) -> None:
    assert 'href="/import/"' in bea.get("/import/").content.decode()
    iro = people.signed_in("iro")
    assert 'href="/import/"' not in iro.get("/").content.decode()
    assert iro.get("/import/").status_code == 403
