"""Messages about accounts. They name nobody but the service: a telephone shows them to whoever holds it."""

from django.core.mail import send_mail

from footprint.accounts.audit_actions import AccountAction
from footprint.council import queries as council
from footprint.page import clock

LINES = """{first}

{link}

The link can be used once, within three days. If you did not expect this message, leave the link alone and tell your
administrator.

Footprint, {council}
"""


def send_invitation(*, to: str, link: str) -> None:
    first = "You have been given access to Footprint. Choose your password here:"
    _send(to, "Your access to Footprint", first, link)


def send_password_link(*, to: str, link: str) -> None:
    _send(to, "Set a new password", "A new password was asked for. Choose it here:", link)


def send_device_reset(*, to: str, link: str) -> None:
    first = "Your device for one-time codes was taken off. Sign in with your password and set up another:"
    _send(to, "Set up your device again", first, link)


NOTICES = {
    AccountAction.PASSWORD_CHANGED: "Your password was changed",
    AccountAction.PASSWORD_RESET: "Your password was changed by a link",
    AccountAction.TOTP_ACTIVATED: "A device for one-time codes was set up",
    AccountAction.RECOVERY_CODES_GENERATED: "New recovery codes were made",
}
NOTICE = """{what}.

If it was you, there is nothing to do. If not, tell your administrator at once.

Footprint, {council}
"""


def send_notice(*, to: str, change: AccountAction) -> None:
    what = NOTICES[change]
    send_mail(what, NOTICE.format(what=what, council=_council()), None, [to])


ALERT = """A record was opened in an emergency. Sign in to see by whom and why:

{link}

Footprint, {council}
"""


def send_alert(*, to: str, link: str) -> None:
    send_mail("An alert waits for you", ALERT.format(link=link, council=_council()), None, [to])


def _council() -> str:
    """What the council is called today."""
    return str(council.value("council_name", on=clock.today()))


def _send(to: str, subject: str, first: str, link: str) -> None:
    send_mail(subject, LINES.format(first=first, link=link, council=_council()), None, [to])
