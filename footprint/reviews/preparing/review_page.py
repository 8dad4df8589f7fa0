"""What a review's own page says: how far it has come, what is owed by whom and by when, and the tasks before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from footprint.page.access import Permission
from footprint.page.datefield import format_day
from footprint.page.tables import Cell, Column, Table
from footprint.reviews import life
from footprint.reviews.lateness.tables import Report
from footprint.reviews.midways.policies import over_on
from footprint.reviews.midways.tables import midway_cell, told_of
from footprint.reviews.models import Invitation, Meeting, Paper, Review
from footprint.reviews.models.preparing import (
    ROLES,
    PaperKind,
)
from footprint.reviews.outlook import LIGHTS, before_of
from footprint.reviews.permissions import ATTENDANCE, LOOK_BETWEEN, MAKE_READY, MARK_RECEIVED, SCHEDULE, VIEW_RECORD
from rulebook import codes
from rulebook.calendar import eighteenth_birthday, if_known
from rulebook.outlook import marks_on, outlook
from rulebook.reasons import count_of, ordinal
from rulebook.review_dates import explained
from rulebook.review_life import BY_KEY, Clock, Facts, State, clocks, may_follow, state_of
from rulebook.standards import Standards

COLOURS = {
    "due": "grey", "planned": "blue", "prepared": "teal", "under_way": "yellow", "adjourned": "orange", "held": "green",
}  # fmt: skip
VERDICTS = {"in time": "green", "late": "red", "running": "grey", "overdue": "red", "missed": "grey"}
WORDS = {"in time": "In time", "late": "Late", "running": "Still to do", "overdue": "Overdue", "missed": "Not done"}
OWNERS = {"iro": "IRO", "liro": "IRO", "bs": "business support", "sw": "social worker", "tm": "team manager"}
TO_DO = "blue"


@dataclass(frozen=True)
class Page:
    """A review, which was `life.read`, for a reader with some roles on a day. `early`: as `early.listed.state_of`."""

    review: Review
    roles: tuple[str, ...]
    on: date
    standards: Standards = field(repr=False)
    early: tuple[date | None, int] = (None, 0)

    @cached_property
    def facts(self) -> Facts:
        return life.facts_of(self.review)

    @cached_property
    def state(self) -> State:
        return state_of(self.facts)

    @property
    def colour(self) -> str:
        return COLOURS.get(self.state.key, "purple")

    @property
    def title(self) -> str:
        number = self.review.number
        return f"{ordinal(number - 1).capitalize()} review" if number else "Review"

    @property
    def over(self) -> bool:
        return self.review.completed_on is not None

    @cached_property
    def clocks(self) -> Sequence[Clock]:
        return if_known(clocks, self.facts, standards=self.standards) or ()

    def owed(self) -> list[Clock]:
        """What the reader still owes, by role."""
        mine = {OWNERS[role] for role in self.roles if role in OWNERS}
        return [
            clock
            for clock in self.clocks
            if clock.owner in mine and clock.verdict(on=self.on) in ("running", "overdue")
        ]

    def days(self) -> Iterator[tuple[str, Cell]]:
        review = self.review
        due = explained(review.why, number=review.number or 1, standards=self.standards)
        yield (
            "Last day",
            Cell(review.governing_on, note=self._grown_up(), why=due.sentences) if due else Cell(None, "Not known"),
        )
        report = Report(review, life.exceptions_of(review), self.on)
        if report.is_there:
            yield "Late", _late(report)
        target_on, changes = self.early if review.held_on is None else (None, 0)
        if target_on:
            yield "Brought forward to", Cell(target_on, note="The last day stays as it is")
        if changes:
            words = f"{count_of(changes, 'change')} to choose about"
            yield "Earlier review?", Cell(None, words, url=reverse("reviews:early", args=[review.child_id]))
        current_outlook = (
            outlook(before_of(review), marks=marks_on(self.on, standards=self.standards)) if self._to_meet else None
        )
        if current_outlook:
            words, colour = LIGHTS[current_outlook.light]
            yield "In time?", Cell(None, words, colour=colour, note=" ".join(current_outlook.why))
        for meeting in life.meetings_of(review):
            yield "Met" if self._met(meeting) else "Meeting", _meeting(meeting)
        if review.held_on and not life.meetings_of(review):
            yield "Held", Cell(review.held_on)
        adjournment = getattr(review, "adjournment", None)
        if adjournment:
            yield "Adjourned", Cell(adjournment.adjourned_on, note=f"To go on by {format_day(adjournment.until_on)}."
                                    f" {adjournment.reason}")  # fmt: skip
        yield from self._midway()
        if self.over:
            words = codes.PARTICIPATION.words(review.participation) if review.participation else "Not recorded"
            yield "The child’s part", Cell(f"{review.participation} {words}".strip())

    def _grown_up(self) -> str:
        """Of a review to come: nobody is looked after from the 18th birthday."""
        birthday = if_known(eighteenth_birthday, self.review.child.born_on)
        governing_on = self.review.governing_on
        if self.over or birthday is None or governing_on is None or governing_on < birthday:
            return ""
        return f"After the 18th birthday, {format_day(birthday)}: care ends before this review is due"

    @property
    def _to_meet(self) -> bool:
        """Whether there is still something to foresee."""
        late = self.review.governing_on is not None and self.review.governing_on < self.on
        return self.facts.held_on is None and not late

    def _midway(self) -> Iterator[tuple[str, Cell]]:
        midway = getattr(self.review, "midway", None)
        if midway is not None:
            over = None if midway.done_on else over_on(self.review)
            days = {"due_on": midway.due_on, "done_on": midway.done_on, "over_on": over, "on": self.on}
            yield "Midway", midway_cell(**days, note=told_of(midway))

    def _met(self, meeting: Meeting) -> bool:
        return meeting.continued or self.over

    def clocks_table(self) -> Table:
        columns = [Column("What"), Column("Who"), Column("Last day"), Column("Done"), Column("State")]
        rows = [
            [
                clock.title,
                clock.owner[:1].upper() + clock.owner[1:],
                Cell(clock.due.on, why=clock.due.sentences),
                clock.done_on,
                Cell(None, WORDS[verdict], colour=VERDICTS[verdict]),
            ]
            for clock in self.clocks
            for verdict in (clock.verdict(on=self.on),)
        ]
        empty = "Nothing has a last day yet. The days follow once a meeting is booked."
        return Table("What is owed, by whom and by when", columns, rows, id="clocks", stacked=True, empty=empty)

    def tasks(self) -> list[dict[str, Any]]:
        """What is done before a review, and who came; each links to its page for those who may do it."""
        return [*self._planning(), self._papers(), self._guests(), self._talk(), self._ready(), *self._attendance()]

    def _planning(self) -> Iterator[dict[str, Any]]:
        if self.over:
            return
        booked = [meeting for meeting in life.meetings_of(self.review) if not meeting.continued]
        label = "Book the next meeting" if self.review.goes_on else "Book the meeting"
        if booked:
            words = f"Booked for {format_day(booked[0].on_day)}"
            yield self._task("Move the meeting", "move", SCHEDULE, words)
        else:
            yield self._task(label, "book", SCHEDULE, "Not booked", TO_DO)

    def _papers(self) -> dict[str, Any]:
        stored = life.papers_of(self.review).values()
        wanted = set(life.ALWAYS_WANTED) | {paper.kind + paper.title for paper in stored}
        here = sum(paper.received_on is not None or bool(paper.not_needed_because) for paper in stored)
        whole = life.papers_in_on(self.review) is not None
        words = "All here" if whole else f"{here} of {len(wanted)} here"
        return self._task("Papers", "papers", MARK_RECEIVED, words, "" if whole else self._colour("papers"),
                          "Care plan, reports and returned forms")  # fmt: skip

    def _guests(self) -> dict[str, Any]:
        guests = life.guests_of(self.review)
        unasked = sum(invitation.asked_on is None for invitation in guests)
        words = f"{count_of(len(guests), 'person').replace('persons', 'people')} asked" if guests else "Nobody yet"
        words = f"{unasked} of {len(guests)} to ask" if unasked else words
        colour = self._colour("invitations") if unasked or not guests else ""
        return self._task("Invitations", "guests", SCHEDULE, words, colour, "Who should come, and how they were asked")

    def _talk(self) -> dict[str, Any]:
        talk = life.consultation_of(self.review)
        words = "Not recorded" if talk is None else str(talk)
        colour = self._colour("consultation") if talk is None else ""
        return self._task("Talking with the child", "talk", MAKE_READY, words, colour, _about(talk))

    def _ready(self) -> dict[str, Any]:
        readiness, wanting = life.readiness_of(self.review), len(life.missing(self.review))
        hint = "Nothing is missing" if not wanting else f"{count_of(wanting, 'thing')} missing"
        words = "Not decided" if readiness is None else str(readiness)
        if self.facts.held_on is not None:
            return {"label": "Is it ready?", "hint": "", "status": words, "colour": "", "url": ""}
        return self._task("Is it ready?", "ready", MAKE_READY, words, TO_DO if readiness is None else "", hint)

    def _attendance(self) -> Iterator[dict[str, Any]]:
        if self.facts.held_on is None:
            return
        guests = life.guests_of(self.review)
        said_of = sum(bool(invitation.came) for invitation in guests)
        words = f"{said_of} of {len(guests)} recorded"
        colour = "" if guests and said_of == len(guests) else TO_DO
        yield self._task("Who came", "attendance", ATTENDANCE, words, colour, "And whose views reached the review")

    def _colour(self, clock: str) -> str:
        """Red once its last day has passed, while the review is not over."""
        current_clock = next((item for item in self.clocks if item.key == clock), None)
        late = current_clock is not None and current_clock.verdict(on=self.on) == "overdue"
        return "red" if late else TO_DO

    def _task(
        self, label: str, name: str, permission: Permission, status: str, colour: str = "", hint: str = ""
    ) -> dict[str, Any]:
        url = reverse(f"reviews:{name}", args=[self.review.pk]) if self._may(permission) else ""
        if url and name in ("book", "move"):
            url += f"?next={reverse('reviews:review', args=[self.review.pk])}"
        return {"label": label, "hint": hint, "status": status, "colour": colour, "url": url}

    def _may(self, permission: Permission) -> bool:
        return bool(permission.scopes(self.roles))

    def holding(self) -> list[dict[str, str]]:
        """What may be recorded once it has met."""
        if self.over:
            return []
        ways = [
            ("It was held, and is complete", "held", ATTENDANCE, not self.review.goes_on),
            ("Its last meeting took place", "complete", ATTENDANCE, self.review.goes_on),
            ("It met, and goes on in another meeting", "goes-on", ATTENDANCE, True),
            ("Adjourn it", "adjourn", MAKE_READY, may_follow(self.state, BY_KEY["adjourned"])),
            ("Cancel the meeting", "cancel", SCHEDULE, self._booked),
        ]
        back = f"?next={reverse('reviews:review', args=[self.review.pk])}"
        return [
            {"label": label, "url": reverse(f"reviews:{name}", args=[self.review.pk]) + back}
            for label, name, permission, fits in ways
            if fits and self._may(permission)
        ]

    @property
    def _booked(self) -> bool:
        return any(not meeting.continued for meeting in life.meetings_of(self.review))

    def after(self) -> list[dict[str, str]]:
        """The pages of what follows a review that met."""
        if self.facts.held_on is None:
            return []
        ways = [("Record", "record"), ("Decisions", "decisions")] if self._may(VIEW_RECORD) else []
        if self._may(LOOK_BETWEEN) and hasattr(self.review, "midway"):
            ways.append(("Correct the midway" if self.review.midway.done_on else "Record the midway", "midway"))
        return [{"label": label, "url": reverse(f"reviews:{name}", args=[self.review.pk])} for label, name in ways]

    def guests_table(self) -> Table:
        return guests_table(self.review)

    def may_see_guests(self) -> bool:
        return bool(life.guests_of(self.review))


def _late(report: Report) -> Cell:
    words, colour = report.state()
    days = f"By {count_of(report.late.days, 'day')}" if report.late else "Exception report"
    return Cell(None, days, url=reverse("reviews:lateness", args=[report.review.pk]), tag=words, colour=colour)


def _meeting(meeting: Meeting) -> Cell:
    at = f"{meeting.at_time:%H:%M}" if meeting.at_time else ""
    chair = f"chaired by {meeting.chair.name}" if meeting.chair else ""
    return Cell(meeting.on_day, note=", ".join(filter(None, [at, meeting.place, meeting.link, chair])))


def _about(talk: Any) -> str:
    if talk is None:
        return "Before the review, and alone unless there is a reason"
    if talk.not_done_because:
        return f"{format_day(talk.on_day)}: {talk.not_done_because}"
    alone = {True: ", alone", False: f", not alone: {talk.not_alone_because}", None: ""}[talk.alone]
    return f"{format_day(talk.on_day)}{f', by {talk.person.name}' if talk.person else ''}{alone}"


def papers_table(review: Review, *, due_on: date | None) -> Table:
    """Every paper that is wanted or known, with whether it came by its last day."""
    stored = life.papers_of(review)
    wanted = [Paper(kind=kind, due_on=due_on) for kind in life.ALWAYS_WANTED if (kind, "") not in stored]
    rows = [
        [paper.named, paper.asked_on, paper.received_on, paper.due_on, _paper_state(paper)]
        for paper in sorted((*wanted, *stored.values()), key=_by_kind)
    ]
    columns = [Column("Paper"), Column("Asked for"), Column("Came"), Column("Last day"), Column("State")]
    return Table("Papers", columns, rows, id="papers", stacked=True)


def _by_kind(paper: Paper) -> tuple[int, str]:
    return PaperKind.values.index(paper.kind), paper.title


def _paper_state(paper: Paper) -> Cell:
    if paper.not_needed_because:
        return Cell(None, "Not needed", colour="grey", note=paper.not_needed_because)
    if paper.received_on is None:
        return Cell(None, "Missing", colour="yellow")
    in_time = paper.in_time
    if in_time is None:
        return Cell(None, "Here", colour="green")
    return Cell(None, "In time", colour="green") if in_time else Cell(None, "Late", colour="red")


def guests_table(review: Review, *, changing: bool = False) -> Table:
    """Everybody on the review's list, with a way to change each for those who may."""
    rows = [_guest(invitation, changing) for invitation in sorted(review.invitations.all(), key=_by_role)]
    columns = [Column("Who"), Column("Role"), Column("Asked"), Column("Came")]
    columns += [Column("Change")] if changing else []
    return Table("Who is invited", columns, rows, id="guests", stacked=True, empty="Nobody is invited yet.")


def _by_role(invitation: Invitation) -> tuple[int, str]:
    return list(ROLES).index(invitation.role), invitation.name


def _guest(invitation: Invitation, changing: bool) -> list[Any]:
    if invitation.excluded_because:
        cleaned: Any = Cell(None, "Kept away", colour="orange", note=invitation.excluded_because)
    else:
        cleaned = (
            Cell(invitation.asked_on, note=invitation.get_asked_by_display())
            if invitation.asked_on
            else Cell(None, "Not yet")
        )
    came = Cell(invitation.get_came_display(), note=invitation.get_views_display())
    row = [invitation.name, ROLES[invitation.role], cleaned, came]
    url = reverse("reviews:guest", args=[invitation.review_id, invitation.pk])
    return [*row, Cell("Change", url=url)] if changing else row
