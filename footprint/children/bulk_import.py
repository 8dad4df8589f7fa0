"""The register's doors for files: its rows out in bulk, and rows that files brought in. Callers hold the transaction.

A file's columns are those named here, in this order; one of added rows goes on with what is `given` to them.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

from footprint.children.models import Child
from footprint.database.contention import hold_rows
from footprint.database.copying import Staged, add_rows, change_rows, copy_out, remove_rows

CHILD = {
    "id": "uuid", "local_id": "text", "born_on": "date", "sex": "text", "ethnicity": "text", "mother_since": "date",
    "uasc": "boolean", "uasc_until": "date",
}  # fmt: skip
PERIOD = {
    "id": "uuid", "child_id": "uuid", "from_on": "date", "until_on": "date", "end_reason": "text",
    "start_known": "boolean",
}  # fmt: skip
EPISODE = {
    "id": "uuid", "child_id": "uuid", "period_id": "uuid", "from_on": "date", "until_on": "date", "new_reason": "text",
    "legal_status": "text", "need": "text", "place": "text", "provider": "text", "end_reason": "text",
    "change_reason": "text", "home_postcode": "text", "postcode": "text", "urn": "text", "miles": "numeric",
}  # fmt: skip
PLACED = {"id": "uuid", "child_id": "uuid", "from_on": "date", "until_on": "date", "end_reason": "text"}
COLUMNS = {"child": CHILD, "period": PERIOD, "episode": EPISODE, "adoption_placement": PLACED}
TABLES = {
    "child": "children_child",
    "period": "children_periodofcare",
    "episode": "children_episode",
    "adoption_placement": "children_adoptionplacement",
}
BLANK = "''"
# What no file says of a new row: columns with their values in SQL. In an added file they follow its columns.
GIVEN = {
    "child": {
        **dict.fromkeys(
            ("given_names", "family_name", "known_as", "upn", "nhs_number", "language", "communication"), BLANK
        ),
        "birth": "'known'",
        "disabilities": "'{}'",
        **dict.fromkeys(("interpreter", "restricted", "sealed", "made_up"), "false"),
    },
    "period": {},
    "episode": {**dict.fromkeys(("carer", "address"), BLANK), "long_term": "false", "temporary_approval": "false"},
    "adoption_placement": {},
}
WITH_SPANS = ("period", "episode")
PEOPLE = ("children_allocatediro", "children_socialworker", "children_protectioncase")


def numbers_of_their_own() -> list[str]:
    """The numbers in the register that are more than capitals and figures."""
    return list(Child.objects.exclude(local_id__regex=r"^[A-Z0-9]*$").values_list("local_id", flat=True))


def in_care_since_before(day: date) -> list[str]:
    """The numbers of the children with an episode that began before a day and is open."""
    children = Child.objects.filter(episodes__from_on__lt=day, episodes__until_on=None)
    return list(children.values_list("local_id", flat=True).distinct())


def hold(children: Collection[str], *, people: bool = False) -> list[UUID]:
    """Lets no page change these children and their care until the transaction ends; their keys.

    What changes care holds the child first. With `people`, the rows of who is allocated to them are held as well.
    """
    keys = hold_rows(TABLES["child"], column="local_id", among=children)
    for table in PEOPLE if people else ():
        hold_rows(table, column="child_id", among=keys)
    return keys


def write_out(kind: str, *, to: Path, children: Collection[str] | None) -> None:
    """The rows of a kind of the children with these numbers of the council, or of all, with the number as last column.

    No door of a person's: the import holds files against every record, restricted and sealed ones too.
    """
    table, child = TABLES[kind], "id" if kind == "child" else "child_id"
    columns = ", ".join(f"t.{name}" for name in COLUMNS[kind])
    query = f"SELECT {columns}, c.local_id FROM {table} t JOIN children_child c ON c.id = t.{child}"
    if children is None:
        copy_out(query, to=to)
    else:
        copy_out(f"{query} WHERE c.local_id = ANY(%s)", to=to, values=(list(children),))


def remove_periods(path: Path) -> None:
    """Removes the periods of care whose keys the file lists; no episode and no review may be in them any more."""
    remove_rows(TABLES["period"], path)


def leave_periods(path: Path) -> None:
    """Episodes with their keys: those that the file lists stand in no period of care until they are given one."""
    change_rows(Staged(TABLES["episode"], {"id": "uuid", "period_id": "uuid"}), path)


def given(kind: str, *, on: date) -> dict[str, str]:
    """What new rows of a kind have beside the file's columns, with its value in SQL: they are entered on a day."""
    entered = {"entered_on": f"DATE '{on}'"} if kind in ("child", "period") else {}
    return {**GIVEN[kind], **entered}


def take_in(*, added: Mapping[str, Path], changed: Mapping[str, Path], on: date) -> None:
    """Adds and changes rows, by kind. What changes does so before anything is added, so that spans make room."""
    for kind in COLUMNS:
        if kind in changed:
            change_rows(Staged(TABLES[kind], COLUMNS[kind]), changed[kind], spans=kind in WITH_SPANS)
        if kind in added:
            add_rows(TABLES[kind], [*COLUMNS[kind], *given(kind, on=on)], added[kind])


def keys_by_local_id(numbers: Collection[str]) -> dict[str, UUID]:
    """The keys of the children with these numbers of the council."""
    return dict(Child.objects.filter(local_id__in=numbers).values_list("local_id", "pk"))


def local_ids(children: Collection[UUID]) -> dict[UUID, str]:
    """The council's numbers of these children."""
    return dict(Child.objects.filter(pk__in=children).values_list("pk", "local_id"))
