"""Whether a child can be added or changed so; each refusal is a sentence that says what to do."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from footprint.children.models import Child
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from rulebook.days import BORN
from rulebook.numbers import check_nhs_number, check_upn, without_spaces

NUMBERS = {"local_id": "number of the council", "nhs_number": "NHS number", "upn": "unique pupil number"}
NAMES = ("given_names", "family_name", "known_as")
CHECKS = {"nhs_number": check_nhs_number, "upn": check_upn}
LONGEST_BEFORE_BIRTH = timedelta(days=300)
Children = QuerySet[Child]


def text_of(value: Any) -> str:
    """A value as a page shows it and sends it back, to be held against what is kept now."""
    if isinstance(value, (list, tuple)):
        return " ".join(sorted(str(item) for item in value))
    return "" if value is None else str(value).replace("\r\n", "\n")


def check_nothing_changed_meanwhile(
    *, row: Any, wanted: Mapping[str, Any], expecting: Mapping[str, str], labels: Mapping[str, str],
    hidden: Collection[str] = (),
) -> None:  # fmt: skip
    """`expecting` is each field as the page showed it. Refused where somebody has changed it to something else, and
    where it is missing there; what is stored in the `hidden` ones is not said."""
    sentences, now = [], {}
    for name, value in wanted.items():
        stored, label = text_of(getattr(row, name)), labels.get(name, name)
        if stored in (expecting.get(name), text_of(value)):
            continue
        if name in hidden:
            sentences.append(f"{label}: somebody has changed it meanwhile. Ask them before you write over it.")
            continue
        now[label] = stored
        sentences.append(
            f"{label}: somebody has entered “{stored or 'nothing'}” meanwhile, yours is "
            f"“{text_of(value) or 'nothing'}”. Look at both, then send the one that is right."
        )
    if sentences:
        raise ChangedMeanwhile(*sentences, now=now)


def checked_numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same with its numbers as they are kept. NotAllowed for a number that can't be one."""
    result = dict(values)
    for name in NUMBERS.keys() & result.keys():
        try:
            check = CHECKS.get(name)
            result[name] = check(result[name]) if check and result[name] else without_spaces(result[name] or "")
        except ValueError as fault:
            raise NotAllowed(str(fault)) from None
    return result


def check_numbers_are_free(*, values: Mapping[str, Any], visible: Children, but: Child | None = None) -> None:
    """Names who has a number already only to somebody who may know of them."""
    for name, words in NUMBERS.items():
        if not values.get(name):
            continue
        taken = Child.objects.filter(**{name: values[name]})
        taken = taken.exclude(pk=but.pk) if but else taken
        if taken.exists():
            whose = visible.filter(pk__in=taken.values("pk")).first()
            raise NotAllowed(
                f"{whose} has the {words} {values[name]} already. Open that record, or correct the number."
                if whose
                else f"The {words} {values[name]} cannot be used. Compare it with its source, or ask the lead."
            )


def check_named(*, values: Mapping[str, Any]) -> None:
    if not any(values.get(name) for name in NAMES):
        raise NotAllowed("Enter a name, at least the family name.")


def check_born(*, values: Mapping[str, Any], on: date) -> None:
    """A day of birth that fits what is known of it."""
    born, unborn = values["born_on"], values.get("birth") == "unborn"
    if born > on and not unborn:
        raise NotAllowed(f"{format_day(born)} is still to come. Correct the day, or say that the birth is expected.")
    check_day(born, kind=BORN, on=on, called="The date of birth", latest=max(born, on))
    if unborn and born > on + LONGEST_BEFORE_BIRTH:
        raise NotAllowed(f"No birth is expected as late as {format_day(born)}. Correct the day.")
