"""Whether a meeting or a review may be changed so; the refusal is a sentence that says what to do."""

from datetime import date, time

from footprint.accounts.models import Person
from footprint.children.allocations.policies import is_officer
from footprint.children.allocations.queries import covers
from footprint.page.datefield import check_day, format_day
from footprint.page.refusals import ChangedMeanwhile, NotAllowed
from footprint.reviews.models import BOOKED, Adjournment, Draft, Meeting, Midway, Review
from rulebook import codes
from rulebook.calendar import if_known, is_working_day
from rulebook.days import HAPPENED, PLANNED
from rulebook.meetings import Review as Met
from rulebook.meetings import resume_by
from rulebook.participation import check_code_fits
from rulebook.standards import Standards


def check_unchanged(label: str, *, now: str, expecting: str | None) -> None:
    """`expecting` is what its page showed of something, in words; None where no page did."""
    if expecting is not None and now != expecting:
        raise ChangedMeanwhile(
            f"Somebody else has changed this meanwhile. {label} is now: {now}. Check what you typed, and send it again "
            "to replace that.",
            now={label: now},
        )


def words_of_meeting(meeting: Meeting) -> str:
    at = f"at {meeting.at_time:%H:%M}" if meeting.at_time else ""
    chair = f"chaired by {meeting.chair.name}" if meeting.chair else ""
    return ", ".join(filter(None, [format_day(meeting.on_day), at, meeting.place, meeting.link, chair]))


def words_of_held(review: Review) -> str:
    """As it is recorded; "" of a review that is not held."""
    if review.held_on is None:
        return ""
    code = review.participation
    return f"held on {format_day(review.held_on)}, {f'{code} {codes.PARTICIPATION.words(code)}' if code else 'no code'}"


def check_can_book(*, review: Review, on_day: date, on: date) -> None:
    _check_to_hold(review, on)
    if review.meetings.filter(BOOKED).exists():
        raise NotAllowed("A meeting is booked for this review already. Move that one.")
    _check_day(on_day, on)


def check_can_move(*, meeting: Meeting, on_day: date, on: date) -> None:
    check_can_cancel(meeting=meeting, on=on)
    _check_day(on_day, on)


def check_can_cancel(*, meeting: Meeting, on: date) -> None:
    _check_to_hold(meeting.review, on)
    if meeting.cancelled_on is not None:
        raise NotAllowed("This meeting has been cancelled already. Book another one.")
    if meeting.continued:
        raise NotAllowed("This meeting took place already. Book the next one.")


def _check_to_hold(review: Review, on: date) -> None:
    if review.completed_on is not None:
        raise NotAllowed("This review has been held already. Correct its date if it is wrong.")
    period = review.period
    if period is None or (period.until_on is not None and period.until_on <= on):
        raise NotAllowed("The child's care has ended, so no review is to be held. Look at the child's page.")


def _check_day(on_day: date, on: date) -> None:
    if on_day < on:
        raise NotAllowed("That day is over. Choose today or a later day, or record that the review was held.")
    check_day(on_day, kind=PLANNED, on=on, called="The day of the meeting")


def check_can_mark_held(*, review: Review, held_on: date, participation: str, on: date) -> None:
    if review.completed_on is not None:
        _check_to_hold(review, on)  # held already: says so
    check_can_hold(review=review, held_on=held_on, participation=participation, on=on)


def check_can_hold(*, review: Review, held_on: date, participation: str, on: date) -> None:
    """Not before care began or after it ended, not in the future, not twice on a day, and a code that fits the age."""
    if review.goes_on:
        raise NotAllowed("This review goes on from an earlier meeting. Record its last meeting instead.")
    period = review.period
    if held_on > on:
        raise NotAllowed("That day is still to come. Record the review once it has been held.")
    check_day(held_on, kind=HAPPENED, on=on, called="The day it was held")
    if period is not None and held_on < period.from_on:
        raise NotAllowed("That day is before this period of care began. Check the day.")
    if period is not None and period.until_on is not None and held_on > period.until_on:
        raise NotAllowed("That day is after this period of care ended. Check the day.")
    if Review.objects.filter(child=review.child_id, held_on=held_on).exclude(pk=review.pk).exists():
        raise NotAllowed("Another review of this child was held on that day. Correct that one, or check the day.")
    check_participation(participation, review.child.born_on, held_on)


