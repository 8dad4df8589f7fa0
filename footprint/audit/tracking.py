"""The trail of rows, kept by the database itself: bulk writes and SQL by hand leave it too."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models

Model = TypeVar("Model", bound=type[models.Model])

APPEND_ONLY = pgtrigger.Trigger(
    name="append_only",
    level=pgtrigger.Statement,
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
    func="RAISE EXCEPTION '% keeps a trail: rows may be added, never changed or removed', TG_TABLE_NAME"
    " USING ERRCODE = 'insufficient_privilege';",
)


def tracked(*, leaving_out: Sequence[str] = (), not_searched_by: Sequence[str] = ()) -> Callable[[Model], Model]:
    """Put on a model: every insert, update and delete of its table leaves the row, with the context of the change.

    Makes `<Model>Event` beside the model, which only grows. `leaving_out` names fields that must not be kept twice:
    secrets, and times that change with every visit. `not_searched_by` names keys of other tables by which nobody looks
    for changes: of a table that files fill by the million an index of them costs more than it is worth.
    """
    keep: Callable[[Model], Model] = pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
        exclude=list(leaving_out),
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,  # type: ignore[arg-type]  # its own way of leaving the column out
        append_only=False,
        meta={"triggers": [APPEND_ONLY]},
    )

    def keep_unsearched(model: Model) -> Model:
        current_model = keep(model)
        for name in not_searched_by:
            current_model.pgh_event_model._meta.get_field(name).db_index = False  # type: ignore[attr-defined]
        return current_model

    return keep_unsearched


def event_model(model: type[models.Model]) -> type[models.Model]:
    """Where the trail of a tracked model is; `LookupError` for one that is not tracked."""
    for other in model._meta.apps.get_models():
        if getattr(other, "pgh_tracked_model", None) is model:
            return other
    raise LookupError(f"{model._meta.label} is not tracked: put footprint.audit.tracking.tracked on it.")


def trails() -> list[type[models.Model]]:
    """Every model whose table only grows."""
    return [model for model in apps.get_models() if APPEND_ONLY.name in _trigger_names(model)]


def _trigger_names(model: type[models.Model]) -> list[str]:
    return [trigger.name for trigger in getattr(model._meta, "triggers", [])]
