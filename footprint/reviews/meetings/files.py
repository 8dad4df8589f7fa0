"""One meeting to take along as a calendar file, which names nobody."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone

from footprint.accounts.request import SignedInRequest
from footprint.audit.actions import acting
from footprint.children.addresses import page_of
from footprint.children.permissions import EXPORT_OWN
from footprint.page.access import allowed
from footprint.page.ics import TYPE, Entry, calendar_file
from footprint.reviews.access import latest_meeting, open_review
from footprint.reviews.audit_actions import ReviewAction
from footprint.reviews.models import Meeting


@allowed(get=EXPORT_OWN)
def meeting_file(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """The meeting booked; where it was cancelled and no other is booked, the file that takes it out of a calendar."""
    review, at = open_review(request, pk=review_id, permission=EXPORT_OWN), timezone.now()
    meeting = latest_meeting(review)
    url = request.build_absolute_uri(page_of(review.child_id))
    with acting(by=request.user, action=ReviewAction.EXPORT_CALENDAR, at=at) as doing:
        doing.record(("review", review.pk), after={"rows": 1, "form": "ics"})
    headers = {"Content-Disposition": 'attachment; filename="review.ics"'}
    return HttpResponse(calendar_file([entry_of(meeting, url)], at=at), content_type=TYPE, headers=headers)


def entry_of(meeting: Meeting, url: str) -> Entry:
    return Entry(
        f"{meeting.pk}@footprint",
        "Review",
        meeting.on_day,
        meeting.at_time,
        meeting.place,
        url,
        cancelled=meeting.cancelled_on is not None,
    )
