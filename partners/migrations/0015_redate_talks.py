"""A talk's day is the company's calendar day of its moment: another time zone dates them all anew."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION partners_redate_talks() RETURNS trigger AS $$
BEGIN
    UPDATE partners_interaction SET day = (happened_at AT TIME ZONE NEW.time_zone)::date
    WHERE day <> (happened_at AT TIME ZONE NEW.time_zone)::date;
    UPDATE partners_partner p SET last_contact_on = talks.last_on
    FROM (SELECT partner_id, max(day) AS last_on FROM partners_interaction GROUP BY partner_id) talks
    WHERE talks.partner_id = p.id AND p.last_contact_on IS DISTINCT FROM talks.last_on;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER partners_redate_talks AFTER UPDATE OF time_zone ON core_company
    FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION partners_redate_talks();
"""
REVERSE = """
DROP TRIGGER partners_redate_talks ON core_company;
DROP FUNCTION partners_redate_talks();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial"), ("partners", "0014_standing_in_grace")]

    operations = [migrations.RunSQL(TRIGGER, REVERSE)]
