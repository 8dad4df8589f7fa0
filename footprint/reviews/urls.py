"""A review's own page; preparing, booking, moving and holding it, and what follows: decisions and record."""

from django.urls import path

from footprint.audit.reading import name_pages
from footprint.reviews.decisions import progress_views as progress
from footprint.reviews.decisions import views as decisions
from footprint.reviews.early import views as early
from footprint.reviews.lateness import views as lateness
from footprint.reviews.meetings import booking_views, files, held_views
from footprint.reviews.meetings import views as meetings
from footprint.reviews.midways import views as midways
from footprint.reviews.preparing import guest_views
from footprint.reviews.preparing import views as preparing
from footprint.reviews.record import after_views, draft_views, record_views, template_views
from footprint.reviews.series import views as series
from footprint.reviews.together import views as together

app_name = "reviews"

urlpatterns = [
    path("book/", booking_views.book_many, name="book-many"),
    path("<uuid:review_id>/book/", meetings.book, name="book"),
    path("<uuid:review_id>/move/", meetings.move, name="move"),
    path("<uuid:review_id>/cancel/", meetings.cancel, name="cancel"),
    path("<uuid:review_id>/held/", held_views.held, name="held"),
    path("<uuid:review_id>/correct/", held_views.correct, name="correct"),
    path("<uuid:review_id>/take-back/", held_views.take_back, name="take-back"),
    path("<uuid:review_id>/meeting.ics", files.meeting_file, name="file"),
    # A review's own page, and what is done before it
    path("<uuid:review_id>/", preparing.page, name="review"),
    path("<uuid:review_id>/papers/", preparing.papers, name="papers"),
    path("<uuid:review_id>/talk/", preparing.talk, name="talk"),
    path("<uuid:review_id>/ready/", preparing.ready, name="ready"),
    path("<uuid:review_id>/invitations/", guest_views.guests, name="guests"),
    path("<uuid:review_id>/invitations/those-around/", guest_views.invite, name="invite"),
    path("<uuid:review_id>/invitations/somebody-else/", guest_views.invite_other, name="invite-other"),
    path("<uuid:review_id>/invitations/asked/", guest_views.asked, name="asked"),
    path("<uuid:review_id>/invitations/<uuid:guest_id>/", guest_views.guest, name="guest"),
    path("<uuid:review_id>/invitations/<uuid:guest_id>/remove/", guest_views.remove_guest, name="remove-guest"),
    path("<uuid:review_id>/who-came/", guest_views.attendance, name="attendance"),
    # A review of several meetings
    path("<uuid:review_id>/goes-on/", series.goes_on, name="goes-on"),
    path("<uuid:review_id>/adjourn/", series.adjourn, name="adjourn"),
    path("<uuid:review_id>/complete/", series.complete, name="complete"),
    # Changes that may bring a child's review forward
    path("early/<uuid:child_id>/", early.changes, name="early"),
    path("early/<uuid:child_id>/notice/", early.notice, name="notice"),
    path("early/<uuid:child_id>/note/", early.note_change, name="note-change"),
    path("early/<uuid:child_id>/<slug:which>/", early.choose, name="choose-early"),
    # Why it was late
    path("<uuid:review_id>/late/", lateness.report, name="lateness"),
    path("<uuid:review_id>/late/why/", lateness.why, name="why-late"),
    path("<uuid:review_id>/late/sign/", lateness.sign, name="sign-lateness"),
    # Between two reviews
    path("<uuid:review_id>/midway/", midways.midway, name="midway"),
    # What follows held reviews: a list, decisions
    path("after/", after_views.after, name="after"),
    path("<uuid:review_id>/decisions/", decisions.decisions, name="decisions"),
    path("<uuid:review_id>/decisions/add/", decisions.decide, name="decide"),
    path("<uuid:review_id>/decisions/send/", decisions.send, name="send-decisions"),
    path("<uuid:review_id>/decisions/answer/", decisions.answer, name="answer"),
    path("<uuid:review_id>/decisions/<uuid:decision_id>/", decisions.change, name="change-decision"),
    path("<uuid:review_id>/decisions/<uuid:decision_id>/remove/", decisions.remove, name="remove-decision"),
    path("<uuid:review_id>/decisions/<uuid:decision_id>/became/", decisions.became, name="became"),
    path("<uuid:review_id>/decisions/<uuid:decision_id>/progress/", progress.report, name="report-progress"),
    path("<uuid:review_id>/decisions/<uuid:decision_id>/confirm/", progress.confirm, name="confirm-decision"),
    path("of-child/<uuid:child_id>/decisions/", progress.of_child, name="of-child"),
    # ... and its record
    path("<uuid:review_id>/record/", record_views.record, name="record"),
    path("<uuid:review_id>/record/versions/<int:number>/", record_views.version, name="version"),
    path("<uuid:review_id>/record/begin/", draft_views.begin, name="begin-draft"),
    path("<uuid:review_id>/record/draft/", draft_views.draft, name="draft"),
    path("<uuid:review_id>/record/draft/save/", draft_views.save, name="save-draft"),
    path("<uuid:review_id>/record/draft/paste/", draft_views.paste, name="paste"),
    path("<uuid:review_id>/record/draft/compare/<uuid:aside_id>/", draft_views.compare, name="compare"),
    path("<uuid:review_id>/record/draft/share/", together.share, name="share"),
    path("<uuid:review_id>/record/draft/discard/", draft_views.discard, name="discard-draft"),
    path("<uuid:review_id>/record/draft/restore/", draft_views.restore, name="restore-draft"),
    path("<uuid:review_id>/record/finish/", record_views.finish, name="finish"),
    path("<uuid:review_id>/record/amend/", record_views.amend, name="amend"),
    path("<uuid:review_id>/record/plan/", record_views.plan_updated, name="plan-updated"),
    path("<uuid:review_id>/record/send/", record_views.send, name="send-record"),
    path("<uuid:review_id>/record/download/", record_views.download, name="download"),
    path("record-in-word/", template_views.template, name="template"),
    path("record-in-word/our-own/", template_views.our_own, name="our-own"),
    path("record-in-word/<uuid:template_id>/file.docx", template_views.template_file, name="template-file"),
]
name_pages(
    app_name,
    {
        "book": "Booking a meeting",
        "move": "Moving a meeting",
        "cancel": "Cancelling a meeting",
        "held": "Recording that a review was held",
        "review": "A review",
        "papers": "Papers for a review",
        "talk": "The talk with the child before a review",
        "ready": "Whether a review is ready",
        "guests": "Invitations to a review",
        "attendance": "Who came to a review",
        "adjourn": "Adjourning a review",
    },
)
