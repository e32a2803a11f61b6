"""A statement as a PDF and as a workbook (E3)."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from core.queries.company import company
from core.rules.formats import money
from core.rules.money import from_minor
from core.services import pdf
from core.sheets.write import Cell
from core.templatetags.formats import day, here
from settlements.models import Statement
from settlements.queries.statement import lines_of


def statement_pdf(statement: Statement) -> bytes:
    """In the language that is active."""

    def said(units: int) -> str:
        return money(units, statement.currency, locale=here())

    lines = [[day(line.day), line.what, line.why, said(line.units)] for line in lines_of(statement)]
    return pdf.render(
        "statement",
        {
            "company": company().name,
            "title": _("Statement %(number)s") % {"number": statement.number},
            "note": day(statement.made_at.date()),
            "heads": [_("Day"), _("For"), _("Why"), _("Commission")],
            "facts": facts_of(statement),
            "lines": lines,
            "sums": [[label, said(units)] for label, units in sums_of(statement)],
        },
    )


def facts_of(statement: Statement) -> list[list[str]]:
    facts = [
        [_("For"), statement.holder_name],
        [_("Partner"), statement.partner.name],
        [_("Sales up to"), day(statement.until)],
    ]
    entity = statement.legal_entity
    return [*facts, [_("Tax id"), entity.tax_id]] if entity and entity.tax_id else facts


def sums_of(statement: Statement) -> list[tuple[str, int]]:
    """What it comes to, step by step; steps of nothing are left out."""
    steps = [
        (_("Carried over from before"), statement.carried_in),
        (_("Earned"), statement.earned),
        *_set_off(statement),
        (_("Carried over to the next"), -statement.carried_out),
    ]
    return [*[(label, units) for label, units in steps if units], (_("To be paid"), statement.payable)]


def _set_off(statement: Statement) -> list[tuple[str, int]]:
    """What was taken off, debt by debt."""
    rows = statement.set_offs.select_related("debt") if statement.set_off else ()
    return [
        (_("Set off: %(reason)s, %(day)s") % {"reason": each.debt.reason, "day": day(each.debt.on)}, -each.units)
        for each in rows
    ]


def statement_rows(statement: Statement) -> tuple[list[str], list[Sequence[Cell]]]:
    """Heads and rows of the workbook; amounts in whole units of the currency."""
    heads = [_("Day"), _("For"), _("Why"), _("Commission"), _("Currency")]

    def row(units: int, *words: Cell) -> list[Cell]:
        return [*words, from_minor(units, statement.currency), statement.currency]

    rows: list[Sequence[Cell]] = [row(line.units, line.day, line.what, line.why) for line in lines_of(statement)]
    rows += [row(units, None, label, None) for label, units in sums_of(statement)]
    return heads, rows
