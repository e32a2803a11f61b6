from django.db import migrations

from campaigns.rules.shipped_words import WORDS


def tell(apps, schema_editor):
    """Fill what nobody has written; words that a user wrote stay."""
    for scheme in apps.get_model("campaigns", "Scheme").objects.filter(code__in=WORDS):
        words = WORDS[scheme.code]
        for name in ("we_do", "they_do", "we_win", "they_win", "cost", "suits"):
            setattr(scheme, name, getattr(scheme, name) or getattr(words, name))
        scheme.effort = words.effort
        if not scheme.first_steps:
            scheme.first_steps = [title for _days, title in words.steps]
            scheme.step_days = [days for days, _title in words.steps]
        scheme.save()


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0002_shipped_schemes")]

    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
