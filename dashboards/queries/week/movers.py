"""Partners and kinds that rose or fell most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from accounts.models import User
from core.rules.weeks import IsoWeek
from dashboards.access import sees_every_partner
from dashboards.rules.change import Change
from partners.models import Partner, PartnerKind
from scoring.models import WeekMover
from scoring.queries.movers import movers_of

SHOWN = 5


@dataclass(frozen=True)
class Mover:
    """A partner or kind; `before` is the mean of the four weeks before."""

    uuid: UUID
    name: str
    change: Change
    amount: int


@dataclass(frozen=True)
class Movers:
    """Largest first, at most five each."""

    partners_up: list[Mover]
    partners_down: list[Mover]
    kinds_up: list[Mover]
    kinds_down: list[Mover]


def movers(week: IsoWeek, *, of: User, judged_on: date | None) -> Movers:
    """The movers of a week among the partners that a person may see; kinds only for who sees all."""
    rows = movers_of(week, judged_on=judged_on)
    by_scope = {scope: [row for row in rows if row.scope == scope] for scope in ("partner", "kind")}
    partners = _named(by_scope["partner"], names=_partners(by_scope["partner"], of=of))
    kinds = _named(by_scope["kind"], names=_kinds(by_scope["kind"]) if sees_every_partner(of) else {})
    return Movers(
        partners_up=_rose(partners),
        partners_down=_fell(partners),
        kinds_up=_rose(kinds),
        kinds_down=_fell(kinds),
    )


Names = dict[int, tuple[UUID, str]]


def _partners(rows: Iterable[WeekMover], *, of: User) -> Names:
    found = Partner.objects.visible_to(of).filter(pk__in=[row.scope_id for row in rows])
    return {pk: (uuid, name) for pk, uuid, name in found.values_list("pk", "uuid", "name")}


def _kinds(rows: Iterable[WeekMover]) -> Names:
    found = PartnerKind.objects.filter(pk__in=[row.scope_id for row in rows])
    return {pk: (uuid, name) for pk, uuid, name in found.values_list("pk", "uuid", "name")}


def _named(rows: list[WeekMover], *, names: Names) -> list[Mover]:
    return [
        Mover(
            uuid=names[row.scope_id][0],
            name=names[row.scope_id][1],
            change=Change(value=row.turnover, base=row.before),
            amount=row.change,
        )
        for row in rows
        if row.scope_id in names
    ]


def _rose(found: list[Mover]) -> list[Mover]:
    return [mover for mover in found if mover.amount > 0][:SHOWN]


def _fell(found: list[Mover]) -> list[Mover]:
    return [mover for mover in reversed(found) if mover.amount < 0][:SHOWN]
