"""The demo council's reviewing officers at work: who came, who left, posts, whose officer each was, cover."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from demo import people
from demo.officers import BEFORE_LOCUMS, CHAIR, LOCUMS_CAME, NEW, OFFICERS, ONE_LEFT, RETIRES, Turn, turns
from footprint.accounts import actions as accounts
from footprint.accounts.models import Person
from footprint.children.allocations.actions import Ending, allocate, book_cover, end_allocations
from footprint.children.models import AllocatedIRO, Child
from footprint.team.actions import add_post

__all__ = ["TEAMS", "WORKERS", "add_colleagues", "ask_for_a_role", "cover", "hold_posts", "let_somebody_leave",
           "take_turns", "turns"]  # fmt: skip
Staff = Mapping[str, Person]
TEAMS = {"Harbour": "Bronwen Hale", "Orchard": "", "Lighthouse": "", "Meadow": ""}
WORKERS = (
    ("Yusuf Carter", "Harbour"),
    ("Odalys Finch", "Harbour"),
    ("Tobias Wren", "Orchard"),
    ("Ingrid Sallow", "Orchard"),
    ("Perpetua Dunnock", "Lighthouse"),
    ("Caspian Marrow", "Lighthouse"),
    ("Lettice Oakapple", "Meadow"),
    ("Barnaby Teazel", "Meadow"),
    ("Philippa Goldcrest", "Harbour"),
    ("Ignatius Plum", "Orchard"),
    ("Rosalba Siskin", "Lighthouse"),
    ("Emeric Thistle", "Meadow"),
    ("Honora Pipit", "Harbour"),
    ("Lysander Quince", "Orchard"),
    ("Marguerite Brambling", "Lighthouse"),
    ("Septimus Fieldfare", "Meadow"),
)


def morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 30), UTC)


def add_colleagues() -> None:
    """The other officers; the chair was one too until April."""
    there = {name for name, _ in people.PEOPLE}
    for one in OFFICERS:
        if one.name not in there:
            people.add(one.name, "iro", on=one.since, at=morning(one.since))
    for name in BEFORE_LOCUMS.values():
        people.add(name, "iro", on=people.SINCE, at=morning(people.SINCE))
    people.add(NEW, "iro", on=ONE_LEFT, at=morning(ONE_LEFT))
    chair = Person.objects.get(email=people.address(CHAIR))
    accounts.give_role_at_setup(person=chair, role="iro", from_on=people.SINCE, at=morning(people.SINCE))


def hold_posts(staff: Staff) -> None:
    """Who left held theirs until then; who came for them has one since."""
    gwen, at = staff["Gwen Abara"], morning(ONE_LEFT)
    posts = [(one.name, one.title, one.kind, one.fte, one.since, _left(one.name)) for one in OFFICERS]
    posts += [(one, "IRO FTE", "permanent", "1.00", people.SINCE, LOCUMS_CAME) for one in BEFORE_LOCUMS.values()]
    posts.append((NEW, "IRO 0.5", "fixed", "0.50", ONE_LEFT, None))
    for name, title, kind, fte, since, until in posts:
        add_post(
            person=staff[name], title=title, kind=kind, fte=Decimal(fte), from_on=since, until_on=until,
            work="conferences" if name == CHAIR else "reviews", reason="The team’s posts", by=gwen, at=at,
        )  # fmt: skip


def _left(name: str) -> date | None:
    return ONE_LEFT if name == RETIRES else None


def take_turns(staff: Staff, children: Mapping[str, Child]) -> None:
    """Each child with their officers, in order of day; the last turn ends where care ended."""
    gwen = staff["Gwen Abara"]
    together = defaultdict[tuple[date, str, bool], list[Turn]](list)
    for turn in turns():
        together[turn.since, turn.officer, turn.taken_over].append(turn)
    before: dict[str, Turn] = {}
    for (since, officer, taken_over), given in sorted(together.items()):
        _end([before[turn.child] for turn in given if turn.child in before], children, gwen, by_then=since)
        allocate(
            children=[children[turn.child] for turn in given], to=staff[officer], from_on=since,
            reason=_why(since, taken_over=taken_over), by=gwen, on=since, at=morning(since),
        )  # fmt: skip
        before |= {turn.child: turn for turn in given}
    _end(list(before.values()), children, gwen, by_then=date.max)


def _end(ended: Sequence[Turn], children: Mapping[str, Child], by: Person, *, by_then: date) -> None:
    """Where care ended before the child came back, or for good."""
    until = {children[turn.child].pk: turn.until for turn in ended if turn.until and turn.until < by_then}
    if until:
        running = AllocatedIRO.objects.filter(child__in=until, until_on=None)
        endings = [Ending(one, until[one.child_id]) for one in running]
        end_allocations(endings=endings, reason="Care ended", by=by, at=morning(min(by_then, date(2014, 4, 25))))


def _why(since: date, *, taken_over: bool) -> str:
    if taken_over:
        return "The officer before has left"
    return "The service’s register began" if since == people.SINCE else "New to care"


def let_somebody_leave(staff: Staff) -> None:
    """One administrator asks that a role end, the other confirms. Of who retired two children were forgotten."""
    asking, confirming = staff["Jean Prentice"], staff["Tariq Malik"]
    leaving = [(one, LOCUMS_CAME, "Has left the council") for one in BEFORE_LOCUMS.values()]
    for name, day, why in [*leaving, (RETIRES, ONE_LEFT, "Retires"), (CHAIR, ONE_LEFT, "Chairs conferences only")]:
        at = morning(day - timedelta(days=4))
        held = staff[name].roles_held.get(role="iro")
        change = accounts.ask_to_end_role(held=held, until_on=day, reason=why, by=asking, at=at)
        accounts.confirm(change=change.pk, by=confirming, link=str, at=at)


def ask_for_a_role(staff: Staff) -> None:
    """It waits for the other administrator."""
    accounts.ask_to_give_role(
        person=staff["Hester Quayle"], role="liro", from_on=date(2014, 6, 2), until_on=date(2014, 6, 16),
        reason="Stands in for the lead IRO in June", by=staff["Jean Prentice"], at=morning(date(2014, 4, 25)),
    )  # fmt: skip


def cover(staff: Staff) -> None:
    book_cover(
        absent=staff["Rafe Winterbourne-Oak"], covering=staff["Maya Lindqvist"], from_on=date(2014, 4, 22),
        until_on=date(2014, 5, 6), reason="Annual leave", by=staff["Gwen Abara"], at=morning(date(2014, 4, 2)),
    )  # fmt: skip
