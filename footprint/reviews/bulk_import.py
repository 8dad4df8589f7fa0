"""The reviews' doors for files: rows out in bulk, and rows and due dates that files brought in, in one transaction.

A file's columns are those named here, in this order.
"""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from footprint.database.contention import hold_rows
from footprint.database.copying import Staged, add_rows, change_rows, copy_out, remove_rows
from footprint.reviews.following_care import CARE_ENDED, reckon
from footprint.reviews.models import BOOKED, KnownFrom, Meeting, Review

REVIEW = {
    "id": "uuid", "child_id": "uuid", "period_id": "uuid", "number": "smallint", "held_on": "date",
    "participation": "text", "from_files": "boolean", "due_on": "date", "special_due_on": "date", "why": "jsonb",
    "next_due_on": "date",
}  # fmt: skip
CLOCK = {"period_id": "uuid", "history_known": "boolean", "first_due_on": "date"}
REVIEWS, CLOCKS = "reviews_review", "reviews_clock"
WORKED_ON = ("reviews_meeting", "reviews_paper", "reviews_invitation", "reviews_consultation")
# Beside its columns, each review comes out with the rules and days of its reasons, and whether it was ever booked or
# somebody began to prepare it: then it does not go unseen.
OUT = {
    **REVIEW, "plain_rule": "text", "plain_from": "date", "special_rule": "text", "special_from": "date",
    "booked": "boolean", "local_id": "text",
}  # fmt: skip


def hold(children: Collection[UUID]) -> None:
    """Lets no page change the reviews and meetings of these children until the transaction ends."""
    hold_rows("reviews_meeting", column="review_id", among=hold_rows(REVIEWS, column="child_id", among=children))


def write_out(*, reviews: Path, clocks: Path, children: Collection[str] | None) -> None:
    """The reviews and clocks of the children with these numbers of the council, or of all."""
    own = ", ".join(f"r.{name}" for name in REVIEW)
    reasons = ", ".join(f"r.why->'{which}'->>'{what}'" for which in ("plain", "special") for what in ("rule", "from"))
    booked = " OR ".join(f"EXISTS (SELECT FROM {table} m WHERE m.review_id = r.id)" for table in WORKED_ON)
    query = (
        f"SELECT {own}, {reasons}, ({booked}), c.local_id FROM {REVIEWS} r JOIN children_child c ON c.id = r.child_id"
    )
    clock = (
        f"SELECT k.period_id, k.history_known, k.first_due_on FROM {CLOCKS} k "
        "JOIN children_periodofcare p ON p.id = k.period_id JOIN children_child c ON c.id = p.child_id"
    )
    for text, to in ((query, reviews), (clock, clocks)):
        if children is None:
            copy_out(text, to=to)
        else:
            copy_out(f"{text} WHERE c.local_id = ANY(%s)", to=to, values=(list(children),))


def said_known_from() -> date | None:
    """K as it was last set; None where it never was."""
    last = KnownFrom.objects.order_by("pk").last()
    return last.day if last else None


def know_from(day: date, *, at: datetime) -> None:
    KnownFrom.objects.create(day=day, set_at=at)


def make_room(*, removed: Path, ended: Collection[UUID], leaving: Path, clocks: Path, on: date) -> None:
    """Before periods of care change: removes these reviews to come, takes held ones out of their period, and removes
    the clocks of these periods. Of reviews to come whose care has `ended` the meetings are cancelled.
    """
    booked = Meeting.objects.filter(BOOKED, review__in=ended)
    booked.update(cancelled_on=on, cancelled_because=CARE_ENDED)
    remove_rows(REVIEWS, removed)
    change_rows(Staged(REVIEWS, {"id": "uuid", "period_id": "uuid"}), leaving)
    remove_rows(CLOCKS, clocks, key="period_id")


def let_go(*, ended: Collection[UUID], on: date) -> None:
    """Reviews to come of care that has `ended` go as they go one by one, with the meetings cancelled before."""
    children = set(Review.objects.filter(pk__in=ended).values_list("child", flat=True))
    if children:
        reckon(children=children, on=on)


def take_in(*, added: Path, changed: Path, clocks_added: Path, clocks_changed: Path) -> None:
    add_rows(CLOCKS, CLOCK, clocks_added)
    change_rows(Staged(CLOCKS, CLOCK, key="period_id"), clocks_changed)
    change_rows(Staged(REVIEWS, REVIEW), changed)
    add_rows(REVIEWS, REVIEW, added)
