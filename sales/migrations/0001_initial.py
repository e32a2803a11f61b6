import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("campaigns", "0001_initial"),
        ("partners", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=80, unique=True)),
                ("number", models.CharField(blank=True, max_length=64, verbose_name="number")),
                ("ordered_on", models.DateField(verbose_name="date")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("cancelled", "Cancelled")],
                        default="won",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("margin", models.BigIntegerField(null=True, verbose_name="margin")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=8, default=1, max_digits=18)),
                ("base_amount", models.BigIntegerField()),
                ("base_margin", models.BigIntegerField(null=True)),
                ("seller", models.CharField(blank=True, max_length=120, verbose_name="seller")),
                ("converts", models.BooleanField(db_default=False, default=False)),
                ("customer", models.CharField(blank=True, db_default="", max_length=150, verbose_name="customer")),
                ("customer_phone", models.CharField(blank=True, db_default="", max_length=32, verbose_name="phone")),
                ("customer_email", models.CharField(blank=True, db_default="", max_length=254, verbose_name="e-mail")),
                ("customer_tax_id", models.CharField(blank=True, db_default="", max_length=32, verbose_name="tax id")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "code",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="campaigns.code",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "deal",
                "verbose_name_plural": "deals",
                "ordering": ["-ordered_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        null=True, validators=[django.core.validators.MaxValueValidator(10)], verbose_name="score"
                    ),
                ),
                (
                    "troubles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("late", "They were late"),
                                ("slow_quote", "The quote took too long"),
                                ("defect", "Something was defective"),
                                ("rude", "They were rude"),
                                ("other", "Something else"),
                            ],
                            max_length=10,
                        ),
                        default=list,
                        size=None,
                        verbose_name="what went wrong",
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=2000, verbose_name="in their words")),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "verbose_name_plural": "feedback",
                "ordering": ["-asked_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Complaint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "trouble",
                    models.CharField(
                        choices=[
                            ("late", "They were late"),
                            ("slow_quote", "The quote took too long"),
                            ("defect", "Something was defective"),
                            ("rude", "They were rude"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="what went wrong",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="in their words")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="deadline")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("outcome", models.TextField(blank=True, max_length=1000, verbose_name="what came of it")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who looks after it",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaints",
                        to="partners.partner",
                    ),
                ),
                (
                    "feedback",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="complaint",
                        to="sales.feedback",
                    ),
                ),
            ],
            options={
                "verbose_name": "complaint",
                "verbose_name_plural": "complaints",
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("article", models.CharField(blank=True, max_length=64, verbose_name="article")),
                ("group", models.CharField(blank=True, db_default="", max_length=80, verbose_name="product group")),
                ("price", models.BigIntegerField(verbose_name="price")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
            ],
            options={
                "verbose_name": "product",
                "verbose_name_plural": "products",
                "ordering": ["name", "id"],
                "indexes": [models.Index(django.db.models.functions.text.Upper("name"), name="product_name")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("article", ""), _negated=True),
                        fields=("article",),
                        name="product_article_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("price__gte", 0)), name="product_price_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProductEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("article", models.CharField(blank=True, max_length=64, verbose_name="article")),
                ("group", models.CharField(blank=True, db_default="", max_length=80, verbose_name="product group")),
                ("price", models.BigIntegerField(verbose_name="price")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="sales.product",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(editable=False, max_length=120, unique=True)),
                (
                    "direction",
                    models.CharField(
                        choices=[("inbound", "They sent us a customer"), ("outbound", "We sent them a customer")],
                        default="inbound",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lead", "Lead: we work it"),
                            ("registration", "Deal registration: the partner works it"),
                        ],
                        default="lead",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("cabinet", "Cabinet"),
                            ("manager", "Manager"),
                            ("link", "Link or QR"),
                            ("import", "Import"),
                            ("api", "API"),
                        ],
                        max_length=8,
                        verbose_name="came by",
                    ),
                ),
                ("customer", models.CharField(max_length=150, verbose_name="customer")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("tax_id", models.CharField(blank=True, max_length=32, verbose_name="tax id")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                ("consented_at", models.DateTimeField(blank=True, null=True, verbose_name="consent given")),
                ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="expected amount")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("returned", "Returned for information"),
                            ("rejected", "Rejected"),
                            ("accepted", "Accepted"),
                            ("contacted", "Contacted"),
                            ("measured", "Measured"),
                            ("quoted", "Quoted"),
                            ("won", "Won"),
                            ("paid", "Paid"),
                            ("lost", "Lost"),
                            ("expired", "Expired"),
                        ],
                        default="new",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("state_since", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("due_on", models.DateField(null=True, verbose_name="due")),
                ("registered_at", models.DateTimeField(verbose_name="registered")),
                ("registered_on", models.DateField()),
                ("protected_until", models.DateField(null=True, verbose_name="protected until")),
                ("extended_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="campaigns.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="latecomers",
                        to="sales.referral",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="partners.partner",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="campaigns.scheme",
                        verbose_name="scheme",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="referrals",
                        to="partners.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "referral",
                "verbose_name_plural": "referrals",
                "ordering": ["-registered_at", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-registered_at"], name="referral_partner"),
                    models.Index(fields=["-registered_at", "-id"], name="referral_registered"),
                    models.Index(fields=["state", "-registered_at"], name="referral_state"),
                    models.Index(condition=models.Q(("due_on__isnull", False)), fields=["due_on"], name="referral_due"),
                    models.Index(
                        condition=models.Q(
                            ("state__in", ["accepted", "contacted", "measured", "new", "quoted", "returned"])
                        ),
                        fields=["protected_until"],
                        name="referral_protection",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("customer"), name="gin_trgm_ops"
                        ),
                        name="referral_customer",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("customer", ""), _negated=True), name="referral_names_a_customer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["rejected", "lost", "returned"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="referral_says_why",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="feedback",
            name="referral",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="feedback", to="sales.referral"
            ),
        ),
        migrations.CreateModel(
            name="Dispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("evidence", models.TextField(max_length=2000, verbose_name="evidence")),
                ("opened_at", models.DateTimeField()),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[("stands", "The first claim stands"), ("overruled", "The late claim takes its place")],
                        max_length=9,
                        verbose_name="decision",
                    ),
                ),
                ("rule", models.TextField(blank=True)),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="why")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "late",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="dispute", to="sales.referral"
                    ),
                ),
                (
                    "standing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disputes_against",
                        to="sales.referral",
                    ),
                ),
            ],
            options={
                "verbose_name": "dispute",
                "verbose_name_plural": "disputes",
                "ordering": ["opened_at", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("verdict", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("verdict", ""), _negated=True),
                                models.Q(("rule", ""), _negated=True),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="dispute_decided_with_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DealMatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "by_what",
                    models.CharField(
                        choices=[
                            ("phone", "Same phone"),
                            ("email", "Same e-mail"),
                            ("tax_id", "Same tax id"),
                            ("code", "Same code and name"),
                        ],
                        max_length=6,
                    ),
                ),
                ("found_at", models.DateTimeField()),
                ("is_same", models.BooleanField(null=True)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="sales.deal",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="matches", to="sales.referral"
                    ),
                ),
            ],
            options={
                "ordering": ["-found_at", "-id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None)), fields=["-found_at"], name="dealmatch_unanswered"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("deal", "referral"), name="dealmatch_asked_once")],
            },
        ),
        migrations.CreateModel(
            name="DealEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(max_length=80)),
                ("number", models.CharField(blank=True, max_length=64, verbose_name="number")),
                ("ordered_on", models.DateField(verbose_name="date")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("won", "Won"), ("lost", "Lost"), ("cancelled", "Cancelled")],
                        default="won",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("margin", models.BigIntegerField(null=True, verbose_name="margin")),
                ("currency", models.CharField(max_length=3, verbose_name="currency")),
                ("rate", models.DecimalField(decimal_places=8, default=1, max_digits=18)),
                ("base_amount", models.BigIntegerField()),
                ("base_margin", models.BigIntegerField(null=True)),
                ("seller", models.CharField(blank=True, max_length=120, verbose_name="seller")),
                ("converts", models.BooleanField(db_default=False, default=False)),
                ("customer", models.CharField(blank=True, db_default="", max_length=150, verbose_name="customer")),
                ("customer_phone", models.CharField(blank=True, db_default="", max_length=32, verbose_name="phone")),
                ("customer_email", models.CharField(blank=True, db_default="", max_length=254, verbose_name="e-mail")),
                ("customer_tax_id", models.CharField(blank=True, db_default="", max_length=32, verbose_name="tax id")),
                (
                    "code",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.code",
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
                        to="sales.deal",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="deal",
            name="referral",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="deals",
                to="sales.referral",
            ),
        ),
        migrations.CreateModel(
            name="ComplaintEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "trouble",
                    models.CharField(
                        choices=[
                            ("late", "They were late"),
                            ("slow_quote", "The quote took too long"),
                            ("defect", "Something was defective"),
                            ("rude", "They were rude"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=10,
                        verbose_name="what went wrong",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="in their words")),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("due_on", models.DateField(verbose_name="deadline")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed")),
                ("outcome", models.TextField(blank=True, max_length=1000, verbose_name="what came of it")),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who looks after it",
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
                        to="sales.complaint",
                    ),
                ),
                (
                    "feedback",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sales.feedback",
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="sales.referral",
                        verbose_name="referral",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="complaint",
            name="referral",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="complaints",
                to="sales.referral",
                verbose_name="referral",
            ),
        ),
        migrations.CreateModel(
            name="ReferralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "direction",
                    models.CharField(
                        choices=[("inbound", "They sent us a customer"), ("outbound", "We sent them a customer")],
                        default="inbound",
                        max_length=8,
                        verbose_name="direction",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lead", "Lead: we work it"),
                            ("registration", "Deal registration: the partner works it"),
                        ],
                        default="lead",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("cabinet", "Cabinet"),
                            ("manager", "Manager"),
                            ("link", "Link or QR"),
                            ("import", "Import"),
                            ("api", "API"),
                        ],
                        max_length=8,
                        verbose_name="came by",
                    ),
                ),
                ("customer", models.CharField(max_length=150, verbose_name="customer")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("tax_id", models.CharField(blank=True, max_length=32, verbose_name="tax id")),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                ("consented_at", models.DateTimeField(blank=True, null=True, verbose_name="consent given")),
                ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="expected amount")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("returned", "Returned for information"),
                            ("rejected", "Rejected"),
                            ("accepted", "Accepted"),
                            ("contacted", "Contacted"),
                            ("measured", "Measured"),
                            ("quoted", "Quoted"),
                            ("won", "Won"),
                            ("paid", "Paid"),
                            ("lost", "Lost"),
                            ("expired", "Expired"),
                        ],
                        default="new",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("state_since", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("due_on", models.DateField(null=True, verbose_name="due")),
                ("registered_at", models.DateTimeField(verbose_name="registered")),
                ("registered_on", models.DateField()),
                ("protected_until", models.DateField(null=True, verbose_name="protected until")),
                ("extended_at", models.DateTimeField(null=True)),
                ("reminded_at", models.DateTimeField(null=True)),
                (
                    "code",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.code",
                        verbose_name="code",
                    ),
                ),
                (
                    "first",
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
                        to="sales.referral",
                    ),
                ),
                (
                    "registered_by",
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
                    "scheme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.scheme",
                        verbose_name="scheme",
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferralKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("phone", "Phone"), ("email", "E-mail"), ("tax_id", "Tax id")], max_length=6
                    ),
                ),
                ("value", models.CharField(max_length=254)),
                ("held", models.BooleanField(default=False)),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="sales.referral"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["value", "kind"], name="referralkey_value")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("held", True)), fields=("value", "kind"), name="referralkey_held_once"
                    ),
                    models.UniqueConstraint(fields=("referral", "kind"), name="referralkey_one_of_a_kind"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReferralMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("moved", "Moved"),
                            ("extended", "Extended"),
                            ("reminded", "Reminded"),
                            ("disputed", "Disputed"),
                            ("decided", "Decided"),
                            ("changed", "Changed"),
                        ],
                        default="moved",
                        max_length=10,
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("returned", "Returned for information"),
                            ("rejected", "Rejected"),
                            ("accepted", "Accepted"),
                            ("contacted", "Contacted"),
                            ("measured", "Measured"),
                            ("quoted", "Quoted"),
                            ("won", "Won"),
                            ("paid", "Paid"),
                            ("lost", "Lost"),
                            ("expired", "Expired"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("returned", "Returned for information"),
                            ("rejected", "Rejected"),
                            ("accepted", "Accepted"),
                            ("contacted", "Contacted"),
                            ("measured", "Measured"),
                            ("quoted", "Quoted"),
                            ("won", "Won"),
                            ("paid", "Paid"),
                            ("lost", "Lost"),
                            ("expired", "Expired"),
                        ],
                        max_length=9,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("moved_at", models.DateTimeField()),
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
                    "referral",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="sales.referral",
                    ),
                ),
            ],
            options={
                "ordering": ["-moved_at", "-id"],
                "indexes": [models.Index(fields=["referral", "-moved_at"], name="referralmove_referral")],
            },
        ),
        migrations.CreateModel(
            name="DealPayment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=120, unique=True)),
                ("paid_on", models.DateField(verbose_name="date")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("base_amount", models.BigIntegerField()),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="sales.deal"
                    ),
                ),
            ],
            options={
                "verbose_name": "payment",
                "verbose_name_plural": "payments",
                "ordering": ["paid_on", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount", 0), _negated=True), name="dealpayment_is_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DealReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("key", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("return", "Return"), ("cancellation", "Part cancelled")],
                        default="return",
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                ("returned_on", models.DateField(verbose_name="date")),
                ("amount", models.BigIntegerField(verbose_name="amount")),
                ("margin", models.BigIntegerField(null=True, verbose_name="margin")),
                ("base_amount", models.BigIntegerField()),
                ("base_margin", models.BigIntegerField(null=True)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
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
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="returns", to="sales.deal"
                    ),
                ),
            ],
            options={
                "verbose_name": "return",
                "verbose_name_plural": "returns",
                "ordering": ["returned_on", "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="dealreturn_is_something")
                ],
            },
        ),
        migrations.CreateModel(
            name="DealLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField()),
                ("name", models.CharField(blank=True, max_length=200)),
                ("article", models.CharField(blank=True, max_length=64)),
                ("quantity", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("amount", models.BigIntegerField()),
                ("cost", models.BigIntegerField(null=True)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="sales.deal"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="sales.product"
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "constraints": [models.UniqueConstraint(fields=("deal", "position"), name="dealline_position_once")],
            },
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                condition=models.Q(("answered_at__isnull", False)),
                fields=["partner", "-answered_at"],
                name="feedback_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("score", None)),
                    models.Q(("answered_at__isnull", False), ("score__range", (0, 10))),
                    _connector="OR",
                ),
                name="feedback_answered_with_a_score",
            ),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                condition=models.Q(("referral__isnull", False)), fields=["referral"], name="deal_referral"
            ),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(condition=models.Q(("code__isnull", False)), fields=["code"], name="deal_code"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["partner", "-ordered_on"], name="deal_partner_day"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(fields=["ordered_on"], include=("state", "partner", "base_amount"), name="deal_on"),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                condition=models.Q(
                    models.Q(
                        models.Q(("customer_phone", ""), _negated=True),
                        models.Q(("customer_email", ""), _negated=True),
                        models.Q(("customer_tax_id", ""), _negated=True),
                        ("code__isnull", False),
                        _connector="OR",
                    ),
                    ("referral", None),
                ),
                fields=["ordered_on"],
                name="deal_to_match",
            ),
        ),
        migrations.AddIndex(
            model_name="deal",
            index=models.Index(
                condition=models.Q(("state", "won"), _negated=True),
                fields=["state", "-ordered_on"],
                name="deal_not_won",
            ),
        ),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("converts", True)), fields=("referral",), name="deal_converts_a_referral_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="deal",
            constraint=models.CheckConstraint(
                condition=models.Q(("converts", False), ("referral__isnull", False), _connector="OR"),
                name="deal_converts_something",
            ),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(fields=["partner", "-opened_at"], name="complaint_partner"),
        ),
        migrations.AddIndex(
            model_name="complaint",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["owner", "due_on"], name="complaint_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="complaint",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_at", None), models.Q(("outcome", ""), _negated=True), _connector="OR"),
                name="complaint_closed_with_an_outcome",
            ),
        ),
    ]
