"""Which rows of a partners file mean partners that are known already."""

from imports.services import staging
from imports.services.plan import Prepared

MOST_COMPARED = 5_000
_ALIKE = 0.6

_REPEATED = """
UPDATE import_row r SET verdict = 'unchanged', how = 'repeat'
FROM (SELECT digest, min(row) AS first FROM import_row GROUP BY digest HAVING count(*) > 1) d
WHERE r.digest = d.digest AND r.row > d.first
"""

_WARN_REPEATED = """
INSERT INTO import_fault (row, code, field, value)
SELECT row, 'repeated_row', 'name', coalesce(name, '') FROM import_row WHERE how = 'repeat'
"""

_BY_ID = """
UPDATE import_row r SET partner = p.id, how = 'id'
FROM partners_partner p WHERE r.verdict IS NULL AND p.external_id = r.external_id AND r.external_id <> ''
"""

# Where a tax id has several partners, the one of the same name is meant; another external id is another partner.
_BY_TAX_ID = """
WITH found AS (
    SELECT DISTINCT r.row, p.id, upper(p.name) = upper(r.name) AS named
    FROM import_row r JOIN partners_legalentity e ON e.tax_id = r.tax_id JOIN partners_partner p ON p.id = e.partner_id
    WHERE r.verdict IS NULL AND r.partner IS NULL AND (r.external_id IS NULL OR p.external_id = '')
), one AS (
    SELECT row, CASE WHEN count(*) = 1 THEN min(id)
                     WHEN count(*) FILTER (WHERE named) = 1 THEN min(id) FILTER (WHERE named) END AS id
    FROM found GROUP BY row
)
UPDATE import_row r SET partner = o.id, how = CASE WHEN o.id IS NULL THEN 'ambiguous' ELSE 'tax_id' END
FROM one o WHERE o.row = r.row
"""

_BY_NAME_AND_CONTACT = """
WITH found AS (
    SELECT r.row, min(p.id) AS id
    FROM import_row r JOIN partners_partner p ON upper(p.name) = upper(r.name)
    JOIN partners_contact c ON c.partner_id = p.id
    WHERE r.verdict IS NULL AND r.partner IS NULL AND r.external_id IS NULL AND r.tax_id IS NULL
      AND (r.phone_normal <> '' AND c.phone_normal = r.phone_normal OR lower(c.email) = lower(r.email))
    GROUP BY r.row HAVING count(DISTINCT p.id) = 1
)
UPDATE import_row r SET partner = f.id, how = 'name' FROM found f WHERE f.row = r.row
"""

# Rows without any id and partners of one name are paired in order: the same file twice changes nothing.
_BY_NAME = """
WITH told AS (
    SELECT row, upper(name) AS name, row_number() OVER named AS place, count(*) OVER (PARTITION BY upper(name)) AS many
    FROM import_row
    WHERE verdict IS NULL AND partner IS NULL AND how IS NULL AND external_id IS NULL AND tax_id IS NULL
    WINDOW named AS (PARTITION BY upper(name) ORDER BY row)
), known AS (
    SELECT p.id, upper(p.name) AS name, row_number() OVER named AS place,
           count(*) OVER (PARTITION BY upper(p.name)) AS many
    FROM partners_partner p
    WHERE upper(p.name) IN (SELECT name FROM told)
      AND p.id NOT IN (SELECT partner FROM import_row WHERE partner IS NOT NULL)
    WINDOW named AS (PARTITION BY upper(p.name) ORDER BY p.id)
)
UPDATE import_row r SET partner = CASE WHEN t.many >= k.many THEN k.id END,
    how = CASE WHEN t.many >= k.many THEN 'name' ELSE 'ambiguous' END
FROM told t JOIN known k ON k.name = t.name AND k.place = t.place WHERE r.row = t.row
"""

_AMBIGUOUS = """
INSERT INTO import_fault (row, code, field, value)
SELECT row, 'ambiguous_name', 'name', name FROM import_row WHERE how = 'ambiguous'
"""

_SUSPECTS = """
CREATE TEMP TABLE import_suspect AS
WITH fresh AS (
    SELECT * FROM import_row WHERE verdict IS NULL AND partner IS NULL AND how IS NULL
), pair AS (
    SELECT f.row, c.partner_id, 1 AS rank, 'same_phone' AS why
    FROM fresh f JOIN partners_contact c ON c.phone_normal = f.phone_normal WHERE length(f.phone_normal) >= 7
    UNION ALL
    SELECT f.row, c.partner_id, 2, 'same_email'
    FROM fresh f JOIN partners_contact c ON lower(c.email) = lower(f.email) WHERE f.email <> ''
    UNION ALL
    SELECT f.row, p.id, 3, 'same_name' FROM fresh f JOIN partners_partner p ON upper(p.name) = upper(f.name)
    UNION ALL
    SELECT f.row, p.id, 4, 'similar_name' FROM fresh f JOIN partners_partner p ON upper(p.name) %% upper(f.name)
    WHERE %(compare)s AND upper(p.name) <> upper(f.name)
)
SELECT DISTINCT ON (pair.row) pair.row, pair.partner_id AS partner, pair.why, p.name, p.uuid, 'new'::text AS answer
FROM pair JOIN import_row f ON f.row = pair.row JOIN partners_partner p ON p.id = pair.partner_id
WHERE NOT (f.external_id IS NOT NULL AND p.external_id <> '')
  AND NOT (f.tax_id IS NOT NULL AND EXISTS (SELECT FROM partners_legalentity e
                                            WHERE e.partner_id = p.id AND e.tax_id <> '' AND e.tax_id <> f.tax_id))
  AND p.id NOT IN (SELECT partner FROM import_row WHERE partner IS NOT NULL)
ORDER BY pair.row, pair.rank, p.id
"""

