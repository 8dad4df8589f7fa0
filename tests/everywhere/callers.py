"""Which public functions and classes of the product nothing in the product reads, found in its source."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
PRODUCT = ("footprint", "rulebook", "demo")
Name = tuple[str, str]
Defined = ast.FunctionDef | ast.ClassDef


@dataclass
class Module:
    """What one file defines, what it imports under which name, and what it reads of its own and of others."""

    name: str
    tree: ast.Module
    definitions: dict[str, Defined] = field(default_factory=dict)
    imports: dict[str, Name] = field(default_factory=dict)  # by name here: the module it comes from, and its name there
    reads: set[str] = field(default_factory=set)  # by themselves
    attributes: set[Name] = field(default_factory=set)  # of a name: `figures.prepare`
    every_attribute: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)


@cache
def modules() -> dict[str, Module]:
    paths = [path for folder in PRODUCT for path in (TOP / folder).rglob("*.py") if "migrations" not in path.parts]
    return {module.name: module for module in map(_read, [*paths, TOP / "manage.py"])}


def _read(path: Path) -> Module:
    parts = path.relative_to(TOP).with_suffix("").parts
    module = Module(".".join(parts[:-1] if parts[-1] == "__init__" else parts), ast.parse(path.read_bytes()))
    for statement in module.tree.body:
        own = statement.name if isinstance(statement, Defined) else ""
        if isinstance(statement, Defined):
            module.definitions[own] = statement
        _note(module, statement, own)
    return module


def _note(module: Module, statement: ast.stmt, own: str) -> None:
    """What a statement reads, without its own name: a function that only calls itself is called by nobody."""
    bases = set()
    for node in ast.walk(statement):
        if isinstance(node, ast.Attribute):
            module.every_attribute.add(node.attr)
            if isinstance(node.value, ast.Name):
                module.attributes.add((node.value.id, node.attr))
                bases.add(id(node.value))
        elif isinstance(node, ast.ImportFrom) and node.module:
            module.imports |= {one.asname or one.name: (node.module, one.name) for one in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 100:
            module.texts.add(node.value)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id != own and id(node) not in bases:
            module.reads.add(node.id)


@cache
def read() -> frozenset[Name]:
    """Every definition that something in the product reads. Of a module that is handed on whole, all of them."""
    found: set[Name] = set()
    for module in modules().values():
        found |= {(module.name, name) for name in module.reads | {base for base, _ in module.attributes}}
        for base, name in module.attributes:
            if base in module.imports:
                found |= {origin(*module.imports[base]), origin(".".join(module.imports[base]), name)}
        found |= {origin(*text.rsplit(".", 1)) for text in module.texts if text.startswith("footprint.")}
        for whence in (module.imports[name] for name in module.reads & set(module.imports)):
            whole = modules().get(".".join(whence))
            found |= {(whole.name, name) for name in whole.definitions} if whole else {origin(*whence)}
    return frozenset(found)


def origin(module: str, name: str) -> Name:
    """Where a name is defined, through the modules that hand it on."""
    known = modules().get(module)
    if known is None or name in known.definitions or name not in known.imports:
        return module, name
    return origin(*known.imports[name])


def unread() -> Iterator[str]:
    """Public definitions that nothing reads, and that no decorator and no base class hands to Django."""
    for module in modules().values():
        for name, node in module.definitions.items():
            if not name.startswith("_") and not node.decorator_list and (module.name, name) not in read():
                yield f"{module.name}.{name}"
