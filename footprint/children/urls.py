"""The register: find, add and change children."""

from django.urls import include, path

from footprint.children.care_changes import care_views, visit_views, worker_and_proceedings_views
from footprint.children.particulars import change_views, find_views, link_views, name_views

app_name = "children"

urlpatterns = [
    path("", include("footprint.children.restrictions_urls")),
    path("", include("footprint.children.alerts_urls")),
    path("engagements/", include("footprint.children.audit_engagements_urls")),
    path("", find_views.find, name="find"),
    path("add/", find_views.add, name="add"),
    path("<uuid:child_id>/edit/", change_views.edit, name="edit"),
    path("<uuid:child_id>/care/", care_views.care, name="care"),
    path("<uuid:child_id>/care/start/", care_views.start, name="start-care"),
    path("<uuid:child_id>/care/legal-status/", care_views.change_status, name="change-status"),
    path("<uuid:child_id>/care/placement/", care_views.change_placement, name="change-placement"),
    path("<uuid:child_id>/care/end/", care_views.end, name="end-care"),
    path("<uuid:child_id>/care/undo/", care_views.undo, name="undo-care"),
    path("<uuid:child_id>/care/<uuid:episode_id>/", care_views.correct, name="correct-care"),
    path("<uuid:child_id>/adoption-placement/", worker_and_proceedings_views.adoption, name="adoption-placement"),
    path("<uuid:child_id>/proceedings/", worker_and_proceedings_views.proceedings, name="proceedings"),
    path("<uuid:child_id>/social-worker/", worker_and_proceedings_views.social_worker, name="social-worker"),
    path("<uuid:child_id>/visits/add/", visit_views.add, name="add-visit"),
    path("<uuid:child_id>/visits/<uuid:visit_id>/", visit_views.correct, name="correct-visit"),
    path("<uuid:child_id>/visits/<uuid:visit_id>/take-back/", visit_views.take_back, name="take-back-visit"),
    path("<uuid:child_id>/links/", link_views.links, name="links"),
    path("<uuid:child_id>/links/<uuid:link_id>/end/", link_views.end, name="end-link"),
    path("<uuid:child_id>/names/", name_views.names, name="names"),
    path("<uuid:child_id>/names/<uuid:name_id>/remove/", name_views.remove, name="remove-name"),
    path("<uuid:child_id>/contacts/", change_views.contacts, name="contacts"),
    path("<uuid:child_id>/contacts/add/", change_views.add_contact, name="add-contact"),
    path("<uuid:child_id>/contacts/<uuid:contact_id>/", change_views.change_contact, name="change-contact"),
    path("<uuid:child_id>/contacts/<uuid:contact_id>/end/", change_views.end_contact, name="end-contact"),
]
