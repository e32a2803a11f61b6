"""Importing referrals: every row is registered as a person would, so the first valid claim holds the customer (D1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from campaigns.models import Code
from campaigns.rules.code import code_key
from core.rules.formats import day as day_words
from core.sheets import Chunk
from core.templatetags.formats import here
from imports.queries.words import REFUSED, Note
from imports.rules.text import is_email
from imports.services import staging
from imports.services.faults import Faults
from imports.services.importer import Counts
from imports.services.partner_refs import resolve_partners
from imports.services.plan import Prepared
from imports.services.referral_rows import ReferralRows
from partners.models import Partner
from sales.models import ReferralSource
from sales.rules.customer import Customer
from sales.services.referral import Entry, Registered, register

_ROWS = """
SELECT i.row, r.who, r.fault, i.partner_id || i.partner_name || i.partner_tax_id, i.coupon, i.customer_name,
       i.customer_phone, i.customer_email, i.customer_tax_id, i.note, i.day
FROM import_row i JOIN import_ref r USING (partner_id, partner_name, partner_tax_id)
WHERE NOT EXISTS (SELECT FROM import_fault f WHERE f.row = i.row AND f.code = ANY(%s)) ORDER BY i.row
"""


@dataclass(frozen=True)
class Row:
    """A row that can be read; `who` is the partner it names, `fault` why none is found."""

    row: int
    who: int | None
    fault: str
    named: str
    coupon: str
    name: str
    phone: str
    email: str
    tax_id: str
    note: str
    day: date | None

    @property
    def customer(self) -> Customer:
        return Customer(name=self.name, phone=self.phone, email=self.email, tax_id=self.tax_id)


class Referrals:
    """`import_row` is registered row by row: tried first and taken back, then written."""

    def __init__(self, prepared: Prepared, faults: Faults) -> None:
        self.prepared, self.faults = prepared, faults
        self.rows = ReferralRows(prepared, faults)
        self.verdicts: dict[str, list[Row]] = {}
        self.taken: list[tuple[int, str, str, str]] = []

    def load(self, chunk: Chunk) -> None:
        self.rows.add(chunk)

    def check(self) -> list[Note]:
        staging.run("ANALYZE import_row")
        resolve_partners(create_unknown=False)
        with transaction.atomic():
            self._register()
            transaction.set_rollback(True)
        self.faults.add(self.taken)
        return []

    def write(self) -> None:
        self._register()

    def counts(self) -> Counts:
        created, unchanged = (len(self.verdicts.get(verdict, [])) for verdict in ("created", "unchanged"))
        refused = self.rows.staged - created - unchanged
        return Counts(created=created, updated=0, unchanged=unchanged, refused=refused, rows=self.rows.staged)

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        return {
            verdict: [
                {"row": row.row, "customer_name": row.name, "customer_phone": row.phone, "customer_email": row.email}
                for row in rows[:5]
            ]
            for verdict, rows in self.verdicts.items()
        }

    def _register(self) -> None:
        """Every row that can be, in the file's order, so that the earlier of two claims is the first."""
        self.verdicts, self.taken = {}, []
        partners = Partner.objects.in_bulk([who for (who,) in staging.rows("SELECT who FROM import_ref") if who])
        codes = self._codes()
        for row in self._read():
            code = codes.get(code_key(row.coupon)) if row.coupon else None
            partner = partners.get(row.who) if row.who else None
            if not partner and not row.named and code:
                partner = code.partner
            if partner is None:
                by_code = bool(row.coupon and not row.named)
                fault = "no_code" if by_code else row.fault or "no_partner"
                self._refuse(row, fault, "coupon" if by_code else "partner_name", row.coupon if by_code else row.named)
            elif not row.customer.keys(country=self.prepared.company.country):
                self._refuse(row, "no_contact", "customer_phone", row.phone)
            elif row.email and not is_email(row.email):
                self._refuse(row, "bad_email", "customer_email", row.email)
            else:
                own = code if code and code.partner_id == partner.pk else None
                if row.coupon and not own:
                    self.taken.append((row.row, "unknown_code", "coupon", row.coupon))
                self._take(row, self._claim(row, partner=partner, code=own))

    def _read(self) -> Iterator[Row]:
        for found in staging.rows(_ROWS, [list(REFUSED)]):
            yield Row(*found)

    def _codes(self) -> dict[str, Code]:
        typed = {
            code_key(text) for (text,) in staging.rows("SELECT DISTINCT coupon FROM import_row WHERE coupon <> ''")
        }
        return {code.key: code for code in Code.objects.filter(key__in=typed).select_related("partner", "scheme")}

    def _claim(self, row: Row, *, partner: Partner, code: Code | None) -> Registered:
        """The business key is what the row says of whom, so the same file twice is one claim each."""
        keys = row.customer.keys(country=self.prepared.company.country)
        said = "\x1f".join([str(partner.uuid), str(row.day or ""), *(f"{kind}:{keys[kind]}" for kind in sorted(keys))])
        entry = Entry(
            key=f"import:{sha256(said.encode()).hexdigest()}",
            customer=row.customer,
            source=ReferralSource.IMPORT,
            code=code,
            note=row.note,
        )
        company = self.prepared.company
        zone = ZoneInfo(company.time_zone)
        past = datetime.combine(row.day, time(12), tzinfo=zone).astimezone(UTC) if row.day else None
        now = min(past, timezone.now()) if past else timezone.now()
        return register(partner, entry=entry, by=self.prepared.plan.author, now=now, company=company)

    def _take(self, row: Row, outcome: Registered) -> None:
        self.verdicts.setdefault("created" if outcome.is_new else "unchanged", []).append(row)
        if outcome.is_new and outcome.taken_on:
            self.taken.append(
                (row.row, "registered_before", "customer_name", day_words(outcome.taken_on, locale=here()))
            )

    def _refuse(self, row: Row, code: str, field: str, value: str) -> None:
        self.taken.append((row.row, code, field, value))
