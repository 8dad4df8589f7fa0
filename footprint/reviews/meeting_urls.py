"""Booking, moving, cancelling and holding reviews, their meetings as calendar files, their decisions and records."""

from django.urls import path

from footprint.reviews import booking_views, held_views, meeting_files, meeting_views
from footprint.reviews.decisions import views as decisions
from footprint.reviews.record import after_views, draft_views, record_views

app_name = "meetings"

urlpatterns = [
    path("book/", booking_views.book_many, name="book-many"),
    path("<uuid:review>/book/", meeting_views.book, name="book"),
    path("<uuid:review>/move/", meeting_views.move, name="move"),
    path("<uuid:review>/cancel/", meeting_views.cancel, name="cancel"),
    path("<uuid:review>/held/", meeting_views.held, name="held"),
    path("<uuid:review>/correct/", held_views.correct, name="correct"),
    path("<uuid:review>/take-back/", held_views.take_back, name="take-back"),
    path("<uuid:review>/meeting.ics", meeting_files.meeting_file, name="file"),
    # What follows held reviews: a list, decisions
    path("after/", after_views.after, name="after"),
    path("<uuid:review>/decisions/", decisions.decisions, name="decisions"),
    path("<uuid:review>/decisions/add/", decisions.decide, name="decide"),
    path("<uuid:review>/decisions/send/", decisions.send, name="send-decisions"),
    path("<uuid:review>/decisions/answer/", decisions.answer, name="answer"),
    path("<uuid:review>/decisions/<uuid:decision>/", decisions.change, name="change-decision"),
    path("<uuid:review>/decisions/<uuid:decision>/remove/", decisions.remove, name="remove-decision"),
    path("<uuid:review>/decisions/<uuid:decision>/became/", decisions.became, name="became"),
    # ... and its record
    path("<uuid:review>/record/", record_views.record, name="record"),
    path("<uuid:review>/record/versions/<int:number>/", record_views.version, name="version"),
    path("<uuid:review>/record/begin/", draft_views.begin, name="begin-draft"),
    path("<uuid:review>/record/draft/", draft_views.draft, name="draft"),
    path("<uuid:review>/record/draft/save/", draft_views.save, name="save-draft"),
    path("<uuid:review>/record/draft/paste/", draft_views.paste, name="paste"),
    path("<uuid:review>/record/draft/compare/<uuid:aside>/", draft_views.compare, name="compare"),
    path("<uuid:review>/record/draft/discard/", draft_views.discard, name="discard-draft"),
    path("<uuid:review>/record/draft/restore/", draft_views.restore, name="restore-draft"),
    path("<uuid:review>/record/finish/", record_views.finish, name="finish"),
    path("<uuid:review>/record/amend/", record_views.amend, name="amend"),
    path("<uuid:review>/record/plan/", record_views.plan_updated, name="plan-updated"),
    path("<uuid:review>/record/send/", record_views.send, name="send-record"),
    path("<uuid:review>/record/download/", record_views.download, name="download"),
]
