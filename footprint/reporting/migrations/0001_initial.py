import uuid
from typing import Any

import pghistory.utils
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models

# A row of the trail outlives the rows that it names.
OF_THE_TRAIL: dict[str, Any] = {
    "db_constraint": False,
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "related_query_name": "+",
}


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0001_initial"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        migrations.CreateModel(
            name="AnnualReport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("as_at", models.DateField()),
                (
                    "caseloads_on",
                    models.DateField(
                        null=True, verbose_name="the day of which caseloads are told, where it is not the last"
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("sent_at", models.DateTimeField(null=True, verbose_name="when it was sent for approval")),
                ("sent_by", models.CharField(blank=True, max_length=200)),
                ("published_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first_day", "last_day"), name="annual_report_once_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(("first_day__lte", models.F("last_day"))),
                        name="annual_report_ends_after_beginning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("as_at__gte", models.F("first_day"))),
                        name="annual_report_as_at_in_its_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("caseloads_on", None),
                            ("caseloads_on__range", (models.F("first_day"), models.F("last_day"))),
                            _connector="OR",
                        ),
                        name="annual_report_caseloads_in_its_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("published_at", None), ("sent_at__isnull", False), _connector="OR"),
                        name="annual_report_published_after_sent",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="ReportVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("frozen", models.JSONField(encoder=DjangoJSONEncoder)),
                ("published", models.JSONField()),
                ("internal", models.JSONField()),
                ("for_children", models.JSONField()),
                (
                    "signed",
                    models.JSONField(encoder=DjangoJSONEncoder, verbose_name="who approved it: name, role, when"),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=200)),
                (
                    "report",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="versions", to="reporting.annualreport"),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("report", "number"), name="report_version_once")]},
        ),
        migrations.CreateModel(
            name="AnnualReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("as_at", models.DateField()),
                (
                    "caseloads_on",
                    models.DateField(
                        null=True, verbose_name="the day of which caseloads are told, where it is not the last"
                    ),
                ),
                ("begun_at", models.DateTimeField()),
                ("begun_by", models.CharField(max_length=200)),
                ("sent_at", models.DateTimeField(null=True, verbose_name="when it was sent for approval")),
                ("sent_by", models.CharField(blank=True, max_length=200)),
                ("published_at", models.DateTimeField(null=True)),
                ("pgh_obj", models.ForeignKey(to="reporting.annualreport", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("section", models.CharField(max_length=40)),
                ("words", models.TextField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                (
                    "report",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="comments", to="reporting.annualreport"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="comment_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("settled_by", "")),
                            models.Q(("settled_at__isnull", False), models.Q(("settled_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="comment_settled_whole",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="CommentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("section", models.CharField(max_length=40)),
                ("words", models.TextField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=200)),
                ("pgh_obj", models.ForeignKey(to="reporting.comment", **OF_THE_TRAIL)),
                ("report", models.ForeignKey(to="reporting.annualreport", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="LetStand",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("section", models.CharField(max_length=40)),
                ("mark", models.CharField(max_length=64)),
                ("word", models.CharField(max_length=100)),
                ("reason", models.TextField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "report",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="let_stand", to="reporting.annualreport"),
                ),
            ],
            options={
                "verbose_name_plural": "let stand",
                "constraints": [
                    models.UniqueConstraint(fields=("report", "section", "mark"), name="let_stand_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="let_stand_with_a_reason"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PassageText",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("section", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True)),
                ("doing", models.TextField(blank=True, verbose_name="what is being done about it")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=200)),
                (
                    "report",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="passages", to="reporting.annualreport"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("report", "section"), name="passage_text_once_a_section")
                ]
            },
        ),
        migrations.CreateModel(
            name="PassageAside",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("window", models.UUIDField(verbose_name="which window sent it")),
                ("content", models.JSONField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                (
                    "passage",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="set_aside", to="reporting.passagetext"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("passage", "window"), name="passage_aside_once_a_window")
                ]
            },
        ),
        migrations.CreateModel(
            name="PassageAsideEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("window", models.UUIDField(verbose_name="which window sent it")),
                ("who", models.CharField(max_length=200)),
                ("pgh_obj", models.ForeignKey(to="reporting.passageaside", **OF_THE_TRAIL)),
                ("passage", models.ForeignKey(to="reporting.passagetext", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EarlierWording",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "number",
                    models.PositiveIntegerField(
                        verbose_name="its place among those of the passage, in the order in which they were kept"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("doing", models.TextField(blank=True, verbose_name="what is being done about it")),
                ("set_aside", models.BooleanField(verbose_name="whether it was set aside and compared")),
                ("who", models.CharField(max_length=200, verbose_name="who wrote it last")),
                ("at", models.DateTimeField(verbose_name="when it was written last")),
                (
                    "passage",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="wordings", to="reporting.passagetext"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("passage", "number"), name="earlier_wording_once")]
            },
        ),
        migrations.CreateModel(
            name="PassageTextEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("section", models.CharField(max_length=40)),
                ("saved_by", models.CharField(max_length=200)),
                ("pgh_obj", models.ForeignKey(to="reporting.passagetext", **OF_THE_TRAIL)),
                ("report", models.ForeignKey(to="reporting.annualreport", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "version",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="withdrawal",
                        serialize=False,
                        to="reporting.reportversion",
                    ),
                ),
                ("reason", models.TextField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="withdrawal_with_a_reason"
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("revision", models.PositiveIntegerField()),
                ("sent_at", models.DateTimeField(verbose_name="when what is signed was sent for approval")),
                ("who", models.CharField(max_length=200)),
                ("role", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("person", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "report",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="approvals", to="reporting.annualreport"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "revision", "sent_at", "person"), name="approval_once_a_person"
                    )
                ]
            },
        ),
    ]
