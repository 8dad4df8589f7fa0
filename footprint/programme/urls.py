"""work-programme/: where it is written. `footprint.reporting.programme_urls` holds these beside where it is read."""

from django.urls import path

from footprint.programme import views

urlpatterns = [
    path("add/", views.add, name="add"),
    path("carry-over/", views.carry_over, name="carry-over"),
    path("<uuid:outcome_id>/change/", views.change, name="change"),
    path("<uuid:outcome_id>/progress/", views.tell, name="tell"),
    path("<uuid:outcome_id>/take-out/", views.remove, name="remove"),
    path("<uuid:outcome_id>/put-back/", views.restore, name="restore"),
]
