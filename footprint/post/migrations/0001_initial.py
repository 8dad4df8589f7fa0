import uuid
from typing import Any

import pghistory.utils
from django.db import migrations, models

STATUS = [("waiting", "Waiting"), ("sent", "Sent"), ("failed", "Failed"), ("withdrawn", "Called back")]
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
            name="StoredFile",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
                ("kept_by_key", models.CharField(max_length=64)),
                ("kept_by_label", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("name", ""), _negated=True), ("size__gt", 0)),
                        name="file_has_name_and_bytes",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("about_kind", models.CharField(max_length=60)),
                ("about_key", models.CharField(max_length=64)),
                ("to_name", models.CharField(max_length=200)),
                ("to_address", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("status", models.CharField(choices=STATUS, default="waiting", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("asked_by_key", models.CharField(max_length=64)),
                ("asked_by_label", models.CharField(max_length=200)),
                ("due_at", models.DateTimeField(verbose_name="not to leave before")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries that failed")),
                ("problem", models.CharField(blank=True, max_length=200)),
                ("sent_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("status", "waiting")), fields=["due_at"], name="letter_due"),
                    models.Index(fields=["about_kind", "about_key"], name="letter_about"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["waiting", "sent", "failed", "withdrawn"])),
                        name="letter_status",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "sent"), ("sent_at", None), _connector="XOR"),
                        name="letter_sent_at",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("to_address__regex", "^[^\\s,;:<>@]+@[^\\s,;:<>@]+$")),
                        name="letter_to_one_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("subject__regex", "^[^\\r\\n]+$")), name="letter_subject_on_one_line"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("about_kind", models.CharField(max_length=60)),
                ("about_key", models.CharField(max_length=64)),
                ("to_name", models.CharField(max_length=200)),
                ("to_address", models.EmailField(max_length=254)),
                ("subject", models.CharField(max_length=120)),
                ("text", models.TextField()),
                ("status", models.CharField(choices=STATUS, default="waiting", max_length=10)),
                ("asked_at", models.DateTimeField()),
                ("asked_by_key", models.CharField(max_length=64)),
                ("asked_by_label", models.CharField(max_length=200)),
                ("due_at", models.DateTimeField(verbose_name="not to leave before")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="tries that failed")),
                ("problem", models.CharField(blank=True, max_length=200)),
                ("sent_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                ("pgh_obj", models.ForeignKey(to="post.letter", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("kept_at", models.DateTimeField()),
                ("kept_by_key", models.CharField(max_length=64)),
                ("kept_by_label", models.CharField(max_length=200)),
                ("pgh_obj", models.ForeignKey(to="post.storedfile", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="FileContent",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="post.storedfile",
                    ),
                ),
                ("data", models.BinaryField()),
            ],
        ),
    ]
