import uuid
from typing import Any

import django.db.models.constraints
import pghistory.utils
from django.db import migrations, models

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
            name="Outcome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("year_ending", models.DateField()),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("outcome", models.CharField(max_length=300)),
                ("activity", models.CharField(max_length=200, verbose_name="service activity")),
                ("lead", models.CharField(max_length=100, verbose_name="lead officer")),
                ("target", models.CharField(max_length=300)),
                ("by_on", models.DateField()),
                ("actions", models.TextField()),
                ("measure", models.CharField(blank=True, max_length=40)),
                ("wanted", models.DecimalField(decimal_places=2, max_digits=7, null=True)),
                ("removed_on", models.DateField(null=True)),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="carried", to="programme.outcome"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                        fields=("year_ending", "number"),
                        name="outcome_place_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year_ending__day", 31), ("year_ending__month", 3)),
                        name="outcome_year_ends_in_march",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__gte", 1), ("removed_on", None)),
                            models.Q(("number", None), ("removed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="outcome_has_a_place_or_is_out",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_on", None)),
                        fields=("carried_from",),
                        name="outcome_carried_over_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("wanted", None), models.Q(("measure", ""), _negated=True), _connector="OR"),
                        name="outcome_wants_of_a_figure",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="OutcomeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("year_ending", models.DateField()),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("outcome", models.CharField(max_length=300)),
                ("activity", models.CharField(max_length=200, verbose_name="service activity")),
                ("lead", models.CharField(max_length=100, verbose_name="lead officer")),
                ("target", models.CharField(max_length=300)),
                ("by_on", models.DateField()),
                ("actions", models.TextField()),
                ("measure", models.CharField(blank=True, max_length=40)),
                ("wanted", models.DecimalField(decimal_places=2, max_digits=7, null=True)),
                ("removed_on", models.DateField(null=True)),
                ("carried_from", models.ForeignKey(null=True, to="programme.outcome", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="programme.outcome", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=200)),
                ("outcome", models.ForeignKey(on_delete=models.PROTECT, related_name="notes", to="programme.outcome")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("on_course", "slipping", "done", "not_done"))),
                        name="note_state_is_known",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="ProgressNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("state", models.CharField(max_length=10)),
                ("words", models.TextField()),
                ("told_on", models.DateField()),
                ("told_at", models.DateTimeField()),
                ("told_by", models.CharField(max_length=200)),
                ("outcome", models.ForeignKey(to="programme.outcome", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="programme.progressnote", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
    ]
