"""What the trail of rows keeps of a child: which tables, which of their fields, and how each is said."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, DateField, ForeignKey, Model, Q, QuerySet, TimeField

from footprint.audit.history import Field, Source, plainly
from footprint.audit.tracking import event_model
from footprint.children.models import (
    AdoptionPlacement,
    AllocatedIRO,
    Child,
    Contact,
    Episode,
    Link,
    PeriodOfCare,
    PreviousName,
    Proceedings,
    SocialWorker,
    Visit,
)
from footprint.children.particulars.actions import LABELS, NAMES
from footprint.children.particulars.contact_actions import LABELS as OF_CONTACT
from footprint.children.particulars.contact_actions import PROTECTED
from footprint.children.wording import capital
from footprint.page.datefield import format_day
from footprint.page.labels import label_of
from rulebook import codes

SAID = (DateField, BooleanField, ArrayField)
Codes = Mapping[str, codes.CodeSet]
Guarded = Mapping[str, Sequence[str]]
NO_CODES: Codes = {}
OPEN: Guarded = {}
FAMILY, PLACEMENT = "family", "placement"  # what protects an address (particulars.protected.Reach)
LINK = "link"
GROUPS = {
    "particulars": "Particulars and names",
    "contacts": "Contacts",
    "links": "Siblings, parent and baby",
    "care": "Care, legal status and placement",
    "worker": "Social worker",
    "visits": "Visits",
    "iro": "Whose IRO",
}


def words(value: Any) -> str:
    """A value of the trail as people read it."""
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    try:
        return format_day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)


def words_of(field: Any) -> Callable[[Any], str]:
    """How a value of a model's field is said: one of its choices, a day, yes or no, or as it stands."""
    if field.choices:
        choices = dict(field.flatchoices)
        return lambda value: choices.get(value, words(value))
    if isinstance(field, TimeField):
        return lambda value: str(value)[:5] if value else ""
    return words if isinstance(field, SAID) else plainly


def code_of(of: codes.CodeSet) -> Callable[[Any], str]:
    return lambda value: f"{value} {capital(of.words(value))}".strip() if value else ""


def fields_of(model: type[Model], *names: str, coded: Codes = NO_CODES, guarded: Guarded = OPEN) -> dict[str, Field]:
    """Fields of a model, called and said as the model has it; those with codes of the return by their words.

    A person or a team is told by name. `guarded` are fields that need to be opened, by what opens them.
    """
    guards = {name: guard for guard, them in guarded.items() for name in them}
    result = {}
    for name in names:
        field = model._meta.get_field(name)
        said_as = code_of(coded[name]) if name in coded else words_of(field)
        at = f"{name}__name" if isinstance(field, ForeignKey) else ""
        result[name] = Field(label_of(model, name), said_as, at=at, guard=guards.get(name, ""))
    return result


CODES = {
    "new_reason": codes.REASON_FOR_NEW_EPISODE,
    "end_reason": codes.REASON_CEASED,
    "legal_status": codes.LEGAL_STATUS,
    "need": codes.CATEGORY_OF_NEED,
    "place": codes.PLACEMENT,
    "provider": codes.PROVIDER,
    "change_reason": codes.REASON_PLACE_CHANGE,
}
PARTICULARS = fields_of(Child, *LABELS)
CONTACT = fields_of(Contact, *OF_CONTACT, guarded={FAMILY: PROTECTED})
EPISODE = fields_of(
    Episode, "from_on", "until_on", "new_reason", "end_reason", "legal_status", "need", "place", "provider",
    "change_reason", "home_postcode", "postcode", "urn", "miles", "carer", "address", "long_term", "temporary_approval",
    coded=CODES, guarded={FAMILY: ["home_postcode"], PLACEMENT: ["postcode", "urn", "carer", "address"]},
)  # fmt: skip
NAME = fields_of(PreviousName, *NAMES)
PERIOD = fields_of(PeriodOfCare, "told_on")
PROCEEDINGS = fields_of(Proceedings, "from_on", "until_on")
PLACED = fields_of(
    AdoptionPlacement, "from_on", "until_on", "end_reason", coded={"end_reason": codes.REASON_PLACED_CEASED}
)
WORKER = fields_of(SocialWorker, "name", "team", "from_on", "until_on")
VISIT = fields_of(Visit, "on_day", "visitor", "seen", "seen_alone", "note")
IRO = fields_of(AllocatedIRO, "person", "from_on", "until_on", "reason", "end_reason")
KIN = {**fields_of(Link, "kind"), "child": Field(""), "other": Field("")}


def sources(*, child: Child, visible: QuerySet[Child]) -> list[Source]:
    """`visible` are the children whom the reader may know of: a link with another is not told."""
    keys = visible.values("pk")
    kin = Q(child=child, other__in=keys) | Q(other=child, child__in=keys)
    of = Q(child=child)
    return [
        Source("child", "Particulars", "particulars", Child, Q(pgh_obj=child), PARTICULARS),
        Source("name", "Previous name", "particulars", PreviousName, of, NAME, named="family_name"),
        Source("contact", "Contact", "contacts", Contact, of, CONTACT, named="name"),
        Source(LINK, "Link", "links", Link, kin, KIN),
        Source("episode", "Legal status and placement", "care", Episode, of, EPISODE, named="from_on"),
        Source("told", "Day on which the service was told", "care", PeriodOfCare, of, PERIOD),
        Source("proceedings", "Care proceedings", "care", Proceedings, of, PROCEEDINGS, named="from_on"),
        Source("placed", "Placement for adoption", "care", AdoptionPlacement, of, PLACED, named="from_on"),
        Source("worker", "Social worker", "worker", SocialWorker, of, WORKER, named="name"),
        Source("visit", "Visit", "visits", Visit, of, VISIT, named="on_day"),
        Source("iro", "IRO", "iro", AllocatedIRO, of, IRO, named="person"),
    ]


def ever_linked(*, child: Child, visible: QuerySet[Child]) -> dict[str, str]:
    """The name of every child who is or was linked to this one and whom the reader may know of, by key. One query."""
    stored = event_model(Link)._default_manager
    others = Q(pk__in=stored.filter(child=child).values("other")) | Q(pk__in=stored.filter(other=child).values("child"))
    return {str(child.pk): child.name for child in visible.filter(others)}
