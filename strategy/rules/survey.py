"""Which kinds of business send customers our way, by what customers bought before, with and after us (A4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

BEFORE, TOGETHER, AFTER = "before", "together", "after"
ENOUGH_MENTIONS = 5
_Z = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Where the true share lies, 19 times of 20; both between 0 and 1."""

    low: float
    high: float


def wilson(hits: int, total: int) -> Interval:
    """Wilson's interval of a share at 95 %; all there is where nothing was counted."""
    if not total:
        return Interval(0.0, 1.0)
    share, weight = hits / total, _Z * _Z / total
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / total + weight / (4 * total)) / (1 + weight)
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


@dataclass(frozen=True)
class Mention:
    """A reply that names a kind of business at a moment."""

    reply: int
    moment: str
    kind: str


@dataclass(frozen=True)
class RankedKind:
    """A kind of business among `total` replies; each reply counts once a moment, and once for `earlier`."""

    kind: str
    before: int
    together: int
    after: int
    earlier: int
    mentioned: int
    total: int

    @property
    def share(self) -> Fraction:
        """Replies that bought it before us or together with us, of all replies."""
        return Fraction(self.earlier, self.total) if self.total else Fraction(0)

    @property
    def interval(self) -> Interval:
        return wilson(self.earlier, self.total)

    @property
    def is_mostly_after(self) -> bool:
        """More customers come to it after us than before or with us: no flow of customers comes from there."""
        return self.after > self.earlier

    @property
    def is_thin(self) -> bool:
        """Too few named it to say anything."""
        return self.mentioned < ENOUGH_MENTIONS


def fold(kind: str) -> str:
    """One spelling for what people mean to be the same."""
    return " ".join(kind.split()).casefold()


def ranked(mentions: Iterable[Mention], *, total: int) -> list[RankedKind]:
    """Kinds by how many replies had them before or together, the most first; kinds mostly after us last."""
    names: dict[str, dict[str, int]] = {}
    replies: dict[str, dict[str, set[int]]] = {}
    for mention in mentions:
        key = fold(mention.kind)
        spelled = names.setdefault(key, {})
        spelled[mention.kind] = spelled.get(mention.kind, 0) + 1
        replies.setdefault(key, {BEFORE: set(), TOGETHER: set(), AFTER: set()})[mention.moment].add(mention.reply)
    rows = [_row(_usual(names[key]), moments, total=total) for key, moments in replies.items()]
    return sorted(rows, key=lambda row: (row.is_mostly_after, -row.earlier, -row.before, -row.mentioned, row.kind))


def _usual(spelled: dict[str, int]) -> str:
    """The spelling that most people chose."""
    return min(spelled, key=lambda name: (-spelled[name], name))


def _row(kind: str, moments: dict[str, set[int]], *, total: int) -> RankedKind:
    before, together, after = moments[BEFORE], moments[TOGETHER], moments[AFTER]
    return RankedKind(
        kind=kind,
        before=len(before),
        together=len(together),
        after=len(after),
        earlier=len(before | together),
        mentioned=len(before | together | after),
        total=total,
    )
