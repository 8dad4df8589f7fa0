"""The written pages of the project, and what they say exists."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PAGES = sorted([*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md")])
FOLDERS = ("bench", "demo", "docs", "footprint", "rulebook", "tests", ".ci")
BESIDE = ("pyproject.toml", "requirements.lock", "requirements-dev.lock", "manage.py")
INSIDE = re.compile(r"(?<![\w/.:-])(?:\.ci|[a-z]+)/[\w./-]*\w/?")


def name_of(page: Path) -> str:
    return str(page.relative_to(CHECKOUT))


def links(page: Path) -> list[str]:
    """Where the page's links and pictures lead, those to other sites left out."""
    found = re.findall(r"\]\(([^)\s]+)\)", page.read_text())
    return [link for link in found if not re.match(r"[a-z]+:|#", link)]


def paths_in(text: str) -> set[str]:
    """The files and folders of the project that a text names: those in its folders, and a few that lie beside them."""
    inside = {path.rstrip("/") for path in INSIDE.findall(text) if path.split("/")[0] in FOLDERS}
    return inside | {name for name in BESIDE if name in text} | set(re.findall(r"\b[A-Z]{5,}\.md\b", text))


def in_code(page: Path) -> str:
    """The parts of a page that are set as code: between backticks, and indented or fenced lines."""
    text = page.read_text()
    fenced = re.findall(r"```.*?```", text, re.DOTALL)
    indented = re.findall(r"^ {4}.*$", text, re.MULTILINE)
    return "\n".join([*fenced, *indented, *re.findall(r"`([^`\n]+)`", text)])


def commands_in(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """Each `./run WORD` with the options given on the same line."""
    found = re.findall(r"\./run ([a-z_0-9]+)([^\n`]*)", text)
    return {(word, tuple(re.findall(r"(?<!\S)--[a-z-]+", rest.split("#")[0]))) for word, rest in found}
