"""Taking a council's files into the register, and deciding what they contradict."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from footprint.accounts.models import Person
from footprint.audit import Actor
from footprint.audit.actions import acting
from footprint.children import bulk_import as register
from footprint.council import queries as council
from footprint.database.contention import giving_way
from footprint.interchange.audit_actions import InterchangeAction
from footprint.interchange.models import WHOLE_ROW, Conflict, Import
from footprint.interchange.spellings import spellings
from footprint.interchange.ssda903 import distances
from footprint.interchange.ssda903.importing import (
    absent,
    deciding,
    merging,
    reckoning,
    register_rows,
    return_rows,
    writing,
)
from footprint.interchange.ssda903.importing.files import Files, checked
from footprint.interchange.ssda903.importing.result import Offer, Outcome, outcome, told
from footprint.interchange.ssda903.reading import Tables
from footprint.page.refusals import NotAllowed
from footprint.reviews import bulk_import as reviews
from footprint.reviews import queries as review_queries

LISTED = 100
ONE_AT_A_TIME = 904  # the number of the lock that lets one import at a time into the register
AT_ONCE = 5000
Merge = Callable[..., Outcome]


def preview(
    *,
    folders: Sequence[Path],
    on: date,
    hold_back: bool = False,
    accept_conflicts: bool = False,
    at_most: int = LISTED,
    told_from: Path | None = None,
) -> Outcome:
    """What taking these folders in would do. Nothing is written. Raises Refused as `take_in` does.

    Files are named from `told_from` on, where that is given.
    """
    chosen = council.values(on=on)
    with checked(folders, chosen=chosen, on=on, hold_back=hold_back, at_most=at_most) as files, transaction.atomic():
        return told(_merged(files, accept=accept_conflicts, at_most=at_most), from_=told_from)


def take_in(
    *,
    folders: Sequence[Path],
    by: Actor,
    on: date,
    at: datetime,
    hold_back: bool = False,
    accept_conflicts: bool = False,
    at_most: int = LISTED,
    told_from: Path | None = None,
) -> Outcome:
    """Takes every row of these folders into the register, in one transaction, or none.

    Raises Refused with every fault, unless `hold_back` leaves out the children with faults; NotAllowed where a meeting
    is booked in a period of care that would be no more. A later folder fills blanks and adds rows; a value that it
    would change stays, as a Conflict, unless `accept_conflicts`. What was there already is not touched: the same files
    again leave no trace.
    """
    with (
        checked(folders, chosen=council.values(on=on), on=on, hold_back=hold_back, at_most=at_most) as files,
        acting(by=by, action=InterchangeAction.IMPORT_SSDA903, at=at) as doing,
    ):
        one_at_a_time()
        again = partial(_merged, files, accept=accept_conflicts, at_most=at_most)
        done = told(_write_what_stands(files.tables, again(), again=again, on=on, at=at), from_=told_from)
        if not done.changes:
            return done
        made = _remember(done, by=by, on=on, at=at)
        _keep_conflicts(made, done, by=by, at=at)
        doing.record(("import", made.pk), after={"folders": made.folders, "counts": made.counts})
    return replace(done, import_id=str(made.pk))


def _write_what_stands(tables: Tables, done: Outcome, *, again: Merge, on: date, at: datetime) -> Outcome:
    """Reckons and writes what was merged. While others work in the register, what they typed meanwhile stays.

    Just before writing, the children are held and their rows read once more; where somebody changed one, the files are
    merged `again` with what is there now, so that it is a conflict. A page waits for this and not for the reading.
    """
    may_move = _may_move_known_from(tables)
    typed: set[str] = set()

    def write() -> Outcome:
        nonlocal done
        while done.changes:
            known = _reckon(tables, on=on, may_move=may_move)
            changed = register_rows.hold_written(tables)
            if not changed:
                writing.write(tables, on=on, at=at, known_from=known)
                break
            typed.update(changed)
            done = again(typed_meanwhile=typed)
        return done

    return giving_way(write)


def one_at_a_time() -> None:
    """For the rest of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _merged(files: Files, *, accept: bool, at_most: int, typed_meanwhile: Collection[str] = ()) -> Outcome:
    """The files merged with the register as it is now. `typed_meanwhile`: the children whom nothing is accepted for."""
    tables = files.tables
    tables.connection.execute("SET search_path = 'main'")
    tables.connection.execute(
        "CREATE OR REPLACE TABLE typed_meanwhile AS SELECT unnest(?::VARCHAR[]) AS child", [list(typed_meanwhile)]
    )
    return_rows.offer(tables)
    register_rows.spell_as_the_register(tables, spellings())
    named = [row[0] for row in tables.connection.execute("SELECT child FROM header_ruling").fetchall()]
    first = min(absent.first_days(tables).values(), default=None)
    named += register.in_care_since_before(first) if first else []
    register_rows.bring_in(tables, children=None if _may_move_known_from(tables) else named)
    merging.merge(tables, folders=len(tables.folders), accept=accept)
    said = files.warnings + distances.fill_in_register(tables, at_most=at_most)
    return outcome(tables, files.folders, said, files.held_back, at_most=at_most)


