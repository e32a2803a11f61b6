"""First steps of a scheme: what to do, and so many days after the start."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LONGEST = 200
LATEST = 365
_DAYS = re.compile(r"\s*(\d{1,4})\s*[:.)]\s*(.*)")


class NotSteps(ValueError):
    """A line is too long, or its day too far away."""


@dataclass(frozen=True)
class Step:
    days: int
    title: str

    def due(self, start: date) -> date:
        return start + timedelta(days=self.days)


def read(text: str) -> list[Step]:
    """Steps one on a line, each `days: what` or only `what`, which then comes with the step before it.

    Raises NotSteps.
    """
    steps: list[Step] = []
    for line in text.splitlines():
        if not (words := " ".join(line.split())):
            continue
        found = _DAYS.fullmatch(words)
        days = int(found[1]) if found else (steps[-1].days if steps else 0)
        title = found[2] if found else words
        if not title or len(title) > LONGEST or days > LATEST:
            raise NotSteps(line)
        steps.append(Step(days, title))
    return steps


def written(steps: Sequence[Step]) -> str:
    """The text that `read` reads again."""
    return "\n".join(f"{step.days}: {step.title}" for step in steps)
