"""Promises that a person may see, and how well each side keeps its word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Q

from accounts.models import User
from campaigns.models import Agreement, Occurrence, OccurrenceState, Side
from campaigns.models.obligation import OccurrenceQuerySet
from campaigns.rules.promise import Kept
from core.sheets.write import Cell
from partners.models import Partner

SOON_DAYS = 14
PAGE_SIZE = 100


@dataclass(frozen=True)
class Record:
    """How both sides kept their word."""

    we: Kept
    they: Kept


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which promises: everything given must hold. `state` is due, overdue, reported, kept, excused, broken or all."""

    state: str = "due"
    side: str = ""
    manager: User | None = None
    partner: Partner | None = None


def promises_of(scope: Scope, *, actor: User, on: date) -> OccurrenceQuerySet:
    """The promises of a scope that the person may see: what is owed, the earliest first; what is over, the latest."""
    found = _in_state(Occurrence.objects.visible_to(actor), state=scope.state, on=on)
    if scope.side:
        found = found.filter(side=scope.side)
    if scope.manager:
        found = found.filter(partner__manager=scope.manager)
    if scope.partner:
        found = found.filter(partner=scope.partner)
    order = ("due_on", "id") if scope.state in ("due", "overdue", "reported") else ("-due_on", "-id")
    return found.select_related("partner", "obligation__version__agreement", "proof_file").order_by(*order)


def _in_state(promises: OccurrenceQuerySet, *, state: str, on: date) -> OccurrenceQuerySet:
    match state:
        case "due":
            return shown_within(promises, days=SOON_DAYS, on=on).exclude(state=OccurrenceState.BROKEN)
        case "overdue":
            return promises.overdue(on=on)
        case "all":
            return promises.exclude(state=OccurrenceState.DROPPED)
        case _:
            return promises.filter(state=state)


def shown_within(promises: OccurrenceQuerySet, *, days: int, on: date) -> OccurrenceQuerySet:
    """What is owed now or within so many days: late, broken, said to be done, or soon due."""
    near = Q(state=OccurrenceState.OPEN, due_on__lte=on + timedelta(days=days))
    return promises.filter(near | Q(state__in=[OccurrenceState.REPORTED, OccurrenceState.BROKEN]))


def overdue_of(partner: Partner, *, on: date) -> dict[str, int]:
    """How many promises of each side to the other are overdue, by side; a side that owes nothing isn't there."""
    late = Occurrence.objects.filter(partner=partner).overdue(on=on)
    return dict(late.order_by().values_list("side").annotate(Count("pk")))


def record_of(partner: Partner, *, on: date, agreement: Agreement | None = None) -> Record:
    """What both sides kept with this partner, or in one agreement, until `on`."""
    days = Occurrence.objects.filter(partner=partner)
    return _record(days.filter(obligation__version__agreement=agreement) if agreement else days, on=on)


def record_of_all(*, actor: User, on: date) -> Record:
    """What both sides kept with all partners that the person may see."""
    return _record(Occurrence.objects.visible_to(actor), on=on)


def _record(days: OccurrenceQuerySet, *, on: date) -> Record:
    """Counted as `campaigns.rules.promise.kept` does."""
    kept = Q(state=OccurrenceState.KEPT)
    counted = (
        days.order_by()
        .values("side")
        .annotate(
            on_time=Count("pk", filter=kept & Q(kept_on__lte=F("due_on"))),
            late=Count("pk", filter=kept & Q(kept_on__gt=F("due_on"))),
            broken=Count("pk", filter=Q(state=OccurrenceState.BROKEN) | Q(state=OccurrenceState.OPEN, due_on__lt=on)),
        )
    )
    by_side = {row["side"]: Kept(row["on_time"], row["late"], row["broken"]) for row in counted}
    return Record(we=by_side.get(Side.WE, Kept()), they=by_side.get(Side.THEY, Kept()))


def export_rows(scope: Scope, *, actor: User, on: date) -> Iterator[list[Cell]]:
    """The scope's promises for a spreadsheet."""
    fields = (
        "due_on", "partner__name", "side", "obligation__what", "obligation__quantity", "obligation__measure", "state",
        "reported_on", "kept_on", "proof_link", "note", "obligation__version__agreement__title",
    )  # fmt: skip
    for row in promises_of(scope, actor=actor, on=on).values_list(*fields).iterator(chunk_size=2000):
        yield list(row)
