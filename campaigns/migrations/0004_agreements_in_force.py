"""Partners whose agreement came into force before the record said so."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def write_down(apps, _editor):
    standing = apps.get_model("campaigns", "Agreement").objects.filter(state__in=["in_force", "amended"])
    partners = apps.get_model("partners", "Partner").objects.filter(agreement_in_force=False)
    partners.filter(Exists(standing.filter(partner=OuterRef("pk")))).update(agreement_in_force=True)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0003_words_of_shipped_schemes"), ("partners", "0003_search_and_days")]

    operations = [migrations.RunPython(write_down, migrations.RunPython.noop)]
