"""Lists, tables and charts of the team, as pages show them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from footprint.accounts.models import Person
from footprint.children.allocations.queries import ChangeOfIRO, Sibling, Unallocated, proposed_iro
from footprint.children.models import AllocatedIRO, Child, Cover, PeriodOfCare
from footprint.page.charts import Chart, Series, bar, stacked
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.team.models import Post, PostKind, PostWork
from footprint.team.queries import Caseload, Totals
from rulebook.calendar import OUTSIDE_CALENDAR
from rulebook.caseloads import Verdict
from rulebook.reasons import Due, count_of
from rulebook.standards import Range

COLOURS = {"below": "blue", "within": "green", "above": "red", "not known": "grey"}
VERDICTS = {"below": "Below", "within": "Within", "above": "Above", "not known": "No post"}
Siblings = dict[UUID, list[Sibling]]


@dataclass(frozen=True)
class Waiting:
    """A child without an IRO as the list shows them."""

    key: str
    name: str
    url: str
    since: date
    age: str
    told: date | None
    told_age: str
    state: Cell
    needed: date | None
    why: Sequence[str]
    siblings: Sequence[str]
    choose: str


def waiting(rows: Iterable[Unallocated], siblings: Siblings) -> list[Waiting]:
    """Longest in care first, siblings behind one another."""
    by_key = {row.child.pk: row for row in rows}
    order: list[UUID] = []
    for key in by_key:
        family = [key, *(sibling.child.pk for sibling in siblings.get(key, ()))]
        order += [item for item in family if item in by_key and item not in order]
    return [_waiting(by_key[key], siblings.get(key, []), set(by_key)) for key in order]


def _waiting(row: Unallocated, siblings: list[Sibling], here: Collection[UUID]) -> Waiting:
    description = ago(row.since_told) if row.period.told_on else ""
    return Waiting(
        key=str(row.child.pk),
        name=row.child.name,
        url=child_url(row.child),
        since=row.since,
        age=ago(row.age),
        told=row.period.told_on,
        told_age=description,
        state=named_by_state(row.named_by, late=row.late),
        needed=row.named_by.on if row.named_by else None,
        why=row.named_by.sentences if row.named_by else (),
        siblings=[sibling_words(sibling) for sibling in siblings],
        choose=_choose(row, siblings, here),
    )


def ago(days: int | None) -> str:
    return OUTSIDE_CALENDAR if days is None else count_of(days, "working day")


def named_by_state(due: Due | None, *, late: bool) -> Cell:
    if due is None:
        return Cell("Start not known", colour="grey")
    return Cell("Late" if late else "In time", colour="red" if late else "blue")


def sibling_words(sibling: Sibling) -> str:
    return f"{sibling.child} has {sibling.iro_name}" if sibling.iro else f"{sibling.child} has no IRO"


def _choose(row: Unallocated, siblings: list[Sibling], here: Collection[UUID]) -> str:
    """The address that chooses the child with all siblings who wait too, and the IRO of those who have one."""
    if not siblings:
        return ""
    family = [row.child.pk, *(sibling.child.pk for sibling in siblings if sibling.child.pk in here)]
    proposal = proposed_iro(siblings)
    chosen = [("children", str(key)) for key in family]
    return "?" + urlencode([*chosen, *([("to", str(proposal.iro))] if proposal else [])])


def officer_choices(caseloads: Iterable[Caseload]) -> list[tuple[str, str]]:
    return [(str(load.person.pk), officer_words(load)) for load in caseloads]


def officer_words(load: Caseload) -> str:
    """Ines Okafor: 52 children, 58.2 for each full-time post; away."""
    each = "no post" if load.per_full_time is None else f"{load.per_full_time} per full-time post"
    away = "; away" if load.covered_by else ""
    return f"{load.person}: {children_words(load.looked_after)}, {each}{away}"


def held_words(load: Caseload) -> str:
    """What one person holds, above the lists."""
    post = "no post" if load.per_full_time is None else f"{load.per_full_time} per full-time post"
    both = f" {load.both} of them in both." if load.both else ""
    cases = count_of(load.protection, "child-protection case")
    return f"IRO of {children_words(load.looked_after)} ({post}), chair of {cases}.{both}"


def children_words(count: int) -> str:
    return "1 child" if count == 1 else f"{count} children"


def room_table(caseloads: Iterable[Caseload], limits: Range) -> Table:
    """Who has room, beside the choice."""
    columns = [Column("IRO"), Column("Children", number=True), Column("Per full-time", number=True), Column("Range")]
    rows = [
        [load.person.name, load.looked_after, each(load), Cell(VERDICTS[load.verdict], colour=COLOURS[load.verdict])]
        for load in sorted(caseloads, key=lambda load: (load.per_full_time is None, load.per_full_time or 0))
    ]
    return Table(f"Who has room ({limits} each)", columns, rows, id="room", caption_size="s")


def each(load: Caseload) -> float | None:
    return None if load.per_full_time is None else float(load.per_full_time)


def caseload_table(caseloads: Sequence[Caseload], total: Totals, *, on: date, limits: Range) -> Table:
    columns = [
        Column("Person"),
        Column("Part of a full week", number=True),
        Column("Looked-after children", number=True),
        Column("Per full-time post", number=True),
        Column(f"Against {limits}"),
        Column("Child protection", number=True),
        Column("In both", number=True),
        Column("Cover"),
    ]
    rows = [_caseload_row(load, on) for load in caseloads]
    sums = [
        "Team",
        float(total.fte),
        total.looked_after,
        None if total.per_full_time is None else float(total.per_full_time),
        "",
        total.protection,
        total.both,
        "",
    ]
    empty = "Nobody is a reviewing officer on this day. Give the role on the page People, or choose another day."
    caption = f"Caseloads on {format_day(on)}"
    return Table(caption, columns, rows, id="caseloads", total=sums if len(rows) > 1 else (), empty=empty)


def _caseload_row(load: Caseload, on: date) -> list[object]:
    address = reverse("team:caseload", args=[load.person.pk])
    return [
        Cell(load.person.name, url=f"{address}?{on_boxes(on)}"),
        float(load.fte) if load.fte else None,
        load.looked_after,
        each(load),
        against(load),
        load.protection,
        load.both,
        cover_words(load),
    ]


def against(load: Caseload, verdict: Verdict | None = None) -> Cell:
    """How a caseload stands against the range; of somebody who only chairs conferences nothing is said."""
    if load.officer:
        return Cell(VERDICTS[verdict or load.verdict], colour=COLOURS[verdict or load.verdict])
    return Cell("Left", colour="red") if load.left else Cell("Not an IRO", colour="grey")


def on_boxes(on: date) -> str:
    return urlencode({"on_day": on.day, "on_month": on.month, "on_year": on.year})


def cover_words(load: Caseload) -> str:
    away = f"Away: {', '.join(load.covered_by)} covers" if load.covered_by else ""
    covers = f"Covers for {', '.join(load.covering)}" if load.covering else ""
    return "; ".join(filter(None, (away, covers)))


def caseload_charts(caseloads: Sequence[Caseload], limits: Range) -> list[Chart]:
    labels = [load.person.name for load in caseloads]
    with_post = [load for load in caseloads if load.fte]
    held = [
        stacked(
            title="Caseload of each person",
            text="Looked-after children and child-protection cases. A child who is both counts twice.",
            labels=labels,
            label_head="Person",
            series=[
                Series("Looked-after children", [load.looked_after for load in caseloads]),
                Series("Child-protection cases", [load.protection for load in caseloads]),
            ],
        )
    ]
    to_post = bar(
        title="Looked-after children for each full-time post",
        text=f"Of those with a post. The range is {limits}. Child-protection cases are not in it.",
        labels=[load.person.name for load in with_post],
        values=[each(load) for load in with_post],
        name="Per full-time post",
        label_head="Person",
    )
    return [*held, to_post] if with_post else held


def children_table(caption: str, children: Iterable[Child], new: Collection[UUID], *, key: str, empty: str) -> Table:
    """The children of one person's list."""
    rows = [
        [
            Cell(child.name, url=child_url(child)),
            child.local_id,
            child.held_since,  # type: ignore[attr-defined]
            Cell("New", colour="blue") if child.pk in new else "",
        ]
        for child in children
    ]
    columns = [Column("Child"), Column("Number"), Column("IRO since"), Column("State")]
    return Table(caption, columns, rows, id=key, empty=empty)


