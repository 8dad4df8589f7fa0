"""Deciding about a conflict once more, the other way, while the value that the decision left still stands."""

from copy import copy
from datetime import date, datetime

from footprint.accounts.models import Person
from footprint.audit.actions import acting
from footprint.interchange import actions
from footprint.interchange.audit_actions import InterchangeAction
from footprint.interchange.conflict_decisions import check_can_decide
from footprint.interchange.lists import actions as lists
from footprint.interchange.lists import again
from footprint.interchange.lists.queries import LIST
from footprint.interchange.models import WHOLE_ROW, Conflict
from footprint.interchange.ssda903.importing import deciding
from footprint.page.refusals import NotAllowed


def held_now(conflict: Conflict, *, on: date) -> str | None:
    """What the register holds of it now; of a whole row, what held it off."""
    if conflict.kind == LIST:
        return again.held_now(conflict, on=on)
    if conflict.field == WHOLE_ROW:
        return conflict.held
    with deciding.register_of([conflict.child.local_id]) as tables:
        return deciding.held_now(tables, conflict)


def check_can_decide_again(*, conflict: Conflict, now: str | None, by: Person, on: date) -> None:
    """`now` is `held_now`. What somebody changed since is theirs: it is not overwritten."""
    accept = not conflict.accepted
    check_can_decide(conflicts=[conflict], accept=accept, by=by, on=on)
    if not accept and conflict.kind == LIST:
        again.check_can_put_back(conflict)
    if not accept and conflict.field == WHOLE_ROW:
        raise NotAllowed(
            "The row has become an entry of its own. Correct it or take it back on the child’s page of care."
        )
    left = conflict.offered if conflict.accepted else conflict.held
    if now is None or now.casefold() != left.casefold():
        raise NotAllowed(
            "The register holds another value by now, which this decision did not leave there. Change it on the "
            "child’s own pages."
        )


def decide_again(*, conflict: Conflict, reason: str, by: Person, on: date, at: datetime) -> None:
    """A refused value is taken, or the one from before an accepted value is put back. NotAllowed as the check says."""
    with acting(by=by, action=InterchangeAction.DECIDE_CONFLICT_AGAIN, reason=reason, at=at) as doing:
        actions.one_at_a_time()
        current_conflict = Conflict.objects.select_for_update(of=("self",)).select_related("child").get(pk=conflict.pk)
        if current_conflict.accepted is not conflict.accepted:
            raise NotAllowed("Somebody decided this again meanwhile. Look at it once more.")
        check_can_decide_again(conflict=current_conflict, now=held_now(current_conflict, on=on), by=by, on=on)
        before, after = (
            (current_conflict.offered, current_conflict.held)
            if current_conflict.accepted
            else (current_conflict.held, current_conflict.offered)
        )
        _change(current_conflict, by=by, on=on, at=at)
        current_conflict.accepted, current_conflict.decided_by, current_conflict.decided_at = (
            not current_conflict.accepted,
            by,
            at,
        )
        current_conflict.save(update_fields=["accepted", "decided_by", "decided_at"])
        named = current_conflict.named if current_conflict.kind == LIST else current_conflict.field
        doing.record(("child", current_conflict.child_id), before={named: before}, after={named: after})


def _change(conflict: Conflict, *, by: Person, on: date, at: datetime) -> None:
    if conflict.kind == LIST and conflict.accepted:
        again.put_back(conflict, by=by, on=on, at=at)
    elif conflict.kind == LIST:
        lists.apply(conflict, by=by, on=on, at=at)
    else:
        wanted = copy(conflict)
        wanted.offered = conflict.held if conflict.accepted else conflict.offered
        actions.put_in_place([wanted], on=on, at=at)
