"""Which public functions and classes of the product nothing in the product calls, found by reading its source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
PRODUCT = ("footprint", "rulebook", "demo")
Name = tuple[str, str]


@dataclass
class Module:
    """What one file defines, what it imports under which name, and the names that it reads."""

    name: str
    tree: ast.Module
    definitions: dict[str, ast.FunctionDef | ast.ClassDef] = field(default_factory=dict)
    imports: dict[str, Name] = field(default_factory=dict)  # of each name the module it comes from, and its name there
    reads: set[str] = field(default_factory=set)
    attributes: set[Name] = field(default_factory=set)  # figures.prepare
    texts: set[str] = field(default_factory=set)


@cache
def modules() -> dict[str, Module]:
    paths = [
        path for folder in PRODUCT for path in sorted((TOP / folder).rglob("*.py")) if "migrations" not in path.parts
    ]
    read = (_read(path) for path in [*paths, TOP / "manage.py"])
    return {module.name: module for module in read}


def _read(path: Path) -> Module:
    parts = path.relative_to(TOP).with_suffix("").parts
    module = Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), ast.parse(path.read_text()))
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            module.definitions[node.name] = node
        module.reads |= _reads(node)
    for inner in ast.walk(module.tree):
        if isinstance(inner, ast.ImportFrom) and inner.module:
            module.imports |= {one.asname or one.name: (inner.module, one.name) for one in inner.names}
        elif isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            module.attributes.add((inner.value.id, inner.attr))
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str) and "." in inner.value:
            module.texts.add(inner.value)
    return module


def _reads(node: ast.stmt) -> set[str]:
    """The names that a statement reads, without a function's or a class's own."""
    read = {one.id for one in ast.walk(node) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Load)}
    return read - {getattr(node, "name", "")}


@cache
def used() -> frozenset[Name]:
    """Every definition that something in the product reads, each by its module and name."""
    found = {(module.name, name) for module in modules().values() for name in module.reads & set(module.definitions)}
    for module in modules().values():
        found |= {_origin(*module.imports[name]) for name in module.reads & set(module.imports)}
        for name, attribute in module.attributes:
            if name in module.imports:
                found.add(_origin(".".join(module.imports[name]), attribute))
        found |= {_origin(*text.rsplit(".", 1)) for text in module.texts if text.startswith(PRODUCT)}
    return frozenset(found)


def _origin(module: str, name: str) -> Name:
    """Where a name is defined, through the modules that hand it on."""
    known = modules().get(module)
    if known is None or name in known.definitions or name not in known.imports:
        return module, name
    return _origin(*known.imports[name])


def uncalled() -> Iterator[Name]:
    """Public definitions that nothing reads and no decorator hands to Django."""
    for module in modules().values():
        for name, node in module.definitions.items():
            if not name.startswith("_") and not node.decorator_list and (module.name, name) not in used():
                yield module.name, name
