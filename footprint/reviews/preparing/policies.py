"""Whether something may be kept of preparing a review; the refusal is a sentence that says what to do."""

from datetime import date

from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import NotAllowed
from footprint.reviews.life import missing
from footprint.reviews.models import Consultation, Invitation, Paper, Readiness, Review
from footprint.reviews.models.preparing import CHILD, ROLES, PaperKind
from rulebook.days import HAPPENED

THERE, AWAY = ("PN1", "PN2", "PN3", "PN4"), ("PN5", "PN6", "PN7")


def check_can_keep_paper(
    *, kind: str, title: str, asked_on: date | None, received_on: date | None, not_needed_because: str, on: date
) -> None:
    """Not from the future, one thing or the other, and never without a care plan."""
    if kind not in PaperKind.values:
        raise NotAllowed("That is no kind of paper. Choose one from the list.")
    if (kind == PaperKind.OTHER) is not bool(title):
        raise NotAllowed("Say what the other paper is.")
    if any(day and day > on for day in (asked_on, received_on)):
        raise NotAllowed("That day is still to come. Enter the day on which it was asked for, or came.")
    check_day(asked_on, kind=HAPPENED, on=on, called="The day they were asked for")
    check_day(received_on, kind=HAPPENED, on=on, called="The day they came")
    if not_needed_because and received_on:
        raise NotAllowed("It came, so it was needed. Leave out the reason, or the day.")
    if not_needed_because and kind == PaperKind.CARE_PLAN:
        raise NotAllowed("No review goes without a care plan. Leave it as missing, and say so in the decision.")


def check_can_invite(*, role: str, name: str, excluded_because: str, asked_on: date | None, on: date) -> None:
    if role not in ROLES:
        raise NotAllowed("That is no role. Choose one from the list.")
    if not name.strip():
        raise NotAllowed("Enter who is invited.")
    if excluded_because and asked_on:
        raise NotAllowed("Somebody who is kept away is not asked. Leave out the reason, or the day.")
    if excluded_because and role == CHILD:
        raise NotAllowed("The child may always come. Say under the child’s part why they did not.")
    _check_asked(asked_on, on)


def check_can_ask(*, invitation: Invitation, asked_on: date, on: date) -> None:
    if invitation.excluded_because:
        raise NotAllowed(f"{invitation.name} is kept away. Invite them first.")
    _check_asked(asked_on, on)


def _check_asked(asked_on: date | None, on: date) -> None:
    if asked_on and asked_on > on:
        raise NotAllowed("That day is still to come. Enter the day on which they were asked.")
    check_day(asked_on, kind=HAPPENED, on=on, called="The day they were asked")


def check_can_remove(*, invitation: Invitation) -> None:
    if invitation.came or invitation.views:
        raise NotAllowed(f"It is recorded whether {invitation.name} came. Clear that first.")


def check_can_record_attendance(*, invitation: Invitation, came: str) -> None:
    """Of a review that met; and what is said of the child fits the code of how the child took part."""
    review = invitation.review
    if review.held_on is None and not review.goes_on:
        raise NotAllowed("This review has not met yet. Record that it was held first.")
    if invitation.excluded_because and came:
        raise NotAllowed(f"{invitation.name} is kept away. Invite them first.")
    contradicts = {"attended": AWAY, "absent": THERE}.get(came, ())
    if invitation.role == CHILD and review.participation in contradicts:
        raise NotAllowed(
            f"The review has the code {review.participation} for the child’s part, which says otherwise. Correct that"
            " one first, or this."
        )


def check_can_record_talk(
    *, on_day: date, how: str, alone: bool | None, not_alone_because: str, not_done_because: str, on: date
) -> None:
    if on_day > on:
        raise NotAllowed("That day is still to come. Enter the day of the talk once it has taken place.")
    check_day(on_day, kind=HAPPENED, on=on, called="The day")
    if bool(how) is bool(not_done_because):
        raise NotAllowed("Say how the child was spoken with, or why that was not done.")
    if alone is False and not not_alone_because:
        raise NotAllowed("Say why the child was not seen alone.")


def check_can_decide(*, review: Review, decision: str, reason: str) -> None:
    """Of a review that was `life.read`: a meeting is booked, and what goes against the papers has a reason."""
    if review.held_on is not None or review.goes_on:
        raise NotAllowed("This review has met, so it is too late to decide that it goes on.")
    if not any(meeting.cancelled_on is None for meeting in review.meetings.all()):
        raise NotAllowed("No meeting is booked for this review. Book it first.")
    if not reason and decision == "adjourn":
        raise NotAllowed("Say why the review is to be adjourned.")
    if not reason and missing(review):
        raise NotAllowed("Something is still missing. Say why the review goes on without it.")


def words_of_paper(paper: Paper | None) -> str:
    if paper is None:
        return "nothing is recorded"
    days = (("asked for on", paper.asked_on), ("came on", paper.received_on))
    known = [f"{words} {format_day(day)}" for words, day in days if day]
    return ", ".join([*known, *([f"not needed: {paper.not_needed_because}"] if paper.not_needed_because else [])])


def words_of_talk(consultation: Consultation | None) -> str:
    if consultation is None:
        return "nothing is recorded"
    alone = {True: "alone", False: f"not alone: {consultation.not_alone_because}", None: ""}[consultation.alone]
    by = f"by {consultation.person.name}" if consultation.person else ""
    return ", ".join(
        filter(None, [str(consultation), format_day(consultation.on_day), by, alone, consultation.not_done_because])
    )


def words_of_decision(readiness: Readiness | None) -> str:
    return (
        ", ".join(filter(None, [str(readiness), format_day(readiness.decided_on), readiness.reason]))
        if readiness
        else "nothing is decided"
    )


def words_of_guest(invitation: Invitation) -> str:
    cleaned = (
        f"asked on {format_day(invitation.asked_on)} {invitation.get_asked_by_display().lower()}".strip()
        if invitation.asked_on
        else ""
    )
    kept_away = f"kept away: {invitation.excluded_because}" if invitation.excluded_because else ""
    return ", ".join(filter(None, [str(invitation), cleaned, kept_away]))


def words_of_attendance(*, came: str, views: str) -> str:
    row = Invitation(came=came, views=views)
    return ", ".join(filter(None, [row.get_came_display(), row.get_views_display()])) or "nothing is recorded"
