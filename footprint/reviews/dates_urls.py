"""The page to try review dates, open to anyone."""

from django.urls import path

from footprint.reviews import views

app_name = "review_dates"

urlpatterns = [
    path("", views.dates, name="dates"),
]
