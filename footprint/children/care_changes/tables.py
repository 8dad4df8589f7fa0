"""What is kept of a child's care, as its pages show it."""

from collections.abc import Sequence

from django.urls import reverse

from footprint.children.care_changes.corrections import follows
from footprint.children.models import AdoptionPlacement, Child, Episode, Proceedings, SocialWorker, Visit
from footprint.children.wording import capital, care_words, place_words, placement_note, status_words, visit_words
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from rulebook import codes


def care_table(rows: Sequence[Episode], *, may_edit: bool) -> Table:
    """Newest first. `rows` are a child's episodes in order."""
    columns = [Column("From"), Column("Until"), Column("Legal status"), Column("Placement"), Column("Why it began")]
    cells = [
        [
            Cell(episode.from_on),
            Cell(episode.until_on, note=_end(episode)),
            status_words(episode.legal_status),
            Cell(place_words(episode.place), note=placement_note(episode)),
            Cell(capital(codes.REASON_FOR_NEW_EPISODE.words(episode.new_reason))),
            *([Cell("Correct", url=_correct(episode))] if may_edit else []),
        ]
        for episode in reversed(rows)
    ]
    columns += [Column("Entry")] * may_edit
    empty = "The child has not been in care by this record."
    return Table("Legal statuses and placements", columns, cells, id="care", stacked=True, empty=empty)


def _end(episode: Episode) -> str:
    return "" if episode.until_on is None or episode.end_reason == codes.CONTINUES else care_words(episode.end_reason)


def _correct(episode: Episode) -> str:
    return reverse("children:correct-care", args=[episode.child_id, episode.pk])


IN_CARE = [
    ("Change the placement", "change-placement"),
    ("Change the legal status", "change-status"),
    ("Enter or end a placement for adoption", "adoption-placement"),
    ("Enter the end of care", "end-care"),
]


def ways(child: Child, rows: Sequence[Episode]) -> list[dict[str, str]]:
    """What can be entered as things stand, with where."""
    in_care = bool(rows) and rows[-1].until_on is None
    names = IN_CARE if in_care else [("Enter the start of care", "start-care")]
    names = [*names, *[("Take back the last entry", "undo-care")] * bool(rows)]
    return [{"label": label, "url": reverse(f"children:{name}", args=[child.pk])} for label, name in names]


def to_take_back(rows: Sequence[Episode]) -> str:
    """The last entry about care, as a sentence; `rows` are a child's episodes in order."""
    if not rows:
        return "Nothing is entered about care. There is nothing to take back."
    last = rows[-1]
    if last.until_on is not None:
        return f"The end of care on {format_day(last.until_on)} is taken back: {care_words(last.end_reason)}."
    what = f"{status_words(last.legal_status)}, {place_words(last.place)}"
    kind = "change" if follows(last, rows[:-1]) else "start of care"
    return f"The {kind} on {format_day(last.from_on)} is taken back: {what}."


def care_now(rows: Sequence[Episode]) -> str:
    """The last entry about care, as it stands; `rows` are a child's episodes in order."""
    if not rows:
        return "Nothing is entered"
    last = rows[-1]
    if last.until_on is not None:
        return f"Ended on {format_day(last.until_on)}: {care_words(last.end_reason)}"
    return f"{status_words(last.legal_status)}, {place_words(last.place)}, from {format_day(last.from_on)}"


def visits_table(rows: Sequence[Visit], *, may_edit: bool) -> Table:
    columns = [Column("Day"), Column("Visit"), Column("Note"), *[Column("Entry"), Column("Never was")] * may_edit]
    cells = [[Cell(visit.on_day), _how(visit), visit.note, *(_visit_ways(visit) if may_edit else [])] for visit in rows]
    return Table("Visits made", columns, cells, id="visits", stacked=True, empty="No visit is recorded.")


def _how(visit: Visit) -> Cell:
    words = visit_words(visit) or "Nothing more is recorded"
    return Cell(words) if visit.seen else Cell(words, tag="Child not seen", colour="orange")


def _visit_ways(visit: Visit) -> list[Cell]:
    args = [visit.child_id, visit.pk]
    return [Cell("Correct", url=reverse("children:correct-visit", args=args)),
            Cell("Take back", url=reverse("children:take-back-visit", args=args))]  # fmt: skip


def visit_to_take_back(visit: Visit) -> str:
    words = visit_words(visit)
    return f"The visit of {format_day(visit.on_day)} is taken back{': ' + words if words else ''}."


def workers_table(rows: Sequence[SocialWorker]) -> Table:
    cells = [
        [worker.name, worker.team.name if worker.team else None, worker.from_on, worker.until_on] for worker in rows
    ]
    columns = [Column("Social worker"), Column("Team"), Column("From"), Column("Until")]
    return Table("Social workers until now", columns, cells, id="workers", stacked=True, empty="None is recorded.")


def spans_table(rows: Sequence[Proceedings | AdoptionPlacement], caption: str) -> Table:
    cells = [[Cell(row.from_on), row.until_on] for row in rows]
    columns = [Column("From"), Column("Until")]
    return Table(caption, columns, cells, id="until-now", stacked=True, empty="None is recorded.")