def _may_move_known_from(tables: Tables) -> bool:
    """Whether a review of the files lies before the day from which reviews are known; then every child is looked at."""
    stored = reviews.said_known_from()
    first = tables.scalar("SELECT min(review_on) FROM review_rows") if tables.has("reviews") else None
    return first is not None and (stored is None or first < stored)


def _reckon(tables: Tables, *, on: date, may_move: bool = False) -> date | None:
    """With `may_move` the rows of every child are there, and K moves to an earlier day where they cover it, which is
    returned.

    Raises NotAllowed where a meeting is booked in a period of care that would be no more.
    """
    before, stored = review_queries.known_from(), reviews.said_known_from()
    by_rule = reckoning.known_from(tables) if may_move else None
    known = min(filter(None, (by_rule, stored)), default=before)
    reckoning.reckon(
        tables, on=on, known_from=known, every_child=known != before, holidays=council.standards(on=on).holidays
    )
    if children := reckoning.booked_without_care(tables):
        raise NotAllowed(
            f"A meeting is booked for {', '.join(children)} in a period of care that these values take away. "
            "Move what was booked, then try again."
        )
    return known if by_rule and known != stored else None


def _remember(done: Outcome, *, by: Actor, on: date, at: datetime) -> Import:
    return Import.objects.create(
        at=at,
        on_day=on,
        by=by if isinstance(by, Person) else None,
        by_label=by.audit_label,
        folders=done.folders,
        counts=done.counts,
        filled=done.filled,
        added=done.added,
        warnings=[asdict(problem) for problem in done.warnings],
        held_back=[asdict(problem) for problem in done.held_back],
    )


def _keep_conflicts(made: Import, done: Outcome, *, by: Actor, at: datetime) -> None:
    """New conflicts wait; those that are accepted with the import are kept as decided."""
    keys = register.keys_by_local_id({offer.child for offer in (*done.conflicts, *done.accepted)})
    for offer in done.accepted:
        Conflict.objects.filter(
            child=keys[offer.child],
            kind=offer.kind,
            record=offer.record,
            field=offer.field,
            offered=offer.offered,
            accepted=None,
        ).update(accepted=True, decided_at=at, decided_by=by if isinstance(by, Person) else None)
    Conflict.objects.bulk_create(
        [_conflict(made, offer, keys[offer.child]) for offer in done.conflicts], batch_size=AT_ONCE
    )


def _conflict(made: Import, offer: Offer, child: UUID) -> Conflict:
    return Conflict(
        taken_in=made,
        child_id=child,
        kind=offer.kind,
        record=offer.record,
        named=offer.named,
        field=offer.field,
        held=offer.held,
        offered=offer.offered,
        row=json.loads(offer.offered) if offer.field == WHOLE_ROW else None,
        file=offer.file,
        line=offer.line,
    )


def decide_conflicts(*, conflicts: Sequence[Conflict], accept: bool, by: Actor, on: date, at: datetime) -> None:
    """Takes the files' values, or keeps those of the register; either way they are not asked again.

    Raises NotAllowed where one was decided meanwhile, or where what is accepted would make two episodes overlap.
    """
    with acting(
        by=by, action=InterchangeAction.ACCEPT_CONFLICTS if accept else InterchangeAction.REFUSE_CONFLICTS, at=at
    ) as doing:
        one_at_a_time()
        current_conflicts = Conflict.objects.select_for_update().filter(
            pk__in=[conflict.pk for conflict in conflicts], accepted=None
        )
        if len(current_conflicts) != len(conflicts):
            raise NotAllowed("Somebody decided one of these already. Open the list again to see what is left.")
        if accept:
            put_in_place(list(current_conflicts), on=on, at=at)
        for conflict in current_conflicts:
            after = {
                "field": conflict.field,
                "record": conflict.named,
                "value": conflict.offered if accept else conflict.held,
            }
            doing.record(
                ("child", conflict.child_id), before={"field": conflict.field, "value": conflict.held}, after=after
            )
        current_conflicts.update(accepted=accept, decided_at=at, decided_by=by if isinstance(by, Person) else None)


def put_in_place(conflicts: Sequence[Conflict], *, on: date, at: datetime) -> None:
    """Gives the register what these offer. Raises NotAllowed where that would make two episodes overlap."""
    children = register.local_ids({conflict.child_id for conflict in conflicts})
    reviews.hold(register.hold(children.values()))
    with deciding.register_of(children.values()) as tables:
        deciding.apply(tables, [(children[conflict.child_id], conflict) for conflict in conflicts], on=on)
        if deciding.overlapping(tables):
            raise NotAllowed(
                "The episodes of this child would overlap. Accept the other changed dates of the child together with "
                "this one, or correct the register first."
            )
        try:
            _reckon(tables, on=on)
            writing.write(tables, on=on, at=at, known_from=None)
        except IntegrityError as fault:
            raise NotAllowed(f"The register has no room for this value: {str(fault).splitlines()[0]}") from fault
