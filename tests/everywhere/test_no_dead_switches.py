"""No switch without a wire: what the product offers, something in the product reads. Counted from its source."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields

from footprint.council.registry import SETTINGS
from rulebook.groupings import Groupings
from rulebook.review_life import AFTER, ANSWER, BEFORE, DECISIONS
from rulebook.standards import Standards
from tests.everywhere.callers import Module, modules, read, unread

# Read by Django, by the interpreter or by `run` under these names.
BY_FRAMEWORK = re.compile(
    r"\.management\.commands\.\w+\.Command$|\.apps\.\w+Config$|^footprint\.accounts\.sessions\.SessionStore$"
    r"|^(footprint\.front\.\w+|rulebook\.due)\.main$"
)
# `reporting.report.formats` takes the module of a form by its name; migrations alone gather their operations.
BY_NAME = {"footprint.post.html.file", "footprint.post.workbook.file"}


IN_RULES = {field.name for kind in (Standards, Groupings) for field in fields(kind)}
SETTINGS_KEPT = ("footprint.council.", "rulebook.standards", "rulebook.groupings", "demo.")


def texts(*but: str) -> set[str]:
    """Every text of the product, but for modules that begin so."""
    return {text for module in modules().values() if not module.name.startswith(but) for text in module.texts}


def attributes(*but: str) -> set[str]:
    return {name for module in modules().values() if not module.name.startswith(but) for name in module.every_attribute}


def test_every_setting_has_a_reader_outside_the_pages_that_change_it() -> None:
    """One that the rules take is read of them; another by its name, or by the one who hands it on to templates."""
    of_rules, by_name = attributes(*SETTINGS_KEPT), texts(*SETTINGS_KEPT)
    of_rules |= {owed.limit for owed in (*BEFORE, DECISIONS, ANSWER, *AFTER)}  # read by these names
    handed_on = {"noun_children", "noun_review", "council_name", "council_colour"}
    assert (IN_RULES & set(SETTINGS)) - of_rules - {"one_off_holidays"} == set()
    assert set(SETTINGS) - IN_RULES - by_name - handed_on == set()
    assert {"nouns", "nouns_of", "holidays"} <= of_rules
    assert "one_off_holidays" in modules()["rulebook.standards"].every_attribute


def test_every_table_of_states_is_asked_by_acts() -> None:
    tables = [module for module in modules().values() if module.name.startswith("rulebook.") and _has_steps(module)]
    assert sorted(table.name for table in tables) == ["rulebook.decisions", "rulebook.review_life"]
    assert ("rulebook.review_life", "check_step") in read()
    assert ("rulebook.decisions", "may_follow") in read()
    acts = {
        module.name.removeprefix("footprint.reviews.")
        for module in modules().values()
        if module.name.startswith("footprint.reviews.")
        and module.name.endswith("actions")
        and "one_step" in _called(module)
    }
    assert acts == {
        "actions", "decisions.actions", "preparing.actions", "record.sending_actions", "record.version_actions",
        "series.actions",
    }  # fmt: skip


def _has_steps(module: Module) -> bool:
    targets = (node.targets[0] for node in module.tree.body if isinstance(node, ast.Assign))
    return any(isinstance(target, ast.Name) and target.id == "STEPS" for target in targets)


def _called(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_every_public_function_policy_and_class_is_read_in_the_product() -> None:
    dead = {name for name in unread() if not BY_FRAMEWORK.search(name)} - BY_NAME
    assert dead == set()
