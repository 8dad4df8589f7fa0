"""The annual report."""

from django.urls import path

from footprint.reporting.checking.views import check_table
from footprint.reporting.report import reading_views

app_name = "report"

urlpatterns = [
    path("check/", check_table, name="check"),
    path("as-it-stands/", reading_views.read, name="read"),
    path("as-it-stands/<slug:form>/", reading_views.file, name="file"),
]
