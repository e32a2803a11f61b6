import uuid

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
            name="PartnerWeek",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "week", "partner_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("week", models.DateField()),
                ("calls", models.IntegerField()),
                ("meetings", models.IntegerField()),
                ("orders", models.IntegerField()),
                ("turnover", models.BigIntegerField()),
                ("margin", models.BigIntegerField()),
            ],
            options={
                "db_table": "scoring_partnerweek",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="CountedPartner",
            fields=[
                ("partner_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind_id", models.BigIntegerField()),
                ("manager_id", models.BigIntegerField()),
                ("week", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="FactMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[("deal", "Deal"), ("contact", "Contact"), ("partner", "Partner"), ("all", "All")],
                        max_length=8,
                    ),
                ),
                ("partner_id", models.BigIntegerField(null=True)),
                ("day", models.DateField(null=True)),
                ("author_id", models.BigIntegerField(null=True)),
                ("calls", models.IntegerField(default=0)),
                ("meetings", models.IntegerField(default=0)),
                ("orders", models.IntegerField(default=0)),
                ("turnover", models.BigIntegerField(default=0)),
                ("margin", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="FlagRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("no_contact", "No contact"),
                            ("dormant", "Dormant"),
                            ("turnover_fell", "Turnover fell"),
                            ("too_large", "Too much of the total"),
                            ("papers_unsigned", "Papers not signed"),
                            ("papers_expired", "Papers expired"),
                            ("promises_broken", "Promises broken"),
                            ("complaints", "Open complaints"),
                            ("one_sided", "One-sided exchange"),
                        ],
                        max_length=20,
                        unique=True,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("financial", "Financial"),
                            ("reputational", "Reputational"),
                            ("operational", "Operational"),
                            ("legal", "Legal"),
                            ("commercial", "Commercial"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Low"), (2, "Medium"), (3, "High")], verbose_name="severity"
                    ),
                ),
                ("threshold", models.PositiveIntegerField(verbose_name="threshold")),
                ("window_months", models.PositiveSmallIntegerField(default=0, verbose_name="window, months")),
                ("enabled", models.BooleanField(default=True, verbose_name="on")),
            ],
            options={
                "ordering": ["category", "code"],
            },
        ),
        migrations.CreateModel(
            name="RulesVersion",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("content", models.JSONField()),
                ("first_used", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="AbcRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("period_months", models.PositiveSmallIntegerField(default=12, verbose_name="period, months")),
                ("bound_a", models.DecimalField(decimal_places=2, default=80, max_digits=5, verbose_name="A up to, %")),
                ("bound_b", models.DecimalField(decimal_places=2, default=95, max_digits=5, verbose_name="B up to, %")),
                ("bound_c", models.DecimalField(decimal_places=2, default=99, max_digits=5, verbose_name="C up to, %")),
                (
                    "boundary",
                    models.CharField(
                        choices=[("start", "the better class"), ("strict", "the worse class")],
                        default="start",
                        max_length=6,
                        verbose_name="a partner that crosses a bound belongs to",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="abcrule_is_one_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bound_a__gt", 0),
                            ("bound_a__lt", models.F("bound_b")),
                            ("bound_b__lt", models.F("bound_c")),
                            ("bound_c__lte", 100),
                        ),
                        name="abcrule_bounds_rise",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AbcRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("period_months", models.PositiveSmallIntegerField(default=12, verbose_name="period, months")),
                ("bound_a", models.DecimalField(decimal_places=2, default=80, max_digits=5, verbose_name="A up to, %")),
                ("bound_b", models.DecimalField(decimal_places=2, default=95, max_digits=5, verbose_name="B up to, %")),
                ("bound_c", models.DecimalField(decimal_places=2, default=99, max_digits=5, verbose_name="C up to, %")),
                (
                    "boundary",
                    models.CharField(
                        choices=[("start", "the better class"), ("strict", "the worse class")],
                        default="start",
                        max_length=6,
                        verbose_name="a partner that crosses a bound belongs to",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="scoring.abcrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExchangeRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "share_percent",
                    models.PositiveSmallIntegerField(
                        default=20, verbose_name="turnover of unknown margin counts as, %"
                    ),
                ),
                ("enough", models.PositiveSmallIntegerField(default=5, verbose_name="events before an index is shown")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="exchangerule_is_one_row"),
                    models.CheckConstraint(
                        condition=models.Q(("enough__gte", 1), ("share_percent__gte", 1), ("share_percent__lte", 100)),
                        name="exchangerule_in_bounds",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExchangeRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "share_percent",
                    models.PositiveSmallIntegerField(
                        default=20, verbose_name="turnover of unknown margin counts as, %"
                    ),
                ),
                ("enough", models.PositiveSmallIntegerField(default=5, verbose_name="events before an index is shown")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="scoring.exchangerule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FlagRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("no_contact", "No contact"),
                            ("dormant", "Dormant"),
                            ("turnover_fell", "Turnover fell"),
                            ("too_large", "Too much of the total"),
                            ("papers_unsigned", "Papers not signed"),
                            ("papers_expired", "Papers expired"),
                            ("promises_broken", "Promises broken"),
                            ("complaints", "Open complaints"),
                            ("one_sided", "One-sided exchange"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("financial", "Financial"),
                            ("reputational", "Reputational"),
                            ("operational", "Operational"),
                            ("legal", "Legal"),
                            ("commercial", "Commercial"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "Low"), (2, "Medium"), (3, "High")], verbose_name="severity"
                    ),
                ),
                ("threshold", models.PositiveIntegerField(verbose_name="threshold")),
                ("window_months", models.PositiveSmallIntegerField(default=0, verbose_name="window, months")),
                ("enabled", models.BooleanField(default=True, verbose_name="on")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="scoring.flagrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScopeWeek",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "scope",
                    models.CharField(
                        choices=[("company", "Company"), ("kind", "Kind"), ("manager", "Manager")], max_length=8
                    ),
                ),
                ("scope_id", models.BigIntegerField(default=0)),
                ("week", models.DateField()),
                ("calls", models.IntegerField(default=0)),
                ("meetings", models.IntegerField(default=0)),
                ("new_partners", models.IntegerField(default=0)),
                ("orders", models.IntegerField(default=0)),
                ("turnover", models.BigIntegerField(default=0)),
                ("margin", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["week", "scope"], name="scopeweek_week")],
                "constraints": [models.UniqueConstraint(fields=("scope", "scope_id", "week"), name="scopeweek_once")],
            },
        ),
        migrations.CreateModel(
            name="TierRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("window_months", models.PositiveSmallIntegerField(default=12, verbose_name="window, months")),
                ("gold", models.BigIntegerField(default=50000000, verbose_name="gold from")),
                ("silver", models.BigIntegerField(default=10000000, verbose_name="silver from")),
                ("bronze", models.BigIntegerField(default=2000000, verbose_name="bronze from")),
                (
                    "grace_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days below a bound before a tier is lost"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="tierrule_is_one_row"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("bronze__gt", 0), ("bronze__lt", models.F("silver")), ("silver__lt", models.F("gold"))
                        ),
                        name="tierrule_bounds_rise",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TierRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("window_months", models.PositiveSmallIntegerField(default=12, verbose_name="window, months")),
                ("gold", models.BigIntegerField(default=50000000, verbose_name="gold from")),
                ("silver", models.BigIntegerField(default=10000000, verbose_name="silver from")),
                ("bronze", models.BigIntegerField(default=2000000, verbose_name="bronze from")),
                (
                    "grace_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="days below a bound before a tier is lost"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="scoring.tierrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WeekMover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField()),
                ("scope", models.CharField(max_length=8)),
                ("scope_id", models.BigIntegerField()),
                ("turnover", models.BigIntegerField()),
                ("before", models.BigIntegerField()),
                ("change", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["week", "scope", "-change"], name="weekmover_change")],
                "constraints": [models.UniqueConstraint(fields=("week", "scope", "scope_id"), name="weekmover_once")],
            },
        ),
        migrations.CreateModel(
            name="WeekPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("metric", models.CharField(max_length=16, verbose_name="figure")),
                ("from_week", models.DateField(verbose_name="from the week of")),
                ("value", models.BigIntegerField(verbose_name="a week")),
            ],
            options={
                "ordering": ["metric", "from_week"],
                "constraints": [models.UniqueConstraint(fields=("metric", "from_week"), name="weekplan_once")],
            },
        ),
        migrations.CreateModel(
            name="WeekPlanEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("metric", models.CharField(max_length=16, verbose_name="figure")),
                ("from_week", models.DateField(verbose_name="from the week of")),
                ("value", models.BigIntegerField(verbose_name="a week")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="scoring.weekplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExchangeQuarter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("quarter", models.DateField()),
                ("customers_got", models.IntegerField(default=0)),
                ("customers_gave", models.IntegerField(default=0)),
                ("orders_got", models.IntegerField(default=0)),
                ("orders_gave", models.IntegerField(default=0)),
                ("turnover_got", models.BigIntegerField(default=0)),
                ("turnover_gave", models.BigIntegerField(default=0)),
                ("margin_got", models.BigIntegerField(default=0)),
                ("margin_gave", models.BigIntegerField(default=0)),
                ("commissions_gave", models.BigIntegerField(default=0)),
                ("barter_got", models.BigIntegerField(default=0)),
                ("barter_gave", models.BigIntegerField(default=0)),
                ("placements_got", models.IntegerField(default=0)),
                ("materials_gave", models.IntegerField(default=0)),
                ("promises_theirs", models.IntegerField(default=0)),
                ("promises_theirs_kept", models.IntegerField(default=0)),
                ("promises_ours", models.IntegerField(default=0)),
                ("promises_ours_kept", models.IntegerField(default=0)),
                ("events", models.IntegerField(default=0)),
                ("got", models.BigIntegerField(default=0)),
                ("gave", models.BigIntegerField(default=0)),
                (
                    "partner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exchange",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "ordering": ["partner", "quarter"],
                "indexes": [models.Index(fields=["quarter"], name="exchangequarter_quarter")],
                "constraints": [models.UniqueConstraint(fields=("partner", "quarter"), name="exchangequarter_once")],
            },
        ),
        migrations.CreateModel(
            name="RiskFlag",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("no_contact", "No contact"),
                            ("dormant", "Dormant"),
                            ("turnover_fell", "Turnover fell"),
                            ("too_large", "Too much of the total"),
                            ("papers_unsigned", "Papers not signed"),
                            ("papers_expired", "Papers expired"),
                            ("promises_broken", "Promises broken"),
                            ("complaints", "Open complaints"),
                            ("one_sided", "One-sided exchange"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("financial", "Financial"),
                            ("reputational", "Reputational"),
                            ("operational", "Operational"),
                            ("legal", "Legal"),
                            ("commercial", "Commercial"),
                        ],
                        max_length=12,
                    ),
                ),
                ("severity", models.PositiveSmallIntegerField(choices=[(1, "Low"), (2, "Medium"), (3, "High")])),
                ("evidence", models.JSONField(default=dict)),
                ("opened_on", models.DateField(verbose_name="opened")),
                ("closed_on", models.DateField(null=True, verbose_name="closed")),
                ("times", models.PositiveIntegerField(default=1)),
                ("acknowledged_at", models.DateTimeField(null=True)),
                (
                    "acknowledged_by",
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
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="risk_flags",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "risk flag",
                "verbose_name_plural": "risk flags",
                "ordering": ["-severity", "-opened_on"],
                "indexes": [
                    models.Index(fields=["opened_on"], name="riskflag_opened"),
                    models.Index(
                        condition=models.Q(("closed_on", None)),
                        fields=["-severity", "-opened_on", "-id"],
                        name="riskflag_gravest",
                    ),
                    models.Index(
                        condition=models.Q(("closed_on", None), _negated=True), fields=["partner"], name="riskflag_past"
                    ),
                    models.Index(
                        condition=models.Q(("closed_on", None), _negated=True),
                        fields=["closed_on"],
                        name="riskflag_closed_on",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_on", None)), fields=("partner", "code"), name="riskflag_open_once"
                    )
                ],
            },
        ),
    ]
