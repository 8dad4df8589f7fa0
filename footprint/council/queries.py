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
    return sorted((holiday for holiday in days.values() if holiday.day.year == year), key=lambda holiday: holiday.day)


def shown(*, on: date, groups: tuple[str, ...]) -> list[Shown]:
    """The settings of some groups on a day, in the order of the registry. One query."""
    decided = in_force(on=on)
    return [
        _shown(definition, decided.get(definition.key))
        for definition in SETTINGS.values()
        if definition.group in groups
    ]


def shown_one(key: str, *, on: date) -> Shown:
    return _shown(SETTINGS[key], in_force(on=on).get(key))


def _shown(definition: Definition, decision: Setting | None) -> Shown:
    stored = decision.value if decision else definition.default
    return Shown(definition, stored, definition.kind.shown(stored), decision.from_on if decision else None)


def history(key: str, *, on: date) -> list[Decision]:
    """Every decision about a setting, the latest made first."""
    kind, decisions = SETTINGS[key].kind, list(Setting.objects.filter(key=key).order_by("-set_at"))
    last = {setting.from_on: setting.pk for setting in reversed(decisions)}
    current = max((day for day in last if day <= on), default=None)
    return [
        Decision(
            id=setting.pk,
            said=kind.shown(setting.value),
            typed=kind.typed(setting.value),
            from_on=setting.from_on,
            set_at=setting.set_at,
            set_by=setting.set_by_label,
            reason=setting.reason,
            state=_state(setting, last, current, on),
        )
        for setting in decisions
    ]


def _state(setting: Setting, last: Mapping[date, Any], current: date | None, on: date) -> str:
    if last[setting.from_on] != setting.pk:
        return "replaced"
    if setting.from_on > on:
        return "to come"
    return "in force" if setting.from_on == current else "past"


def earlier_value(key: str, decision: Any) -> Any | None:
    """The value of one decision, to take it up again; None when there is no such decision about this setting."""
    setting = Setting.objects.filter(key=key, pk=decision).first()
    return setting.value if setting else None


def published_numbers() -> dict[tuple[str, date], PublishedNumber]:
    """What others published, by kind and year: the last that was entered, also where that took the number back."""
    return {
        (published_number.kind, published_number.year_ending): published_number
        for published_number in PublishedNumber.objects.order_by("set_at")
    }
