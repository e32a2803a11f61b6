"""Rows of a deals file put together into orders, each checked for what contradicts itself."""

from imports.queries.words import REFUSED
from imports.services import staging

_NO_AMOUNT = """
INSERT INTO import_fault (row, code, field, value)
SELECT i.row,
       CASE WHEN i.unit_price IS NULL AND i.quantity IS NOT NULL AND i.product || i.article <> ''
            THEN CASE WHEN i.ambiguous THEN 'ambiguous_product' ELSE 'unknown_product' END ELSE 'no_amount' END,
       CASE WHEN i.quantity IS NOT NULL AND i.product <> '' THEN 'product'
            WHEN i.quantity IS NOT NULL AND i.article <> '' THEN 'article' ELSE 'amount' END,
       CASE WHEN i.quantity IS NOT NULL THEN coalesce(nullif(i.product, ''), i.article) ELSE '' END
FROM import_row i
WHERE i.amount IS NULL AND i.worth IS NULL AND i.state <> 'open'
  AND NOT EXISTS (SELECT FROM import_fault f WHERE f.row = i.row AND f.field IN ('amount', 'quantity', 'unit_price'))
"""

_NO_DATE = """
INSERT INTO import_fault (row, code, field, value)
SELECT i.row, 'missing', 'ordered_on', '' FROM import_row i
WHERE i.day IS NULL AND NOT EXISTS (
    SELECT FROM import_fault f WHERE f.row = i.row AND f.field IN ('ordered_on', 'opened_on'))
"""

_PARTNER_FAULTS = """
INSERT INTO import_fault (row, code, field, value)
SELECT i.row, r.fault, CASE WHEN r.partner_id <> '' OR r.partner_name = '' AND %(has_id)s THEN 'partner_id'
                            ELSE 'partner_name' END,
       concat_ws(' ', nullif(r.partner_id, ''), coalesce(nullif(r.partner_name, ''), nullif(r.partner_tax_id, '')))
FROM import_row i JOIN import_ref r USING (partner_id, partner_name, partner_tax_id) WHERE r.fault <> ''
"""

_GROUP = """
CREATE TEMP TABLE import_order AS
WITH faulty AS (SELECT DISTINCT row FROM import_fault WHERE code = ANY(%(refused)s))
SELECT min(i.row) AS row, i.number, count(*) AS rows, min(r.who) AS who, min(i.day) AS day, min(i.currency) AS currency,
       CASE WHEN min(f.row) IS NOT NULL THEN 'order_refused'
            WHEN min(r.who) <> max(r.who) THEN 'two_partners'
            WHEN min(i.day) <> max(i.day) THEN 'two_dates'
            WHEN min(i.currency) <> max(i.currency) THEN 'two_currencies'
            WHEN min(i.state) <> max(i.state) THEN 'two_states'
            ELSE '' END AS fault,
       min(f.row) AS faulty_row,
       sum(coalesce(i.amount, i.worth, 0)) AS worth, min(i.amount) AS least, max(i.amount) AS most,
       sum(i.cost) AS cost, sum(i.margin) AS margin,
       bool_or(i.cost IS NULL) AS lacks_cost, bool_or(i.margin IS NULL) AS lacks_margin
FROM import_row i JOIN import_ref r USING (partner_id, partner_name, partner_tax_id) LEFT JOIN faulty f ON f.row = i.row
GROUP BY i.number, CASE WHEN i.number = '' THEN i.row END
"""

_CONTRADICTIONS = """
INSERT INTO import_fault (row, code, field, value)
SELECT i.row, o.fault,
       CASE o.fault WHEN 'two_partners' THEN 'partner_' || CASE WHEN i.partner_id <> '' THEN 'id' ELSE 'name' END
                    WHEN 'two_dates' THEN 'ordered_on' WHEN 'two_currencies' THEN 'currency'
                    WHEN 'two_states' THEN 'state' WHEN 'two_amounts' THEN 'amount' ELSE 'number' END,
       CASE o.fault WHEN 'two_partners' THEN concat_ws(' ', i.partner_id, i.partner_name)
                    WHEN 'two_dates' THEN (date '1970-01-01' + i.day)::text WHEN 'two_currencies' THEN i.currency
                    WHEN 'two_states' THEN i.state WHEN 'order_refused' THEN o.faulty_row::text
                    ELSE i.number END
FROM import_order o JOIN import_row i ON i.number = o.number
WHERE o.fault <> '' AND o.number <> ''
  AND (o.fault <> 'order_refused' OR NOT EXISTS (
      SELECT FROM import_fault f WHERE f.row = i.row AND f.code = ANY(%(refused)s)))
"""

# A code that isn't this partner's is left out, and said; the deal is taken.
_OTHERS_CODES = """
INSERT INTO import_fault (row, code, field, value)
SELECT i.row, 'unknown_code', 'coupon', i.coupon FROM import_order o JOIN import_row i ON i.row = o.row
WHERE o.fault = '' AND i.coupon <> ''
  AND NOT EXISTS (SELECT FROM campaigns_code c WHERE c.key = i.coupon AND c.partner_id = o.who)
"""

_REPEATS = """
SELECT count(*) FROM import_order WHERE fault = '' AND number <> '' AND rows > 1
"""

_REPEATED_ONCE = """
UPDATE import_order SET fault = CASE WHEN least <> most THEN 'two_amounts' ELSE '' END, worth = least
WHERE fault = '' AND number <> '' AND rows > 1
"""

_REPEATED_REFUSED = "UPDATE import_order SET fault = 'repeated' WHERE fault = '' AND number <> '' AND rows > 1"


def group_orders(*, has_partner_id: bool) -> None:
    """Fill `import_order`: one row for each order number, or for each row that has none.

    An order with a faulty row is refused whole, as is one whose rows name two partners, dates, currencies or states.
    """
    staging.run(_PARTNER_FAULTS, {"has_id": has_partner_id})
    staging.run(_NO_DATE)
    staging.run(_NO_AMOUNT)
    staging.run("ANALYZE import_fault")
    staging.run(_GROUP, {"refused": list(REFUSED)})


def name_wrong_codes() -> None:
    """Say which coupon codes aren't codes of the partner that the row names."""
    staging.run(_OTHERS_CODES)


def repeats() -> int:
    """How many order numbers stand in several rows that don't contradict each other."""
    return int(staging.value(_REPEATS))


def settle_repeats(answer: str) -> None:
    """What rows with one order number are in a file that has no lines: `lines`, `once` or `refuse`."""
    if answer == "once":
        staging.run(_REPEATED_ONCE)
    elif answer == "refuse":
        staging.run(_REPEATED_REFUSED)


def refuse_contradictions() -> None:
    """Give each row of a refused order its reason."""
    staging.run(_CONTRADICTIONS, {"refused": list(REFUSED)})
    staging.run("ANALYZE import_order")
