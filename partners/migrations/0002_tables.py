import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
from django.conf import settings
from django.db import migrations, models

import partners.models.merge
import partners.models.sort_key


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("core", "0001_initial"),
        ("partners", "0001_folding"),
    ]

    operations = [
        migrations.CreateModel(
            name="Branch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("area", models.CharField(blank=True, max_length=120, verbose_name="area served")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
            ],
            options={
                "verbose_name": "branch",
                "verbose_name_plural": "branches",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="calendar_feed",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, unique=True)),
                ("made_at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("is_decision_maker", models.BooleanField(default=False, verbose_name="decision maker")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("phone_normal", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("messenger", models.CharField(blank=True, max_length=80, verbose_name="messenger")),
                ("birthday", models.DateField(blank=True, null=True, verbose_name="birthday")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["-is_decision_maker", "name", "id"],
            },
        ),
        migrations.CreateModel(
            name="CustomField",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("number", "Number"),
                            ("day", "Date"),
                            ("yes_no", "Yes or no"),
                            ("choice", "One of a list"),
                        ],
                        default="text",
                        max_length=6,
                        verbose_name="type",
                    ),
                ),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="answers",
                    ),
                ),
                ("help", models.CharField(blank=True, max_length=200, verbose_name="hint")),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("archived_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "verbose_name": "custom field",
                "verbose_name_plural": "custom fields",
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="LegalEntity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="legal name")),
                ("tax_id", models.CharField(blank=True, db_index=True, max_length=32, verbose_name="tax id")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="legal address")),
                (
                    "bank_name",
                    models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="bank"),
                ),
                (
                    "bank_account",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=64, verbose_name="account number"
                    ),
                ),
                (
                    "bank_code",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=32, verbose_name="bank code (BIC)"
                    ),
                ),
                ("bank_details", models.TextField(blank=True, verbose_name="more bank details")),
            ],
            options={
                "verbose_name": "legal entity",
                "verbose_name_plural": "legal entities",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="Partner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("external_id", models.CharField(blank=True, max_length=64, verbose_name="external id")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        default="candidate",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="source")),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="areas served",
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="tags",
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("website", models.URLField(blank=True, verbose_name="web site")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("potential", models.BigIntegerField(blank=True, null=True, verbose_name="potential a year")),
                ("employees", models.PositiveIntegerField(blank=True, null=True, verbose_name="employees")),
                ("structure", models.TextField(blank=True, db_default="", default="", verbose_name="structure")),
                (
                    "competitors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                        verbose_name="competitors they also work with",
                    ),
                ),
                (
                    "key_category",
                    models.CharField(
                        blank=True,
                        choices=[("promising", "Promising"), ("image", "Image maker"), ("expert", "Expert")],
                        db_default="",
                        default="",
                        max_length=9,
                        verbose_name="key account",
                    ),
                ),
                (
                    "turn",
                    models.CharField(
                        choices=[("us", "We"), ("them", "They")],
                        db_default="us",
                        default="us",
                        max_length=4,
                        verbose_name="who must act",
                    ),
                ),
                (
                    "blocked_by",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="what blocks it"
                    ),
                ),
                (
                    "paperless",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="why without a signed agreement",
                    ),
                ),
                (
                    "agreement_in_force",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="agreement in force"
                    ),
                ),
                (
                    "status_since",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        default=django.utils.timezone.now,
                        editable=False,
                    ),
                ),
                ("last_contact_on", models.DateField(editable=False, null=True, verbose_name="last contact")),
                ("search_text", models.TextField(default="", editable=False)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "curator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="curated_partners",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="curator",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="partners",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible manager",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": [partners.models.sort_key.SortKey("name"), "id"],
            },
        ),
        migrations.CreateModel(
            name="PartnerKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
            ],
            options={
                "verbose_name": "kind of partner",
                "verbose_name_plural": "kinds of partner",
                "ordering": ["position", "name"],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="to")),
                (
                    "handed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who stands in",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["-since", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="absence_ends_after_it_begins"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deputy", models.F("person")), _negated=True),
                        name="absence_has_another_deputy",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AbsenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("since", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="to")),
                (
                    "handed",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, editable=False, size=None
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "deputy",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who stands in",
                    ),
                ),
                (
                    "made_by",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.absence",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CustomFieldEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("text", "Text"),
                            ("number", "Number"),
                            ("day", "Date"),
                            ("yes_no", "Yes or no"),
                            ("choice", "One of a list"),
                        ],
                        default="text",
                        max_length=6,
                        verbose_name="type",
                    ),
                ),
                (
                    "options",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="answers",
                    ),
                ),
                ("help", models.CharField(blank=True, max_length=200, verbose_name="hint")),
                ("position", models.PositiveSmallIntegerField(default=100, verbose_name="position")),
                ("archived_at", models.DateTimeField(editable=False, null=True)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.customfield",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CustomValue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("value", models.CharField(max_length=500, verbose_name="answer")),
                (
                    "field",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="values",
                        to="partners.customfield",
                        verbose_name="field",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="custom_values",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "own field",
                "verbose_name_plural": "own fields",
                "indexes": [models.Index(fields=["field", "value"], name="customvalue_field")],
                "constraints": [
                    models.UniqueConstraint(fields=("partner", "field"), name="customvalue_once"),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="customvalue_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call", "Call"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                            ("email", "E-mail"),
                            ("message", "Message"),
                            ("jbp", "Plan session"),
                        ],
                        default="call",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We to them"), ("in", "They to us")],
                        default="out",
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Talked"),
                            ("no_answer", "No answer"),
                            ("agreed", "Agreed on a next step"),
                            ("refused", "Refused"),
                            ("later", "Asked to call later"),
                        ],
                        default="reached",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("happened_at", models.DateTimeField(verbose_name="when")),
                ("day", models.DateField(editable=False)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="interactions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "colleagues",
                    models.ManyToManyField(
                        blank=True,
                        related_name="joined_interactions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="our people",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="interactions",
                        to="partners.contact",
                        verbose_name="with",
                    ),
                ),
                (
                    "others",
                    models.ManyToManyField(
                        blank=True, related_name="other_interactions", to="partners.contact", verbose_name="also with"
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="interactions", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "interaction",
                "verbose_name_plural": "interactions",
                "ordering": ["-happened_at", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-happened_at"], name="interaction_partner_when"),
                    models.Index(fields=["author", "day"], name="interaction_author_day"),
                    models.Index(fields=["day"], name="interaction_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("call", "Call"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                            ("email", "E-mail"),
                            ("message", "Message"),
                            ("jbp", "Plan session"),
                        ],
                        default="meeting",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="what about")),
                ("starts_at", models.DateTimeField(verbose_name="when")),
                ("day", models.DateField(editable=False)),
                ("minutes", models.PositiveSmallIntegerField(default=30, verbose_name="minutes")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="appointments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="appointments",
                        to="partners.contact",
                        verbose_name="with",
                    ),
                ),
                (
                    "interaction",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="appointment",
                        to="partners.interaction",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="appointments", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "planned talk",
                "verbose_name_plural": "planned talks",
                "ordering": ["starts_at", "id"],
                "indexes": [
                    models.Index(fields=["person", "day"], name="appointment_person_day"),
                    models.Index(fields=["partner", "day"], name="appointment_partner_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("interaction", None), ("cancelled_at", None), _connector="OR"),
                        name="appointment_held_or_cancelled",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "role",
                    models.CharField(
                        choices=[("principal", "Principal"), ("seller", "Seller"), ("accountant", "Accountant")],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "constraints": [models.UniqueConstraint(fields=("partner", "user"), name="member_once")],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "partner",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="standing",
                        serialize=False,
                        to="partners.partner",
                    ),
                ),
                (
                    "abc",
                    models.CharField(
                        choices=[("A", "A"), ("B", "B"), ("C", "C"), ("D", "D")], max_length=1, verbose_name="class"
                    ),
                ),
                (
                    "tier",
                    models.CharField(
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
                ("tier_since", models.DateField()),
                ("below_since", models.DateField(null=True)),
                ("turnover", models.BigIntegerField(verbose_name="turnover")),
                ("tier_turnover", models.BigIntegerField(default=0)),
                ("mean_month", models.BigIntegerField()),
                ("to_next_tier", models.BigIntegerField(null=True)),
                ("recent", models.BigIntegerField(default=0)),
                ("previous", models.BigIntegerField(default=0)),
                ("last_deal_on", models.DateField(null=True, verbose_name="last deal")),
                (
                    "flags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["-turnover", "partner"], name="standing_turnover"),
                    models.Index(fields=["tier", "-turnover"], name="standing_tier"),
                    models.Index(fields=["abc", "-turnover"], name="standing_abc"),
                    django.contrib.postgres.indexes.GinIndex(fields=["flags"], name="standing_flags"),
                    models.Index(
                        condition=models.Q(("below_since__isnull", False)),
                        fields=["below_since"],
                        name="standing_in_grace",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("into_pk", models.BigIntegerField()),
                ("gone_pk", models.BigIntegerField(db_index=True)),
                ("gone_uuid", models.UUIDField(db_index=True)),
                ("gone_name", models.CharField(max_length=200)),
                (
                    "before",
                    models.JSONField(
                        default=partners.models.merge.nothing, encoder=django.core.serializers.json.DjangoJSONEncoder
                    ),
                ),
                ("merged_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "merged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="partners.partner"
                    ),
                ),
            ],
            options={
                "ordering": ["-merged_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="MemberInvitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[("principal", "Principal"), ("seller", "Seller"), ("accountant", "Accountant")],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="member_place",
                        to="accounts.invitation",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partners.partner"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[("principal", "Principal"), ("seller", "Seller"), ("accountant", "Accountant")],
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("since", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.member",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LegalEntityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="legal name")),
                ("tax_id", models.CharField(blank=True, max_length=32, verbose_name="tax id")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="legal address")),
                (
                    "bank_name",
                    models.CharField(blank=True, db_default="", default="", max_length=200, verbose_name="bank"),
                ),
                (
                    "bank_account",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=64, verbose_name="account number"
                    ),
                ),
                (
                    "bank_code",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=32, verbose_name="bank code (BIC)"
                    ),
                ),
                ("bank_details", models.TextField(blank=True, verbose_name="more bank details")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.legalentity",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="legalentity",
            name="partner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="legal_entities", to="partners.partner"
            ),
        ),
        migrations.CreateModel(
            name="InteractionEvent",
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
                            ("call", "Call"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                            ("email", "E-mail"),
                            ("message", "Message"),
                            ("jbp", "Plan session"),
                        ],
                        default="call",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We to them"), ("in", "They to us")],
                        default="out",
                        max_length=3,
                        verbose_name="direction",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("reached", "Talked"),
                            ("no_answer", "No answer"),
                            ("agreed", "Agreed on a next step"),
                            ("refused", "Refused"),
                            ("later", "Asked to call later"),
                        ],
                        default="reached",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("happened_at", models.DateTimeField(verbose_name="when")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
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
                        verbose_name="with",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.interaction",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CustomValueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("value", models.CharField(max_length=500, verbose_name="answer")),
                (
                    "field",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.customfield",
                        verbose_name="field",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.customvalue",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("is_decision_maker", models.BooleanField(default=False, verbose_name="decision maker")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("messenger", models.CharField(blank=True, max_length=80, verbose_name="messenger")),
                ("birthday", models.DateField(blank=True, null=True, verbose_name="birthday")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.contact",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="partner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="partners.partner"
            ),
        ),
        migrations.CreateModel(
            name="BranchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("area", models.CharField(blank=True, max_length=120, verbose_name="area served")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.branch",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="branch",
            name="partner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="branches", to="partners.partner"
            ),
        ),
        migrations.CreateModel(
            name="AppointmentEvent",
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
                            ("call", "Call"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                            ("email", "E-mail"),
                            ("message", "Message"),
                            ("jbp", "Plan session"),
                        ],
                        default="meeting",
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="what about")),
                ("starts_at", models.DateTimeField(verbose_name="when")),
                ("minutes", models.PositiveSmallIntegerField(default=30, verbose_name="minutes")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="where")),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
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
                        verbose_name="who",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.appointment",
                    ),
                ),
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
                        verbose_name="with",
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.interaction",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PartnerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="name")),
                ("external_id", models.CharField(blank=True, max_length=64, verbose_name="external id")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        default="candidate",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="source")),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="areas served",
                    ),
                ),
                (
                    "tags",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="tags",
                    ),
                ),
                ("city", models.CharField(blank=True, max_length=120, verbose_name="city")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("website", models.URLField(blank=True, verbose_name="web site")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                ("potential", models.BigIntegerField(blank=True, null=True, verbose_name="potential a year")),
                ("employees", models.PositiveIntegerField(blank=True, null=True, verbose_name="employees")),
                ("structure", models.TextField(blank=True, db_default="", default="", verbose_name="structure")),
                (
                    "competitors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        db_default=[],
                        default=list,
                        size=None,
                        verbose_name="competitors they also work with",
                    ),
                ),
                (
                    "key_category",
                    models.CharField(
                        blank=True,
                        choices=[("promising", "Promising"), ("image", "Image maker"), ("expert", "Expert")],
                        db_default="",
                        default="",
                        max_length=9,
                        verbose_name="key account",
                    ),
                ),
                (
                    "turn",
                    models.CharField(
                        choices=[("us", "We"), ("them", "They")],
                        db_default="us",
                        default="us",
                        max_length=4,
                        verbose_name="who must act",
                    ),
                ),
                (
                    "blocked_by",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="what blocks it"
                    ),
                ),
                (
                    "paperless",
                    models.CharField(
                        blank=True,
                        db_default="",
                        default="",
                        max_length=300,
                        verbose_name="why without a signed agreement",
                    ),
                ),
                (
                    "agreement_in_force",
                    models.BooleanField(
                        db_default=False, default=False, editable=False, verbose_name="agreement in force"
                    ),
                ),
                (
                    "curator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="curator",
                    ),
                ),
                (
                    "manager",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="responsible manager",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.partner",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.partnerkind",
                        verbose_name="kind",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="partner",
            name="kind",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="partners",
                to="partners.partnerkind",
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="customfield",
            name="kinds",
            field=models.ManyToManyField(
                blank=True, related_name="+", to="partners.partnerkind", verbose_name="only for"
            ),
        ),
        migrations.CreateModel(
            name="Seller",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("phone_normal", models.CharField(blank=True, db_index=True, editable=False, max_length=32)),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "branch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="sellers",
                        to="partners.branch",
                        verbose_name="branch",
                    ),
                ),
                (
                    "member",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="seller",
                        to="partners.member",
                        verbose_name="log-in",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sellers", to="partners.partner"
                    ),
                ),
            ],
            options={
                "verbose_name": "seller",
                "verbose_name_plural": "sellers",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="SellerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=150, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="left on")),
                ("notes", models.TextField(blank=True, verbose_name="notes")),
                (
                    "branch",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.branch",
                        verbose_name="branch",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.member",
                        verbose_name="log-in",
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
                        to="partners.seller",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StandingChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("from_abc", models.CharField(blank=True, max_length=1)),
                ("abc", models.CharField(max_length=1)),
                ("from_tier", models.CharField(blank=True, max_length=10)),
                ("tier", models.CharField(max_length=10)),
                ("turnover", models.BigIntegerField()),
                ("mean_month", models.BigIntegerField()),
                ("rules_version", models.CharField(max_length=64)),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standing_changes",
                        to="partners.partner",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="core.jobrun"),
                ),
            ],
            options={
                "ordering": ["-on", "-id"],
                "indexes": [
                    models.Index(fields=["partner", "-on"], name="standingchange_partner"),
                    models.Index(fields=["on"], name="standingchange_on"),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="status_moves", to="partners.partner"
                    ),
                ),
            ],
            options={
                "ordering": ["-moved_at", "-id"],
                "indexes": [models.Index(fields=["partner", "-moved_at"], name="statusmove_partner")],
            },
        ),
        migrations.CreateModel(
            name="TaskSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "unit",
                    models.CharField(
                        choices=[("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years")],
                        default="week",
                        max_length=5,
                        verbose_name="unit",
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1, verbose_name="every")),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(blank=True, null=True, verbose_name="until")),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="task_series",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_series",
                        to="partners.partner",
                    ),
                ),
            ],
            options={
                "verbose_name": "recurring task",
                "verbose_name_plural": "recurring tasks",
                "ordering": ["title", "id"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("every__gte", 1)), name="taskseries_comes_back")
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="due")),
                ("series_day", models.DateField(blank=True, editable=False, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="what came of it"
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="next_steps",
                        to="partners.interaction",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to="partners.partner",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="tasks",
                        to="partners.taskseries",
                    ),
                ),
            ],
            options={
                "verbose_name": "task",
                "verbose_name_plural": "tasks",
                "ordering": ["due_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="TaskSeriesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                (
                    "unit",
                    models.CharField(
                        choices=[("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years")],
                        default="week",
                        max_length=5,
                        verbose_name="unit",
                    ),
                ),
                ("every", models.PositiveSmallIntegerField(default=1, verbose_name="every")),
                ("first", models.DateField(verbose_name="from")),
                ("last", models.DateField(blank=True, null=True, verbose_name="until")),
                ("stopped_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                        to="partners.taskseries",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TaskTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "starts_at",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                        verbose_name="starts when a partner becomes",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "kinds",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partners.partnerkind", verbose_name="only for"
                    ),
                ),
            ],
            options={
                "verbose_name": "task template",
                "verbose_name_plural": "task templates",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="TaskTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "starts_at",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("candidate", "Candidate"),
                            ("contacted", "Contacted"),
                            ("negotiating", "Negotiating"),
                            ("agreed", "Agreed"),
                            ("onboarding", "Onboarding"),
                            ("active", "Active"),
                            ("dormant", "Dormant"),
                            ("ended", "Ended"),
                        ],
                        max_length=12,
                        verbose_name="starts when a partner becomes",
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
                        to="partners.tasktemplate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TemplateStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=10, verbose_name="position")),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                ("after_days", models.PositiveSmallIntegerField(default=0, verbose_name="after days")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("mover", "Whoever starts it"),
                            ("manager", "The responsible manager"),
                            ("curator", "The curator"),
                        ],
                        default="manager",
                        max_length=7,
                        verbose_name="who",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="partners.tasktemplate"
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a template",
                "verbose_name_plural": "steps of a template",
                "ordering": ["position", "after_days", "id"],
            },
        ),
        migrations.CreateModel(
            name="TaskEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                ("due_on", models.DateField(verbose_name="due")),
                ("series_day", models.DateField(blank=True, editable=False, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True, db_default="", default="", max_length=300, verbose_name="what came of it"
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "assignee",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "interaction",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.interaction",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
                        to="partners.task",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.taskseries",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.templatestep",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="task",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="partners.templatestep",
            ),
        ),
        migrations.CreateModel(
            name="TemplateStepEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=10, verbose_name="position")),
                ("title", models.CharField(max_length=200, verbose_name="what")),
                ("after_days", models.PositiveSmallIntegerField(default=0, verbose_name="after days")),
                (
                    "whose",
                    models.CharField(
                        choices=[
                            ("mover", "Whoever starts it"),
                            ("manager", "The responsible manager"),
                            ("curator", "The curator"),
                        ],
                        default="manager",
                        max_length=7,
                        verbose_name="who",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.templatestep",
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.tasktemplate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WeekMinutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("week", models.DateField(unique=True, verbose_name="week")),
                ("text", models.TextField(blank=True, verbose_name="minutes")),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "minutes of a week",
                "verbose_name_plural": "minutes of weeks",
            },
        ),
        migrations.CreateModel(
            name="WeekMinutesEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("id", models.BigIntegerField()),
                ("week", models.DateField(verbose_name="week")),
                ("text", models.TextField(blank=True, verbose_name="minutes")),
                ("written_at", models.DateTimeField()),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="partners.weekminutes",
                    ),
                ),
                (
                    "written_by",
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
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(django.db.models.functions.text.Lower("email"), name="contact_email"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(partners.models.sort_key.SortKey("name"), models.F("id"), name="partner_name"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                models.F("manager"),
                partners.models.sort_key.SortKey("name"),
                models.F("id"),
                name="partner_manager_name",
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                models.F("kind"), partners.models.sort_key.SortKey("name"), models.F("id"), name="partner_kind_name"
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                models.F("status"), partners.models.sort_key.SortKey("name"), models.F("id"), name="partner_status_name"
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["status", "status_since"], name="partner_status_since"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                condition=models.Q(("key_category", ""), _negated=True),
                fields=["key_category"],
                name="partner_key_category",
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                models.OrderBy(models.F("last_contact_on"), descending=True, nulls_last=True),
                models.F("id"),
                name="partner_last_contact",
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(
                django.db.models.functions.comparison.Collate(
                    django.db.models.functions.text.Left("search_text", 60), "C"
                ),
                name="partner_beginning",
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=models.Index(fields=["created_at"], name="partner_created"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("search_text", name="gin_trgm_ops"), name="partner_search"
            ),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=django.contrib.postgres.indexes.GinIndex(fields=["tags"], name="partner_tags"),
        ),
        migrations.AddIndex(
            model_name="partner",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("name"), name="gin_trgm_ops"
                ),
                name="partner_name_similar",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("external_id",),
                name="partner_external_id_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="partner",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="partner_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="customfield",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"),
                name="customfield_name_once",
                violation_error_message="Another field has this name. It may be put away.",
            ),
        ),
        migrations.AddConstraint(
            model_name="customfield",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("type", "choice"), _negated=True),
                    models.Q(("options", []), _negated=True),
                    _connector="OR",
                ),
                name="customfield_choice_has_answers",
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["due_on"], name="task_due"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at", None)), fields=["assignee", "due_on"], name="task_open_mine"
            ),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("done_at", None)), fields=["partner", "due_on"], name="task_open_partner"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.UniqueConstraint(fields=("series", "series_day"), name="task_of_a_series_once"),
        ),
    ]
