"""Sums of deals are in the company's currency: it can't change under them."""

from django.db import migrations

SQL = r"""
CREATE FUNCTION sales_keep_the_currency()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    IF EXISTS (SELECT 1 FROM sales_deal) THEN
        RAISE EXCEPTION 'currency_in_use' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$function$;

CREATE TRIGGER sales_keep_the_currency BEFORE UPDATE OF currency ON core_company FOR EACH ROW WHEN (((old.currency)::text IS DISTINCT FROM (new.currency)::text)) EXECUTE FUNCTION sales_keep_the_currency();
"""


class Migration(migrations.Migration):
    dependencies = [("sales", "0001_initial")]

    operations = [migrations.RunSQL(SQL)]
