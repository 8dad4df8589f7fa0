"""What the council's settings are on a day, and how they came to be so."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from footprint.council.models import PublishedNumber, Setting
from footprint.council.registry import SETTINGS, Definition
from footprint.database.remembered import once
from footprint.page.nouns import Nouns
from rulebook.calendar import BANK_HOLIDAY_NAMES
from rulebook.groupings import Groupings
from rulebook.standards import Standards


@dataclass(frozen=True)
class Shown:
    """A setting as its page shows it on a day; `since` is None while nobody has decided."""

    definition: Definition
    value: Any
    said: str
    since: date | None


@dataclass(frozen=True)
class Decision:
    """One decision in the history of a setting. `state` is in force, to come, past, or replaced (never took effect)."""

    id: Any
    said: str
    typed: Any
    from_on: date
    set_at: datetime
    set_by: str
    reason: str
    state: str


@dataclass(frozen=True)
class Holiday:
    day: date
    name: str
    by_hand: bool


def in_force(*, on: date) -> Mapping[str, Setting]:
    """The decision that counts on a day, for each setting that was decided about. One query, once a request."""
    return once(("settings", on), lambda: _in_force(on))


def _in_force(on: date) -> Mapping[str, Setting]:
    decided = Setting.objects.filter(from_on__lte=on).order_by("key", "-from_on", "-set_at").distinct("key")
    return {setting.key: setting for setting in decided}


def kept_values(*, on: date) -> dict[str, Any]:
    """Every setting's value on a day as it is kept."""
    decided = in_force(on=on)
    return {key: decided[key].value if key in decided else definition.default for key, definition in SETTINGS.items()}


def values(*, on: date) -> dict[str, Any]:
    """Every setting's value on a day, as the rules take it."""
    return {key: SETTINGS[key].kind.read(value) for key, value in kept_values(on=on).items()}


def value(key: str, *, on: date) -> Any:
    """One setting's value on a day. Ask `values` for several."""
    return values(on=on)[key]


def standards(*, on: date) -> Standards:
    """What the rulebook takes: the council's choices as they stand on a day."""
    return standards_of(values(on=on))


def standards_of(chosen: Mapping[str, Any]) -> Standards:
    """Of every setting's value those that are standards."""
    return Standards(**{field.name: chosen[field.name] for field in fields(Standards)})


def groupings_of(chosen: Mapping[str, Any]) -> Groupings:
    """Of every setting's value those that gather codes into rows."""
    return Groupings(**{field.name: chosen[field.name] for field in fields(Groupings)})


def nouns_of(chosen: Mapping[str, Any]) -> Nouns:
    """Of every setting's value those that name children and reviews."""
    return Nouns(SETTINGS["noun_children"].kind.shown(chosen["noun_children"]), str(chosen["noun_review"]))


def nouns(*, on: date) -> Nouns:
    return nouns_of(kept_values(on=on))


def calendar(*, year: int, on: date) -> list[Holiday]:
    """The bank holidays of a year as known on a day, in order."""
    by_hand = {date.fromisoformat(day): name for day, name in kept_values(on=on)["one_off_holidays"].items()}
    days = {day: Holiday(day, name, by_hand=False) for day, name in BANK_HOLIDAY_NAMES.items()}
    days |= {day: Holiday(day, name, by_hand=True) for day, name in by_hand.items()}
    return sorted((one for one in days.values() if one.day.year == year), key=lambda one: one.day)


def shown(*, on: date, groups: tuple[str, ...]) -> list[Shown]:
    """The settings of some groups on a day, in the order of the registry. One query."""
    decided = in_force(on=on)
    return [_shown(one, decided.get(one.key)) for one in SETTINGS.values() if one.group in groups]


def shown_one(key: str, *, on: date) -> Shown:
    return _shown(SETTINGS[key], in_force(on=on).get(key))


def _shown(definition: Definition, decision: Setting | None) -> Shown:
    kept = decision.value if decision else definition.default
    return Shown(definition, kept, definition.kind.shown(kept), decision.from_on if decision else None)


def history(key: str, *, on: date) -> list[Decision]:
    """Every decision about a setting, the latest made first."""
    kind, decisions = SETTINGS[key].kind, list(Setting.objects.filter(key=key).order_by("-set_at"))
    last = {one.from_on: one.pk for one in reversed(decisions)}
    current = max((day for day in last if day <= on), default=None)
    return [
        Decision(
            id=one.pk,
            said=kind.shown(one.value),
            typed=kind.typed(one.value),
            from_on=one.from_on,
            set_at=one.set_at,
            set_by=one.set_by_label,
            reason=one.reason,
            state=_state(one, last, current, on),
        )
        for one in decisions
    ]


def _state(one: Setting, last: Mapping[date, Any], current: date | None, on: date) -> str:
    if last[one.from_on] != one.pk:
        return "replaced"
    if one.from_on > on:
        return "to come"
    return "in force" if one.from_on == current else "past"


def earlier_value(key: str, decision: Any) -> Any | None:
    """The value of one decision, to take it up again; None when there is no such decision about this setting."""
    found = Setting.objects.filter(key=key, pk=decision).first()
    return found.value if found else None


def published_numbers() -> dict[tuple[str, date], PublishedNumber]:
    """What others published, by kind and year: the last that was entered, also where that took the number back."""
    return {(one.kind, one.year_ending): one for one in PublishedNumber.objects.order_by("set_at")}
