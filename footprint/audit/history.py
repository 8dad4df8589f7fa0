"""What became of the rows that belong to one record, of several tracked models at once, change by change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import (
    Case,
    Exists,
    F,
    Func,
    JSONField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, JSONObject, Lag

from footprint.audit.tracking import event_model

NOTHING = Value({}, JSONField())
NEWEST = ("-pgh_created_at", "source", "-row")
ONE_CHANGE = timedelta(minutes=1)


def plainly(value: Any) -> str:
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Field:
    """One thing told of a row. `at` is where it stands, where its name does not say so: "person__name".

    `guard` names what a reader must be entitled to see; without it both values are only said to be there.
    """

    label: str
    words: Callable[[Any], str] = plainly
    at: Any = ""
    guard: str = ""


@dataclass(frozen=True)
class Source:
    """The rows of a tracked model that belong to a record. `of` tells them by fields of their own; `named` is the field
    by which people know a row from its fellows, and `group` what they look for it under."""

    kind: str
    title: str
    group: str
    model: type[Model]
    of: Q
    fields: Mapping[str, Field]
    named: str = ""


def history(sources: Sequence[Source]) -> QuerySet[Any, Any]:
    """Every change, newest first, as mappings: source, row, pgh_created_at, pgh_context, and the fields before and now.

    What somebody changed of a row in one act, within a minute, is one change: an act may write a row more than once.
    One that leaves all fields as they were is none.
    """
    first, *others = [_changes(source) for source in sources]
    return first.union(*others, all=True).order_by(*NEWEST) if others else first.order_by(*NEWEST)


def _changes(source: Source) -> QuerySet[Any, Any]:
    rows: QuerySet[Any] = event_model(source.model)._default_manager.all()
    same_act = rows.filter(
        pgh_obj_id=OuterRef("pgh_obj_id"),
        pgh_context=OuterRef("pgh_context"),
        pgh_id__gt=OuterRef("pgh_id"),
        pgh_created_at__lte=OuterRef("pgh_created_at") + ONE_CHANGE,
    )
    jsonobject = JSONObject(**{name: _at(name, field) for name, field in source.fields.items()})
    state = Func(jsonobject, function="jsonb_strip_nulls", output_field=JSONField())
    earlier = Window(Lag("now"), partition_by="pgh_obj_id", order_by="pgh_id")
    result = rows.filter(source.of).filter(~Exists(same_act))
    result = result.annotate(now=Case(When(pgh_label="delete", then=NOTHING), default=state, output_field=JSONField()))
    result = result.annotate(before=Coalesce(earlier, NOTHING)).exclude(before=F("now"))
    named = result.annotate(source=Value(source.kind, TextField()), row=Cast("pgh_obj_id", TextField()))
    changes: QuerySet[Any, Any] = named.values("source", "row", "pgh_created_at", "pgh_context", "before", "now")
    return changes


def _at(name: str, field: Field) -> Any:
    return F(field.at or name) if isinstance(field.at, str) else field.at
