import datetime
import uuid
from typing import Any

import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import DateRangeField, RangeBoundary
from django.db import migrations, models

EVERY_ROW = models.Q(("from_on__gte", datetime.date(1, 1, 1)))
DAYS = (
    models.Func(
        "from_on",
        "until_on",
        RangeBoundary(inclusive_lower=True, inclusive_upper=False),
        function="DATERANGE",
        output_field=DateRangeField(),
    ),
    "&&",
)
# A row of the trail outlives the rows that it names.
OF_THE_TRAIL: dict[str, Any] = {
    "db_constraint": False,
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "related_query_name": "+",
}


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("audit", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        verbose_name="when added, or opened again by an administrator",
                    ),
                ),
                ("made_up", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "people",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="person_email_in_small_letters",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="person_ends_after_beginning"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("email", models.EmailField(max_length=254)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "opened_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now,
                        verbose_name="when added, or opened again by an administrator",
                    ),
                ),
                ("made_up", models.BooleanField(default=False)),
                ("pgh_obj", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RoleHeld",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=4)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="roles_held", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                (
                                    "iro",
                                    "liro",
                                    "bs",
                                    "cpc",
                                    "lado",
                                    "sw",
                                    "tm",
                                    "hos",
                                    "cpb",
                                    "aud",
                                    "ins",
                                    "igo",
                                    "adm",
                                ),
                            )
                        ),
                        name="role_held_is_a_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="role_held_ends_after_beginning",
                    ),
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("person"), "="), (models.F("role"), "="), DAYS],
                        name="role_held_once_at_a_time",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="RoleChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=4)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="role_changes", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "held",
                    models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="accounts.roleheld"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                (
                                    "iro",
                                    "liro",
                                    "bs",
                                    "cpc",
                                    "lado",
                                    "sw",
                                    "tm",
                                    "hos",
                                    "cpb",
                                    "aud",
                                    "ins",
                                    "igo",
                                    "adm",
                                ),
                            )
                        ),
                        name="role_change_is_about_a_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="role_change_ends_after_beginning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by", models.F("person")), _negated=True),
                        name="role_change_not_asked_by_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            ("confirmed", False),
                            _connector="OR",
                        ),
                        name="role_change_confirmed_by_a_second",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="role_change_not_answered_by_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("confirmed", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("confirmed__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="role_change_answered_whole",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="RoleChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("role", models.CharField(max_length=4)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                ("answered_by", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("asked_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="accounts.rolechange", **OF_THE_TRAIL)),
                ("held", models.ForeignKey(null=True, to="accounts.roleheld", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RoleHeldEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("role", models.CharField(max_length=4)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="accounts.roleheld", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("id", models.UUIDField(unique=True)),
                ("began_at", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("device", models.CharField(blank=True, max_length=100)),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=models.CASCADE, related_name="sessions", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"verbose_name": "session", "verbose_name_plural": "sessions", "abstract": False},
        ),
    ]
