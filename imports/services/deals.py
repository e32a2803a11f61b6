"""Importing deals."""

from typing import Any

from django.utils import timezone

from core.rules.money import from_minor
from core.sheets import Chunk
from imports.queries.words import Ask, Note
from imports.services import deal_joining, deal_orders, deal_prices, deal_writing, staging
from imports.services.currencies import currency_of_header
from imports.services.deal_rows import BUYER, DealRows
from imports.services.faults import Faults
from imports.services.importer import Counts, NeedsAnswers, counted
from imports.services.partner_refs import resolve_partners
from imports.services.plan import Prepared
from sales.rules.referral import STAFF
from sales.services.referral_move import Mover

_LINE_FIELDS = ("product", "article", "quantity", "unit_price")

_SAMPLES = """
SELECT verdict, row, key, number, partner, ordered_on, amount, currency, state, rows FROM (
    SELECT d.*, coalesce(p.name, n.name) AS partner, row_number() OVER (PARTITION BY verdict ORDER BY d.row) AS place
    FROM import_deal d LEFT JOIN partners_partner p ON p.id = d.who LEFT JOIN import_newcomer n ON n.who = d.who
) d WHERE place <= 5 ORDER BY verdict, row
"""


class Deals:
    """`import_row` → `import_order` → `import_deal` → the deals."""

    def __init__(self, prepared: Prepared, faults: Faults) -> None:
        self.prepared = prepared
        self.currency, self.currency_note = currency_of_file(prepared, field="amount")
        self.base = prepared.company.currency if prepared.company_is_set else self.currency
        faults.currency = self.currency
        self.rows = DealRows.create(prepared, faults=faults, currency=self.currency)
        self.has_lines = any(name in prepared.mapping for name in _LINE_FIELDS)
        self.has_buyers = any(name in prepared.mapping for name in BUYER)

    def load(self, chunk: Chunk) -> None:
        self.rows.add(chunk)

    def check(self) -> list[Note]:
        mapping, answers = self.prepared.mapping, self.prepared.answers
        notes = self._notes_on_rows()
        staging.run("ANALYZE import_row")
        if self.rows.without_amount:
            notes += deal_prices.price_rows()
        resolve_partners(create_unknown=answers.unknown_partner == "create")
        deal_orders.group_orders(has_partner_id="partner_id" in mapping)
        notes += self._settle_repeats()
        deal_orders.refuse_contradictions()
        if "coupon" in mapping:
            deal_orders.name_wrong_codes()
        asks = deal_prices.find_rates(self.prepared, base=self.base)
        if asks:
            raise NeedsAnswers(asks)
        deal_writing.compare(
            base=self.base,
            has_margin="margin" in mapping,
            has_cost="cost" in mapping,
            has_lines=self.has_lines,
            has_buyers=self.has_buyers,
        )
        return notes + self._notes_on_deals()

    def _settle_repeats(self) -> list[Note]:
        """Rows with one number are lines where the file has lines; else somebody must say what they are."""
        if self.has_lines or "number" not in self.prepared.mapping:
            return []
        count = deal_orders.repeats()
        answer = self.prepared.answers.repeats
        if count and not answer:
            raise NeedsAnswers([Ask(code="repeats", setting="repeats", params={"count": count})])
        deal_orders.settle_repeats(answer)
        return [Note(code="repeats", params={"count": count}, setting="repeats")] if count else []

    def write(self) -> None:
        deal_writing.write(
            status=self.prepared.answers.status,
            time_zone=self.prepared.company.time_zone,
            has_lines=self.has_lines,
        )
        mover = Mover(STAFF, self.prepared.plan.author, timezone.now(), self.prepared.company)
        deal_joining.join_referrals(names_customers=self.has_buyers, mover=mover)

    def counts(self) -> Counts:
        verdicts = dict(staging.rows("SELECT verdict, count(*) FROM import_deal GROUP BY verdict"))
        refused = staging.value("SELECT count(*) FROM import_order WHERE fault <> ''")
        return counted(verdicts, refused=refused, rows=self.rows.staged)

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = {}
        for verdict, row, key, number, partner, day, amount, currency, state, rows in staging.rows(_SAMPLES):
            found.setdefault(verdict, []).append(
                {
                    "row": row,
                    "number": number or key[:12],
                    "partner": partner,
                    "ordered_on": day.isoformat(),
                    "amount": str(from_minor(int(amount), currency)),
                    "currency": currency,
                    "state": state,
                    "rows": rows,
                }
            )
        return found

    def _notes_on_rows(self) -> list[Note]:
        rows, notes = self.rows, []
        if rows.without_currency:
            notes.append(self.currency_note)
        if not self.prepared.company_is_set:
            notes.append(Note(code="company_currency", params={"currency": self.base}, setting="currency"))
        if rows.dated_as_opened:
            notes.append(Note(code="opened_on", params={"count": rows.dated_as_opened}))
        if rows.dated_as_said and self.prepared.answers.day:
            notes.append(Note(code="date_given", params={"date": str(self.prepared.answers.day)}, setting="date"))
        if "number" not in self.prepared.mapping:
            notes.append(Note(code="no_numbers", setting="mapping"))
        return notes

    def _notes_on_deals(self) -> list[Note]:
        notes = []
        several = staging.value("SELECT count(*) FROM import_deal WHERE rows > 1")
        if several:
            orders = staging.value("SELECT count(*) FROM import_order WHERE number <> ''")
            notes.append(Note(code="lines", params={"rows": self.rows.staged, "count": orders}))
        for currency, rounded, converted in staging.rows(
            "SELECT currency, count(*) FILTER (WHERE rounded), count(*) FROM import_deal GROUP BY currency ORDER BY 1"
        ):
            if rounded:
                notes.append(Note(code="rounded", params={"count": rounded, "currency": currency}))
            if currency != self.base:
                notes.append(self._converted(currency, converted))
        found = dict(staging.rows("SELECT how, sum(rows)::int FROM import_ref WHERE fault = '' GROUP BY how"))
        if found.get("name") and "partner_id" in self.prepared.mapping:
            notes.append(Note(code="by_name", params={"count": found["name"]}))
        created = staging.value("SELECT count(*) FROM import_newcomer WHERE who IN (SELECT who FROM import_deal)")
        if created:
            notes.append(Note(code="partners_created", params={"count": created}, setting="unknown_partner"))
        return notes

    def _converted(self, currency: str, count: int) -> Note:
        rate = (self.prepared.answers.rates or {}).get(currency)
        params = {"count": count, "currency": currency, "base": self.base}
        if rate:
            return Note(code="converted_given", params={**params, "rate": str(rate)}, setting=f"rate:{currency}")
        return Note(code="converted", params=params, setting=f"rate:{currency}")


def currency_of_file(prepared: Prepared, *, field: str) -> tuple[str, Note]:
    """The currency of amounts that name none: as answered, by marks or the header of the column, else the company's."""
    answer = prepared.answers.currency
    if answer:
        return answer, Note(code="currency_given", params={"currency": answer}, setting="currency")
    column = prepared.column(field)
    likely = prepared.company.currency if prepared.company_is_set else ""
    found = (column.numbers.currency if column and column.numbers else "") or (
        currency_of_header(column.header, likely=likely) if column else ""
    )
    if found:
        return found, Note(code="currency_found", params={"currency": found}, setting="currency")
    default = prepared.company.currency
    return default, Note(code="currency_default", params={"currency": default}, setting="currency")
