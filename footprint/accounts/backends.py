from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef
from django.utils import timezone

from footprint.accounts.actions import note_act
from footprint.accounts.audit_actions import AccountAction
from footprint.accounts.models import Person
from footprint.accounts.policies import is_dormant
from footprint.council.queries import value
from footprint.page import clock


class PeopleBackend(AuthenticationBackend):
    """Signing in by e-mail and password; only on days on which the person holds a role."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session, with their roles and whether they have a device, in two queries."""
        from allauth.mfa.models import Authenticator

        device = Authenticator.objects.filter(user=OuterRef("pk"), type=Authenticator.Type.TOTP)
        people = Person.objects.filter(pk=user_id).annotate(device=Exists(device)).prefetch_related("roles_held")
        person = people.first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.has_device = person.device
        return person

    def _check_password(self, user: Any, password: str) -> Any:
        """A right password of an account that nobody has used for long is answered as a wrong one."""
        result = super()._check_password(user, password)
        return None if result is not None and closed_for_want_of_use(result) else result

    @classmethod
    def _stash_user(cls, user: Any) -> None:
        """Whoever may not sign in gets the answer of a wrong password: allauth would say that the account is closed."""


def closed_for_want_of_use(person: Person) -> bool:
    """Whether the account is dormant, which is then noted in the trail."""
    after, now = value("account_dormant_after", on=clock.today()), timezone.now()
    dormant = is_dormant(person=person, at=now, after=after)
    if dormant:
        note_act(person=person, act=AccountAction.SIGN_IN_DORMANT, at=now)
    return dormant
