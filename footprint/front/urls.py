"""The first page after signing in, and the figures of a council's files, open to anyone."""

from django.urls import path

from footprint.audit.reading import name_pages
from footprint.front import (
    calendar_views,
    child_views,
    history_views,
    list_files,
    list_views,
    security_log,
    views,
    visit_views,
)

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("this-week/<slug:slug>/", list_views.worklist, name="worklist"),
    path("this-week/<slug:slug>/list.xlsx", list_files.worklist_excel, name="worklist-excel"),
    path("this-week/<slug:slug>/export/", list_files.worklist_export, name="worklist-export"),
    path("children/<uuid:child_id>/", child_views.child, name="child"),
    path("children/<uuid:child_id>/history/", history_views.corrections, name="history"),
    path("children/<uuid:child_id>/visits/", visit_views.visits, name="visits"),
    path("calendar/", calendar_views.month, name="calendar"),
    path("calendar/meetings.ics", calendar_views.meetings, name="meetings"),
    path("security-log/", security_log.security_log, name="security-log"),
    path("figures-from-files/", views.figures, name="figures"),
    path("figures-from-files/made-up-council/", views.sample, name="sample"),
]
name_pages(
    app_name,
    {
        "child": "The child’s page",
        "visits": "Visits by the social worker",
        "history": "History of corrections",
    },
)
