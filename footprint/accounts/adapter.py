"""Where allauth asks us: nobody signs up, its messages are our pages' own, and devices can't be taken off."""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from footprint.accounts import actions, mail
from footprint.accounts.audit_actions import AccountAction

FRESH = timedelta(minutes=10)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is wrong. Try again, or set a new password. If "
        "you have not signed in for some weeks, ask your administrator whether your account was closed for that.",
        "too_many_login_attempts": "Too many tries were wrong. Wait 15 minutes, then try again.",
        "incorrect_password": "That is not your password. Try again.",
        "enter_current_password": "That is not your password. Try again.",
        "invalid_password_reset": "This link has been used or is too old. Ask for a new one.",
        "password_reset": "This link has been used or is too old. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def reauthenticate(self, user: Any, password: str) -> bool:
        result = self.authenticate(context.request, email=user.email, password=password)
        return result is not None and result.pk == user.pk

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The password is asked for again ten minutes after signing in, before a device or the codes are shown."""
        began = self.request.session.get("began")
        fresh = began and timezone.now() - datetime.fromisoformat(began) < FRESH
        return not fresh

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return str(self.request.build_absolute_uri(path))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what happened."""

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        mail.send_password_link(to=user.email, link=context["password_reset_url"])

    def post_login(self, request: HttpRequest, user: Any, **signed_in: Any) -> HttpResponse:
        actions.note_act(person=user, act=AccountAction.SIGN_IN, at=timezone.now())
        answer: HttpResponse = super().post_login(request, user, **signed_in)
        return answer

    def send_notification_mail(self, template_prefix: str, user: Any, *args: Any, **kwargs: Any) -> None:
        """allauth calls this when a password, a device or the codes have changed."""
        change = AccountAction(template_prefix.rpartition("/")[2])
        actions.note_change_of_access(person=user, change=change, at=timezone.now())

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Every message of ours is written in mail.py; allauth's are not sent."""


class DeviceAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "The code is wrong or was used already. Wait for the next code and enter that.",
    }

    def encrypt(self, text: str) -> str:
        """Secrets of devices are of no use to who reads the database, or a backup, without the signing key."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        return False


def _cipher() -> Fernet:
    """Of the signing key, for this one purpose: the key itself signs other things."""
    key = HKDF(hashes.SHA256(), 32, salt=None, info=b"footprint devices").derive(settings.SECRET_KEY.encode())
    return Fernet(urlsafe_b64encode(key))
