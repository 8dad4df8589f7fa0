import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("interchange", "0005_fewer_indexes"),
        ("reviews", "0008_record_template"),
    ]

    operations = [
        migrations.CreateModel(
            name="HandedBack",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="reviews.recordversion",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by_label", models.CharField(max_length=200)),
            ],
            options={
                "verbose_name_plural": "handed back",
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="handedback",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% keeps a trail: rows may be added, never changed or removed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';",
                    hash="b372b9de5226b184352269e8fd969ab8c4adada6",
                    level="STATEMENT",
                    operation="UPDATE OR DELETE OR TRUNCATE",
                    pgid="pgtrigger_append_only_71949",
                    table="interchange_handedback",
                    when="BEFORE",
                ),
            ),
        ),
    ]
