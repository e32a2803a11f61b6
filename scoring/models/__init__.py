from scoring.models.exchange import ExchangeQuarter, ExchangeRule
from scoring.models.flag import RiskFlag
from scoring.models.rule import AbcRule, Boundary, FlagRule, RulesVersion, TierRule, WeekPlan
from scoring.models.week import CountedPartner, FactMark, PartnerWeek, ScopeWeek, WeekMover

__all__ = [
    "AbcRule",
    "Boundary",
    "CountedPartner",
    "ExchangeQuarter",
    "ExchangeRule",
    "FactMark",
    "FlagRule",
    "PartnerWeek",
    "RiskFlag",
    "RulesVersion",
    "ScopeWeek",
    "TierRule",
    "WeekMover",
    "WeekPlan",
]
