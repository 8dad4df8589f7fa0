"""Booking, moving, cancelling and holding reviews, and their meetings as calendar files."""

from django.urls import path

from footprint.reviews import booking_views, held_views, meeting_files, meeting_views

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
]
