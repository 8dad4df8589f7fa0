"""The annual report."""

from django.urls import path

from footprint.reporting.report import reading_views

app_name = "report"

urlpatterns = [
    path("as-it-stands/", reading_views.read, name="read"),
    path("as-it-stands/<slug:form>/", reading_views.file, name="file"),
]
