"""All rules of the company, found quickly for one partner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from settlements.rules.scope import Case, Choice, Rule, Version, choose


@dataclass(frozen=True)
class Rulebook:
    """The rules with their versions as they stand."""

    rules: tuple[Rule, ...]

    @cached_property
    def version(self) -> dict[int, tuple[Rule, Version]]:
        """Each version by its key, with its rule."""
        return {version.pk: (rule, version) for rule in self.rules for version in rule.versions}

    @cached_property
    def has_groups(self) -> bool:
        """Whether it matters which goods were sold."""
        return any(rule.scope.product_group for rule in self.rules)

    @cached_property
    def knows_customers(self) -> bool:
        """Whether it matters who the customer is."""
        return any(version.terms.knows_customers for rule in self.rules for version in rule.versions)

    @cached_property
    def stages(self) -> frozenset[str]:
        """The stages of a referral that earn something."""
        return frozenset(rule.stage for rule in self.rules if rule.stage)

    @cached_property
    def _began(self) -> date | None:
        days = [version.valid_from for rule in self.rules if not rule.stage for version in rule.versions]
        return min(days, default=None)

    def speaks_of(self, day: date) -> bool:
        """Whether the company had any rule for sales by a day; before, nobody was promised anything."""
        return self._began is not None and self._began <= day

    def choose(self, case: Case, *, on: date, beneficiary: str, stage: str = "") -> Choice | None:
        """The rule that wins."""
        mine = (*self._general, *self._of_partner.get(case.partner_id, ()))
        return choose(mine, case=case, on=on, beneficiary=beneficiary, stage=stage)

    @cached_property
    def _general(self) -> Sequence[Rule]:
        return tuple(rule for rule in self.rules if rule.scope.partner_id is None)

    @cached_property
    def _of_partner(self) -> dict[int, list[Rule]]:
        found: dict[int, list[Rule]] = {}
        for rule in self.rules:
            if rule.scope.partner_id is not None:
                found.setdefault(rule.scope.partner_id, []).append(rule)
        return found
