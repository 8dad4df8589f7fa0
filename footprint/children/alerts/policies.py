"""Whether somebody may break glass, and judge an alert; each refusal is a sentence that says what to do."""

from datetime import date

from footprint.accounts.models import Person
from footprint.children.alerts.queries import unjudged_glass_of
from footprint.children.models import Alert
from footprint.page.refusals import NotAllowed
from rulebook.access import stops_another
from rulebook.standards import Standards

# One answer for every number that opens nothing, so that it says nothing of why.
NOT_THERE = "There is no restricted record with this number that opens in this way. Check the number, or ask the lead."


FEWEST_WORDS, FEWEST_LETTERS = 3, 12


def check_says_something(*, reason: str) -> None:
    """A reason is read by who judges it: a letter, or one letter again and again, says nothing."""
    words = reason.split()
    if len(words) < FEWEST_WORDS or len(set("".join(words))) < FEWEST_LETTERS // 2 or len(reason) < FEWEST_LETTERS:
        raise NotAllowed(
            "Say in a few words why you need to see this record now. For example: Missing since this morning."
        )


def check_can_break_glass(*, by: Person, on: date, standards: Standards) -> None:
    waiting = unjudged_glass_of(person=by)
    if any(stops_another(done_on=day, on=on, standards=standards) for day in waiting):
        raise NotAllowed(
            "Nobody has judged yet why you opened a restricted record more than two working days ago. Ask the "
            "information governance officer to judge it; then you can open another."
        )


def can_break_glass(*, by: Person, on: date, standards: Standards) -> bool:
    try:
        check_can_break_glass(by=by, on=on, standards=standards)
    except NotAllowed:
        return False
    return True


def check_can_judge(*, alert: Alert, by: Person) -> None:
    if alert.judged_at is not None:
        raise NotAllowed("This has been judged already.")
    if alert.person_id == by.pk:
        raise NotAllowed("Nobody judges what they did themselves. A second information governance officer has to.")


def can_judge(*, alert: Alert, by: Person) -> bool:
    try:
        check_can_judge(alert=alert, by=by)
    except NotAllowed:
        return False
    return True
