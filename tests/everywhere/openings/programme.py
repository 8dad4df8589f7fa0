"""The addresses of the work programme."""

from collections.abc import Mapping

from footprint.accounts.models import Person
from tests import register
from tests.everywhere.opening import Opening

FIGURES = "View aggregate report (suppressed)"
EDIT = "Edit the work programme"
AN_OUTCOME = {"outcome_id": register.OUTCOME}

OPENINGS: dict[str, Opening] = {
    "programme:year": Opening(kind="figures", get=FIGURES, role="liro"),
    "programme:excel": Opening(page=False, get=FIGURES, role="liro"),
    "programme:outcome": Opening((AN_OUTCOME,), kind="figures", get=FIGURES, role="liro"),
    "programme:add": Opening(get=EDIT, post=EDIT),
    "programme:carry-over": Opening(get=EDIT, post=EDIT),
    "programme:change": Opening((AN_OUTCOME,), get=EDIT, post=EDIT),
    "programme:tell": Opening((AN_OUTCOME,), get=EDIT, post=EDIT),
    "programme:remove": Opening((AN_OUTCOME,), get=EDIT, post=EDIT),
    "programme:restore": Opening((AN_OUTCOME,), get=EDIT, post=EDIT),
}


def records(staff: Mapping[str, Person]) -> None:
    """An outcome of the running year."""
    register.a_programme()
