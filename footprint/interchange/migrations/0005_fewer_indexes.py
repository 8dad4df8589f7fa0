import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("children", "0004_fewer_indexes"),
        ("interchange", "0004_lists_mapped"),
    ]

    operations = [
        migrations.AlterField(
            model_name="keptrow",
            name="child",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="children.child"
            ),
        ),
    ]
