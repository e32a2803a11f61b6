"""All rules of a night as one value with a digest, so that a verdict can be repeated exactly."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from hashlib import sha256
from typing import Any

from scoring.rules.abc import AbcBounds
from scoring.rules.cases import CASE_TERMS
from scoring.rules.exchange import ExchangeTerms
from scoring.rules.flags import DEFAULT_TERMS, FlagTerms
from scoring.rules.tiers import TierBounds

ALL_TERMS = DEFAULT_TERMS + CASE_TERMS
ENGINE = 2
"""Rises when the same rules and facts would make another verdict, or a night finds less than it needs from the last.

The next night then rebuilds everything."""


@dataclass(frozen=True)
class NightRules:
    """What a night judges by: bounds, windows, terms of the flags that are on, and the company's calendar and money."""

    abc: AbcBounds = field(default_factory=AbcBounds)
    abc_months: int = 12
    tiers: TierBounds = field(default_factory=TierBounds)
    flags: Mapping[str, FlagTerms] = field(default_factory=lambda: {terms.code: terms for terms in ALL_TERMS})
    exchange: ExchangeTerms = field(default_factory=ExchangeTerms)
    time_zone: str = "UTC"
    currency: str = "EUR"

    def content(self) -> dict[str, Any]:
        """The rules as plain JSON values."""
        told: dict[str, Any] = json.loads(json.dumps({"engine": ENGINE, **asdict(self)}, default=_plain))
        return told

    def digest(self) -> str:
        canonical = json.dumps(self.content(), sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()


def rules_from(content: Mapping[str, Any]) -> NightRules:
    """The rules that `content()` told."""
    bounds = content["abc"]
    percents = {name: Decimal(bounds[name]) for name in ("a", "b", "c")}
    return NightRules(
        abc=AbcBounds(**percents, strict=bounds["strict"]),
        abc_months=content["abc_months"],
        tiers=TierBounds(**content["tiers"]),
        flags={code: FlagTerms(**terms) for code, terms in content["flags"].items()},
        exchange=ExchangeTerms(**content.get("exchange", {})),
        time_zone=content["time_zone"],
        currency=content["currency"],
    )


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(type(value).__name__)
