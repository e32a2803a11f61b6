"""Partners of a file compared with those that are known, and written. An empty cell never erases."""

from typing import Any

from imports.queries.words import REFUSED
from imports.services import staging

_REFUSE = """
UPDATE import_row SET verdict = 'refused' WHERE row IN (SELECT row FROM import_fault WHERE code = ANY(%(refused)s))
"""

_KINDS = """
UPDATE import_row r SET kind_id = k.id FROM partners_partnerkind k WHERE lower(k.name) = lower(r.kind)
"""

_ENTITIES = """
WITH best AS (
    SELECT DISTINCT ON (r.row) r.row, e.id FROM import_row r JOIN partners_legalentity e ON e.partner_id = r.partner
    WHERE r.tax_id IS NULL OR e.tax_id IN (r.tax_id, '')
    ORDER BY r.row, e.tax_id = r.tax_id DESC NULLS LAST, lower(e.name) = lower(r.legal_name) DESC NULLS LAST, e.id
)
UPDATE import_row r SET entity = b.id FROM best b WHERE b.row = r.row
"""

_CONTACTS = """
WITH best AS (
    SELECT DISTINCT ON (r.row) r.row, c.id FROM import_row r JOIN partners_contact c ON c.partner_id = r.partner
    WHERE r.phone_normal <> '' AND c.phone_normal = r.phone_normal OR lower(c.email) = lower(r.email)
       OR lower(c.name) = lower(coalesce(r.contact_name, r.name))
    ORDER BY r.row, lower(c.name) = lower(r.contact_name) DESC NULLS LAST,
             c.phone_normal = r.phone_normal DESC NULLS LAST, c.id
)
UPDATE import_row r SET contact = b.id FROM best b WHERE b.row = r.row
"""

_COMPARE = """
UPDATE import_row j SET partner_differs = d.partner, entity_differs = d.entity, contact_differs = d.contact
FROM (
    SELECT r.row, coalesce(
               p.name <> r.name OR p.external_id = '' AND r.external_id <> '' OR p.status <> r.status
               OR p.city <> r.city OR p.address <> r.address OR p.website <> r.website OR p.source <> r.source
               OR r.notes IS NOT NULL AND position(r.notes IN p.notes) = 0
               OR r.kind IS NOT NULL AND (r.kind_id IS NULL OR p.kind_id IS DISTINCT FROM r.kind_id)
               OR r.manager IS NOT NULL AND p.manager_id IS DISTINCT FROM r.manager
               OR NOT p.areas @> r.areas::varchar[] OR NOT p.tags @> r.tags::varchar[], false) AS partner,
           coalesce(e.name <> r.legal_name OR e.tax_id <> r.tax_id OR e.address <> r.legal_address
                    OR e.bank_details <> r.bank_details, false) AS entity,
           coalesce(c.name <> r.contact_name OR c.position <> r.contact_position OR c.phone <> r.phone
                    OR c.email <> r.email OR c.messenger <> r.messenger, false) AS contact
    FROM import_row r JOIN partners_partner p ON p.id = r.partner
    LEFT JOIN partners_legalentity e ON e.id = r.entity LEFT JOIN partners_contact c ON c.id = r.contact
) d WHERE d.row = j.row AND j.verdict IS NULL
"""

_JUDGE = """
UPDATE import_row SET verdict = CASE
    WHEN partner IS NULL THEN 'created'
    WHEN partner_differs OR entity_differs OR contact_differs OR has_entity AND entity IS NULL
         OR has_contact AND contact IS NULL THEN 'updated'
    ELSE 'unchanged' END
WHERE verdict IS NULL
"""

_NEW_KINDS = """
SELECT min(kind) FROM import_row WHERE kind IS NOT NULL AND kind_id IS NULL AND verdict IN ('created', 'updated')
GROUP BY lower(kind) ORDER BY 1
"""

_INSERT_KINDS = """
INSERT INTO partners_partnerkind (uuid, name, position)
SELECT gen_random_uuid(), kind, 100 FROM unnest(%s::text[]) AS kind
"""

_INSERT = """
WITH made AS (
    INSERT INTO partners_partner (uuid, name, kind_id, external_id, status, manager_id, source, areas, tags, city,
                                  address, website, notes, search_text, created_at, updated_at)
    SELECT uuid, name, kind_id, coalesce(external_id, ''), coalesce(status, %(status)s), manager,
           coalesce(source, ''), coalesce(areas, '{}'), coalesce(tags, '{}'), coalesce(city, ''),
           coalesce(address, ''), coalesce(website, ''), coalesce(notes, ''), '',
           coalesce((date '1970-01-01' + since)::timestamp AT TIME ZONE %(zone)s, now()), now()
    FROM import_row WHERE verdict = 'created' ORDER BY row
    RETURNING id, uuid
)
UPDATE import_row r SET partner = m.id FROM made m WHERE m.uuid = r.uuid
"""

