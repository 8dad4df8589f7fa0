"""Who may open a page. Until people can sign in that is everyone; a view that nobody decided about fails the tests."""

from collections.abc import Callable
from typing import Any

View = Callable[..., Any]


def public(view: View) -> View:
    """Mark a view as open to anyone: it shows nothing about any child."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def decision(view: View) -> str | None:
    """What was decided for a view ("public"), or None when nobody has decided."""
    return getattr(view, "access", None)
