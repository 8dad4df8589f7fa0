"""The first page after signing in, and the figures of a council's files, open to anyone."""

from django.urls import path

from footprint.front import views

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("figures-from-files/", views.figures, name="figures"),
]
