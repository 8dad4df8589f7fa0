"""What people do is declared once, by the app that does it; every list of actions is made of those."""

import re
from pathlib import Path

import pytest

from footprint.audit import security
from footprint.audit.declared import AuditAction, declared, opening

HOME = Path("footprint")
ACTIONS = [action for action in declared() if type(action).__module__.startswith("footprint.")]
FILES = [path for path in HOME.rglob("*.py") if path.name != "audit_actions.py" and "migrations" not in path.parts]
SOURCES = {path: path.read_text() for path in FILES}


def test_no_two_apps_have_an_action_of_one_name() -> None:
    assert sorted({str(action) for action in ACTIONS}) == sorted(str(action) for action in ACTIONS)


@pytest.mark.parametrize("action", ACTIONS, ids=str)
def test_every_action_that_is_declared_is_recorded(action: AuditAction) -> None:
    member = re.compile(rf"\b{type(action).__name__}\.{action.name}\b")
    assert any(member.search(source) for source in SOURCES.values())


def test_no_action_is_recorded_by_a_bare_name() -> None:
    bare = re.compile(r"\b(?:acting|record|events_called|give_reason)\([^()]*\b(?:action|event)=f?[\"']")
    assert [str(path) for path, source in SOURCES.items() if bare.search(source)] == []


def test_lists_are_made_of_the_marks_of_the_actions() -> None:
    assert "invite" in security.of_group(security.PEOPLE)
    assert "invite_guests" not in security.of_group("")
    assert sorted(opening()) == ["broke_glass", "opened_address", "opened_restricted"]
