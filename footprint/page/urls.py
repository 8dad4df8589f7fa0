"""The gallery of page parts, open to anyone."""

from django.urls import path

from footprint.page import views

app_name = "page"

urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("<slug:name>/", views.part, name="part"),
]
