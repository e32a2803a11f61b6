import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

import campaigns.models.code


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_initial"),
        ("partners", "0002_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leaflet", "leaflets"),
                            ("card", "cards"),
                            ("stand", "stand"),
                            ("banner", "banner"),
                            ("sample", "samples"),
                            ("catalogue", "catalogue"),
                            ("other", "other"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("order_at", models.PositiveIntegerField(default=0, verbose_name="order more at")),
                ("in_stock", models.PositiveIntegerField(default=0, editable=False, verbose_name="in stock")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "In force, amended"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("ends_on", models.DateField(editable=False, null=True, verbose_name="in force until")),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "its term is over"),
                            ("by_us", "ended by us"),
                            ("by_them", "ended by the partner"),
                            ("breached_by_us", "breached by us"),
                            ("breached_by_them", "breached by the partner"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="how it ended",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "legal_entity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partners.legalentity",
                        verbose_name="their firm",
                    ),
                ),
                (
                    "our_responsible",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="partners.partner"
                    ),
                ),
                (
                    "their_responsible",
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
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "Replaced by a later version"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why it is amended")),
                ("we_give", models.TextField(blank=True, verbose_name="what we give")),
                ("they_give", models.TextField(blank=True, verbose_name="what they give")),
                ("commission", models.TextField(blank=True, verbose_name="commission in words")),
                ("territory", models.CharField(blank=True, max_length=300, verbose_name="territory")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("ends", "it ends"),
                            ("automatic", "it goes on by itself"),
                            ("talk", "we talk about it"),
                        ],
                        default="talk",
                        max_length=9,
                        verbose_name="when the term is over",
                    ),
                ),
                ("renewal_months", models.PositiveSmallIntegerField(default=12, verbose_name="renewed for months")),
                ("notice_days", models.PositiveSmallIntegerField(default=30, verbose_name="notice, days ahead")),
                ("dispute", models.TextField(blank=True, verbose_name="how disputes are settled")),
                ("decisions", models.TextField(blank=True, verbose_name="how decisions are made")),
                ("our_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("their_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("their_firm", models.CharField(blank=True, editable=False, max_length=200)),
                ("proposed_at", models.DateTimeField(editable=False, null=True, verbose_name="proposed")),
                (
                    "signed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "on paper"),
                            ("electronic", "electronically"),
                            ("verbal", "by word of mouth"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="signed",
                    ),
                ),
                ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="versions", to="campaigns.agreement"
                    ),
                ),
                (
                    "signed_file",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="signed document",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of an agreement",
                "verbose_name_plural": "versions of agreements",
                "ordering": ["agreement", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "number"), name="agreementversion_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("agreement",),
                        name="agreementversion_one_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "proposed"])),
                        fields=("agreement",),
                        name="agreementversion_one_in_the_making",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "dropped"]),
                            models.Q(
                                models.Q(("we_give", ""), _negated=True), models.Q(("they_give", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="agreementversion_both_give",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                        name="agreementversion_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["in_force", "amended", "ended"]), _negated=True),
                            models.Q(
                                ("signed_on__isnull", False),
                                ("starts_on__isnull", False),
                                models.Q(("signed", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="agreementversion_in_force_is_signed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "Replaced by a later version"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "Replaced by a later version"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("moved_at", models.DateTimeField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="campaigns.agreement"
                    ),
                ),
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
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="campaigns.agreementversion"
                    ),
                ),
            ],
            options={
                "ordering": ["-moved_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="version",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaigns.agreementversion",
            ),
        ),
        migrations.CreateModel(
            name="AgreementVersionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "Replaced by a later version"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="why it is amended")),
                ("we_give", models.TextField(blank=True, verbose_name="what we give")),
                ("they_give", models.TextField(blank=True, verbose_name="what they give")),
                ("commission", models.TextField(blank=True, verbose_name="commission in words")),
                ("territory", models.CharField(blank=True, max_length=300, verbose_name="territory")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "renewal",
                    models.CharField(
                        choices=[
                            ("ends", "it ends"),
                            ("automatic", "it goes on by itself"),
                            ("talk", "we talk about it"),
                        ],
                        default="talk",
                        max_length=9,
                        verbose_name="when the term is over",
                    ),
                ),
                ("renewal_months", models.PositiveSmallIntegerField(default=12, verbose_name="renewed for months")),
                ("notice_days", models.PositiveSmallIntegerField(default=30, verbose_name="notice, days ahead")),
                ("dispute", models.TextField(blank=True, verbose_name="how disputes are settled")),
                ("decisions", models.TextField(blank=True, verbose_name="how decisions are made")),
                ("our_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("their_name", models.CharField(blank=True, editable=False, max_length=150)),
                ("their_firm", models.CharField(blank=True, editable=False, max_length=200)),
                ("proposed_at", models.DateTimeField(editable=False, null=True, verbose_name="proposed")),
                (
                    "signed",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paper", "on paper"),
                            ("electronic", "electronically"),
                            ("verbal", "by word of mouth"),
                        ],
                        editable=False,
                        max_length=10,
                        verbose_name="signed",
                    ),
                ),
                ("signed_on", models.DateField(editable=False, null=True, verbose_name="signed on")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.agreement",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.agreementversion",
                    ),
                ),
                (
                    "signed_file",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="documents.storedfile",
                        verbose_name="signed document",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Barter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "side",
                    models.CharField(choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who gave"),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("amount", models.BigIntegerField(verbose_name="agreed price")),
                ("on", models.DateField(verbose_name="day")),
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
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="barter",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "barter",
                "verbose_name_plural": "barter",
                "ordering": ["-on", "-id"],
                "indexes": [models.Index(fields=["partner", "-on", "-id"], name="barter_partner")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="barter_has_a_price"),
                    models.CheckConstraint(condition=models.Q(("what", ""), _negated=True), name="barter_says_what"),
                ],
            },
        ),
        migrations.CreateModel(
            name="BarterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "side",
                    models.CharField(choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who gave"),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("amount", models.BigIntegerField(verbose_name="agreed price")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "by",
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
                        to="campaigns.barter",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Code",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("campaign", models.CharField(blank=True, max_length=120, verbose_name="campaign")),
                ("promise", models.CharField(blank=True, max_length=160, verbose_name="what the customer gets")),
                ("text", models.CharField(max_length=24, verbose_name="code")),
                ("key", models.CharField(editable=False, max_length=24, unique=True)),
                (
                    "token",
                    models.CharField(
                        default=campaigns.models.code.new_token, editable=False, max_length=24, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="codes", to="partners.partner"
                    ),
                ),
                (
                    "seller",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="codes",
                        to="partners.seller",
                        verbose_name="seller",
                    ),
                ),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="MaterialEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("leaflet", "leaflets"),
                            ("card", "cards"),
                            ("stand", "stand"),
                            ("banner", "banner"),
                            ("sample", "samples"),
                            ("catalogue", "catalogue"),
                            ("other", "other"),
                        ],
                        max_length=9,
                        verbose_name="kind",
                    ),
                ),
                ("order_at", models.PositiveIntegerField(default=0, verbose_name="order more at")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.material",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "side",
                    models.CharField(
                        choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who promised"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="how many")),
                ("measure", models.CharField(blank=True, max_length=40, verbose_name="of what")),
                ("first_due", models.DateField(verbose_name="by when")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("once", "once"),
                            ("day", "every day"),
                            ("week", "every week"),
                            ("month", "every month"),
                            ("year", "every year"),
                        ],
                        default="once",
                        max_length=5,
                        verbose_name="how often",
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1, verbose_name="every n-th")),
                ("last_due", models.DateField(blank=True, null=True, verbose_name="last time")),
                (
                    "proof",
                    models.CharField(
                        choices=[
                            ("word", "our note is enough"),
                            ("photo", "photo"),
                            ("file", "file"),
                            ("link", "link"),
                            ("confirmation", "confirmation by the other side"),
                        ],
                        default="word",
                        max_length=12,
                        verbose_name="proof",
                    ),
                ),
                ("penalty", models.CharField(blank=True, max_length=200, verbose_name="if it is broken")),
                ("remind_before", models.PositiveSmallIntegerField(default=3, verbose_name="remind days before")),
                ("remind_after", models.PositiveSmallIntegerField(default=2, verbose_name="remind days after")),
                ("stopped_on", models.DateField(editable=False, null=True)),
                ("made_until", models.DateField(editable=False, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "our_responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who of us",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="partners.partner"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="obligations",
                        to="campaigns.agreementversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "promise",
                "verbose_name_plural": "promises",
                "ordering": ["side", "first_due", "id"],
                "indexes": [models.Index(fields=["partner", "side"], name="obligation_partner")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("every__gte", 1)), name="obligation_every_is_one_or_more"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_due", None), ("last_due__gte", models.F("first_due")), _connector="OR"
                        ),
                        name="obligation_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ObligationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who promised"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what")),
                ("quantity", models.PositiveIntegerField(blank=True, null=True, verbose_name="how many")),
                ("measure", models.CharField(blank=True, max_length=40, verbose_name="of what")),
                ("first_due", models.DateField(verbose_name="by when")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[
                            ("once", "once"),
                            ("day", "every day"),
                            ("week", "every week"),
                            ("month", "every month"),
                            ("year", "every year"),
                        ],
                        default="once",
                        max_length=5,
                        verbose_name="how often",
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1, verbose_name="every n-th")),
                ("last_due", models.DateField(blank=True, null=True, verbose_name="last time")),
                (
                    "proof",
                    models.CharField(
                        choices=[
                            ("word", "our note is enough"),
                            ("photo", "photo"),
                            ("file", "file"),
                            ("link", "link"),
                            ("confirmation", "confirmation by the other side"),
                        ],
                        default="word",
                        max_length=12,
                        verbose_name="proof",
                    ),
                ),
                ("penalty", models.CharField(blank=True, max_length=200, verbose_name="if it is broken")),
                ("remind_before", models.PositiveSmallIntegerField(default=3, verbose_name="remind days before")),
                ("remind_after", models.PositiveSmallIntegerField(default=2, verbose_name="remind days after")),
                ("stopped_on", models.DateField(editable=False, null=True)),
                (
                    "our_responsible",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who of us",
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
                        to="campaigns.obligation",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.agreementversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "side",
                    models.CharField(
                        choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who promised"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("reported", "Said to be done"),
                            ("kept", "Kept"),
                            ("excused", "Excused"),
                            ("broken", "Broken"),
                            ("dropped", "No longer owed"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reported_on", models.DateField(null=True, verbose_name="said to be done")),
                ("kept_on", models.DateField(null=True, verbose_name="kept")),
                ("proof_link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="occurrences",
                        to="campaigns.obligation",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="occurrences", to="partners.partner"
                    ),
                ),
                (
                    "proof_file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "promise on its day",
                "verbose_name_plural": "promises on their days",
                "ordering": ["due_on", "id"],
                "indexes": [
                    models.Index(fields=["state", "due_on"], name="occurrence_state"),
                    models.Index(fields=["partner", "due_on"], name="occurrence_partner"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "due_on"), name="occurrence_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_on__isnull", False), ("state", "kept")),
                            models.Q(("state", "kept"), _negated=True),
                            _connector="OR",
                        ),
                        name="occurrence_kept_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OccurrenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("we", "We"), ("they", "They")], max_length=4, verbose_name="who promised"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="due")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("reported", "Said to be done"),
                            ("kept", "Kept"),
                            ("excused", "Excused"),
                            ("broken", "Broken"),
                            ("dropped", "No longer owed"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("reported_on", models.DateField(null=True, verbose_name="said to be done")),
                ("kept_on", models.DateField(null=True, verbose_name="kept")),
                ("proof_link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
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
                    "obligation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.obligation",
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
                        to="campaigns.occurrence",
                    ),
                ),
                (
                    "proof_file",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="documents.storedfile",
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("intro", models.TextField(blank=True, verbose_name="first words")),
                ("closing", models.TextField(blank=True, verbose_name="last words")),
                ("valid_days", models.PositiveSmallIntegerField(default=30, verbose_name="valid for days")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "author",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="partners.partnerkind",
                        verbose_name="for which kind",
                    ),
                ),
            ],
            options={
                "verbose_name": "offer",
                "verbose_name_plural": "offers",
                "ordering": ["title", "id"],
            },
        ),
        migrations.CreateModel(
            name="OfferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("intro", models.TextField(blank=True, verbose_name="first words")),
                ("closing", models.TextField(blank=True, verbose_name="last words")),
                ("valid_days", models.PositiveSmallIntegerField(default=30, verbose_name="valid for days")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "author",
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
                    "kind",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.partnerkind",
                        verbose_name="for which kind",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.offer",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OfferOption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120, verbose_name="name of the option")),
                ("we_give", models.TextField(verbose_name="we give")),
                ("they_give", models.TextField(verbose_name="you give")),
                ("we_win", models.TextField(blank=True, verbose_name="we win")),
                ("they_win", models.TextField(blank=True, verbose_name="you win")),
                ("price", models.CharField(blank=True, max_length=160, verbose_name="price")),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="options", to="campaigns.offer"
                    ),
                ),
            ],
            options={
                "verbose_name": "option",
                "verbose_name_plural": "options",
                "ordering": ["position", "id"],
            },
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("place", models.CharField(max_length=200, verbose_name="where it stands")),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="how many")),
                ("placed_on", models.DateField(verbose_name="since")),
                (
                    "refill_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="look after it every so many days"
                    ),
                ),
                ("last_seen_on", models.DateField(editable=False, verbose_name="last seen")),
                ("last_state", models.CharField(blank=True, editable=False, max_length=6)),
                ("refill_on", models.DateField(editable=False, null=True, verbose_name="refill due")),
                ("removed_on", models.DateField(editable=False, null=True, verbose_name="taken away")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="campaigns.material"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "placement",
                "verbose_name_plural": "placements",
                "ordering": ["refill_on", "id"],
                "indexes": [
                    models.Index(fields=["partner", "placed_on"], name="placement_partner"),
                    models.Index(
                        condition=models.Q(("removed_on", None)), fields=["refill_on"], name="placement_refill"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="placement_is_some")
                ],
            },
        ),
        migrations.CreateModel(
            name="MaterialMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("handed", "handed over"),
                            ("returned", "came back"),
                            ("lost", "spoilt or lost"),
                            ("counted", "counted anew"),
                        ],
                        max_length=8,
                        verbose_name="what",
                    ),
                ),
                ("quantity", models.IntegerField(verbose_name="how many")),
                ("on", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
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
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="campaigns.material"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="material_moves",
                        to="partners.partner",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="moves",
                        to="campaigns.placement",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "indexes": [
                    models.Index(fields=["material", "-on"], name="materialmove_material"),
                    models.Index(fields=["partner", "-on"], name="materialmove_partner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity", 0), _negated=True), name="materialmove_is_some"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["handed", "returned"]), _negated=True),
                            ("partner__isnull", False),
                            _connector="OR",
                        ),
                        name="materialmove_handed_to_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlacementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("place", models.CharField(max_length=200, verbose_name="where it stands")),
                ("quantity", models.PositiveIntegerField(default=1, verbose_name="how many")),
                ("placed_on", models.DateField(verbose_name="since")),
                (
                    "refill_days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="look after it every so many days"
                    ),
                ),
                ("removed_on", models.DateField(editable=False, null=True, verbose_name="taken away")),
                (
                    "material",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.material",
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
                        to="campaigns.placement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("page", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sent"),
                            ("opened", "Opened"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="sent",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="opened")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("answered_by", models.CharField(blank=True, max_length=150, verbose_name="answered by")),
                ("chosen", models.JSONField(default=list, verbose_name="chosen options")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partners.contact",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="campaigns.offer"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="proposals", to="partners.partner"
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "sent offer",
                "verbose_name_plural": "sent offers",
                "ordering": ["-sent_at", "-id"],
                "indexes": [
                    models.Index(fields=["state", "valid_until"], name="proposal_state"),
                    models.Index(fields=["partner", "-sent_at"], name="proposal_partner"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", False), ("state__in", ["accepted", "declined"])),
                            models.Q(
                                ("answered_at__isnull", True), ("state__in", ["sent", "opened", "expired", "withdrawn"])
                            ),
                            _connector="OR",
                        ),
                        name="proposal_answered_has_a_moment",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="number")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("proposed", "Proposed"),
                            ("in_force", "In force"),
                            ("amended", "In force, amended"),
                            ("ended", "Ended"),
                            ("dropped", "Not concluded"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("ends_on", models.DateField(editable=False, null=True, verbose_name="in force until")),
                ("ended_on", models.DateField(editable=False, null=True, verbose_name="ended")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("expired", "its term is over"),
                            ("by_us", "ended by us"),
                            ("by_them", "ended by the partner"),
                            ("breached_by_us", "breached by us"),
                            ("breached_by_them", "breached by the partner"),
                        ],
                        editable=False,
                        max_length=16,
                        verbose_name="how it ended",
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
                        verbose_name="their firm",
                    ),
                ),
                (
                    "our_responsible",
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
                        to="campaigns.agreement",
                    ),
                ),
                (
                    "their_responsible",
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
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.agreementversion",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.proposal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agreement",
            name="proposal",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="agreements",
                to="campaigns.proposal",
            ),
        ),
        migrations.CreateModel(
            name="ProposalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sent", "Sent"),
                            ("opened", "Opened"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="sent",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                ("valid_until", models.DateField(verbose_name="valid until")),
                ("opened_at", models.DateTimeField(null=True, verbose_name="opened")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered")),
                ("answered_by", models.CharField(blank=True, max_length=150, verbose_name="answered by")),
                ("chosen", models.JSONField(default=list, verbose_name="chosen options")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.contact",
                        verbose_name="for whom",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.offer",
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
                        to="campaigns.proposal",
                    ),
                ),
                (
                    "sent_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Scheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("how", models.TextField(blank=True, verbose_name="how it works")),
                ("we_do", models.TextField(blank=True, verbose_name="what we do")),
                ("they_do", models.TextField(blank=True, verbose_name="what they do")),
                ("we_win", models.TextField(blank=True, verbose_name="what we win")),
                ("they_win", models.TextField(blank=True, verbose_name="what they win")),
                ("cost", models.TextField(blank=True, verbose_name="what it costs")),
                (
                    "effort",
                    models.CharField(
                        choices=[("little", "little"), ("some", "some"), ("much", "much")],
                        default="some",
                        max_length=8,
                        verbose_name="effort",
                    ),
                ),
                ("suits", models.TextField(blank=True, verbose_name="whom it suits")),
                (
                    "first_steps",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="first steps",
                    ),
                ),
                (
                    "step_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "protection_days",
                    models.PositiveSmallIntegerField(
                        db_default=90, default=90, verbose_name="days a customer is protected"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "kinds",
                    models.ManyToManyField(
                        blank=True, related_name="schemes", to="partners.partnerkind", verbose_name="kinds of partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "scheme of cooperation",
                "verbose_name_plural": "schemes of cooperation",
                "ordering": ["position", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True), fields=("code",), name="scheme_code_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OfferOptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=120, verbose_name="name of the option")),
                ("we_give", models.TextField(verbose_name="we give")),
                ("they_give", models.TextField(verbose_name="you give")),
                ("we_win", models.TextField(blank=True, verbose_name="we win")),
                ("they_win", models.TextField(blank=True, verbose_name="you win")),
                ("price", models.CharField(blank=True, max_length=160, verbose_name="price")),
                (
                    "offer",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.offer",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.offeroption",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="campaigns.scheme",
                        verbose_name="scheme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="offeroption",
            name="scheme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="campaigns.scheme",
                verbose_name="scheme",
            ),
        ),
        migrations.CreateModel(
            name="CodeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("campaign", models.CharField(blank=True, max_length=120, verbose_name="campaign")),
                ("promise", models.CharField(blank=True, max_length=160, verbose_name="what the customer gets")),
                ("text", models.CharField(max_length=24, verbose_name="code")),
                ("key", models.CharField(editable=False, max_length=24)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                        to="campaigns.code",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="code",
            name="scheme",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="campaigns.scheme",
                verbose_name="scheme",
            ),
        ),
        migrations.CreateModel(
            name="AgreementScheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="chosen_schemes",
                        to="campaigns.agreementversion",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="campaigns.scheme"
                    ),
                ),
            ],
            options={
                "ordering": ["scheme__position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("version", "scheme"), name="agreementscheme_once")],
            },
        ),
        migrations.CreateModel(
            name="SchemeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(blank=True, max_length=40)),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("how", models.TextField(blank=True, verbose_name="how it works")),
                ("we_do", models.TextField(blank=True, verbose_name="what we do")),
                ("they_do", models.TextField(blank=True, verbose_name="what they do")),
                ("we_win", models.TextField(blank=True, verbose_name="what we win")),
                ("they_win", models.TextField(blank=True, verbose_name="what they win")),
                ("cost", models.TextField(blank=True, verbose_name="what it costs")),
                (
                    "effort",
                    models.CharField(
                        choices=[("little", "little"), ("some", "some"), ("much", "much")],
                        default="some",
                        max_length=8,
                        verbose_name="effort",
                    ),
                ),
                ("suits", models.TextField(blank=True, verbose_name="whom it suits")),
                (
                    "first_steps",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="first steps",
                    ),
                ),
                (
                    "step_days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "protection_days",
                    models.PositiveSmallIntegerField(
                        db_default=90, default=90, verbose_name="days a customer is protected"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="campaigns.scheme",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("on", models.DateField(verbose_name="day")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("fine", "fine"),
                            ("low", "running low"),
                            ("empty", "empty"),
                            ("poor", "dirty or broken"),
                            ("gone", "gone"),
                        ],
                        max_length=6,
                        verbose_name="how it looks",
                    ),
                ),
                ("refilled", models.PositiveIntegerField(default=0, verbose_name="brought")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
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
                    "photo",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="documents.storedfile",
                        verbose_name="photo",
                    ),
                ),
                (
                    "placement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sightings", to="campaigns.placement"
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
            },
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["partner", "-created_at"], name="agreement_partner"),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(fields=["state", "ends_on"], name="agreement_state"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", False), ("state", "ended"), models.Q(("ending", ""), _negated=True)),
                    models.Q(models.Q(("state", "ended"), _negated=True), ("ended_on__isnull", True), ("ending", "")),
                    _connector="OR",
                ),
                name="agreement_ended_says_how",
            ),
        ),
        migrations.AddConstraint(
            model_name="offeroption",
            constraint=models.UniqueConstraint(fields=("offer", "position"), name="offeroption_position_once"),
        ),
        migrations.AddConstraint(
            model_name="code",
            constraint=models.CheckConstraint(condition=models.Q(("key", ""), _negated=True), name="code_has_signs"),
        ),
    ]
