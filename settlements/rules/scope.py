"""Which rule is meant: the most specific one wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from settlements.rules.terms import Shape, Terms

# From the most specific to the least: one that stands earlier outweighs all that stand after it.
SCOPES = ("code_id", "agreement_id", "partner_id", "campaign", "product_group", "tier", "scheme_id", "kind_id")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where a rule applies; None or empty means any."""

    code_id: int | None = None
    agreement_id: int | None = None
    partner_id: int | None = None
    campaign: str = ""
    product_group: str = ""
    tier: str = ""
    scheme_id: int | None = None
    kind_id: int | None = None

    @cached_property
    def named(self) -> tuple[str, ...]:
        """The fields that narrow the scope, the most specific first."""
        return tuple(name for name in SCOPES if getattr(self, name))

    @cached_property
    def weight(self) -> int:
        """How specific it is: a higher weight wins."""
        return sum(1 << (len(SCOPES) - 1 - SCOPES.index(name)) for name in self.named)


@dataclass(frozen=True, kw_only=True)
class Case:
    """What a rule is asked about: one group of goods of one sale."""

    partner_id: int
    kind_id: int | None = None
    tier: str = ""
    product_group: str = ""
    campaign: str = ""
    code_id: int | None = None
    agreements: frozenset[int] = frozenset()
    schemes: frozenset[int] = frozenset()

    def is_in(self, scope: Scope) -> bool:
        """Whether a rule of that scope speaks of this case."""
        return all(self._fits(scope, name) for name in scope.named)

    def _fits(self, scope: Scope, name: str) -> bool:
        wanted = getattr(scope, name)
        if name == "agreement_id":
            return wanted in self.agreements
        if name == "scheme_id":
            return wanted in self.schemes
        return bool(wanted == getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class Version:
    """A version of a rule as it is kept; `pk` and `rule_id` name the rows."""

    pk: int
    number: int
    valid_from: date
    terms: Terms


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule with all its versions, in any order."""

    pk: int
    name: str
    beneficiary: str
    stage: str
    scope: Scope
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on a day: the latest written of those valid by then; None where it has ended."""
        written = [version for version in self.versions if version.valid_from <= day]
        if not written:
            return None
        latest = max(written, key=lambda version: version.number)
        return None if latest.terms.shape == Shape.ENDED else latest


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The rule that won with its version of the day, and how many others it outweighed."""

    rule: Rule
    version: Version
    outweighed: int


def choose(rules: Iterable[Rule], *, case: Case, on: date, beneficiary: str, stage: str = "") -> Choice | None:
    """The most specific rule in force that speaks of the case; of equals the one written last."""
    found = [
        (rule.scope.weight, rule.pk, rule, version)
        for rule in rules
        if rule.beneficiary == beneficiary and rule.stage == stage and case.is_in(rule.scope)
        if (version := rule.on(on))
    ]
    if not found:
        return None
    _, _, rule, version = max(found, key=lambda each: each[:2])
    return Choice(rule=rule, version=version, outweighed=len(found) - 1)