def check_can_correct(*, review: Review, held_on: date, participation: str, on: date) -> None:
    if review.held_on is None:
        raise NotAllowed("This review is not recorded as held. Record that it was held instead.")
    if (review.goes_on or review.last_met_on) and held_on != review.held_on:
        raise NotAllowed("This review took several meetings. Take it back, and record each of them again.")
    check_can_hold(review=review, held_on=held_on, participation=participation, on=on)


def check_participation(code: str, born_on: date, held_on: date) -> None:
    try:
        check_code_fits(code, born_on=born_on, held_on=held_on)
    except ValueError as fault:
        raise NotAllowed(str(fault)) from None


def check_can_undo_held(*, review: Review) -> None:
    if review.held_on is None and not review.goes_on:
        raise NotAllowed("This review is not recorded as held. There is nothing to take back.")
    booked = Meeting.objects.filter(BOOKED, review__held_on=None, review__period=review.period_id)
    booked = booked.exclude(review=review)
    if review.period_id and booked.exists():
        raise NotAllowed("A meeting is booked for the review after this one. Cancel that meeting first.")
    if Midway.objects.filter(review=review, done_on__isnull=False).exists():
        raise NotAllowed("A midway after this review is recorded, so it was held. Correct its date instead.")
    if review.versions.exists() or review.decisions.exists() or _is_written(getattr(review, "draft", None)):
        raise NotAllowed(
            "A record or a decision of this review is written, so it was held. Correct its date instead. If it was "
            "held for another child, empty the draft of its record and remove its decisions; then take it back."
        )


def _is_written(draft: Draft | None) -> bool:
    """A draft that was only opened, or emptied again, says nothing."""
    return draft is not None and any(str(words).strip() for words in draft.content.values())


def warnings(
    *, review: Review, on_day: date, at_time: time | None, chair: Person | None, standards: Standards
) -> list[str]:
    """What to know before booking; none of it forbids."""
    sentences = []
    if review.goes_on:
        sentences.extend(_after_adjournment(review, on_day, standards))
    elif review.governing_on is not None and on_day > review.governing_on:
        sentences.append("This day is after the last day for the review: it will be late.")
    if if_known(is_working_day, on_day, holidays=standards.holidays) is False:
        sentences.append("This day is not a working day.")
    if chair is not None and at_time is not None and _busy(chair, on_day, at_time, review):
        sentences.append(f"{chair.name} chairs another meeting at the same time.")
    if chair is not None:
        sentences.extend(_absent(chair, on_day))
    return sentences


def _absent(chair: Person, on_day: date) -> list[str]:
    """Whether the chair is away or no reviewing officer on the day, and who covers."""
    if chair.from_on <= on_day and not is_officer(chair, on=on_day):
        return [f"{chair.name} is no reviewing officer on this day. Choose another chair."]
    cover = next(
        (cover for cover in covers(on=on_day) if cover.absent_id == chair.pk and cover.from_on <= on_day), None
    )
    return [f"{chair.name} is away on this day; {cover.covering.name} covers."] if cover else []


def _after_adjournment(review: Review, on_day: date, standards: Standards) -> list[str]:
    adjourned_on = Adjournment.objects.filter(review=review).values_list("adjourned_on", flat=True).first()
    met = Met((adjourned_on,), completed=False) if adjourned_on else None
    last = if_known(resume_by, met, standards=standards) if met else None
    if last is None or on_day <= last.on:
        return []
    return [f"The adjourned review must be completed by {last.on.day} {last.on:%B %Y}; this day is later."]


def _busy(chair: Person, on_day: date, at_time: time, review: Review) -> bool:
    others = Meeting.objects.filter(BOOKED, chair=chair, on_day=on_day, at_time=at_time)
    return others.exclude(review=review).exists()


def check_complete(*, review: Review) -> None:
    """Nothing that was proposed at a review goes out before its last meeting."""
    if review.held_on is not None and review.completed_on is None:
        raise NotAllowed("This review goes on in another meeting. Record that one first.")
