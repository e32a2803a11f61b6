"""Leave room in the pages of standings, so that a night changes most of them in place."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("partners", "0009_audit_by_row")]

    operations = [
        migrations.RunSQL(
            "alter table partners_standing set (fillfactor = 80)",
            "alter table partners_standing reset (fillfactor)",
        )
    ]
