"""Engagements of auditors and inspectors."""

from django.urls import path

from footprint.children.audit_engagements import views

urlpatterns = [
    path("", views.engagements, name="engagements"),
    path("add/", views.add, name="add-engagement"),
    path("<uuid:engagement_id>/", views.engagement, name="engagement"),
    path("<uuid:engagement_id>/end/", views.end, name="end-engagement"),
]
