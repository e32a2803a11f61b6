from django.db import migrations

SINCE = """
update partners_partner p set status_since = coalesce(
    (select max(m.moved_at) from partners_statusmove m where m.partner_id = p.id), p.created_at
)
"""


class Migration(migrations.Migration):
    dependencies = [("partners", "0011_record_whole")]

    operations = [migrations.RunSQL(SINCE, migrations.RunSQL.noop)]
