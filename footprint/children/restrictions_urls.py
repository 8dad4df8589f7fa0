"""Who may know of a record, and who looked at it."""

from django.urls import path

from footprint.audit.reading import name_pages
from footprint.children.restrictions import closing_views, views

urlpatterns = [
    path("readers/", views.find_readers, name="find-readers"),
    path("<uuid:child_id>/readers/", views.readers, name="readers"),
    path("waiting/", closing_views.waiting, name="waiting"),
    path("<uuid:child_id>/closed/", closing_views.closed, name="closed"),
    path("<uuid:child_id>/closed/restrict/", closing_views.restrict, name="restrict"),
    path("<uuid:child_id>/closed/name/", closing_views.name_reader, name="name-reader"),
    path("<uuid:child_id>/closed/unname/", closing_views.unname_reader, name="unname-reader"),
    path("<uuid:child_id>/closed/lift/", closing_views.lift, name="lift"),
    path("<uuid:child_id>/closed/seal/", closing_views.seal, name="seal"),
    path("<uuid:child_id>/closed/connection/", closing_views.note_connection, name="note-connection"),
    path("<uuid:child_id>/closed/no-connection/", closing_views.remove_connection, name="remove-connection"),
]
name_pages(
    "children",
    {
        "readers": "Who looked at this child",
        "closed": "Who may know of this record",
        "restrict": "Restricting the record",
        "name-reader": "Naming a reader",
        "unname-reader": "Ending the naming of a reader",
        "lift": "Asking to lift the restriction",
        "seal": "Asking to seal the record",
        "note-connection": "Noting who knows the child in private life",
        "remove-connection": "Removing a note of who knows the child",
    },
)
