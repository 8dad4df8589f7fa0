"""The administrators' pages about people, a person's own sessions, and the demonstration's one click."""

from django.urls import path

from footprint.accounts import own_views, views

app_name = "accounts"

urlpatterns = [
    path("sign-in/as/", own_views.sign_in_as, name="sign-in-as"),
    path("me/sessions/<uuid:session_id>/end/", own_views.end_own_session, name="end-own-session"),
    # people/
    path("people/", views.people, name="people"),
    path("people/add/", views.add, name="add"),
    path("people/<uuid:person_id>/", views.person, name="person"),
    path("people/<uuid:person_id>/end/", views.end, name="end"),
    path("people/<uuid:person_id>/invite/", views.invite, name="invite"),
    path("people/<uuid:person_id>/open-account/", views.open_account, name="open-account"),
    path("people/<uuid:person_id>/reset-device/", views.reset_device, name="reset-device"),
    path("people/<uuid:person_id>/end-sessions/", views.end_sessions, name="end-sessions"),
    path("people/<uuid:person_id>/give-role/", views.give_role, name="give-role"),
    path("people/<uuid:person_id>/roles/<uuid:held_id>/end/", views.end_role, name="end-role"),
    # role-changes/
    path("role-changes/", views.changes, name="changes"),
    path("role-changes/<uuid:change_id>/", views.change, name="change"),
]
