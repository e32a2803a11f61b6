from django.db import migrations

from campaigns.rules.shipped import SHIPPED


def ship(apps, schema_editor):
    scheme = apps.get_model("campaigns", "Scheme")
    for position, shipped in enumerate(SHIPPED, start=1):
        scheme.objects.get_or_create(
            code=shipped.code, defaults={"position": position * 10, "name": shipped.name, "how": shipped.how}
        )


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_initial")]

    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
