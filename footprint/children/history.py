"""What the trail of rows keeps of a child: which tables, which of their fields, and how each is said."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from footprint.audit.history import Field, Source
from footprint.audit.tracking import event_model
from footprint.children.models import (
    BIRTHS,
    LINKS,
    RELATIONSHIPS,
    SAFE,
    SEXES,
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
from footprint.children.particulars.actions import LABELS
from footprint.children.particulars.contact_actions import LABELS as OF_CONTACT
from footprint.children.particulars.contact_actions import PROTECTED
from footprint.children.wording import capital
from footprint.page.datefield import said
from rulebook import codes

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
        return ", ".join(str(one) for one in value)
    try:
        return said(date.fromisoformat(value))
    except (TypeError, ValueError):
        return str(value)


def one_of(choices: dict[str, str]) -> Callable[[Any], str]:
    return lambda value: choices.get(value, words(value))


def code_of(of: codes.CodeSet) -> Callable[[Any], str]:
    return lambda value: f"{value} {capital(of.words(value))}".strip() if value else ""


def day(label: str) -> Field:
    return Field(label, words)


SPAN = {"from_on": day("From"), "until_on": day("Until")}
CHOICES = {"birth": one_of(BIRTHS), "sex": one_of(SEXES), "relationship": one_of(RELATIONSHIPS), "safe": one_of(SAFE)}
PARTICULARS = {name: Field(label, CHOICES.get(name, words)) for name, label in LABELS.items()}
CONTACT = {
    name: Field(label, CHOICES.get(name, words), guard=FAMILY if name in PROTECTED else "")
    for name, label in OF_CONTACT.items()
}
EPISODE = {
    **SPAN,
    "new_reason": Field("Why it began", code_of(codes.REASON_FOR_NEW_EPISODE)),
    "end_reason": Field("Why it ended", code_of(codes.REASON_CEASED)),
    "legal_status": Field("Legal status", code_of(codes.LEGAL_STATUS)),
    "need": Field("Category of need", code_of(codes.CATEGORY_OF_NEED)),
    "place": Field("Kind of placement", code_of(codes.PLACEMENT)),
    "provider": Field("Provider", code_of(codes.PROVIDER)),
    "change_reason": Field("Why the placement changed afterwards", code_of(codes.REASON_PLACE_CHANGE)),
    "home_postcode": Field("Postcode of the home", words, guard=FAMILY),
    "postcode": Field("Postcode", words, guard=PLACEMENT),
    "urn": Field("Ofsted number", words, guard=PLACEMENT),
    "miles": Field("Distance from home in miles"),
    "carer": Field("Who cares for the child", words, guard=PLACEMENT),
    "address": Field("Address", words, guard=PLACEMENT),
    "long_term": Field("Meant to last until 18", words),
    "temporary_approval": Field("Connected person approved for a time", words),
}
NAME = {"given_names": Field("Given names"), "family_name": Field("Family name"), "until_on": day("Until")}
PLACED = {**SPAN, "end_reason": Field("Why it ended", code_of(codes.REASON_PLACED_CEASED))}
WORKER = {"name": Field("Social worker"), "team": Field("Team", at="team__name"), **SPAN}
VISIT = {
    "on_day": day("Day"),
    "visitor": Field("Who visited"),
    "seen": Field("Child seen", words),
    "seen_alone": Field("Seen alone", words),
    "note": Field("Note"),
}
IRO = {
    "person": Field("IRO", at="person__name"),
    **SPAN,
    "reason": Field("Reason"),
    "end_reason": Field("Why it ended"),
}
KIN = {"kind": Field("Linked as", one_of(LINKS)), "child": Field(""), "other": Field("")}


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
        Source("told", "Day on which the service was told", "care", PeriodOfCare, of, {"told_on": day("Told on")}),
        Source("proceedings", "Care proceedings", "care", Proceedings, of, SPAN, named="from_on"),
        Source("placed", "Placement for adoption", "care", AdoptionPlacement, of, PLACED, named="from_on"),
        Source("worker", "Social worker", "worker", SocialWorker, of, WORKER, named="name"),
        Source("visit", "Visit", "visits", Visit, of, VISIT, named="on_day"),
        Source("iro", "IRO", "iro", AllocatedIRO, of, IRO, named="person"),
    ]


def ever_linked(*, child: Child, visible: QuerySet[Child]) -> dict[str, str]:
    """The name of every child who is or was linked to this one and whom the reader may know of, by key. One query."""
    kept = event_model(Link)._default_manager
    others = Q(pk__in=kept.filter(child=child).values("other")) | Q(pk__in=kept.filter(other=child).values("child"))
    return {str(one.pk): one.name for one in visible.filter(others)}
