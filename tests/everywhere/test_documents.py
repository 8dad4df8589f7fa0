"""What the written pages say exists: links, files, commands with their options, modules, settings."""

import re
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from footprint import settings
from footprint.front import launch
from tests.everywhere.documents import CHECKOUT, FOLDERS, PAGES, commands_in, in_code, links, name_of, paths_in

each_page = pytest.mark.parametrize("document", PAGES, ids=name_of)
ANSWERED_BY_RUN = {"test": {"--fast"}, "check": set(), "lock": set(), "help": set()}
SOURCES = (".py", ".sql", ".html", ".sh")
PROGRAM = [CHECKOUT / "pyproject.toml", CHECKOUT / "run"] + [
    path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*") if path.suffix in SOURCES
]


@each_page
def test_a_page_s_links_lead_somewhere(document: Path) -> None:
    assert [link for link in links(document) if not (document.parent / link.split("#")[0]).exists()] == []


@each_page
def test_a_page_names_only_files_that_exist(document: Path) -> None:
    assert [path for path in sorted(paths_in(in_code(document))) if not (CHECKOUT / path).exists()] == []


@cache
def options_of(word: str) -> set[str]:
    """The options in the help of a command. A word that is no command has none and fails."""
    if word in ANSWERED_BY_RUN:
        return ANSWERED_BY_RUN[word] | {"--help"}
    asked = subprocess.run(
        [sys.executable, "manage.py", word, "--help"], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return set(re.findall(r"--[a-z-]+", asked.stdout))


@pytest.mark.slow
@each_page
def test_a_page_names_only_commands_that_exist_with_options_that_they_know(document: Path) -> None:
    known = set(re.findall(r"\./run ([a-z_0-9]+)", launch.commands()))
    for word, options in sorted(commands_in(document.read_text())):
        assert word in known, f"There is no ./run {word}."
        assert set(options) <= options_of(word), f"./run {word} does not know all of {options}."


@each_page
def test_a_page_names_only_modules_that_exist(document: Path) -> None:
    for module in re.findall(r"python -m ([\w.]+)", document.read_text()):
        assert find_spec(module), f"There is no module {module}."


def test_the_read_me_lists_every_command() -> None:
    listed = set(re.findall(r"^\| `\./run (\w+)`", (CHECKOUT / "README.md").read_text(), re.MULTILINE))

    assert listed == set(re.findall(r"\./run ([a-z_0-9]+)", launch.commands()))


def test_the_read_me_lists_every_setting() -> None:
    listed = re.findall(r"^\| `([A-Z_]+)` \|", (CHECKOUT / "README.md").read_text(), re.MULTILINE)

    assert listed == re.findall(r"^ *([A-Z_]{6,})  ", settings.__doc__ or "", re.MULTILINE)


def test_comments_and_docstrings_name_only_files_that_exist() -> None:
    wrong = [
        f"{name_of(path)} names {name}"
        for path in PROGRAM
        for name in sorted(paths_in(path.read_text()))
        if re.search(r"/.*\.[a-z]+$", name) and not (CHECKOUT / name).exists()
    ]

    assert wrong == []
