import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("partners", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=200, verbose_name="criterion")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("yes_no", "Yes or no"),
                            ("number", "Number"),
                            ("one_of", "One of"),
                            ("range", "Number within a range"),
                            ("share", "Share, %"),
                        ],
                        max_length=8,
                        verbose_name="how it is answered",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="unit")),
                ("wanted_yes", models.BooleanField(default=True, verbose_name="wanted answer is yes")),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="possible answers",
                    ),
                ),
                (
                    "accepted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wanted answers",
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="at least"
                    ),
                ),
                (
                    "high",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="at most"),
                ),
                (
                    "tolerance",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="tolerance"),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight",
                    ),
                ),
                ("is_must", models.BooleanField(default=False, verbose_name="must")),
                ("is_changeable", models.BooleanField(default=True, verbose_name="can be changed by work")),
                ("action", models.CharField(blank=True, max_length=200, verbose_name="what closes the gap")),
                ("fact", models.CharField(blank=True, max_length=20, verbose_name="known from the record")),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "criterion",
                "verbose_name_plural": "criteria",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("product", models.CharField(max_length=80, verbose_name="our product, as customers call it")),
                ("thanks", models.CharField(blank=True, max_length=200, verbose_name="words of thanks")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        default=list,
                        size=None,
                        verbose_name="kinds of business to choose from",
                    ),
                ),
                ("enough", models.PositiveSmallIntegerField(default=30, verbose_name="answers that are enough")),
                ("opens_on", models.DateField(verbose_name="from")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("revoked_at", models.DateTimeField(editable=False, null=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "survey",
                "verbose_name_plural": "surveys",
                "ordering": ["-opens_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("fit", models.PositiveSmallIntegerField(null=True, verbose_name="fit")),
                ("answered", models.PositiveSmallIntegerField(default=0)),
                ("asked", models.PositiveSmallIntegerField(default=0)),
                ("failed_musts", models.PositiveSmallIntegerField(default=0)),
                ("assessed_on", models.DateField(verbose_name="assessed")),
                (
                    "assessed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assessments", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "assessment",
                "verbose_name_plural": "assessments",
            },
        ),
        migrations.CreateModel(
            name="CriterionAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.CharField(max_length=80, verbose_name="answer")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("person", "Answered by a person"),
                            ("record", "Known from the record"),
                            ("task", "The task that closes it is done"),
                        ],
                        default="person",
                        max_length=6,
                    ),
                ),
                ("answered_on", models.DateField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="strategy.assessment"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="strategy.criterion"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "criterion"), name="criterionanswer_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CriterionAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("value", models.CharField(max_length=80, verbose_name="answer")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("person", "Answered by a person"),
                            ("record", "Known from the record"),
                            ("task", "The task that closes it is done"),
                        ],
                        default="person",
                        max_length=6,
                    ),
                ),
                ("answered_on", models.DateField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "assessment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.assessment",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.criterion",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.criterionanswer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Deviation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("opened_on", models.DateField()),
                ("closed_on", models.DateField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deviations", to="strategy.assessment"
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deviations", to="strategy.criterion"
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deviation",
                        to="partners.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "deviation",
                "verbose_name_plural": "deviations",
                "ordering": ["opened_on", "id"],
                "indexes": [models.Index(fields=["closed_on"], name="deviation_closed")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)),
                        fields=("assessment", "criterion"),
                        name="deviation_open_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FitMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("fit", models.PositiveSmallIntegerField(null=True)),
                ("answered", models.PositiveSmallIntegerField()),
                ("failed_musts", models.PositiveSmallIntegerField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="strategy.assessment"
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
                "constraints": [models.UniqueConstraint(fields=("assessment", "on"), name="fitmeasure_day_once")],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("partners", models.PositiveIntegerField(verbose_name="partners to sign")),
                ("customers", models.PositiveIntegerField(default=0, verbose_name="new customers")),
                ("orders", models.PositiveIntegerField(default=0, verbose_name="orders")),
                (
                    "per",
                    models.CharField(
                        choices=[("day", "a day"), ("week", "a week"), ("month", "a month")],
                        default="month",
                        max_length=5,
                        verbose_name="how often",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "verbose_name": "goal",
                "verbose_name_plural": "goals",
                "ordering": ["-ends_on", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="goal_ends_later"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("partners", models.PositiveIntegerField(verbose_name="partners to sign")),
                ("customers", models.PositiveIntegerField(default=0, verbose_name="new customers")),
                ("orders", models.PositiveIntegerField(default=0, verbose_name="orders")),
                (
                    "per",
                    models.CharField(
                        choices=[("day", "a day"), ("week", "a week"), ("month", "a month")],
                        default="month",
                        max_length=5,
                        verbose_name="how often",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.goal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GoalShare",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("month", models.DateField()),
                ("partners", models.PositiveIntegerField(default=0)),
                ("customers", models.PositiveIntegerField(default=0)),
                ("orders", models.PositiveIntegerField(default=0)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="shares", to="strategy.goal"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goal_shares",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["month", "person"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("goal", "person", "month"), name="goalshare_once", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalShareEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("month", models.DateField()),
                ("partners", models.PositiveIntegerField(default=0)),
                ("customers", models.PositiveIntegerField(default=0)),
                ("orders", models.PositiveIntegerField(default=0)),
                (
                    "goal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.goal",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.goalshare",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IdealProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("about", models.TextField(blank=True, verbose_name="whom it describes")),
                (
                    "kinds",
                    models.ManyToManyField(
                        blank=True,
                        related_name="ideal_profiles",
                        to="partners.partnerkind",
                        verbose_name="kinds of partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "ideal partner",
                "verbose_name_plural": "ideal partners",
                "ordering": ["position", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True), fields=("code",), name="idealprofile_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="idealprofile_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CriterionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=200, verbose_name="criterion")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("yes_no", "Yes or no"),
                            ("number", "Number"),
                            ("one_of", "One of"),
                            ("range", "Number within a range"),
                            ("share", "Share, %"),
                        ],
                        max_length=8,
                        verbose_name="how it is answered",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=30, verbose_name="unit")),
                ("wanted_yes", models.BooleanField(default=True, verbose_name="wanted answer is yes")),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="possible answers",
                    ),
                ),
                (
                    "accepted",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="wanted answers",
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="at least"
                    ),
                ),
                (
                    "high",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="at most"),
                ),
                (
                    "tolerance",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="tolerance"),
                ),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="weight",
                    ),
                ),
                ("is_must", models.BooleanField(default=False, verbose_name="must")),
                ("is_changeable", models.BooleanField(default=True, verbose_name="can be changed by work")),
                ("action", models.CharField(blank=True, max_length=200, verbose_name="what closes the gap")),
                ("fact", models.CharField(blank=True, max_length=20, verbose_name="known from the record")),
                ("retired_at", models.DateTimeField(editable=False, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.criterion",
                    ),
                ),
                (
                    "profile",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.idealprofile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="criterion",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="strategy.idealprofile"
            ),
        ),
        migrations.AddField(
            model_name="assessment",
            name="profile",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="assessments", to="strategy.idealprofile"
            ),
        ),
        migrations.CreateModel(
            name="IdealProfileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("about", models.TextField(blank=True, verbose_name="whom it describes")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.idealprofile",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="JointPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("shared", "Shared with the partner"),
                            ("agreed", "Agreed"),
                            ("running", "Running"),
                            ("reviewed", "Reviewed"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("their_goals", models.TextField(blank=True, verbose_name="their goals")),
                ("our_goals", models.TextField(blank=True, verbose_name="our goals")),
                ("strategy", models.TextField(blank=True, verbose_name="strategy")),
                ("our_budget", models.BigIntegerField(default=0, verbose_name="our budget")),
                ("their_budget", models.BigIntegerField(default=0, verbose_name="their budget")),
                ("conclusion", models.TextField(blank=True, verbose_name="what came of it")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "our_lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible on our side",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="joint_plans", to="partners.partner"
                    ),
                ),
                (
                    "their_lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partners.contact",
                        verbose_name="responsible on their side",
                    ),
                ),
            ],
            options={
                "verbose_name": "joint business plan",
                "verbose_name_plural": "joint business plans",
                "ordering": ["-starts_on", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-starts_on"], name="jointplan_partner"),
                    models.Index(fields=["state", "-starts_on"], name="jointplan_state"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="jointplan_ends_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("our_budget__gte", 0), ("their_budget__gte", 0)), name="jointplan_budgets"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("shared", "Shared with the partner"),
                            ("agreed", "Agreed"),
                            ("running", "Running"),
                            ("reviewed", "Reviewed"),
                        ],
                        default="draft",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("their_goals", models.TextField(blank=True, verbose_name="their goals")),
                ("our_goals", models.TextField(blank=True, verbose_name="our goals")),
                ("strategy", models.TextField(blank=True, verbose_name="strategy")),
                ("our_budget", models.BigIntegerField(default=0, verbose_name="our budget")),
                ("their_budget", models.BigIntegerField(default=0, verbose_name="their budget")),
                ("conclusion", models.TextField(blank=True, verbose_name="what came of it")),
                (
                    "our_lead",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible on our side",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.partner",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.jointplan",
                    ),
                ),
                (
                    "their_lead",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.contact",
                        verbose_name="responsible on their side",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("side", models.CharField(choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who")),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="by")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="strategy.jointplan"
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="plan_measure",
                        to="partners.task",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="PlanMeasureEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("side", models.CharField(choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who")),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="by")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.planmeasure",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.jointplan",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.task",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("shared", "Shared with the partner"),
                            ("agreed", "Agreed"),
                            ("running", "Running"),
                            ("reviewed", "Reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("shared", "Shared with the partner"),
                            ("agreed", "Agreed"),
                            ("running", "Running"),
                            ("reviewed", "Reviewed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("moved_at", models.DateTimeField()),
                (
                    "moved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="strategy.jointplan"
                    ),
                ),
            ],
            options={
                "ordering": ["-moved_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PlanNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("turnover", "Turnover"),
                            ("margin", "Margin"),
                            ("orders", "Orders"),
                            ("meetings", "Meetings"),
                        ],
                        max_length=8,
                    ),
                ),
                ("quarter", models.DateField()),
                ("value", models.BigIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="numbers", to="strategy.jointplan"
                    ),
                ),
            ],
            options={
                "ordering": ["quarter", "metric"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "metric", "quarter"), name="plannumber_once"),
                    models.CheckConstraint(condition=models.Q(("value__gte", 0)), name="plannumber_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanNumberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "metric",
                    models.CharField(
                        choices=[
                            ("turnover", "Turnover"),
                            ("margin", "Margin"),
                            ("orders", "Orders"),
                            ("meetings", "Meetings"),
                        ],
                        max_length=8,
                    ),
                ),
                ("quarter", models.DateField()),
                ("value", models.BigIntegerField()),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.plannumber",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="strategy.jointplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "interaction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="plan_review",
                        to="partners.interaction",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reviews", to="strategy.jointplan"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ReadinessCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on", models.DateField(verbose_name="answered")),
                ("owner_does_it", models.BooleanField(verbose_name="the owner does it personally")),
                ("owner_hours", models.PositiveSmallIntegerField(default=0, verbose_name="hours a week")),
                ("has_person", models.BooleanField(verbose_name="there is a dedicated person")),
                ("person_name", models.CharField(blank=True, max_length=120, verbose_name="who")),
                ("past_survival", models.BooleanField(verbose_name="the company is out of survival mode")),
                ("note", models.TextField(blank=True, verbose_name="notes")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reminder",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="partners.task"
                    ),
                ),
            ],
            options={
                "verbose_name": "readiness check",
                "verbose_name_plural": "readiness checks",
                "ordering": ["-on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SurveyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("product", models.CharField(max_length=80, verbose_name="our product, as customers call it")),
                ("thanks", models.CharField(blank=True, max_length=200, verbose_name="words of thanks")),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        default=list,
                        size=None,
                        verbose_name="kinds of business to choose from",
                    ),
                ),
                ("enough", models.PositiveSmallIntegerField(default=30, verbose_name="answers that are enough")),
                ("opens_on", models.DateField(verbose_name="from")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("revoked_at", models.DateTimeField(editable=False, null=True)),
                ("edition", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="strategy.survey",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SurveyReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("channel", models.CharField(choices=[("link", "Public link"), ("typed", "Typed in")], max_length=5)),
                ("visitor", models.CharField(blank=True, max_length=32)),
                ("replied_at", models.DateTimeField()),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="strategy.survey"
                    ),
                ),
                (
                    "typed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-replied_at", "-id"],
                "indexes": [
                    models.Index(fields=["survey", "-replied_at"], name="surveyreply_when"),
                    models.Index(
                        condition=models.Q(("visitor", ""), _negated=True),
                        fields=["visitor", "replied_at"],
                        name="surveyreply_visitor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyMention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "moment",
                    models.CharField(
                        choices=[("before", "Before"), ("together", "Together"), ("after", "After")], max_length=8
                    ),
                ),
                ("kind", models.CharField(max_length=80)),
                ("firm", models.CharField(blank=True, max_length=120)),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="strategy.surveyreply"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", ""), _negated=True), name="surveymention_says_what"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("profile", "code"), name="criterion_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(condition=models.Q(("weight__range", (1, 100))), name="criterion_weight"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(condition=models.Q(("tolerance__gte", 0)), name="criterion_tolerance"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("low", None), ("high", None), ("low__lte", models.F("high")), _connector="OR"),
                name="criterion_low_below_high",
            ),
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                condition=models.Q(("fit__isnull", False)),
                fields=["failed_musts", "-fit", "-answered", "id"],
                name="assessment_rank",
            ),
        ),
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                fields=["profile", "failed_musts", "-fit", "-answered", "id"], name="assessment_profile_rank"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.UniqueConstraint(fields=("partner", "profile"), name="assessment_once"),
        ),
        migrations.AddConstraint(
            model_name="assessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("fit", None), ("fit__lte", 100), _connector="OR"), name="assessment_fit"
            ),
        ),
    ]
