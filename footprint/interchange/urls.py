"""Taking files and lists in."""

from django.urls import path

from footprint.interchange import conflict_views, file_views, known_from_views, list_views, views

app_name = "interchange"

urlpatterns = [
    path("", views.start, name="start"),
    path("files/", file_views.give, name="files"),
    path("list/", list_views.give, name="list"),
    path("list/made-up.<slug:kind>", list_views.sample_list, name="sample-list"),
    path("list/<uuid:upload_id>/", list_views.upload, name="list-upload"),
    path("list/<uuid:upload_id>/columns/", list_views.columns, name="columns"),
    path("list/<uuid:upload_id>/take-in/", list_views.take_in, name="take-list-in"),
    path("conflicts/", conflict_views.conflicts, name="conflicts"),
    path("conflicts/<uuid:conflict_id>/again/", conflict_views.again, name="decide-again"),
    path("known-from/", known_from_views.known_from, name="known-from"),
    path("done/<uuid:made_id>/", views.done, name="import"),
    path("<uuid:upload_id>/", file_views.upload, name="upload"),
    path("<uuid:upload_id>/take-in/", file_views.take_in, name="take-in"),
    path("<uuid:upload_id>/drop/", file_views.drop, name="drop"),
    path("<uuid:upload_id>/faults/", file_views.faults, name="faults"),
]
