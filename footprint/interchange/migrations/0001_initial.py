import uuid
from typing import Any

import pghistory.utils
from django.conf import settings
from django.db import migrations, models

KIND = [("return", "Return"), ("list", "List")]
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
        ("children", "0001_initial"),
        ("reviews", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="HandedBack",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="reviews.recordversion",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=200)),
            ],
            options={"verbose_name_plural": "handed back"},
        ),
        migrations.CreateModel(
            name="ListColumn",
            fields=[
                ("header", models.CharField(max_length=200, primary_key=True, serialize=False)),
                ("meaning", models.CharField(blank=True, max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(verbose_name="when, by the real clock")),
                ("on_day", models.DateField(verbose_name="business date")),
                ("by_label", models.CharField(max_length=200, verbose_name="who")),
                ("source", models.CharField(default="return", max_length=10, verbose_name="return or list")),
                ("folders", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("filled", models.JSONField(default=list)),
                ("added", models.JSONField(default=list)),
                ("warnings", models.JSONField(default=list)),
                ("held_back", models.JSONField(default=list)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"get_latest_by": "at", "indexes": [models.Index(fields=["-at"], name="import_newest_first")]},
        ),
        migrations.CreateModel(
            name="CarriedDecision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("owner", models.CharField(blank=True, max_length=100)),
                ("due_on", models.DateField(null=True)),
                ("from_on", models.DateField(null=True)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="children.child")),
                ("taken_in", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="interchange.import")),
            ],
            options={"indexes": [models.Index(fields=["child"], name="carried_decision_of_child")]},
        ),
        migrations.CreateModel(
            name="Conflict",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("record", models.CharField(max_length=200)),
                ("named", models.CharField(blank=True, max_length=200)),
                ("field", models.CharField(max_length=60, verbose_name="column of the return")),
                ("held", models.TextField(blank=True)),
                ("offered", models.TextField()),
                ("row", models.JSONField(null=True)),
                ("file", models.TextField()),
                ("line", models.PositiveIntegerField(default=0)),
                ("accepted", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="children.child")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "taken_in",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="conflicts", to="interchange.import"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["child"], name="conflict_of_child"),
                    models.Index(
                        condition=models.Q(("accepted", None)), fields=["taken_in"], name="conflict_to_decide"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("child", "episode", "review", "adoption_placement", "kept", "list"))
                        ),
                        name="conflict_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted", None), ("decided_at", None)),
                            models.Q(("accepted__isnull", False), ("decided_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="conflict_decided_at_some_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted", None)),
                        fields=("child", "kind", "record", "field", "offered"),
                        name="conflict_asked_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConflictEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(max_length=20)),
                ("record", models.CharField(max_length=200)),
                ("named", models.CharField(blank=True, max_length=200)),
                ("field", models.CharField(max_length=60, verbose_name="column of the return")),
                ("held", models.TextField(blank=True)),
                ("offered", models.TextField()),
                ("row", models.JSONField(null=True)),
                ("file", models.TextField()),
                ("line", models.PositiveIntegerField(default=0)),
                ("accepted", models.BooleanField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("decided_by", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="interchange.conflict", **OF_THE_TRAIL)),
                ("taken_in", models.ForeignKey(to="interchange.import", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="CarriedDecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("text", models.TextField()),
                ("owner", models.CharField(blank=True, max_length=100)),
                ("due_on", models.DateField(null=True)),
                ("from_on", models.DateField(null=True)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="interchange.carrieddecision", **OF_THE_TRAIL)),
                ("taken_in", models.ForeignKey(to="interchange.import", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="KeptRow",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("year", models.PositiveSmallIntegerField()),
                ("row", models.CharField(blank=True, max_length=100)),
                ("values", models.JSONField(default=dict)),
                (
                    "child",
                    models.ForeignKey(db_index=False, on_delete=models.PROTECT, related_name="+", to="children.child"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("child", "kind", "year", "row"), name="kept_row_once")]
            },
        ),
        migrations.CreateModel(
            name="KeptRowEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(max_length=30)),
                ("year", models.PositiveSmallIntegerField()),
                ("row", models.CharField(blank=True, max_length=100)),
                ("values", models.JSONField(default=dict)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="interchange.keptrow", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=KIND, max_length=10, verbose_name="return or list")),
                ("name", models.CharField(max_length=200, verbose_name="the files in words")),
                ("at", models.DateTimeField(verbose_name="when, by the real clock")),
                ("meanings", models.JSONField(null=True)),
                ("add_children", models.BooleanField(default=False)),
                ("by", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "taken_in",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="uploads", to="interchange.import"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("taken_in", None)), fields=["-at"], name="upload_waiting")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("return", "list"))), name="upload_kind_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField(verbose_name="order of its folder")),
                ("folder", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("upload", models.ForeignKey(on_delete=models.CASCADE, related_name="files", to="interchange.upload")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("upload", "folder", "name"), name="uploaded_file_once")]
            },
        ),
    ]
