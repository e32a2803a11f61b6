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
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Contract"),
                            ("annex", "Annex"),
                            ("act", "Act of work done"),
                            ("invoice", "Invoice"),
                            ("cert", "Certificate"),
                            ("other", "Other paper"),
                        ],
                        default="contract",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=64, verbose_name="number")),
                ("dated_on", models.DateField(verbose_name="date")),
                ("month", models.DateField(blank=True, null=True, verbose_name="month")),
                ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="amount")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("signed", "Signed"),
                            ("expired", "Expired"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField(auto_now=True)),
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
                    "legal_entity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="partners.legalentity",
                        verbose_name="legal entity",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="papers",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "paper",
                "verbose_name_plural": "papers",
                "ordering": ["-dated_on", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-dated_on", "-id"], name="paper_partner_day"),
                    models.Index(fields=["-dated_on", "-id"], name="paper_day"),
                    models.Index(condition=models.Q(("state", "sent")), fields=["state", "sent_on"], name="paper_sent"),
                    models.Index(condition=models.Q(("state", "signed")), fields=["expires_on"], name="paper_expires"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("number", ""), _negated=True), models.Q(("state", "cancelled"), _negated=True)
                        ),
                        fields=("partner", "kind", "number"),
                        name="paper_number_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount", None), models.Q(("currency", ""), _negated=True), _connector="OR"
                        ),
                        name="paper_amount_has_a_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["sent", "signed", "expired"]), _negated=True),
                            ("sent_on__isnull", False),
                            _connector="OR",
                        ),
                        name="paper_sent_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed", "expired"]), _negated=True),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="paper_signed_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("month", None), ("month__day", 1), _connector="OR"),
                        name="paper_month_is_its_first_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("contract", "Contract"),
                            ("annex", "Annex"),
                            ("act", "Act of work done"),
                            ("invoice", "Invoice"),
                            ("cert", "Certificate"),
                            ("other", "Other paper"),
                        ],
                        default="contract",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=64, verbose_name="number")),
                ("dated_on", models.DateField(verbose_name="date")),
                ("month", models.DateField(blank=True, null=True, verbose_name="month")),
                ("amount", models.BigIntegerField(blank=True, null=True, verbose_name="amount")),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("sent", "Sent"),
                            ("signed", "Signed"),
                            ("expired", "Expired"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "created_by",
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
                    "legal_entity",
                    models.ForeignKey(
                        blank=True,
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
                        to="documents.paper",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("type", models.CharField(max_length=100, verbose_name="type")),
                ("size", models.BigIntegerField(verbose_name="size")),
                ("digest", models.CharField(max_length=64)),
                ("stored_as", models.CharField(max_length=64, unique=True)),
                ("shared", models.BooleanField(default=False, verbose_name="the partner may download it")),
                ("sender", models.EmailField(blank=True, max_length=254)),
                ("created_at", models.DateTimeField(verbose_name="uploaded")),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="partners.partner",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "file",
                "verbose_name_plural": "files",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "paper",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="documents.paper"
                    ),
                ),
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="of_paper", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
    ]
