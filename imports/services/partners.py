"""Importing partners."""

from typing import Any

from core.sheets import Chunk
from imports.queries.words import Ask, Note
from imports.services import partner_matching, partner_writing, staging
from imports.services.faults import Faults
from imports.services.importer import Counts, NeedsAnswers, counted
from imports.services.partner_rows import PartnerRows
from imports.services.plan import Prepared

_SAMPLES = """
SELECT verdict, row, external_id, name, kind, city, tax_id FROM (
    SELECT r.*, row_number() OVER (PARTITION BY verdict ORDER BY row) AS place FROM import_row r
) r WHERE place <= 5 ORDER BY verdict, row
"""

_PAIRS = """
SELECT s.row, r.name, s.name, s.uuid, s.why
FROM import_suspect s JOIN import_row r ON r.row = s.row ORDER BY s.row LIMIT 50
"""


class Partners:
    """`import_row` is matched, judged and written."""

    def __init__(self, prepared: Prepared, faults: Faults) -> None:
        self.prepared = prepared
        self.rows = PartnerRows.create(prepared, faults=faults)

    def load(self, chunk: Chunk) -> None:
        self.rows.add(chunk)

    def check(self) -> list[Note]:
        partner_matching.match_partners()
        count, compared = partner_matching.find_suspects()
        self._ask_about_suspects(count)
        partner_matching.settle_suspects(self.prepared)
        partner_matching.refuse_rivals()
        partner_writing.compare()
        return self._notes(compared=compared)

    def _ask_about_suspects(self, count: int) -> None:
        plan, answers = self.prepared.plan, self.prepared.answers
        if not count or not plan.asks_about_duplicates or answers.duplicates:
            return
        open_pairs = [pair for pair in staging.rows(_PAIRS) if pair[0] not in (answers.pairs or {})]
        if open_pairs:
            pairs = [
                {"row": row, "name": name, "known": known, "uuid": str(uuid), "why": why}
                for row, name, known, uuid, why in staging.rows(_PAIRS)
            ]
            raise NeedsAnswers([Ask(code="duplicates", setting="duplicates", params={"count": count, "pairs": pairs})])

    def write(self) -> None:
        author = self.prepared.plan.author
        partner_writing.write(
            status=self.prepared.answers.status,
            time_zone=self.prepared.company.time_zone,
            reason=self.prepared.plan.file_name,
            author=author.pk if author else None,
        )

    def counts(self) -> Counts:
        found = dict(staging.rows("SELECT verdict, count(*) FROM import_row GROUP BY verdict"))
        return counted(found, refused=found.get("refused", 0), rows=self.rows.staged)

    def samples(self) -> dict[str, list[dict[str, Any]]]:
        names = ("row", "external_id", "name", "kind", "city", "tax_id")
        found: dict[str, list[dict[str, Any]]] = {}
        for verdict, *cells in staging.rows(_SAMPLES):
            found.setdefault(verdict, []).append(dict(zip(names, cells, strict=True)))
        return found

    def _notes(self, *, compared: bool) -> list[Note]:
        notes = []
        if "status" not in self.prepared.mapping:
            notes.append(Note(code="status_default", params={"status": self.prepared.answers.status}, setting="status"))
        kinds = partner_writing.new_kinds()
        if kinds:
            notes.append(Note(code="kinds_created", params={"kinds": ", ".join(kinds)}))
        alike = kinds_alike(list(self.rows.kinds))
        if alike:
            notes.append(Note(code="kinds_alike", params={"kinds": "; ".join(" / ".join(group) for group in alike)}))
        if not compared:
            notes.append(Note(code="names_not_compared", params={"count": partner_matching.MOST_COMPARED}))
        return notes


def kinds_alike(kinds: list[str]) -> list[list[str]]:
    """Kinds that differ in spaces, dashes and capitals only."""
    groups: dict[str, list[str]] = {}
    for kind in sorted(kinds):
        groups.setdefault("".join(c for c in kind.casefold() if c.isalnum()), []).append(kind)
    return [group for group in groups.values() if len({kind.casefold() for kind in group}) > 1]