_TAKE_SAME = """
UPDATE import_row r SET partner = s.partner, how = 'answer'
FROM import_suspect s WHERE s.row = r.row AND s.answer = 'same'
"""

_REFUSE_SUSPECTS = """
INSERT INTO import_fault (row, code, field, value)
SELECT row, 'duplicate_refused', 'name', name FROM import_suspect WHERE answer = 'refuse'
"""

_WARN_SUSPECTS = """
INSERT INTO import_fault (row, code, field, value)
SELECT row, why, 'name', name FROM import_suspect WHERE answer = 'new'
"""

# The first row that means a partner is taken; the ones after it say something else and are refused.
_TWICE = """
WITH meant AS (
    SELECT r.row, r.how,
           CASE WHEN r.partner IS NOT NULL THEN 'partner' WHEN r.external_id IS NOT NULL THEN 'id'
                ELSE 'tax_id' END AS by,
           coalesce(r.partner::text, r.external_id, r.tax_id) AS who, upper(p.name) = upper(r.name) AS named
    FROM import_row r LEFT JOIN partners_partner p ON p.id = r.partner
    WHERE r.verdict IS NULL AND r.how IS DISTINCT FROM 'ambiguous'
      AND (r.partner IS NOT NULL OR r.external_id IS NOT NULL OR r.tax_id IS NOT NULL)
), placed AS (
    SELECT *, row_number() OVER (PARTITION BY by, who ORDER BY named DESC NULLS LAST, row) AS place FROM meant
)
INSERT INTO import_fault (row, code, field, value)
SELECT row, CASE WHEN by = 'id' OR by = 'partner' AND how = 'id' THEN 'repeated_id'
                 WHEN by = 'tax_id' OR how = 'tax_id' THEN 'repeated_tax_id' ELSE 'same_partner_twice' END,
       CASE WHEN by = 'id' OR how = 'id' THEN 'external_id'
            WHEN by = 'tax_id' OR how = 'tax_id' THEN 'tax_id' ELSE 'name' END,
       CASE WHEN by = 'partner' THEN '' ELSE who END
FROM placed WHERE place > 1
"""

_WARN_TAX_ID = """
INSERT INTO import_fault (row, code, field, value)
SELECT r.row, 'same_tax_id', 'tax_id', r.tax_id FROM import_row r
WHERE r.partner IS NULL AND r.verdict IS NULL AND r.external_id IS NOT NULL AND r.tax_id IS NOT NULL AND (
    EXISTS (SELECT FROM import_row o WHERE o.tax_id = r.tax_id AND o.row < r.row AND o.external_id <> r.external_id)
    OR EXISTS (SELECT FROM partners_legalentity e JOIN partners_partner p ON p.id = e.partner_id
               WHERE e.tax_id = r.tax_id AND p.external_id NOT IN ('', r.external_id)))
"""

_WARN_NAME = """
INSERT INTO import_fault (row, code, field, value)
SELECT r.row, 'same_name', 'name', r.name FROM import_row r
WHERE r.partner IS NULL AND r.verdict IS NULL AND r.row NOT IN (SELECT row FROM import_suspect) AND (
    EXISTS (SELECT FROM partners_partner p WHERE upper(p.name) = upper(r.name))
    OR r.row > (SELECT min(o.row) FROM import_row o WHERE upper(o.name) = upper(r.name) AND o.verdict IS NULL))
"""


def match_partners() -> None:
    """Fill `import_row.partner` by external id, tax id, else name; a row equal to an earlier one is `unchanged`."""
    staging.run("ANALYZE import_row")
    staging.run(_REPEATED)
    staging.run(_WARN_REPEATED)
    for step in (_BY_ID, _BY_TAX_ID, _BY_NAME_AND_CONTACT, _BY_NAME, _AMBIGUOUS):
        staging.run(step)


def find_suspects() -> tuple[int, bool]:
    """Fill `import_suspect` with new rows that look like known partners: by phone, e-mail, name, similar name.

    How many there are, and whether similar names were compared: not beyond `MOST_COMPARED` new rows.
    """
    fresh = staging.value("SELECT count(*) FROM import_row WHERE verdict IS NULL AND partner IS NULL")
    compare = fresh <= MOST_COMPARED
    staging.run(f"SET LOCAL pg_trgm.similarity_threshold = {_ALIKE}")
    staging.run(_SUSPECTS, {"compare": compare})
    return int(staging.value("SELECT count(*) FROM import_suspect")), compare


def settle_suspects(prepared: Prepared) -> None:
    """Take the answers: the same partner, a new one, or refused; one by one (`pair:ROW`) or for all."""
    staging.run("UPDATE import_suspect SET answer = %s", [prepared.answers.duplicates or "new"])
    words = {"same": "same", "different": "new", "skip": "refuse"}
    for row, answer in (prepared.answers.pairs or {}).items():
        staging.run("UPDATE import_suspect SET answer = %s WHERE row = %s", [words[answer], row])
    for step in (_TAKE_SAME, _REFUSE_SUSPECTS, _WARN_SUSPECTS):
        staging.run(step)


def refuse_rivals() -> None:
    """Refuse rows that mean a partner whom an earlier row means too; warn of those that share a tax id or a name."""
    for step in (_TWICE, _WARN_TAX_ID, _WARN_NAME):
        staging.run(step)
    staging.run("ANALYZE import_row")
