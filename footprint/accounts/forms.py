"""Questions about accounts. Those that allauth asks are its own forms, worded and drawn as ours."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms as django_forms

from footprint.accounts.roles import ROLES
from footprint.page import forms

PASSWORD_HINT = "At least 12 characters. Three or four words that do not belong together are easy to keep in mind."
CODE_HINT = "The six figures that the app on your telephone shows, or one of your recovery codes."


class Worded(django_forms.Form):
    """Gives allauth's questions our words: name of the question to its label, its hint and the thing to enter."""

    use_required_attribute = False
    words: ClassVar[dict[str, tuple[str, str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, hint, thing) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.error_messages["required"] = f"Enter {thing}"
            field.widget.attrs.pop("placeholder", None)

    def groups(self) -> list[django_forms.BoundField]:
        return self.visible_fields()


EMAIL = ("E-mail address", "", "your e-mail address")
EMAIL_WRONG = "Enter an e-mail address in the form name@example.gov.uk"


class SignIn(Worded, account.LoginForm):
    words: ClassVar = {"login": EMAIL, "password": ("Password", "", "your password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages["invalid"] = EMAIL_WRONG


class PasswordAgain(Worded, account.ReauthenticateForm):
    words: ClassVar = {"password": ("Password", "", "your password")}


class ForgottenPassword(Worded, account.ResetPasswordForm):
    words: ClassVar = {"email": EMAIL}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["invalid"] = EMAIL_WRONG


class NewPassword(Worded, account.ResetPasswordKeyForm):
    words: ClassVar = {
        "password1": ("New password", PASSWORD_HINT, "a new password"),
        "password2": ("New password again", "", "the new password again"),
    }


class ChangePassword(Worded, account.ChangePasswordForm):
    words: ClassVar = {
        "oldpassword": ("Password until now", "", "your password until now"),
        "password1": ("New password", PASSWORD_HINT, "a new password"),
        "password2": ("New password again", "", "the new password again"),
    }


class OneTimeCode(Worded):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"class": "govuk-input--width-10", "inputmode": "numeric"}


class Code(OneTimeCode, mfa.AuthenticateForm):
    words: ClassVar = {"code": ("One-time code", CODE_HINT, "the code")}


class CodeAgain(OneTimeCode, mfa.ReauthenticateForm):
    words: ClassVar = {"code": ("One-time code", CODE_HINT, "the code")}


class SetUpDevice(OneTimeCode, totp.ActivateTOTPForm):
    words: ClassVar = {"code": ("One-time code", "The six figures that the app shows now.", "the code")}


def role_choices() -> list[tuple[str, str]]:
    return [(role.code, role.name) for role in ROLES.values()]


ROLE_HINTS = {role.code: role.sentence for role in ROLES.values()}


class PeopleFilters(forms.Form):
    name = forms.TextField(label="Name or e-mail", required=False)
    role = forms.SelectField(label="Role", choices=role_choices(), empty="Any", required=False)
    state = forms.SelectField(
        label="State",
        choices=[("active", "May sign in"), ("waiting", "No role yet"), ("ended", "Ended")],
        empty="Any",
        required=False,
    )


class GiveRole(forms.Form):
    role = forms.RadioField(label="Which role?", called="a role", choices=role_choices(), hints=ROLE_HINTS)
    from_on = forms.DateField(label="From which day?", called="The first day")
    until_on = forms.DateField(
        label="Until when?",
        called="The end",
        required=False,
        help_text="The first day without the role. An auditor or inspector should have one.",
    )
    reason = forms.TextField(label="Why?", called="why")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, end = cleaned.get("from_on"), cleaned.get("until_on")
        if first and end and end <= first:
            self.add_error("until_on", "The end must be after the first day")
        return cleaned


class AddPerson(GiveRole):
    name = forms.TextField(label="Name", called="the name", max_length=100)
    email = django_forms.EmailField(
        label="E-mail address",
        error_messages={"required": "Enter the e-mail address", "invalid": EMAIL_WRONG},
        help_text="Where the link to choose a password is sent. They sign in with this address.",
    )
    field_order = ("name", "email", "role", "from_on", "until_on", "reason")


class EndRole(forms.Form):
    until_on = forms.DateField(label="From which day without the role?", called="The first day without the role")
    reason = forms.TextField(label="Why?", called="why")


class AnswerChange(forms.Form):
    """The two buttons of a change that waits."""

    answer = forms.SelectField(
        label="Answer", called="whether to confirm the change", choices=[("confirm", "Confirm"), ("refuse", "Refuse")]
    )


class Reason(forms.Form):
    reason = forms.TextField(label="Why?", called="why")
