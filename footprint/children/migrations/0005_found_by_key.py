import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.conf import settings
from django.db import migrations, models

import footprint.page.spans
from footprint.database.together import together


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0004_fewer_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="allocatediro",
            name="allocated_iro_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="cover",
            name="cover_by_one_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="episode",
            name="episode_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="namedreader",
            name="named_reader_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="periodofcare",
            name="period_of_care_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="proceedings",
            name="proceedings_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="protectioncase",
            name="protection_case_once_at_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="socialworker",
            name="social_worker_once_at_a_time",
        ),
        migrations.AddConstraint(
            model_name="allocatediro",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="allocated_iro_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("absent"), "="),
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
                name="cover_by_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="episode",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="episode_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="namedreader",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
                    (models.F("person"), "="),
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
                name="named_reader_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodofcare",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="period_of_care_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="proceedings",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="proceedings_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="protectioncase",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="protection_case_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="socialworker",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("from_on__gte", datetime.date(1, 1, 1))),
                expressions=[
                    (models.F("child"), "="),
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
                name="social_worker_once_at_a_time",
            ),
        ),
    ]

    operations = together(operations)