_MOVES = """
INSERT INTO partners_statusmove (partner_id, from_status, to_status, reason, moved_by_id, moved_at)
SELECT p.id, p.status, r.status, %(reason)s, %(author)s, now()
FROM import_row r JOIN partners_partner p ON p.id = r.partner WHERE r.verdict = 'updated' AND p.status <> r.status
"""

_UPDATE = """
UPDATE partners_partner p SET
    name = coalesce(r.name, p.name), kind_id = coalesce(r.kind_id, p.kind_id),
    external_id = CASE WHEN p.external_id = '' THEN coalesce(r.external_id, '') ELSE p.external_id END,
    status = coalesce(r.status, p.status),
    status_since = CASE WHEN r.status <> p.status THEN now() ELSE p.status_since END,
    manager_id = coalesce(r.manager, p.manager_id),
    source = coalesce(r.source, p.source), city = coalesce(r.city, p.city), address = coalesce(r.address, p.address),
    website = coalesce(r.website, p.website),
    notes = CASE WHEN r.notes IS NULL OR position(r.notes IN p.notes) > 0 THEN p.notes
                 WHEN p.notes = '' THEN r.notes ELSE p.notes || chr(10) || r.notes END,
    areas = p.areas || ARRAY(SELECT a FROM unnest(r.areas) WITH ORDINALITY AS t(a, n)
                             WHERE a <> ALL(p.areas) ORDER BY n)::varchar[],
    tags = p.tags || ARRAY(SELECT a FROM unnest(r.tags) WITH ORDINALITY AS t(a, n)
                           WHERE a <> ALL(p.tags) ORDER BY n)::varchar[],
    updated_at = now()
FROM import_row r WHERE r.verdict = 'updated' AND p.id = r.partner AND r.partner_differs
"""

_INSERT_ENTITIES = """
INSERT INTO partners_legalentity (uuid, partner_id, name, tax_id, address, bank_details)
SELECT gen_random_uuid(), partner, coalesce(legal_name, name), coalesce(tax_id, ''), coalesce(legal_address, ''),
       coalesce(bank_details, '')
FROM import_row r WHERE verdict IN ('created', 'updated') AND entity IS NULL AND has_entity ORDER BY row
"""

_UPDATE_ENTITIES = """
UPDATE partners_legalentity e SET name = coalesce(r.legal_name, e.name), tax_id = coalesce(r.tax_id, e.tax_id),
    address = coalesce(r.legal_address, e.address), bank_details = coalesce(r.bank_details, e.bank_details)
FROM import_row r WHERE r.verdict = 'updated' AND e.id = r.entity AND r.entity_differs
"""

_INSERT_CONTACTS = """
INSERT INTO partners_contact (uuid, partner_id, name, position, is_decision_maker, phone, phone_normal, email,
                              messenger, notes)
SELECT gen_random_uuid(), partner, coalesce(contact_name, left(name, 150)), coalesce(contact_position, ''),
       contact_name IS NOT NULL, coalesce(phone, ''), coalesce(phone_normal, ''), coalesce(email, ''),
       coalesce(messenger, ''), ''
FROM import_row r WHERE verdict IN ('created', 'updated') AND contact IS NULL AND has_contact ORDER BY row
"""

_UPDATE_CONTACTS = """
UPDATE partners_contact c SET name = coalesce(r.contact_name, c.name),
    position = coalesce(r.contact_position, c.position), phone = coalesce(r.phone, c.phone),
    phone_normal = coalesce(r.phone_normal, c.phone_normal), email = coalesce(r.email, c.email),
    messenger = coalesce(r.messenger, c.messenger)
FROM import_row r WHERE r.verdict = 'updated' AND c.id = r.contact AND r.contact_differs
"""


def compare() -> None:
    """Fill `import_row.verdict`."""
    staging.run(_REFUSE, {"refused": list(REFUSED)})
    for step in (_KINDS, _ENTITIES, _CONTACTS, _COMPARE, _JUDGE):
        staging.run(step)


def new_kinds() -> list[str]:
    """Kinds of partner that the file names and nobody has yet."""
    return [kind for (kind,) in staging.rows(_NEW_KINDS)]


def write(*, status: str, time_zone: str, reason: str, author: int | None) -> None:
    """Write what `compare` found; `status` is that of new partners whose row names none."""
    params: dict[str, Any] = {"status": status, "zone": time_zone, "reason": reason[:300], "author": author}
    kinds = new_kinds()
    if kinds:
        staging.run(_INSERT_KINDS, [kinds])
        staging.run(_KINDS)
    staging.run(_MOVES, params)
    staging.run(_UPDATE)
    staging.run(_INSERT, params)
    for step in (_INSERT_ENTITIES, _UPDATE_ENTITIES, _INSERT_CONTACTS, _UPDATE_CONTACTS):
        staging.run(step)
    staging.run("ANALYZE partners_partner, partners_contact, partners_legalentity")
