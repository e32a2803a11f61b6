"""Partners on their way in: cells of a file become rows of a staging table."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from accounts.models import User
from core.rules.phones import normal_phone
from core.sheets import Chunk, convert
from imports.rules.fields import Shape
from imports.rules.mapping import plain
from imports.rules.partner_fields import PARTNER_FIELDS
from imports.rules.states import PARTNER_STATUSES
from imports.rules.tax_ids import tax_id_is_odd
from imports.rules.text import is_email, link, parts, tidy
from imports.services import staging
from imports.services.faults import Faults
from imports.services.plan import Prepared
from partners.rules.tax_id import normal_tax_id

TEXTS = (
    "external_id",
    "name",
    "kind",
    "status",
    "legal_name",
    "tax_id",
    "legal_address",
    "bank_details",
    "contact_name",
    "contact_position",
    "phone",
    "phone_normal",
    "email",
    "messenger",
    "city",
    "address",
    "website",
    "source",
    "notes",
)
_LISTS = ("areas", "tags")
_COLUMNS = ("row", *TEXTS, *_LISTS, "manager", "since", "digest")
_LONGEST = {each.name: each.longest for each in PARTNER_FIELDS if each.longest}
_LONGEST_PART = {"areas": 80, "tags": 40}
_READ = tuple(each.name for each in PARTNER_FIELDS if each.shape == Shape.TEXT)

_CREATE = f"""
CREATE TEMP TABLE import_row (
    row integer PRIMARY KEY, {", ".join(f"{name} text" for name in TEXTS)}, areas text[], tags text[],
    manager bigint, since integer, digest text NOT NULL,
    uuid uuid NOT NULL DEFAULT gen_random_uuid(), partner bigint, how text, kind_id bigint, entity bigint,
    contact bigint, verdict text, partner_differs boolean, entity_differs boolean, contact_differs boolean,
    has_entity boolean GENERATED ALWAYS AS (
        coalesce(legal_name, tax_id, legal_address, bank_details) IS NOT NULL) STORED,
    has_contact boolean GENERATED ALWAYS AS (coalesce(contact_name, phone, email, messenger) IS NOT NULL) STORED
)
"""

Row = dict[str, str | None]


@dataclass
class PartnerRows:
    """Fills `import_row`: NULL where nothing is said, phones and tax ids in one spelling beside what was written."""

    prepared: Prepared
    faults: Faults
    country: str
    managers: dict[str, int]
    staged: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    @classmethod
    def create(cls, prepared: Prepared, *, faults: Faults) -> "PartnerRows":
        staging.run(_CREATE)
        country = prepared.answers.country or prepared.company.country
        return cls(prepared, faults, country, _managers())

    def add(self, chunk: Chunk) -> None:
        """Stage one piece of the file; what can't be taken becomes a fault, what looks odd a warning."""
        self.faults.extra_cells(chunk)
        found: list[tuple[int, str, str, str]] = []
        rows = [self._row(chunk, index, found) for index in range(len(chunk))]
        columns: list[Sequence[str]] = [list(map(str, chunk.numbers))]
        columns += [staging.optional(row[name] for row in rows) for name in (*TEXTS, *_LISTS, "manager")]
        columns += [self._since(chunk), [str(row["digest"]) for row in rows]]
        staging.copy("import_row", _COLUMNS, columns)
        self.faults.add(found)
        self.staged += len(chunk)

    def _row(self, chunk: Chunk, index: int, found: list[tuple[int, str, str, str]]) -> Row:
        number = chunk.numbers[index]

        def fault(code: str, name: str, value: str) -> None:
            found.append((number, code, name, value[:500]))

        row: Row = dict.fromkeys((*TEXTS, *_LISTS, "manager"))
        given = {name: self._cell(chunk, index, name) for name in _READ}
        row["digest"] = sha256(chr(31).join(given.values()).encode()).hexdigest()
        for name, cell in given.items():
            if len(cell) > _LONGEST.get(name, 100_000):
                fault("too_long", name, cell)
            elif cell and name in row:
                row[name] = cell
        if not given["name"]:
            fault("missing", "name", "")
        self._identify(row, fault)
        self._reach(row, fault)
        self._settle(row, given, fault)
        return row

    def _cell(self, chunk: Chunk, index: int, name: str) -> str:
        column = self.prepared.column(name)
        return tidy(chunk.columns[column.position][index]) if column else ""

    def _identify(self, row: Row, fault: Callable[[str, str, str], None]) -> None:
        if row["tax_id"]:
            written, row["tax_id"] = row["tax_id"], normal_tax_id(row["tax_id"])
            if tax_id_is_odd(row["tax_id"]):
                fault("odd_tax_id", "tax_id", written)
        if row["kind"]:
            self.kinds[row["kind"]] += 1

    def _reach(self, row: Row, fault: Callable[[str, str, str], None]) -> None:
        if row["phone"]:
            normal = normal_phone(parts(row["phone"])[0], country=self.country)
            row["phone_normal"] = normal
            if not normal.startswith("+"):
                fault("odd_phone", "phone", row["phone"])
        if row["email"] and not is_email(row["email"]):
            fault("odd_email", "email", row["email"])
            row["notes"], row["email"] = _noted(row["notes"], row["email"]), None
        if row["website"]:
            written, row["website"] = row["website"], link(row["website"]) or None
            if row["website"] is None:
                fault("odd_link", "website", written)
                row["notes"] = _noted(row["notes"], written)

    def _settle(self, row: Row, given: dict[str, str], fault: Callable[[str, str, str], None]) -> None:
        status = given["status"]
        row["status"] = PARTNER_STATUSES.get(plain(status)) if status else None
        if status and row["status"] is None:
            fault("unknown_status", "status", status)
        if given["manager"]:
            known = self.managers.get(given["manager"].casefold())
            row["manager"] = str(known) if known else None
            if not known:
                fault("unknown_manager", "manager", given["manager"])
        for name, longest in _LONGEST_PART.items():
            members = parts(given[name])
            if any(len(member) > longest for member in members):
                fault("too_long", name, given[name])
            row[name] = _array(members) if members else None

    def _since(self, chunk: Chunk) -> Sequence[str]:
        column = self.prepared.column("since")
        if column is None:
            return [staging.NULL] * len(chunk)
        read = convert.days(chunk.columns[column.position], column=column)
        if read.bad.any():
            self.faults.where("odd_date", "since", chunk, read.bad.tolist())
        return staging.whole(read.values.astype("datetime64[D]").astype(np.int64), absent=read.missing | read.bad)


def _noted(notes: str | None, value: str) -> str:
    return "\n".join(filter(None, (notes, value)))


def _array(members: Sequence[str]) -> str:
    """A PostgreSQL array literal."""
    quoted = (member.replace("\\", "\\\\").replace('"', '\\"') for member in members)
    return "{" + ",".join(f'"{member}"' for member in quoted) + "}"


def _managers() -> dict[str, int]:
    """Staff by e-mail, and by full name where only one person has it, in lower case."""
    people = list(User.objects.staff().values_list("pk", "email", "full_name"))
    names = Counter(name.casefold() for _pk, _email, name in people)
    named = {name.casefold(): pk for pk, _email, name in people if name and names[name.casefold()] == 1}
    return named | {email.casefold(): pk for pk, email, _name in people}
