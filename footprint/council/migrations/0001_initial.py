import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("audit", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="PublishedNumber",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("year_ending", models.DateField()),
                ("value", models.CharField(blank=True, max_length=60)),
                ("source", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("set_by_key", models.CharField(max_length=64)),
                ("set_by_label", models.CharField(max_length=200)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="council_published_has_a_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year_ending__day", 31), ("year_ending__month", 3)),
                        name="council_published_year_in_march",
                    ),
                    models.UniqueConstraint(
                        fields=("kind", "year_ending", "set_at"), name="council_published_in_one_order"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                ("from_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("set_by_key", models.CharField(max_length=64)),
                ("set_by_label", models.CharField(max_length=200)),
                ("reason", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["key", "-from_on", "-set_at"], name="council_setting_in_force")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="council_setting_has_a_reason"
                    ),
                    models.UniqueConstraint(fields=("key", "from_on", "set_at"), name="council_setting_in_one_order"),
                ],
            },
        ),
    ]
