"""Orders of a file compared with the deals that are known, and written."""

from imports.services import staging

# The key's words are those of `imports.rules.keys.row_key`.
_COMPARE = """
CREATE TEMP TABLE import_deal AS
WITH worked AS (
    SELECT o.row, o.number, o.who, o.rows, o.currency, date '1970-01-01' + o.day AS ordered_on,
           i.state, i.seller, i.customer_name, i.customer_phone, i.customer_email, i.customer_tax_id, c.id AS code,
           t.rate, t.to_base,
           round(o.worth * t.unit) AS amount, o.worth * t.unit AS exact,
           CASE WHEN %(margin)s AND NOT o.lacks_margin THEN round(o.margin * t.unit)
                WHEN %(cost)s AND NOT o.lacks_cost THEN round(o.worth * t.unit) - round(o.cost * t.unit) END AS margin,
           CASE WHEN o.number = '' THEN encode(sha256(convert_to(concat_ws(chr(31),
               i.partner_id, i.partner_name, i.partner_tax_id, o.day, o.currency, coalesce(i.amount::text, ''),
               i.article, i.product, coalesce(i.quantity::text, '')), 'UTF8')), 'hex') END AS digest
    FROM import_order o JOIN import_row i ON i.row = o.row
    JOIN import_rate t ON t.currency = o.currency AND t.day = o.day
    LEFT JOIN campaigns_code c ON i.coupon <> '' AND c.key = i.coupon AND c.partner_id = o.who
    WHERE o.fault = ''
), keyed AS (
    SELECT *, CASE WHEN digest IS NULL THEN number
                   ELSE 'row:' || digest || ':' || row_number() OVER (PARTITION BY digest ORDER BY row) END AS key,
           CASE WHEN currency = %(base)s THEN amount
                ELSE round(amount * to_base) END AS base_amount,
           CASE WHEN currency = %(base)s THEN margin
                ELSE round(margin * to_base) END AS base_margin
    FROM worked
)
SELECT k.row, k.number, k.who, k.rows, k.key, k.ordered_on, k.currency, k.rate, k.amount,
       k.exact <> k.amount AS rounded, k.base_amount, d.id AS deal,
       coalesce(nullif(k.state, ''), d.state, 'won') AS state,
       coalesce(nullif(k.seller, ''), d.seller, '') AS seller,
       coalesce(nullif(k.customer_name, ''), d.customer, '') AS customer,
       coalesce(nullif(k.customer_phone, ''), d.customer_phone, '') AS customer_phone,
       coalesce(nullif(k.customer_email, ''), d.customer_email, '') AS customer_email,
       coalesce(nullif(k.customer_tax_id, ''), d.customer_tax_id, '') AS customer_tax_id,
       coalesce(k.code, d.code_id) AS code,
       CASE WHEN %(measured)s THEN k.margin ELSE d.margin END AS margin,
       CASE WHEN %(measured)s THEN k.base_margin ELSE d.base_margin END AS base_margin,
       CASE WHEN d.id IS NULL THEN 'created'
            WHEN (d.partner_id, d.ordered_on, d.currency, d.amount, d.base_amount) IS DISTINCT FROM
                 (k.who, k.ordered_on, k.currency, k.amount, k.base_amount)
              OR d.state <> coalesce(nullif(k.state, ''), d.state)
              OR d.seller <> coalesce(nullif(k.seller, ''), d.seller)
              OR %(buyers)s AND (
                  d.customer <> coalesce(nullif(k.customer_name, ''), d.customer)
                  OR d.customer_phone <> coalesce(nullif(k.customer_phone, ''), d.customer_phone)
                  OR d.customer_email <> coalesce(nullif(k.customer_email, ''), d.customer_email)
                  OR d.customer_tax_id <> coalesce(nullif(k.customer_tax_id, ''), d.customer_tax_id)
                  OR d.code_id IS DISTINCT FROM coalesce(k.code, d.code_id))
              OR %(measured)s AND d.margin IS DISTINCT FROM k.margin THEN 'updated'
            ELSE 'unchanged' END AS verdict
FROM keyed k LEFT JOIN sales_deal d ON d.key = k.key
"""

# Lines are rounded at their running sum, so that they add up to the deal.
_LINES = """
CREATE TEMP TABLE import_line AS
SELECT d.row AS deal_row, d.deal, row_number() OVER line AS position, i.row,
       coalesce(i.catalogue, a.id) AS product, i.product AS name, i.article, i.quantity::numeric / 10000 AS quantity,
       (round(sum(coalesce(i.amount, i.worth, 0)) OVER line * t.unit)
        - round((sum(coalesce(i.amount, i.worth, 0)) OVER line - coalesce(i.amount, i.worth, 0)) * t.unit))::bigint
           AS amount,
       (round(sum(i.cost) OVER line * t.unit) - round((sum(i.cost) OVER line - i.cost) * t.unit))::bigint AS cost
FROM import_deal d
JOIN import_row i ON CASE WHEN i.number = '' THEN chr(1) || i.row ELSE i.number END
                   = CASE WHEN d.number = '' THEN chr(1) || d.row ELSE d.number END
JOIN import_rate t ON t.currency = d.currency AND t.day = d.ordered_on - date '1970-01-01'
LEFT JOIN sales_product a ON i.article <> '' AND a.article = i.article
WINDOW line AS (PARTITION BY d.row ORDER BY i.row)
"""

