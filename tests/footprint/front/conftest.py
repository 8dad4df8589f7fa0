"""The demo council's files as a browser sends them, and the page that reads them."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

PAGE = "/figures-from-files/"
MARCH_2014 = {"year_ending_day": "31", "year_ending_month": "3", "year_ending_year": "2014"}
Drop = Callable[..., HttpResponse]


def text_of(response: HttpResponse) -> str:
    """The words of a page's main part, without its markup."""
    main = response.content.decode().split("<main")[1].split("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def rows_of(response: HttpResponse, table: str) -> list[list[str]]:
    """The cells of each row of the body of a table, told by its id."""
    found = re.search(rf'<table[^>]*id="{table}".*?<tbody.*?>(.*?)</tbody>', response.content.decode(), re.DOTALL)
    assert found, f"There is no table {table!r} on the page."
    rows = re.findall(r"<tr.*?</tr>", found[1], re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split()) for cell in row] for row in cells]


def named(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def of_folder(folder: Path) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


@pytest.fixture(scope="session")
def demo_folder(demo_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo council's folders 2012-13 and 2013-14, and one with faults, dirty."""
    folder = tmp_path_factory.mktemp("demo")
    shutil.copytree(demo_files, folder, dirs_exist_ok=True)
    shutil.copytree(demo_files.parent / "dirty", folder / "dirty")
    return folder


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands in for the machine's temporary folder."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def drop(client: Client, scratch: Path) -> Drop:
    """`drop(files, earlier=files, hold_back="yes")` sends the form for the year to 31 March 2014."""

    def send(
        given: Iterable[SimpleUploadedFile], *, earlier: Iterable[SimpleUploadedFile] = (), **answers: Any
    ) -> HttpResponse:
        data = {**MARCH_2014, "files": list(given), "earlier": list(earlier), **answers}
        return client.post(PAGE, data)

    return send


def where(row: list[str]) -> list[str]:
    """The file, line, column and value of a row in a table of problems."""
    file, line, _, column, value = row
    return [file, line, column, value]
