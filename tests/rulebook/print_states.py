"""Prints docs/states.md from the rule book's tables of states: `python -m tests.rulebook.print_states [--check]`."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import rulebook

FILE = Path(__file__).parents[2] / "docs" / "states.md"
FOLDER = Path(rulebook.__file__).parent
# Every module of the rule book with STATES and the STEPS between them; OF and ABOUT say what they are the states of.
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if "\nSTEPS = " in path.read_text(encoding="utf-8"))
HEAD = """# States

Printed by `python -m tests.rulebook.print_states` from the tables of states in `rulebook/`; change them there, not this
page.
"""


def page() -> str:
    return "\n".join([HEAD, *(_chart(name) for name in MODULES)])


def _chart(name: str) -> str:
    found: Any = import_module(f"rulebook.{name}")
    titles = {state.key: state.title for state in found.STATES}
    return "\n".join([
        f"## {found.OF}",
        "",
        f"{found.ABOUT} From `rulebook/{name}.py`.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state.key} : {state.title}" for state in found.STATES),
        f"    [*] --> {found.STATES[0].key}",
        *(f"    {step.before} --> {step.after}" for step in found.STEPS),
        f"    {found.STATES[-1].key} --> [*]",
        "```",
        "",
        "| state | meaning |",
        "|---|---|",
        *(f"| **{state.title}** | {state.meaning} |" for state in found.STATES),
        "",
        "| from | to | when |",
        "|---|---|---|",
        *(f"| {titles[step.before]} | {titles[step.after]} | {step.when} |" for step in found.STEPS),
        "",
    ])  # fmt: skip


def stale() -> bool:
    return not FILE.exists() or FILE.read_text(encoding="utf-8") != page()


def main(argv: list[str]) -> int:
    if argv not in ([], ["--check"]):
        print("usage: python -m tests.rulebook.print_states [--check]", file=sys.stderr)  # noqa: T201
        return 2
    if argv:
        if stale():
            print("docs/states.md is stale: run python -m tests.rulebook.print_states", file=sys.stderr)  # noqa: T201
        return int(stale())
    FILE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
