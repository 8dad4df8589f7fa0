import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0003_openings"),
    ]

    operations = [
        migrations.AlterField(
            model_name="episode",
            name="child",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="episodes",
                to="children.child",
            ),
        ),
        migrations.AlterField(
            model_name="episodeevent",
            name="period",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="children.periodofcare",
            ),
        ),
    ]
