import datetime
import uuid
from decimal import Decimal
from typing import Any

import django.core.validators
import pghistory.utils
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import DateRangeField, RangeBoundary
from django.db import migrations, models

KIND = [("permanent", "Permanent"), ("fixed", "Fixed term"), ("locum", "Locum")]
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
    dependencies = [("audit", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=60)),
                ("kind", models.CharField(choices=KIND, default="permanent", max_length=10)),
                (
                    "fte",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.05")),
                            django.core.validators.MaxValueValidator(Decimal("1.00")),
                        ],
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="posts", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW, expressions=[(models.F("person"), "="), DAYS], name="post_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="post_ends_after_beginning"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["permanent", "fixed", "locum"])), name="post_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fte__gt", 0), ("fte__lte", 1)), name="post_fte_is_part_of_a_week"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="PostEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("title", models.CharField(max_length=60)),
                ("kind", models.CharField(choices=KIND, default="permanent", max_length=10)),
                (
                    "fte",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(Decimal("0.05")),
                            django.core.validators.MaxValueValidator(Decimal("1.00")),
                        ],
                    ),
                ),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="team.post", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
    ]
