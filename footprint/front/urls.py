"""The first page, and the figures of a council's files; both open to anyone."""

from django.urls import path

from footprint.front import views

app_name = "front"

urlpatterns = [
    path("", views.home, name="home"),
    path("figures-from-files/", views.figures, name="figures"),
    path("figures-from-files/made-up-council/", views.sample, name="sample"),
]
