"""Whose case a child's is, for lists that go out to be mended."""

from collections.abc import Iterable
from datetime import date

from footprint.children.from_lists import queries as register
from footprint.interchange.problem_list import Cases
from footprint.interchange.ssda903.problems import Problem


def cases_of(problems: Iterable[Problem], *, on: date) -> Cases:
    """Team and social worker by the number of each child of whom something is told."""
    numbers = {problem.child for problem in problems if problem.child}
    children = register.by_number(numbers, on=on)
    held = {child.local_id: child.workers_now[0] for child in children if child.workers_now}  # type: ignore[attr-defined]
    return {number: (worker.team.name if worker.team else "", worker.name) for number, worker in held.items()}
