"""Prints the rule book from its test tables: `python -m tests.rulebook.print_rules [--check]`."""

import sys
from importlib import import_module
from pathlib import Path

from tests.rulebook.chapters import CONFIDENCE, Chapter, Example, Rule, reason

FOLDER = Path(__file__).parents[2] / "docs" / "rules"
# Each is declared beside its tests, as CHAPTER of a module here.
MODULES = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py") if "CHAPTER = " in path.read_text())
CHAPTERS: tuple[Chapter, ...] = tuple(
    sorted((import_module(f"tests.rulebook.{name}").CHAPTER for name in MODULES), key=lambda chapter: chapter.title)
)
PRINTED = "Printed from the tests by `python -m tests.rulebook.print_rules`; change the table there, not this page."


def pages() -> dict[str, str]:
    """File name to text."""
    return {"README.md": _contents()} | {f"{chapter.slug}.md": _page(chapter) for chapter in CHAPTERS}


def _contents() -> str:
    links = [
        f"- [{chapter.title}]({chapter.slug}.md): {'; '.join(rule.title for rule in chapter.rules)}"
        for chapter in CHAPTERS
    ]
    return "\n".join(["# The rule book", "", PRINTED, "", *links, ""])


def _page(chapter: Chapter) -> str:
    lines = [f"# {chapter.title}", "", PRINTED, ""]
    for rule in chapter.rules:
        lines += _rule(rule)
    return "\n".join(lines)


def _rule(rule: Rule) -> list[str]:
    return [
        f"## {rule.title}",
        "",
        rule.words,
        "",
        f"Source: {rule.source} ({CONFIDENCE[rule.confidence]}).",
        "",
        "| given | answer | why |",
        "|---|---|---|",
        *(_row(example) for example in rule.examples),
        "",
    ]


def _row(example: Example) -> str:
    cells = (example.given, example.expected, reason(example.answer()))
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def stale() -> list[str]:
    """Pages that differ from what the tests print, and pages that no chapter prints."""
    printed = pages()
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    return sorted(name for name in printed.keys() | kept.keys() if printed.get(name) != kept.get(name))


def main(argv: list[str]) -> int:
    if argv not in ([], ["--check"]):
        print("usage: python -m tests.rulebook.print_rules [--check]", file=sys.stderr)  # noqa: T201
        return 2
    if argv:
        for name in stale():
            print(f"docs/rules/{name} is stale: run python -m tests.rulebook.print_rules", file=sys.stderr)  # noqa: T201
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        path.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
