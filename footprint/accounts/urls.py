"""The administrators' pages about people, a person's own sessions, and the demonstration's one click."""

from django.urls import path

from footprint.accounts import own_views, views

app_name = "accounts"

urlpatterns = [
    path("sign-in/as/", own_views.sign_in_as, name="sign-in-as"),
    path("me/sessions/<uuid:session>/end/", own_views.end_own_session, name="end-own-session"),
    # people/
    path("people/", views.people, name="people"),
    path("people/add/", views.add, name="add"),
    path("people/<uuid:person>/", views.person, name="person"),
    path("people/<uuid:person>/end/", views.end, name="end"),
    path("people/<uuid:person>/invite/", views.invite, name="invite"),
    path("people/<uuid:person>/open-account/", views.open_account, name="open-account"),
    path("people/<uuid:person>/reset-device/", views.reset_device, name="reset-device"),
    path("people/<uuid:person>/end-sessions/", views.end_sessions, name="end-sessions"),
    path("people/<uuid:person>/give-role/", views.give_role, name="give-role"),
    path("people/<uuid:person>/roles/<uuid:held>/end/", views.end_role, name="end-role"),
    # role-changes/
    path("role-changes/", views.changes, name="changes"),
    path("role-changes/<uuid:change>/", views.change, name="change"),
]