def history_table(rows: Iterable[AllocatedIRO]) -> Table:
    columns = [Column("IRO"), Column("From"), Column("Until"), Column("Why"), Column("Why it ended"), Column("Entered")]
    context = [
        [row.person.name, row.from_on, row.until_on, row.reason, row.end_reason, row.allocated_on] for row in rows
    ]
    return Table("History", columns, context, id="history", empty="Nobody has been this child's IRO yet.")


def facts(
    child: Child, period: PeriodOfCare | None, current: AllocatedIRO | None, named: str, changed: str, *, can_tell: bool
) -> list[dict[str, str]]:
    """What stands above the history; the day told can be changed by those who may."""
    rows = [{"key": "IRO", "value": f"{current.person} from {format_day(current.from_on)}" if current else "Nobody"}]
    if period is None:
        return [*rows, {"key": "In care", "value": "Not on this day"}]
    description = {"key": "Service told", "value": format_day(period.told_on) if period.told_on else "Not known"}
    if can_tell:
        description |= {"url": reverse("team:told", args=[child.pk]), "change": "when the service was told"}
    return [
        *rows,
        {"key": "In care since", "value": format_day(period.from_on)},
        description,
        {"key": "Entered", "value": format_day(period.entered_on)},
        {"key": "Named IRO", "value": named},
        {"key": "IROs in this care", "value": changed},
    ]


