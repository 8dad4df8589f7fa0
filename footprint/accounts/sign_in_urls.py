"""Signing in, and a person's own account, under the names by which allauth finds these pages."""

from django.urls import path

from footprint.accounts import own_views

urlpatterns = [
    path("sign-in/", own_views.sign_in, name="account_login"),
    path("sign-in/code/", own_views.sign_in_code, name="mfa_authenticate"),
    path("sign-out/", own_views.sign_out, name="account_logout"),
    # password/
    path("password/forgotten/", own_views.forgotten_password, name="account_reset_password"),
    path("password/forgotten/sent/", own_views.forgotten_password_sent, name="account_reset_password_done"),
    path(
        "password/choose/<slug:uidb36>/<slug:key>/", own_views.choose_password, name="account_reset_password_from_key"
    ),
    path("password/chosen/", own_views.password_chosen, name="account_reset_password_from_key_done"),
    # me/
    path("me/", own_views.me, name="mfa_index"),
    path("me/password/", own_views.change_password, name="account_change_password"),
    path("me/password/again/", own_views.password_again, name="account_reauthenticate"),
    path("me/device/", own_views.set_up_device, name="mfa_activate_totp"),
    path("me/device/code/", own_views.code_again, name="mfa_reauthenticate"),
    path("me/recovery-codes/", own_views.recovery_codes, name="mfa_view_recovery_codes"),
    path("me/recovery-codes/new/", own_views.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("me/recovery-codes.txt", own_views.recovery_codes_file, name="mfa_download_recovery_codes"),
]
