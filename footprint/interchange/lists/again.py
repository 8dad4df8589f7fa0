"""What the register holds now of a value that a list contradicted, and how the value from before is put back."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from footprint.accounts.models import Person
from footprint.children.from_lists import actions as children
from footprint.children.from_lists import queries as register
from footprint.children.models import Child
from footprint.interchange.lists.comparing import NAMES, booked_words, in_words, worker_words
from footprint.interchange.models import Conflict
from footprint.page.datefield import format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.from_lists import queries as reviews

PAGES = {
    "iro": "the page “Whose IRO, now and before”",
    "social_worker": "the page “Change the social worker”",
    "booked_on": "the child’s page, where a meeting is moved",
    "chair": "a list",
}


def held_now(conflict: Conflict, *, on: date) -> str | None:
    """In the words of `held` and `offered`; None where there is nothing of the kind any more."""
    child = register.by_number([conflict.child.local_id], on=on).get()
    return NOW[conflict.field](child, conflict)


def _first(rows: Any) -> Any:
    return rows[0] if rows else None


def _iro(child: Any, conflict: Conflict) -> str:
    result = _first(child.iros_now)
    return result.person.name if result else ""


def _team(child: Any, conflict: Conflict) -> str:
    result = _first(child.workers_now)
    return result.team.name if result and result.team else ""


def _booked(child: Any, conflict: Conflict) -> str:
    meeting = reviews.booked(children=[child.pk]).get(child.pk)
    return booked_words(meeting.on_day, meeting.at_time, meeting.place) if meeting else ""


def _of_case(name: str) -> Callable[[Any, Conflict], str | None]:
    def now(child: Any, conflict: Conflict) -> str | None:
        cases = [item for item in child.protection if item.from_on.isoformat() == conflict.record]
        return in_words(getattr(cases[0], name)) if cases else None

    return now


def _of_child(name: str) -> Callable[[Any, Conflict], str]:
    return lambda child, conflict: in_words(getattr(child, name))


NOW: Mapping[str, Callable[[Any, Conflict], str | None]] = {
    **{name: _of_child(name) for name in NAMES},
    "iro": _iro,
    "social_worker": lambda child, conflict: worker_words(_first(child.workers_now)),
    "team": _team,
    "booked_on": _booked,
    "chair": _of_case("chair"),
    "protection_until": _of_case("until_on"),
}


def check_can_put_back(conflict: Conflict) -> None:
    if conflict.field in PAGES:
        raise NotAllowed(f"This is more than one value, so it is changed back on {PAGES[conflict.field]}.")


def put_back(conflict: Conflict, *, by: Person, on: date, at: datetime) -> None:
    """The value that the register held before the list's was accepted."""
    child: Child = conflict.child
    if conflict.field == "team":
        children.set_team(child=child, team=conflict.held, by=by, on=on, at=at)
    elif conflict.field == "protection_until":
        first = date.fromisoformat(conflict.record)
        changes = {"until_on": _day(conflict.held)}
        children.change_protection_case(child=child, from_on=first, changes=changes, by=by, at=at)
    else:
        value = _day(conflict.held) if conflict.field == "born_on" else conflict.held
        children.change_names(child=child, names={conflict.field: value}, by=by, on=on, at=at)


def _day(words: str) -> date:
    """The day that `said` put in these words."""
    day = datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007
    assert format_day(day) == words
    return day
