import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("partners", "Partners"), ("deals", "Deals"), ("products", "Products and prices")],
                        max_length=8,
                        verbose_name="what",
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="file")),
                ("stored_as", models.CharField(max_length=120)),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Waiting to be read"),
                            ("reading", "Being read"),
                            ("asking", "Needs your answers"),
                            ("ready", "Checked, nothing written yet"),
                            ("queued", "Waiting to be written"),
                            ("applying", "Being written"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="uploaded",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("reading", models.JSONField(default=dict)),
                ("mapping", models.JSONField(default=dict)),
                ("questions", models.JSONField(default=list)),
                ("answers", models.JSONField(default=dict)),
                ("assumptions", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("samples", models.JSONField(default=dict)),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-created_at"],
                "indexes": [
                    models.Index(fields=["-created_at"], name="importjob_created"),
                    models.Index(fields=["state"], name="importjob_state"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MappingMemory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("partners", "Partners"), ("deals", "Deals"), ("products", "Products and prices")],
                        max_length=8,
                    ),
                ),
                ("signature", models.CharField(max_length=64)),
                ("mapping", models.JSONField()),
                ("answers", models.JSONField(default=dict)),
                ("updated_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "signature"), name="mappingmemory_once")],
            },
        ),
        migrations.CreateModel(
            name="RefusedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("row", models.PositiveIntegerField()),
                ("column", models.CharField(blank=True, max_length=200)),
                ("value", models.TextField(blank=True)),
                ("code", models.CharField(max_length=40)),
                ("reason", models.TextField()),
                ("cells", models.JSONField()),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="refused_rows", to="imports.importjob"
                    ),
                ),
            ],
            options={
                "ordering": ["row"],
                "constraints": [models.UniqueConstraint(fields=("job", "row"), name="refusedrow_once")],
            },
        ),
    ]
