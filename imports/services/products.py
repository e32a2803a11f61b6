"""Importing products and their prices."""

from collections.abc import Sequence
from typing import Any

from core.rules.money import from_minor
from core.sheets import Chunk, convert
from imports.queries.words import REFUSED, Note
from imports.rules.product_fields import PRODUCT_FIELDS
from imports.rules.text import tidy
from imports.services import staging
from imports.services.currencies import known_currency
from imports.services.deals import currency_of_file
from imports.services.faults import Faults
from imports.services.importer import Counts, counted
from imports.services.plan import Prepared

_LONGEST = {each.name: each.longest for each in PRODUCT_FIELDS if each.longest}

_CREATE = """
CREATE TEMP TABLE import_row (
    row integer PRIMARY KEY, name text NOT NULL, article text NOT NULL, currency text NOT NULL, price bigint,
    product bigint, verdict text
)
"""

_BY_ARTICLE = (
    "UPDATE import_row r SET product = p.id FROM sales_product p WHERE r.article <> '' AND p.article = r.article"
)

# A product of the same name with another article is another product.
_BY_NAME = """
UPDATE import_row r SET product = p.id FROM (
    SELECT upper(name) AS name, min(id) AS id, bool_and(article = '') AS free FROM sales_product
    GROUP BY upper(name) HAVING count(*) = 1
) p WHERE r.product IS NULL AND upper(r.name) = p.name AND (r.article = '' OR p.free)
"""

_REPEATED = """
UPDATE import_row r SET verdict = 'unchanged' FROM (
    SELECT min(row) AS row, name, article, currency, price FROM import_row GROUP BY name, article, currency, price
) f WHERE r.row > f.row AND (r.name, r.article, r.currency) = (f.name, f.article, f.currency) AND r.price = f.price
"""

_RIVALS = """
INSERT INTO import_fault (row, code, field, value)
SELECT row, 'repeated_product', CASE WHEN article <> '' THEN 'article' ELSE 'name' END,
       coalesce(nullif(article, ''), name)
FROM (SELECT *, row_number() OVER (
          PARTITION BY coalesce(product::text, 'a:' || nullif(article, ''), 'n:' || upper(name)) ORDER BY row) AS place
      FROM import_row WHERE verdict IS NULL) r WHERE place > 1
"""

_JUDGE = """
UPDATE import_row r SET verdict = CASE
    WHEN r.row IN (SELECT row FROM import_fault WHERE code = ANY(%(refused)s)) THEN 'refused'
    WHEN r.product IS NULL THEN 'created'
    WHEN EXISTS (SELECT FROM sales_product p WHERE p.id = r.product AND (
        p.price <> r.price OR p.currency <> r.currency OR p.name <> r.name AND r.name <> ''
        OR p.article = '' AND r.article <> '')) THEN 'updated'
    ELSE 'unchanged' END
WHERE verdict IS NULL
"""

_UPDATE = """
UPDATE sales_product p SET price = r.price, currency = r.currency, name = coalesce(nullif(r.name, ''), p.name),
    article = coalesce(nullif(p.article, ''), r.article)
FROM import_row r WHERE r.verdict = 'updated' AND p.id = r.product
"""

_INSERT = """
INSERT INTO sales_product (uuid, name, article, price, currency)
SELECT gen_random_uuid(), coalesce(nullif(name, ''), article), article, price, currency
FROM import_row WHERE verdict = 'created' ORDER BY row
"""

_SAMPLES = """
SELECT verdict, row, article, name, price, currency FROM (
    SELECT r.*, row_number() OVER (PARTITION BY verdict ORDER BY row) AS place FROM import_row r
) r WHERE place <= 5 AND price IS NOT NULL ORDER BY verdict, row
"""


class Products:
    """`import_row` is matched by article, else by name, and written."""

    def __init__(self, prepared: Prepared, faults: Faults) -> None:
        self.prepared = prepared
        self.faults = faults
        self.currency, self.currency_note = currency_of_file(prepared, field="price")
        faults.currency = self.currency
        self.staged = 0
        staging.run(_CREATE)

    def load(self, chunk: Chunk) -> None:
        self.faults.extra_cells(chunk)
        name, article = self._text(chunk, "name"), self._text(chunk, "article")
        missing = [not (n or a) for n, a in zip(name, article, strict=True)]
        if any(missing):
            self.faults.where("missing", "name", chunk, missing)
        columns = [
            list(map(str, chunk.numbers)),
            staging.text(name),
            staging.text(article),
            self._currency(chunk),
            self._price(chunk),
        ]
        staging.copy("import_row", ("row", "name", "article", "currency", "price"), columns)
        self.staged += len(chunk)

    def _text(self, chunk: Chunk, field: str) -> list[str]:
        column = self.prepared.column(field)
        if column is None:
            return [""] * len(chunk)
        cells = [tidy(cell) for cell in chunk.columns[column.position]]
        if any(len(cell) > _LONGEST[field] for cell in cells):
            self.faults.where("too_long", field, chunk, [len(cell) > _LONGEST[field] for cell in cells])
        return cells

    def _currency(self, chunk: Chunk) -> list[str]:
        column = self.prepared.column("currency")
        if column is None:
            return [self.currency] * len(chunk)
        cells = chunk.columns[column.position]
        codes = [known_currency(cell) if cell else self.currency for cell in cells]
        if not all(codes):
            self.faults.where("unknown_currency", "currency", chunk, [not code for code in codes])
        return codes

    def _price(self, chunk: Chunk) -> Sequence[str]:
        column = self.prepared.column("price")
        if column is None:
            return [staging.NULL] * len(chunk)
        read = convert.minor_units(chunk.columns[column.position], column=column, currency=self.currency)
        for code, wrong in (
            ("bad_money", read.bad),
            ("missing", read.missing),
            ("negative_price", ~read.bad & ~read.missing & (read.values < 0)),
        ):
            if wrong.any():
                self.faults.where(code, "price", chunk, wrong.tolist())
        return staging.whole(read.values, absent=read.missing | read.bad)

    def check(self) -> list[Note]:
        staging.run("ANALYZE import_row")
        for step in (_BY_ARTICLE, _BY_NAME, _REPEATED, _RIVALS):
            staging.run(step)
        staging.run(_JUDGE, {"refused": list(REFUSED)})
        return [self.currency_note] if "currency" not in self.prepared.mapping else []

    def write(self) -> None:
        staging.run(_UPDATE)
        staging.run(_INSERT)

    def counts(self) -> Counts:
        found = dict(staging.rows("SELECT verdict, count(*) FROM import_row GROUP BY verdict"))
        return counted(found, refused=found.get("refused", 0), rows=self.staged)

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for verdict, row, article, name, price, currency in staging.rows(_SAMPLES):
            found.setdefault(verdict, []).append(
                {
                    "row": row,
                    "article": article,
                    "name": name,
                    "amount": str(from_minor(price, currency)),
                    "currency": currency,
                }
            )
        return found
