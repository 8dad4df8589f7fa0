import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

import footprint.page.spans


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_opened_at"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="roleheld",
            name="role_held_once_at_a_time",
        ),
        migrations.AddConstraint(
            model_name="roleheld",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("person"), "="),
                    (models.F("role"), "="),
                    (
                        footprint.page.spans.DateSpan(
                            "from_on",
                            "until_on",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=False
                            ),
                        ),
                        "&&",
                    ),
                ],
                name="role_held_once_at_a_time",
            ),
        ),
    ]