def named_words(due: Due | None, first: date | None, *, on: date) -> str:
    """Whether the child had an IRO by name in time; `first` is the first day of the first allocation in this care."""
    if due is None:
        return "Not judged: the start of care is not known"
    if first is None:
        return f"Late: needed by {format_day(due.on)}" if on > due.on else f"Needed by {format_day(due.on)}"
    return f"On {format_day(first)}, {'late' if first > due.on else 'in time'}: needed by {format_day(due.on)}"


def changed_words(rows: Iterable[AllocatedIRO], changes: Sequence[ChangeOfIRO], period: PeriodOfCare | None) -> str:
    """2, changed once: last on 28 April 2014. A person who comes back is one IRO and another change."""
    if period is None:
        return ""
    reaching = [row for row in rows if row.until_on is None or row.until_on > max(row.from_on, period.from_on)]
    people = len({row.person_id for row in reaching})
    if not changes:
        return f"{people}, never changed"
    often = "once" if len(changes) == 1 else f"{len(changes)} times"
    return f"{people}, changed {often}: last on {format_day(changes[-1].on)}"


def covers_table(covers: Iterable[Cover], *, on: date) -> Table:
    rows = [
        [
            cover.absent.name,
            cover.covering.name,
            cover.from_on,
            cover.until_on,
            cover.reason,
            Cell("Now", colour="green") if cover.from_on <= on else Cell("Begins later", colour="blue"),
            Cell("End early", url=reverse("team:end-cover", args=[cover.pk])),
        ]
        for cover in covers
    ]
    columns = [Column(name) for name in ("Away", "Covered by", "From", "First day back", "Why", "State", "End")]
    return Table(
        "Cover", columns, rows, id="cover", caption_size="s", empty="Nobody is away. Book cover when they are."
    )


def posts_table(posts: Iterable[Post], *, on: date) -> Table:
    rows = [
        [
            post.person.name,
            post.title,
            PostKind(post.kind).label,
            PostWork(post.work).label,
            float(post.fte),
            post.from_on,
            post.until_on,
            Cell("Change", url=reverse("team:change-post", args=[post.pk])),
            Cell("End", url=reverse("team:end-post", args=[post.pk])),
        ]
        for post in posts
    ]
    names = ("Person", "Post", "Kind", "For", "Part of a full week", "From", "Until", "Change", "End")
    columns = [Column(name, number=name.startswith("Part")) for name in names]
    empty = "No post is held. Add one, so that caseloads can be held to it."
    return Table(f"Posts from {format_day(on)} on", columns, rows, id="posts", caption_size="s", empty=empty)


def people_choices(people: Iterable[Person]) -> list[tuple[str, str]]:
    return [(str(person.pk), person.name) for person in people]


def child_url(child: Child) -> str:
    return reverse("team:child", args=[child.pk])


def parted_words(parted: Iterable[tuple[Child, Sibling]]) -> list[str]:
    """For each child who would have another IRO than a sibling, or a sibling who would have none."""
    ends = {
        sibling.child.pk: f"has {sibling.iro_name}" if sibling.iro else "has no IRO and is not chosen"
        for _, sibling in parted
    }
    return [
        f"Siblings would have different IROs. {child}: the sibling {sibling.child} {ends[sibling.child.pk]}."
        for child, sibling in parted
    ]
