import uuid

import django.db.models.deletion
import django.db.models.expressions
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

import settlements.rules.terms


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("campaigns", "0001_initial"),
        ("documents", "0001_initial"),
        ("partners", "0002_tables"),
        ("sales", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="StatementRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("until", models.DateField(unique=True)),
                ("made_at", models.DateTimeField()),
                ("statements", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("cost", "Cost of commissions"),
                            ("accrued", "Earned, not approved yet"),
                            ("owed", "Approved, to be paid"),
                            ("paid", "Paid out"),
                            ("set_off", "Set off against what they owe us"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("balance", models.BigIntegerField(default=0, editable=False, verbose_name="balance")),
                ("entries", models.BigIntegerField(default=0, editable=False)),
                ("head", models.BinaryField(default=b"")),
                (
                    "legal_entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="partners.legalentity",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="partners.partner",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="partners.seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "ordering": ["partner", "currency", "kind", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "kind", "currency", "legal_entity", "seller"),
                        name="account_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="BankChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.TextField(blank=True)),
                ("changed_at", models.DateTimeField()),
                ("held_until", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bank_changes",
                        to="partners.legalentity",
                    ),
                ),
            ],
            options={
                "ordering": ["-changed_at"],
            },
        ),
        migrations.CreateModel(
            name="Commission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("sale", "Sale"), ("stage", "Stage"), ("fix", "Return or correction")],
                        max_length=5,
                        verbose_name="for",
                    ),
                ),
                (
                    "beneficiary",
                    models.CharField(
                        choices=[("partner", "Partner"), ("seller", "Seller")], max_length=7, verbose_name="who earns"
                    ),
                ),
                ("earned_on", models.DateField(verbose_name="date")),
                ("customer", models.CharField(blank=True, max_length=80)),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("amount", models.BigIntegerField(verbose_name="commission")),
                ("base", models.BigIntegerField(default=0)),
                ("deal_base", models.BigIntegerField(default=0)),
                ("deal_currency", models.CharField(blank=True, max_length=3)),
                ("exchange_rate", models.DecimalField(decimal_places=8, default=1, max_digits=18)),
                ("company_amount", models.BigIntegerField(null=True)),
                (
                    "tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gold", "Gold"),
                            ("silver", "Silver"),
                            ("bronze", "Bronze"),
                            ("beginner", "Beginner"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                ("computation", models.JSONField(default=dict)),
                ("reason", models.CharField(blank=True, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("accrued", "Earned"),
                            ("held", "Held"),
                            ("approved", "Approved"),
                            ("stated", "In a statement"),
                            ("paid", "Paid"),
                            ("reversed", "Taken back"),
                            ("nothing", "Nothing due"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="held until")),
                ("held_reason", models.CharField(blank=True, max_length=200, verbose_name="why held")),
                ("approved_at", models.DateTimeField(null=True)),
                ("paid_on", models.DateField(null=True, verbose_name="paid")),
                ("reversed_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="settlements.commission",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="sales.deal",
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="partners.legalentity",
                        verbose_name="legal entity",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="partners.partner",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="sales.referral",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commissions",
                        to="partners.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission",
                "verbose_name_plural": "commissions",
                "ordering": ["-earned_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CommissionRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "beneficiary",
                    models.CharField(
                        choices=[("partner", "Partner"), ("seller", "Seller")],
                        default="partner",
                        max_length=7,
                        verbose_name="who earns",
                    ),
                ),
                ("stage", models.CharField(blank=True, max_length=20, verbose_name="for the stage")),
                ("campaign", models.CharField(blank=True, max_length=120, verbose_name="campaign")),
                (
                    "tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gold", "Gold"),
                            ("silver", "Silver"),
                            ("bronze", "Bronze"),
                            ("beginner", "Beginner"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                ("product_group", models.CharField(blank=True, max_length=80, verbose_name="product group")),
                ("created_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commission_rules",
                        to="campaigns.agreement",
                        verbose_name="agreement",
                    ),
                ),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commission_rules",
                        to="campaigns.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partners.partnerkind",
                        verbose_name="kind of partner",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commission_rules",
                        to="partners.partner",
                        verbose_name="partner",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.scheme",
                        verbose_name="scheme",
                    ),
                ),
            ],
            options={
                "verbose_name": "commission rule",
                "verbose_name_plural": "commission rules",
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "beneficiary",
                            "stage",
                            "code",
                            "agreement",
                            "partner",
                            "campaign",
                            "product_group",
                            "tier",
                            "scheme",
                            "kind",
                        ),
                        name="commissionrule_scope_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="commissionrule_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DealMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sales.deal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Debt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("units", models.BigIntegerField(verbose_name="amount")),
                ("on", models.DateField(verbose_name="date")),
                ("reason", models.CharField(max_length=200, verbose_name="for what")),
                ("taken", models.BigIntegerField(default=0, verbose_name="set off so far")),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="debts", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "debt",
                "verbose_name_plural": "debts",
                "ordering": ["on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("taken__gte", 0), ("taken__lte", models.F("units")), ("units__gt", 0)),
                        name="debt_is_possible",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="for the date")),
                ("at", models.DateTimeField(verbose_name="run")),
                ("seconds", models.FloatField()),
                ("accounts", models.BigIntegerField()),
                ("transactions", models.BigIntegerField()),
                ("entries", models.BigIntegerField()),
                ("commissions", models.BigIntegerField()),
                ("found", models.BigIntegerField(default=0)),
                ("faults", models.JSONField(default=list)),
            ],
            options={
                "verbose_name": "proof of the ledger",
                "verbose_name_plural": "proofs of the ledger",
                "ordering": ["-at"],
                "indexes": [models.Index(fields=["-at"], name="ledgerproof_at")],
            },
        ),
        migrations.CreateModel(
            name="PaymentBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("total", models.BigIntegerField(verbose_name="total")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "payment batch",
                "verbose_name_plural": "payment batches",
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="PayoutTerms",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("currency", models.CharField(max_length=3, unique=True, verbose_name="currency")),
                ("minimum", models.BigIntegerField(default=0, verbose_name="smallest payout")),
                ("limit", models.BigIntegerField(default=0, verbose_name="a second person approves above")),
                ("day", models.PositiveSmallIntegerField(default=3, verbose_name="day of the month")),
            ],
            options={
                "ordering": ["currency"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("day__gte", 1), ("day__lte", 28), ("limit__gte", 0), ("minimum__gte", 0)),
                        name="payoutterms_possible",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="sales.referral",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RuleVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "shape",
                    models.CharField(
                        choices=[
                            ("percent", "Percent"),
                            ("fixed", "Fixed sum for a customer"),
                            ("steps", "Steps by volume"),
                            ("split", "Share of the profit"),
                            ("ended", "No longer applies"),
                        ],
                        max_length=8,
                        verbose_name="how it is computed",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Basis["AMOUNT"], "of the amount"),
                            (settlements.rules.terms.Basis["MARGIN"], "of the margin"),
                        ],
                        default=settlements.rules.terms.Basis["AMOUNT"],
                        max_length=6,
                        verbose_name="of what",
                    ),
                ),
                ("percent", models.DecimalField(decimal_places=4, default=0, max_digits=7, verbose_name="percent")),
                ("fixed", models.BigIntegerField(default=0, verbose_name="fixed sum")),
                ("steps", models.JSONField(blank=True, default=list, verbose_name="steps")),
                (
                    "slab",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Slab["MARGINAL"], "each step's rate for the part inside the step"),
                            (
                                settlements.rules.terms.Slab["WHOLE"],
                                "the rate of the step reached for the whole volume",
                            ),
                        ],
                        default=settlements.rules.terms.Slab["MARGINAL"],
                        max_length=8,
                        verbose_name="a step's rate applies to",
                    ),
                ),
                (
                    "volume_of",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Period["DEAL"], "a deal"),
                            (settlements.rules.terms.Period["MONTH"], "a month"),
                            (settlements.rules.terms.Period["QUARTER"], "a quarter"),
                            (settlements.rules.terms.Period["YEAR"], "a year"),
                        ],
                        default=settlements.rules.terms.Period["MONTH"],
                        max_length=7,
                        verbose_name="volume of",
                    ),
                ),
                (
                    "orders",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Orders["ALL"], "Every order"),
                            (settlements.rules.terms.Orders["FIRST"], "The first order only"),
                            (settlements.rules.terms.Orders["MONTHS"], "Orders of the first months"),
                        ],
                        default=settlements.rules.terms.Orders["ALL"],
                        max_length=6,
                        verbose_name="which orders",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(default=0, verbose_name="months")),
                ("customer_cap", models.BigIntegerField(blank=True, null=True, verbose_name="at most for a customer")),
                ("period_cap", models.BigIntegerField(blank=True, null=True, verbose_name="at most for a period")),
                (
                    "cap_period",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Period["DEAL"], "a deal"),
                            (settlements.rules.terms.Period["MONTH"], "a month"),
                            (settlements.rules.terms.Period["QUARTER"], "a quarter"),
                            (settlements.rules.terms.Period["YEAR"], "a year"),
                        ],
                        default=settlements.rules.terms.Period["MONTH"],
                        max_length=7,
                        verbose_name="period",
                    ),
                ),
                (
                    "due",
                    models.CharField(
                        choices=[
                            (settlements.rules.terms.Due["ORDER"], "when the order is won"),
                            (settlements.rules.terms.Due["PAID"], "when the customer has paid all of it"),
                            (settlements.rules.terms.Due["PARTS"], "with each payment, in proportion"),
                        ],
                        default=settlements.rules.terms.Due["ORDER"],
                        max_length=5,
                        verbose_name="due",
                    ),
                ),
                ("hold_days", models.PositiveSmallIntegerField(default=0, verbose_name="days held")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="why it changed")),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="settlements.commissionrule",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a rule",
                "verbose_name_plural": "versions of rules",
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "number"), name="ruleversion_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("fixed__gte", 0), ("percent__gte", 0), ("percent__lte", 100)),
                        name="ruleversion_is_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("currency", ""), _negated=True),
                            models.Q(
                                ("customer_cap", None),
                                ("period_cap", None),
                                (
                                    "shape__in",
                                    [settlements.rules.terms.Shape["PERCENT"], settlements.rules.terms.Shape["SPLIT"]],
                                ),
                            ),
                            ("shape", settlements.rules.terms.Shape["ENDED"]),
                            _connector="OR",
                        ),
                        name="ruleversion_sums_have_a_currency",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CommissionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[("sale", "Sale"), ("stage", "Stage"), ("fix", "Return or correction")],
                        max_length=5,
                        verbose_name="for",
                    ),
                ),
                (
                    "beneficiary",
                    models.CharField(
                        choices=[("partner", "Partner"), ("seller", "Seller")], max_length=7, verbose_name="who earns"
                    ),
                ),
                ("earned_on", models.DateField(verbose_name="date")),
                ("customer", models.CharField(blank=True, max_length=80)),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("amount", models.BigIntegerField(verbose_name="commission")),
                ("base", models.BigIntegerField(default=0)),
                ("deal_base", models.BigIntegerField(default=0)),
                ("deal_currency", models.CharField(blank=True, max_length=3)),
                ("exchange_rate", models.DecimalField(decimal_places=8, default=1, max_digits=18)),
                ("company_amount", models.BigIntegerField(null=True)),
                (
                    "tier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("gold", "Gold"),
                            ("silver", "Silver"),
                            ("bronze", "Bronze"),
                            ("beginner", "Beginner"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=24)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("accrued", "Earned"),
                            ("held", "Held"),
                            ("approved", "Approved"),
                            ("stated", "In a statement"),
                            ("paid", "Paid"),
                            ("reversed", "Taken back"),
                            ("nothing", "Nothing due"),
                        ],
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("held_until", models.DateField(blank=True, null=True, verbose_name="held until")),
                ("held_reason", models.CharField(blank=True, max_length=200, verbose_name="why held")),
                ("approved_at", models.DateTimeField(null=True)),
                ("paid_on", models.DateField(null=True, verbose_name="paid")),
                ("reversed_at", models.DateTimeField(null=True)),
                (
                    "approved_by",
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
                    "corrects",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="settlements.commission",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sales.deal",
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.legalentity",
                        verbose_name="legal entity",
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
                        to="settlements.commission",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sales.referral",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.seller",
                        verbose_name="seller",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="settlements.ruleversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="commission",
            name="version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="commissions",
                to="settlements.ruleversion",
            ),
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("until", models.DateField(verbose_name="up to")),
                ("earned", models.BigIntegerField(verbose_name="earned")),
                ("carried_in", models.BigIntegerField(default=0, verbose_name="carried over from before")),
                ("set_off", models.BigIntegerField(default=0, verbose_name="set off against what they owe us")),
                ("payable", models.BigIntegerField(verbose_name="to be paid")),
                ("carried_out", models.BigIntegerField(default=0, verbose_name="carried over to the next")),
                ("lines_count", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("sent", "Sent"),
                            ("confirmed", "Confirmed by the partner"),
                            ("disputed", "Disputed by the partner"),
                            ("approved", "Approved for payment"),
                            ("ordered", "In a payment batch"),
                            ("paid", "Paid"),
                        ],
                        default="made",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("answered_by", models.CharField(blank=True, max_length=254, verbose_name="answered by")),
                ("answer", models.TextField(blank=True, verbose_name="what the partner says")),
                ("approved_at", models.DateTimeField(null=True, verbose_name="approved")),
                ("paid_on", models.DateField(null=True, verbose_name="paid")),
                (
                    "approved_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="settlements.paymentbatch",
                    ),
                ),
                (
                    "legal_entity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="partners.legalentity",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="partners.partner",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="partners.seller",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["-until", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-until", "-id"], name="statement_partner"),
                    models.Index(fields=["-until", "-id"], name="statement_until"),
                    models.Index(
                        condition=models.Q(("payable__gt", 0), models.Q(("state", "paid"), _negated=True)),
                        fields=["state", "-until"],
                        name="statement_unpaid",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partner", "legal_entity", "seller", "currency", "until"),
                        name="statement_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "carried_out",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("carried_in"), "+", models.F("earned")
                                        ),
                                        "-",
                                        models.F("set_off"),
                                    ),
                                    "-",
                                    models.F("payable"),
                                ),
                            )
                        ),
                        name="statement_adds_up",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("payable__gte", 0), ("set_off__gte", 0)), name="statement_takes_nothing_out"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(
                                    ("made_by", None),
                                    models.Q(("approved_by", models.F("made_by")), _negated=True),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("sent_by", None),
                                    models.Q(("approved_by", models.F("sent_by")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="statement_approved_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paid_on__isnull", False), ("state", "paid")),
                            models.Q(models.Q(("state", "paid"), _negated=True), ("paid_on", None)),
                            _connector="OR",
                        ),
                        name="statement_paid_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("units", models.BigIntegerField()),
                (
                    "commission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement_line",
                        to="settlements.commission",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="settlements.statement"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="StatementPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="of_statement", to="documents.paper"
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="settlements.statement"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Transaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=160, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accrual", "Earned"),
                            ("approval", "Approved"),
                            ("reversal", "Taken back"),
                            ("transfer", "Moved to another legal entity"),
                            ("payout", "Paid"),
                            ("set_off", "Set off"),
                            ("correction", "Corrected"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("digest", models.CharField(max_length=64)),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("at", models.DateTimeField(verbose_name="written")),
                ("written_in", models.BigIntegerField(db_default=models.Func(function="txid_current"), editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commission",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="transactions",
                        to="settlements.commission",
                        verbose_name="commission",
                    ),
                ),
                (
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="settlements.transaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "transaction",
                "verbose_name_plural": "transactions",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("units", models.BigIntegerField(verbose_name="amount")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("number", models.BigIntegerField(editable=False)),
                ("balance", models.BigIntegerField(editable=False)),
                ("hash", models.BinaryField()),
                (
                    "account",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="settlements.account",
                    ),
                ),
                (
                    "transaction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="settlements.transaction",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry",
                "verbose_name_plural": "entries",
                "ordering": ["account", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("account", "number"), name="entry_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("units", 0), _negated=True), name="entry_moves_something"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(fields=["-earned_on", "-id"], name="commission_day"),
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(fields=["partner", "-earned_on", "-id"], name="commission_partner_day"),
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(
                condition=models.Q(("state__in", ["accrued", "held"])),
                fields=["state", "held_until"],
                name="commission_ripening",
            ),
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(
                condition=models.Q(("state", "approved")),
                fields=["partner", "legal_entity", "currency"],
                name="commission_to_state",
            ),
        ),
        migrations.AddIndex(
            model_name="commission",
            index=models.Index(
                condition=models.Q(("customer", ""), _negated=True), fields=["customer"], name="commission_customer"
            ),
        ),
        migrations.AddConstraint(
            model_name="commission",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount", 0), ("state", "nothing"), models.Q(("reason", ""), _negated=True)),
                    ("state", "reversed"),
                    models.Q(models.Q(("state", "nothing"), _negated=True), models.Q(("amount", 0), _negated=True)),
                    _connector="OR",
                ),
                name="commission_says_why_nothing",
            ),
        ),
    ]
