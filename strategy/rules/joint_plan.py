"""The states of a joint business plan: who may move it where (B5)."""

DRAFT, SHARED, AGREED, RUNNING, REVIEWED = "draft", "shared", "agreed", "running", "reviewed"
STATES = (DRAFT, SHARED, AGREED, RUNNING, REVIEWED)

_WORKERS = frozenset({"owner", "head", "manager"})
_DECIDERS = frozenset({"owner", "head"})

# Agreeing binds the company and a review closes the book on it: both are for those who answer for the programme.
MOVES: dict[tuple[str, str], frozenset[str]] = {
    (DRAFT, SHARED): _WORKERS,
    (SHARED, DRAFT): _WORKERS,
    (SHARED, AGREED): _DECIDERS,
    (AGREED, DRAFT): _DECIDERS,
    (AGREED, RUNNING): _WORKERS,
    (RUNNING, REVIEWED): _DECIDERS,
}


def may_move(from_state: str, to_state: str, *, role: str) -> bool:
    return role in MOVES.get((from_state, to_state), frozenset())


def moves_from(state: str, *, role: str) -> list[str]:
    """The states that this role may move a plan to, in the order of a plan's life."""
    return [to for to in STATES if may_move(state, to, role=role)]


def after_their_yes(*, shared_by: str) -> str:
    """Where a shared plan stands once the partner says yes: agreed, if whoever shared it may agree for us; otherwise it
    waits for one who may."""
    return AGREED if may_move(SHARED, AGREED, role=shared_by) else SHARED


def may_be_done(state: str) -> bool:
    """What a side does counts once both agreed, and until the plan is reviewed."""
    return state in (AGREED, RUNNING)


def may_edit(state: str) -> bool:
    """What was agreed is not rewritten: it goes back to a draft first, and that stays on record."""
    return state == DRAFT
