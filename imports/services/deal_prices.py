"""What a row of a deals file is worth: its amount, else quantity times price."""

from datetime import date, timedelta
from decimal import Decimal

from core.rules.exchange import rate
from core.rules.money import minor_digits
from imports.queries.words import Ask, Note
from imports.services import staging
from imports.services.deal_rows import EPOCH, MONEY_DIGITS
from imports.services.plan import Prepared

_MULTIPLY = """
UPDATE import_row SET worth = round(quantity::numeric * unit_price / 10000 * (1 - coalesce(discount, 0) / 1000000.0))
WHERE amount IS NULL AND quantity IS NOT NULL AND unit_price IS NOT NULL
"""

_PRICES = """
WITH wanted AS (
    SELECT DISTINCT article, product FROM import_row
    WHERE amount IS NULL AND unit_price IS NULL AND quantity IS NOT NULL AND article || product <> ''
), by_article AS (
    SELECT w.article, w.product, p.id, 1 AS found FROM wanted w JOIN sales_product p ON p.article = w.article
    WHERE w.article <> ''
), by_name AS (
    SELECT w.article, w.product, min(p.id) AS id, count(*) AS found
    FROM wanted w JOIN sales_product p ON upper(p.name) = upper(w.product)
    WHERE w.product <> ''
      AND NOT EXISTS (SELECT FROM by_article a WHERE a.article = w.article AND a.product = w.product)
    GROUP BY w.article, w.product
), known AS (
    SELECT * FROM by_article UNION ALL SELECT * FROM by_name
)
UPDATE import_row i SET catalogue = CASE WHEN k.found = 1 THEN k.id END, ambiguous = k.found > 1
FROM known k WHERE i.amount IS NULL AND i.unit_price IS NULL AND i.quantity IS NOT NULL
  AND k.article = i.article AND k.product = i.product
"""

_APPLY_PRICES = """
UPDATE import_row i SET currency = p.currency,
    worth = round(i.quantity::numeric * p.price / 10000 * power(10::numeric, 6 - c.digits)
                  * (1 - coalesce(i.discount, 0) / 1000000.0))
FROM sales_product p JOIN import_currency c ON c.code = p.currency WHERE p.id = i.catalogue
"""


def price_rows() -> list[Note]:
    """Fill `worth` of staged rows without an amount; what was worked out how."""
    multiplied = staging.run(_MULTIPLY)
    staging.run(_PRICES)
    _name_currencies("SELECT DISTINCT currency FROM sales_product")
    priced = staging.run(_APPLY_PRICES)
    staging.run("DROP TABLE import_currency")
    notes = [Note(code="multiplied", params={"count": multiplied})] if multiplied else []
    return notes + ([Note(code="priced", params={"count": priced})] if priced else [])


def _name_currencies(sql: str) -> None:
    codes = [code for (code,) in staging.rows(sql)]
    staging.run("CREATE TEMP TABLE import_currency (code text PRIMARY KEY, digits integer NOT NULL)")
    staging.copy("import_currency", ("code", "digits"), [codes, [str(minor_digits(code)) for code in codes]])


def find_rates(prepared: Prepared, *, base: str) -> list[Ask]:
    """Fill `import_rate` with the rate of each currency and day of the file; a question for each that has none."""
    staging.run(
        """CREATE TEMP TABLE import_rate (
            currency text, day integer, rate numeric, unit numeric, to_base numeric, PRIMARY KEY (currency, day)
        )"""
    )
    pairs = staging.rows("SELECT currency, day FROM import_order WHERE fault = '' GROUP BY currency, day ORDER BY 1, 2")
    given = prepared.answers.rates or {}
    lacking: dict[str, date] = {}
    found: list[tuple[str, int, Decimal]] = []
    for code, number in pairs:
        day = EPOCH + timedelta(days=number)
        worth = given.get(code) if code != base else Decimal(1)
        worth = worth or rate(code, base=base, on=day)
        if worth is None:
            lacking.setdefault(code, day)
        else:
            found.append((code, number, worth))
    digits = {code: minor_digits(code) for code, _number in pairs}
    shift = minor_digits(base)
    staging.copy(
        "import_rate",
        ("currency", "day", "rate", "unit", "to_base"),
        [
            [code for code, _number, _worth in found],
            [str(number) for _code, number, _worth in found],
            [str(worth) for _code, _number, worth in found],
            [f"{Decimal(1).scaleb(digits[code] - MONEY_DIGITS):f}" for code, _number, _worth in found],
            [f"{worth.scaleb(shift - digits[code]):f}" for code, _number, worth in found],
        ],
    )
    staging.run("ANALYZE import_rate")
    return [
        Ask(code="rate", setting=f"rate:{code}", params={"currency": code, "base": base, "day": day.isoformat()})
        for code, day in lacking.items()
    ]
