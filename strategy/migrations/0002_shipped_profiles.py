from decimal import Decimal

from django.db import migrations

from strategy.rules.shipped import SHIPPED


def ship(apps, schema_editor):
    profiles, criteria = apps.get_model("strategy", "IdealProfile"), apps.get_model("strategy", "Criterion")
    for position, shipped in enumerate(SHIPPED, start=1):
        profile, _ = profiles.objects.get_or_create(
            code=shipped.code, defaults={"position": position * 10, "name": shipped.name, "about": shipped.about}
        )
        for place, criterion in enumerate(shipped.criteria, start=1):
            criteria.objects.get_or_create(
                profile=profile, code=criterion.code, defaults=fields_of(criterion) | {"position": place * 10}
            )


def fields_of(criterion):
    return {
        "name": criterion.name,
        "action": criterion.action,
        "kind": criterion.kind,
        "unit": criterion.unit,
        "options": list(criterion.options),
        "accepted": list(criterion.accepted),
        "low": Decimal(criterion.low) if criterion.low else None,
        "high": Decimal(criterion.high) if criterion.high else None,
        "tolerance": Decimal(criterion.tolerance),
        "weight": criterion.weight,
        "is_must": criterion.is_must,
        "is_changeable": criterion.is_changeable,
        "fact": criterion.fact,
    }


class Migration(migrations.Migration):
    dependencies = [("strategy", "0001_initial")]

    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
