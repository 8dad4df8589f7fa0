"""work-programme/: where it is read, with live figures, and where it is written."""

from django.urls import path

from footprint.programme import urls
from footprint.reporting import programme_views

app_name = "programme"

urlpatterns = [
    path("", programme_views.programme, name="year"),
    path("programme.xlsx", programme_views.programme_excel, name="excel"),
    path("<uuid:outcome_id>/", programme_views.outcome, name="outcome"),
    *urls.urlpatterns,
]
