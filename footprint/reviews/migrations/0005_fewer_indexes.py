import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0004_fewer_indexes"),
        ("reviews", "0004_record_around"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="review",
            name="review_of_child",
        ),
        migrations.AlterField(
            model_name="review",
            name="child",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="children.child"
            ),
        ),
        migrations.AlterField(
            model_name="reviewevent",
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
