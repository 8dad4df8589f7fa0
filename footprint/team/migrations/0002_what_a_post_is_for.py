from typing import Any

from django.db import migrations, models

WORK: dict[str, Any] = {
    "choices": [("reviews", "Reviews"), ("conferences", "Child-protection conferences alone")],
    "db_default": "reviews",
    "default": "reviews",
    "max_length": 11,
}


class Migration(migrations.Migration):
    dependencies = [("team", "0001_initial")]
    operations = [
        migrations.AddField("post", "work", models.CharField(**WORK)),
        migrations.AddField("postevent", "work", models.CharField(**WORK)),
        migrations.AddConstraint(
            "post",
            models.CheckConstraint(
                condition=models.Q(("work__in", ["reviews", "conferences"])), name="post_work_is_known"
            ),
        ),
    ]
