"""Prints docs/states.md from the rule book's tables of states: `python -m tests.rulebook.print_states [--check]`."""

import sys
from pathlib import Path

from rulebook.review_life import STATES, STEPS

TITLES = {state.key: state.title for state in STATES}
FILE = Path(__file__).parents[2] / "docs" / "states.md"
HEAD = """# States

Printed from `rulebook/review_life.py` by `python -m tests.rulebook.print_states`; change the table there, not
this page.

## A review

A review is in the furthest state that it has reached. Cancelled is no state of its own: the review is due again.
"""


def page() -> str:
    return "\n".join([
        HEAD,
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state.key} : {state.title}" for state in STATES),
        "    [*] --> due",
        *(f"    {step.before} --> {step.after}" for step in STEPS),
        f"    {STATES[-1].key} --> [*]",
        "```",
        "",
        "| state | meaning |",
        "|---|---|",
        *(f"| **{state.title}** | {state.meaning} |" for state in STATES),
        "",
        "| from | to | when |",
        "|---|---|---|",
        *(f"| {TITLES[step.before]} | {TITLES[step.after]} | {step.when} |" for step in STEPS),
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
