"""A person's own account: signing in and out, device, recovery codes, sessions."""

from typing import Any
from uuid import UUID

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from footprint.accounts import actions, queries
from footprint.accounts.access import get_own_session
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person
from footprint.accounts.permissions import OWN_ACCOUNT
from footprint.accounts.request import SignedInRequest
from footprint.accounts.roles import ROLES
from footprint.page import clock
from footprint.page.access import View, allowed, public

own = allowed(OWN_ACCOUNT)


def before_device(view: View) -> View:
    """Mark a view as one that sets up the device, and so is open to who has none yet."""
    view.before_device = True  # type: ignore[attr-defined]
    return view


class SignIn(account.LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        invented = queries.invented_people(on=clock.today()) if one_click() else []
        context: dict[str, Any] = super().get_context_data(**kwargs)
        described_people = [described(person) for person in invented]
        return context | {"invented": described_people, "public_pages": settings.PUBLIC_PAGES}


def one_click() -> bool:
    """Only in a demonstration, and in no database that holds a real person."""
    return settings.DEMO and not queries.anybody_real()


def described(person: Person) -> dict[str, Any]:
    return {"person": person, "roles": [ROLES[code] for code in person.roles_on(clock.today())]}


sign_in = public(SignIn.as_view())
sign_in_code = public(mfa.AuthenticateView.as_view())
forgotten_password = public(account.PasswordResetView.as_view())
forgotten_password_sent = public(account.PasswordResetDoneView.as_view())
choose_password = public(account.PasswordResetFromKeyView.as_view())
password_chosen = public(account.PasswordResetFromKeyDoneView.as_view())
password_again = before_device(own(account.ReauthenticateView.as_view()))
code_again = own(mfa.ReauthenticateView.as_view())
recovery_codes = own(recovery.ViewRecoveryCodesView.as_view())
new_recovery_codes = own(recovery.GenerateRecoveryCodesView.as_view())
recovery_codes_file = allowed(get=OWN_ACCOUNT)(recovery.DownloadRecoveryCodesView.as_view())
_change_password = account.PasswordChangeView.as_view()
_set_up_device = totp.ActivateTOTPView.as_view()


@public
def sign_in_as(request: HttpRequest) -> HttpResponse:
    """One click signs in as an invented person."""
    if request.method != "POST" or not one_click():
        raise Http404
    today = clock.today()
    chosen = request.POST.get("person", "")
    person = next((person for person in queries.invented_people(on=today) if str(person.pk) == chosen), None)
    if person is None:
        raise Http404
    answer: HttpResponse = perform_login(request, Login(user=person, redirect_url="/"))
    return answer


@before_device
@own
def set_up_device(request: SignedInRequest) -> HttpResponse:
    answer: HttpResponse = redirect("mfa_index") if request.user.has_device else _set_up_device(request)
    return answer


@own
def change_password(request: SignedInRequest) -> HttpResponse:
    """The invented people of a demonstration have no password to change."""
    answer: HttpResponse = _change_password(request) if request.user.has_usable_password() else redirect("mfa_index")
    return answer


@before_device
@allowed(post=OWN_ACCOUNT)
def sign_out(request: SignedInRequest) -> HttpResponse:
    """The browser forgets what it kept, so that the back button shows nothing."""
    actions.note_act(person=request.user, act=AccountAction.SIGN_OUT, at=timezone.now())
    logout(request)
    response = redirect("account_login")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@allowed(get=OWN_ACCOUNT)
def me(request: SignedInRequest) -> HttpResponse:
    sessions = queries.sessions_of(person=request.user, at=timezone.now())
    roles = described(request.user)["roles"]
    context = {"roles": roles, "sessions": sessions, "this": request.session.session_key}
    return render(request, "accounts/me.html", context)


@allowed(post=OWN_ACCOUNT)
def end_own_session(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    ended = get_own_session(person=request.user, pk=session_id)
    actions.end_own_session(session=ended.id, by=request.user, at=timezone.now())
    return redirect("mfa_index")
