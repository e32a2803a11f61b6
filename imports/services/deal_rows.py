"""Deals on their way in: cells of a file become rows of a staging table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from campaigns.rules.code import code_key
from core.sheets import Chunk, convert
from imports.rules.deal_fields import DEAL_FIELDS
from imports.rules.fields import Shape
from imports.rules.mapping import plain
from imports.rules.states import DEAL_STATES
from imports.rules.text import tidy
from imports.services import staging
from imports.services.currencies import known_currency
from imports.services.faults import Faults
from imports.services.plan import Prepared
from partners.rules.tax_id import normal_tax_id
from sales.rules.customer import Customer

EPOCH = date(1970, 1, 1)
MONEY_DIGITS = 6
_PLAIN = {"quantity": 4, "discount": 6}
BUYER = ("customer_name", "customer_phone", "customer_email", "customer_tax_id", "coupon")
_TEXTS = (
    "number",
    "partner_id",
    "partner_name",
    "partner_tax_id",
    "currency",
    "article",
    "product",
    "state",
    "seller",
    *BUYER,
)
_NUMBERS = ("amount", "quantity", "unit_price", "discount", "cost", "margin")
_COLUMNS = ("row", *_TEXTS, *_NUMBERS, "day")

_CREATE = """
CREATE TEMP TABLE import_row (
    row integer NOT NULL, number text NOT NULL, partner_id text NOT NULL, partner_name text NOT NULL,
    partner_tax_id text NOT NULL, currency text NOT NULL, article text NOT NULL, product text NOT NULL,
    state text NOT NULL, seller text NOT NULL, customer_name text NOT NULL, customer_phone text NOT NULL,
    customer_email text NOT NULL, customer_tax_id text NOT NULL, coupon text NOT NULL,
    amount bigint, quantity bigint, unit_price bigint, discount bigint,
    cost bigint, margin bigint, day integer, worth bigint, catalogue bigint, ambiguous boolean
)
"""


@dataclass
class DealRows:
    """Fills `import_row`: money times 10**6, quantities times 10**4, discounts as shares of one times 10**6, days
    since 1970-01-01, empty text where nothing is said. `currency` is that of rows that name none.
    """

    prepared: Prepared
    faults: Faults
    currency: str
    staged: int = 0
    without_amount: int = 0
    without_currency: int = 0
    dated_as_opened: int = 0
    dated_as_said: int = 0

    @classmethod
    def create(cls, prepared: Prepared, *, faults: Faults, currency: str) -> "DealRows":
        staging.run(_CREATE)
        return cls(prepared, faults, currency)

    def add(self, chunk: Chunk) -> None:
        """Stage one piece of the file; cells that can't be understood become faults."""
        numbers = chunk.numbers
        self.faults.extra_cells(chunk)
        texts = {name: self._text(chunk, name) for name in _TEXTS}
        self._join_names(chunk, texts)
        columns: list[Sequence[str]] = [list(map(str, numbers))]
        columns += [staging.text(texts[name]) for name in _TEXTS]
        columns += [self._number(chunk, name) for name in _NUMBERS]
        columns.append(self._days(chunk))
        staging.copy("import_row", _COLUMNS, columns)
        self.staged += len(chunk)

    def _cells(self, chunk: Chunk, name: str) -> Sequence[str] | None:
        column = self.prepared.column(name)
        return chunk.columns[column.position] if column else None

    def _text(self, chunk: Chunk, name: str) -> Sequence[str]:
        cells = self._cells(chunk, name)
        if cells is None and name == "currency":
            self.without_currency += len(chunk)
            return [self.currency] * len(chunk)
        if cells is None:
            return [""] * len(chunk)
        longest = _LONGEST[name]
        if longest and len(max(cells, key=len, default="")) > longest:
            self.faults.where("too_long", name, chunk, [len(cell) > longest for cell in cells])
        if name == "state":
            return self._states(chunk, cells)
        if name == "currency":
            return self._currencies(chunk, cells)
        if name == "customer_phone":
            return self._phones(chunk, cells)
        if name in _SPELLED:
            known = {cell: _SPELLED[name](cell) for cell in set(cells)}
            return [known[cell] for cell in cells]
        return cells

    def _states(self, chunk: Chunk, cells: Sequence[str]) -> Sequence[str]:
        known = {cell: DEAL_STATES.get(plain(cell), "") for cell in set(cells)}
        if "" in [state for cell, state in known.items() if cell]:
            self.faults.where("unknown_state", "state", chunk, [bool(cell) and not known[cell] for cell in cells])
        return [known[cell] for cell in cells]

    def _phones(self, chunk: Chunk, cells: Sequence[str]) -> Sequence[str]:
        country = self.prepared.company.country
        known = {cell: Customer(name="", phone=cell).keys(country=country).get("phone", "") for cell in set(cells)}
        odd = [bool(cell) and not known[cell] for cell in cells]
        if any(odd):
            self.faults.where("odd_customer_phone", "customer_phone", chunk, odd)
        return [known[cell] for cell in cells]

    def _currencies(self, chunk: Chunk, cells: Sequence[str]) -> Sequence[str]:
        known = {cell: known_currency(cell) for cell in set(cells)}
        if "" in [code for cell, code in known.items() if cell]:
            self.faults.where("unknown_currency", "currency", chunk, [bool(cell) and not known[cell] for cell in cells])
        self.without_currency += sum(not cell for cell in cells)
        return [known[cell] or self.currency for cell in cells]

    def _join_names(self, chunk: Chunk, texts: dict[str, Sequence[str]]) -> None:
        """First and last name make the partner's name where no column names it."""
        first, last = (self._cells(chunk, f"partner_{part}_name") for part in ("first", "last"))
        if (first or last) and self.prepared.column("partner_name") is None:
            blank = [""] * len(chunk)
            texts["partner_name"] = [f"{a} {b}".strip() for a, b in zip(first or blank, last or blank, strict=True)]

    def _number(self, chunk: Chunk, name: str) -> Sequence[str]:
        column, cells = self.prepared.column(name), self._cells(chunk, name)
        if column is None or cells is None:
            self.without_amount += len(chunk) if name == "amount" else 0
            return [staging.NULL] * len(chunk)
        if name in _PLAIN:
            read = convert.scaled(cells, column=column, digits=_PLAIN[name])
        else:
            currency = "" if "currency" in self.prepared.mapping else self.currency
            read = convert.scaled(cells, column=column, digits=MONEY_DIGITS, currency=currency)
        if read.bad.any():
            self.faults.where("bad_number" if name in _PLAIN else "bad_money", name, chunk, read.bad.tolist())
        if name == "amount":
            self.without_amount += int(read.missing.sum())
        values = read.values
        if name == "discount" and column.numbers and not column.numbers.percent and (np.abs(values) > 10**6).any():
            values = values // 100
        return staging.whole(values, absent=read.missing | read.bad)

    def _days(self, chunk: Chunk) -> Sequence[str]:
        """The day of the deal, else the day it was opened on, else the day that was said for all."""
        days = np.zeros(len(chunk), dtype=np.int64)
        absent = np.ones(len(chunk), dtype=np.bool_)
        for name in ("ordered_on", "opened_on"):
            column, cells = self.prepared.column(name), self._cells(chunk, name)
            if column is None or cells is None or not absent.any():
                continue
            read = convert.days(cells, column=column)
            if (read.bad & absent).any():
                self.faults.where("bad_date", name, chunk, (read.bad & absent).tolist())
            taken = absent & ~read.missing & ~read.bad
            days[taken] = read.values.astype("datetime64[D]").astype(np.int64)[taken]
            absent &= ~taken
            self.dated_as_opened += int(taken.sum()) if name == "opened_on" else 0
        if self.prepared.answers.day:
            self.dated_as_said += int(absent.sum())
            days[absent] = (self.prepared.answers.day - EPOCH).days
            absent[:] = False
        return staging.whole(days, absent=absent)


_SPELLED = {
    "partner_name": tidy,
    "product": tidy,
    "partner_tax_id": normal_tax_id,
    "customer_name": tidy,
    "customer_email": lambda cell: cell.strip().lower(),
    "customer_tax_id": normal_tax_id,
    "coupon": code_key,
}
_LONGEST = {each.name: each.longest for each in DEAL_FIELDS if each.shape == Shape.TEXT}
