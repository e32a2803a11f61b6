"""The lifecycle of a partner: which moves are allowed (B2)."""

ALLOWED: dict[str, frozenset[str]] = {
    "candidate": frozenset({"contacted", "negotiating", "agreed", "ended"}),
    "contacted": frozenset({"candidate", "negotiating", "agreed", "dormant", "ended"}),
    "negotiating": frozenset({"contacted", "agreed", "dormant", "ended"}),
    "agreed": frozenset({"negotiating", "onboarding", "active", "ended"}),
    "onboarding": frozenset({"agreed", "active", "dormant", "ended"}),
    "active": frozenset({"onboarding", "dormant", "ended"}),
    "dormant": frozenset({"contacted", "negotiating", "active", "ended"}),
    "ended": frozenset({"candidate", "contacted", "negotiating"}),
}
NEEDS_REASON = frozenset({"ended"})


def may_move(from_status: str, to_status: str) -> bool:
    return to_status in ALLOWED.get(from_status, frozenset())


def needs_reason(to_status: str) -> bool:
    return to_status in NEEDS_REASON
