import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("post", "0002_letters"),
        ("reviews", "0007_lateness"),
    ]

    operations = [
        migrations.CreateModel(
            name="RecordTemplate",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                (
                    "file",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="post.storedfile"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="record_template_with_a_reason"
                    ),
                    models.UniqueConstraint(fields=("from_on", "set_at"), name="record_template_in_one_order"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recordtemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% keeps a trail: rows may be added, never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';",
                    hash="f7a7a23b5c60c9e3b9fa88e16aee34676539fb9a",
                    level="STATEMENT",
                    operation="UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_append_only_acfcd",
                    table="reviews_recordtemplate",
                    when="BEFORE",
                ),
            ),
        ),
    ]
