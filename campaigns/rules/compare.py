"""What differs between two versions of an agreement, line by line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Line:
    """`mark` is "+" for a new line, "-" for one that is gone, "" for one that stayed."""

    mark: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One term and its lines, in reading order."""

    term: str
    lines: tuple[Line, ...]

    @property
    def changed(self) -> bool:
        return any(line.mark for line in self.lines)


def compared(before: str, after: str) -> tuple[Line, ...]:
    """The lines of both texts: what stayed, and at its place what went and what came."""
    old, new = _lines(before), _lines(after)
    found: list[Line] = []
    for tag, start, end, begin, stop in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [Line("", text) for text in old[start:end]]
        else:
            found += [Line("-", text) for text in old[start:end]] + [Line("+", text) for text in new[begin:stop]]
    return tuple(found)


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Sequence[Difference]:
    """Every term of `after`, in its order, against the same term of `before`."""
    return [Difference(term, compared(before.get(term, ""), text)) for term, text in after.items()]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
