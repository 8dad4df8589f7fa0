"""The first page after signing in, and the figures of a council's files, open to anyone."""

from django.urls import path

from footprint.front import security_log, views

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("security-log/", security_log.security_log, name="security-log"),
    path("figures-from-files/", views.figures, name="figures"),
    path("figures-from-files/made-up-council/", views.sample, name="sample"),
]
