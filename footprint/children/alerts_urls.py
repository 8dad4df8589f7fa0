"""Reasons, broken glass, and alerts."""

from django.urls import path

from footprint.children.alerts import views

urlpatterns = [
    path("<uuid:child_id>/reason/", views.reason, name="reason"),
    path("open-restricted/", views.break_glass, name="break-glass"),
    path("broken-glass/", views.broken_glass, name="broken-glass"),
    path("alerts/", views.alerts, name="alerts"),
    path("alerts/<uuid:alert_id>/", views.alert, name="alert"),
]
