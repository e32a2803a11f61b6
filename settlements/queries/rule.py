"""Rules as the list shows them."""

from dataclasses import dataclass
from datetime import date

from settlements.models import CommissionRule
from settlements.queries import words
from settlements.queries.rulebook import rule_of


@dataclass(frozen=True)
class RuleRow:
    """A rule with the terms of a day; `terms` are empty where it doesn't apply on that day."""

    rule: CommissionRule
    terms: list[str]
    since: date | None
    coming: date | None


def rules_shown(*, on: date) -> list[RuleRow]:
    """Every rule, the most special first, then by name."""
    rows = CommissionRule.objects.select_related("partner", "kind", "scheme", "agreement", "code")
    found = [(rule_of(row), row) for row in rows.prefetch_related("versions")]
    found.sort(key=lambda each: (-each[0].scope.weight, each[1].name, each[1].pk))
    shown = []
    for rule, row in found:
        version = rule.on(on)
        later = [each.valid_from for each in rule.versions if each.valid_from > on]
        shown.append(
            RuleRow(
                rule=row,
                terms=words.terms(version.terms) if version else [],
                since=version.valid_from if version else None,
                coming=min(later, default=None),
            )
        )
    return shown
