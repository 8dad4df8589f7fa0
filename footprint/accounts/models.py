import uuid
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from footprint.accounts.roles import ROLES, name_of
from footprint.audit.tracking import tracked
from footprint.page import clock
from footprint.page.spans import ending_after_beginning, never_overlapping

ROLE_CODES = tuple(ROLES)


class People(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email=(username or "").lower())


@tracked(leaving_out=["password", "last_login"])
class Person(AbstractBaseUser):
    """Somebody of the staff, or an auditor or inspector, who signs in.

    They may sign in from `from_on` up to the day before `until_on`, on days on which they hold a role. The account
    goes dormant by the real clock, whatever the business date.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    email = models.EmailField(unique=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField("when added, or opened again by an administrator", default=timezone.now)
    made_up = models.BooleanField(default=False)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="person_email_in_small_letters"),
            ending_after_beginning("person_ends_after_beginning"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def used_at(self) -> datetime:
        """When somebody last signed in with the account, or it was opened since."""
        return max(self.opened_at, self.last_login or self.opened_at)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Asked by Django and allauth at the door, where a request is answered: hence the clock."""
        return bool(self.roles_now)

    @property
    def roles_now(self) -> tuple[str, ...]:
        """The roles that count while a request is answered."""
        return self.roles_on(clock.today())

    def roles_on(self, day: date) -> tuple[str, ...]:
        """The roles that count on a day, in the order of the table of roles; none outside the person's own dates."""
        if not within(day, self.from_on, self.until_on):
            return ()
        held = {role.role for role in self.roles_held.all() if within(day, role.from_on, role.until_on)}
        return tuple(code for code in ROLE_CODES if code in held)

    @cached_property
    def has_device(self) -> bool:
        """Whether one-time codes are set up."""
        from allauth.mfa.models import Authenticator

        return bool(Authenticator.objects.filter(user=self, type=Authenticator.Type.TOTP).exists())

    @property
    def audit_key(self) -> str:
        return str(self.pk)

    @property
    def audit_label(self) -> str:
        return self.name

    @property
    def audit_role(self) -> str:
        return ", ".join(name_of(code) for code in self.roles_now)[:60]


def within(day: date, from_on: date, until_on: date | None) -> bool:
    """A span holds its first day; `until_on` is the first day after it."""
    return from_on <= day and (until_on is None or day < until_on)


@tracked()
class RoleHeld(models.Model):
    """One role that one person holds for a time; `until_on` is the first day without it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="roles_held")
    role = models.CharField(max_length=4)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLE_CODES), name="role_held_is_a_role"),
            ending_after_beginning("role_held_ends_after_beginning"),
            never_overlapping("role_held_once_at_a_time", of=["person", "role"]),
        ]

    def __str__(self) -> str:
        return f"{name_of(self.role)} from {self.from_on}"


@tracked()
class RoleChange(models.Model):
    """A change of somebody's roles that one administrator asked for, and a second confirms or refuses.

    It gives a role from `from_on` to before `until_on`; or, when it is about a role held, sets that role's `until_on`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="role_changes")
    held = models.ForeignKey(RoleHeld, on_delete=models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=4)
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    confirmed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ROLE_CODES), name="role_change_is_about_a_role"),
            ending_after_beginning("role_change_ends_after_beginning"),
            models.CheckConstraint(condition=~Q(asked_by=F("person")), name="role_change_not_asked_by_themselves"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")) | Q(confirmed=False),
                name="role_change_confirmed_by_a_second",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("person")),
                name="role_change_not_answered_by_themselves",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, confirmed=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False, confirmed__isnull=False),
                name="role_change_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{name_of(self.role)} from {self.from_on}"


class Session(AbstractBaseSession):
    """A browser that is signed in, or about to be. `id` names it on pages; its key is a secret."""

    id = models.UUIDField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    device = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return self.device
