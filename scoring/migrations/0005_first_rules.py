"""The rules that a new installation begins with."""

from django.db import migrations

FLAGS = [
    {"code": "no_contact", "category": "operational", "severity": 2, "threshold": 60, "window_months": 0},
    {"code": "dormant", "category": "operational", "severity": 2, "threshold": 90, "window_months": 0},
    {"code": "turnover_fell", "category": "commercial", "severity": 3, "threshold": 50, "window_months": 3},
    {"code": "too_large", "category": "commercial", "severity": 3, "threshold": 25, "window_months": 0},
]


def write_rules(apps, schema_editor):
    apps.get_model("scoring", "AbcRule").objects.get_or_create(pk=1)
    apps.get_model("scoring", "TierRule").objects.get_or_create(pk=1)
    for flag in FLAGS:
        apps.get_model("scoring", "FlagRule").objects.get_or_create(code=flag["code"], defaults=flag)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0004_mark_changed_facts")]

    operations = [migrations.RunPython(write_rules, migrations.RunPython.noop)]
