from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef

from footprint.accounts.models import Person


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

    @classmethod
    def _stash_user(cls, user: Any) -> None:
        """Whoever may not sign in gets the answer of a wrong password: allauth would say that the account is closed."""
