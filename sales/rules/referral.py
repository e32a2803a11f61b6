"""A referral's life: what follows what, who may move it, how long it may stay (D1)."""

from datetime import date, timedelta

STAFF, PARTNER, NIGHT = "staff", "partner", "night"

LIVE = frozenset({"new", "returned", "accepted", "contacted", "measured", "quoted"})
FINISHED = frozenset({"won", "paid", "lost", "rejected", "expired"})
NEEDS_REASON = frozenset({"returned", "rejected", "lost"})
# Ways that one comes to, from the first to the last; a step may be skipped, none is taken back.
_WORKED = ("accepted", "contacted", "measured", "quoted")

# Days that a referral may stay in a state; the states not named here have no limit.
MAY_STAY = {"new": 3, "returned": 14, "accepted": 7, "contacted": 30, "measured": 30, "quoted": 60, "won": 90}


def _table(*, decides: str, works: str, answers: str) -> dict[tuple[str, str], frozenset[str]]:
    """Who may make each move where one side decides whether to take the customer and one side works it.

    Staff may write down any move, because a partner tells by phone what a cabinet would have told.
    """
    moves: dict[tuple[str, str], set[str]] = {}

    def allow(begins: tuple[str, ...], ends: tuple[str, ...], *who: str) -> None:
        for begin in begins:
            for end in ends:
                moves.setdefault((begin, end), set()).update(who)

    allow(("new",), ("accepted", "returned", "rejected"), STAFF, decides)
    allow(("returned",), ("new",), STAFF, answers)
    allow(("returned",), ("rejected",), STAFF, decides)
    allow(("new", "returned"), ("lost",), STAFF, answers)
    for at, state in enumerate(_WORKED):
        allow((state,), (*_WORKED[at + 1 :], "won", "lost"), STAFF, works)
    allow(("won",), ("paid", "lost"), STAFF)
    allow((*sorted(LIVE),), ("expired",), NIGHT)
    return {move: frozenset(who) for move, who in moves.items()}


# By what a referral is: the customer of a lead is ours to work, that of a registration the partner's; one that we
# sent is the partner's to take and to work.
MOVES = {
    "lead": _table(decides=STAFF, works=STAFF, answers=PARTNER),
    "registration": _table(decides=STAFF, works=PARTNER, answers=PARTNER),
    "outbound": _table(decides=PARTNER, works=PARTNER, answers=STAFF),
}


def sort_of(*, direction: str, kind: str) -> str:
    """Which table of `MOVES` holds."""
    return "outbound" if direction == "outbound" else kind


def may_move(sort: str, begin: str, end: str, *, who: str) -> bool:
    return who in MOVES[sort].get((begin, end), frozenset())


def next_states(sort: str, state: str, *, who: str) -> list[str]:
    """Where this side may move it from here, in the order of a referral's life."""
    order = ["new", "returned", "rejected", *_WORKED, "won", "paid", "lost", "expired"]
    return [end for end in order if may_move(sort, state, end, who=who)]


def whose_turn(sort: str, state: str) -> str:
    """Which side has to act next: the partner where it may and the work is its own, else staff; nobody at the end."""
    if state in ("rejected", "lost", "expired", "paid"):
        return ""
    if state == "won":
        return STAFF
    if state == "returned":
        return STAFF if sort == "outbound" else PARTNER
    if state == "new":
        return PARTNER if sort == "outbound" else STAFF
    return STAFF if sort == "lead" else PARTNER


def due_on(state: str, *, since: date) -> date | None:
    """The last day on which it may stay in the state."""
    days = MAY_STAY.get(state)
    return since + timedelta(days=days) if days is not None else None
