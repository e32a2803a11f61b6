"""Steps by volume: half-open, without gaps or overlaps."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from settlements.rules.amounts import PERCENT_SCALE, half_up, portion
from settlements.rules.terms import Slab, Step


class StepsBroken(ValueError):
    """Why steps can't be: `code` is empty, not_from_zero, not_ascending, or percent."""

    def __init__(self, code: str, position: int = 0) -> None:
        super().__init__(code, position)
        self.code, self.position = code, position


def checked(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps as given. They begin at zero and ascend, so that every volume lies in exactly one.

    Raises StepsBroken with the position (from one) of the step that is wrong.
    """
    if not steps:
        raise StepsBroken("empty")
    if steps[0].start != 0:
        raise StepsBroken("not_from_zero", 1)
    for position, (before, after) in enumerate(pairwise(steps), start=2):
        if after.start <= before.start:
            raise StepsBroken("not_ascending", position)
    for position, step in enumerate(steps, start=1):
        if not 0 <= step.percent <= 100:
            raise StepsBroken("percent", position)
    return tuple(steps)


def rate_at(steps: Sequence[Step], *, volume: int) -> Decimal:
    """The percentage of the step in which a volume lies; a volume below zero lies in the first."""
    return [step.percent for step in steps if step.start <= max(volume, 0)][-1]


def earned_by(steps: Sequence[Step], *, volume: int, slab: Slab) -> int:
    """What a volume earns as a whole, rounded once."""
    if slab == Slab.WHOLE or volume <= 0:
        return portion(volume, percent=rate_at(steps, volume=volume))
    ends = [step.start for step in steps[1:]] + [volume]
    scaled = sum(
        max(0, min(volume, end) - step.start) * int(step.percent * PERCENT_SCALE)
        for step, end in zip(steps, ends, strict=True)
    )
    return half_up(scaled, denominator=100 * PERCENT_SCALE)


def earned_between(steps: Sequence[Step], *, before: int, more: int, slab: Slab) -> int:
    """What `more` adds to what the volume `before` earned; with whole steps it catches up on what came before."""
    return earned_by(steps, volume=before + more, slab=slab) - earned_by(steps, volume=before, slab=slab)
