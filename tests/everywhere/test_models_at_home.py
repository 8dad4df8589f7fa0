"""The rows of an app are read and written by its own code; other apps ask its queries, doors and actions.

Elsewhere a model names a type, and in models what a key leads to: neither touches a row.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def rows_touched(source: str, app: str) -> list[str]:
    """Where a module of an app reaches for the rows of another app's model: line and model."""
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    foreign = {alias.asname or alias.name for node in imports if _foreign(node, app) for alias in node.names}
    return [
        f"{node.lineno}: {node.value.id}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
        and isinstance(node.value, ast.Name) and node.value.id in foreign
    ]  # fmt: skip


def whole_modules(source: str, app: str) -> list[str]:
    """Where another app's models are imported all together, so that what is used of them can't be told."""
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom | ast.Import)]
    return [
        f"{node.lineno}: models"
        for node in imports
        for alias in node.names
        if _named(node, alias).endswith(".models") and not _named(node, alias).startswith(f"footprint.{app}.")
        and _named(node, alias).startswith("footprint.")
    ]  # fmt: skip


def _foreign(node: ast.ImportFrom, app: str) -> bool:
    parts = (node.module or "").split(".")
    return parts[0] == "footprint" and parts[1:2] != [app] and parts[2:3] == ["models"]


def _named(node: ast.ImportFrom | ast.Import, alias: ast.alias) -> str:
    return f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name


MODULES = [
    path
    for path in sorted((ROOT / "footprint").glob("*/**/*.py"))
    if "migrations" not in path.parts
]  # fmt: skip


def test_no_app_touches_the_rows_of_another() -> None:
    found = {
        str(path.relative_to(ROOT)): places
        for path in MODULES
        if (places := [
            *rows_touched(path.read_text(), path.relative_to(ROOT).parts[1]),
            *whole_modules(path.read_text(), path.relative_to(ROOT).parts[1]),
        ])
    }  # fmt: skip
    assert len(MODULES) > 400
    assert found == {}, "ask a function of the owning app's queries, or its door, instead"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from footprint.children.models import Child\nrows = Child.objects.all()", ["2: Child"]),
        ("from footprint.children.models.register import Child as C\nC._default_manager.get()", ["2: C"]),
        ("from footprint.children.models import Child\ndef name(child: Child) -> str: ...", []),
        ("from footprint.team.models import Post\nrows = Post.objects.all()", []),
    ],
)
def test_a_row_is_touched_through_a_manager(source: str, expected: list[str]) -> None:
    assert rows_touched(source, "team") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from footprint.children import models", ["1: models"]),
        ("import footprint.children.models", ["1: models"]),
        ("from footprint.team import models", []),
        ("from django.db import models", []),
    ],
)
def test_models_of_others_are_imported_by_name(source: str, expected: list[str]) -> None:
    assert whole_modules(source, "team") == expected
