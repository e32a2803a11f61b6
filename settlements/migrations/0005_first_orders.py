"""A customer's first order is found by an index."""

from django.db import migrations

INDEX = """
create index settlements_deal_customer on sales_deal (
    (coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, ''))), ordered_on, id)
where state = 'won'
    and coalesce(nullif(customer_phone, ''), nullif(customer_tax_id, ''), nullif(customer_email, '')) is not null;
"""


class Migration(migrations.Migration):
    dependencies = [("settlements", "0004_rules_know_codes_and_agreements")]

    operations = [migrations.RunSQL(INDEX, "drop index settlements_deal_customer")]
