"""The rules that a new installation begins with."""

from django.db import migrations

FLAGS = [
    {"code": "no_contact", "category": "operational", "severity": 2, "threshold": 60, "window_months": 0},
    {"code": "dormant", "category": "operational", "severity": 2, "threshold": 90, "window_months": 0},
    {"code": "turnover_fell", "category": "commercial", "severity": 3, "threshold": 50, "window_months": 3},
    {"code": "too_large", "category": "commercial", "severity": 3, "threshold": 25, "window_months": 0},
    {"code": "papers_unsigned", "category": "legal", "severity": 2, "threshold": 30},
    {"code": "papers_expired", "category": "legal", "severity": 3, "threshold": 1},
    {"code": "promises_broken", "category": "operational", "severity": 2, "threshold": 2},
    {"code": "complaints", "category": "reputational", "severity": 3, "threshold": 1},
    {"code": "one_sided", "category": "commercial", "severity": 2, "threshold": 30},
]


def write_rules(apps, schema_editor):
    apps.get_model("scoring", "AbcRule").objects.get_or_create(pk=1)
    apps.get_model("scoring", "TierRule").objects.get_or_create(pk=1)
    apps.get_model("scoring", "ExchangeRule").objects.get_or_create(pk=1)
    for flag in FLAGS:
        apps.get_model("scoring", "FlagRule").objects.get_or_create(code=flag["code"], defaults=flag)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0002_mark_changed_facts")]

    operations = [migrations.RunPython(write_rules, migrations.RunPython.noop)]
