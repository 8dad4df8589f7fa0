import uuid
from typing import Any

import django.db.models.functions.comparison
import pghistory.utils
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models

HOW = [
    ("visit", "Visit"),
    ("phone", "Telephone"),
    ("video", "Video call"),
    ("before_the_meeting", "Before the meeting, on the day"),
    ("observed", "Observed: very young, or without speech"),
]
DECISION = [("go_on", "Go on with the review"), ("adjourn", "Adjourn it when it meets")]
OWNER_ROLE = [
    ("social_worker", "Social worker"),
    ("team_manager", "Team manager"),
    ("iro", "IRO"),
    ("carer", "Carer"),
    ("parent", "Parent or relative"),
    ("child", "The child"),
    ("school", "School"),
    ("health", "Health"),
    ("other", "Somebody else"),
]
ANSWER = [("agreed", "Agreed"), ("disagreed", "Disagreed")]
BECAME = [
    ("done", "Done"),
    ("done_late", "Done late"),
    ("not_done", "Not done"),
    ("overtaken", "Overtaken by events"),
    ("carried_on", "Carried on"),
]
CODE = [
    ("iro-asks", "The IRO asks for a review"),
    ("placement-fails", "A visit found that the placement does not keep the child safe and well"),
    ("accommodation-ends", "Remand or police accommodation will end before a review"),
    ("detention-ends", "The child, in care and detained, will be released before a review"),
    ("accommodation-stops", "The council proposes to stop accommodating the child, who will not go to a parent"),
    ("plan-change", "A significant change to the care plan is proposed"),
    ("placement-move", "A move of placement is proposed, or came unplanned"),
    ("education-change", "Education changes in key stage 4"),
    ("contact-change", "Contact with the family changes a great deal"),
    ("enquiry-or-charge", "A child-protection enquiry, or a criminal charge"),
    ("independent-living", "A move to independent living at 16 or 17 is proposed"),
    ("child-or-parent-asks", "The child or a parent asks for a review"),
]
CHOICE = [
    ("forward", "Bring the review forward"),
    ("no", "Leave the review where it is"),
    ("midway", "Discuss it at the midway check"),
]
ROLE = [
    ("child", "Child"),
    ("parent", "Parent"),
    ("care_manager", "Care Manager"),
    ("carer", "Carer"),
    ("education", "Education"),
    ("family_centre", "Family Centre Worker / Therapist"),
    ("family_placement", "Family Placement Social Worker"),
    ("health", "Health"),
    ("key_worker", "Key Worker (Residential)"),
    ("other_worker", "Other Worker"),
    ("private_fostering", "Private Fostering Social Worker"),
    ("relative", "Relative / Friend"),
    ("team_manager", "Team Manager"),
    ("social_worker", "Social Worker"),
]
ASKED_BY = [
    ("letter", "Letter"),
    ("email", "Email"),
    ("phone", "Telephone"),
    ("person", "In person"),
    ("link", "Link to a form"),
]
CAME = [("attended", "Came"), ("absent", "Did not come")]
VIEWS = [
    ("booklet", "Booklet or form"),
    ("separately", "Met the IRO separately"),
    ("phone", "By telephone"),
    ("report", "Report or letter"),
    ("spoken_for", "Somebody spoke for them"),
]
OUTCOME = [
    ("on_track", "On track"),
    ("drift", "Drift"),
    ("bring_forward", "Bring the review forward"),
    ("challenge", "Challenge"),
]
KIND = [
    ("care_plan", "Care plan"),
    ("social_work", "Social worker’s report"),
    ("health", "Health report or plan"),
    ("education", "Personal education plan"),
    ("carer", "Carer’s report"),
    ("other", "Other paper"),
]
SAYS = [("progress", "Being worked on"), ("done", "Said to be done"), ("not_yet", "Not done yet, says the IRO")]
MEANS = [
    ("post", "Post"),
    ("email", "Secure e-mail"),
    ("hand", "By hand"),
    ("meeting", "Read with them"),
    ("system", "In the council’s system"),
]
# A row of the trail outlives the rows that it names.
OF_THE_TRAIL: dict[str, Any] = {
    "db_constraint": False,
    "on_delete": models.DO_NOTHING,
    "related_name": "+",
    "related_query_name": "+",
}


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("audit", "0001_initial"),
        ("children", "0001_initial"),
        ("post", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                (
                    "number",
                    models.PositiveSmallIntegerField(null=True, verbose_name="place in the period of care, from 1"),
                ),
                ("held_on", models.DateField(null=True)),
                ("participation", models.CharField(blank=True, max_length=12, verbose_name="the child’s part")),
                ("from_files", models.BooleanField(default=False, verbose_name="told by the council's reviews file")),
                ("due_on", models.DateField(null=True)),
                ("special_due_on", models.DateField(null=True)),
                (
                    "governing_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce("special_due_on", "due_on"),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("why", models.JSONField(default=dict)),
                ("next_due_on", models.DateField(null=True)),
                (
                    "goes_on",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="met, and goes on in another meeting"
                    ),
                ),
                ("last_met_on", models.DateField(null=True)),
                (
                    "completed_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(goes_on=True, then=None),
                            default=django.db.models.functions.comparison.Coalesce("last_met_on", "held_on"),
                        ),
                        output_field=models.DateField(null=True),
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        db_index=False, on_delete=models.PROTECT, related_name="reviews", to="children.child"
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="reviews", to="children.periodofcare"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("goes_on", True)), fields=["child"], name="review_going_on"),
                    models.Index(condition=models.Q(("held_on", None)), fields=["governing_on"], name="review_to_hold"),
                    models.Index(fields=["held_on"], name="review_held_on"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("child", "held_on"), name="review_once_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("held_on", None)), fields=("period",), name="review_to_hold_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_on__isnull", False), ("period__isnull", False), _connector="OR"),
                        name="review_to_hold_has_a_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_met_on", None),
                            models.Q(("goes_on", False), ("last_met_on__gte", models.F("held_on"))),
                            _connector="OR",
                        ),
                        name="review_last_met_after_the_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                (
                    "period",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="clock",
                        serialize=False,
                        to="children.periodofcare",
                    ),
                ),
                ("history_known", models.BooleanField()),
                ("first_due_on", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="KnownFrom",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("set_at", models.DateTimeField()),
            ],
            options={"get_latest_by": "id"},
        ),
        migrations.CreateModel(
            name="Adjournment",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="adjournment",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("adjourned_on", models.DateField()),
                ("until_on", models.DateField(verbose_name="to go on by")),
                ("reason", models.TextField(verbose_name="why")),
                ("delay_weighed", models.TextField(verbose_name="what the delay means for the child")),
                ("consulted", models.TextField(verbose_name="who was asked")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gt", models.F("adjourned_on"))),
                        name="adjournment_ends_after_its_beginning",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("delay_weighed", ""), _negated=True),
                            models.Q(("consulted", ""), _negated=True),
                        ),
                        name="adjournment_says_why",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Afterwards",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="afterwards",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("decisions_due_on", models.DateField(null=True)),
                ("plan_due_on", models.DateField(null=True, verbose_name="last day for the updated care plan")),
                ("record_due_on", models.DateField(null=True)),
                ("distribution_due_on", models.DateField(null=True)),
                ("decisions_sent_on", models.DateField(null=True)),
                ("decisions_sent_to", models.CharField(blank=True, max_length=100)),
                ("decisions_answered_on", models.DateField(null=True)),
                ("plan_updated_on", models.DateField(null=True, verbose_name="care plan updated on")),
                ("record_completed_on", models.DateField(null=True, verbose_name="record complete on")),
                ("distributed_on", models.DateField(null=True, verbose_name="record with everybody on")),
            ],
            options={
                "verbose_name_plural": "afterwards",
                "indexes": [
                    models.Index(
                        condition=models.Q(("distributed_on", None)), fields=["record_due_on"], name="afterwards_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="consultation",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("on_day", models.DateField(verbose_name="day")),
                (
                    "how",
                    models.CharField(
                        blank=True, choices=HOW, max_length=20, verbose_name="how the child was spoken with"
                    ),
                ),
                ("alone", models.BooleanField(null=True, verbose_name="seen alone")),
                ("not_alone_because", models.TextField(blank=True, verbose_name="why not alone")),
                ("not_done_because", models.TextField(blank=True, verbose_name="why it was not done")),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=models.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by whom",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("how", ""), models.Q(("not_done_because", ""), _negated=True)),
                            models.Q(models.Q(("how", ""), _negated=True), ("not_done_because", "")),
                            _connector="OR",
                        ),
                        name="consultation_done_or_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("how__in", ("", "visit", "phone", "video", "before_the_meeting", "observed"))
                        ),
                        name="consultation_how_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alone", False), _negated=True),
                            models.Q(("not_alone_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="consultation_not_alone_says_why",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="draft",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=200)),
                ("amends", models.PositiveSmallIntegerField(null=True)),
                ("reason", models.TextField(blank=True, verbose_name="why the record is amended")),
                ("discarded_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amends", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="amended_with_a_reason",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="Readiness",
            fields=[
                (
                    "review",
                    models.OneToOneField(
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="readiness",
                        serialize=False,
                        to="reviews.review",
                    ),
                ),
                ("decision", models.CharField(choices=DECISION, max_length=8)),
                ("decided_on", models.DateField()),
                ("reason", models.TextField(blank=True, verbose_name="why")),
            ],
            options={
                "verbose_name_plural": "readiness",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("decision__in", ("go_on", "adjourn"))), name="readiness_decision_is_known"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AfterwardsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("decisions_due_on", models.DateField(null=True)),
                ("plan_due_on", models.DateField(null=True, verbose_name="last day for the updated care plan")),
                ("record_due_on", models.DateField(null=True)),
                ("distribution_due_on", models.DateField(null=True)),
                ("decisions_sent_on", models.DateField(null=True)),
                ("decisions_sent_to", models.CharField(blank=True, max_length=100)),
                ("decisions_answered_on", models.DateField(null=True)),
                ("plan_updated_on", models.DateField(null=True, verbose_name="care plan updated on")),
                ("record_completed_on", models.DateField(null=True, verbose_name="record complete on")),
                ("distributed_on", models.DateField(null=True, verbose_name="record with everybody on")),
                ("review", models.ForeignKey(serialize=False, to="reviews.review", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.afterwards", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ClockEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("history_known", models.BooleanField()),
                ("first_due_on", models.DateField(null=True)),
                ("period", models.ForeignKey(serialize=False, to="children.periodofcare", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.clock", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="ConsultationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("on_day", models.DateField(verbose_name="day")),
                (
                    "how",
                    models.CharField(
                        blank=True, choices=HOW, max_length=20, verbose_name="how the child was spoken with"
                    ),
                ),
                ("alone", models.BooleanField(null=True, verbose_name="seen alone")),
                ("not_alone_because", models.TextField(blank=True, verbose_name="why not alone")),
                ("not_done_because", models.TextField(blank=True, verbose_name="why it was not done")),
                (
                    "person",
                    models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, verbose_name="by whom", **OF_THE_TRAIL),
                ),
                ("review", models.ForeignKey(serialize=False, to="reviews.review", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.consultation", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="decision")),
                ("owner_role", models.CharField(choices=OWNER_ROLE, max_length=20)),
                ("owner", models.CharField(max_length=100, verbose_name="who does it")),
                ("by_on", models.DateField(verbose_name="by when")),
                (
                    "rolled_over",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="reviews it was carried on to"
                    ),
                ),
                ("sent_on", models.DateField(null=True)),
                ("answer_due_on", models.DateField(null=True)),
                (
                    "answer",
                    models.CharField(blank=True, choices=ANSWER, max_length=10, verbose_name="team manager’s answer"),
                ),
                ("answer_reason", models.TextField(blank=True, verbose_name="why they disagreed")),
                ("answered_on", models.DateField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                (
                    "became",
                    models.CharField(blank=True, choices=BECAME, max_length=12, verbose_name="what became of it"),
                ),
                ("became_reason", models.TextField(blank=True, verbose_name="why")),
                ("became_on", models.DateField(null=True)),
                (
                    "carried_from",
                    models.OneToOneField(
                        null=True, on_delete=models.PROTECT, related_name="carried_to", to="reviews.decision"
                    ),
                ),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="decisions", to="reviews.review")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answer", "")), fields=["answer_due_on"], name="decision_to_answer"
                    ),
                    models.Index(condition=models.Q(("became", "")), fields=["review"], name="decision_open"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("review", "place"), name="decision_in_its_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "owner_role__in",
                                (
                                    "social_worker",
                                    "team_manager",
                                    "iro",
                                    "carer",
                                    "parent",
                                    "child",
                                    "school",
                                    "health",
                                    "other",
                                ),
                            )
                        ),
                        name="decision_owner_role_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ("", "agreed", "disagreed"))), name="decision_answer_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("became__in", ("", "done", "done_late", "not_done", "overtaken", "carried_on"))
                        ),
                        name="decision_became_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", "disagreed"), _negated=True),
                            models.Q(("answer_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="decision_disagreed_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("carried_from", models.F("id")), _negated=True),
                        name="decision_not_from_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("carried_from", None), ("rolled_over", 0)),
                            models.Q(("carried_from__isnull", False), ("rolled_over__gt", 0)),
                            _connector="OR",
                        ),
                        name="decision_rolled_over_from_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("place", models.PositiveSmallIntegerField()),
                ("text", models.TextField(verbose_name="decision")),
                ("owner_role", models.CharField(choices=OWNER_ROLE, max_length=20)),
                ("owner", models.CharField(max_length=100, verbose_name="who does it")),
                ("by_on", models.DateField(verbose_name="by when")),
                (
                    "rolled_over",
                    models.PositiveSmallIntegerField(
                        db_default=0, default=0, verbose_name="reviews it was carried on to"
                    ),
                ),
                ("sent_on", models.DateField(null=True)),
                ("answer_due_on", models.DateField(null=True)),
                (
                    "answer",
                    models.CharField(blank=True, choices=ANSWER, max_length=10, verbose_name="team manager’s answer"),
                ),
                ("answer_reason", models.TextField(blank=True, verbose_name="why they disagreed")),
                ("answered_on", models.DateField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=200)),
                (
                    "became",
                    models.CharField(blank=True, choices=BECAME, max_length=12, verbose_name="what became of it"),
                ),
                ("became_reason", models.TextField(blank=True, verbose_name="why")),
                ("became_on", models.DateField(null=True)),
                ("carried_from", models.ForeignKey(null=True, to="reviews.decision", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.decision", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="DraftEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("saved_by", models.CharField(max_length=200)),
                ("amends", models.PositiveSmallIntegerField(null=True)),
                ("reason", models.TextField(blank=True, verbose_name="why the record is amended")),
                ("discarded_at", models.DateTimeField(null=True)),
                ("review", models.ForeignKey(serialize=False, to="reviews.review", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.draft", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="EarlyTrigger",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("code", models.CharField(choices=CODE, max_length=30, verbose_name="what changed")),
                ("known_on", models.DateField(verbose_name="known since")),
                ("note", models.TextField(blank=True, verbose_name="what the IRO should know")),
                ("noted_on", models.DateField()),
                ("noted_by", models.CharField(blank=True, max_length=200)),
                (
                    "choice",
                    models.CharField(blank=True, choices=CHOICE, max_length=8, verbose_name="what is to follow"),
                ),
                ("because", models.TextField(blank=True, verbose_name="why")),
                ("target_on", models.DateField(null=True, verbose_name="review to be held by")),
                ("chosen_on", models.DateField(null=True)),
                ("chosen_by", models.CharField(blank=True, max_length=200)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="children.child")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("child", "code", "known_on"), name="early_trigger_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                (
                                    "iro-asks",
                                    "placement-fails",
                                    "accommodation-ends",
                                    "detention-ends",
                                    "accommodation-stops",
                                    "plan-change",
                                    "placement-move",
                                    "education-change",
                                    "contact-change",
                                    "enquiry-or-charge",
                                    "independent-living",
                                    "child-or-parent-asks",
                                ),
                            )
                        ),
                        name="early_trigger_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("choice__in", ("", "forward", "no", "midway"))),
                        name="early_trigger_choice_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", ""), ("chosen_by", ""), ("chosen_on", None)),
                            models.Q(
                                models.Q(("choice", ""), _negated=True),
                                ("chosen_on__isnull", False),
                                models.Q(("chosen_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="early_trigger_chosen_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "forward"), ("target_on__isnull", False)),
                            models.Q(models.Q(("choice", "forward"), _negated=True), ("target_on", None)),
                            _connector="OR",
                        ),
                        name="early_trigger_forward_to_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("choice", "no"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="early_trigger_no_says_why",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="EarlyTriggerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("code", models.CharField(choices=CODE, max_length=30, verbose_name="what changed")),
                ("known_on", models.DateField(verbose_name="known since")),
                ("note", models.TextField(blank=True, verbose_name="what the IRO should know")),
                ("noted_on", models.DateField()),
                ("noted_by", models.CharField(blank=True, max_length=200)),
                (
                    "choice",
                    models.CharField(blank=True, choices=CHOICE, max_length=8, verbose_name="what is to follow"),
                ),
                ("because", models.TextField(blank=True, verbose_name="why")),
                ("target_on", models.DateField(null=True, verbose_name="review to be held by")),
                ("chosen_on", models.DateField(null=True)),
                ("chosen_by", models.CharField(blank=True, max_length=200)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.earlytrigger", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(choices=ROLE, max_length=20)),
                ("name", models.CharField(max_length=100, verbose_name="who")),
                ("excluded_because", models.TextField(blank=True, verbose_name="why they are kept away")),
                ("asked_on", models.DateField(null=True)),
                ("asked_by", models.CharField(blank=True, choices=ASKED_BY, max_length=10)),
                ("came", models.CharField(blank=True, choices=CAME, max_length=10)),
                (
                    "views",
                    models.CharField(blank=True, choices=VIEWS, max_length=12, verbose_name="views reached the review"),
                ),
                (
                    "contact",
                    models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="children.contact"),
                ),
                (
                    "review",
                    models.ForeignKey(on_delete=models.PROTECT, related_name="invitations", to="reviews.review"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                (
                                    "child",
                                    "parent",
                                    "care_manager",
                                    "carer",
                                    "education",
                                    "family_centre",
                                    "family_placement",
                                    "health",
                                    "key_worker",
                                    "other_worker",
                                    "private_fostering",
                                    "relative",
                                    "team_manager",
                                    "social_worker",
                                ),
                            )
                        ),
                        name="invitation_role_is_known",
                    ),
                    models.UniqueConstraint(fields=("review", "contact"), name="invitation_of_a_contact_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("role", "child")), fields=("review",), name="invitation_of_the_child_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("excluded_because", ""), models.Q(("asked_on", None), ("came", "")), _connector="OR"
                        ),
                        name="invitation_excluded_is_not_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asked_by__in", ("", "letter", "email", "phone", "person", "link"))),
                        name="invitation_asked_by_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("came__in", ("", "attended", "absent"))), name="invitation_came_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("views__in", ("", "booklet", "separately", "phone", "report", "spoken_for"))
                        ),
                        name="invitation_views_are_known",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="InvitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("role", models.CharField(choices=ROLE, max_length=20)),
                ("name", models.CharField(max_length=100, verbose_name="who")),
                ("excluded_because", models.TextField(blank=True, verbose_name="why they are kept away")),
                ("asked_on", models.DateField(null=True)),
                ("asked_by", models.CharField(blank=True, choices=ASKED_BY, max_length=10)),
                ("came", models.CharField(blank=True, choices=CAME, max_length=10)),
                (
                    "views",
                    models.CharField(blank=True, choices=VIEWS, max_length=12, verbose_name="views reached the review"),
                ),
                ("contact", models.ForeignKey(null=True, to="children.contact", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.invitation", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="LatenessException",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("cause", models.CharField(max_length=100, verbose_name="why the review was late")),
                ("detail", models.TextField(blank=True, verbose_name="more about the cause")),
                ("avoidable", models.BooleanField(verbose_name="could have been avoided")),
                ("effect", models.TextField(verbose_name="what it meant for the child")),
                ("action", models.TextField(verbose_name="what is done about it")),
                ("reason", models.TextField(blank=True, verbose_name="why there is another version")),
                ("told_on", models.DateField(verbose_name="filled in on")),
                ("told_by", models.CharField(max_length=200, verbose_name="filled in by")),
                ("due_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("days_late", models.PositiveIntegerField(null=True)),
                ("signed_on", models.DateField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("signed_by", models.CharField(blank=True, max_length=200)),
                ("child", models.ForeignKey(on_delete=models.PROTECT, related_name="+", to="children.child")),
                (
                    "review",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="exceptions", to="reviews.review"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("review", "number"), name="lateness_exception_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("signed_on", None)), fields=("review",), name="lateness_exception_to_sign"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="lateness_exception_another_with_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("days_late", None), ("due_on", None), ("signed_by", ""), ("signed_on", None)),
                            models.Q(
                                ("days_late__isnull", False),
                                ("due_on__isnull", False),
                                ("signed_on__isnull", False),
                                models.Q(("signed_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="lateness_exception_signed_whole",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="LatenessExceptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("cause", models.CharField(max_length=100, verbose_name="why the review was late")),
                ("detail", models.TextField(blank=True, verbose_name="more about the cause")),
                ("avoidable", models.BooleanField(verbose_name="could have been avoided")),
                ("effect", models.TextField(verbose_name="what it meant for the child")),
                ("action", models.TextField(verbose_name="what is done about it")),
                ("reason", models.TextField(blank=True, verbose_name="why there is another version")),
                ("told_on", models.DateField(verbose_name="filled in on")),
                ("told_by", models.CharField(max_length=200, verbose_name="filled in by")),
                ("due_on", models.DateField(null=True)),
                ("held_on", models.DateField(null=True)),
                ("days_late", models.PositiveIntegerField(null=True)),
                ("signed_on", models.DateField(null=True)),
                ("signed_at", models.DateTimeField(null=True)),
                ("signed_by", models.CharField(blank=True, max_length=200)),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.latenessexception", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(null=True, to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("on_day", models.DateField(verbose_name="day")),
                ("at_time", models.TimeField(null=True, verbose_name="time")),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, verbose_name="video link")),
                ("cancelled_on", models.DateField(null=True)),
                ("cancelled_because", models.TextField(blank=True, verbose_name="why it was cancelled")),
                ("continued", models.BooleanField(db_default=False, default=False)),
                (
                    "chair",
                    models.ForeignKey(
                        null=True, on_delete=models.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="meetings", to="reviews.review")),
            ],
            options={
                "indexes": [models.Index(fields=["on_day"], name="meeting_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("cancelled_on", None), ("continued", False)),
                        fields=("review",),
                        name="meeting_booked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cancelled_on", None), models.Q(("cancelled_because", ""), _negated=True), _connector="OR"
                        ),
                        name="meeting_cancelled_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cancelled_on", None), ("continued", False), _connector="OR"),
                        name="meeting_cancelled_or_continued",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("on_day", models.DateField(verbose_name="day")),
                ("at_time", models.TimeField(null=True, verbose_name="time")),
                ("place", models.CharField(blank=True, max_length=200)),
                ("link", models.URLField(blank=True, verbose_name="video link")),
                ("cancelled_on", models.DateField(null=True)),
                ("cancelled_because", models.TextField(blank=True, verbose_name="why it was cancelled")),
                ("continued", models.BooleanField(db_default=False, default=False)),
                ("chair", models.ForeignKey(null=True, to=settings.AUTH_USER_MODEL, **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.meeting", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Midway",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("due_on", models.DateField(verbose_name="midway by")),
                ("chosen", models.BooleanField(default=False)),
                ("done_on", models.DateField(null=True)),
                ("spoke_worker", models.BooleanField(default=False, verbose_name="spoke with the social worker")),
                ("spoke_child", models.BooleanField(default=False, verbose_name="spoke with the child")),
                ("read_record", models.BooleanField(default=False, verbose_name="read the record")),
                (
                    "outcome",
                    models.CharField(blank=True, choices=OUTCOME, max_length=15, verbose_name="how things stood"),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("done_by", models.CharField(blank=True, max_length=200)),
                ("review", models.OneToOneField(on_delete=models.PROTECT, related_name="midway", to="reviews.review")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("done_on", None)), fields=["due_on"], name="midway_to_do")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ("", "on_track", "drift", "bring_forward", "challenge"))),
                        name="midway_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on", None), ("outcome", "")),
                            models.Q(("done_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="midway_done_has_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None),
                            ("spoke_worker", True),
                            ("spoke_child", True),
                            ("read_record", True),
                            _connector="OR",
                        ),
                        name="midway_done_looked_at_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ("", "on_track")), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="midway_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MidwayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("due_on", models.DateField(verbose_name="midway by")),
                ("chosen", models.BooleanField(default=False)),
                ("done_on", models.DateField(null=True)),
                ("spoke_worker", models.BooleanField(default=False, verbose_name="spoke with the social worker")),
                ("spoke_child", models.BooleanField(default=False, verbose_name="spoke with the child")),
                ("read_record", models.BooleanField(default=False, verbose_name="read the record")),
                (
                    "outcome",
                    models.CharField(blank=True, choices=OUTCOME, max_length=15, verbose_name="how things stood"),
                ),
                ("words", models.TextField(blank=True, verbose_name="in words")),
                ("done_by", models.CharField(blank=True, max_length=200)),
                ("pgh_obj", models.ForeignKey(to="reviews.midway", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(choices=KIND, max_length=12, verbose_name="paper")),
                ("title", models.CharField(blank=True, max_length=100, verbose_name="what it is")),
                ("asked_on", models.DateField(null=True, verbose_name="asked for on")),
                ("received_on", models.DateField(null=True, verbose_name="came on")),
                ("not_needed_because", models.TextField(blank=True, verbose_name="why it is not needed")),
                ("due_on", models.DateField(null=True)),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="papers", to="reviews.review")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("review", "kind", "title"), name="paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ("care_plan", "social_work", "health", "education", "carer", "other"))
                        ),
                        name="paper_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), models.Q(("title", ""), _negated=True)),
                            models.Q(models.Q(("kind", "other"), _negated=True), ("title", "")),
                            _connector="OR",
                        ),
                        name="paper_other_has_a_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("not_needed_because", ""), ("received_on", None), _connector="OR"),
                        name="paper_received_or_not_needed",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="PaperEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("kind", models.CharField(choices=KIND, max_length=12, verbose_name="paper")),
                ("title", models.CharField(blank=True, max_length=100, verbose_name="what it is")),
                ("asked_on", models.DateField(null=True, verbose_name="asked for on")),
                ("received_on", models.DateField(null=True, verbose_name="came on")),
                ("not_needed_because", models.TextField(blank=True, verbose_name="why it is not needed")),
                ("due_on", models.DateField(null=True)),
                ("pgh_obj", models.ForeignKey(to="reviews.paper", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="Progress",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("says", models.CharField(choices=SAYS, max_length=8)),
                ("words", models.TextField()),
                ("done_on", models.DateField(null=True)),
                ("on_day", models.DateField()),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=200)),
                ("decision", models.ForeignKey(on_delete=models.PROTECT, related_name="told", to="reviews.decision")),
            ],
            options={
                "verbose_name_plural": "progress",
                "indexes": [models.Index(fields=["decision", "-at"], name="progress_of_decision")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("says__in", ("progress", "done", "not_yet"))), name="progress_says_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("says", "done")),
                            models.Q(models.Q(("says", "done"), _negated=True), ("done_on", None)),
                            _connector="OR",
                        ),
                        name="progress_done_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadinessEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("decision", models.CharField(choices=DECISION, max_length=8)),
                ("decided_on", models.DateField()),
                ("reason", models.TextField(blank=True, verbose_name="why")),
                ("review", models.ForeignKey(serialize=False, to="reviews.review", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.readiness", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
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
                    models.OneToOneField(null=True, on_delete=models.PROTECT, related_name="+", to="post.storedfile"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="record_template_with_a_reason"
                    ),
                    models.UniqueConstraint(fields=("from_on", "set_at"), name="record_template_in_one_order"),
                ]
            },
        ),
        migrations.CreateModel(
            name="RecordVersion",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.JSONField(encoder=DjangoJSONEncoder)),
                ("decisions", models.JSONField(default=list, encoder=DjangoJSONEncoder)),
                ("around", models.JSONField(default=dict, encoder=DjangoJSONEncoder)),
                ("reason", models.TextField(blank=True)),
                ("finalised_on", models.DateField()),
                ("finalised_at", models.DateTimeField()),
                ("finalised_by", models.CharField(max_length=200)),
                ("plan_up_to_date", models.BooleanField(null=True)),
                ("progress_education", models.BooleanField(null=True)),
                ("progress_health", models.BooleanField(null=True)),
                ("progress_placement", models.BooleanField(null=True)),
                ("progress_contact", models.BooleanField(null=True)),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="versions", to="reviews.review")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("review", "number"), name="record_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"),
                        name="record_version_amended_with_a_reason",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "number",
                    models.PositiveSmallIntegerField(null=True, verbose_name="place in the period of care, from 1"),
                ),
                ("held_on", models.DateField(null=True)),
                ("participation", models.CharField(blank=True, max_length=12, verbose_name="the child’s part")),
                ("from_files", models.BooleanField(default=False, verbose_name="told by the council's reviews file")),
                ("due_on", models.DateField(null=True)),
                ("special_due_on", models.DateField(null=True)),
                (
                    "governing_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce("special_due_on", "due_on"),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("why", models.JSONField(default=dict)),
                ("next_due_on", models.DateField(null=True)),
                (
                    "goes_on",
                    models.BooleanField(
                        db_default=False, default=False, verbose_name="met, and goes on in another meeting"
                    ),
                ),
                ("last_met_on", models.DateField(null=True)),
                (
                    "completed_on",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(goes_on=True, then=None),
                            default=django.db.models.functions.comparison.Coalesce("last_met_on", "held_on"),
                        ),
                        output_field=models.DateField(null=True),
                    ),
                ),
                ("child", models.ForeignKey(to="children.child", **OF_THE_TRAIL)),
                ("period", models.ForeignKey(db_index=False, null=True, to="children.periodofcare", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SentCopy",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=100, verbose_name="sent to")),
                ("capacity", models.CharField(max_length=60, verbose_name="as")),
                ("means", models.CharField(choices=MEANS, max_length=10, verbose_name="by means of")),
                ("sent_on", models.DateField()),
                ("sent_by", models.CharField(max_length=200)),
                ("asked", models.TextField(blank=True)),
                (
                    "contact",
                    models.ForeignKey(null=True, on_delete=models.PROTECT, related_name="+", to="children.contact"),
                ),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="copies", to="reviews.review")),
            ],
            options={
                "verbose_name_plural": "sent copies",
                "indexes": [models.Index(fields=["review", "sent_on"], name="sent_copy_of_review")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("means__in", ("post", "email", "hand", "meeting", "system"))),
                        name="sent_copy_means_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SentCopyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("version", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=100, verbose_name="sent to")),
                ("capacity", models.CharField(max_length=60, verbose_name="as")),
                ("means", models.CharField(choices=MEANS, max_length=10, verbose_name="by means of")),
                ("sent_on", models.DateField()),
                ("sent_by", models.CharField(max_length=200)),
                ("asked", models.TextField(blank=True)),
                ("contact", models.ForeignKey(null=True, to="children.contact", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.sentcopy", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("window", models.UUIDField(verbose_name="which window sent it")),
                ("content", models.JSONField()),
                ("who", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("review", models.ForeignKey(on_delete=models.PROTECT, related_name="set_aside", to="reviews.review")),
            ],
            options={
                "verbose_name_plural": "set aside",
                "constraints": [models.UniqueConstraint(fields=("review", "window"), name="set_aside_once_a_window")],
            },
        ),
        migrations.CreateModel(
            name="SetAsideEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ("window", models.UUIDField(verbose_name="which window sent it")),
                ("who", models.CharField(max_length=200)),
                ("pgh_obj", models.ForeignKey(to="reviews.setaside", **OF_THE_TRAIL)),
                ("review", models.ForeignKey(to="reviews.review", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="AdjournmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("adjourned_on", models.DateField()),
                ("until_on", models.DateField(verbose_name="to go on by")),
                ("reason", models.TextField(verbose_name="why")),
                ("delay_weighed", models.TextField(verbose_name="what the delay means for the child")),
                ("consulted", models.TextField(verbose_name="who was asked")),
                ("review", models.ForeignKey(serialize=False, to="reviews.review", **OF_THE_TRAIL)),
                ("pgh_obj", models.ForeignKey(to="reviews.adjournment", **OF_THE_TRAIL)),
            ],
            options={"abstract": False},
        ),
    ]
