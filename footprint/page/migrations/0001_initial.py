from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("audit", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("key", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("sent_at", models.DateTimeField(db_index=True)),
                ("sentence", models.TextField(default="")),
                ("to", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="StashedForm",
            fields=[
                ("key", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("person", models.CharField(max_length=36)),
                ("path", models.TextField()),
                ("stashed_at", models.DateTimeField(db_index=True)),
                ("version", models.TextField(default="")),
                ("fields", models.JSONField(default=dict)),
                ("problem", models.JSONField(default=dict)),
            ],
        ),
    ]
