"""Sums of deals are in the company's currency: it can't change under them."""

from django.db import migrations

TRIGGER = """
CREATE FUNCTION sales_keep_the_currency() RETURNS trigger AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM sales_deal) THEN
        RAISE EXCEPTION 'currency_in_use' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER sales_keep_the_currency BEFORE UPDATE OF currency ON core_company
    FOR EACH ROW WHEN (OLD.currency IS DISTINCT FROM NEW.currency) EXECUTE FUNCTION sales_keep_the_currency();
"""
REVERSE = """
DROP TRIGGER sales_keep_the_currency ON core_company;
DROP FUNCTION sales_keep_the_currency();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial"), ("sales", "0003_audit_by_statement")]

    operations = [migrations.RunSQL(TRIGGER, REVERSE)]
