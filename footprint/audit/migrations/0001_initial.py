from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="when, by the real clock")),
                ("who_key", models.CharField(max_length=64)),
                ("who_label", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=60)),
                ("action", models.CharField(max_length=60)),
                ("about_kind", models.CharField(max_length=60)),
                ("about_key", models.CharField(max_length=64)),
                ("before", models.JSONField(encoder=DjangoJSONEncoder, null=True)),
                ("after", models.JSONField(encoder=DjangoJSONEncoder, null=True)),
                ("reason", models.TextField(blank=True)),
                ("reference", models.CharField(blank=True, max_length=40, verbose_name="request reference")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about_kind", "about_key", "at"], name="audit_event_about"),
                    models.Index(fields=["who_key", "at"], name="audit_event_who"),
                    models.Index(fields=["action", "at"], name="audit_event_action"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who_key", ""), _negated=True),
                            models.Q(("action", ""), _negated=True),
                            models.Q(("about_kind", ""), _negated=True),
                        ),
                        name="audit_event_names_who_what_and_about",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="when, by the real clock")),
                ("who_key", models.CharField(max_length=64)),
                ("who_label", models.CharField(max_length=200)),
                ("role", models.CharField(blank=True, max_length=60)),
                ("about_kind", models.CharField(max_length=60)),
                ("about_key", models.CharField(max_length=64)),
                ("page", models.CharField(max_length=100, verbose_name="name of the page")),
                ("capacity", models.CharField(blank=True, max_length=300, verbose_name="in whose stead, or why")),
                ("reference", models.CharField(blank=True, max_length=40, verbose_name="request reference")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["about_kind", "about_key", "at"], name="audit_read_about"),
                    models.Index(fields=["who_key", "at"], name="audit_read_who"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("who_key", ""), _negated=True),
                            models.Q(("about_kind", ""), _negated=True),
                            models.Q(("about_key", ""), _negated=True),
                        ),
                        name="audit_read_names_who_and_about",
                    )
                ],
            },
        ),
    ]
