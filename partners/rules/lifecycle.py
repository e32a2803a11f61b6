"""The lifecycle of a partner: which moves are allowed, and what each asks for (B2)."""

from enum import StrEnum

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
ROAD = ("candidate", "contacted", "negotiating", "agreed", "onboarding", "active")
OFF_THE_ROAD = frozenset({"dormant", "ended"})
NAMED_PERSON = frozenset({"negotiating", "agreed", "onboarding", "active"})
LOOKED_AFTER = frozenset({"onboarding", "active"})


class Ask(StrEnum):
    """What a move needs before it is made."""

    REASON = "reason"
    CONTACT = "contact"
    CURATOR = "curator"
    AGREEMENT = "agreement"


def may_move(from_status: str, to_status: str) -> bool:
    return to_status in ALLOWED.get(from_status, frozenset())


def asks(from_status: str, to_status: str) -> frozenset[Ask]:
    """A move off the road, back along it, or back from the end says why; a talk needs a named person; whoever starts
    needs somebody who looks after them; active needs a signed agreement, or a reason why there is none."""
    found = set()
    if _needs_reason(from_status, to_status):
        found.add(Ask.REASON)
    if to_status in NAMED_PERSON:
        found.add(Ask.CONTACT)
    if to_status in LOOKED_AFTER:
        found.add(Ask.CURATOR)
    if to_status == "active":
        found.add(Ask.AGREEMENT)
    return frozenset(found)


def _needs_reason(from_status: str, to_status: str) -> bool:
    if to_status in OFF_THE_ROAD or from_status == "ended":
        return True
    return from_status in ROAD and ROAD.index(to_status) < ROAD.index(from_status)


def is_further(stage: str, than: str) -> bool:
    """Whether a stage of the road lies ahead of another."""
    return stage in ROAD and than in ROAD and ROAD.index(stage) > ROAD.index(than)
