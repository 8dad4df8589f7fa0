"""The trail of what was done and what was looked at. It names people and records in words and keys, and knows no app.

`SYSTEM` is who acts when no person does: commands and nightly jobs.
"""

from footprint.audit.actors import SYSTEM, Actor

__all__ = ["SYSTEM", "Actor"]
