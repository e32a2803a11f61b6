"""Which partner the rows of a deals file mean: each distinct way of naming one is looked up once."""

from imports.services import staging

_CREATE = """
CREATE TEMP TABLE import_ref AS
SELECT partner_id, partner_name, partner_tax_id, NULL::bigint AS who, ''::text AS how, ''::text AS fault,
       count(*) AS rows
FROM import_row GROUP BY partner_id, partner_name, partner_tax_id
"""

_BY_ID = """
UPDATE import_ref r SET who = p.id, how = 'id'
FROM partners_partner p WHERE r.partner_id <> '' AND p.external_id = r.partner_id
"""

# A partner that has an external id of its own isn't the one that the file calls by another id.
_BY_TAX_ID = """
WITH found AS (
    SELECT e.tax_id, min(p.id) AS partner, count(DISTINCT p.id) AS partners,
           bool_and(p.external_id = '') AS free
    FROM partners_legalentity e JOIN partners_partner p ON p.id = e.partner_id
    WHERE e.tax_id <> '' AND e.tax_id IN (SELECT partner_tax_id FROM import_ref WHERE who IS NULL)
    GROUP BY e.tax_id
)
UPDATE import_ref r SET
    who = CASE WHEN f.partners = 1 THEN f.partner END,
    how = 'tax_id',
    fault = CASE WHEN f.partners > 1 THEN 'ambiguous_partner' ELSE '' END
FROM found f
WHERE r.who IS NULL AND r.partner_tax_id = f.tax_id AND (r.partner_id = '' OR f.free)
"""

_BY_NAME = """
WITH found AS (
    SELECT upper(p.name) AS name, min(p.id) AS partner, count(*) AS partners,
           min(p.id) FILTER (WHERE p.external_id = '') AS free,
           count(*) FILTER (WHERE p.external_id = '') AS frees
    FROM partners_partner p
    WHERE upper(p.name) IN (SELECT upper(partner_name) FROM import_ref WHERE who IS NULL AND partner_name <> '')
    GROUP BY upper(p.name)
)
UPDATE import_ref r SET
    who = CASE WHEN r.partner_id = '' AND f.partners = 1 THEN f.partner
               WHEN r.partner_id <> '' AND f.frees = 1 THEN f.free END,
    how = 'name',
    fault = CASE WHEN r.partner_id = '' AND f.partners > 1 OR r.partner_id <> '' AND f.frees > 1
                 THEN 'ambiguous_partner' ELSE '' END
FROM found f
WHERE r.who IS NULL AND r.fault = '' AND upper(r.partner_name) = f.name
  AND (r.partner_id = '' OR f.frees > 0)
"""

_UNNAMED = """
UPDATE import_ref SET fault = 'no_partner'
WHERE partner_id = '' AND partner_name = '' AND partner_tax_id = ''
"""

_UNKNOWN = "UPDATE import_ref SET fault = 'unknown_partner' WHERE who IS NULL AND fault = ''"

# Newcomers have numbers below zero until they are written.
_NEWCOMERS = """
CREATE TEMP TABLE import_newcomer AS
WITH stranger AS (
    SELECT *, CASE WHEN partner_id <> '' THEN 'id:' || partner_id
                   WHEN partner_tax_id <> '' THEN 'tax:' || partner_tax_id
                   ELSE 'name:' || upper(partner_name) END AS key
    FROM import_ref WHERE who IS NULL AND fault = ''
)
SELECT -row_number() OVER (ORDER BY key) AS who, key, max(partner_id) AS external_id,
       coalesce(nullif(min(nullif(partner_name, '')), ''), nullif(max(partner_id), ''), max(partner_tax_id)) AS name,
       max(partner_tax_id) AS tax_id, gen_random_uuid() AS uuid, NULL::bigint AS partner
FROM stranger GROUP BY key
"""

_NUMBER_NEWCOMERS = """
UPDATE import_ref r SET who = n.who, how = 'new' FROM import_newcomer n
WHERE r.who IS NULL AND r.fault = '' AND n.key = CASE
    WHEN r.partner_id <> '' THEN 'id:' || r.partner_id
    WHEN r.partner_tax_id <> '' THEN 'tax:' || r.partner_tax_id
    ELSE 'name:' || upper(r.partner_name) END
"""


def resolve_partners(*, create_unknown: bool) -> None:
    """Fill `import_ref.who` by external id, tax id, else the exact name where only one partner has it.

    A row that gives an id nobody has finds by tax id or name only a partner without an external id. Whoever isn't
    found gets a fault, or with `create_unknown` a place in `import_newcomer` and a number below zero.
    """
    staging.run(_CREATE)
    for step in (_UNNAMED, _BY_ID, _BY_TAX_ID, _BY_NAME):
        staging.run(step)
    if not create_unknown:
        staging.run(_UNKNOWN)
    staging.run(_NEWCOMERS)
    staging.run(_NUMBER_NEWCOMERS)
    staging.run("ANALYZE import_ref")
