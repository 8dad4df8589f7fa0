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
    path("<uuid:review>/book/", meetings.book, name="book"),
    path("<uuid:review>/move/", meetings.move, name="move"),
    path("<uuid:review>/cancel/", meetings.cancel, name="cancel"),
    path("<uuid:review>/held/", held_views.held, name="held"),
    path("<uuid:review>/correct/", held_views.correct, name="correct"),
    path("<uuid:review>/take-back/", held_views.take_back, name="take-back"),
    path("<uuid:review>/meeting.ics", files.meeting_file, name="file"),
    # A review's own page, and what is done before it
    path("<uuid:review>/", preparing.page, name="review"),
    path("<uuid:review>/papers/", preparing.papers, name="papers"),
    path("<uuid:review>/talk/", preparing.talk, name="talk"),
    path("<uuid:review>/ready/", preparing.ready, name="ready"),
    path("<uuid:review>/invitations/", guest_views.guests, name="guests"),
    path("<uuid:review>/invitations/those-around/", guest_views.invite, name="invite"),
    path("<uuid:review>/invitations/somebody-else/", guest_views.invite_other, name="invite-other"),
    path("<uuid:review>/invitations/asked/", guest_views.asked, name="asked"),
    path("<uuid:review>/invitations/<uuid:guest>/", guest_views.guest, name="guest"),
    path("<uuid:review>/invitations/<uuid:guest>/remove/", guest_views.remove_guest, name="remove-guest"),
    path("<uuid:review>/who-came/", guest_views.attendance, name="attendance"),
    # A review of several meetings
    path("<uuid:review>/goes-on/", series.goes_on, name="goes-on"),
    path("<uuid:review>/adjourn/", series.adjourn, name="adjourn"),
    path("<uuid:review>/complete/", series.complete, name="complete"),
    # Changes that may bring a child's review forward
    path("early/<uuid:child>/", early.changes, name="early"),
    path("early/<uuid:child>/notice/", early.notice, name="notice"),
    path("early/<uuid:child>/note/", early.note_change, name="note-change"),
    path("early/<uuid:child>/<slug:which>/", early.choose, name="choose-early"),
    # Why it was late
    path("<uuid:review>/late/", lateness.report, name="lateness"),
    path("<uuid:review>/late/why/", lateness.why, name="why-late"),
    path("<uuid:review>/late/sign/", lateness.sign, name="sign-lateness"),
    # Between two reviews
    path("<uuid:review>/midway/", midways.midway, name="midway"),
    # What follows held reviews: a list, decisions
    path("after/", after_views.after, name="after"),
    path("<uuid:review>/decisions/", decisions.decisions, name="decisions"),
    path("<uuid:review>/decisions/add/", decisions.decide, name="decide"),
    path("<uuid:review>/decisions/send/", decisions.send, name="send-decisions"),
    path("<uuid:review>/decisions/answer/", decisions.answer, name="answer"),
    path("<uuid:review>/decisions/<uuid:decision>/", decisions.change, name="change-decision"),
    path("<uuid:review>/decisions/<uuid:decision>/remove/", decisions.remove, name="remove-decision"),
    path("<uuid:review>/decisions/<uuid:decision>/became/", decisions.became, name="became"),
    path("<uuid:review>/decisions/<uuid:decision>/progress/", progress.report, name="report-progress"),
    path("<uuid:review>/decisions/<uuid:decision>/confirm/", progress.confirm, name="confirm-decision"),
    path("of-child/<uuid:child>/decisions/", progress.of_child, name="of-child"),
    # ... and its record
    path("<uuid:review>/record/", record_views.record, name="record"),
    path("<uuid:review>/record/versions/<int:number>/", record_views.version, name="version"),
    path("<uuid:review>/record/begin/", draft_views.begin, name="begin-draft"),
    path("<uuid:review>/record/draft/", draft_views.draft, name="draft"),
    path("<uuid:review>/record/draft/save/", draft_views.save, name="save-draft"),
    path("<uuid:review>/record/draft/paste/", draft_views.paste, name="paste"),
    path("<uuid:review>/record/draft/compare/<uuid:aside>/", draft_views.compare, name="compare"),
    path("<uuid:review>/record/draft/share/", together.share, name="share"),
    path("<uuid:review>/record/draft/discard/", draft_views.discard, name="discard-draft"),
    path("<uuid:review>/record/draft/restore/", draft_views.restore, name="restore-draft"),
    path("<uuid:review>/record/finish/", record_views.finish, name="finish"),
    path("<uuid:review>/record/amend/", record_views.amend, name="amend"),
    path("<uuid:review>/record/plan/", record_views.plan_updated, name="plan-updated"),
    path("<uuid:review>/record/send/", record_views.send, name="send-record"),
    path("<uuid:review>/record/download/", record_views.download, name="download"),
    path("record-in-word/", template_views.template, name="template"),
    path("record-in-word/our-own/", template_views.our_own, name="our-own"),
    path("record-in-word/<uuid:template>/file.docx", template_views.template_file, name="template-file"),
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
