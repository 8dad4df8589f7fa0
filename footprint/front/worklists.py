"""The lists of what to do next: each is one definition, from which its count on the first page, its page, its paper
and its Excel sheet are all drawn.

A list says which of the next reviews belong to it, or which of the decisions and midways to do. Whose they are is for
`children.access` to say: the same list shows an IRO their own children and a lead IRO the whole service's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from footprint.accounts.models import Person
from footprint.children.access import covered_by, visible_children
from footprint.children.holders import with_holders
from footprint.children.models import Child
from footprint.children.permissions import VIEW_WORKLIST
from footprint.children.worklist import Frame, Kind
from footprint.reviews.decisions import worklist_rows
from footprint.reviews.decisions.worklist import ANSWERED
from footprint.reviews.decisions.worklist import KIND as DECISION
from footprint.reviews.early.worklist import KIND as CHANGE
from footprint.reviews.lateness import worklist_rows as late
from footprint.reviews.lateness.worklist import KIND as LATE
from footprint.reviews.midways import worklist_rows as midways
from footprint.reviews.midways.worklist import KIND as MIDWAY
from footprint.reviews.next_reviews import reviews_of
from footprint.reviews.outlook import LIKELY_LATE, days_of
from footprint.reviews.worklist import KIND as REVIEW
from footprint.reviews.worklist_rows import CHAIR_CHANGED, IRO_LEFT, PAPERS_HERE
from rulebook.calendar import add_working_days
from rulebook.lateness import asked_since
from rulebook.outlook import Marks, marks_on
from rulebook.standards import Standards

BOOK_AHEAD = timedelta(days=42)
NEW_FOR = 10
FIRST_ROWS = 5
EVERY = "true"


@dataclass(frozen=True)
class ListReader:
    """Who asks for lists, and on which day; the days that the lists turn on."""

    person: Person
    on: date
    standards: Standards = field(repr=False)

    @property
    def monday(self) -> date:
        return self.on - timedelta(days=self.on.weekday())

    @property
    def fortnight_until(self) -> date:
        """The first day after the end of next week."""
        return self.monday + timedelta(days=14)

    @property
    def new_since(self) -> date:
        return add_working_days(self.on, -NEW_FOR, holidays=self.standards.holidays)

    @property
    def marks(self) -> Marks:
        """Of a review that meets on its day or before, today is the last day for something, or it is past."""
        return marks_on(self.on, standards=self.standards)

    @cached_property
    def covered(self) -> list[UUID]:
        return covered_by(self.person, on=self.on)

    @cached_property
    def children(self) -> QuerySet[Child]:
        """Those whom the person may see on lists."""
        return visible_children(to=self.person, permission=VIEW_WORKLIST, on=self.on)

    @property
    def reviews(self) -> QuerySet[Any]:
        """Every review of those children, held and to hold."""
        return with_holders(reviews_of(children=self.children), on=self.on, child="child__").select_related("child")

    @cached_property
    def frame(self) -> Frame:
        return Frame(self.on, self.standards, frozenset(self.covered))

    def days(self) -> Mapping[str, Any]:
        """What the conditions of the lists may name."""
        return {
            "on": self.on,
            "fortnight_until": self.fortnight_until,
            "in_a_week": self.on + timedelta(days=7),
            "in_a_month": self.on + timedelta(days=30),
            "book_until": self.on + BOOK_AHEAD,
            "new_since": self.new_since,
            **days_of(self.marks),
            "late_since": asked_since(on=self.on),
            "person": self.person.pk,
            "covered": self.covered,
        }


@dataclass(frozen=True)
class Worklist:
    """`holds` says which of the rows asked for belong to it, in SQL over the columns of the rows of its `kind` and
    `Asked.days`; `roles` are those on whose first page it stands."""

    slug: str
    title: str
    question: str
    roles: tuple[str, ...]
    holds: str
    empty: str
    colour: str = ""
    order: str = "due"
    kind: Kind[Any] = REVIEW


SERVICE = ("liro", "hos")
BY_WORKERS = ("sw", "tm")
WORKLISTS = (
    Worklist(
        "manager-disagrees", "Manager disagrees", "To which decisions did the team manager say no?",
        ("iro", "liro"), worklist_rows.DISAGREED,
        "No manager disagrees with a decision.", colour="red", kind=ANSWERED,
    ),
    Worklist(
        "late", "Late", "Which reviews should have been held by now?",
        ("iro", "liro", "bs", *BY_WORKERS, "hos"), "governing_on < %(on)s",
        "No review is late.", colour="red",
    ),
    Worklist(
        "late-without-a-reason", "Late without a reason", "Of which late reviews has nobody said why?",
        ("iro",), late.WITHOUT_REASON,
        "Of every late review it is said why.", colour="orange", kind=LATE,
    ),
    Worklist(
        "exceptions-to-sign", "Exceptions to sign", "Which reports about late reviews wait for a signature?",
        ("liro",), late.TO_SIGN,
        "No exception report waits for a signature.", colour="yellow", kind=LATE,
    ),
    Worklist(
        "due", "Due this week and next", "Which reviews must be held by the end of next week?",
        ("iro", "bs", *BY_WORKERS), "governing_on >= %(on)s AND governing_on < %(fortnight_until)s",
        "No review is due this week or next.",
    ),
    Worklist(
        "due-within-a-week", "Due within a week", "Which reviews must be held in the next seven days?",
        SERVICE, "governing_on BETWEEN %(on)s AND %(in_a_week)s",
        "No review is due in the next seven days.",
    ),
    Worklist(
        "likely-late", "Likely to be late", "Which reviews will be late as things stand today?",
        ("liro",), LIKELY_LATE,
        "No review is likely to be late.", colour="orange",
    ),
    Worklist(
        "earlier-reviews", "Earlier review?", "After which changes has nobody chosen whether the review comes earlier?",
        ("iro",), "code IS NOT NULL",
        "Somebody chose after every change.", colour="yellow", order="known", kind=CHANGE,
    ),
    Worklist(
        "not-booked", "To book", "Which reviews due in the next six weeks have no meeting?",
        ("iro", "liro", "bs"), "booked IS NULL AND (governing_on IS NULL OR governing_on <= %(book_until)s)",
        "Every review of the next six weeks has its meeting.",
    ),
    Worklist(
        "chair-changed", "Chair to ask again", "Which meetings are booked with one who is the child’s IRO no more?",
        ("iro", "liro", "bs"), CHAIR_CHANGED,
        "Every booked meeting has a chair who is still the child’s IRO.", colour="orange",
    ),
    Worklist(
        "papers-missing", "Papers missing", "Which reviews meet within days without the care plan and the report?",
        ("iro", "liro", "bs", *BY_WORKERS), f"booked_on <= %(papers_until)s AND NOT {PAPERS_HERE}",
        "The papers of every review that meets within days are here.", colour="yellow",
    ),
    Worklist(
        "unknown", "Last review unknown", "Whose last review is on no record?",
        ("iro", "liro", "bs"), "governing_on IS NULL OR why #>> '{plain,rule}' = 'backstop'",
        "The last review of every child is known.", colour="orange", order="child",
    ),
    Worklist(
        "new-to-me", "New to me", "Which children came to me in the last ten working days?",
        ("iro",), "iro = %(person)s AND allocated_from >= %(new_since)s",
        "Nobody is new to you.",
    ),
    Worklist(
        "cover", "Cover I give", "Whose reviews are mine while a colleague is away?",
        ("iro",), "iro = ANY(%(covered)s)",
        "You cover for nobody today.",
    ),
    Worklist(
        "unallocated", "Without an IRO", "Which children have no IRO today?",
        ("liro", "hos"), "iro IS NULL",
        "Every child has an IRO.", colour="red",
    ),
    Worklist(
        "held-by-leavers", "Held by somebody who left", "Which children’s IRO is no longer one?",
        ("liro",), IRO_LEFT,
        "Every child’s IRO works here.", colour="red",
    ),
    Worklist(
        "decisions-not-sent", "Decisions not sent", "Which decisions does the team manager not have yet?",
        ("iro", "liro"), worklist_rows.NOT_SENT,
        "Every decision is with its team manager.", colour="orange", kind=ANSWERED,
    ),
    Worklist(
        "deemed-agreed", "Deemed agreed", "Which decisions of the last ten working days got no answer in time?",
        ("iro", "liro"), worklist_rows.DEEMED_AGREED,
        "Every answer of the last ten working days came in time.", kind=ANSWERED,
    ),
    Worklist(
        "decisions-with-nobody", "Decisions with nobody to do them", "For which decisions is nobody named?",
        ("iro", "liro"), worklist_rows.WITH_NOBODY,
        "Somebody is named for every decision.", colour="orange", kind=ANSWERED,
    ),
    Worklist(
        "decisions-to-do", "Decisions to do", "What did reviews decide that is still to be done?",
        BY_WORKERS, worklist_rows.OF_OTHERS,
        "Every decision is done, or said to be.", kind=DECISION,
    ),
    Worklist(
        "said-done", "Said to be done", "Which decisions are said to be done, and wait for you to confirm it?",
        ("iro",), worklist_rows.SAID_DONE,
        "No decision waits for you to confirm it.", kind=DECISION,
    ),
    Worklist(
        "decisions-overdue", "Decisions overdue", "Which decisions should have been carried out by now?",
        ("iro",), worklist_rows.OVERDUE,
        "No decision is overdue.", colour="orange", kind=DECISION,
    ),
    Worklist(
        "same-decision", "Same decision for three reviews", "What has been decided again and again, and not been done?",
        ("iro", "liro"), worklist_rows.THE_SAME_AGAIN,
        "No decision was taken by three reviews in a row.", colour="red", kind=DECISION,
    ),
    Worklist(
        "midways-overdue", "Midways overdue", "Between which reviews should you have looked again by now?",
        ("iro", "liro"), midways.OVERDUE,
        "No midway is overdue.", colour="orange", kind=MIDWAY,
    ),
    Worklist(
        "midways-due", "Midways this week and next", "Between which reviews are you to look by the end of next week?",
        ("iro", "liro"), midways.SOON,
        "No midway is due this week or next.", kind=MIDWAY,
    ),
    Worklist(
        "all", "All dates", "When is each child's next review?",
        ("iro", "liro", "bs", *BY_WORKERS, "hos"), EVERY,
        "There is no child on your list today.",
    ),
)  # fmt: skip
BY_SLUG = {worklist.slug: worklist for worklist in WORKLISTS}


def worklists_of(person: Person, *, on: date) -> list[Worklist]:
    """The lists on a person's first page, in their order there; none for a role that has no children to look after."""
    roles = set(person.roles_on(on))
    return [worklist for worklist in WORKLISTS if roles & set(worklist.roles)]
