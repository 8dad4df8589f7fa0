import datetime
import uuid
from typing import Any

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import pghistory.utils
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields.ranges import DateRangeField, RangeBoundary
from django.db import migrations, models

# The dictionary is named, so that the answer never hangs on the search path: only then may an index rest on it.
PLAIN = """
CREATE FUNCTION public.footprint_plain(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS
$$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, name)) $$
"""
BIRTH = [("known", "Known"), ("estimated", "Estimated"), ("unborn", "Expected")]
SEX = [("M", "Male"), ("F", "Female"), ("U", "Not known")]
RELATIONSHIP = [
    ("mother", "Mother"),
    ("father", "Father"),
    ("other_parent", "Other parent"),
    ("grandparent", "Grandparent"),
    ("relative", "Other relative"),
    ("carer", "Carer"),
    ("adopter", "Prospective adopter"),
    ("advocate", "Advocate"),
    ("visitor", "Independent visitor"),
    ("school", "School"),
    ("health", "Health"),
    ("guardian", "Children's guardian"),
    ("other", "Somebody else"),
]
SAFE = [("yes", "Safe to contact"), ("no", "Not safe to contact"), ("ask", "Ask the social worker first")]
KIND = [("sibling", "Sibling"), ("baby", "Baby")]
OTHER_KIND = [("lift", "Lift the restriction"), ("seal", "Seal on adoption")]
EVERY_ROW = models.Q(("from_on__gte", datetime.date(1, 1, 1)))
DAYS = (
    models.Func(
        "from_on",
        "until_on",
        RangeBoundary(inclusive_lower=True, inclusive_upper=False),
        function="DATERANGE",
        output_field=DateRangeField(),
    ),
    "&&",
)
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
        migrations.RunSQL(PLAIN, "DROP FUNCTION public.footprint_plain(text)"),
        migrations.CreateModel(
            name="Child",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("local_id", models.CharField(max_length=20, unique=True, verbose_name="number of the council")),
                ("given_names", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("born_on", models.DateField(verbose_name="date of birth")),
                (
                    "birth",
                    models.CharField(
                        choices=BIRTH, default="known", max_length=10, verbose_name="how the date of birth is known"
                    ),
                ),
                ("sex", models.CharField(choices=SEX, default="U", max_length=1)),
                ("ethnicity", models.CharField(blank=True, max_length=4)),
                (
                    "disabilities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=4), blank=True, default=list, size=None
                    ),
                ),
                ("uasc", models.BooleanField(default=False, verbose_name="unaccompanied asylum-seeking child")),
                ("uasc_until", models.DateField(blank=True, null=True, verbose_name="unaccompanied until")),
                ("upn", models.CharField(blank=True, max_length=13, verbose_name="unique pupil number")),
                ("nhs_number", models.CharField(blank=True, max_length=10, verbose_name="NHS number")),
                ("language", models.CharField(blank=True, max_length=60)),
                ("interpreter", models.BooleanField(default=False)),
                ("communication", models.TextField(blank=True, verbose_name="communication needs")),
                ("mother", models.BooleanField(blank=True, null=True, verbose_name="is a mother, as the return asks")),
                (
                    "mother_since",
                    models.DateField(blank=True, null=True, verbose_name="date of birth of her first child"),
                ),
                ("restricted", models.BooleanField(default=False)),
                ("sealed", models.BooleanField(default=False)),
                ("entered_on", models.DateField(verbose_name="day on which the record was made")),
                ("made_up", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "children",
                "indexes": [
                    models.Index(fields=["family_name", "given_names"], name="child_by_name"),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.F("given_names"), function="footprint_plain", output_field=models.TextField()
                            ),
                            name="gin_trgm_ops",
                        ),
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.F("family_name"), function="footprint_plain", output_field=models.TextField()
                            ),
                            name="gin_trgm_ops",
                        ),
                        django.contrib.postgres.indexes.OpClass(
                            models.Func(
                                models.F("known_as"), function="footprint_plain", output_field=models.TextField()
                            ),
                            name="gin_trgm_ops",
                        ),
                        name="child_names_alike",
                    ),
                    models.Index(fields=["born_on"], name="child_born_on"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("local_id", ""), _negated=True), name="child_has_a_local_id"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sex__in", ("M", "F", "U"))), name="child_sex_is_a_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("birth__in", ("known", "estimated", "unborn"))),
                        name="child_birth_is_known_estimated_or_expected",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("nhs_number", ""), _negated=True),
                        fields=("nhs_number",),
                        name="child_nhs_number_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("upn", ""), _negated=True), fields=("upn",), name="child_upn_once"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdoptionPlacement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("end_reason", models.CharField(blank=True, max_length=4, verbose_name="why it ended")),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="adoption_placements", to="children.child"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("child", "from_on"), name="adoption_placement_once"),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="adoption_placement_ends_after_beginning",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("action", models.CharField(max_length=100)),
                ("list_name", models.CharField(blank=True, max_length=60)),
                ("reason", models.TextField()),
                ("on_day", models.DateField()),
                ("at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("judged_at", models.DateTimeField(null=True)),
                ("judgement", models.TextField(blank=True)),
                (
                    "judged_by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("person", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "child",
                    models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="children.child"),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "action", "until_at"], name="alert_of_person"),
                    models.Index(fields=["judged_at", "-at"], name="alert_waiting"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("child", None), models.Q(("list_name", ""), _negated=True)),
                            models.Q(("child__isnull", False), ("list_name", "")),
                            _connector="OR",
                        ),
                        name="alert_about_a_child_or_a_list",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("judged_at", None), ("judged_by", None), ("judgement", "")),
                            models.Q(
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                                models.Q(("judgement", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="alert_judged_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("judged_by", None),
                            models.Q(("judged_by", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="alert_judged_by_somebody_else",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllocatedIRO",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.TextField()),
                ("end_reason", models.TextField(blank=True, verbose_name="why it ended")),
                ("allocated_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="IRO"
                    ),
                ),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="iros", to="children.child")),
            ],
            options={
                "verbose_name": "allocated IRO",
                "indexes": [models.Index(fields=["person", "from_on"], name="allocated_iro_person")],
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), DAYS],
                        name="allocated_iro_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="allocated_iro_ends_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AllocatedIROEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("reason", models.TextField()),
                ("end_reason", models.TextField(blank=True, verbose_name="why it ended")),
                ("allocated_on", models.DateField()),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, verbose_name="IRO", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.allocatediro", **OF_THE_TRAIL)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="AlertEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("action", models.CharField(max_length=100)),
                ("list_name", models.CharField(blank=True, max_length=60)),
                ("reason", models.TextField()),
                ("on_day", models.DateField()),
                ("at", models.DateTimeField()),
                ("until_at", models.DateTimeField()),
                ("judged_at", models.DateTimeField(null=True)),
                ("judgement", models.TextField(blank=True)),
                ("judged_by", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.alert", **OF_THE_TRAIL)),
                ("child", models.ForeignKey(null=True, to="children.child", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="AdoptionPlacementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("end_reason", models.CharField(blank=True, max_length=4, verbose_name="why it ended")),
                ("pgh_obj", models.ForeignKey(to="children.adoptionplacement", **OF_THE_TRAIL)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("local_id", models.CharField(max_length=20, verbose_name="number of the council")),
                ("given_names", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                ("known_as", models.CharField(blank=True, max_length=100)),
                ("born_on", models.DateField(verbose_name="date of birth")),
                (
                    "birth",
                    models.CharField(
                        choices=BIRTH, default="known", max_length=10, verbose_name="how the date of birth is known"
                    ),
                ),
                ("sex", models.CharField(choices=SEX, default="U", max_length=1)),
                ("ethnicity", models.CharField(blank=True, max_length=4)),
                (
                    "disabilities",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=4), blank=True, default=list, size=None
                    ),
                ),
                ("uasc", models.BooleanField(default=False, verbose_name="unaccompanied asylum-seeking child")),
                ("uasc_until", models.DateField(blank=True, null=True, verbose_name="unaccompanied until")),
                ("upn", models.CharField(blank=True, max_length=13, verbose_name="unique pupil number")),
                ("nhs_number", models.CharField(blank=True, max_length=10, verbose_name="NHS number")),
                ("language", models.CharField(blank=True, max_length=60)),
                ("interpreter", models.BooleanField(default=False)),
                ("communication", models.TextField(blank=True, verbose_name="communication needs")),
                ("mother", models.BooleanField(blank=True, null=True, verbose_name="is a mother, as the return asks")),
                (
                    "mother_since",
                    models.DateField(blank=True, null=True, verbose_name="date of birth of her first child"),
                ),
                ("restricted", models.BooleanField(default=False)),
                ("sealed", models.BooleanField(default=False)),
                ("entered_on", models.DateField(verbose_name="day on which the record was made")),
                ("made_up", models.BooleanField(default=False)),
                ("pgh_obj", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                (
                    "relationship",
                    models.CharField(choices=RELATIONSHIP, max_length=20, verbose_name="who they are to the child"),
                ),
                ("parental_responsibility", models.BooleanField(default=False)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("address", models.TextField(blank=True)),
                ("address_protected", models.BooleanField(default=True)),
                ("safe", models.CharField(choices=SAFE, default="ask", max_length=4, verbose_name="safe to contact")),
                ("language", models.CharField(blank=True, max_length=60)),
                ("interpreter", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="no longer counts from")),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="contacts", to="children.child")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relationship__in",
                                (
                                    "mother",
                                    "father",
                                    "other_parent",
                                    "grandparent",
                                    "relative",
                                    "carer",
                                    "adopter",
                                    "advocate",
                                    "visitor",
                                    "school",
                                    "health",
                                    "guardian",
                                    "other",
                                ),
                            )
                        ),
                        name="contact_relationship_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe__in", ("yes", "no", "ask"))), name="contact_safe_is_known"
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=100)),
                (
                    "relationship",
                    models.CharField(choices=RELATIONSHIP, max_length=20, verbose_name="who they are to the child"),
                ),
                ("parental_responsibility", models.BooleanField(default=False)),
                ("telephone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("address", models.TextField(blank=True)),
                ("address_protected", models.BooleanField(default=True)),
                ("safe", models.CharField(choices=SAFE, default="ask", max_length=4, verbose_name="safe to contact")),
                ("language", models.CharField(blank=True, max_length=60)),
                ("interpreter", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="no longer counts from")),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.contact", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("reason", models.TextField()),
                ("absent", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "covering",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("absent"), "="), DAYS],
                        name="cover_by_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="cover_ends_after_beginning"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("absent", models.F("covering")), _negated=True),
                        name="cover_by_somebody_else",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="CoverEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("reason", models.TextField()),
                ("absent", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("covering", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.cover", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Engagement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("purpose", models.CharField(max_length=200)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("end_reason", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="engagement_ends_after_beginning",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="EngagedPerson",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("person", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "engagement",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="people", to="children.engagement"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("engagement", "person"), name="engaged_person_once")]
            },
        ),
        migrations.CreateModel(
            name="EngagedPersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.engagedperson", **OF_THE_TRAIL)),
                ("engagement", models.ForeignKey(to="children.engagement", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EngagementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("purpose", models.CharField(max_length=200)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField()),
                ("end_reason", models.TextField(blank=True)),
                ("pgh_obj", models.ForeignKey(to="children.engagement", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=KIND, max_length=10, verbose_name="linked as")),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="links", to="children.child")),
                ("other", models.ForeignKey(on_delete=models.PROTECT, related_name="linked_from", to="children.child")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("sibling", "baby"))), name="link_kind_is_known"
                    ),
                    models.UniqueConstraint(fields=("child", "other", "kind"), name="link_once"),
                    models.CheckConstraint(
                        condition=models.Q(("child", models.F("other")), _negated=True), name="link_of_two_children"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "sibling"), _negated=True),
                            ("child__lt", models.F("other")),
                            _connector="OR",
                        ),
                        name="link_siblings_once",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="LinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(choices=KIND, max_length=10, verbose_name="linked as")),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("other", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.link", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="NamedReader",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField()),
                (
                    "child",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="named_readers", to="children.child"),
                ),
                ("person", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), (models.F("person"), "="), DAYS],
                        name="named_reader_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="named_reader_ends_after_beginning",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="NamedReaderEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("reason", models.TextField()),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.namedreader", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PeriodOfCare",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("end_reason", models.CharField(blank=True, max_length=12, verbose_name="REC of the last episode")),
                ("start_known", models.BooleanField(default=True)),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told on")),
                ("entered_on", models.DateField()),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="periods", to="children.child")),
            ],
            options={
                "verbose_name_plural": "periods of care",
                "indexes": [models.Index(fields=["from_on", "until_on"], name="period_days")],
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), DAYS],
                        name="period_of_care_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="period_of_care_ends_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Episode",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("new_reason", models.CharField(blank=True, max_length=4, verbose_name="why it began")),
                ("end_reason", models.CharField(blank=True, max_length=4, verbose_name="why it ended")),
                ("legal_status", models.CharField(blank=True, max_length=4)),
                ("need", models.CharField(blank=True, max_length=4, verbose_name="category of need")),
                ("place", models.CharField(blank=True, max_length=4, verbose_name="kind of placement")),
                ("provider", models.CharField(blank=True, max_length=4)),
                (
                    "change_reason",
                    models.CharField(blank=True, max_length=10, verbose_name="why the placement changed afterwards"),
                ),
                ("home_postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode of the home")),
                ("postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode")),
                ("urn", models.CharField(blank=True, max_length=10, verbose_name="Ofsted number")),
                (
                    "miles",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        verbose_name="distance from home in miles",
                    ),
                ),
                ("carer", models.CharField(blank=True, max_length=100, verbose_name="who cares for the child")),
                ("address", models.TextField(blank=True, verbose_name="address")),
                ("long_term", models.BooleanField(default=False, verbose_name="meant to last until 18")),
                (
                    "temporary_approval",
                    models.BooleanField(default=False, verbose_name="connected person approved for a time"),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_index=False, on_delete=models.PROTECT, related_name="episodes", to="children.child"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="episodes", to="children.periodofcare"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["child", "from_on"], name="episode_of_child")],
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW, expressions=[(models.F("child"), "="), DAYS], name="episode_once_at_a_time"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="episode_ends_after_beginning"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EpisodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("new_reason", models.CharField(blank=True, max_length=4, verbose_name="why it began")),
                ("end_reason", models.CharField(blank=True, max_length=4, verbose_name="why it ended")),
                ("legal_status", models.CharField(blank=True, max_length=4)),
                ("need", models.CharField(blank=True, max_length=4, verbose_name="category of need")),
                ("place", models.CharField(blank=True, max_length=4, verbose_name="kind of placement")),
                ("provider", models.CharField(blank=True, max_length=4)),
                (
                    "change_reason",
                    models.CharField(blank=True, max_length=10, verbose_name="why the placement changed afterwards"),
                ),
                ("home_postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode of the home")),
                ("postcode", models.CharField(blank=True, max_length=10, verbose_name="postcode")),
                ("urn", models.CharField(blank=True, max_length=10, verbose_name="Ofsted number")),
                (
                    "miles",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=7,
                        null=True,
                        verbose_name="distance from home in miles",
                    ),
                ),
                ("carer", models.CharField(blank=True, max_length=100, verbose_name="who cares for the child")),
                ("address", models.TextField(blank=True, verbose_name="address")),
                ("long_term", models.BooleanField(default=False, verbose_name="meant to last until 18")),
                (
                    "temporary_approval",
                    models.BooleanField(default=False, verbose_name="connected person approved for a time"),
                ),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.episode", **OF_THE_TRAIL)),
                ("period", models.ForeignKey(db_index=False, null=True, to="children.periodofcare", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PeriodOfCareEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("end_reason", models.CharField(blank=True, max_length=12, verbose_name="REC of the last episode")),
                ("start_known", models.BooleanField(default=True)),
                ("told_on", models.DateField(blank=True, null=True, verbose_name="told on")),
                ("entered_on", models.DateField()),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.periodofcare", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PersonalConnection",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("reason", models.TextField()),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=models.PROTECT, related_name="personal_connections", to="children.child"
                    ),
                ),
                ("person", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("child", "person"), name="personal_connection_once")]
            },
        ),
        migrations.CreateModel(
            name="PersonalConnectionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("reason", models.TextField()),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("person", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.personalconnection", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PreviousName",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("given_names", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "child",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="previous_names", to="children.child"),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="PreviousNameEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("given_names", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.previousname", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Proceedings",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="proceedings", to="children.child")),
            ],
            options={
                "verbose_name_plural": "proceedings",
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), DAYS],
                        name="proceedings_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="proceedings_end_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProceedingsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.proceedings", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ProtectionCase",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "chair",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="protection_cases", to="children.child"),
                ),
            ],
            options={
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), DAYS],
                        name="protection_case_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="protection_case_ends_after_beginning",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="ProtectionCaseEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                ("chair", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.protectioncase", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=OTHER_KIND, max_length=4)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "child",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="record_changes", to="children.child"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("lift", "seal"))), name="record_change_kind_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            ("confirmed", False),
                            _connector="OR",
                        ),
                        name="record_change_confirmed_by_a_second",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="RecordChangeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(choices=OTHER_KIND, max_length=4)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("confirmed", models.BooleanField(null=True)),
                ("answered_by", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("asked_by", models.ForeignKey(to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.recordchange", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SampledChild",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="children.child")),
                (
                    "engagement",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="sample", to="children.engagement"),
                ),
            ],
            options={
                "verbose_name_plural": "sampled children",
                "constraints": [models.UniqueConstraint(fields=("engagement", "child"), name="sampled_child_once")],
            },
        ),
        migrations.CreateModel(
            name="SampledChildEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("engagement", models.ForeignKey(to="children.engagement", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.sampledchild", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100, unique=True)),
                ("until_on", models.DateField(null=True)),
                (
                    "manager",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SocialWorker",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100, verbose_name="social worker")),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "child",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="social_workers", to="children.child"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("team", models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="children.team")),
            ],
            options={
                "indexes": [models.Index(fields=["person", "from_on"], name="social_worker_person")],
                "constraints": [
                    ExclusionConstraint(
                        condition=EVERY_ROW,
                        expressions=[(models.F("child"), "="), DAYS],
                        name="social_worker_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))),
                        name="social_worker_ends_after_beginning",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialWorkerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("name", models.CharField(max_length=100, verbose_name="social worker")),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("person", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.socialworker", **OF_THE_TRAIL)),
                ("team", models.ForeignKey(null=True, to="children.team", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("on_day", models.DateField(verbose_name="day")),
                ("visitor", models.CharField(blank=True, max_length=100, verbose_name="who visited")),
                ("seen", models.BooleanField(default=True, verbose_name="child seen")),
                ("seen_alone", models.BooleanField(null=True)),
                ("note", models.TextField(blank=True)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="visits", to="children.child")),
            ],
            options={"indexes": [models.Index(fields=["child", "-on_day"], name="visit_of_child")]},
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("on_day", models.DateField(verbose_name="day")),
                ("visitor", models.CharField(blank=True, max_length=100, verbose_name="who visited")),
                ("seen", models.BooleanField(default=True, verbose_name="child seen")),
                ("seen_alone", models.BooleanField(null=True)),
                ("note", models.TextField(blank=True)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="children.visit", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
    ]