_COMPARE_LINES = """
WITH told AS MATERIALIZED (
    SELECT deal, md5(string_agg(concat_ws('|', position, name, article, coalesce(quantity::numeric(18, 4)::text, ''),
                                          amount, coalesce(cost::text, '')), chr(30) ORDER BY position)) AS digest
    FROM import_line WHERE deal IS NOT NULL GROUP BY deal
), known AS (
    SELECT deal_id, md5(string_agg(concat_ws('|', position, name, article, coalesce(quantity::numeric(18, 4)::text, ''),
                                             amount, coalesce(cost::text, '')), chr(30) ORDER BY position)) AS digest
    FROM sales_dealline WHERE deal_id IN (SELECT deal FROM told) GROUP BY deal_id
)
UPDATE import_deal d SET verdict = 'updated'
FROM told t LEFT JOIN known k ON k.deal_id = t.deal
WHERE d.deal = t.deal AND d.verdict = 'unchanged' AND k.digest IS DISTINCT FROM t.digest
"""

_NEWCOMERS = """
WITH made AS (
    INSERT INTO partners_partner (uuid, name, external_id, status, source, areas, tags, city, address, website, notes,
                                  search_text, created_at, updated_at)
    SELECT n.uuid, n.name, n.external_id, %(status)s, '', '{}', '{}', '', '', '', '', '',
           coalesce(f.day::timestamp AT TIME ZONE %(zone)s, now()), now()
    FROM import_newcomer n JOIN (SELECT who, min(ordered_on) AS day FROM import_deal GROUP BY who) f USING (who)
    ORDER BY n.who DESC
    RETURNING id, uuid
)
UPDATE import_newcomer n SET partner = m.id FROM made m WHERE m.uuid = n.uuid
"""

_NEW_ENTITIES = """
INSERT INTO partners_legalentity (uuid, partner_id, name, tax_id, address, bank_details)
SELECT gen_random_uuid(), partner, name, tax_id, '', '' FROM import_newcomer
WHERE partner IS NOT NULL AND tax_id <> ''
"""

_NAME_NEWCOMERS = """
UPDATE import_deal d SET who = n.partner FROM import_newcomer n WHERE d.who = n.who AND n.partner IS NOT NULL
"""

_INSERT = """
INSERT INTO sales_deal (uuid, partner_id, key, number, ordered_on, state, amount, margin, currency, rate, base_amount,
                        base_margin, seller, customer, customer_phone, customer_email, customer_tax_id, code_id,
                        created_at, updated_at)
SELECT gen_random_uuid(), who, key, number, ordered_on, state, amount, margin, currency, rate, base_amount,
       base_margin, seller, customer, customer_phone, customer_email, customer_tax_id, code, now(), now()
FROM import_deal WHERE verdict = 'created' ORDER BY row
"""

_UPDATE = """
WITH d AS MATERIALIZED (SELECT * FROM import_deal WHERE verdict = 'updated')
UPDATE sales_deal s SET partner_id = d.who, ordered_on = d.ordered_on, state = d.state, amount = d.amount,
    margin = d.margin, currency = d.currency, rate = d.rate, base_amount = d.base_amount, base_margin = d.base_margin,
    seller = d.seller, customer = d.customer, customer_phone = d.customer_phone, customer_email = d.customer_email,
    customer_tax_id = d.customer_tax_id, code_id = d.code, updated_at = now()
FROM d WHERE s.id = d.deal
"""

_DROP_LINES = """
DELETE FROM sales_dealline WHERE deal_id IN (SELECT deal FROM import_deal WHERE verdict = 'updated')
"""

_INSERT_LINES = """
INSERT INTO sales_dealline (deal_id, position, product_id, name, article, quantity, amount, cost)
SELECT s.id, l.position, l.product, l.name, l.article, l.quantity, l.amount, l.cost
FROM import_line l JOIN import_deal d ON d.row = l.deal_row JOIN sales_deal s ON s.key = d.key
WHERE d.verdict IN ('created', 'updated') ORDER BY d.row, l.position
"""


def compare(*, base: str, has_margin: bool, has_cost: bool, has_lines: bool, has_buyers: bool) -> None:
    """Fill `import_deal`: every order that isn't refused, in whole minor units, with its verdict."""
    measured = has_margin or has_cost
    params = {"base": base, "margin": has_margin, "cost": has_cost, "measured": measured, "buyers": has_buyers}
    staging.run(_COMPARE, params)
    staging.run("ANALYZE import_deal")
    if has_lines:
        staging.run(_LINES)
        staging.run("ANALYZE import_line")
        staging.run(_COMPARE_LINES)


def write(*, status: str, time_zone: str, has_lines: bool) -> None:
    """Write what `compare` found: new partners with `status`, since the day of their first deal, and deals."""
    if staging.run(_NEWCOMERS, {"status": status, "zone": time_zone}):
        staging.run(_NEW_ENTITIES)
        staging.run(_NAME_NEWCOMERS)
    staging.run(_UPDATE)
    staging.run(_INSERT)
    if has_lines:
        staging.run(_DROP_LINES)
        staging.run(_INSERT_LINES)
        staging.run("ANALYZE sales_dealline")
    # The next import plans its joins by what is counted here: without it, it may compare every row with every row.
    staging.run("ANALYZE sales_deal")
