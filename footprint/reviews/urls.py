"""The page to try review dates, open to anyone."""

from django.urls import path

from footprint.reviews import views

app_name = "reviews"

urlpatterns = [
    path("", views.dates, name="dates"),
]
