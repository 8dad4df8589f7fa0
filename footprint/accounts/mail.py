"""Messages about accounts. They name nobody but the service: a telephone shows them to whoever holds it.

Those with a link that sets a password leave at once: the outbox would keep the link where others can read it.
"""

from django.core.mail import send_mail

from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person
from footprint.council import queries as council
from footprint.page import clock
from footprint.post.letters.actions import Draft

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


DEVICE_RESET = """Your device for one-time codes was taken off. Sign in with your password and set up another:

{link}

Footprint, {council}
"""


def device_reset(*, to: Person, link: str) -> Draft:
    return _draft(to, "Set up your device again", DEVICE_RESET.format(link=link, council=_council()))


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


def notice(*, to: Person, change: AccountAction) -> Draft:
    what = NOTICES[change]
    return _draft(to, what, NOTICE.format(what=what, council=_council()))


ALERT = """A record was opened in an emergency. Sign in to see by whom and why:

{link}

Footprint, {council}
"""


def _council() -> str:
    """What the council is called today."""
    return str(council.value("council_name", on=clock.today()))


def alert(*, to: Person, link: str) -> Draft:
    return _draft(to, "An alert waits for you", ALERT.format(link=link, council=_council()))


def _draft(to: Person, subject: str, text: str) -> Draft:
    return Draft(to_name=to.name, to_address=to.email, subject=subject, text=text)


def _send(to: str, subject: str, first: str, link: str) -> None:
    send_mail(subject, LINES.format(first=first, link=link, council=_council()), None, [to])
